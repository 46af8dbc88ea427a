import type { Geography } from '$lib/domain/geography';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { writeCsv } from './csv';
import { findRowLevel } from './checks/privacy';
import { openFile, openPasted } from './file/document';
import { readEesMeta, type EesMeta } from './ees/meta';
import type { Answers } from './format';
import { measureFinder } from './measure';
import { placeFinder } from './place/place';
import { readSheet, recogniseSheet, type SheetReading } from './read-sheet';
import type { Opened, Sheet } from './sheet';

/** What every file is read against. */
export interface DeskSetting {
	/** The record's own measures first, then LAIT's others: the first to describe a code is believed. */
	readonly indicators: readonly Indicator[];
	readonly geographies: readonly Geography[];
	/** The board's own authority. */
	readonly authority: GeographyCode | null;
}

/** One sheet of an opened file, as a list shows it before it is read. */
interface SheetSeen {
	readonly sheet: string | null;
	readonly rows: number;
	/** Whether the workbook does not show it. */
	readonly hidden: boolean;
	/** Null for a sheet no format knows, such as notes. */
	readonly format: string | null;
	readonly title: string | null;
}

/** A file opened on the desk. `key` names it until it is put away. */
export interface FileSeen {
	readonly key: number;
	readonly file: string;
	readonly sheets: readonly SheetSeen[];
	readonly problems: Opened['problems'];
}

/**
 * Where files lie while they are read: opens bytes, tells what each sheet is, reads a sheet with the answers given so far, as
 * often as answers change. Runs the same in a worker and in Node. A measure dictionary read on it describes the files after.
 */
export class Desk {
	readonly #setting: DeskSetting;
	readonly #sheets = new Map<number, readonly Sheet[]>();
	readonly #metas = new Map<string, EesMeta>();
	#described: readonly Indicator[] = [];
	#next = 1;

	constructor(setting: DeskSetting) {
		this.#setting = setting;
	}

	/** Opens a file's bytes. What is wrong with it is in the problems; with child-level data on any sheet it is refused whole. */
	async open(name: string, bytes: Uint8Array): Promise<FileSeen> {
		return this.#lay(name, await openFile(name, bytes));
	}

	/** A table pasted from a spreadsheet or a document, as the CSV file it would have been; empty when it is none. */
	paste(text: string, html: string | null): string {
		const [sheet] = openPasted(text, html).sheets;
		const lines: string[][] = [];
		for (const { row, cells } of sheet?.rows ?? []) {
			while (lines.length < row - 1) lines.push(['']);
			lines.push([...cells]);
		}
		const [first, ...rest] = lines;
		return first === undefined ? '' : writeCsv(first, rest);
	}

	/** The measures dictionaries read here describe. */
	get described(): readonly Indicator[] {
		return this.#described;
	}

	/** Takes the measures that LAIT's dictionary describes, for the files read after it. */
	describe({ format, indicators }: SheetReading): void {
		if (format === 'lait-dictionary') this.#described = [...this.#described, ...indicators];
	}

	/** Reads one sheet, counted from 0, with the answers given so far. Throws for a sheet that is not on the desk. */
	read(key: number, place: number, answers: Answers): SheetReading {
		const sheet = this.#sheets.get(key)?.[place];
		if (!sheet) throw new Error('The sheet is no longer open.');
		const own = readEesMeta(sheet);
		if (own) this.#metas.set(sheet.file.replace(/\.meta\.csv$/i, '.csv'), own);
		const { indicators, geographies, authority } = this.#setting;
		const measures = measureFinder([...indicators, ...this.#described]);
		const asked = {
			measures,
			places: placeFinder(geographies),
			answers,
			authority,
			meta: this.#metas.get(sheet.file) ?? null
		};
		return readSheet(sheet, asked, geographies);
	}

	/** Forgets a file. */
	putAway(key: number): void {
		this.#sheets.delete(key);
	}

	#lay(file: string, opened: Opened): FileSeen {
		const { sheets, problems } = this.#withoutPeople(file, opened);
		const key = this.#next;
		this.#next += 1;
		this.#sheets.set(key, sheets);
		return {
			key,
			file,
			problems,
			sheets: sheets.map((sheet) => {
				const format = recogniseSheet(sheet);
				return {
					sheet: sheet.sheet,
					rows: sheet.rows.length,
					hidden: sheet.hidden === true,
					format: format?.format ?? null,
					title: format?.title ?? null
				};
			})
		};
	}

	#withoutPeople(file: string, opened: Opened): Opened {
		const { indicators, geographies } = this.#setting;
		const places = placeFinder(geographies);
		const measures = measureFinder([...indicators, ...this.#described]);
		const isKnown = (text: string) =>
			places.byName(text) !== null ||
			places.suggest(text).length > 0 ||
			measures.byName(text) !== null;
		for (const [at, sheet] of opened.sheets.entries()) {
			const found = findRowLevel(sheet, isKnown);
			if (!found) continue;
			const more = opened.sheets.length - 1;
			const where =
				more === 0
					? ''
					: ` It is on sheet ${at + 1} of ${more + 1} that are filled, and the whole workbook was refused for it.`;
			return { sheets: [], problems: [{ ...found, file, message: `${found.message}${where}` }] };
		}
		return opened;
	}
}
