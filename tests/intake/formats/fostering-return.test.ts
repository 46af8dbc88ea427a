import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fosteringReturn } from '$lib/domain/return-template';
import { templateCsv } from '$lib/export/template';
import { writeCsv } from '$lib/intake/csv';
import { format } from '$lib/intake/formats/fostering-return';
import { asked, sheetOf } from '../asked';

const columns = fosteringReturn.columns.map(({ column }) => column);
const header = columns.join(',');
const read = (...rows: string[]) => format.read(sheetOf([header, ...rows, ''].join('\n')), asked());
const said = (...rows: string[]) =>
	read(...rows).problems.map(
		({ rule, severity, row, column }) => `${severity} ${rule} ${row} ${column}`
	);
interface Written {
	readonly period?: string;
	readonly carers?: string;
	readonly reason?: string;
	readonly window?: string;
	readonly symbol?: string;
}
const row = (measure: string, unit: string, value: string, more: Written = {}) => {
	const {
		period = '2021-22 Q1',
		carers = 'mainstream',
		reason = '',
		window = '',
		symbol = ''
	} = more;
	return `${period},Nottingham,${carers},${measure},${reason},${unit},${window},${value},${symbol},`;
};

describe('a return of fostering recruitment', () => {
	test('is known by its columns, and a table of other figures is not', () => {
		expect(format.knows(sheetOf(`${header}\n`))).toBe(1);
		const youth = 'area_code,area_name,area_type,period,indicator,measure,unit,value\n';
		expect(format.knows(sheetOf(youth))).toBe(0);
	});

	test('makes a measure for each kind of carer, stage and unit', () => {
		const { figures, indicators, problems } = read(
			row('initial enquiries', 'households', '64'),
			row('approvals', 'households', '5', { carers: 'connected persons' }),
			row('left', 'households', '2', { reason: 'health' })
		);
		expect(problems).toEqual([]);
		expect(figures.map(({ indicator, value, period }) => [indicator, value, period])).toEqual([
			['fostering-mainstream-initial-enquiries-households', 64, '2021-04-01/2021-06-30'],
			['fostering-connected-persons-approvals-households', 5, '2021-04-01/2021-06-30'],
			['fostering-mainstream-left-health-households', 2, '2021-04-01/2021-06-30']
		]);
		expect(indicators.map(({ unit, year_kind, polarity }) => [unit, year_kind, polarity])).toEqual(
			indicators.map(() => ['count', 'quarter', 'none'])
		);
	});

	test('puts what there is on a day on that day, and opening and closing on their window', () => {
		const { figures, problems } = read(
			row('places vacant', 'places', '31'),
			row('places filled', 'places', '200', { window: 'last day' }),
			row('places filled', 'places', '210', { period: '31/07/2021' }),
			row('opening', 'households', '150'),
			row('closing', 'households', '148')
		);
		expect(problems).toEqual([]);
		expect(figures.map(({ period }) => period)).toEqual([
			'2021-06-30',
			'2021-06-30',
			'2021-07-31',
			'2021-04-01/2021-06-30',
			'2021-04-01/2021-06-30'
		]);
	});

	test('keeps windows of any length apart', () => {
		const { figures } = read(
			row('left', 'carers', '17', { period: '2021-01-01/2021-07-31', carers: 'all' }),
			row('approvals', 'carers', '15', { period: '2020-12-01/2021-07-31', carers: 'all' }),
			row('approvals', 'carers', '9', { period: 'Q2 2021/22', window: 'year to date' })
		);
		expect(figures.map(({ period }) => period)).toEqual([
			'2021-01-01/2021-07-31',
			'2020-12-01/2021-07-31',
			'2021-04-01/2021-09-30'
		]);
	});

	test('averages may have decimals, counts may not', () => {
		const { figures } = read(row('length of service', 'years', '8.5'));
		expect(figures).toMatchObject([{ value: 8.5, decimals: 1, period: '2021-06-30' }]);
		expect(said(row('approvals', 'households', '8.5'))).toEqual([
			'error value.out-of-range 2 value'
		]);
	});

	test('reads local words for carers and reasons, and keeps a reason of the council’s own', () => {
		const { figures } = read(
			row('deregistrations', 'household', '2', { carers: 'Kinship', reason: 'SGO' }),
			row('left', 'households', '1', { reason: 'other: Emigrated' }),
			row('left', 'households', '3', { reason: 'All reasons' })
		);
		expect(figures.map(({ indicator }) => indicator)).toEqual([
			'fostering-connected-persons-left-special-guardianship-households',
			'fostering-mainstream-left-other-emigrated-households',
			'fostering-mainstream-left-households'
		]);
	});

	test.each([
		[row('approvals', 'placements', '1'), 'identity.unknown-measure', 'unit'],
		[row('places vacant', 'children', '1'), 'identity.unknown-measure', 'measure'],
		[row('children placed', 'households', '1'), 'identity.unknown-measure', 'measure'],
		[row('net gain', 'households', '1'), 'identity.unknown-measure', 'measure'],
		[
			row('approvals', 'households', '1', { carers: 'agency' }),
			'identity.unknown-measure',
			'carers'
		],
		[
			row('approvals', 'households', '1', { reason: 'health' }),
			'identity.unknown-measure',
			'measure'
		],
		[row('left', 'households', '1', { reason: 'fell out' }), 'identity.unknown-measure', 'reason'],
		[
			row('left', 'households', '1', { reason: 'no spare room' }),
			'identity.unknown-measure',
			'measure'
		],
		[row('left', 'households', '1', { period: '31/07/2021' }), 'period.mixed-kinds', 'period'],
		[row('left', 'households', '1', { window: 'last day' }), 'period.mixed-kinds', 'window'],
		[row('opening', 'households', '1', { window: 'last day' }), 'period.mixed-kinds', 'window'],
		[
			row('places vacant', 'places', '1', { window: 'whole period' }),
			'period.mixed-kinds',
			'window'
		],
		[
			row('left', 'households', '1', { period: '2021', window: 'last week' }),
			'period.unknown',
			'window'
		],
		[row('left', 'households', 'a few'), 'value.unreadable', 'value']
	])('%s is set aside', (line, rule, column) => {
		const { figures, set_aside, problems } = read(line);
		expect(figures).toEqual([]);
		expect(set_aside).toHaveLength(1);
		expect(problems).toContainEqual(
			expect.objectContaining({ rule, column, row: 2, severity: 'error' })
		);
	});

	test('the reasons of Nottingham’s seventeen leavers make the whole, and one too many is caught', () => {
		const leavers = (health: string) => {
			const window = { period: '2021-01-01/2021-07-31', carers: 'all' };
			const reasons: readonly (readonly [string, string])[] = [
				['', '17'],
				['care standards', '2'],
				['safeguarding', '2'],
				['family priorities/work commitment', '6'],
				['health', health],
				['retired', '2'],
				['moved out of area', '1'],
				['Special Guardianship Order', '1'],
				['Covid and support issues', '1']
			];
			return reasons.map(([reason, value]) => row('left', 'carers', value, { ...window, reason }));
		};
		const faults = (health: string) =>
			said(...leavers(health)).filter((each) => !each.startsWith('note'));
		expect(read(...leavers('2')).figures).toHaveLength(9);
		expect(faults('2')).toEqual([]);
		expect(faults('3')).toEqual(['warning value.parts 2 value']);
	});

	test('places filled, vacant and not available are held against those approved', () => {
		const places = (approved: string) =>
			said(
				row('places approved', 'places', approved),
				row('places filled', 'places', '40'),
				row('places vacant', 'places', '8'),
				row('places not available', 'places', '2')
			);
		expect(places('50')).toEqual([]);
		expect(places('52')).toEqual(['warning value.parts 2 value']);
	});

	test('a bare year is asked about', () => {
		expect(read(row('approvals', 'households', '5', { period: '2021' })).questions).toMatchObject([
			{ rule: 'period.bare-year' }
		]);
	});

	test('the blank template is read back as nothing but blanks', () => {
		const text = templateCsv(fosteringReturn, { authority: 'Nottingham', followed: [] });
		const { figures, problems, rows } = format.read(sheetOf(text), asked());
		expect([rows, figures]).toEqual([fosteringReturn.rows([]).length, []]);
		expect(problems).toMatchObject([{ rule: 'value.blank', severity: 'note' }]);
	});

	test('the template filled in gives a figure for every row, in any order', () => {
		const rows = fosteringReturn.rows([]);
		const values = fc.array(fc.nat(500), { minLength: rows.length, maxLength: rows.length });
		fc.assert(
			fc.property(values, fc.func(fc.integer()), (numbers, order) => {
				const filled = rows.map((each, at) =>
					columns.map((column) => {
						if (column === 'period') return '2021-22 Q3';
						if (column === 'authority') return 'Nottingham';
						return column === 'value' ? String(numbers[at]) : (each[column] ?? '');
					})
				);
				const figures = (lines: readonly (readonly string[])[]) =>
					format.read(sheetOf(writeCsv(columns, lines)), asked()).figures;
				const found = figures(filled);
				expect(found.map(({ value }) => value)).toEqual(numbers);
				expect(new Set(found.map(({ indicator }) => indicator)).size).toBe(rows.length);
				const key = (each: { indicator: string; value: number | null }) =>
					`${each.indicator} ${each.value}`;
				const shuffled = figures([...filled].sort((a, b) => order(a) - order(b)));
				expect(shuffled.map(key).sort()).toEqual(found.map(key).sort());
			}),
			{ numRuns: 20 }
		);
	});

	test('a mutated return gives problems and never an exception', () => {
		const lines = fosteringReturn.rows([]).map((each, at) =>
			row(each.measure ?? '', each.unit ?? '', String(at + 100), {
				...each,
				period: '2021-22 Q1'
			})
		);
		const text = [header, ...lines].join('\n');
		const held = new Set(format.read(sheetOf(text), asked()).figures.map(({ value }) => value));
		expect(held.size).toBe(lines.length);
		fc.assert(
			fc.property(fc.nat(text.length), fc.nat(60), fc.string({ maxLength: 20 }), (at, cut, put) => {
				const changed = text.slice(0, at) + put + text.slice(at + cut);
				const { figures } = format.read(sheetOf(changed), asked());
				const strange = figures.filter(({ value }) => value !== null && !held.has(value));
				expect(strange.length).toBeLessThanOrEqual(1 + put.split('\n').length);
			}),
			{ numRuns: 150 }
		);
	});
});
