import { parseIsoDate, parseRowId, parseVintageId } from './id';
import { LONGEST_TEXT, type ReportSnapshot } from './report';
import { PART_KINDS, ZONES } from './template';

type Given = Readonly<Record<string, unknown>>;

/** Parts, and texts, that a report kept whole may have. */
const MOST_ROWS = 500;

const isGiven = (value: unknown): value is Given =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isOf = (words: readonly string[]) => (value: unknown) =>
	isText(value) && words.includes(value);
const isListOf = (each: (value: unknown) => boolean, most: number) => (value: unknown) =>
	Array.isArray(value) && value.length <= most && value.every(each);
const isRowId = (value: unknown) => isText(value) && parseRowId(value) !== null;
const isDate = (value: unknown) => isText(value) && parseIsoDate(value) !== null;
const isWhole = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether a value has these fields and no others, each as its check wants it. */
const has = (fields: Readonly<Record<string, (value: unknown) => boolean>>) => (value: unknown) =>
	isGiven(value) &&
	Object.keys(value).length === Object.keys(fields).length &&
	Object.entries(fields).every(([name, check]) => Object.hasOwn(value, name) && check(value[name]));

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isNumberOrNull = (value: unknown) => value === null || isNumber(value);
const isDateOrNull = (value: unknown) => value === null || isDate(value);

const isAround = has({
	board: has({ name: isText, council: isText }),
	indicators: isListOf(
		has({
			indicator: isText,
			name: isText,
			theme: isText,
			unit: isOf(['percent', 'rate', 'count', 'score', 'pounds', 'other']),
			per: isNumberOrNull,
			unit_label: isText,
			decimals: isWhole,
			polarity: isOf(['low', 'high', 'none']),
			year_kind: isText,
			subject: isTextOrNull,
			predicate: isTextOrNull,
			definition: isText,
			caution: isTextOrNull,
			source: isText,
			next_update: isDateOrNull,
			lait_code: isTextOrNull,
			quartile: (value) => typeof value === 'boolean',
			scorecard: isNumberOrNull
		}),
		MOST_ROWS
	),
	events: isListOf(
		has({
			event: isText,
			start: isDate,
			end: isDateOrNull,
			kind: isOf(['definition', 'precision', 'policy', 'covid', 'local']),
			title: isText,
			detail: isText,
			indicators: isListOf(isText, MOST_ROWS),
			geography: isTextOrNull,
			source: isText
		}),
		MOST_ROWS
	),
	targets: isListOf(
		has({
			indicator: isText,
			period: isText,
			value: isNumber,
			tolerance: isNumberOrNull,
			source: isText
		}),
		MOST_ROWS
	),
	neighbours: isListOf(
		has({
			neighbour_set: isText,
			geography: isText,
			rank: isWhole,
			neighbour: isText,
			closeness: isText
		}),
		MOST_ROWS
	)
});

const snapshotFields = {
	report: has({
		report: isRowId,
		title: isText,
		meeting: isDate,
		item: (value) => value === null || isWhole(value),
		template: isRowId,
		state: isOf(['draft', 'published']),
		published: (value) => value === null || isDate(value)
	}),
	texts: isListOf(
		has({
			report: isRowId,
			part: isRowId,
			text: (value) => isText(value) && value.length <= LONGEST_TEXT
		}),
		MOST_ROWS
	),
	template: has({
		template: isRowId,
		name: isText,
		council: isText,
		header_as: isOf(['paragraphs', 'table']),
		source: isText
	}),
	parts: isListOf(
		has({
			template: isRowId,
			part: isRowId,
			place: isWhole,
			zone: isOf(ZONES),
			number: isTextOrNull,
			heading: isText,
			kind: isOf(PART_KINDS),
			choices: isListOf(isText, MOST_ROWS),
			prompt: isTextOrNull,
			empty: isTextOrNull,
			required: (value) => typeof value === 'boolean',
			only_for: isTextOrNull
		}),
		MOST_ROWS
	),
	editions: isListOf((value: unknown) => isText(value) && parseVintageId(value) !== null, 20_000),
	fingerprint: (value: unknown) => value === null || (isText(value) && /^[0-9a-f]{64}$/.test(value))
} as const;
const isBare = has(snapshotFields);
const isWholeSnapshot = has({ ...snapshotFields, around: isAround });
const isSnapshot = (value: unknown) => isBare(value) || isWholeSnapshot(value);

/** Reads what `writeSnapshot` writes; null for anything else. Never throws. */
export function parseSnapshot(text: string): ReportSnapshot | null {
	try {
		const value: unknown = JSON.parse(text);
		return isSnapshot(value) ? (value as ReportSnapshot) : null;
	} catch {
		return null;
	}
}

/** A report kept whole, as one line of text. */
export const writeSnapshot = (snapshot: ReportSnapshot): string => JSON.stringify(snapshot);
