import { shortHash } from './short-hash';

/**
 * Identifiers of the board's nouns. Each is a branded string made only by its `parse...` function, so a name, a label
 * and an id can never be mistaken for one another.
 */
declare const brand: unique symbol;
type Id<Noun extends string> = string & { readonly [brand]: Noun };

/** A measure, as a lower-case slug: `cla-offending`. */
export type IndicatorId = Id<'indicator'>;
/** An ONS nine-character code: `E06000018` is Nottingham, `E92000001` England. */
export type GeographyCode = Id<'geography'>;
/** An ISO 8601 interval `2019-04-01/2020-03-31`, or a single date for a snapshot. */
export type PeriodId = Id<'period'>;
/** One edition of one source: `lait-2026-04-08`. */
export type VintageId = Id<'vintage'>;
/** A row of the board's business (a report, an action, a protocol), as a lower-case slug: `keep-monitoring-dental-checks`. */
export type RowId = Id<'row'>;
/** A calendar date, `2021-11-15`. */
export type IsoDate = Id<'date'>;

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** An id stands in links and in names of files, which have no room for more. */
const LONGEST = 100;
const isSlug = (text: string) => text.length <= LONGEST && slug.test(text);
const onsCode = /^[EW]\d{8}$/;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads a measure's id; null when the text is not a lower-case slug of at most 100 characters. */
export function parseIndicatorId(text: string): IndicatorId | null {
	return isSlug(text) ? (text as IndicatorId) : null;
}

/** Reads an ONS code; null when the text is not one letter and eight digits. */
export function parseGeographyCode(text: string): GeographyCode | null {
	return onsCode.test(text) ? (text as GeographyCode) : null;
}

/** Reads an edition's id; null when the text is not a lower-case slug of at most 100 characters. */
export function parseVintageId(text: string): VintageId | null {
	return isSlug(text) ? (text as VintageId) : null;
}

/** Reads the id of a row of the board's business; null when the text is not a lower-case slug of at most 100 characters. */
export function parseRowId(text: string): RowId | null {
	return isSlug(text) ? (text as RowId) : null;
}

/** An id made from words, with a number where it is taken: `Keep monitoring dental checks` gives `keep-monitoring-dental-checks`. Never `new`, which stands for a row that is not there yet. */
export function freeRowId(words: string, taken: ReadonlySet<string>): RowId {
	const plain = words
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0300-\u036f’']/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+/, '')
		.slice(0, 60)
		.replace(/-+$/, '');
	const stem = plain === '' ? 'row' : plain;
	for (let number = 1; ; number += 1) {
		const id = number === 1 ? stem : `${stem}-${number}`;
		if (id !== 'new' && !taken.has(id)) return id as RowId;
	}
}

/** Reads a calendar date, refusing days that do not exist (30 February). */
export function parseIsoDate(text: string): IsoDate | null {
	const parts = isoDate.exec(text);
	if (!parts) return null;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
		? (text as IsoDate)
		: null;
}

/** Reads a period id: a date, or two dates in order joined by a slash. */
export function parsePeriodId(text: string): PeriodId | null {
	const [start, end, ...rest] = text.split('/');
	if (rest.length > 0 || start === undefined || !parseIsoDate(start)) return null;
	if (end === undefined) return text as PeriodId;
	return parseIsoDate(end) && start <= end ? (text as PeriodId) : null;
}

/**
 * Makes a measure's id out of a source's own code: `LACDental%` becomes `lait-lacdental-pct`. One that would be too long is
 * cut, and told from others by a hash of the whole.
 */
export function indicatorIdFrom(prefix: string, code: string): IndicatorId {
	const body = code
		.toLowerCase()
		.replace(/%/g, '-pct')
		.replace(/&/g, '-and-')
		.replace(/\+/g, '-plus')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	const whole = `${prefix}-${body}`;
	const cut = whole.slice(0, LONGEST - 10).replace(/-+$/, '');
	return (whole.length <= LONGEST ? whole : `${cut}-${shortHash(whole)}`) as IndicatorId;
}
