import { describe, expect, test } from 'vitest';
import { fosteringReturn } from '$lib/domain/return-template';
import { format } from '$lib/intake/formats/fostering-return';
import { sheetOf } from '../asked';
import { writtenReturn } from './written-return';

const written = writtenReturn(fosteringReturn, format);
const { header, read, said } = written;
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

/** Rows that any number fits: of those who enquired, and of children placed among those in foster care, only some do. */
const isFree = ({ measure = '', window = '' }: Readonly<Record<string, string>>) =>
	window !== 'of those who enquired' && measure !== 'children placed';

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
		[row('places vacant', 'children', '1'), 'identity.unknown-measure', 'unit'],
		[row('children placed', 'households', '1'), 'identity.unknown-measure', 'unit'],
		[row('left', 'children and households', '1'), 'identity.two-units', 'unit'],
		[row('left', 'households/children', '1'), 'identity.two-units', 'unit'],
		[
			row('in progress', 'households', '1', { window: 'of those who enquired' }),
			'identity.unknown-measure',
			'window'
		],
		[
			row('visits', 'households', '1', { window: 'cohort', period: '31/07/2021' }),
			'period.mixed-kinds',
			'period'
		],
		[row('net gain', 'households', '1'), 'identity.unknown-measure', 'measure'],
		[
			row('approvals', 'households', '1', { carers: 'agency' }),
			'identity.unknown-measure',
			'carers'
		],
		[
			row('approvals', 'households', '1', { reason: 'health' }),
			'identity.unknown-measure',
			'reason'
		],
		[row('left', 'households', '1', { reason: 'fell out' }), 'identity.unknown-measure', 'reason'],
		[
			row('left', 'households', '1', { reason: 'no spare room' }),
			'identity.unknown-measure',
			'reason'
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
		written.setsAside(line, rule, column);
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
		written.comesBackBlank();
	});

	test('the template filled in gives a figure for every row, in any order', () => {
		written.comesBackFilled('2021-22 Q3', isFree);
	});

	test('a mutated return gives problems and never an exception', () => {
		const lines = fosteringReturn
			.rows([])
			.filter(isFree)
			.map((each, at) =>
				row(each.measure ?? '', each.unit ?? '', String(at + 100), {
					...each,
					period: '2021-22 Q1'
				})
			);
		written.withstandsMutation(lines);
	});
});
