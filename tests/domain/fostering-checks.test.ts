import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FosteringChecked } from '$lib/domain/fostering-checked';
import { fosteringFaults } from '$lib/domain/fostering-checks';
import type { PeriodId } from '$lib/domain/id';

const Q1 = '2021-04-01/2021-06-30';
const Q2 = '2021-07-01/2021-09-30';
let row = 1;
type Line = readonly [measure: string, value: number | null];
interface Where {
	readonly period?: string;
	readonly unit?: string;
	readonly carers?: string;
	readonly cohort?: boolean;
	readonly reason?: string | null;
}
const figure = ([measure, value]: Line, where: Where = {}): FosteringChecked => {
	const { period = Q1, unit = 'households', carers = 'mainstream' } = where;
	const { cohort = false, reason = null } = where;
	row += 1;
	return {
		of: { carers, measure, reason, unit, cohort },
		period: period as PeriodId,
		value,
		source_row: row
	};
};
const given = (lines: readonly Line[], where: Where = {}) => {
	row = 1;
	return lines.map((line) => figure(line, where));
};
const found = (figures: readonly FosteringChecked[]) =>
	fosteringFaults(figures).map(
		({ rule, severity, rows }) => `${severity} ${rule} ${rows.join(' ')}`
	);

describe('stages of the funnel', () => {
	const funnel = (approved: number): readonly Line[] => [
		['initial-enquiries', 20],
		['visits', 9],
		['applications', 5],
		['approvals', approved]
	];

	test('in a quarter, 7 approved of 5 applications is warned of with both rows', () => {
		expect(found(given(funnel(5)))).toEqual([]);
		expect(found(given(funnel(7)))).toEqual(['warning value.order 5 4']);
		const [fault] = fosteringFaults(given(funnel(7)));
		expect(fault).toMatchObject({
			measures: ['approvals', 'applications'],
			periods: [Q1],
			refused: [],
			what: 'approvals (7) are above applications (5): mainstream, households, Q1 2021/22.'
		});
	});

	test('of those who enquired it is a fault, and both are refused', () => {
		expect(found(given(funnel(5), { cohort: true }))).toEqual([]);
		const [fault] = fosteringFaults(given(funnel(7), { cohort: true }));
		expect(fault?.severity).toBe('fault');
		expect(fault?.refused.map(({ source_row }) => source_row)).toEqual([5, 4]);
		expect(fault?.what).toContain('those who enquired in Q1 2021/22');
	});

	test('each stage is held against the nearest before it that is smaller: 10 approved of 9 visits, with applications not given', () => {
		expect(
			found(
				given([
					['visits', 9],
					['applications', null],
					['approvals', 10]
				])
			)
		).toEqual(['warning value.order 4 2']);
	});

	test('other carers, units and periods are not held against one another', () => {
		row = 1;
		const applied = figure(['applications', 5]);
		for (const where of [
			{ carers: 'connected-persons' },
			{ unit: 'carers' },
			{ period: Q2 },
			{ cohort: true }
		])
			expect(
				found([applied, figure(['approvals', 7], where)]).filter((each) =>
					each.includes('value.order')
				)
			).toEqual([]);
	});

	test('of those who enquired, 4 withdrew after a visit and 6 applied, of 9 visits: 10 are more than 9', () => {
		const exit = (visits: number, cohort: boolean) =>
			found(
				given(
					[
						['visits', visits],
						['withdrawn-after-visit', 4],
						['applications', 6]
					],
					{ cohort }
				)
			);
		expect(exit(10, true)).toEqual([]);
		expect(exit(9, true)).toEqual(['fault value.order 3 4 2']);
		expect(exit(9, false)).toEqual([]);
	});

	test('those followed are the enquiries of the period: 18 of 20 are warned of', () => {
		row = 1;
		const figures = [
			figure(['initial-enquiries', 20]),
			figure(['initial-enquiries', 18], { cohort: true })
		];
		expect(found(figures)).toEqual(['warning value.order 3 2']);
	});

	test('any funnel in its order is sound, and any with a step up is not', () => {
		const values = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 });
		const stages = ['initial-enquiries', 'visits', 'applications', 'approvals'];
		fc.assert(
			fc.property(values, fc.boolean(), (numbers, cohort) => {
				const lines = stages.map((stage, at): Line => [stage, numbers[at] ?? 0]);
				const falls = numbers.every((each, at) => at === 0 || each <= (numbers[at - 1] ?? 0));
				expect(found(given(lines, { cohort })).length === 0).toBe(falls);
			})
		);
	});
});

describe('the balance', () => {
	const balance = (closing: number | null, more: readonly Line[] = []): readonly Line[] => [
		['opening', 150],
		['approvals', 9],
		['left', 11],
		...more,
		['closing', closing]
	];
	const moved: readonly Line[] = [
		['transferred-in', 2],
		['transferred-out', 1]
	];

	test('150 + 9 − 11 + 2 − 1 = 149', () => {
		expect(found(given(balance(149, moved)))).toEqual([]);
	});

	test('a closing of 146 is 3 fewer, said with every row', () => {
		const [fault] = fosteringFaults(given(balance(146, moved)));
		expect(fault?.what).toBe(
			'opening 150 + approvals 9 − left 11 + transferred in 2 − transferred out 1 make 149, but closing is 146, 3 fewer: mainstream, households, Q1 2021/22.'
		);
		expect(fault).toMatchObject({
			rule: 'value.balance',
			severity: 'warning',
			rows: [7, 2, 3, 4, 5, 6]
		});
	});

	test('a stock given for the first and the last day is held against what moved between them', () => {
		const of = (closing: number, end: string, start = Q1) => [
			...given([['approvals', 9], ['left', 11], ...moved]),
			figure(['opening', 150], { period: start }),
			figure(['closing', closing], { period: end })
		];
		expect(found(of(149, '2021-06-30'))).toEqual([]);
		expect(found(of(146, '2021-06-30'))).toEqual(['warning value.balance 7 6 2 3 4 5']);
		expect(found(of(146, '2021-06-30', '2021-04-01'))).toEqual([
			'warning value.balance 7 6 2 3 4 5'
		]);
		expect(found(of(146, '2021-06-30', '2021-03-31'))).toHaveLength(1);
		expect(found(of(146, '2021-07-31'))).toEqual([]);
		expect(fosteringFaults(of(146, '2021-06-30'))[0]?.what).toMatch(/3 fewer: .*Q1 2021\/22\.$/);
	});

	test('transfers left out are named where something is left over, and are not taken for none', () => {
		expect(found(given(balance(148)))).toEqual([]);
		const [fault] = fosteringFaults(given(balance(149)));
		expect(fault?.what).toContain('1 more (transferred in and transferred out are not given)');
	});

	test('nothing is said where a part is hidden or missing', () => {
		expect(found(given(balance(null, moved)))).toEqual([]);
		expect(found(given(balance(1, [['transferred-in', null]])))).toEqual([]);
		expect(
			found(
				given([
					['opening', 150],
					['left', 2],
					['closing', 99]
				])
			)
		).toEqual([]);
	});

	test('an opening of 150 after a closing of 148 is warned of, in the same unit only', () => {
		row = 1;
		const closed = figure(['closing', 148]);
		const opens = (value: number, unit = 'households') =>
			figure(['opening', value], { period: Q2, unit });
		expect(found([closed, opens(148)])).toEqual([]);
		expect(found([closed, opens(150)])).toEqual(['warning value.carried 4 2']);
		expect(found([closed, opens(150, 'carers')])).toEqual([]);
	});

	test('households and children in one balance are warned of, though each line may be right', () => {
		row = 1;
		const lines = [
			figure(['opening', 150]),
			figure(['approvals', 9], { unit: 'children' }),
			figure(['left', 11]),
			figure(['closing', 148])
		];
		expect(found(lines)).toEqual(['warning identity.two-units 2 3 4 5']);
		expect(fosteringFaults(lines)[0]?.what).toContain('approvals in children');
		expect(found([...lines, figure(['approvals', 9])])).toEqual([]);
		row = 1;
		const two = [figure(['opening', 150]), figure(['closing', 148], { unit: 'carers' })];
		expect(found(two)).toEqual(['warning identity.two-units 2 3']);
		// A reason by itself is no line of the balance.
		const reason = figure(['left', 1], { unit: 'carers', reason: 'health' });
		expect(found([...two.slice(0, 1), reason])).toEqual([]);
	});
});

describe('parts and wholes', () => {
	const reasons = (total: number | null) => {
		row = 1;
		return [
			figure(['left', total]),
			figure(['left', 6], { reason: 'retired' }),
			figure(['left', 5], { reason: 'other-emigrated' }),
			figure(['left', null], { reason: 'health' })
		];
	};

	test('reasons of 6 and 5 fit 11 and 12 leavers, and not 10', () => {
		expect(found(reasons(12))).toEqual([]);
		expect(found(reasons(11))).toEqual([]);
		expect(found(reasons(10))).toEqual(['warning value.parts 2 3 4']);
		expect(found(reasons(null))).toEqual([]);
	});

	test('40 filled, 8 vacant and 2 not available are 50 places; two of the three are at most 50', () => {
		const places = (approved: number, ...rest: readonly Line[]) =>
			found(
				given(
					[['places-approved', approved], ['places-filled', 40], ['places-vacant', 8], ...rest],
					{
						unit: 'places',
						period: '2021-06-30'
					}
				)
			);
		expect(places(50, ['places-not-available', 2])).toEqual([]);
		expect(places(51, ['places-not-available', 2])).toEqual(['warning value.parts 2 3 4 5']);
		expect(places(51)).toEqual([]);
		expect(places(47)).toEqual(['warning value.parts 2 3 4']);
		expect(places(51, ['places-not-available', null])).toEqual([]);
	});

	test('mainstream 30 and connected persons 12 are more than all 41; supported lodgings may stand outside', () => {
		row = 1;
		const left = (carers: string, value: number) => figure(['left', value], { carers });
		const own = [
			left('mainstream', 30),
			left('connected-persons', 12),
			left('supported-lodgings', 9)
		];
		expect(found([...own, left('all', 42)])).toEqual([]);
		expect(found([...own, left('all', 41)])).toEqual(['warning value.parts 6 2 3']);
	});

	test('no more children are placed with the council’s own carers than are in foster care', () => {
		const children = (placed: number) =>
			found(
				given(
					[
						['children-placed', placed],
						['children-in-foster-care', 60]
					],
					{ unit: 'children', period: '2021-06-30' }
				)
			);
		expect(children(60)).toEqual([]);
		expect(children(61)).toEqual(['fault value.parts 2 3']);
	});
});

describe('periods', () => {
	const left = (...periods: readonly (readonly [string, number | null])[]) => {
		row = 1;
		return found(periods.map(([period, value]) => figure(['left', value], { period })));
	};

	test('a year to date is its quarters, 5 + 4 = 9', () => {
		const toDate = '2021-04-01/2021-09-30';
		expect(left([Q1, 5], [Q2, 4], [toDate, 9])).toEqual([]);
		expect(left([Q1, 5], [Q2, 4], [toDate, 8])).toEqual(['warning period.to-date 4 2 3']);
		expect(left([Q1, 5], [Q2, null], [toDate, 8])).toEqual([]);
	});

	test('twelve months beside their quarters overlap, unless they are the year to date', () => {
		expect(left([Q1, 5], [Q2, 4], ['2020-10-01/2021-09-30', 20])).toEqual([
			'warning period.overlap 4 2 3'
		]);
		expect(left([Q1, 5], [Q2, 4], ['2021-04-01/2022-03-31', 20])).toEqual([]);
		expect(left([Q1, 5], ['2021-04-01/2022-12-31', 20])).toEqual(['warning period.overlap 3 2']);
		expect(left([Q1, 5], ['2021-01-01/2021-07-31', 17])).toEqual(['warning period.overlap 3 2']);
		expect(left([Q1, 5], [Q2, 4], ['2021-07-31', 3])).toEqual([]);
	});

	test('stocks and averages of periods that overlap are added by nobody, and are left alone', () => {
		for (const measure of ['opening', 'closing', 'enquiry-to-visit']) {
			row = 1;
			const both = [Q1, '2020-07-01/2021-06-30'].map((period) =>
				figure([measure, 5], {
					period,
					unit: measure === 'enquiry-to-visit' ? 'days' : 'households'
				})
			);
			expect(found(both)).toEqual([]);
		}
	});
});

test('Nottingham’s seventeen, its fifteen and its eight reasons contradict nothing', () => {
	row = 1;
	const since = { carers: 'all', unit: 'carers', period: '2021-01-01/2021-07-31' };
	const reasons = [2, 2, 6, 2, 2, 1, 1, 1];
	const figures = [
		figure(['left', 17], since),
		...reasons.map((value, at) => figure(['left', value], { ...since, reason: `other-${at}` })),
		figure(['approvals', 15], { ...since, period: '2020-12-01/2021-07-31' }),
		figure(['in-progress', 15], { ...since, period: '2021-07-31' }),
		figure(['placed', 74], { carers: 'connected-persons', period: '2021-07-31' }),
		figure(['placed', 91], { carers: 'connected-persons', unit: 'children', period: '2021-07-31' })
	];
	expect(reasons.reduce((sum, each) => sum + each, 0)).toBe(17);
	expect(found(figures)).toEqual([]);
});

test('hidden and missing values are never spoken of', () => {
	const one = fc.record({
		measure: fc.constantFrom('opening', 'approvals', 'left', 'closing', 'visits', 'applications'),
		period: fc.constantFrom(Q1, Q2),
		cohort: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(one, { maxLength: 12 }), (lines) => {
			const hidden = lines.map(({ measure, ...where }) => figure([measure, null], where));
			expect(fosteringFaults(hidden).filter(({ rule }) => rule !== 'identity.two-units')).toEqual(
				[]
			);
		})
	);
});
