import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Observation } from '$lib/domain/observation';
import { quarterlyReturn } from '$lib/domain/return-template';
import { writeCsv } from '$lib/intake/csv';
import type { Figure } from '$lib/intake/format';
import { format } from '$lib/intake/formats/quarterly-return';
import { asked, recorded, sheetOf } from '../asked';

const columns = quarterlyReturn.columns.map(({ column }) => column);
const header = columns.join(',');
const read = (rows: readonly string[], answers: Readonly<Record<string, string>> = {}) =>
	format.read(sheetOf([header, ...rows, ''].join('\n')), asked(answers));
const rules = (rows: readonly string[]) =>
	read(rows).problems.map(
		({ rule, severity, row, column }) => `${severity} ${rule} ${row} ${column}`
	);

const withoutEdition = ({ indicator, geography, period, ...rest }: Observation): Figure => ({
	indicator,
	geography,
	period,
	value: rest.value,
	symbol: rest.symbol,
	numerator: rest.numerator,
	denominator: rest.denominator,
	decimals: rest.decimals,
	source_row: rest.source_row
});

const byKey = (a: Figure, b: Figure) =>
	`${a.indicator} ${a.period}`.localeCompare(`${b.indicator} ${b.period}`);

describe('a quarterly return', () => {
	test.each([
		'dfe-outcomes-2011',
		'dfe-outcomes-2013',
		'dfe-outcomes-2016',
		'nottingham-fostering-2021-07-31',
		'nottingham-minutes-2021-07-26',
		'derby-concordat-2018'
	])('of %s gives exactly the record’s figures', (vintage) => {
		const file = `data/papers/${vintage}.csv`;
		expect(existsSync(file)).toBe(true);
		const sheet = sheetOf(readFileSync(file, 'utf8'), file);
		expect(format.knows(sheet)).toBe(1);
		const { figures, problems, rows } = format.read(sheet, asked());
		expect(problems).toEqual([]);
		expect(rows).toBe(figures.length);
		const held = recorded(vintage).map(withoutEdition);
		expect([...figures].sort(byKey)).toEqual([...held].sort(byKey));
	});

	test.each([
		['local-dental-checks', '2021-22 Q1', '2021-04-01/2021-06-30'],
		['local-dental-checks', 'Q1 2021/22', '2021-04-01/2021-06-30'],
		['local-adoption-orders', '2021/22', '2021-04-01/2022-03-31'],
		['local-matched-for-adoption', '31/07/2021', '2021-07-31'],
		['fostering-connected-placements', 'Jul-21', '2021-07-01/2021-07-31'],
		['local-adoption-orders', '2021-01-01/2021-07-31', '2021-01-01/2021-07-31'],
		['local-dental-checks', '2021-22 Q2 YTD', '2021-04-01/2021-09-30']
	])('%s of %s is of %s', (indicator, label, period) => {
		expect(read([`${indicator},Nottingham,${label},5,,,,`]).figures).toMatchObject([{ period }]);
	});

	test('of custody and reoffending has their counts, the cohort’s year being the one the children entered it', () => {
		// 48 of 149 is 32.2%; 169 offences by 48 children are 3.52 each; 9 of 29,000 is 0.31 per 1,000.
		const { figures, problems } = read([
			'reoffending-binary,Nottingham,2020/21,32.2%,48,149,,',
			'reoffending-frequency,Nottingham,2020/21,3.52,169,48,,',
			'custody,Nottingham,2021/22,0.31,9,29000,,'
		]);
		expect(problems).toEqual([]);
		expect(
			figures.map(({ period, value, decimals, numerator, denominator }) => [
				period,
				value,
				decimals,
				numerator,
				denominator
			])
		).toEqual([
			['2020-04-01/2021-03-31', 32.2, 1, 48, 149],
			['2020-04-01/2021-03-31', 3.52, 2, 169, 48],
			['2021-04-01/2022-03-31', 0.31, 2, 9, 29000]
		]);
	});

	test('a missing figure has a symbol and no value, and keeps its base', () => {
		expect(read(['cla-offending,Derby,2011/12,,,40,c,']).figures).toMatchObject([
			{ value: null, symbol: 'c', denominator: 40 }
		]);
	});

	test('a measure may be named by its name, and a place by its code or number', () => {
		const { figures } = read([
			'Looked-after children cautioned or convicted,E06000018,2011/12,1,,,,',
			'cla-offending,831,2011/12,2,,,,'
		]);
		expect(figures).toMatchObject([
			{ indicator: 'cla-offending', geography: 'E06000018' },
			{ indicator: 'cla-offending', geography: 'E06000015' }
		]);
	});

	test('a measure of the other returns may be named by its id', () => {
		const { figures, indicators } = read([
			'yj-conviction-offences-looked-after-all-areas,Nottingham,2021-22 Q1,4,,,,'
		]);
		expect(figures).toHaveLength(1);
		expect(indicators.map(({ indicator }) => indicator)).toEqual([
			'yj-conviction-offences-looked-after-all-areas'
		]);
	});

	test.each([
		['4711,Nottingham,2011/12,1,,,,', 'error identity.unknown-measure 2 indicator'],
		['cla-offending,Notting,2011/12,1,,,,', 'error identity.unknown-area 2 authority'],
		['cla-offending,Nottingham,later,1,,,,', 'error period.unknown 2 period'],
		['cla-offending,Nottingham,2011/12,many,,,,', 'error value.unreadable 2 value'],
		['cla-offending,Nottingham,2011/12,1,many,,,', 'error value.unreadable 2 numerator'],
		['cla-offending,Nottingham,2011/12,,20,221,,', 'error value.blank 2 value'],
		['cla-offending,Nottingham,2011/12,9,,,c,', 'error value.disagrees 2 symbol'],
		['cla-offending,Nottingham,2011/12,,,,soon,', 'error value.unreadable 2 symbol'],
		['cla-offending,Nottingham,2011/12,,,,5,', 'error value.unreadable 2 symbol'],
		['fostering-carers-left,Nottingham,2011/12,17%,,,,', 'error value.unit 2 value'],
		['cla-offending,Nottingham,2011/12,9', 'error structure.ragged 2 null'],
		['fostering-carers-left,Nottingham,2011/12,1,204,,,,', 'error structure.ragged 2 null']
	])('%s is set aside: %s', (row, problem) => {
		expect(rules([row])).toContain(problem);
		const { figures, set_aside } = read([row]);
		expect(figures).toEqual([]);
		expect(set_aside.map((each) => each.row)).toEqual([2]);
	});

	test('rows without a value or a symbol are passed over with one note', () => {
		const rows = ['cla-offending,Nottingham,,,,,,', 'cla-offending,Derby,2011/12,,,,,a note'];
		expect(rules(rows)).toEqual(['note value.blank 2 value']);
		expect(read(rows)).toMatchObject({ figures: [], set_aside: [], rows: 2 });
	});

	test('a bare year of a measure whose years are split is asked about, and the answer moves it', () => {
		const rows = ['cla-offending,Nottingham,2019,3,,,,'];
		expect(read(rows).questions).toMatchObject([{ rule: 'period.bare-year', fallback: null }]);
		expect(read(rows, { 'period.bare-year': 'begins' })).toMatchObject({
			questions: [],
			figures: [{ period: '2019-04-01/2020-03-31' }]
		});
		expect(read(rows, { 'period.bare-year': 'ends' }).figures).toMatchObject([
			{ period: '2018-04-01/2019-03-31' }
		]);
		expect(read(['first-time-entrants,Nottingham,2019,3,,,,']).questions).toEqual([]);
	});

	test('columns may come in another order, under a title, with others beside them', () => {
		const text = [
			'Quarterly return,,,,',
			'Period,VALUE,Authority,Indicator,Target',
			'2021-22 Q1,59.9%,Nottingham,local-dental-checks,90',
			'Period,VALUE,Authority,Indicator,Target',
			'2021-22 Q2,61.0%,Nottingham,local-dental-checks,90',
			'Source: the council’s own records,,,,'
		].join('\n');
		const { figures, problems } = format.read(sheetOf(text), asked());
		expect(figures).toMatchObject([
			{ value: 59.9, decimals: 1, source_row: 3 },
			{ value: 61, decimals: 1, source_row: 5 }
		]);
		expect(problems.map(({ rule, severity }) => `${severity} ${rule}`).sort()).toEqual([
			'note structure.footnote',
			'note structure.other-column',
			'note structure.repeated-header'
		]);
	});

	test('blank cells a spreadsheet leaves out at the end of several rows are only blank', () => {
		const { figures, problems } = read([
			'cla-offending,Nottingham,2011/12,1,,,,',
			'cla-offending,Nottingham,2012/13,2',
			'cla-offending,Nottingham,2013/14,3'
		]);
		expect(figures.map(({ value }) => value)).toEqual([1, 2, 3]);
		expect(problems).toEqual([]);
	});

	test('a column missing or there twice stops the reading', () => {
		const without = format.read(sheetOf('indicator,authority,value\na,b,1\n'), asked());
		expect(without.problems).toMatchObject([
			{ rule: 'structure.no-column', column: 'period', row: null, severity: 'error' }
		]);
		const twice = format.read(
			sheetOf('indicator,authority,period,value,value\ncla-offending,Derby,2011/12,1,2\n'),
			asked()
		);
		expect(twice).toMatchObject({
			figures: [],
			problems: [{ rule: 'structure.not-a-table', column: 'value', row: null }]
		});
	});

	test('a table of youth justice figures by area is not taken for one', () => {
		const text = 'area_code,area_name,area_type,period,indicator,measure,unit,value\n';
		expect(format.knows(sheetOf(text))).toBe(0);
	});
});

describe('any quarterly return', () => {
	const ids = asked()
		.measures.all.filter(
			({ unit, year_kind }) => unit === 'percent' && year_kind === 'financial-year'
		)
		.map(({ indicator }) => indicator);
	const rows = fc.uniqueArray(
		fc.record({
			indicator: fc.constantFrom(...ids),
			year: fc.integer({ min: 2001, max: 2030 }),
			value: fc.integer({ min: 0, max: 1000 })
		}),
		{ selector: ({ indicator, year }) => `${indicator} ${year}`, maxLength: 20 }
	);
	const label = (year: number) => `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

	test('is read as it was written, in any order of its rows', () => {
		fc.assert(
			fc.property(rows, fc.func(fc.integer()), (made, order) => {
				const cells = made.map(({ indicator, year, value }) => [
					indicator,
					'Nottingham',
					label(year),
					(value / 10).toFixed(1),
					'',
					'',
					'',
					''
				]);
				const figures = (written: readonly (readonly string[])[]) =>
					format
						.read(sheetOf(writeCsv(columns, written)), asked())
						.figures.map((figure) => ({ ...figure, source_row: 0 }))
						.sort(byKey);
				const found = figures(cells);
				expect(found.map(({ value }) => value).sort()).toEqual(
					made.map(({ value }) => value / 10).sort()
				);
				expect(figures([...cells].sort((a, b) => order(a) - order(b)))).toEqual(found);
			}),
			{ numRuns: 40 }
		);
	});

	test('when mutated gives problems and never an exception', () => {
		const text = readFileSync('data/papers/nottingham-fostering-2021-07-31.csv', 'utf8');
		const held = new Set(
			recorded('nottingham-fostering-2021-07-31').map(({ value, symbol }) => `${value} ${symbol}`)
		);
		fc.assert(
			fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 20 }), (at, cut, put) => {
				const changed = text.slice(0, at) + put + text.slice(at + cut);
				const { rows, figures, set_aside } = format.read(sheetOf(changed), asked());
				expect(figures.length + set_aside.length).toBeLessThanOrEqual(rows + 2);
				// Only the rows that were touched may differ from the record.
				const strange = figures.filter(({ value, symbol }) => !held.has(`${value} ${symbol}`));
				expect(strange.length).toBeLessThanOrEqual(1 + put.split('\n').length);
			}),
			{ numRuns: 200 }
		);
	});
});
