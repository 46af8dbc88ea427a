import { describe, expect, it } from 'vitest';
import { frameworkSection } from '$lib/view/youth-justice/framework';
import { contextOf, figure } from './official-context';

const BASELINE = '2017-10-01/2018-03-31';
const at =
	(place: string, period: string) =>
	(measure: string, value: number | null, some: object = {}) =>
		figure({ indicator: `derby-${measure}`, geography: place, period, value, ...some });
const derby = at('E06000015', BASELINE);
const ours = at('E06000018', '2026-07-01/2026-09-30');

const readingOf = (figures: Parameters<typeof contextOf>[0]) => {
	const [found] = frameworkSection(contextOf(figures)).readings;
	if (!found) throw new Error('No reading.');
	return found;
};
const bewared = (figures: Parameters<typeof contextOf>[0]) =>
	readingOf(figures)
		.beware.map(({ key }) => key)
		.filter((key) => key !== 'benchmark');

describe('the Concordat framework', () => {
	it('finds no whole count of 26 that is 83%: 21 is 80.8% and 22 is 84.6%', () => {
		const figures = [derby('offences-reported', 26), derby('violence-or-damage-share', 83)];
		expect(bewared(figures)).toEqual(['violence-no-count']);
		expect(readingOf(figures).beware[0]?.because).toContain('21 would be 81% and 22 would be 85%');
		const [share] = frameworkSection(contextOf(figures)).tables[0]?.rows[1]?.cells.slice(1) ?? [];
		expect(share).toMatchObject({ value: null, text: '83%, as printed: cannot be right' });
	});

	it('says nothing of 85%, which is 22 of 26', () => {
		expect(
			bewared([derby('offences-reported', 26), derby('violence-or-damage-share', 85)])
		).toEqual([]);
	});

	it('tells 77.6% cut off from 77.7% rounded: 181 of 233 is 77.682%', () => {
		const share = (value: number) =>
			derby('police-calls-missing-or-absent-share', value, {
				numerator: 181,
				denominator: 233,
				decimals: 1
			});
		expect(bewared([share(77.6)])).toEqual(['calls-printed']);
		expect(readingOf([share(77.6)]).beware[0]?.sentence).toContain('cut off, not rounded');
		expect(readingOf([share(70)]).beware[0]?.sentence).not.toContain('cut off');
		expect(bewared([share(77.7)])).toEqual([]);
		expect(readingOf([share(77.7)]).holds.map(({ key }) => key)).toEqual(['calls-recomputed']);
	});

	it('adds 140 and 41 to 181, and says so where they come to something else', () => {
		const calls = (absent: number | null, symbol: string | null = null) => [
			derby('police-calls-missing', 140),
			derby('police-calls-absent', absent, { symbol }),
			derby('police-calls-missing-or-absent-share', 77.7, {
				numerator: 181,
				denominator: 233,
				decimals: 1
			})
		];
		expect(readingOf(calls(41)).holds.map(({ key }) => key)).toContain('calls-parts-sum');
		expect(bewared(calls(40))).toEqual(['calls-parts-differ']);
		expect(JSON.stringify(readingOf(calls(null, 'c:hidden')))).not.toMatch(/parts|140|41/);
	});

	it('holds a share’s base against the measure it is of: 233 calls beside a base of 233, and beside one of 224 (174 of 224 is 77.7% too)', () => {
		const calls = (denominator: number, numerator: number) => [
			derby('police-calls', 233),
			derby('police-calls-missing-or-absent-share', 77.7, { numerator, denominator, decimals: 1 })
		];
		expect(bewared(calls(233, 181))).toEqual([]);
		expect(bewared(calls(224, 174))).toEqual(['calls-base']);
	});

	it('says once what is wrong with a share that has its counts: 21 of 26 is 81%, printed 83%', () => {
		const share = derby('violence-or-damage-share', 83, { numerator: 21, denominator: 26 });
		expect(bewared([derby('offences-reported', 26), share])).toEqual(['violence-printed']);
	});

	it('compares lengths, not names: half a year of ours beside the half year of the baseline', () => {
		const half = at('E06000018', '2026-04-01/2026-09-30')('offences-reported', 9);
		const { readings } = frameworkSection(contextOf([derby('offences-reported', 26), half]));
		expect(readings[0]?.beware.map(({ key }) => key)).toEqual(['benchmark']);
	});

	it('names a base of six beside five children, and not where they agree or one is hidden', () => {
		const timetables = derby('part-time-timetables-share', 83.3, {
			numerator: 5,
			denominator: 6,
			decimals: 1
		});
		expect(bewared([timetables, derby('children-with-yos', 5)])).toEqual(['timetables-group']);
		expect(bewared([timetables, derby('children-with-yos', 6)])).toEqual([]);
		expect(bewared([timetables, derby('children-with-yos', null, { symbol: 'c:hidden' })])).toEqual(
			[]
		);
	});

	it('names an average of a group of unknown size, and not one with its size', () => {
		expect(bewared([derby('attendance-average', 39)])).toEqual(['attendance-base']);
		expect(bewared([derby('attendance-average', 39, { denominator: 6 })])).toEqual([]);
	});

	it('puts ours beside the baseline in a column of its own, each with its length, and does not compare six months with three', () => {
		const section = frameworkSection(
			contextOf([derby('offences-reported', 26), ours('offences-reported', 9)])
		);
		expect(section.tables[0]?.columns).toEqual([
			'Measure',
			'Counted in',
			'Derby, Oct 2017 – Mar 2018 (6 months)',
			'Nottingham, Q2 2026/27 (3 months)'
		]);
		expect(section.tables[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(['unit', '26', '9']);
		expect(section.readings[0]?.beware.map(({ key }) => key)).toEqual(['benchmark', 'windows']);
		expect(section.summary[0]?.figure).toBe('9');
		expect(section.intro).not.toContain('holds none');
	});

	it('checks our own figures by the same rules', () => {
		const section = frameworkSection(
			contextOf([
				derby('offences-reported', 26),
				ours('offences-reported', 9),
				ours('violence-or-damage-share', 50)
			])
		);
		expect(section.readings[1]?.heading).toContain('Nottingham');
		expect(section.readings[1]?.beware.map(({ key }) => key)).toEqual(['violence-no-count']);
	});

	it('takes another council’s half year for the baseline though ours is of the same, and no day for a month', () => {
		const same = at('E06000018', BASELINE);
		const both = frameworkSection(
			contextOf([same('offences-reported', 9), derby('offences-reported', 26)])
		);
		expect(both.tables[0]?.columns.slice(2).map((head) => head.split(',')[0])).toEqual([
			'Derby',
			'Nottingham'
		]);
		const day = at('E06000018', '2026-09-30');
		const { tables, summary } = frameworkSection(
			contextOf([ours('offences-reported', 9), day('children-with-yos', 7)])
		);
		expect(tables[0]?.columns.at(-1)).toMatch(/\(one day\)$/);
		expect(summary[0]?.figure).toBe('9');
	});

	it('is no benchmark of another council where the baseline is the board’s own', () => {
		const own = at('E06000018', BASELINE)('offences-reported', 26);
		expect(frameworkSection(contextOf([own])).readings).toEqual([]);
	});

	it('says what is hidden and prints nothing in its place', () => {
		const section = frameworkSection(
			contextOf([
				derby('offences-reported', 26),
				ours('children-with-yos', null, { symbol: 'c:hidden' })
			])
		);
		const row = section.tables[0]?.rows.find(({ head }) => head.includes('children-with-yos'));
		expect(row?.cells.map(({ text }) => text)).toEqual(['unit', 'No figure', 'Suppressed']);
	});

	it('says what to fill in where nothing is held, and nothing else', () => {
		const section = frameworkSection(contextOf([]));
		expect(section.empty).toContain('upload page');
		expect([section.intro, section.readings, section.tables]).toEqual([null, [], []]);
	});
});
