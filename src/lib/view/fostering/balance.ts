import type { PeriodId } from '$lib/domain/id';
import {
	comparePeriods,
	isAdjacent,
	nextDay,
	periodBetween,
	type Period
} from '$lib/domain/period';
import {
	BALANCE_PARTS,
	balanceOf,
	type Balance,
	type BalanceParts
} from '$lib/statistics/reconcile';
import type { FosteringFigure } from './recruitment';
import { goesOn } from './windows';

/** One part of a balance: `transferred_in`. */
export type BalancePart = keyof BalanceParts;

/** The balance of one unit over one window, with the figure behind each part. */
export interface WindowBalance {
	readonly window: Period;
	readonly figures: Readonly<Record<BalancePart, FosteringFigure | null>>;
	/** The opening figure is what the window before closed with. */
	readonly carried: boolean;
	readonly parts: BalanceParts;
	readonly balance: Balance;
}

/** What moves within a window; the other two parts are stocks. */
export const MOVEMENTS = ['approvals', 'transferred_in', 'left', 'transferred_out'] as const;

const slugs: Readonly<Record<BalancePart, string>> = {
	opening: 'opening',
	approvals: 'approvals',
	transferred_in: 'transferred-in',
	left: 'left',
	transferred_out: 'transferred-out',
	closing: 'closing'
};
const measures: readonly string[] = Object.values(slugs);

/** Whether a figure is a part of a balance: a whole of its period, split by no reason and of no cohort. */
export const isBalancePart = ({ of }: FosteringFigure) =>
	measures.includes(of.measure) && of.reason === null && !of.cohort;

/** The figure a window opens with: its own, one of its first day or the day before, or what closed the day before. */
function openingOf(figures: readonly FosteringFigure[], window: Period) {
	const openings = figures.filter(({ of }) => of.measure === slugs.opening);
	const own =
		openings.find(({ period }) => period === window.period) ??
		openings.find(
			({ at }) =>
				at.kind === 'snapshot' && (at.end === window.start || nextDay(at.end) === window.start)
		);
	const closed = figures.find(
		({ of, at }) => of.measure === slugs.closing && nextDay(at.end) === window.start
	);
	return { figure: own ?? closed ?? null, carried: own === undefined && closed !== undefined };
}

const closingOf = (figures: readonly FosteringFigure[], window: Period) => {
	const closings = figures.filter(
		({ of, at }) => of.measure === slugs.closing && at.end === window.end
	);
	return closings.find(({ period }) => period === window.period) ?? closings[0] ?? null;
};

/** The balance of every window in which something moved, in order of time. `figures` are of one kind of carers and one unit. */
export function balancesOf(figures: readonly FosteringFigure[]): readonly WindowBalance[] {
	const ours = figures.filter(isBalancePart);
	const windows = new Map<PeriodId, Period>(
		ours
			.filter(
				({ of, at }) =>
					at.kind !== 'snapshot' && MOVEMENTS.some((part) => slugs[part] === of.measure)
			)
			.map(({ at }) => [at.period, at])
	);
	return [...windows.values()].sort(comparePeriods).map((window) => {
		const moved = (part: BalancePart) =>
			ours.find(({ of, period }) => of.measure === slugs[part] && period === window.period) ?? null;
		const opening = openingOf(ours, window);
		const found = {
			opening: opening.figure,
			approvals: moved('approvals'),
			transferred_in: moved('transferred_in'),
			left: moved('left'),
			transferred_out: moved('transferred_out'),
			closing: closingOf(ours, window)
		};
		const parts = partsOf((part) => found[part]?.value ?? null);
		return { window, figures: found, carried: opening.carried, parts, balance: balanceOf(parts) };
	});
}

const partsOf = (value: (part: BalancePart) => number | null): BalanceParts =>
	Object.fromEntries(BALANCE_PARTS.map((part) => [part, value(part)])) as unknown as BalanceParts;

/**
 * The latest quarters in a row, four at most; in order of time. The latest window where there is no quarter, or where it goes on
 * after the last of them and has every part.
 */
export function latestBalances(balances: readonly WindowBalance[]): readonly WindowBalance[] {
	const quarters = balances.filter(({ window }) => window.kind === 'quarter');
	const last = quarters.at(-1);
	if (!last) return balances.slice(-1);
	const later = balances
		.filter(({ window, balance }) => goesOn(window, last.window) && balance.kind !== 'incomplete')
		.at(-1);
	if (later) return [later];
	const run: WindowBalance[] = [];
	for (const each of quarters.toReversed()) {
		if (run.length === 4 || (run[0] && !isAdjacent(each.window, run[0].window))) break;
		run.unshift(each);
	}
	return run;
}

/** Balances of windows in a row as one: what the first opened with, every movement added, what the last closed with. */
export interface JoinedBalance {
	readonly window: Period;
	readonly parts: BalanceParts;
	/** Never `reconciled` when one of the windows is not, though two errors may cancel out. */
	readonly balance: Balance;
}

/** Joins windows in a row; null without any. A movement missing in one of them is missing in the whole. */
export function joinBalances(run: readonly WindowBalance[]): JoinedBalance | null {
	const [first, last] = [run[0], run.at(-1)];
	if (!first || !last) return null;
	const parts = partsOf((part) => {
		if (part === 'opening') return first.parts.opening;
		if (part === 'closing') return last.parts.closing;
		return run.reduce<number | null>((sum, each) => {
			const value = each.parts[part];
			return sum === null || value === null ? null : sum + value;
		}, 0);
	});
	const wrong = run.find(({ balance }) => balance.kind === 'unreconciled');
	const whole = balanceOf(parts);
	return {
		window: periodBetween(first.window.start, last.window.end),
		parts,
		balance: wrong && whole.kind === 'reconciled' ? wrong.balance : whole
	};
}
