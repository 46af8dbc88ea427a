import type { RecordChanges, SeenChange, SeenFigure } from '$lib/database/queries/record-changes';
import { formatDate } from '$lib/domain/calendar';
import type { Audience } from '$lib/domain/manifest';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import type { Vintage } from '$lib/domain/vintage';
import { listed } from '$lib/domain/wording';
import { missingWord } from './missing';
import { formatFigure, formatNumber } from './number';
import { kindsOfRows } from './row-words';

/** What becomes of an edition, as far as it is told. */
interface EditionOutcome {
	readonly file: string;
	/** As it is called on this computer. */
	readonly vintage: string;
	readonly as: Pick<Vintage, 'vintage' | 'title' | 'published'>;
	readonly how: 'new' | 'renamed' | 'completed' | 'held' | 'left-out';
	readonly rows: number;
	readonly differing: number;
}

/** What a publication would do, before anything is written. */
export interface DryRun {
	/** What members would see change, in sentences. */
	readonly sentences: readonly string[];
	/** The board's own authority and England, the scorecard's measures first. */
	readonly rows: readonly {
		readonly measure: string;
		readonly place: string;
		readonly period: string;
		readonly was: string;
		readonly will_be: string;
	}[];
	/** What becomes of each edition, a sentence each. */
	readonly editions: readonly string[];
	/** Rows of the record's other tables that change, in sentences. */
	readonly edits: readonly string[];
}

const count = (number: number, one: string, many = `${one}s`) =>
	`${formatNumber(number, 0)} ${number === 1 ? one : many}`;

function figure(seen: SeenFigure | null, { unit }: SeenChange): string {
	if (seen === null) return 'No figure';
	return seen.value === null
		? missingWord(seen.symbol)
		: formatFigure(seen.value, seen.decimals, unit);
}

const periodOf = ({ period }: SeenChange) => {
	const read = parsePeriod(period);
	return read ? formatPeriodShort(read) : period;
};

/** What becomes of an edition, as a sentence. */
function editionSentence({ file, as, how, rows, differing, vintage }: EditionOutcome): string {
	const named = `“${as.title}” of ${formatDate(as.published)} (${file})`;
	const other =
		differing === 0
			? ''
			: ` The record holds ${count(differing, 'row')} of it otherwise: there the record’s own stand.`;
	switch (how) {
		case 'new':
			return `${named} is added, with ${count(rows, 'figure')}.${other}`;
		case 'renamed':
			return `${named} is added, with ${count(rows, 'figure')}. The record has another file under the name ${vintage}, so this edition is called ${as.vintage}; both stay.${other}`;
		case 'completed':
			return `${named} is in the record in part; ${count(rows, 'figure')} it lacks ${rows === 1 ? 'is' : 'are'} added.${other}`;
		case 'held':
			return `${named} is in the record already, and nothing of it is added.${other}`;
		case 'left-out':
			return `${named} is left out, and stays on this computer.`;
	}
}

/** What rows change, a sentence for each way and what they are. The history of the others goes with them, untold. */
function editSentences(edits: readonly RowEdit[]): readonly string[] {
	const told = edits.filter(({ table }) => table !== 'amendments');
	const ways = [
		['Added', told.filter(({ before }) => before === null)],
		['Changed', told.filter(({ before, after }) => before !== null && after !== null)],
		['Taken out', told.filter(({ before, after }) => before !== null && after === null)]
	] as const;
	return ways.flatMap(([way, of]) =>
		of.length === 0 ? [] : [`${way}: ${listed(kindsOfRows(of.map(({ table }) => table)))}.`]
	);
}

/** That every page becomes another council's, as a sentence; none where the board stays at its authority. */
function boardSentences(edits: readonly RowEdit[]): readonly string[] {
	const rows = edits.filter(({ table }) => table === 'board');
	const was = rows.find(({ before }) => before !== null)?.before;
	const will_be = rows.find(({ after }) => after !== null)?.after;
	return was && will_be && was['geography'] !== will_be['geography']
		? [
				`The site becomes that of ${will_be['council']} in place of ${was['council']}: every page shows that authority’s figures.`
			]
		: [];
}

/** Tables of which a public record holds only what is published. */
const REPORT_TABLES = ['reports', 'report_texts', 'report_versions', 'finding_reasons'];

/** What a publication would do. `others` counts edits that are in the record already, were given up or stay here. */
export function viewDryRun(
	changes: RecordChanges,
	editions: readonly EditionOutcome[],
	edits: {
		readonly edited: readonly RowEdit[];
		readonly already: readonly RowEdit[];
		readonly given_up: readonly RowEdit[];
		readonly staying: readonly RowEdit[];
	},
	council: string
): DryRun {
	const { shown, own, others, rows_before, rows_after } = changes;
	const scored = shown.filter(({ scorecard }) => scorecard !== null).length;
	const board = boardSentences(edits.edited);
	const sentences =
		own + others === 0
			? [
					edits.edited.length === 0
						? 'Nothing changes for members.'
						: board.length > 0
							? 'No figure in the record changes.'
							: 'No figure changes for members.'
				]
			: [
					own === 0
						? `No figure of ${council} or of England changes.`
						: `${count(own, 'figure')} of ${council} or of England ${own === 1 ? 'changes' : 'change'}${scored === 0 ? ', none of them on the scorecard' : ''}.`,
					others === 0
						? 'No figure of another place changes.'
						: `${count(others, 'figure')} of other places ${others === 1 ? 'changes' : 'change'}.`
				];
	const drafts = edits.staying.filter(({ table }) => REPORT_TABLES.includes(table)).length;
	const rest = [
		[edits.already.length, 'is in the record already', 'are in the record already'],
		[
			edits.given_up.length,
			'is given up for the record’s own',
			'are given up for the record’s own'
		],
		[edits.staying.length - drafts, 'stays here with its edition', 'stay here with their editions'],
		[
			drafts,
			'of reports stays here: a public record holds published reports only, and none with a number of an edition that is left out',
			'of reports stay here: a public record holds published reports only, and none with a number of an edition that is left out'
		]
	] as const;
	return {
		sentences: [
			...board,
			...sentences,
			`The record would hold ${count(rows_after, 'row')} of figures, where it holds ${formatNumber(rows_before, 0)} now.`
		],
		rows: shown.map((each) => ({
			measure: each.name,
			place: each.place,
			period: periodOf(each),
			was: figure(each.was, each),
			will_be: figure(each.will_be, each)
		})),
		editions: editions.map(editionSentence),
		edits: [
			...editSentences(edits.edited),
			...rest.flatMap(([number, one, many]) =>
				number === 0 ? [] : [`${count(number, 'change')} ${number === 1 ? one : many}.`]
			)
		]
	};
}

/** Letters of a cell that are shown: a report kept whole has hundreds of thousands. */
const MOST_SHOWN = 500;

const short = (text: string) =>
	text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}…`;

/** A row as a reader compares it with another: the columns that differ, as `column: text`. */
export function rowDifference(row: RecordRow | null, other: RecordRow | null): string {
	if (row === null) return 'The row is not there.';
	const said = Object.entries(row).filter(
		([name, text]) => other === null || text !== (other[name] ?? '')
	);
	return said.map(([name, text]) => `${name}: ${text === '' ? 'empty' : short(text)}`).join('; ');
}

/** What must be known of who may open the site, as a sentence. */
export const audienceSentence = (audience: Audience): string =>
	audience === 'internal'
		? 'This record is internal: it may hold numbers of children from 1 to 5. Its folder must not be put on a site that the public can open.'
		: 'This record is public: anybody may open the site it is put on.';
