import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';

/** The part of the record that the list of reports is worded from. */
export interface ReportsRecord extends Pick<Register, 'reports' | 'templates' | 'agenda_items'> {
	readonly meetings: readonly { readonly meeting: IsoDate }[];
}

/** The templates of the record with their headings. */
export type TemplatesRecord = Pick<Register, 'templates' | 'template_parts'>;

/** One report in a list. */
interface ReportLine {
	readonly report: RowId;
	readonly title: string;
	/** `Item 5: Reducing Offending Behaviour`; null where it belongs to no item. */
	readonly item: string | null;
	/** `Draft`, `Published on 8 November 2021`. */
	readonly state: string;
	readonly published: boolean;
	/** The template's name; null where it is not in the record any more. */
	readonly template: string | null;
}

/** The reports to one meeting. */
interface ReportsOfMeeting {
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021`. */
	readonly title: string;
	/** Whether the record has a meeting on that day. */
	readonly known: boolean;
	readonly reports: readonly ReportLine[];
}

/** What the list of reports is worded from, out of a whole register. */
export const reportsRecord = ({
	reports,
	templates,
	agenda_items,
	meetings
}: Register): ReportsRecord => ({
	reports,
	templates,
	agenda_items: agenda_items.filter(({ meeting }) =>
		reports.some((report) => report.meeting === meeting)
	),
	meetings: meetings.map(({ meeting }) => ({ meeting }))
});

function lineOf(record: ReportsRecord, report: ReportsRecord['reports'][number]): ReportLine {
	const item = record.agenda_items.find(
		(each) => each.meeting === report.meeting && each.item === report.item
	);
	let named: string | null = null;
	if (report.item !== null)
		named = item ? `Item ${item.item}: ${item.title}` : `Item ${report.item}`;
	const published = report.state === 'published';
	return {
		report: report.report,
		title: report.title,
		item: named,
		state:
			published && report.published !== null
				? `Published on ${formatDate(report.published)}`
				: 'Draft',
		published,
		template: record.templates.find((each) => each.template === report.template)?.name ?? null
	};
}

/** The reports by meeting, the last meeting first, in the order of its agenda. */
export function reportsByMeeting(record: ReportsRecord): readonly ReportsOfMeeting[] {
	const days = [...new Set(record.reports.map(({ meeting }) => meeting))];
	return days
		.toSorted((a, b) => b.localeCompare(a))
		.map((meeting) => ({
			meeting,
			title: formatWeekday(meeting),
			known: record.meetings.some((each) => each.meeting === meeting),
			reports: record.reports
				.filter((each) => each.meeting === meeting)
				.toSorted(
					(a, b) =>
						(a.item ?? Infinity) - (b.item ?? Infinity) || a.title.localeCompare(b.title, 'en-GB')
				)
				.map((each) => lineOf(record, each))
		}));
}

/** How many there are, as a sentence. */
export function reportsSentence({ reports }: ReportsRecord): string {
	if (reports.length === 0) return 'No report has been begun yet.';
	const drafts = reports.filter(({ state }) => state === 'draft').length;
	const out = reports.length - drafts;
	const [one, other] = [
		`${drafts} ${drafts === 1 ? 'is a draft' : 'are drafts'}`,
		`${out} ${out === 1 ? 'is' : 'are'} published`
	];
	return `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}: ${one}, ${other}.`;
}
