import { isPeriod } from './across';
import type { Row } from '../csv';
import type { Asked } from '../format';
import type { Gathering } from '../gathering';
import { cellAt, findAnyHeader, plainName, type Header } from '../header';
import { readNumber } from '../number';
import type { Sheet } from '../sheet';
import { measureNamed } from './which';

/** What a column of an unknown table may be. */
export type Role = 'area' | 'period' | 'measure' | 'value' | 'numerator' | 'denominator';

/** One column, as it is offered, with the share of its first cells that are of each kind. */
export interface TableColumn {
	/** Its header; `column C` where that is blank or not its own. */
	readonly option: string;
	readonly label: string;
	readonly name: string;
	readonly place: number;
	readonly cells: number;
	readonly places: number;
	readonly codes: number;
	readonly periods: number;
	readonly figures: number;
	readonly measures: number;
}

/** Answer of `mapping.value` when every column of figures is a measure of its own. */
const EVERY_COLUMN = 'every-column';
/** Answer for a role that no column has. */
const NO_COLUMN = 'none';

/** Rows looked at to say what a column holds. */
const LOOKED_AT = 60;

/** A column as a spreadsheet calls it: 0 is A, 26 is AA. */
function columnLetter(place: number): string {
	const before = place < 26 ? '' : columnLetter(Math.floor(place / 26) - 1);
	return `${before}${String.fromCharCode(65 + (place % 26))}`;
}

/** Describes the columns of a table from its header and its first rows; columns with nothing in them are left out. */
export function describeColumns(
	header: Header,
	rows: readonly Row[],
	asked: Asked
): readonly TableColumn[] {
	const times = new Map<string, number>();
	for (const name of header.names)
		times.set(plainName(name), (times.get(plainName(name)) ?? 0) + 1);
	return header.names.flatMap((name, place) => {
		const cells = rows
			.slice(0, LOOKED_AT)
			.map((row) => cellAt(row, place))
			.filter((cell) => cell !== '');
		if (cells.length === 0) return [];
		const share = (is: (cell: string) => boolean) => cells.filter(is).length / cells.length;
		const own = name !== '' && times.get(plainName(name)) === 1;
		const option = own ? name : `column ${columnLetter(place)}`;
		const { places } = asked;
		const isPlace = (cell: string) => (places.byCode(cell) ?? places.byName(cell)) !== null;
		const isMeasure = (cell: string) => measureNamed(asked, cell) !== null;
		const isFigure = (cell: string) => readNumber(cell).kind === 'printed';
		// Anything else may be somebody's name, and is not repeated.
		const example = cells.find(
			(cell) => isFigure(cell) || isPeriod(cell) || isPlace(cell) || isMeasure(cell)
		);
		return [
			{
				option,
				label: example === undefined ? option : `${option} (for example “${example.slice(0, 40)}”)`,
				name,
				place,
				cells: cells.length,
				places: share(isPlace),
				codes: share((cell) => /^[EWK]\d{8}$/i.test(cell)),
				periods: share(isPeriod),
				figures: share(isFigure),
				measures: share(isMeasure)
			}
		];
	});
}

const named: Readonly<Record<Role, RegExp>> = {
	area: /^(?:area|la|las|local authority|authority|council|geography|place|region|district|utla|borough)\b|_?(?:area|authority|la)[ _]?(?:name|code)?$/i,
	period: /\b(?:year|period|date|quarter|month|time|fy|as at)\b|^time_period$/i,
	measure: /\b(?:measure|indicator|metric|outcome|description|category|kpi)\b/i,
	value:
		/\b(?:values?|figure|result|actual|outturn|rate|percent|percentage|pct|performance|score|amount)\b|%/i,
	numerator: /numerator|\bcount\b|^number\b|^num\b/i,
	denominator: /denominator|\bbase\b|\bcohort\b|\bpopulation\b|^den\b/i
};

const holds: Readonly<Record<Role, (column: TableColumn) => number>> = {
	area: (column) => column.places,
	period: (column) => column.periods,
	measure: (column) => column.measures,
	value: (column) => column.figures,
	numerator: (column) => column.figures,
	denominator: (column) => column.figures
};

/** The column that most looks like a role, by its name and by what it holds; null when none does. */
function guess(role: Role, columns: readonly TableColumn[]): TableColumn | null {
	const byNameOnly = role === 'numerator' || role === 'denominator';
	const [best] = columns
		.map((column) => {
			const hint = named[role].test(column.name);
			const share = holds[role](column);
			const text = role === 'area' || role === 'measure';
			const possible = text ? column.figures < 0.5 || share >= 0.5 : share >= 0.5;
			const speaks = hint || (share >= 0.5 && !byNameOnly);
			return { column, score: possible && speaks ? share + (hint ? 1 : 0) : 0 };
		})
		.filter(({ score }) => score > 0)
		.sort((a, b) => b.score - a.score);
	return best?.column ?? null;
}

/** The likely column of each role, no column twice. */
export function guessRoles(columns: readonly TableColumn[]): ReadonlyMap<Role, TableColumn> {
	const found = new Map<Role, TableColumn>();
	for (const role of ['period', 'area', 'measure', 'denominator', 'value', 'numerator'] as const) {
		const taken = new Set(found.values());
		const column = guess(
			role,
			columns.filter((each) => !taken.has(each))
		);
		if (column) found.set(role, column);
	}
	return found;
}

const questions: Readonly<Record<Role, { text: string; none: string | null }>> = {
	area: { text: 'Which column names the place?', none: 'None: the table is of one place' },
	period: { text: 'Which column names the period?', none: null },
	measure: { text: 'Which column names the measure?', none: 'None: the table is of one measure' },
	value: { text: 'Which column has the figures?', none: null },
	numerator: { text: 'Which column has the count a percentage was made from?', none: 'None' },
	denominator: { text: 'Which column has the base a percentage was made from?', none: 'None' }
};

function evidenceOf(role: Role, column: TableColumn | undefined): string | null {
	if (!column) return null;
	const cells = Math.round(holds[role](column) * column.cells);
	const what = { area: 'name places', period: 'name periods', measure: 'name known measures' };
	const said = role in what ? what[role as keyof typeof what] : 'are figures';
	return `“${column.option}” looks like it: ${cells} of its first ${column.cells} cells ${said}.`;
}

/**
 * The column that has a role: the analyst's answer. `none` for no column, `every` when each column of figures is a measure of its
 * own, null while it has not been answered or when the answer is no column of the table, which stops the sheet.
 */
export function askRole(
	gathering: Gathering,
	file: string,
	role: Role,
	columns: readonly TableColumn[],
	guessed: ReadonlyMap<Role, TableColumn>
): TableColumn | 'none' | 'every' | null {
	const { text, none } = questions[role];
	const answer = gathering.ask({
		rule: `mapping.${role}`,
		text,
		options: [
			...columns.map(({ option, label }) => ({ option, label })),
			...(role === 'value'
				? [{ option: EVERY_COLUMN, label: 'Every column of figures: each is a measure of its own' }]
				: []),
			...(none === null ? [] : [{ option: NO_COLUMN, label: none }])
		],
		fallback: role === 'numerator' || role === 'denominator' ? NO_COLUMN : null,
		evidence: evidenceOf(role, guessed.get(role))
	});
	if (answer === null) return null;
	const exact = columns.find((each) => each.option === answer);
	if (exact) return exact;
	if (answer === NO_COLUMN && none !== null) return 'none';
	if (answer === EVERY_COLUMN && role === 'value') return 'every';
	return (
		columns.find((each) => plainName(each.option) === plainName(answer)) ??
		gathering.refuse(
			answer.slice(0, 60),
			'structure.no-column',
			`${file} has no column “${answer.slice(0, 60)}”. Choose one of its own: ${columns
				.slice(0, 20)
				.map((each) => each.option)
				.join(', ')}.`
		)
	);
}

/**
 * A key of a table's header, to remember by it which column is what: the names in their order, with every run of periods as one
 * sign, so that next year's table has the key of this year's. Empty where there is no table.
 */
export function headerKey(sheet: Sheet): string {
	const names = findAnyHeader(sheet)?.names ?? [];
	const signs = names.map((name) => (isPeriod(name) ? '#' : plainName(name)));
	return signs.filter((sign, place) => sign !== '#' || signs[place - 1] !== '#').join('|');
}
