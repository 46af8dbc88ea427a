import type { Action } from '$lib/domain/action';
import type { Amendment } from '$lib/domain/amendment';
import type { Board } from '$lib/domain/board';
import type { Event } from '$lib/domain/event';
import type { Geography } from '$lib/domain/geography';
import type { Hex } from '$lib/domain/hex';
import type { Indicator } from '$lib/domain/indicator';
import type { AgendaItem, Decision, Meeting, MemberQuestion } from '$lib/domain/meeting';
import type { Neighbour } from '$lib/domain/neighbour';
import type { HeldBack } from '$lib/domain/observation';
import type { Priority, Theme } from '$lib/domain/priority';
import type { Problem } from '$lib/domain/problem';
import type { Protocol, ProtocolStep } from '$lib/domain/protocol';
import type { Register } from '$lib/domain/record';
import type { FindingReason, Report, ReportText, ReportVersion } from '$lib/domain/report';
import type { ResponseCategory } from '$lib/domain/response-category';
import type { RevisionNote } from '$lib/domain/revision-note';
import type { Target } from '$lib/domain/target';
import type { Template, TemplatePart } from '$lib/domain/template';
import type { Vintage } from '$lib/domain/vintage';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { writeCsv } from './csv';
import { checkHexes } from './record-hexes';
import { tables } from './record-tables';
import { readDefined, type Definition, type Reading } from './table';

/** The tables `readRegister` needs, as file names without `.csv`. Observations are read in bulk by the database. */
export const REGISTER_TABLES: readonly string[] = Object.keys(tables).filter(
	(name) => name !== 'observations'
);

/** Those of them that a record of an earlier release is without, each with what it says there: its header. */
export const LATER_TABLES: ReadonlyMap<string, string> = new Map(
	Object.values(tables).flatMap(({ name, columns, ...table }): [string, string][] =>
		'may_be_absent' in table ? [[name, writeCsv(Object.keys(columns), [])]] : []
	)
);

/** The register read, with what is wrong in its files. */
export interface RegisterReading {
	readonly register: Register;
	/** LAIT's measures that the board does not follow, for a LAIT file that comes without its dictionary. */
	readonly lait_measures: readonly Indicator[];
	readonly problems: readonly Problem[];
}

const SECOND_BOARD: Problem = {
	file: 'board.csv',
	row: 3,
	column: null,
	rule: 'record.board',
	severity: 'error',
	message: 'Row 3 of board.csv has a second board. A record is of one: keep one of the rows.'
};

/** How each table read last: an edit changes one of thirty, and they are read again at every pause in an author's writing. */
const last = new Map<string, { readonly content: string | undefined; readonly reading: unknown }>();

/** Reads one table, unless it is to the letter what it was when it was read before. */
function readTable<Value>(table: Definition<Value>, content: string | undefined): Reading<Value> {
	const known = last.get(table.name);
	if (known && known.content === content) return known.reading as Reading<Value>;
	const reading = readDefined(table, content);
	last.set(table.name, { content, reading });
	return reading;
}

/**
 * Reads the record's tables, keyed by file name without `.csv`, and checks every cell, key and reference. Observations
 * are not among them: the database reads those in bulk. Throws when there is no board to show anything for.
 */
export function readRegister(contents: ReadonlyMap<string, string>): RegisterReading {
	const readings: Reading<unknown>[] = [];
	function readWhole<Value>(table: Definition<Value>): Reading<Value> {
		const reading = readTable(table, contents.get(table.name));
		readings.push(reading);
		return reading;
	}
	const read = <Value>(table: Definition<Value>) => readWhole(table).values;
	const [board, second] = read<Board>(tables.board);
	const geographies = read<Geography>(tables.geographies);
	const hexes = readWhole<Hex>(tables.hexes);
	const register = {
		geographies,
		hexes: hexes.values,
		indicators: read<Indicator>(tables.indicators),
		vintages: read<Vintage>(tables.vintages),
		held_back: read<HeldBack>(tables.held_back),
		revision_notes: read<RevisionNote>(tables.revision_notes),
		neighbours: read<Neighbour>(tables.neighbours),
		targets: read<Target>(tables.targets),
		events: read<Event>(tables.events),
		meetings: read<Meeting>(tables.meetings),
		agenda_items: read<AgendaItem>(tables.agenda_items),
		decisions: read<Decision>(tables.decisions),
		questions: read<MemberQuestion>(tables.questions),
		work_plan_items: read<WorkPlanItem>(tables.work_plan_items),
		actions: read<Action>(tables.actions),
		protocols: read<Protocol>(tables.protocols),
		protocol_steps: read<ProtocolStep>(tables.protocol_steps),
		response_categories: read<ResponseCategory>(tables.response_categories),
		amendments: read<Amendment>(tables.amendments),
		priorities: read<Priority>(tables.priorities),
		themes: read<Theme>(tables.themes),
		templates: read<Template>(tables.templates),
		template_parts: read<TemplatePart>(tables.template_parts),
		reports: read<Report>(tables.reports),
		report_texts: read<ReportText>(tables.report_texts),
		report_versions: read<ReportVersion>(tables.report_versions),
		finding_reasons: read<FindingReason>(tables.finding_reasons)
	};
	const lait_measures = read<Indicator>(tables.lait_measures);
	const problems = [
		...readings.flatMap((reading) => reading.problems),
		...checkHexes(hexes, geographies),
		...(second ? [SECOND_BOARD] : [])
	];
	if (!board) {
		throw new Error(problems[0]?.message ?? 'board.csv of the record has no row for the board.');
	}
	const known = {
		geographies: new Set<string>(register.geographies.map((each) => each.geography)),
		indicators: new Set<string>(register.indicators.map((each) => each.indicator)),
		vintages: new Set<string>(register.vintages.map((each) => each.vintage)),
		meetings: new Set<string>(register.meetings.map((each) => each.meeting)),
		work_plan_items: new Set<string>(register.work_plan_items.map((each) => each.item)),
		protocols: new Set<string>(register.protocols.map((each) => each.protocol)),
		templates: new Set<string>(register.templates.map((each) => each.template)),
		reports: new Set<string>(register.reports.map((each) => each.report)),
		neighbour_sets: new Set<string>(register.neighbours.map((each) => each.neighbour_set))
	};
	const dangling = readings
		.flatMap((reading) => reading.references)
		.filter(({ target, key }) => !known[target].has(key))
		.map(({ file, row, column, target, key }): Problem => ({
			file,
			row,
			column,
			rule: 'record.dangling',
			severity: 'error',
			message: `Row ${row} of ${file} names “${key}” in the column ${column}, which ${target === 'neighbour_sets' ? 'neighbours' : target}.csv does not have. Correct the name or add the row there.`
		}));
	return { register: { board, ...register }, lait_measures, problems: [...problems, ...dangling] };
}
