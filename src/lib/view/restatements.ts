import type { RestatedCell, RestatementAnswer } from '$lib/database/queries/restatements';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Vintage } from '$lib/domain/vintage';
import { heldOf } from './ledger';
import { disagree, printed, sayFigure, type Held } from './ledger-words';
import { isSuppressed } from './missing';

/** The periods of one measure in one place on which editions disagree. */
export interface RestatedMeasure {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly geography: GeographyCode;
	readonly place: string;
	readonly periods: readonly {
		readonly period: PeriodId;
		readonly head: string;
		/** What each edition that changed it says, in the order they were published. */
		readonly sentence: string;
	}[];
}

/** Where editions disagree, the latest disagreement first. */
export interface RestatementsView {
	/** How many figures in how many places, in a sentence. */
	readonly headline: string;
	readonly measures: readonly RestatedMeasure[];
}

/** Editions in order, leaving out those that say what the one before them says. */
function steps(all: readonly Held[]): readonly Held[] {
	const kept: Held[] = [];
	for (const each of all) {
		const last = kept.at(-1);
		if (!last || disagree(last, each)) kept.push(each);
	}
	return kept;
}

function sentenceOf(cell: RestatedCell, vintages: readonly Vintage[]): string {
	const said = steps(heldOf(cell.period, cell, vintages)).map((each) => {
		const figure = printed(each.row);
		const text = figure
			? sayFigure(figure, cell.indicator)
			: each.row === null
				? 'no row'
				: isSuppressed(each.row.symbol)
					? 'suppressed'
					: 'no figure';
		const held = (each.row?.held_back ?? null) === null ? '' : ', held back';
		return `${text} in the ${each.phrase}${held}`;
	});
	return `${said.join('; then ')}.`;
}

/** Words where editions disagree, cells of one measure and place together. */
export function viewRestatements(
	{ cells, total, vintages }: RestatementAnswer,
	places: readonly string[]
): RestatementsView {
	const measures = new Map<string, RestatedMeasure>();
	for (const cell of cells) {
		const { indicator, geography } = cell;
		const key = `${indicator.indicator} ${geography.geography}`;
		const period = parsePeriod(cell.period);
		const line = {
			period: cell.period,
			head: period ? formatPeriodShort(period) : cell.period,
			sentence: sentenceOf(cell, vintages)
		};
		measures.set(key, {
			indicator: indicator.indicator,
			name: indicator.name,
			geography: geography.geography,
			place: geography.name,
			periods: [...(measures.get(key)?.periods ?? []), line]
		});
	}
	const where =
		places.length > 1 ? `${places.slice(0, -1).join(', ')} or ${places.at(-1)}` : places.join('');
	const headline =
		total === 0
			? `No two editions held here disagree on any figure for ${where}.`
			: total === 1
				? `Editions disagree on one figure for ${where}.`
				: `Editions disagree on ${total.toLocaleString('en-GB')} figures for ${where}${total > cells.length ? `; the ${cells.length} that changed last are listed` : ', the latest change first'}.`;
	return { headline, measures: [...measures.values()] };
}
