import type { Unit } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';

/** Counts from one to this many may show who is meant. The rules allow 10 as well. */
export const THRESHOLD = 5;
/** A percentage, a rate or an average of this many or fewer lets its count be worked out. */
const SMALL_BASE = 10;

/** A figure as far as its disclosure goes. */
export interface DisclosureCell extends Pick<
	Observation,
	'value' | 'symbol' | 'numerator' | 'denominator'
> {
	readonly id: string;
	readonly unit: Unit;
	/** The population a rate is per; null or absent when it is none. */
	readonly per?: number | null;
	/** Out already, in the record that stands: it is known to everyone and hiding it would hide nothing. */
	readonly fixed: boolean;
	/** Its value is out in another edition, though not what stands beside it here: hiding it would not hide the value. */
	readonly known?: boolean;
	/** The count by which a share is one of several that make a whole; null or absent where it is none of them. */
	readonly counted?: number | null;
}

/** Counts that make nought when added with their signs: a total and its parts, or a stock and what moved. */
export interface StatedSum {
	readonly terms: readonly { readonly id: string; readonly sign: 1 | -1 }[];
	/** Whether the parts may leave some of the total unsaid, as leavers without a stated reason. */
	readonly open: boolean;
}

/**
 * What a reader could work out: a `count` of 1 to 5 that is printed, a share of a `base` of ten or fewer, the 1 to 5 who are not
 * in it (`complement`), or a hidden count: by `subtraction` of what is printed beside it, by a `share` and what it is out of, by
 * the `difference` of 1 to 5 from what another edition prints, or because another edition prints it `again`.
 */
export type Inference = (typeof INFERENCES)[number];

/** Every inference, as a mark names it. */
export const INFERENCES = [
	'count',
	'base',
	'complement',
	'subtraction',
	'share',
	'difference',
	'again'
] as const;

/** What a figure printed alone gives away; null when nothing. A count of nought is no child's, and gives nothing away. */
export function disclosedBy(cell: DisclosureCell, threshold = THRESHOLD): Inference | null {
	const { unit, value, denominator } = cell;
	if (value === null) return null;
	const small = (count: number | null) => count !== null && count > 0 && count <= threshold;
	const per = unit === 'percent' ? 100 : unit === 'rate' ? (cell.per ?? null) : null;
	const numerator =
		cell.numerator ??
		(unit === 'count'
			? value
			: per !== null && denominator !== null
				? Math.round((value * denominator) / per)
				: null);
	if (small(numerator)) return 'count';
	if (denominator === null) return null;
	if (small(denominator)) return 'count';
	if (unit !== 'count' && denominator > 0 && denominator <= SMALL_BASE) return 'base';
	return (unit === 'percent' || unit === 'count') &&
		numerator !== null &&
		small(denominator - numerator)
		? 'complement'
		: null;
}

/** The sums as unknowns to be reckoned with. */
interface Reckoning {
	/** What is known of each member's count; a figure that its source suppressed or left out has none. */
	readonly counts: ReadonlyMap<string, number>;
	/** Members by id with their signs. */
	readonly equations: readonly ReadonlyMap<string, 1 | -1>[];
	/** Members printed nowhere: what the source left out, and remainders. */
	readonly unprinted: ReadonlySet<string>;
	/** Those of them that no subtraction may bring back: suppressed by the source, or 1 to 5. */
	readonly guarded: ReadonlySet<string>;
	/** Members whose count is out whether they are hidden or not. */
	readonly known: ReadonlySet<string>;
	readonly threshold: number;
}

const SUPPRESSED = new Set(['c', '~', '*', '#', 'k', 'low']);

function reckon(
	cells: readonly DisclosureCell[],
	sums: readonly StatedSum[],
	threshold: number
): Reckoning {
	const counts = new Map<string, number>();
	const unprinted = new Set<string>();
	const guarded = new Set<string>();
	for (const { id, unit, value, symbol, counted = null } of cells) {
		const count = unit === 'count' ? value : counted;
		if (unit !== 'count' && count === null) continue;
		if (count !== null) counts.set(id, count);
		else {
			unprinted.add(id);
			if (SUPPRESSED.has(symbol?.toLowerCase() ?? '')) guarded.add(id);
		}
	}
	const guard = (id: string, count: number) => {
		if (count > 0 && count <= threshold) guarded.add(id);
	};
	const equations = sums.flatMap(({ terms, open }, place): ReadonlyMap<string, 1 | -1>[] => {
		const members = new Map(terms.map(({ id, sign }) => [id, sign]));
		if (members.size !== terms.length) return [];
		if (terms.some(({ id }) => !counts.has(id) && !unprinted.has(id))) return [];
		const missing = terms.filter(({ id }) => unprinted.has(id));
		const rest = terms.reduce((sum, { id, sign }) => sum + sign * (counts.get(id) ?? 0), 0);
		const [only] = missing;
		if (only && missing.length === 1) guard(only.id, Math.abs(rest));
		if (open && rest !== 0 && missing.length === 0) {
			const remainder = `remainder ${place}`;
			members.set(remainder, rest > 0 ? -1 : 1);
			unprinted.add(remainder);
			guard(remainder, Math.abs(rest));
		}
		return [members];
	});
	const known = new Set(cells.flatMap((each) => (each.known ? [each.id] : [])));
	return { counts, equations, unprinted, guarded, known, threshold };
}

const EPSILON = 1e-9;

/** Which unknowns a system of equations settles, by elimination: those left alone in a row. */
function settled(rows: readonly ReadonlyMap<string, number>[]): ReadonlySet<string> {
	const reduced: { pivot: string; row: Map<string, number> }[] = [];
	const subtract = (from: Map<string, number>, what: ReadonlyMap<string, number>, by: number) => {
		for (const [id, factor] of what) {
			const left = (from.get(id) ?? 0) - by * factor;
			if (Math.abs(left) < EPSILON) from.delete(id);
			else from.set(id, left);
		}
	};
	for (const given of rows) {
		const row = new Map(given);
		for (const { pivot, row: known } of reduced) subtract(row, known, row.get(pivot) ?? 0);
		const [first] = row;
		if (!first) continue;
		const [pivot, scale] = first;
		for (const [id, factor] of row) row.set(id, factor / scale);
		for (const each of reduced) subtract(each.row, row, each.row.get(pivot) ?? 0);
		reduced.push({ pivot, row });
	}
	return new Set(reduced.flatMap(({ pivot, row }) => (row.size === 1 ? [pivot] : [])));
}

/** Hidden counts that the printed ones give away: settled by the sums, or by how few are left to share. */
function givenAway(
	{ counts, equations, unprinted, guarded, known, threshold }: Reckoning,
	marked: ReadonlySet<string>
): readonly string[] {
	const hidden = new Set([...marked].filter((id) => !known.has(id)));
	const isKnown = (id: string) => !hidden.has(id) && !unprinted.has(id);
	const rows = equations.map((members) => new Map([...members].filter(([id]) => !isKnown(id))));
	const found = new Set(settled(rows));
	for (const [place, row] of rows.entries()) {
		if (new Set(row.values()).size !== 1) continue;
		const printed = [...(equations[place] ?? [])].filter(([id]) => isKnown(id));
		const left = printed.reduce((sum, [id, sign]) => sum + sign * (counts.get(id) ?? 0), 0);
		const isSmall = (id: string) => (counts.get(id) ?? 0) > 0 && (counts.get(id) ?? 0) <= threshold;
		// One each, or as many each as a small number can be.
		const most = [...row.keys()].every(isSmall) ? threshold : 1;
		if ([1, most].some((each) => Math.abs(left) === row.size * each))
			for (const id of row.keys()) found.add(id);
	}
	return [...found].filter((id) => hidden.has(id) || guarded.has(id));
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The sums in groups that have no member in common, so that each can be reckoned with alone. */
function apart(equations: Reckoning['equations']): readonly Reckoning['equations'][] {
	const groupOf = new Map<string, { equations: ReadonlyMap<string, 1 | -1>[] }>();
	const groups = new Set<{ equations: ReadonlyMap<string, 1 | -1>[] }>();
	for (const members of equations) {
		const joined = new Set([...members.keys()].flatMap((id) => groupOf.get(id) ?? []));
		const group = { equations: [...[...joined].flatMap((each) => each.equations), members] };
		for (const each of joined) groups.delete(each);
		groups.add(group);
		for (const each of group.equations) for (const id of each.keys()) groupOf.set(id, group);
	}
	return [...groups].map((group) => group.equations);
}

/**
 * The cells that may not be printed in a public record, with what each would give away: those that give something away alone,
 * and for each hidden count that a subtraction within the sums would bring back, as many others as it takes, the smallest
 * first. `besides` are hidden for reasons that do not lie in the cells and their sums. What is out already is never among them:
 * where only that gives a count away, `workedOut` says so.
 */
export function cellsToHide(
	cells: readonly DisclosureCell[],
	sums: readonly StatedSum[],
	threshold = THRESHOLD,
	besides: ReadonlyMap<string, Inference> = new Map()
): ReadonlyMap<string, Inference> {
	const found = new Map<string, Inference>();
	const free = new Map(
		cells.flatMap((each) => (each.fixed || each.value === null ? [] : [[each.id, each] as const]))
	);
	for (const [id, cell] of free) {
		const inference = disclosedBy(cell, threshold) ?? besides.get(id) ?? null;
		if (inference !== null) found.set(id, inference);
	}
	const reckoning = reckon(cells, sums, threshold);
	const size = (id: string) => reckoning.counts.get(id) ?? 0;
	// A nought beside a hidden count hides little: it is taken last.
	const smallest = (rows: Reckoning['equations']) =>
		rows
			.flatMap((members) => [...members.keys()])
			.filter((id) => free.has(id) && !found.has(id) && !reckoning.known.has(id))
			.sort(
				(a, b) => Number(size(a) === 0) - Number(size(b) === 0) || size(a) - size(b) || order(a, b)
			)[0];
	for (const equations of apart(reckoning.equations)) {
		const beside = (id: string) =>
			smallest(equations.filter((members) => members.has(id))) ?? smallest(equations);
		for (;;) {
			const away = givenAway({ ...reckoning, equations }, new Set(found.keys()));
			const next = away.map(beside).find((id) => id !== undefined);
			if (next === undefined) break;
			found.set(next, 'subtraction');
		}
	}
	return found;
}

/**
 * Hidden counts that a reader can still work out from what is printed, by id; a remainder that no cell prints is called
 * `remainder` and its sum's place. None is left after `cellsToHide` where nothing was out before.
 */
export const workedOut = (
	cells: readonly DisclosureCell[],
	sums: readonly StatedSum[],
	hidden: ReadonlySet<string>,
	threshold = THRESHOLD
): readonly string[] => givenAway(reckon(cells, sums, threshold), hidden);
