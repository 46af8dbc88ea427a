import { formatDate, formatWeekday } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import { principles } from '$lib/domain/principle';
import type { Register } from '$lib/domain/record';
import { planOf, type WorkPlanItem } from '$lib/domain/work-plan';
import { csvFile } from './csv';
import { slug } from './file-name';

/** A report of a plan that is taken away. */
interface TakenReport {
	readonly report: string;
	/** The strategic priority statement; null where the plan has none. */
	readonly priority: string | null;
	readonly leads: readonly string[];
	/** What is not a paper taken as planned, in words: `verbal update`, `deferred`. */
	readonly besides: readonly string[];
}

/** A municipal year's plan as it is taken into another document: the board's own table, a meeting at a time. */
export interface TakenPlan {
	/** `Corporate Parenting Board Work Plan 2021 - 2022`, as the board heads it. */
	readonly title: string;
	/** The name of the body, which heads the column of meetings. */
	readonly board: string;
	/** Meetings in order; last, with a title that says so, reports without one. */
	readonly meetings: readonly {
		readonly title: string;
		readonly reports: readonly TakenReport[];
	}[];
	/** Whose plan it is and the day it was taken, as a sentence. */
	readonly source: string;
	/** The name of its file without ending. */
	readonly file: string;
}

function reportOf({ report, priority, leads, delivery, status }: WorkPlanItem): TakenReport {
	const said = new RegExp(`\\b${delivery.split(' ')[0] ?? ''}\\b`, 'i').test(report);
	return {
		report,
		priority,
		leads,
		besides: [
			...(delivery === 'paper' || delivery === 'procedure' || said ? [] : [delivery]),
			...(status === 'deferred' ? ['deferred'] : [])
		]
	};
}

/** The plan of one year. A report that was withdrawn is left out; a meeting without a report stays, empty. */
export function takePlan(register: Register, year: string, day: IsoDate): TakenPlan {
	const items = planOf(register, year);
	const dates = [
		...new Set([
			...register.meetings.filter((each) => each.year === year).map(({ meeting }) => meeting),
			...items.flatMap(({ meeting }) => meeting ?? [])
		])
	].toSorted();
	const open = items.filter(({ meeting }) => meeting === null);
	const [start = year, end = ''] = year.split('-');
	const { name, council } = register.board;
	return {
		title: `${name} Work Plan ${start} - ${start.slice(0, 2)}${end}`,
		board: name,
		meetings: [
			...dates.map((date) => ({
				title: formatWeekday(date),
				reports: items.filter(({ meeting }) => meeting === date).map(reportOf)
			})),
			...(open.length === 0 ? [] : [{ title: 'No meeting set', reports: open.map(reportOf) }])
		],
		source: `${council}, ${name}. Taken from its work plan on ${formatDate(day)}.`,
		file: slug(`${name} work plan ${year}`)
	};
}

const escaped = (text: string) =>
	text.replace(
		/[&<>"]/g,
		(letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter
	);

const LINE = 'border:1px solid #000;padding:4pt 6pt;vertical-align:top;text-align:left';
const cell = (tag: 'td' | 'th', text: string, more = '') =>
	`<${tag} style="${LINE}"${more}>${text}</${tag}>`;

/** A report in the board's first column: its name, what is besides, and its priority in brackets below. */
const reportHtml = ({ report, priority, besides }: TakenReport) =>
	`${escaped(report)}${besides.length > 0 ? ` (${escaped(besides.join(', '))})` : ''}${priority === null ? '' : `<br>(${escaped(priority)})`}`;

/** The board's table as a piece of HTML with its rules in it, for a document's clipboard. */
function planTableHtml({ board, meetings }: TakenPlan): string {
	const rows = meetings.flatMap(({ title, reports }) => {
		const across = ` rowspan="${Math.max(reports.length, 1)}"`;
		if (reports.length === 0)
			return [
				`<tr>${cell('td', 'No report is planned.')}${cell('td', '')}${cell('td', escaped(title))}</tr>`
			];
		return reports.map(
			(each, place) =>
				`<tr>${cell('td', reportHtml(each))}${cell('td', each.leads.map(escaped).join('<br>'))}${place === 0 ? cell('td', escaped(title), across) : ''}</tr>`
		);
	});
	const head = ['Report (Corresponding Strategic Priority Statement)', 'Report Lead', board].map(
		(text) => cell('th', escaped(text), ' scope="col"')
	);
	return `<table style="border-collapse:collapse;font-family:Arial,sans-serif;font-size:11pt"><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** The same as a whole page to save, in the board's own headings. */
export const planHtml = (plan: TakenPlan): string =>
	`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(plan.title)}</title></head>
<body style="font-family:Arial,sans-serif">
<h1>${escaped(plan.title)}</h1>
${planTableHtml(plan)}
<p>${escaped(plan.source)}</p>
</body>
</html>
`;

/** The same for the clipboard, under its title. */
export const planClipboardHtml = (plan: TakenPlan): string =>
	`<h2>${escaped(plan.title)}</h2>${planTableHtml(plan)}<p>${escaped(plan.source)}</p>`;

/** The same as plain text, for a place that takes no table: tabs between columns, a line a report. */
export function planText({ title, board, meetings, source }: TakenPlan): string {
	const said = (text: string) => text.replace(/\s+/g, ' ');
	const rows = meetings.flatMap(({ title: meeting, reports }) =>
		reports.length === 0
			? [['No report is planned.', '', meeting]]
			: reports.map(({ report, priority, leads, besides }) => [
					[
						report,
						...(besides.length > 0 ? [`(${besides.join(', ')})`] : []),
						...(priority === null ? [] : [`(${priority})`])
					].join(' '),
					leads.join('; '),
					meeting
				])
	);
	return [
		title,
		'',
		['Report (Corresponding Strategic Priority Statement)', 'Report Lead', board],
		...rows,
		'',
		source
	]
		.map((row) => (typeof row === 'string' ? row : row.map(said).join('\t')))
		.join('\r\n');
}

/** The columns of a plan as CSV, which the import of a plan reads again. */
const PLAN_COLUMNS = [
	'Meeting',
	'Report',
	'Strategic priority',
	'Report lead',
	'Delivery',
	'Status',
	'Every year',
	'Minutes',
	'Principles',
	'Measures',
	'Note'
] as const;

/** Every row of a year's plan as CSV, withdrawn ones left out. Several leads, principles or measures are joined by semicolons. */
export const planCsv = (register: Register, year: string): string =>
	csvFile([
		[...PLAN_COLUMNS],
		...planOf(register, year).map((item) => [
			item.meeting ?? '',
			item.report,
			item.priority ?? '',
			item.leads.join('; '),
			item.delivery,
			item.status,
			item.standing ? 'yes' : 'no',
			item.minutes === null ? '' : String(item.minutes),
			item.principles
				.map((id) => principles.find(({ principle }) => principle === id)?.name ?? id)
				.join('; '),
			item.indicators.join('; '),
			item.note ?? ''
		])
	]);
