import { several } from './keeping';

/** What a row of each table is called, one and more, in the order they are told. */
const NOUNS: ReadonlyMap<string, readonly [one: string, more?: string]> = new Map([
	['meetings', ['meeting']],
	['work_plan_items', ['report of the work plan', 'reports of the work plan']],
	['agenda_items', ['agenda item']],
	['decisions', ['decision']],
	['questions', ['question from members', 'questions from members']],
	['actions', ['action']],
	['protocols', ['protocol']],
	['protocol_steps', ['checklist step']],
	['response_categories', ['response category', 'response categories']],
	['priorities', ['strategic priority', 'strategic priorities']],
	['themes', ['theme']],
	['reports', ['committee report']],
	['report_texts', ['heading of a report', 'headings of reports']],
	['report_versions', ['version of a report', 'versions of reports']],
	['finding_reasons', ['reason for a finding', 'reasons for findings']],
	['templates', ['report template']],
	['template_parts', ['heading of a template', 'headings of templates']],
	['targets', ['target']],
	['revision_notes', ['note']],
	['amendments', ['entry of the history', 'entries of the history']]
]);

/** The board is one row. */
const ORDER = ['board', ...NOUNS.keys()];

/** A number of rows of a table: "2 agenda items"; those of a table without a word for them by its name, "1 row of events". */
function rowsSaid(table: string, rows: number): string {
	if (table === 'board') return 'the board’s settings';
	const [one, more] = NOUNS.get(table) ?? [];
	if (one !== undefined) return several(rows, one, more);
	const name = table.replaceAll('_', ' ');
	return several(rows, `row of ${name}`, `rows of ${name}`);
}

/** Rows by what they are, given the table of each: "3 actions", "1 note". */
export function kindsOfRows(tables: readonly string[]): readonly string[] {
	const counted = new Map<string, number>();
	for (const table of tables) counted.set(table, (counted.get(table) ?? 0) + 1);
	const place = (table: string) => (ORDER.includes(table) ? ORDER.indexOf(table) : ORDER.length);
	return [...counted]
		.toSorted(([a], [b]) => place(a) - place(b) || a.localeCompare(b))
		.map(([table, rows]) => rowsSaid(table, rows));
}
