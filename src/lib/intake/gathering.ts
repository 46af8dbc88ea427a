import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import type { Neighbour } from '$lib/domain/neighbour';
import type { Period, YearKind } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Question, Severity } from '$lib/domain/problem';
import { DateOrder, sayMonthFirst } from './date-order';
import { abolishedSince } from './place/abolished';
import type { Row } from './csv';
import type { Asked, Figure, Reading, UnnamedRow } from './format';
import { KeptFigures, sayClash, sayRepeated } from './kept-figures';
import { readNumber, type Printed } from './number';
import { PrintedPlaces, type PrintedPlace } from './place/printed-place';
import { SaidProblems } from './said-problems';
import type { Sheet } from './sheet';

/** Marks beside figures named in a note of them. */
const MOST_MARKS = 6;

/**
 * Collects what a reader finds in one sheet, so that every format words the same fault the same way: one place to look up
 * places, periods and numbers, to set a row aside, to ask, and to catch a figure printed twice.
 */
export class Gathering {
	readonly #sheet: Sheet;
	readonly #asked: Asked;
	readonly #figures = new KeptFigures();
	readonly #dates = new DateOrder();
	/** Rows set aside that the reader never saw as rows of data. */
	readonly #torn = new Set<number>();
	readonly #indicators = new Map<string, Indicator>();
	readonly #neighbours: Neighbour[] = [];
	readonly #aside = new Set<number>();
	readonly #problems: SaidProblems;
	readonly #questions = new Map<string, Question>();
	readonly #abolished = new Set<string>();
	readonly #places: PrintedPlaces;
	#marks: { readonly first: number; times: number; readonly marks: Set<string> } | null = null;
	#unnamed: UnnamedRow | null = null;

	constructor(sheet: Sheet, asked: Asked) {
		this.#sheet = sheet;
		this.#asked = asked;
		this.#places = new PrintedPlaces(sheet.file, asked);
		this.#problems = new SaidProblems(sheet.file, sheet.problems);
		for (const { row, severity } of sheet.problems)
			if (row !== null && severity === 'error') this.#aside.add(row);
	}

	/** Sets a row aside with the reason. The same sentence is said once. */
	fault(row: number, column: string | null, rule: string, message: string): null {
		this.#aside.add(row);
		return this.#say(row, column, rule, 'error', message);
	}

	/** Sets a torn row aside before a reader counts it: it is added to the rows of the sheet. */
	torn(row: number, message: string): null {
		this.#torn.add(row);
		return this.fault(row, null, 'structure.ragged', message);
	}

	/** Stops the whole sheet. */
	refuse(column: string | null, rule: string, message: string): null {
		return this.#say(null, column, rule, 'error', message);
	}

	/** Asks for care, and uses the row. */
	warn(row: number | null, column: string | null, rule: string, message: string): null {
		return this.#say(row, column, rule, 'warning', message);
	}

	/** Only informs. */
	note(row: number | null, column: string | null, rule: string, message: string): null {
		return this.#say(row, column, rule, 'note', message);
	}

	/** Asks something once, and gives the answer where there is one already. */
	ask(question: Question): string | null {
		const answer = this.#asked.answers.get(question.rule);
		if (answer !== undefined) return answer;
		this.#questions.set(question.rule, question);
		return question.fallback;
	}

	/**
	 * The place a row names: by code, else number, else exact name, else a synonym the analyst confirmed. Null sets the row
	 * aside and asks which place an unknown name means; a code and a name that disagree set it aside too.
	 */
	place(row: number, column: string, printed: PrintedPlace): Geography | null {
		const found = this.#places.find(row, printed);
		if (found.at !== undefined) return found.at;
		if (found.question) this.#questions.set(found.question.rule, found.question);
		return this.fault(row, column, found.rule, found.message);
	}

	/**
	 * The period a label means for a kind of year. Null sets the row aside. One date that can only be month first condemns every
	 * date with strokes in its column, or in the header where the labels stand across.
	 */
	period(row: number, column: string, label: string, kind: YearKind): Period | null {
		const bare = this.#asked.answers.get('period.bare-year') === 'begins' ? 'begins' : 'ends';
		if (this.#dates.isMonthFirst(row, column, label)) return null;
		return (
			parsePeriodLabel(label, kind, bare)?.period ??
			this.fault(
				row,
				column,
				'period.unknown',
				`Row ${row} of ${this.#sheet.file} has “${label.trim()}” in the column ${column}, which names no period. Write it as 2019/20, 2021-22 Q1, 31/07/2021 or Jul-21.`
			)
		);
	}

	/** A cell as a figure or a mark. Null sets the row aside. A mark beside a figure is counted, as it is not kept. */
	printed(row: number, column: string, text: string): Printed | null {
		const read = readNumber(text);
		if (read.kind === 'printed') {
			if (read.value !== null && read.remark !== undefined && /\d/.test(text))
				this.marked(row, read.remark);
			return read;
		}
		return this.fault(
			row,
			column,
			'value.unreadable',
			`Row ${row} of ${this.#sheet.file} has “${text.trim().slice(0, 60)}” in the column ${column}, which ${read.reason}. Write the number, or the mark for a missing one.`
		);
	}

	/** Counts a mark that stands beside a figure, in its cell or in a column of symbols, and is not kept with it. */
	marked(row: number, mark: string): void {
		this.#marks ??= { first: row, times: 0, marks: new Set() };
		this.#marks.times += 1;
		if (this.#marks.marks.size < MOST_MARKS) this.#marks.marks.add(mark.replace(/[()[\]]/g, ''));
	}

	/** Keeps a measure that the record does not have, once, and gives it back. */
	measure(indicator: Indicator): Indicator {
		const known = this.#asked.measures.byId(indicator.indicator);
		if (known) return known;
		if (!this.#indicators.has(indicator.indicator))
			this.#indicators.set(indicator.indicator, indicator);
		return indicator;
	}

	/** Keeps a statistical neighbour. */
	neighbour(neighbour: Neighbour): void {
		this.#neighbours.push(neighbour);
	}

	/**
	 * Keeps a figure. Printed a second time with the same value it is kept once; with another, nothing can be chosen and every
	 * row that prints it is set aside.
	 */
	add(figure: Figure): void {
		if (this.#figures.add(figure)) this.#mindAbolition(figure);
	}

	/** Keeps the one row whose measure is being asked for. */
	unnamed(row: UnnamedRow): void {
		this.#unnamed = row;
	}

	/** Everything gathered, for a sheet of so many rows of data. */
	reading(rows: number): Reading {
		const { file } = this.#sheet;
		for (const each of this.#dates.condemned())
			this.fault(each.row, each.column, 'period.unknown', sayMonthFirst(each, file));
		for (const each of this.#figures.clashes())
			this.fault(each.row, null, 'period.duplicate', sayClash(each, file));
		const repeated = this.#figures.repeated();
		if (repeated) this.note(repeated.row, null, 'period.repeated', sayRepeated(repeated, file));
		if (this.#marks) {
			const { first, times, marks } = this.#marks;
			this.note(
				first,
				null,
				'value.marked',
				`${times === 1 ? 'One figure' : `${times.toLocaleString('en-GB')} figures`} of ${this.#sheet.file} ${times === 1 ? 'carries' : 'carry'} a mark (${[...marks].join(', ')}), first in row ${first}. The mark is not kept; look in the notes of the file for what it means, as a provisional or revised figure may change again.`
			);
		}
		const aside: Row[] = this.#sheet.rows.filter(({ row }) => this.#aside.has(row));
		return {
			rows: rows + this.#torn.size,
			figures: this.#figures.all.filter((each) => !this.#aside.has(each.source_row)),
			indicators: [...this.#indicators.values()],
			neighbours: this.#neighbours,
			set_aside: aside,
			problems: this.#problems.all,
			questions: [...this.#questions.values()],
			unnamed: this.#unnamed
		};
	}

	/** Notes a figure for a time after its authority was abolished, once for each such authority. */
	#mindAbolition(figure: Figure): void {
		if (this.#abolished.has(figure.geography)) return;
		const message = abolishedSince(figure, this.#sheet.file, this.#asked.places);
		if (message === null) return;
		this.#abolished.add(figure.geography);
		this.note(figure.source_row, null, 'identity.abolished', message);
	}

	#say(
		row: number | null,
		column: string | null,
		rule: string,
		severity: Severity,
		message: string
	): null {
		this.#problems.say(row, column, rule, severity, message);
		return null;
	}
}
