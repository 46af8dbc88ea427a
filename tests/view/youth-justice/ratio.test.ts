import { describe, expect, it } from 'vitest';
import { ratioSection } from '$lib/view/youth-justice/ratio';
import { contextOf, figure } from './official-context';

const YEAR = '2024-04-01/2025-03-31';
const BEFORE = '2023-04-01/2024-03-31';
const looked = (some: object = {}) =>
	figure({
		indicator: 'cla-offending',
		period: YEAR,
		value: 2,
		numerator: 8,
		denominator: 339,
		...some
	});
const all = (some: object = {}) =>
	figure({ indicator: 'cautioned-or-sentenced', period: YEAR, value: 41.5, decimals: 1, ...some });

const only = (section: ReturnType<typeof ratioSection>) => {
	const [found] = section.figures;
	if (!found) throw new Error('No figure.');
	return found;
};
const everyWord = (section: ReturnType<typeof ratioSection>) => JSON.stringify(section);

describe('looked-after children beside all children', () => {
	it('says about 6 times (3 to 11), year named: 2.36% over 0.415% is 5.7, Wilson 1.20% and 4.59% over 0.4155% and 0.4145% are 2.9 and 11.1', () => {
		const section = ratioSection(contextOf([looked(), all()]));
		const found = only(section);
		expect(found.finding).toBe(
			'Looked-after children in Nottingham were about 6 times as likely to be cautioned or convicted as all children were to be cautioned or sentenced in the year ending March 2025 (likely range 3 to 11).'
		);
		expect(section.summary[0]?.figure).toBe('about 6 times');
		expect(found.table.rows[0]?.cells.map(({ text }) => text)).toEqual([
			'2% (8 of 339)',
			'41.5 per 10,000',
			'about 6 times',
			'3 to 11'
		]);
		expect(found.notes.join(' ')).toContain('held without its counts');
		expect(found.notes.join(' ')).not.toContain('Katz');
	});

	it('allows for chance in both where both counts are held: 10 of 100 beside 5 of 100 is 2 (0.7 to 5.6), in tenths because it may be less', () => {
		const section = ratioSection(
			contextOf([
				looked({ value: 10, numerator: 10, denominator: 100 }),
				all({ value: 500, decimals: 0, numerator: 5, denominator: 100 })
			])
		);
		expect(
			only(section)
				.table.rows[0]?.cells.slice(2)
				.map(({ text }) => text)
		).toEqual(['about 2.0 times', '0.7 to 5.6']);
		expect(only(section).notes.join(' ')).toContain('chance in both (95%, Katz)');
	});

	it('gives England’s where ours is suppressed, and no number of ours', () => {
		const england = { geography: 'E92000001' };
		const section = ratioSection(
			contextOf([
				looked({ value: null, symbol: 'c', numerator: null }),
				all(),
				looked({ ...england, numerator: 800, denominator: 40_990 }),
				all({ ...england, value: 20 })
			])
		);
		const found = only(section);
		expect(found.finding).toMatch(/^No number of times can be given for Nottingham .*suppressed/);
		expect(found.finding).toContain('Looked-after children in England were about 10 times');
		expect(found.drawing?.kind === 'dots' && found.drawing.rows[0]?.dots[0]).toMatchObject({
			value: null,
			low: null,
			high: null,
			text: 'Suppressed'
		});
		expect(section.summary[0]?.figure).toBeNull();
		expect(found.notes.join(' ')).toContain('rounded by their publisher');
	});

	it('never divides figures of two years, nor takes an earlier year where one of the two is suppressed in the later', () => {
		const apart = ratioSection(contextOf([looked({ period: BEFORE }), all()]));
		expect(apart.figures).toEqual([]);
		expect(apart.empty).toContain('No year is held');
		const suppressed = ratioSection(
			contextOf([
				looked({ period: BEFORE }),
				all({ period: BEFORE }),
				looked({ value: null, symbol: 'c', numerator: null }),
				all()
			])
		);
		expect(only(suppressed).finding).toMatch(/^No number of times/);
		expect(everyWord(suppressed)).not.toContain('about');
	});

	it('never divides a financial year by a calendar year', () => {
		const year = { period: '2024-01-01/2024-12-31' };
		expect(ratioSection(contextOf([looked(year), all(year)])).empty).not.toBeNull();
	});

	it('gives no number of times without the counts of looked-after children, of no child, or beside a rate that is hidden', () => {
		for (const [first, second, why] of [
			[{ numerator: null, denominator: null }, {}, 'held without its counts, so chance'],
			[{ value: 0, numerator: 0 }, {}, 'of nought no number'],
			[{}, { value: null, symbol: 'c:hidden' }, 'The rate of all children is hidden'],
			[{}, { value: 0 }, 'too near nought']
		] as const) {
			const section = ratioSection(contextOf([looked(first), all(second)]));
			expect(only(section).finding).toContain(why);
			expect(only(section).finding).not.toContain('about');
		}
	});

	it('draws neither figure of a council whose percentage is not what its counts give, and names edition and row: 8 of 339 is 2%, not 5%', () => {
		const section = ratioSection(contextOf([looked({ value: 5, source_row: 31 }), all()]));
		const found = only(section);
		expect(found.faults).toHaveLength(1);
		expect(found.faults[0]).toMatch(
			/^Nottingham: 5% is printed, but 8 of 339 is 2%: Publisher.*row 31\./
		);
		expect(
			found.drawing?.kind === 'dots' && found.drawing.rows[0]?.dots.map(({ value }) => value)
		).toEqual([null, null]);
		expect(section.summary[0]?.figure).toBeNull();
	});

	it('allows for counts rounded to five, each up to 2.5 out: 10 of 205 may be 4.4%, which is 9 of 205, but not 10%', () => {
		const rounded = { numerator: 10, denominator: 205, decimals: 1 };
		const faults = (value: number) =>
			only(ratioSection(contextOf([looked({ ...rounded, value }), all()]))).faults.length;
		expect(faults(4.4)).toBe(0);
		expect(faults(10)).toBe(1);
	});

	it('takes the rounded counts of England as they are: 830 of 40,600 is 2.04%, printed 3%', () => {
		const england = { geography: 'E92000001' };
		const section = ratioSection(
			contextOf([
				looked(),
				all(),
				looked({ ...england, value: 3, numerator: 830, denominator: 40_600 }),
				all({ ...england, value: 20 })
			])
		);
		expect(only(section).faults).toEqual([]);
		expect(only(section).table.rows[1]?.cells[2]?.text).toBe('about 10 times');
	});

	it('orders ours first, then England, then the others by name', () => {
		const places = ['E08000025', 'E06000015', 'E92000001'];
		const section = ratioSection(
			contextOf([
				...places.flatMap((geography) => [looked({ geography }), all({ geography })]),
				looked(),
				all()
			])
		);
		expect(only(section).table.rows.map(({ head }) => head)).toEqual([
			'Nottingham',
			'England',
			'Birmingham',
			'Derby'
		]);
	});

	it('leaves out a region that has no ratio, and names England that has none', () => {
		const some = (geography: string) => [
			looked({ geography }),
			all({ geography, value: null, symbol: '-' })
		];
		const section = ratioSection(
			contextOf([looked(), all(), ...some('E12000004'), ...some('E92000001')])
		);
		expect(only(section).table.rows.map(({ head }) => head)).toEqual(['Nottingham', 'England']);
		expect(only(section).table.notes.join(' ')).toContain('England: The rate of all children');
	});

	it('says what to add where nothing is held, and nothing else', () => {
		const section = ratioSection(contextOf([]));
		expect(section.empty).toContain('upload page');
		expect([section.intro, section.figures, section.summary, section.tables]).toEqual([
			null,
			[],
			[],
			[]
		]);
	});
});
