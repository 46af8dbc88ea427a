import { forWhom } from '$lib/view/mode-words';
import { plainCell, reasonsOf } from './csv';
import type { Handout, HandoutTable } from './handout';
import {
	workbookText,
	type WorkbookCell,
	type WorkbookColumn,
	type WorkbookSheet
} from './workbook';

/** The most letters a sheet's name may have. */
const LONGEST = 31;

const number = /^-?\d+(?:\.(\d+))?$/;

/** A text of a table as a cell: a true number with the decimals it is printed with, or the words. */
function cellOf(text: string): WorkbookCell {
	const found = number.exec(text);
	return found ? { number: Number(text), decimals: found[1]?.length ?? 0 } : text;
}

/** Names as column heads: no two the same, none blank. */
function heads(columns: readonly string[]): readonly string[] {
	const used = new Map<string, number>();
	return columns.map((column) => {
		const name = workbookText(column.trim() === '' ? 'Column' : column);
		const times = (used.get(name) ?? 0) + 1;
		used.set(name, times);
		return times === 1 ? name : `${name} (${times})`;
	});
}

const widthOf = (texts: readonly string[]) =>
	Math.min(60, Math.max(10, ...texts.map((text) => Math.min(text.length, 60))) + 2);

/** A table as a sheet: a row a row, no cell blank, a missing figure as its word with the reason beside it. */
function tableSheet({ name, table }: HandoutTable, handout: Handout): WorkbookSheet {
	const missing = table.rows.some(({ cells }) => cells.some(({ reason }) => reason !== null));
	const rows = table.rows.map(({ head, cells, source, retrieved }) => [
		head,
		...cells.map(plainCell),
		...(missing ? [reasonsOf(cells, table.columns) || 'No figure is missing'] : []),
		source || handout.source || 'No source is held',
		retrieved || handout.retrieved || 'Not held'
	]);
	const columns = heads([
		...table.columns,
		...(missing ? ['Why a figure is missing'] : []),
		'Source',
		'Retrieved'
	]);
	const wrapped = columns.length - (missing ? 3 : 2);
	return {
		name: name.slice(0, LONGEST),
		summary: table.caption,
		columns: columns.map((header, place): WorkbookColumn => {
			const texts = rows.map((row) => row[place] ?? '');
			const figures = place > 0 && texts.some((text) => number.test(text));
			return {
				header,
				width: figures ? 14 : widthOf([header, ...texts]),
				holds: figures ? 'number' : place >= wrapped ? 'wrapped' : 'text'
			};
		}),
		rows: rows.map((row) => row.map((text, place) => (place === 0 ? text : cellOf(text))))
	};
}

const twoColumns = (
	name: string,
	summary: string,
	[first, second]: readonly [string, string],
	rows: readonly (readonly [string, string])[]
): WorkbookSheet => ({
	name,
	summary,
	columns: [
		{ header: first, width: widthOf([first, ...rows.map(([text]) => text)]), holds: 'wrapped' },
		{ header: second, width: 90, holds: 'wrapped' }
	],
	rows
});

const NOTHING = 'None';

/**
 * A handout as the sheets of a workbook, by the Government Analysis Function's rules for accessible spreadsheets: a cover that says what it
 * is and lists the sheets and opens them, the notes, what each word in place of a figure means, then one table a sheet from its first cell.
 */
export function sheetsOf(handout: Handout): readonly WorkbookSheet[] {
	const tables = handout.tables.map((each) => tableSheet(each, handout));
	const notes = twoColumns(
		'Notes',
		'What a reader should know beside the figures.',
		['Note number', 'Note'],
		(handout.notes.length > 0 ? handout.notes : ['There is nothing to note.']).map(
			(note, place) => [`Note ${place + 1}`, note]
		)
	);
	const symbols = twoColumns(
		'Symbols',
		'What each word that stands in place of a figure means.',
		['Word', 'Meaning'],
		handout.symbols.length > 0
			? handout.symbols.map(({ mark, meaning }) => [mark, meaning])
			: [
					[
						NOTHING,
						'Every figure of the tables is given. A missing one would never be shown as zero.'
					]
				]
	);
	const editions = handout.editions.map(
		({ text, retrieved, licence }, place) =>
			[`Edition ${place + 1}`, `${text}. Retrieved ${retrieved}. ${licence}.`] as const
	);
	const listed = [notes, symbols, ...tables];
	const about = [
		['Title', handout.title],
		['Area', handout.geography],
		['Period', handout.period],
		['Unit', handout.unit],
		['For whom', forWhom[handout.mode]],
		...(handout.sentence === null ? [] : [['In a sentence', handout.sentence] as const]),
		['In words', handout.alt],
		['Source', handout.source ?? 'No source is held'],
		...editions
	] as const;
	const cover = twoColumns(
		'Cover',
		`${handout.title}: what this workbook is, where it is from and what is on each sheet.`,
		['About this workbook', 'Details'],
		[...about, ...listed.map(({ name, summary }) => [`Sheet “${name}”`, summary] as const)]
	);
	const opens = new Map(listed.map(({ name }, place) => [about.length + place, name]));
	return [{ ...cover, opens }, ...listed];
}
