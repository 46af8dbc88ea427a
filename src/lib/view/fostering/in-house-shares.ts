import type { HeldFigure } from '$lib/domain/held-figures';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { roundHalfUp } from '$lib/statistics/rounding';
import { heldCell } from '../held-cell';
import { missingClause } from '../missing';
import { formatNumber } from '../number';
import { shareDecimals } from '../share-words';
import type { DrawnValue, SubjectContext } from '../subject';
import type { TableCell } from '../table';
import { figuresOf } from './recruitment';

/** A count of children as a share of a base, on one day. */
export interface Share extends DrawnValue {
	/** What it is of: `of children in foster care`. */
	readonly base: string;
	/** `78 of the 260 children in foster care`. */
	readonly counts: string;
	/** Count, base and share. */
	readonly cells: readonly TableCell[];
	readonly figures: readonly HeldFigure[];
	/** Why the two cannot both be right; null when they can. */
	readonly fault: string | null;
}

/** The shares of one day. */
export interface CareDay {
	readonly at: Period;
	readonly shares: readonly Share[];
}

const SHOWN = 8;

/** What a base is called, and to how many decimals its share is printed. */
interface Base {
	readonly name: string;
	readonly figure: HeldFigure;
	readonly decimals: number;
}

/** A share with its counts. Without one of them, or with more children than the base has, there is none. */
function shareOf(count: HeldFigure, { name, figure, decimals }: Base): Share {
	const [children, whole] = [count.value, figure.value];
	const fault =
		children !== null && whole !== null && children > whole
			? `${formatNumber(children, 0)} children are more than the ${formatNumber(whole, 0)} ${name} they must be among (rows ${count.source_row} and ${figure.source_row}). Correct the row that is wrong.`
			: null;
	const known = children !== null && whole !== null && whole > 0 && fault === null;
	const lacking = children === null ? count.symbol : figure.symbol;
	const drawn: DrawnValue = known
		? {
				value: roundHalfUp((100 * children) / whole, decimals),
				text: `${formatNumber((100 * children) / whole, decimals)}%`,
				reason: null
			}
		: {
				value: null,
				text: 'Not given',
				reason: fault ?? `A count it needs is ${missingClause(lacking)}.`
			};
	return {
		...drawn,
		base: `of ${name}`,
		counts: `${formatNumber(children ?? 0, 0)} of the ${formatNumber(whole ?? 0, 0)} ${name}`,
		cells: [
			heldCell(count),
			heldCell(figure),
			{ value: drawn.value, text: drawn.text, reason: drawn.reason }
		],
		figures: [count, figure],
		fault
	};
}

/** Shares of children placed with carers of one kind, and of all children who are fostered, on the latest days that have a base. */
export function careShares(
	context: SubjectContext,
	carers: string
): { readonly own: readonly CareDay[]; readonly fostered: readonly CareDay[] } {
	const stocks = (kind: string, measure: string) =>
		figuresOf(context, kind).filter(({ of }) => of.measure === measure && !of.cohort);
	const { held, authority } = context;
	const inCare = held.figures.filter(
		({ indicator, geography }) =>
			indicator === 'local-children-in-care' && geography === authority.geography
	);
	const on = <Figure extends HeldFigure>(figures: readonly Figure[], period: string) =>
		figures.find((each) => each.period === period);
	const all = stocks('all', 'children-in-foster-care');
	const same = stocks(carers, 'children-in-foster-care');
	const days = (
		counts: readonly HeldFigure[],
		basesOf: (period: string) => readonly Base[]
	): readonly CareDay[] =>
		counts
			.flatMap((count): readonly CareDay[] => {
				const at = parsePeriod(count.period);
				const shares = basesOf(count.period).map((base) => shareOf(count, base));
				return at && shares.length > 0 ? [{ at, shares }] : [];
			})
			.sort((a, b) => comparePeriods(a.at, b.at))
			.slice(-SHOWN);
	const care = (period: string): readonly Base[] => {
		const figure = on(inCare, period);
		// The council's own papers print this share to one decimal: one child of 700 is 0.14 points.
		return figure ? [{ name: 'children in care', figure, decimals: 1 }] : [];
	};
	const fosterCare = (period: string): readonly Base[] => {
		const own = carers === 'all' ? undefined : on(same, period);
		const every = on(all, period);
		return [
			...(own
				? [
						{
							name: `children with ${kindWords(carers)} of the council or an agency`,
							figure: own,
							decimals: 0
						}
					]
				: []),
			...(every
				? [
						{
							name: 'children in foster care',
							figure: every,
							decimals: shareDecimals(every.value ?? 0)
						}
					]
				: [])
		];
	};
	return {
		own:
			carers === 'supported-lodgings'
				? []
				: days(stocks(carers, 'children-placed'), (period) => [
						...fosterCare(period),
						...care(period)
					]),
		fostered: carers === 'all' ? days(all, care) : []
	};
}

const kindWords = (carers: string) =>
	carers === 'mainstream' ? 'mainstream carers' : carers.replaceAll('-', ' ');
