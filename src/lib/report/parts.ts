import type { RowId } from '$lib/domain/id';
import type { Report, ReportText } from '$lib/domain/report';
import type { TemplatePart } from '$lib/domain/template';

/** What a report has written under a part, without blanks at its ends; empty where nothing is. */
export function textAt(
	{ report }: Pick<Report, 'report'>,
	texts: readonly ReportText[]
): (part: RowId) => string {
	const own = new Map(
		texts.filter((each) => each.report === report).map(({ part, text }) => [part, text.trim()])
	);
	return (part) => own.get(part) ?? '';
}

/** What a report has written under headings that its template does not have, with a heading made of the part's id. */
export function textsWithoutPart(
	{ report }: Pick<Report, 'report'>,
	texts: readonly ReportText[],
	parts: readonly TemplatePart[]
): readonly { readonly part: RowId; readonly text: string; readonly heading: string }[] {
	const known = new Set(parts.map(({ part }) => part));
	return texts
		.filter((each) => each.report === report && !known.has(each.part) && each.text.trim() !== '')
		.map(({ part, text }) => ({
			part,
			text: text.trim(),
			heading: `${part.charAt(0).toUpperCase()}${part.slice(1).replaceAll('-', ' ')} (a heading this template does not have)`
		}))
		.toSorted((one, other) => one.part.localeCompare(other.part));
}
