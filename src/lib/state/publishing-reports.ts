import type { VintageId } from '$lib/domain/id';
import type { Problem } from '$lib/domain/problem';
import type { Register } from '$lib/domain/record';
import { parseSnapshot, writeSnapshot } from '$lib/domain/report-snapshot';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import { tables as definitions } from '$lib/intake/record-tables';
import { readDefined } from '$lib/intake/table';
import { writeEdits } from './publishing-edits';

/** The tables of what reports say. */
const REPORT_TABLES: readonly string[] = [
	'reports',
	'report_texts',
	'report_versions',
	'finding_reasons'
];

/** Whether anybody may open the record as it would stand with these edits. */
function isPublic(
	tables: ReadonlyMap<string, string>,
	edits: readonly RowEdit[],
	choices: ReadonlyMap<string, 'mine' | 'record'>
): boolean {
	const board = edits.filter(({ table }) => table === 'board');
	const { contents } = writeEdits(tables, board, choices);
	const [row] = readDefined(definitions.board, contents.get('board')).values;
	return (row?.audience ?? 'public') === 'public';
}

/** A number in a text up to its edition, the edition, and what follows. */
const TOKEN = /(\[\[[^[\]\n]*?,\s*)([a-z0-9-]+)(\s*(?:,\s*(?:count|base)\s*)?\]\])/g;

const renamedIn = (text: string, names: ReadonlyMap<string, string>) =>
	text.replace(
		TOKEN,
		(_, before: string, edition: string, after: string) =>
			`${before}${names.get(edition) ?? edition}${after}`
	);

/** The editions that a row's numbers are of. */
const editionsIn = (row: RecordRow | null): ReadonlySet<string> =>
	new Set(
		[...`${row?.['text'] ?? ''}\n${row?.['snapshot'] ?? ''}`.matchAll(TOKEN)].map(
			([, , edition = '']) => edition
		)
	);

function namedIn(row: RecordRow, names: ReadonlyMap<string, string>): RecordRow {
	const { text, snapshot } = row;
	const whole = snapshot === undefined ? null : parseSnapshot(snapshot);
	return {
		...row,
		...(text !== undefined && { text: renamedIn(text, names) }),
		...(whole && {
			snapshot: writeSnapshot({
				...whole,
				texts: whole.texts.map((each) => ({ ...each, text: renamedIn(each.text, names) })),
				editions: whole.editions.map((each) => (names.get(each) ?? each) as VintageId)
			})
		})
	};
}

/** What becomes of an edition: the name it gets in the record, or that it is left out. */
type Outcome = {
	readonly vintage: VintageId;
	readonly as: { readonly vintage: VintageId };
	readonly how: string;
};

/**
 * The edits with the numbers of reports bound to the names that their editions get in the record. A report with a number of an edition
 * that is left out stays with it.
 */
export function withNumbersNamed(
	edits: readonly RowEdit[],
	editions: readonly Outcome[]
): { readonly edits: readonly RowEdit[]; readonly staying: readonly RowEdit[] } {
	const names = new Map<string, string>(
		editions.filter(({ how }) => how !== 'left-out').map(({ vintage, as }) => [vintage, as.vintage])
	);
	const out = editions.filter(({ how }) => how === 'left-out').map(({ vintage }) => vintage);
	const reportOf = ({ before, after }: RowEdit) => (after ?? before)?.['report'] ?? '';
	const own = edits.filter(({ table }) => REPORT_TABLES.includes(table));
	const held = new Set(
		own.filter(({ after }) => out.some((vintage) => editionsIn(after).has(vintage))).map(reportOf)
	);
	const staying = own.filter((edit) => held.has(reportOf(edit)));
	return {
		edits: edits
			.filter((edit) => !staying.includes(edit))
			.map((edit) => {
				if (!own.includes(edit) || edit.after === null) return edit;
				// What the record's own row is bound to is the record's.
				const theirs = editionsIn(edit.before);
				const ours = new Map([...names].filter(([name, as]) => name !== as && !theirs.has(name)));
				return ours.size === 0 ? edit : { ...edit, after: namedIn(edit.after, ours) };
			}),
		staying
	};
}

/**
 * The edits without those of a public record's that stay on this computer: reports that are drafts, versions that were not published,
 * and why an author let a finding stand. What is published of a report goes with its words and what was published.
 */
export function withoutDrafts(
	tables: ReadonlyMap<string, string>,
	edits: readonly RowEdit[],
	choices: ReadonlyMap<string, 'mine' | 'record'>
): { readonly edits: readonly RowEdit[]; readonly drafts: readonly RowEdit[] } {
	const own = edits.filter(({ table }) => REPORT_TABLES.includes(table));
	if (own.length === 0 || !isPublic(tables, edits, choices)) return { edits, drafts: [] };
	const states = new Map<string, string>(
		readDefined(definitions.reports, tables.get('reports')).values.map(({ report, state }) => [
			report,
			state
		])
	);
	for (const { table, key, after } of own)
		if (table === 'reports') states.set(key, after?.['state'] ?? 'gone');
	const goes = ({ table, before, after }: RowEdit) => {
		const state = states.get((after ?? before)?.['report'] ?? '');
		if (state !== 'published' && state !== 'gone') return false;
		if (table === 'finding_reasons') return after === null;
		return table !== 'report_versions' || after === null || after['published'] === 'yes';
	};
	const drafts = own.filter((edit) => !goes(edit));
	return { edits: edits.filter((edit) => !drafts.includes(edit)), drafts };
}

/** What of a record's reports may not stand where anybody can open it, as problems with the cure. None in an internal record. */
export function draftsInPublic({
	board,
	reports,
	report_versions,
	finding_reasons
}: Register): readonly Problem[] {
	if ((board.audience ?? 'public') !== 'public') return [];
	const problem = (file: string, message: string): Problem => ({
		file,
		row: null,
		column: null,
		rule: 'record.draft',
		severity: 'error',
		message
	});
	return [
		...reports
			.filter(({ state }) => state === 'draft')
			.map(({ title }) =>
				problem(
					'reports.csv',
					`The record holds the draft report “${title}”, and a public record may hold published reports only. Publish the report, take it out, or keep the record internal.`
				)
			),
		...(report_versions.some(({ published }) => !published)
			? [
					problem(
						'report_versions.csv',
						'The record holds versions of reports that were never published. A public record may not: take their rows out of report_versions.csv, or keep the record internal.'
					)
				]
			: []),
		...(finding_reasons.length > 0
			? [
					problem(
						'finding_reasons.csv',
						'The record holds authors’ reasons for letting findings stand, which are for the council only. Take the rows out of finding_reasons.csv, or keep the record internal.'
					)
				]
			: [])
	];
}
