import type { StandingFigure } from '$lib/database/queries/standing';
import type { Polarity } from '$lib/domain/indicator';
import { isAdjacent, parsePeriod } from '$lib/domain/period';
import { bandOf, cutPoints, type Band, type CutPoints } from '$lib/statistics/band';
import { difference } from '$lib/statistics/rounding';
import { formatDifference, formatFigure, formatNumber } from './number';
import type { StandingAverage } from './standing-average';
import type { Standing } from './standing-places';
import { authorities, labelOf, ordinal } from './standing-words';

/** What LAIT would show of the authority, by LAIT's own rules. */
export interface StandingLait {
	/** Null where LAIT gives none. */
	readonly rank: number | null;
	readonly band: Band | null;
	/** In the measure's unit, not rounded; null when no authority has a figure. */
	readonly cut_points: CutPoints | null;
	/** Latest less the row before, whatever its year, as LAIT has it; null without both figures. */
	readonly change: number | null;
	readonly items: readonly { readonly term: string; readonly text: string }[];
	/** Where this page says something else, and why. */
	readonly differences: readonly string[];
}

/** The largest value that can be printed at or below a cut point: the figures at or below both are the same. */
const printableBelow = (cut: number, decimals: number) =>
	Math.floor(cut * 10 ** decimals + 1e-6) / 10 ** decimals;

/** `3% or less`, and `0%` where less than that cannot be. */
export const atMost = (cut: number, { decimals, answer, values }: Standing) => {
	const below = printableBelow(cut, decimals);
	const text = formatFigure(below, decimals, answer.indicator.unit);
	return values.some((value) => value < below) ? `${text} or less` : text;
};

/** The four bands as the figures they hold, best first. */
function bandsOf(cuts: CutPoints, polarity: Polarity, standing: Standing): string {
	const { decimals, answer } = standing;
	const ends = [cuts.q25, cuts.q50, cuts.q75].map((cut) => printableBelow(cut, decimals));
	const [a = 0, b = 0, c = 0] = ends;
	const print = (value: number) => formatFigure(value, decimals, answer.indicator.unit);
	const between = (from: number, to: number) =>
		from === to ? 'no figure' : `over ${print(from)} to ${print(to)}`;
	const parts = [atMost(cuts.q25, standing), between(a, b), between(b, c), `over ${print(c)}`];
	const best = polarity === 'high' ? [...parts].reverse() : parts;
	return best.map((text, index) => `${'ABCD'.charAt(index)}: ${text}`).join('; ');
}

const nobodyElse = 'none, because no other authority has a figure';

function bandItem(standing: Standing, cuts: CutPoints | null, band: Band | null): string {
	const { indicator } = standing.answer;
	if (indicator.polarity === 'none') return 'none, because neither way is better';
	if (!indicator.quartile) return 'none: LAIT gives no band for this measure';
	if (cuts === null) return 'none, because no authority has a figure';
	if (isAlone(standing)) return nobodyElse;
	return `${band ?? 'none, because there is no figure'} (${bandsOf(cuts, indicator.polarity, standing)})`;
}

function changeItem(own: StandingFigure | null, before: StandingFigure | null, standing: Standing) {
	const { answer } = standing;
	const label = labelOf(answer.lait_previous_period ?? answer.previous_period);
	if (
		own === null ||
		before === null ||
		own.value === null ||
		before.value === null ||
		label === null
	)
		return { change: null, text: 'none, because it needs both figures' };
	const earlier = { value: before.value, decimals: before.decimals };
	const change = difference(earlier, { value: own.value, decimals: own.decimals });
	const decimals = Math.min(own.decimals, before.decimals);
	const size = formatDifference(change, decimals, answer.indicator.unit);
	const way = change === 0 ? 'no change' : change > 0 ? `up ${size}` : `down ${size}`;
	return { change, text: `${way} from ${label}` };
}

/** Whether the authority alone has a figure: then neither a rank nor a band says anything. */
const isAlone = ({ own, values }: Standing) => own.value !== null && values.length === 1;

/** Whether LAIT's row before is not the period before, so that its change compares what this page does not. */
function comparesApart({ period, lait_previous_period }: Standing['answer']): boolean {
	const [earlier, later] = [lait_previous_period ?? null, period].map(
		(id) => id && parsePeriod(id)
	);
	return Boolean(earlier && later && !isAdjacent(earlier, later));
}

/**
 * LAIT's statistics of the authority, and where and why this page differs. Figures are compared as printed: LAIT's file carries the
 * noise of binary fractions (97.199999999999989 for 97.2), and there two equal figures may be parted and a band fall on the other side
 * of its cut point. A lone figure has no rank and no band here.
 */
export function laitOf(standing: Standing, average: StandingAverage): StandingLait {
	const { answer, own, values, without } = standing;
	const rank = isAlone(standing) ? null : standing.rank;
	const { indicator, authority } = answer;
	const cuts = cutPoints(values);
	const banded = indicator.quartile && cuts !== null && own.value !== null && !isAlone(standing);
	const band = banded ? bandOf(own.value, cuts, indicator.polarity) : null;
	const everyone = [...answer.areas, ...(answer.former ?? [])];
	const area = everyone.find((each) => each.geography === authority.geography);
	const before = area?.lait_previous ?? area?.previous ?? null;
	const { change, text } = changeItem(own.figure, before, standing);
	const place =
		rank?.rank ??
		(indicator.polarity === 'none'
			? 'none, because neither way is better'
			: isAlone(standing)
				? nobodyElse
				: 'none, because there is no figure');
	const differences: string[] = [];
	if (rank !== null && rank.tied > 1)
		differences.push(
			`LAIT prints the rank alone. ${authorities(rank.tied)} share it, so ${authority.name} is anywhere from ${ordinal(rank.rank)} to ${ordinal(rank.rank + rank.tied - 1)}.`
		);
	if (rank !== null && rank.tied === rank.of)
		differences.push(
			`All ${authorities(rank.of)} with a figure have the same one, so LAIT’s ${band === null ? 'rank says' : 'rank and band say'} nothing.`
		);
	if (rank !== null && without > 0)
		differences.push(
			`LAIT does not say that ${authorities(without)} ${without === 1 ? 'is' : 'are'} not ranked for want of a figure.`
		);
	if (change !== null && comparesApart(answer))
		differences.push(
			`LAIT takes the change from ${labelOf(answer.lait_previous_period ?? null)}, its row before, whatever the year. That is not the period before, so this page gives no change.`
		);
	if (average.chosen === 'median' && average.mean_text !== null)
		differences.push(`LAIT’s average is the mean. The median, chosen here, is ${average.text}.`);
	const held = answer.england?.figure?.held_back ?? null;
	if (held !== null)
		differences.push(`LAIT shows a figure for England that is held back here. ${held}`);
	const items = [
		{ term: 'Rank', text: typeof place === 'number' ? formatNumber(place, 0) : place },
		{ term: 'Quartile band', text: bandItem(standing, cuts, band) },
		{ term: 'Change on the previous year', text },
		{
			term: 'Statistical neighbours’ average',
			text: average.mean_text === null ? 'none' : `${average.mean_text} (mean)`
		}
	];
	return { rank: rank?.rank ?? null, band, cut_points: cuts, change, items, differences };
}
