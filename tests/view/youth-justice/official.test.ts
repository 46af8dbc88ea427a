import { describe, expect, it } from 'vitest';
import { financialYearEnding } from '$lib/domain/period';
import { ageSection } from '$lib/view/youth-justice/age';
import { cohortCounted, officialSections } from '$lib/view/youth-justice/official';
import { contextOf, figure } from './official-context';

const entrants = (some: object = {}) =>
	figure({
		indicator: 'first-time-entrants',
		period: '2024-01-01/2024-12-31',
		value: 162,
		...some
	});
const cla = (some: object = {}) =>
	figure({
		indicator: 'cla-offending',
		period: '2024-04-01/2025-03-31',
		value: 2,
		numerator: 8,
		denominator: 339,
		...some
	});
const cohort = (year: number, some: object = {}) =>
	figure({
		indicator: 'reoffending-binary',
		period: financialYearEnding(year).period,
		decimals: 2,
		...some
	});

const sectionOf = (key: string, figures: Parameters<typeof contextOf>[0]) => {
	const found = officialSections(contextOf(figures)).find((each) => each.key === key);
	if (!found) throw new Error(`No section ${key}.`);
	return found;
};

describe('official figures by kind of year', () => {
	it('keeps calendar years, financial years and cohorts in three sections, no measure in two', () => {
		const sections = officialSections(
			contextOf([entrants(), cla(), cohort(2024, { value: 33.59 })])
		);
		expect(sections.map(({ key, measures }) => [key, measures])).toEqual([
			['calendar-years', ['first-time-entrants']],
			['financial-years', ['cla-offending']],
			['cohorts', ['reoffending-binary']]
		]);
	});

	it('says of a kind of year not held what to add, and nothing else', () => {
		const { empty, intro, measures, summary, tables } = sectionOf('cohorts', [entrants()]);
		expect(empty).toContain('upload page');
		expect([intro, measures, summary, tables]).toEqual([null, [], [], []]);
	});

	it('names what is not held of a kind of year beside what is', () => {
		expect(sectionOf('financial-years', [cla()]).intro).toContain(
			'Not held for Nottingham: children cautioned or sentenced and children sentenced to custody.'
		);
	});

	it('leaves out what is held of another place only', () => {
		const derby = cla({ geography: 'E06000015' });
		expect(sectionOf('financial-years', [derby]).measures).toEqual([]);
	});

	it('quotes the figure with its counts, its likely range and its age: 8 of 339, Wilson 1.2% to 4.6%, March 2025 to November 2026 is 19 whole months', () => {
		const [line] = sectionOf('financial-years', [cla()]).summary;
		expect(line?.figure).toBe('2%');
		expect(line?.sentence).toContain('for the year ending March 2025 (8 of 339)');
		expect(line?.doubt).toBe('Likely range 1% to 5%; 19 months old.');
	});

	it('says why there is no figure where the latest is suppressed, and does not fall back on an earlier', () => {
		const [line] = sectionOf('financial-years', [
			cla({ period: '2023-04-01/2024-03-31', value: 7, numerator: 26 }),
			cla({ value: null, symbol: 'c', numerator: null })
		]).summary;
		expect(line?.figure).toBeNull();
		expect(line?.sentence).toContain('suppressed to protect children’s privacy');
	});

	it('prints a cohort’s percentage as its own trend does and says by when all of it is counted: 18 months after March 2024', () => {
		const { tables, summary } = sectionOf('cohorts', [cohort(2024, { value: 33.59 })]);
		expect(summary[0]?.figure).toBe('33.59%');
		expect(tables[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual([
			'2023/24',
			'30 September 2025',
			'33.59%',
			'Not given',
			'Not given'
		]);
		expect(cohortCounted(financialYearEnding(2024))).toBe('2025-09-30');
	});

	it('warns that a rate rose while fewer reoffended of fewer: 20 of 50 is 40%, 18 of 40 is 45%', () => {
		const { readings } = sectionOf('cohorts', [
			cohort(2023, { value: 40, numerator: 20, denominator: 50 }),
			cohort(2024, { value: 45, numerator: 18, denominator: 40 })
		]);
		expect(readings[0]?.beware.map(({ key }) => key)).toEqual([
			'rate-up-counts-down-reoffending-binary'
		]);
		expect(readings[0]?.beware[0]?.because).toContain('children who reoffended: 20 to 18');
	});

	it('has no such warning where more reoffended, the rate fell, or the two cohorts are not one after the other', () => {
		const first = cohort(2023, { value: 40, numerator: 20, denominator: 50 });
		for (const later of [
			cohort(2024, { value: 60, numerator: 24, denominator: 40 }),
			cohort(2024, { value: 25, numerator: 10, denominator: 40 }),
			cohort(2025, { value: 45, numerator: 18, denominator: 40 })
		])
			expect(sectionOf('cohorts', [first, later]).readings).toEqual([]);
	});

	it('says that counts are not held where only rates are', () => {
		const { readings } = sectionOf('cohorts', [cohort(2024, { value: 45 })]);
		expect(readings[0]?.beware.map(({ key }) => key)).toEqual(['counts-not-held']);
	});
});

describe('how old the official figures are', () => {
	const figures = [entrants(), cla(), cohort(2024, { value: 33.59 })];

	it('gives kind of year, latest period and age in months on 22 November 2026: from 31 March 2025 it is 19, from 31 December 2024 22, from 31 March 2024 31', () => {
		const [table] = ageSection(contextOf(figures)).tables;
		expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
			[
				'Calendar year, January to December',
				'Calendar year 2024',
				'Held',
				'22',
				'In February 2027'
			],
			[
				'Financial year, April to March',
				'Year ending 31 March 2025 (2024/25)',
				'Held',
				'19',
				'In February 2027'
			],
			[
				'Cohort of a financial year, followed up for 12 months and 6 more for the courts',
				'Cohort of 2023/24',
				'Held',
				'31',
				'In February 2027'
			]
		]);
	});

	it('says that a suppressed figure is, and that a period is not over', () => {
		const [table] = ageSection(
			contextOf([
				cla({ value: null, symbol: 'c', numerator: null }),
				entrants({ period: '2027-01-01/2027-12-31' })
			])
		).tables;
		expect(table?.rows.map(({ cells }) => [cells[2]?.text, cells[3]?.text])).toEqual([
			['Held', 'Not over yet'],
			['Suppressed', '19']
		]);
	});

	it('shows where January to March 2024 stands: counted at once, after 9 months and after 18', () => {
		const table = ageSection(contextOf(figures)).tables[1];
		expect(table?.caption).toContain('January to March 2024');
		expect(table?.rows.map(({ cells }) => cells.slice(1).map(({ text }) => text))).toEqual([
			['31 March 2024', '0', 'No'],
			['31 March 2024', '0', 'No'],
			['31 December 2024', '9', 'Yes'],
			['30 September 2025', '18', 'Yes']
		]);
	});

	it('finds the quarter in the council’s own return where it is held, with that edition beside it', () => {
		const own = figure({
			indicator: 'yj-conviction-children-all-children-all-areas',
			period: '2024-01-01/2024-03-31',
			value: 7
		});
		const row = ageSection(contextOf([...figures, own])).tables[1]?.rows[0];
		expect(row?.cells.at(-1)?.text).toBe('Yes');
		expect(row?.source).toContain('Publication');
	});

	it('says what to add where nothing is held, and nothing else', () => {
		const section = ageSection(contextOf([]));
		expect(section.empty).toContain('upload page');
		expect([section.intro, section.tables, section.summary]).toEqual([null, [], []]);
	});
});
