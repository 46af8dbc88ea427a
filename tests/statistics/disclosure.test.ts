import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import {
	cellsToHide,
	disclosedBy,
	workedOut,
	type DisclosureCell,
	type StatedSum
} from '$lib/statistics/disclosure';
import type { StatedCount } from '$lib/statistics/one-sum';
import { statedSums } from '$lib/statistics/stated-sums';

const cell = (id: string, value: number | null, more: Partial<DisclosureCell> = {}) => ({
	id,
	unit: 'count' as const,
	value,
	symbol: value === null ? 'c' : null,
	numerator: null,
	denominator: null,
	fixed: false,
	...more
});
const percent = (value: number, numerator: number | null, denominator: number | null) =>
	cell('p', value, { unit: 'percent', numerator, denominator });
const sum = (total: string, parts: readonly string[], open = false): StatedSum => ({
	terms: [{ id: total, sign: 1 }, ...parts.map((id) => ({ id, sign: -1 as const }))],
	open
});

describe('a figure alone', () => {
	test('a count of 1 to 5 gives a child away, and nought, 6 and a missing figure do not', () => {
		expect([0, 1, 5, 6, null].map((value) => disclosedBy(cell('a', value)))).toEqual([
			null,
			'count',
			'count',
			null,
			null
		]);
		expect(disclosedBy(cell('a', 10), 10)).toBe('count');
	});
	test('a percentage gives away its count, its base or those left out', () => {
		expect(disclosedBy(percent(1.4, 5, 349))).toBe('count');
		expect(disclosedBy(percent(1.4, null, 349))).toBe('count');
		expect(disclosedBy(percent(60, 6, 10))).toBe('base');
		expect(disclosedBy(percent(0, 0, 8))).toBe('base');
		expect(disclosedBy(percent(0, 0, 3))).toBe('count');
		expect(disclosedBy(percent(99.4, 347, 349))).toBe('complement');
		expect(disclosedBy(percent(54, null, null))).toBeNull();
		expect(disclosedBy(percent(33.3, 20, 60))).toBeNull();
	});
	test('an average over fewer than ten is of a small base', () => {
		expect(disclosedBy(cell('a', 39, { unit: 'other', denominator: 8 }))).toBe('base');
	});
	test('a count out of a number gives away those who are not in it', () => {
		expect(disclosedBy(cell('a', 11, { denominator: 12 }))).toBe('complement');
		expect(disclosedBy(cell('a', 11, { denominator: 11 }))).toBeNull();
	});
});

describe('figures beside one another', () => {
	test('one hidden part of a printed total takes the smallest other part with it', () => {
		const cells = [cell('all', 30), cell('in', 3), cell('out', 27)];
		const hidden = cellsToHide(cells, [sum('all', ['in', 'out'])]);
		expect([...hidden]).toEqual([
			['in', 'count'],
			['out', 'subtraction']
		]);
		expect(workedOut(cells, [sum('all', ['in', 'out'])], new Set(['in']))).toEqual(['in']);
	});
	test('a nought is hidden only where nothing else is left', () => {
		const cells = [cell('all', 30), cell('a', 3), cell('b', 0), cell('c', 27)];
		expect([...cellsToHide(cells, [sum('all', ['a', 'b', 'c'])]).keys()]).toEqual(['a', 'c']);
	});
	test('two hidden parts that can only be one each take the total with them', () => {
		const cells = [cell('all', 14), cell('a', 1), cell('b', 1), cell('c', 12)];
		const hidden = cellsToHide(cells, [sum('all', ['a', 'b', 'c'])]);
		expect([...hidden.keys()]).toEqual(['a', 'b', 'c']);
	});
	test('a small total is hidden with its small part', () => {
		const cells = [cell('all', 4), cell('a', 4), cell('b', 0)];
		expect([...cellsToHide(cells, [sum('all', ['a', 'b'])]).keys()]).toEqual(['all', 'a']);
	});
	test('those whom the parts leave unsaid are guarded too', () => {
		const cells = [cell('all', 40), cell('cared-for', 37)];
		expect([...cellsToHide(cells, [sum('all', ['cared-for'], true)])]).toEqual([
			['cared-for', 'subtraction']
		]);
		const many = [cell('all', 40), cell('cared-for', 20)];
		expect(cellsToHide(many, [sum('all', ['cared-for'], true)]).size).toBe(0);
	});
	test('what the source suppressed is not brought back by its own total', () => {
		const cells = [cell('all', 15), cell('in', null), cell('out', 12)];
		expect([...cellsToHide(cells, [sum('all', ['in', 'out'])])]).toEqual([['out', 'subtraction']]);
	});
	test('what is out already cannot be hidden, and it is said what it gives away', () => {
		const sums = [sum('all', ['in', 'out'])];
		const cells = [
			cell('all', 30, { fixed: true }),
			cell('in', 3),
			cell('out', 27, { fixed: true })
		];
		const hidden = cellsToHide(cells, sums);
		expect([...hidden.keys()]).toEqual(['in']);
		expect(workedOut(cells, sums, new Set(hidden.keys()))).toEqual(['in']);
	});
	test('nothing is hidden where nothing is small', () => {
		const cells = [cell('all', 30), cell('in', 10), cell('out', 20)];
		expect(cellsToHide(cells, [sum('all', ['in', 'out'])]).size).toBe(0);
	});
});

/** A table of counts with every row’s, every column’s and the grand total, as cells and sums. */
function crossed(body: readonly (readonly number[])[]) {
	const columns = body[0]?.map((_, column) => column) ?? [];
	const rows = body.map((_, row) => row);
	const at = (row: number, column: number) => body[row]?.[column] ?? 0;
	const total = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
	const cells = [
		...rows.flatMap((row) => columns.map((column) => cell(`${row},${column}`, at(row, column)))),
		...rows.map((row) => cell(`${row},all`, total(columns.map((column) => at(row, column))))),
		...columns.map((column) => cell(`all,${column}`, total(rows.map((row) => at(row, column))))),
		cell('all,all', total(rows.flatMap((row) => columns.map((column) => at(row, column)))))
	];
	const sums = [
		...[...rows, 'all'].map((row) =>
			sum(
				`${row},all`,
				columns.map((column) => `${row},${column}`)
			)
		),
		...[...columns, 'all'].map((column) =>
			sum(
				`all,${column}`,
				rows.map((row) => `${row},${column}`)
			)
		)
	];
	return { cells, sums };
}

/** Whether some change of hidden counts by -1, 0 or 1 leaves every sum right and changes this one: then it cannot be derived. */
function canDiffer(id: string, hidden: readonly string[], sums: readonly StatedSum[]): boolean {
	const tryFrom = (place: number, change: ReadonlyMap<string, number>): boolean => {
		const next = hidden[place];
		if (next !== undefined)
			return (next === id ? [1] : [0, 1, -1]).some((by) =>
				tryFrom(place + 1, new Map(change).set(next, by))
			);
		return sums.every(
			({ terms }) =>
				terms.reduce((all, term) => all + term.sign * (change.get(term.id) ?? 0), 0) === 0
		);
	};
	return tryFrom(0, new Map());
}

test('in any crossed table no hidden count follows from the printed ones, and every small one is hidden', () => {
	const count = fc.oneof(fc.nat({ max: 7 }), fc.nat({ max: 40 }));
	const table = fc.oneof(
		fc.array(fc.array(count, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 }),
		fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 2 })
	);
	fc.assert(
		fc.property(table, (body) => {
			const { cells, sums } = crossed(body);
			const hidden = [...cellsToHide(cells, sums).keys()];
			for (const { id, value } of cells)
				if (value !== null && value >= 1 && value <= 5) expect(hidden).toContain(id);
			for (const id of hidden) expect(canDiffer(id, hidden, sums)).toBe(true);
			const masked = cells.map((each) =>
				hidden.includes(each.id) ? { ...each, value: null, symbol: 'c' } : each
			);
			expect([...cellsToHide(masked, sums).keys()]).toEqual([]);
		}),
		{ numRuns: 150 }
	);
});

describe('the sums an edition states', () => {
	const count = (
		indicator: string,
		value: number | null,
		period = '2021-04-01/2021-06-30',
		geography = 'E06000018'
	): StatedCount => ({
		id: `${indicator} ${geography} ${period}`,
		indicator: indicator as IndicatorId,
		geography: geography as GeographyCode,
		period: period as PeriodId,
		value
	});
	const said = (counts: readonly StatedCount[], regions = new Map()) =>
		statedSums(counts, regions).map(
			({ terms, open }) =>
				terms.map(({ id, sign }) => `${sign > 0 ? '+' : '-'}${id.split(' ')[0]}`).join(' ') +
				(open ? ' …' : '')
		);

	test('children in care in and out of area, and among all children', () => {
		const stem = 'yj-conviction-children';
		expect(
			said([
				count(`${stem}-looked-after-all-areas`, 8),
				count(`${stem}-looked-after-in-area`, 6),
				count(`${stem}-looked-after-out-of-area`, 2),
				count(`${stem}-all-children-all-areas`, 20)
			])
		).toEqual([
			`+${stem}-looked-after-all-areas -${stem}-looked-after-in-area -${stem}-looked-after-out-of-area`,
			`+${stem}-all-children-all-areas -${stem}-looked-after-all-areas …`
		]);
	});
	test('the reasons for leaving, and the balance of a stock', () => {
		const id = (stage: string) => `fostering-mainstream-${stage}-households`;
		const stock = ['opening', 'approvals', 'left', 'closing'].map((each) => count(id(each), 10));
		expect(said(stock)).toEqual([
			`+${id('closing')} -${id('approvals')} -${id('opening')} +${id('left')}`
		]);
		expect(said([count(id('left'), 9), count(id('left-retired'), 3)])).toEqual([
			`+${id('left')} -${id('left-retired')} …`
		]);
	});
	test('an opening is the closing of the period before it, and those followed are the enquiries', () => {
		const id = (stage: string) => `fostering-mainstream-${stage}-households`;
		const closed = count(id('closing'), 148, '2021-01-01/2021-03-31');
		expect(said([closed, count(id('opening'), 148)])).toEqual([
			`+${id('opening')} -${id('closing')}`
		]);
		expect(said([closed, count('fostering-mainstream-opening-carers', 148)])).toEqual([]);
		expect(said([count(id('opening'), 9), count(id('closing'), 9)])).not.toContain(
			`+${id('opening')} -${id('closing')}`
		);
		const followed = count(id('cohort-initial-enquiries'), 20);
		expect(said([count(id('initial-enquiries'), 20), followed])).toEqual([
			`+${id('initial-enquiries')} -${id('cohort-initial-enquiries')}`
		]);
	});
	test('a measure whose id begins that of its parts, unless they are more than it', () => {
		const parts = [count('carers-left-health', 2), count('carers-left-moved', 15)];
		expect(said([count('carers-left', 17), ...parts])).toHaveLength(1);
		expect(said([count('carers-left', 3), ...parts])).toEqual([]);
	});
	test('a year to date with its quarters, and authorities with their region', () => {
		const quarters = ['04-01/2021-06-30', '07-01/2021-09-30', '10-01/2021-12-31'];
		const counts = quarters.map((each, place) => count('a', 10 + place, `2021-${each}`));
		expect(said([...counts, count('a', 33, '2021-04-01/2021-12-31')])).toEqual(['+a -a -a -a']);
		expect(said([...counts.slice(0, 2), count('a', 21, '2021-04-01/2021-09-30')])).toEqual([
			'+a -a -a'
		]);
		const region = 'E12000004';
		expect(
			said([count('b', 9), count('b', 12, undefined, region)], new Map([['E06000018', region]]))
		).toEqual(['+b -b …']);
	});
});
