import {
	parseGeographyCode,
	parseIndicatorId,
	parseIsoDate,
	parsePeriodId,
	parseVintageId
} from '$lib/domain/id';
import type { RevisionNote, RevisionNoteKey } from '$lib/domain/revision-note';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';

/** The record's table of notes, by its file name without `.csv`. */
export const NOTES_TABLE = 'revision_notes';

/** The key of a note among the rows of its table. */
export const keyOfNote = ({ indicator, geography, period, vintage }: RevisionNoteKey): string =>
	[indicator, geography, period, vintage].join('\t');

/** A note as its row. */
export const rowOfNote = (note: RevisionNote): RecordRow => ({
	indicator: note.indicator,
	geography: note.geography,
	period: note.period,
	vintage: note.vintage,
	note: note.note,
	written_by: note.written_by,
	written: note.written
});

/** The edit that puts a note in place of another on the same figure; `before` is null where there is none. */
export const editOfNote = (note: RevisionNote, before: RecordRow | null): RowEdit => ({
	table: NOTES_TABLE,
	key: keyOfNote(note),
	before,
	after: rowOfNote(note)
});

/** Reads a row of the table of notes; null when it is no note on a figure. */
export function noteOfRow(row: RecordRow): RevisionNote | null {
	const indicator = parseIndicatorId(row['indicator'] ?? '');
	const geography = parseGeographyCode(row['geography'] ?? '');
	const period = parsePeriodId(row['period'] ?? '');
	const vintage = parseVintageId(row['vintage'] ?? '');
	const written = parseIsoDate(row['written'] ?? '');
	const { note, written_by } = row;
	if (!indicator || !geography || !period || !vintage || !written || !note || !written_by)
		return null;
	return { indicator, geography, period, vintage, note, written_by, written };
}
