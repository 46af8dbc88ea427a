import type { StandingAnswer } from '$lib/database/queries/standing';
import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Polarity, Unit } from '$lib/domain/indicator';
import { formatPeriodShort } from '$lib/domain/period-words';
import { oneChild, withChildren } from '$lib/statistics/one-child';
import { rankOf } from '$lib/statistics/rank';
import { oneOf } from './doubt';
import type { Latest } from './latest';
import { formatCounts, formatDifference, formatFigure, formatNumber } from './number';
import { ordinal } from './standing-words';

/** All that is needed to say what a child more or fewer would change, without asking anything again. */
export interface Lens {
	/** `One child`, `One care leaver`, `One person`. */
	readonly who: string;
	/** `One child is 0.3 percentage points (2023/24).` */
	readonly size: string;
	readonly value: number;
	readonly decimals: number;
	readonly numerator: number;
	readonly denominator: number;
	/** 100 for a percentage. */
	readonly per: number;
	readonly unit: Unit;
	readonly polarity: Polarity;
	readonly previous: { readonly value: number; readonly decimals: number } | null;
	/** The other authorities' figures in the same period, as printed; empty where they are not held. */
	readonly others: readonly number[];
	/** Authorities without a figure. */
	readonly without: number;
}

/** One thing that may or may not survive, with how it would be and whether that is as published. */
export interface LensLine {
	readonly what: string;
	readonly text: string;
	/** As published or changed, in words; null for what was published itself. */
	readonly survives: 'stays' | 'changes' | null;
}

/** A share whose base is larger than this is not moved by one child as far as anyone can print. */
const LARGEST = 2000;

/** The lens of the latest figure; null without counts or where one child is too little to see. */
export function lensOf(
	answer: TrendAnswer,
	latest: Latest,
	standing: StandingAnswer | null
): Lens | null {
	const { indicator } = answer;
	const { figure, previous, change } = latest;
	if (indicator.unit !== 'percent' || !figure) return null;
	const { numerator, denominator, value, decimals } = figure;
	if (numerator === null || denominator === null || denominator > LARGEST) return null;
	const size = oneChild(figure, 100);
	if (size === null) return null;
	const everyone = standing ? [...standing.areas, ...(standing.former ?? [])] : [];
	const others = everyone.filter((area) => area.geography !== answer.authority.geography);
	const who = oneOf(indicator);
	return {
		who,
		size: `${who} is ${formatDifference(size, 1, 'percent')} (${formatPeriodShort(figure.period)}).`,
		value,
		decimals,
		numerator,
		denominator,
		per: 100,
		unit: indicator.unit,
		polarity: indicator.polarity,
		previous: change && previous ? { value: previous.value, decimals: previous.decimals } : null,
		others: others.flatMap((area) => area.figure?.value ?? []),
		without: others.filter((area) => (area.figure?.value ?? null) === null).length
	};
}

function movementOf(lens: Lens, value: number): string | null {
	if (lens.previous === null) return null;
	const before = formatFigure(lens.previous.value, lens.previous.decimals, lens.unit);
	if (value === lens.previous.value) return `the same as the ${before} before`;
	return `${value > lens.previous.value ? 'up' : 'down'} from ${before}`;
}

function rankSaid(lens: Lens, value: number): { rank: string; half: string } | null {
	const found = rankOf([...lens.others, value], value, lens.polarity);
	if (!found || lens.others.length === 0) return null;
	const { rank, of, tied } = found;
	const last = rank + tied - 1;
	const half = of / 2;
	return {
		rank: `${ordinal(rank)} of ${formatNumber(of, 0)} with a figure${tied === 1 ? '' : `, ${formatNumber(tied, 0)} tied`}`,
		half:
			last <= half
				? 'in the better half of those with a figure'
				: rank > half
					? 'in the worse half of those with a figure'
					: 'tied across the middle: in neither half for certain'
	};
}

/** How many children may be added or taken away before the count would be below none or above everyone. */
export const lensRange = ({ numerator, denominator }: Lens) => ({
	least: Math.max(-10, -numerator),
	most: Math.min(10, denominator - numerator)
});

/**
 * The figure with `children` more, or fewer when below nought, and whether its movement, rank and half are still those of the figure
 * as published. At nought it is the figure as published.
 */
export function seenWith(lens: Lens, children: number): readonly LensLine[] {
	const with_children = children === 0 ? lens : withChildren(lens, children, lens.per);
	if (!with_children) return [];
	const { value, numerator, denominator, decimals } = with_children;
	const line = (what: string, text: string | null, published: string | null): LensLine[] =>
		text === null
			? []
			: [
					{
						what,
						text,
						survives: children === 0 ? null : text === published ? 'stays' : 'changes'
					}
				];
	const figure = (printed: number, count: number) =>
		`${formatFigure(printed, decimals, lens.unit)} (${formatCounts(count, denominator)})`;
	const [now, published] = [rankSaid(lens, value), rankSaid(lens, lens.value)];
	const without =
		lens.without === 0
			? ''
			: ` (${formatNumber(lens.without, 0)} ${lens.without === 1 ? 'has' : 'have'} none)`;
	return [
		...line('Figure', figure(value, numerator), figure(lens.value, lens.numerator)),
		...line('Movement', movementOf(lens, value), movementOf(lens, lens.value)),
		...line('Rank', now && `${now.rank}${without}`, published && `${published.rank}${without}`),
		...line('Which half', now && now.half, published && published.half)
	];
}
