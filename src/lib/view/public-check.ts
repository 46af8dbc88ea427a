import type { VintageId } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Register } from '$lib/domain/record';
import { THRESHOLD } from '$lib/statistics/disclosure';
import { figureId, hiddenFigures, surroundingsOf } from '$lib/statistics/hidden-figures';
import { showsWhat } from './hidden-words';
import { formatNumber } from './number';

/** A figure that a public record may not print, and what is stopped by hiding it: never the figure. */
interface StoppedFigure {
	/** Measure, place, period and edition as one text, as `figureId` writes it. */
	readonly id: string;
	readonly measure: string;
	readonly place: string;
	readonly period: string;
	/** What a reader could work out: the end of a sentence that begins with “It would show”. */
	readonly shows: string;
}

/** An edition of the council's own with figures that a public record may not print. */
export interface StoppedEdition {
	readonly vintage: VintageId;
	readonly title: string;
	readonly sentence: string;
	/** Those to be hidden; with all of them hidden none follows from the others. */
	readonly figures: readonly StoppedFigure[];
	/** How many of them would still follow from what is public already: hiding is not enough, the edition must be left out. */
	readonly given_away: number;
}

function sentenceOf(title: string, stopped: number, given_away: number): string {
	const one = stopped === 1;
	const holds =
		stopped === 0
			? `“${title}” has figures that are marked as suppressed.`
			: `“${title}” holds ${formatNumber(stopped, 0)} ${one ? 'figure that is' : 'figures that are'} for the council only.`;
	if (given_away > 0)
		return `${holds} Hiding is not enough, because other figures that everybody has already would give ${formatNumber(given_away, 0)} away: leave the edition out.`;
	return `${holds} Leave the edition out, or publish it with ${one ? 'that figure' : 'those figures'} marked as suppressed.`;
}

/**
 * The editions of a public record, among those of the council's own, that hold figures which are for the council only, in the order
 * they were published, by the board’s own threshold. `figures` are all figures of such editions, `out` which of them everybody has
 * already. Official statistics are as their publisher published them, and are not asked for.
 */
export function checkPublic(
	figures: readonly Observation[],
	register: Pick<Register, 'vintages' | 'indicators' | 'geographies'> &
		Partial<Pick<Register, 'board'>>,
	out: (figure: Observation) => boolean
): readonly StoppedEdition[] {
	const measures = new Map(register.indicators.map((each) => [each.indicator, each]));
	const places = new Map(register.geographies.map((each) => [each.geography, each]));
	const titles = new Map(register.vintages.map(({ vintage, title }) => [vintage, title]));
	const threshold = register.board?.threshold ?? THRESHOLD;
	const found = hiddenFigures(figures, surroundingsOf(register), out);
	return found.flatMap(({ vintage, hidden, given_away }): readonly StoppedEdition[] => {
		if (hidden.size === 0 && given_away === 0) return [];
		const stopped = figures.flatMap((each): readonly StoppedFigure[] => {
			const id = figureId(each);
			const inference = each.vintage === vintage ? hidden.get(id) : undefined;
			const period = parsePeriod(each.period);
			return inference
				? [
						{
							id,
							measure: measures.get(each.indicator)?.name ?? each.indicator,
							place: places.get(each.geography)?.name ?? each.geography,
							period: period ? formatPeriodShort(period) : each.period,
							shows: showsWhat(inference, threshold)
						}
					]
				: [];
		});
		const title = titles.get(vintage) ?? vintage;
		return [
			{
				vintage,
				title,
				sentence: sentenceOf(title, stopped.length, given_away),
				figures: stopped,
				given_away
			}
		];
	});
}
