import type { IndicatorId, RowId } from '$lib/domain/id';
import type { TemplatePart } from '$lib/domain/template';
import type { Evidence } from '$lib/view/evidence';
import { draftFostering, FOSTERING_MEASURES } from './draft/fostering';
import { draftOffending, OFFENDING_MEASURES } from './draft/offending';
import { bullets, tellingOf, type DraftRecord, type DraftTexts } from './draft/telling';
import { citesIn } from './markup';

export type { DraftRecord } from './draft/telling';

/** Reports a first draft can be written of. */
export type DraftKind = 'offending' | 'fostering';

/** What a first draft is chosen by. `indicators` are the measures it speaks of: ask for evidence of them before drafting. */
export const DRAFTS: readonly {
	readonly draft: DraftKind;
	readonly title: string;
	readonly indicators: readonly IndicatorId[];
}[] = [
	{
		draft: 'offending',
		title: 'Reducing Offending Behaviour (Children in Care)',
		indicators: OFFENDING_MEASURES
	},
	{
		draft: 'fostering',
		title: 'Fostering recruitment and retention',
		indicators: FOSTERING_MEASURES
	}
];

/** What was published that a text's numbers and figures are from, a line each, the latest first. */
function publishedIn(texts: DraftTexts, evidence: Evidence, council: string): readonly string[] {
	const { bindings, asks } = citesIn(Object.values(texts));
	const cited = new Set(bindings.map(({ vintage }) => vintage));
	const drawn = new Set(asks.map(({ indicator }) => indicator));
	const of = evidence.measures.flatMap(({ indicator, sources, papers }) => [
		...sources
			.filter(
				({ vintage }, place) =>
					cited.has(vintage) || (place === 0 && drawn.has(indicator.indicator))
			)
			.map(({ published, text }) => ({ published, text })),
		...papers
			.filter(({ vintage }) => cited.has(vintage))
			.map(({ published, title }) => ({ published, text: `${council}, ${title}` }))
	]);
	const lines = new Map(of.map(({ published, text }) => [text, published]));
	return [...lines]
		.toSorted(([, one], [, other]) => other.localeCompare(one))
		.map(([text]) => `${text}.`);
}

/** The first `LAIT` of a text with its name, as the record's own words leave it out. */
const spelledOut = (text: string) =>
	text.includes('(LAIT)')
		? text
		: text.replace(/\bLAIT\b/, 'The Local Authority Interactive Tool (LAIT)');

/** The parts that list what was relied on, the first a template has. */
const SOURCES = ['published-documents', 'background-papers'];

/**
 * Writes a first draft from the record, a text for each part that can be written; parts it knows nothing of are left out, so their
 * headings stay empty for those who have to fill them. Every number is bound to its edition, so the draft cannot say what the
 * figures do not. A template's parts are known by their ids.
 */
export function draftReport(
	kind: DraftKind,
	evidence: Evidence,
	parts: readonly TemplatePart[],
	record: DraftRecord
): readonly { readonly part: RowId; readonly text: string }[] {
	const telling = tellingOf(evidence, record);
	const written = kind === 'offending' ? draftOffending(telling) : draftFostering(telling);
	const has = new Set<string>(parts.map(({ part }) => part));
	const used = Object.fromEntries(Object.entries(written).filter(([part]) => has.has(part)));
	const published = publishedIn(used, evidence, record.register.board.council);
	const sources = SOURCES.find((each) => has.has(each));
	const { report_of = null } =
		record.register.agenda_items.find(
			({ meeting, item }) => meeting === record.meeting && item === record.item
		) ?? {};
	const texts: DraftTexts = {
		...used,
		...(report_of === null ? {} : { authors: report_of }),
		...(sources === undefined || published.length === 0 ? {} : { [sources]: bullets(published) })
	};
	return parts.flatMap(({ part }) => {
		const text = texts[part];
		return text === undefined || text === '' ? [] : [{ part, text: spelledOut(text) }];
	});
}
