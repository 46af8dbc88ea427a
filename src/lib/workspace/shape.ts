/** Reads a value of unknown shape; throws `ShapeFault` where it is not of the shape. */
export type Shape<Value> = (value: unknown) => Value;

/** A value from a file that is not of the shape it must have. Its message says where, never what. */
export class ShapeFault extends Error {}

/** Names that reach an object's own workings in JavaScript. */
const WORKINGS = new Set(['__proto__', 'prototype', 'constructor']);

const wrong = (what: string): never => {
	throw new ShapeFault(what);
};

/** A text of at most so many letters, every letter whole and none of them null. */
export const text =
	(longest: number): Shape<string> =>
	(value) =>
		typeof value === 'string' && value.length <= longest && !/[\0\p{Cs}]/u.test(value)
			? value
			: wrong('a text');

/** A text that a parse function of the domain takes. */
export const parsed =
	<Value>(parse: (text: string) => Value | null, what: string): Shape<Value> =>
	(value) => {
		const read = typeof value === 'string' && value.length <= 500 ? parse(value) : null;
		return read === null ? wrong(what) : read;
	};

/** One of a few texts. */
export const oneOf =
	<Value extends string>(choices: readonly Value[]): Shape<Value> =>
	(value) =>
		choices.find((choice) => choice === value) ?? wrong('one of a few words');

/** A whole number from the least up. */
export const whole =
	(least: number): Shape<number> =>
	(value) =>
		typeof value === 'number' && Number.isSafeInteger(value) && value >= least
			? value
			: wrong('a whole number');

export const yesOrNo: Shape<boolean> = (value) =>
	typeof value === 'boolean' ? value : wrong('yes or no');

export const orNull =
	<Value>(shape: Shape<Value>): Shape<Value | null> =>
	(value) =>
		value === null ? null : shape(value);

/** A list of at most so many. */
export const listOf =
	<Value>(shape: Shape<Value>, most: number): Shape<readonly Value[]> =>
	(value) => {
		if (!Array.isArray(value) || value.length > most) return wrong('a list');
		return value.map((each, place) => within(`item ${place + 1}`, () => shape(each)));
	};

function within<Value>(where: string, read: () => Value): Value {
	try {
		return read();
	} catch (cause) {
		if (cause instanceof ShapeFault) throw new ShapeFault(`${cause.message}, in ${where}`);
		throw cause;
	}
}

const plain = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Record<string, unknown>)
		: wrong('a group of fields');

/** An object with exactly these fields. */
export const fields =
	<Value extends object>(shapes: {
		readonly [Name in keyof Value]: Shape<Value[Name]>;
	}): Shape<Value> =>
	(value) => {
		const given = plain(value);
		const names = Object.keys(shapes) as (keyof Value & string)[];
		if (Object.keys(given).length !== names.length) return wrong('exactly the fields it must have');
		const read = names.map((name) => {
			if (!Object.hasOwn(given, name)) return wrong(`the field ${name}`);
			return [name, within(name, () => shapes[name](given[name]))];
		});
		return Object.fromEntries(read) as Value;
	};

/** An object of any fields whose names are of a shape, at most so many. A name that reaches an object's workings is refused. */
export const recordOf =
	<Value>(
		name: Shape<string>,
		shape: Shape<Value>,
		most: number
	): Shape<Readonly<Record<string, Value>>> =>
	(value) => {
		const entries = Object.entries(plain(value));
		if (entries.length > most) return wrong('fewer fields');
		return Object.fromEntries(
			entries.map(([key, each]) => {
				if (WORKINGS.has(key)) return wrong('a plain name');
				return [name(key), shape(each)];
			})
		);
	};
