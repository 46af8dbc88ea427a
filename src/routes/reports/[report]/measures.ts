import type { FigureAsk, FigureBinding } from '$lib/domain/figure-binding';
import type { IndicatorId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Report, ReportText } from '$lib/domain/report';

/** The measures a report is checked against: its agenda item's, those it has numbers and figures of, and those it calls by name. In the record's order. */
export function measuresSpokenOf(
	{ agenda_items, indicators }: Pick<Register, 'agenda_items' | 'indicators'>,
	report: Report,
	texts: readonly ReportText[],
	cited: { readonly bindings: readonly FigureBinding[]; readonly asks: readonly FigureAsk[] }
): readonly IndicatorId[] {
	const item = agenda_items.find(
		(each) => each.meeting === report.meeting && each.item === report.item
	);
	const words = texts.map(({ text }) => text.toLowerCase()).join('\n');
	const spoken = new Set<IndicatorId>([
		...(item?.indicators ?? []),
		...[...cited.bindings, ...cited.asks].map(({ indicator }) => indicator)
	]);
	return indicators
		.filter(({ indicator, name }) => spoken.has(indicator) || words.includes(name.toLowerCase()))
		.map(({ indicator }) => indicator);
}
