import { balanceParts } from '$lib/domain/fostering-balance';
import { parseFosteringId, type FosteringParts } from '$lib/domain/fostering-return';
import { grouped } from '$lib/domain/grouped';
import { nextDay, parsePeriod, type Period } from '$lib/domain/period';
import { isSumOfOutcomes } from '$lib/domain/youth-justice-doubles';
import { parseYouthJusticeId } from '$lib/domain/youth-justice-return';
import { outcomeKind } from '$lib/domain/youth-justice-words';
import type { DisclosureCell, StatedSum } from './disclosure';
import { plus, sumOf, type StatedCount, type Terms } from './one-sum';

/** A count of a return with how many it is out of. */
interface BasedCount extends StatedCount {
	/** Null where it is out of nothing. */
	readonly denominator: number | null;
}

/** A share with the count it is printed with. */
interface SharedCount extends Pick<StatedCount, 'indicator' | 'geography' | 'period'> {
	/** Null where only the percentage is printed. */
	readonly numerator: number | null;
}

interface Sums {
	/** Numbers that are printed beside counts and are no counts of their own. */
	readonly cells: readonly DisclosureCell[];
	readonly sums: readonly StatedSum[];
}

/**
 * Offences by outcome, and incidents by response, against the number in all that a row is out of: each has one outcome, so what the
 * others leave of it is the one that is hidden. Children may have two, and make no whole.
 */
function ofBases(counts: readonly BasedCount[]): Sums {
	const parts = counts.flatMap((each) => {
		const of = parseYouthJusticeId(each.indicator);
		if (!of || !['offences', 'incidents'].includes(of.counted.slug)) return [];
		if (outcomeKind(of.outcome.slug) === 'key-indicator') return [];
		return isSumOfOutcomes({ ...each, of, source_row: 0 }) ? [] : [{ each, of }];
	});
	const bars = grouped(
		parts,
		({ each, of }) =>
			`${each.geography} ${each.period} ${of.counted.slug} ${of.care_status.slug} ${of.placed.slug}`
	);
	const cells: DisclosureCell[] = [];
	const sums: StatedSum[] = [];
	for (const [place, bar] of bars.entries()) {
		const base = Math.max(0, ...bar.map(({ each }) => each.denominator ?? 0));
		const sum = bar.reduce((all, { each }) => all + (each.value ?? 0), 0);
		if (base === 0 || bar.length < 2 || sum > base) continue;
		const id = `base ${place}`;
		const printed = { unit: 'count', symbol: null, numerator: null, denominator: null } as const;
		cells.push({ ...printed, id, value: base, fixed: true, known: true });
		sums.push({
			terms: [{ id, sign: 1 }, ...bar.map(({ each }) => ({ id: each.id, sign: -1 as const }))],
			open: true
		});
	}
	return { cells, sums };
}

const movements = balanceParts.filter(([slug]) => slug !== 'opening');

interface Stocked {
	readonly each: BasedCount;
	readonly of: FosteringParts;
	readonly at: Period;
}

/** The balance of a stock whose first or last number is given for a day, or is what the period before closed with. */
function ofDays(stocked: readonly Stocked[]): readonly StatedSum[] {
	const find = (measure: string, fits: (at: Period) => boolean) =>
		stocked.find(({ of, at }) => of.measure.slug === measure && fits(at))?.each ?? null;
	const windows = new Map(
		stocked
			.filter(
				({ of, at }) => at.start !== at.end && movements.some(([slug]) => slug === of.measure.slug)
			)
			.map(({ at }) => [at.period, at])
	);
	return [...windows.values()].flatMap((window) => {
		const own = (at: Period) => at.period === window.period;
		const closing = find('closing', own) ?? find('closing', ({ end }) => end === window.end);
		const opening =
			find('opening', own) ??
			find(
				'opening',
				({ start, end }) => start === end && (end === window.start || nextDay(end) === window.start)
			) ??
			find('closing', ({ end }) => nextDay(end) === window.start);
		// In one period it is among the sums of that period already.
		if (!closing || !opening) return [];
		if (closing.period === window.period && opening.period === window.period) return [];
		const moved = movements.flatMap(([slug, sign]): Terms => {
			const found = find(slug, own);
			return found ? [[found, sign]] : [];
		});
		return sumOf(closing, [[opening, 1], ...moved], false);
	});
}

/** Children placed with the council's own carers among all who are fostered: what is left are those with an agency. */
function ofChildren(here: readonly Stocked[]): readonly StatedSum[] {
	return here
		.filter(({ of }) => of.measure.slug === 'children-in-foster-care')
		.flatMap(({ each, of }) => {
			const placed = here.filter(
				(other) => other.of.measure.slug === 'children-placed' && other.of.unit === of.unit
			);
			const same = placed.find((other) => other.of.carers.slug === of.carers.slug);
			if (same) return sumOf(each, plus([same.each]), true);
			return of.carers.slug === 'all'
				? sumOf(each, plus(placed.map((other) => other.each)), true)
				: [];
		});
}

const SHARE = 'derby-police-calls-missing-or-absent-share';
const CALLS = ['derby-police-calls-missing', 'derby-police-calls-absent'];

/** Police calls because a child was missing or absent, against the count their share is printed with. */
function ofCalls(counts: readonly BasedCount[], shares: readonly SharedCount[]): Sums {
	const cells: DisclosureCell[] = [];
	const sums: StatedSum[] = [];
	for (const { indicator, geography, period, numerator } of shares) {
		if (indicator !== SHARE || numerator === null) continue;
		const parts = CALLS.map(
			(each) =>
				counts.find(
					(one) => one.indicator === each && one.geography === geography && one.period === period
				) ?? null
		);
		const id = `calls ${cells.length}`;
		const printed = { unit: 'count', symbol: null, numerator: null, denominator: null } as const;
		cells.push({ ...printed, id, value: numerator, fixed: true, known: true });
		const total = { id, indicator, geography, period, value: numerator };
		sums.push(...sumOf(total, plus(parts), true));
	}
	return { cells, sums };
}

/**
 * What the counts of a return state beside the sums of one period: what a row is out of, a stock given for a day, children placed
 * of all who are fostered, the count of a share.
 */
export function returnSums(
	counts: readonly BasedCount[],
	shares: readonly SharedCount[] = []
): Sums {
	const stocked = counts.flatMap((each): Stocked[] => {
		const of = parseFosteringId(each.indicator);
		const at = parsePeriod(each.period);
		return of && at && of.reason === null && !of.cohort ? [{ each, of, at }] : [];
	});
	const [bases, calls] = [ofBases(counts), ofCalls(counts, shares)];
	return {
		cells: [...bases.cells, ...calls.cells],
		sums: [
			...bases.sums,
			...calls.sums,
			...grouped(
				stocked,
				({ each, of }) => `${each.geography} ${of.carers.slug} ${of.unit.slug}`
			).flatMap(ofDays),
			...grouped(stocked, ({ each }) => `${each.geography} ${each.period}`).flatMap(ofChildren)
		]
	};
}
