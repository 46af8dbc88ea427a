import type { FigureAsk, FigureBinding } from '$lib/domain/figure-binding';
import type { IndicatorId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Report, ReportText } from '$lib/domain/report';
import { measuresNamed } from '$lib/report/claims/measures';

/** The measures a report is checked against: its agenda item's, those it has numbers and figures of, and those that its title or a sentence of it names, in other words too. In the record's order. */
export function measuresSpokenOf(
	{ agenda_items, indicators }: Pick<Register, 'agenda_items' | 'indicators'>,
	report: Report,
	texts: readonly ReportText[],
	cited: { readonly bindings: readonly FigureBinding[]; readonly asks: readonly FigureAsk[] }
): readonly IndicatorId[] {
	const item = agenda_items.find(
		(each) => each.meeting === report.meeting && each.item === report.item
	);
	const named = new Set(
		measuresNamed(indicators, [report.title, ...texts.map(({ text }) => text)])
	);
	const spoken = new Set<IndicatorId>([
		...(item?.indicators ?? []),
		...[...cited.bindings, ...cited.asks].map(({ indicator }) => indicator)
	]);
	return indicators
		.filter((each) => spoken.has(each.indicator) || named.has(each))
		.map(({ indicator }) => indicator);
}
