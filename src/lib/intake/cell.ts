import { parseIsoDate } from '$lib/domain/id';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';

/** Another table of the record that a cell points into. */
export type Target =
	| 'geographies'
	| 'indicators'
	| 'vintages'
	| 'meetings'
	| 'neighbour_sets'
	| 'work_plan_items'
	| 'protocols'
	| 'templates'
	| 'reports';

/** How one column of the record is written: text to value and back. */
export interface Cell<Value> {
	/** The value, or undefined when the text is not one. */
	readonly read: (text: string) => Value | undefined;
	readonly write: (value: Value) => string;
	/** What the text should be, to end a sentence: `a date such as 2021-11-15`. */
	readonly expects: string;
	/** The table the values are keys of. */
	readonly target?: Target;
	/** The keys in a value that point into the target. */
	readonly keys?: (value: Value) => readonly string[];
}

/**
 * Any text but none, and none that begins like a formula: the record's files stand on the site as they are, for anyone to
 * open in a spreadsheet. A lone mark or a negative number is no formula.
 */
export const text: Cell<string> = {
	read: (text) =>
		text === '' || (mayRunInSpreadsheet(text) && !/^-*(?:\d+(?:\.\d+)?)?$/.test(text))
			? undefined
			: text,
	write: (value) => value,
	expects: 'text: it may not be empty, nor begin with = + - or @, which a spreadsheet would run'
};

/** A whole number, zero or more. */
export const whole: Cell<number> = {
	read: (text) => (/^\d+$/.test(text) ? Number(text) : undefined),
	write: String,
	expects: 'a whole number'
};

/** A whole number between two others, those included. */
export const between = (least: number, most: number): Cell<number> => ({
	read: (text) => {
		const read = text.length > 10 ? undefined : whole.read(text);
		return read === undefined || read < least || read > most ? undefined : read;
	},
	write: String,
	expects: `a whole number from ${least} to ${most}`
});

/** A number in plain digits. */
export const number: Cell<number> = {
	read: (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined),
	write: String,
	expects: 'a number in plain digits'
};

/** `yes` or `no`. */
export const yesNo: Cell<boolean> = {
	read: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
	write: (value) => (value ? 'yes' : 'no'),
	expects: 'yes or no'
};

/** A branded string, read by the domain's own parser. */
export function id<Value extends string>(
	parse: (text: string) => Value | null,
	expects: string,
	target?: Target
): Cell<Value> {
	return {
		read: (text) => parse(text) ?? undefined,
		write: (value) => value,
		expects,
		...(target && { target, keys: (value: Value) => [value] })
	};
}

/** A calendar date. */
export const date = id(parseIsoDate, 'a date such as 2021-11-15');

/** One of a few words. */
export function oneOf<Value extends string>(...words: readonly Value[]): Cell<Value> {
	return {
		read: (text) => words.find((word) => word === text),
		write: (value) => value,
		expects: `one of: ${words.join(', ')}`
	};
}

/** A cell that may be empty, which is null. */
export function optional<Value>(cell: Cell<Value>): Cell<Value | null> {
	const { target, keys } = cell;
	return {
		read: (text) => (text === '' ? null : cell.read(text)),
		write: (value) => (value === null ? '' : cell.write(value)),
		expects: `${cell.expects}, or nothing`,
		...(target && { target }),
		...(keys && { keys: (value: Value | null) => (value === null ? [] : keys(value)) })
	};
}

/** Several values separated by semicolons; an empty cell is none. */
export function list<Value>(cell: Cell<Value>): Cell<readonly Value[]> {
	const { target, keys } = cell;
	return {
		read: (text) => {
			if (text === '') return [];
			const values = text.split(';').map(cell.read);
			return values.some((value) => value === undefined) ? undefined : (values as Value[]);
		},
		write: (values) => values.map(cell.write).join(';'),
		expects: `${cell.expects}, several separated by semicolons`,
		...(target && { target }),
		...(keys && { keys: (values: readonly Value[]) => values.flatMap(keys) })
	};
}

/** A cell of a field that a noun from elsewhere may be without: then the given value is written. */
export function absent<Value>(value: Value, cell: Cell<Value>): Cell<Value | undefined> {
	const { read, expects } = cell;
	return { read, expects, write: (given = value) => cell.write(given) };
}
