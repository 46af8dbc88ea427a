import type { PlanGrid } from './grid';
import { datesIn } from './meeting-date';

/** What a column of a work plan holds. */
export type PlanColumn =
	| 'meeting'
	| 'report'
	| 'lead'
	| 'priority'
	| 'delivery'
	| 'status'
	| 'standing'
	| 'minutes'
	| 'principles'
	| 'indicators'
	| 'note';

/** Heads by what they say, the surest first: “Report Lead” is a lead, “Report (Corresponding Strategic Priority)” a report. */
const heads: readonly (readonly [PlanColumn, RegExp])[] = [
	['lead', /\b(?:leads?|owner|author|officer|responsible|report of|presented by|presenter)\b/i],
	['report', /^(?:report|agenda item|item|title|subject|topic|paper)\b/i],
	['priority', /priorit/i],
	['principles', /principle/i],
	['minutes', /\b(?:minutes|duration|time slot)\b/i],
	['standing', /\b(?:every year|standing|annual)\b/i],
	['indicators', /\b(?:measures?|indicators?)\b/i],
	['status', /\b(?:status|progress)\b/i],
	['delivery', /\b(?:delivery|format|type)\b/i],
	['note', /\b(?:notes?|comments?)\b/i],
	['meeting', /\b(?:meeting|date|board|panel|committee|when)\b/i]
];

/** Which column holds what, and where the rows begin. */
export interface PlanColumns {
	readonly at: ReadonlyMap<PlanColumn, number>;
	/** How many rows stand above the first report. */
	readonly skipped: number;
	/** What was taken for granted, or left unread, as sentences. */
	readonly notes: readonly string[];
}

const DEEPEST_HEAD = 6;
const LONGEST_HEAD = 120;

function headOf(cells: readonly string[]): ReadonlyMap<PlanColumn, number> {
	const at = new Map<PlanColumn, number>();
	cells.forEach((cell, index) => {
		const text = cell.replace(/\s+/g, ' ').trim();
		if (text === '' || text.length > LONGEST_HEAD || datesIn(text).length > 0) return;
		const found = heads.find(([column, said]) => !at.has(column) && said.test(text));
		if (found) at.set(found[0], index);
	});
	return at;
}

/** Columns by what stands in them, where no row heads them: days make the meetings; of the others reports come before leads. */
function guessed({ rows }: PlanGrid): ReadonlyMap<PlanColumn, number> | null {
	const width = Math.max(...rows.map(({ cells }) => cells.length));
	const dated = Array.from(
		{ length: width },
		(_, column) =>
			rows.filter(
				({ cells }) =>
					datesIn(cells[column] ?? '').length > 0 &&
					cells.some((cell, other) => other !== column && /\w/.test(cell))
			).length
	);
	const most = Math.max(...dated);
	const meeting = most === 0 ? -1 : dated.indexOf(most);
	const [report, lead] = dated.map((_, column) => column).filter((column) => column !== meeting);
	if (report === undefined) return null;
	return new Map<PlanColumn, number>([
		...(meeting < 0 ? [] : [['meeting', meeting] as const]),
		['report', report],
		...(lead === undefined ? [] : [['lead', lead] as const])
	]);
}

/** Finds the columns of a table by its heads, or else by what stands in them; null where it holds no reports. */
export function planColumns(grid: PlanGrid): PlanColumns | null {
	for (const [index, { cells }] of grid.rows.slice(0, DEEPEST_HEAD).entries()) {
		const at = headOf(cells);
		if (!at.has('report') || at.size < 2) continue;
		const used = new Set(at.values());
		const unread = cells.filter((cell, column) => /\w/.test(cell) && !used.has(column));
		return {
			at,
			skipped: index + 1,
			notes: [
				...(unread.length === 0
					? []
					: [
							`Not read: the ${unread.length === 1 ? 'column' : 'columns'} ${unread.map((cell) => `“${cell.replace(/\s+/g, ' ').trim().slice(0, 60)}”`).join(', ')}.`
						]),
				...(at.has('meeting') ? [] : ['No column says the meeting. Choose one for each report.'])
			]
		};
	}
	const at = guessed(grid);
	return (
		at && {
			at,
			skipped: 0,
			notes: [
				`The table has no headings, so column ${(at.get('report') ?? 0) + 1} was read as the report${at.has('lead') ? ` and column ${(at.get('lead') ?? 0) + 1} as its lead` : ''}. Check every row.`
			]
		}
	);
}
