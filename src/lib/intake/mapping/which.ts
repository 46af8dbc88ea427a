import type { Geography } from '$lib/domain/geography';
import { ENGLAND } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';
import type { Asked } from '../format';
import type { Gathering } from '../gathering';
import type { Sheet } from '../sheet';
import { countsLast, nearestMeasures, saysPercent } from './nearest-measures';

/*
 * What a table leaves unsaid and only the analyst knows: which measure it is of, which place, and what a bare year means.
 * None of the answers is ever guessed.
 */

type Option = { readonly option: string; readonly label: string };

const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();

const announced = /^(?:measure|indicator|chart title|title)\s*(?::\s*|$)/i;

/**
 * What the rows above a table say, a text a row; the words “Measure:” before a name are left out. A part of a title is never
 * taken for the whole: “Looked-after children: health” is not the measure “Looked-after children”.
 */
export function saidAbove(sheet: Sheet, before: number): readonly string[] {
	return sheet.rows
		.slice(0, Math.min(before, 40))
		.map(({ cells }) =>
			cells
				.slice(0, 20)
				.map((cell) => cell.replace(/\s+/g, ' ').trim())
				.filter((cell) => cell !== '' && !/^(?:measure|indicator)\s*:?$/i.test(cell))
				.join(', ')
				.replace(announced, '')
		)
		.filter((said) => said !== '' && said.length <= 400);
}

/** `LAC`, a code of LAIT's for a rate, is a word of everybody else's for the children themselves. */
const isWord = (code: string) => /^[a-z]{1,4}$/i.test(code.trim());

/**
 * The measure a text names by its id, its LAIT code or its exact name; null when it names none, or two measures with one
 * name that have different LAIT codes.
 */
export function measureNamed(asked: Asked, text: string): Indicator | null {
	const { measures } = asked;
	if (text.trim() === '') return null;
	const byName = measures.byName(text);
	if (byName === null) return measures.byId(text) ?? (isWord(text) ? null : measures.byCode(text));
	const name = plain(text);
	const others = measures.all.filter((each) => plain(each.name) === name);
	return others.every((each) => each.lait_code === byName.lait_code) ? byName : null;
}

/** The one measure that any of several texts names; null when none does or they name different ones. */
function measureSaid(asked: Asked, said: readonly string[]): Indicator | null {
	const found = new Map(
		said.flatMap((text) => {
			const each = measureNamed(asked, text);
			return each ? [[each.indicator, each] as const] : [];
		})
	);
	return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

/** The measures the board follows: those of its scorecard, then its others; LAIT's own are too many to choose from. */
function boardMeasures(measures: readonly Indicator[]): readonly Indicator[] {
	return measures
		.filter((each) => each.scorecard !== null || !each.indicator.startsWith('lait-'))
		.sort((a, b) => (a.scorecard ?? Infinity) - (b.scorecard ?? Infinity) || 0);
}

/**
 * The measure a table is of: the one `said` names exactly, else the one the analyst answers. Null while unanswered, and when
 * the answer is no measure's id, which stops the sheet. `more` are options of the table's own; `cells` are figures as printed, of which
 * a percentage is not offered a count first.
 */
export function askMeasure(
	gathering: Gathering,
	asked: Asked,
	said: readonly string[],
	more: readonly Indicator[] = [],
	cells: readonly string[] = []
): Indicator | null {
	const named = measureSaid(asked, said);
	if (named) return named;
	const percent = saysPercent([...said, ...cells]);
	const near = nearestMeasures(asked.measures.all, said.join(' '), percent);
	const sure = near.filter(({ sure }) => sure).map(({ measure }) => measure);
	const board = boardMeasures(asked.measures.all);
	const offered = [
		...sure,
		...more,
		...near.map(({ measure }) => measure),
		...(percent ? countsLast(board) : board)
	];
	const options = new Map<string, Option>(
		offered.map((each) => [
			each.indicator,
			{ option: each.indicator, label: `${each.name} (${each.unit_label})` }
		])
	);
	const answer = gathering.ask({
		rule: 'measure.which',
		text: 'Which measure is this table of?',
		options: [...options.values()],
		fallback: null,
		evidence: null
	});
	if (answer === null) return null;
	return (
		more.find((each) => each.indicator === answer) ??
		asked.measures.byId(answer) ??
		gathering.refuse(
			null,
			'identity.unknown-measure',
			`The answer “${answer.slice(0, 60)}” is no measure’s id. Choose one of the measures offered, or add the measure to indicators.csv.`
		)
	);
}

/** The place a table is of: the board's own authority, England and its region are offered first, then every other place. */
export function askPlace(gathering: Gathering, asked: Asked): Geography | null {
	const { places, authority } = asked;
	const own = authority === null ? null : places.byCode(authority);
	const nearest = [own, places.byCode(ENGLAND), own?.region ? places.byCode(own.region) : null];
	const others = places.all
		.filter(({ current }) => current)
		.toSorted((a, b) => a.name.localeCompare(b.name));
	const offered = [...new Set([...nearest, ...others])];
	const answer = gathering.ask({
		rule: 'place.which',
		text: 'Which place is this table of?',
		options: offered
			.filter((each) => each !== null)
			.map((each) => ({ option: each.geography, label: each.name })),
		fallback: null,
		evidence: null
	});
	return placeAnswered(gathering, asked, answer);
}

/** The place of an answer, which is an ONS code; any other stops the sheet. Null while there is no answer. */
export const placeAnswered = (
	gathering: Gathering,
	{ places }: Asked,
	answer: string | null
): Geography | null =>
	answer === null
		? null
		: (places.byCode(answer) ??
			gathering.refuse(
				null,
				'identity.unknown-area',
				`The answer “${answer.slice(0, 60)}” is no place’s ONS code. Answer with a code such as E06000018.`
			));

const splitKinds: ReadonlySet<YearKind> = new Set<YearKind>([
	'financial-year',
	'academic-year',
	'cohort'
]);
const bareYear = /^(?:19|20)\d{2}\s*(?:\([^)]*\))?$/;

/**
 * Asks whether `2019` ends or begins its year, where a label is a bare year and the measure's years are split over two; the
 * answer is used by `Gathering.period`, which takes a year to end it until there is one.
 */
export function askBareYear(
	gathering: Gathering,
	labels: Iterable<string>,
	kinds: Iterable<YearKind>
): void {
	const bare = [...labels].find((label) => bareYear.test(label.trim()));
	if (bare === undefined || ![...kinds].some((kind) => splitKinds.has(kind))) return;
	const year = Number(bare.trim().slice(0, 4));
	gathering.ask({
		rule: 'period.bare-year',
		text: 'What does a year standing alone mean in this table?',
		options: [
			{
				option: 'ends',
				label: `The year it ends in: ${year} is ${year - 1}/${String(year).slice(2)}`
			},
			{
				option: 'begins',
				label: `The year it begins in: ${year} is ${year}/${String(year + 1).slice(2)}`
			}
		],
		fallback: null,
		evidence: null
	});
}

/** Whether a row is the average of statistical neighbours, which is worked out from the record and no place of its own. */
export const isAverage = (name: string) =>
	/^(?:statistical neighbours?|stat(?:istical)?\.? ?n(?:eighbours?|s)?|sn)(?: (?:average|mean|median|avg|group))?$/i.test(
		name.trim()
	);

/** Notes the rows of such averages once; `rows` are their numbers. */
export function noteAverages(
	gathering: Gathering,
	file: string,
	column: string,
	rows: readonly number[]
): void {
	const [first] = rows;
	if (first === undefined) return;
	gathering.note(
		first,
		column,
		'identity.average',
		`Row ${first} of ${file}${rows.length > 1 ? ` and ${rows.length - 1} more` : ''} has an average of statistical neighbours, which is no place. It is not kept, because it is worked out from the neighbours themselves; nothing needs doing.`
	);
}
