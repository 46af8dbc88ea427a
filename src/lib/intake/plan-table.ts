import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { Delivery } from '$lib/domain/meeting';
import { principles, type PrincipleId } from '$lib/domain/principle';
import { PLAN_STATUSES, type PlanStatus } from '$lib/domain/work-plan';
import { planColumns, type PlanColumn, type PlanColumns } from './plan/columns';
import { COVERED, type PlanGrid } from './plan/grid';
import { readLeads } from './plan/leads';
import { datesIn, meantMeeting } from './plan/meeting-date';
import { pairsOf, piecesOf, type Pair } from './plan/pairing';
import { deliveryOf, same, titleOf } from './plan/title';

/** A report read from a table of a work plan. */
export interface PlanLine {
	/** The row of the table it stands in, from 1. */
	readonly row: number;
	readonly report: string;
	readonly priority: string | null;
	/** Roles and organisations; no people. */
	readonly leads: readonly string[];
	/** Null where no meeting of the year could be told. */
	readonly meeting: IsoDate | null;
	readonly delivery: Delivery;
	readonly status: PlanStatus;
	readonly standing: boolean;
	readonly minutes: number | null;
	readonly principles: readonly PrincipleId[];
	readonly indicators: readonly IndicatorId[];
	readonly note: string | null;
	/** What may be wrong with it, a sentence each; empty where it is sure. */
	readonly doubts: readonly string[];
}

/** A table of a work plan as it was read. */
export interface PlanReading {
	readonly lines: readonly PlanLine[];
	/** What was taken for granted, as sentences. */
	readonly notes: readonly string[];
}

/** What a table is read against. */
export interface PlanContext {
	/** The days of the year's meetings. */
	readonly meetings: readonly IsoDate[];
	/** Statements of the strategic priorities. */
	readonly priorities: readonly string[];
	readonly indicators: ReadonlySet<string>;
}

/** Whether a text names a day and little else: `Monday 15 November 2021, 2.00 pm, Loxley House`. */
const isHeadingDay = (text: string) => {
	const [day, ...more] = datesIn(text);
	const rest = text.replace(/\s+/g, ' ').replace(day ?? '', '');
	return day !== undefined && more.length === 0 && rest.length < 40 && !/report|plan/i.test(rest);
};

/** Reads one table's rows in order, carrying on what a merged cell says. */
class PlanReader {
	readonly #columns: PlanColumns;
	readonly #context: PlanContext;
	#meeting = '';
	#lead = '';
	readonly lines: PlanLine[] = [];

	constructor(columns: PlanColumns, context: PlanContext) {
		this.#columns = columns;
		this.#context = context;
	}

	row(row: number, cells: readonly string[]): void {
		const filled = cells.filter((cell) => cell !== COVERED && cell.trim() !== '');
		const [alone = ''] = filled;
		if (filled.length === 1 && isHeadingDay(alone)) {
			// A row that only names a day heads those below it.
			this.#meeting = alone;
			return;
		}
		// A line before or after the table, in a text.
		if (cells.length === 1) return;
		const meeting = this.#text(cells, 'meeting');
		if (meeting !== '') this.#meeting = meeting;
		const reports = piecesOf(this.#text(cells, 'report'));
		const lead = cells[this.#columns.at.get('lead') ?? -1] ?? '';
		const pairs: readonly Pair[] =
			lead === COVERED && this.#lead !== ''
				? reports.map((report) => ({
						report,
						lead: this.#lead,
						doubt:
							'Its lead stands in a cell that reaches over several reports. Is it this one’s too?'
					}))
				: pairsOf(reports, piecesOf(lead === COVERED ? '' : lead));
		if (lead !== COVERED) this.#lead = lead;
		for (const pair of pairs) this.#line(row, cells, pair);
	}

	#line(row: number, cells: readonly string[], { report, lead, doubt }: Pair): void {
		const doubts = doubt === null ? [] : [doubt];
		const title = titleOf(report, this.#context.priorities);
		const none = /^no report is planned/i.test(title.report) && lead === '';
		if (title.report === '' || none) return;
		const { leads, left_out } = readLeads(lead);
		for (const name of left_out)
			doubts.push(
				`“${name}” reads like a person’s name, which the record does not keep. Write the role instead; if it is an organisation, write it again.`
			);
		const known = this.#columns.at.has('meeting') || this.#meeting !== '';
		const meant =
			this.#meeting === '' || /^no meeting set$/i.test(this.#meeting)
				? {
						meeting: null,
						doubt: known && this.#meeting === '' ? 'No meeting is named for it.' : null
					}
				: meantMeeting(this.#meeting, this.#context.meetings);
		if (meant.doubt !== null) doubts.push(meant.doubt);
		const status = this.#word(cells, 'status', PLAN_STATUSES, doubts);
		const delivery = this.#text(cells, 'delivery');
		if (delivery !== '' && deliveryOf(delivery) === null)
			doubts.push(`“${delivery}” is no way to deliver a report here, so it was read as a paper.`);
		this.lines.push({
			row,
			report: title.report,
			priority: this.#text(cells, 'priority') || title.priority,
			leads,
			meeting: meant.meeting,
			delivery: deliveryOf(delivery) ?? title.delivery ?? 'paper',
			status: status ?? (title.deferred ? 'deferred' : 'planned'),
			standing: /^(?:yes|y|x|✓|annual)/i.test(this.#text(cells, 'standing')),
			minutes: this.#minutes(cells, doubts),
			principles: this.#principles(cells, doubts),
			indicators: this.#indicators(cells, doubts),
			note: this.#text(cells, 'note') || null,
			doubts
		});
	}

	/** The text of a column in a row; that of the meeting on several lines is one. */
	#text(cells: readonly string[], column: PlanColumn): string {
		const cell = cells[this.#columns.at.get(column) ?? -1] ?? '';
		if (cell === COVERED) return '';
		// An apostrophe before what a spreadsheet would run is how such a text is written to CSV.
		const text = cell.trim().replace(/^'(?=[=+\-@])/, '');
		return column === 'report' ? text : text.replace(/\s+/g, ' ');
	}

	#list(cells: readonly string[], column: PlanColumn): readonly string[] {
		return this.#text(cells, column)
			.split(';')
			.map((each) => each.trim())
			.filter(Boolean);
	}

	#word<Word extends string>(
		cells: readonly string[],
		column: PlanColumn,
		words: readonly Word[],
		doubts: string[]
	): Word | null {
		const text = this.#text(cells, column);
		const word = words.find((each) => same(each, text)) ?? null;
		if (text !== '' && word === null)
			doubts.push(`The ${column} “${text}” is not one of: ${words.join(', ')}. It was left out.`);
		return word;
	}

	#minutes(cells: readonly string[], doubts: string[]): number | null {
		const text = this.#text(cells, 'minutes');
		const found = /^(\d{1,3})(?:\s*(?:min|minutes|mins)?\.?)$/i.exec(text)?.[1];
		if (text !== '' && found === undefined)
			doubts.push(`“${text}” is no number of minutes. It was left out.`);
		return found === undefined ? null : Number(found);
	}

	#principles(cells: readonly string[], doubts: string[]): readonly PrincipleId[] {
		return this.#list(cells, 'principles').flatMap((text) => {
			const found = principles.find(
				({ principle, name }) => same(principle, text) || same(name, text)
			);
			if (!found) doubts.push(`“${text}” is none of the seven principles. It was left out.`);
			return found?.principle ?? [];
		});
	}

	#indicators(cells: readonly string[], doubts: string[]): readonly IndicatorId[] {
		return this.#list(cells, 'indicators').flatMap((text) => {
			if (this.#context.indicators.has(text)) return text as IndicatorId;
			doubts.push(`The record has no measure “${text}”. It was left out.`);
			return [];
		});
	}
}

/**
 * Reads the reports of a work plan from the tables that were given, in any usual layout: a row a report, or a row a meeting with
 * reports and leads below each other; meetings merged, repeated or above their rows. What is not sure is said, never dropped. No
 * lines: no table had any.
 */
export function readPlan(grids: readonly PlanGrid[], context: PlanContext): PlanReading {
	const notes: string[] = [];
	const lines: PlanLine[] = [];
	for (const grid of grids) {
		const columns = planColumns(grid);
		if (columns === null) continue;
		const reader = new PlanReader(columns, context);
		for (const { row, cells } of grid.rows.slice(columns.skipped)) reader.row(row, cells);
		lines.push(...reader.lines);
		if (reader.lines.length > 0) notes.push(...columns.notes);
	}
	return { lines, notes: [...new Set(notes)] };
}
