import { formatDate } from '$lib/domain/calendar';
import { parseIsoDate } from '$lib/domain/id';
import type { RecordRow } from '$lib/domain/row-edit';
import type { MergedEdition } from '$lib/workspace/backup-editions';
import type { MergedRow } from '$lib/workspace/backup-merge';
import { quoted } from '$lib/workspace/backup-read';

/** A count with its noun: "1 change", "3 changes". */
export const counted = (count: number, one: string): string =>
	`${count.toLocaleString('en-GB')} ${count === 1 ? one : `${one}s`}`;

/** An instant by this computer's clock: "22 November 2026 at 09:30". */
export function whenMade(instant: string): string {
	const at = new Date(instant);
	const pad = (number: number) => String(number).padStart(2, '0');
	const day = parseIsoDate(`${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`);
	return day ? `${formatDate(day)} at ${pad(at.getHours())}:${pad(at.getMinutes())}` : instant;
}

/** What becomes of an edition that is merged. */
export function editionWords({ upload, outcome, vintage }: MergedEdition): string {
	const name = `${quoted(upload.file)}${upload.sheet === null ? '' : `, sheet ${quoted(upload.sheet)}`}, edition of ${formatDate(upload.vintage.published)}`;
	if (outcome === 'here') return `${name}: here already.`;
	if (outcome === 'new') return `${name}: new here.`;
	return `${name}: another file has its name here, so it would be added as ${vintage}.`;
}

/** What becomes of the rows of each table. */
export function tableWords(rows: readonly MergedRow[]): readonly string[] {
	const tables = new Map<string, MergedRow[]>();
	for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
	const said = { new: 'new here', here: 'here already', both: 'changed in both' };
	return [...tables].map(([table, list]) => {
		const parts = (['new', 'here', 'both'] as const).flatMap((outcome) => {
			const count = list.filter((row) => row.outcome === outcome).length;
			return count === 0 ? [] : [`${count} ${said[outcome]}`];
		});
		return `${counted(list.length, 'row')} of ${table.replaceAll('_', ' ')}: ${parts.join(', ')}.`;
	});
}

/** What tells two versions of a row apart, one of them in words: only the columns that differ. */
export function rowWords(row: RecordRow | null, other: RecordRow | null): string {
	if (row === null) return 'the row is taken out';
	const columns = Object.keys(row).filter((name) => other === null || row[name] !== other[name]);
	return columns
		.map((name) => `${name.replaceAll('_', ' ')}: ${quoted(row[name] ?? '') || 'empty'}`)
		.join('; ');
}

/** Which row it is, by its table and key. */
export const rowName = ({ table, place }: MergedRow): string =>
	`${table.replaceAll('_', ' ')}: ${quoted(place.slice(table.length + 1).replaceAll('\t', ', '))}`;
