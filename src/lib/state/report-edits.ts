import { manyLines } from '$lib/domain/prose';
import { formatDate } from '$lib/domain/calendar';
import { freeRowId, parseIsoDate, parseRowId, type IsoDate, type RowId } from '$lib/domain/id';
import { agendaOf } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { LONGEST_TEXT, type Report, type ReportText } from '$lib/domain/report';
import type { RowEdit } from '$lib/domain/row-edit';
import { editsOf, faultsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { line, short, wholeOrNothing, type Edited, type Fault } from './written-field';

/** A report's particulars as a form holds them. */
export interface WrittenReport {
	readonly title: string;
	/** The meeting's day as the record writes it. */
	readonly meeting: string;
	/** The number of its agenda item; empty for none. */
	readonly item: string;
	/** The template's id. */
	readonly template: string;
}

/** What of a report's particulars a form can get wrong. */
export type ReportField = keyof WrittenReport;

/** What is written under one heading. */
export type WrittenPart = Pick<ReportText, 'part' | 'text'>;

/** Which report a change made, for the way to its page. */
export type AddedReport =
	| {
			readonly words: string;
			readonly edits: readonly RowEdit[];
			readonly report: RowId;
			readonly faults?: undefined;
	  }
	| { readonly faults: readonly Fault<ReportField | 'text'>[] };

/** A report as a form begins with it; a new one for a meeting, its item, and the template the board's settings name. */
export const writtenReport = (
	{ board, templates }: Pick<Register, 'board' | 'templates'>,
	report: Report | null,
	meeting: IsoDate | null = null
): WrittenReport => ({
	title: report?.title ?? '',
	meeting: report?.meeting ?? meeting ?? '',
	item: report?.item?.toString() ?? '',
	template:
		report?.template ??
		(
			templates.find(({ name, template }) =>
				[name, template].includes(board.report_template ?? '')
			) ?? templates.find(({ council }) => council === board.council)
		)?.template ??
		templates[0]?.template ??
		''
});

/** The sentence for a part that is too long. */
const tooLong = (heading: string, length: number) =>
	`“${short(heading)}” has ${length.toLocaleString('en-GB')} characters, and ${LONGEST_TEXT.toLocaleString('en-GB')} fit under one heading. Take some of it out, or put it under another heading.`;

/** What a report calls one of its parts: the heading, or the id where its template has none. */
const headingOf = ({ template_parts }: Register, { template }: Report, part: RowId) =>
	template_parts.find((each) => each.template === template && each.part === part)?.heading ?? part;

function readReport(register: Register, id: RowId, written: WrittenReport, before: Report | null) {
	const faults: Fault<ReportField>[] = [];
	const title = line(written.title);
	if (title === '')
		faults.push({ field: 'title', sentence: 'Write what the report is called on the agenda.' });
	const meeting = parseIsoDate(written.meeting);
	if (meeting === null || !register.meetings.some((each) => each.meeting === meeting))
		faults.push({ field: 'meeting', sentence: 'Choose the meeting it goes to.' });
	const template = register.templates.find((each) => each.template === written.template)?.template;
	if (template === undefined)
		faults.push({ field: 'template', sentence: 'Choose the council’s template it is written on.' });
	const item = wholeOrNothing(written.item);
	if (meeting !== null && item !== null && item !== before?.item)
		if (!agendaOf(register, meeting).some((each) => each.item === item))
			faults.push({
				field: 'item',
				sentence: `The agenda of ${formatDate(meeting)} has no item ${line(written.item)}. Choose one of its items, or none.`
			});
	if (meeting === null || template === undefined || faults.length > 0) return { faults };
	const report: Report = {
		report: id,
		title,
		meeting,
		item,
		template,
		state: before?.state ?? 'draft',
		published: before?.published ?? null
	};
	for (const [column, sentence] of faultsOf('reports', report))
		faults.push({ field: column in written ? (column as ReportField) : 'title', sentence });
	return faults.length > 0 ? { faults } : { report };
}

/** Pages that stand where a report's would: a report of that name takes another address. */
const PAGES = ['templates'];

/** A new report, with whatever is drafted under its headings. */
export function addReport(
	register: Register,
	written: WrittenReport,
	texts: readonly WrittenPart[] = []
): AddedReport {
	const id = freeRowId(
		written.title,
		new Set([...PAGES, ...register.reports.map(({ report }) => report)])
	);
	const read = readReport(register, id, written, null);
	if (!read.report) return read;
	const { report } = read;
	const kept = texts
		.map(({ part, text }): ReportText => ({ report: id, part, text: manyLines(text) }))
		.filter(({ text }) => text !== '');
	const long = kept.filter(({ text }) => text.length > LONGEST_TEXT);
	if (long.length > 0)
		return {
			faults: long.map(({ part, text }) => ({
				field: 'text',
				sentence: tooLong(headingOf(register, report, part), text.length)
			}))
		};
	return {
		words: `Added the report “${short(report.title)}”`,
		edits: [
			...editsOf(tables.reports, null, report),
			...kept.flatMap((each) => editsOf(tables.report_texts, null, each))
		],
		report: id
	};
}

/** A report's particulars put otherwise; what is written in it stays, under another template's headings too. */
export function changeReport(
	register: Register,
	before: Report,
	written: WrittenReport
): Edited<ReportField> {
	if (before.state === 'published') return { faults: [{ field: 'title', sentence: PUBLISHED }] };
	const read = readReport(register, before.report, written, before);
	if (!read.report) return read;
	const same = JSON.stringify(read.report) === JSON.stringify(before);
	return {
		words: `Changed the report “${short(read.report.title)}”`,
		edits: same ? [] : editsOf(tables.reports, before, read.report)
	};
}

/** Why a published report is not written in. */
const PUBLISHED = 'This report is published. Open it again as a draft to change it.';

/** What is written under one heading put in place of what stood there; empty takes it out. */
export function editReportText(
	register: Register,
	id: RowId,
	part: RowId,
	typed: string
): Edited<'text'> {
	const fault = (sentence: string) => ({ faults: [{ field: 'text' as const, sentence }] });
	const report = register.reports.find((each) => each.report === id);
	if (!report) return fault('This report is not in the record any more. Copy what you wrote.');
	if (report.state === 'published') return fault(PUBLISHED);
	const heading = headingOf(register, report, part);
	const text = manyLines(typed);
	if (text.length > LONGEST_TEXT) return fault(tooLong(heading, text.length));
	const before =
		register.report_texts.find((each) => each.report === id && each.part === part) ?? null;
	const after = text === '' ? null : { report: id, part, text };
	return {
		words: `Wrote “${short(heading)}” of “${short(report.title)}”`,
		edits: (before?.text ?? '') === text ? [] : editsOf(tables.report_texts, before, after)
	};
}

/** A report taken out with its texts, versions and reasons. One that was published stays: it is part of the record. */
export function removeReport(register: Register, report: Report): Edited<'report'> {
	const own = <Row extends { readonly report: RowId }>(rows: readonly Row[]) =>
		rows.filter((each) => each.report === report.report);
	if (report.state === 'published' || own(register.report_versions).some((each) => each.published))
		return {
			faults: [
				{
					field: 'report',
					sentence: 'This report was published, so it stays in the record with what was published.'
				}
			]
		};
	return {
		words: `Took out the report “${short(report.title)}”`,
		edits: [
			...own(register.finding_reasons).flatMap((each) =>
				editsOf(tables.finding_reasons, each, null)
			),
			...own(register.report_versions).flatMap((each) =>
				editsOf(tables.report_versions, each, null)
			),
			...own(register.report_texts).flatMap((each) => editsOf(tables.report_texts, each, null)),
			...editsOf(tables.reports, report, null)
		]
	};
}

/** Why the author lets a finding of the checker stand, put in place of what was said before; empty takes it back. */
export function recordReason(
	register: Register,
	report: Report,
	{ finding, reason: typed }: { readonly finding: RowId; readonly reason: string },
	day: IsoDate
): Edited<'reason'> {
	const reason = line(typed);
	const before =
		register.finding_reasons.find(
			(each) => each.report === report.report && each.finding === finding
		) ?? null;
	const after = reason === '' ? null : { report: report.report, finding, reason, decided: day };
	const refused = after === null ? [] : [...faultsOf('finding_reasons', after).values()];
	if (refused.length > 0 || parseRowId(finding) === null)
		return { faults: refused.map((sentence) => ({ field: 'reason', sentence })) };
	return {
		words: `${after ? 'Said' : 'Took back'} why a finding stands in “${short(report.title)}”`,
		edits: (before?.reason ?? '') === reason ? [] : editsOf(tables.finding_reasons, before, after)
	};
}
