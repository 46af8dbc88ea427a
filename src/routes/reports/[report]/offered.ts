import { askLedger } from '$lib/database/queries/ledger';
import { formatDate } from '$lib/domain/calendar';
import type { FigureBinding } from '$lib/domain/figure-binding';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import { comparePeriods, parsePeriod } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';

/** One edition that has a period's figure. */
interface OfferedEdition {
	readonly vintage: VintageId;
	/** `Local Authority Interactive Tool, 8 April 2026 (shown on the site)`. */
	readonly name: string;
	/** What of it can be put into a text: the figure, and the counts where the edition prints them. */
	readonly parts: readonly FigureBinding['of'][];
}

/** One period with the editions that have it, the one shown on the site first. */
interface OfferedPeriod {
	readonly period: PeriodId;
	readonly name: string;
	readonly editions: readonly OfferedEdition[];
}

/** The periods of a measure in a place, the latest first, without their figures. Rejects with a sentence where the engine cannot start. */
export async function askOffered(question: {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
}): Promise<readonly OfferedPeriod[]> {
	const { engine } = await import('$lib/state/engine.svelte');
	const answer = await askLedger(await engine.ready([question.indicator]), question);
	if (!answer) return [];
	const shown = new Map(answer.shown.map((each) => [each.period, each.vintage]));
	const named = [...new Set(answer.rows.map(({ period }) => period))].flatMap((period) => {
		const parsed = parsePeriod(period);
		return parsed ? [{ period, parsed }] : [];
	});
	return named
		.toSorted((a, b) => comparePeriods(b.parsed, a.parsed))
		.map(({ period, parsed }) => ({
			period,
			name: formatPeriod(parsed),
			editions: answer.rows
				.filter((row) => row.period === period)
				.toReversed()
				.toSorted(
					(a, b) =>
						Number(shown.get(period) === b.vintage) - Number(shown.get(period) === a.vintage)
				)
				.flatMap((row) => {
					const vintage = answer.vintages.find((each) => each.vintage === row.vintage);
					if (!vintage) return [];
					const current = shown.get(period) === row.vintage ? ' (shown on the site)' : '';
					const parts: FigureBinding['of'][] = ['value'];
					if (row.numerator !== null) parts.push('count');
					if (row.denominator !== null) parts.push('base');
					return [
						{
							vintage: row.vintage,
							name: `${vintage.title}, ${formatDate(vintage.published)}${current}`,
							parts
						}
					];
				})
		}));
}

/** A measure to choose. */
export interface OfferedMeasure {
	readonly value: string;
	readonly text: string;
}

/** The measures to choose from: the record's and those that files added on this computer brought, the ones spoken of first, then by name. */
export const offeredMeasures = (
	recorded: readonly { readonly indicator: string; readonly name: string }[],
	held: readonly { readonly indicator: string; readonly name: string }[],
	spoken: readonly string[]
): readonly OfferedMeasure[] =>
	[...new Map([...held, ...recorded].map((each) => [each.indicator, each.name]))]
		.map(([value, text]) => ({ value, text }))
		.toSorted(
			(a, b) =>
				+spoken.includes(b.value) - +spoken.includes(a.value) ||
				a.text.localeCompare(b.text, 'en-GB')
		);
