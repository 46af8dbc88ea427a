import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TrendAnswer, TrendRow } from '$lib/database/queries/trend';
import { headlineOf } from '$lib/view/headline';
import { doubtOf } from '$lib/view/doubt';
import { judge, move } from '$lib/view/judgement';
import { latestOf } from '$lib/view/latest';
import { formatNumber } from '$lib/view/number';
import { answer, event, firstTime, generic, lait, lookedAfter, offending, place } from './answer';

describe('headlineOf', () => {
	it('says of figures that print the same that they are, whatever more a file holds', () => {
		const asked = answer(offending, { authority: { 2019: '19.2', 2020: '19.2' } });
		const [before, now] = [19.18, 19.23];
		const rows = asked.rows.map((row, place) => ({ ...row, value: place === 0 ? before : now }));
		const given = { ...asked, rows };
		expect(headlineOf(given, []).join(' ')).toBe(
			'19.2% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, the same as the year before.'
		);
		const latest = latestOf(given, []);
		expect(move(latest, offending).text).toBe('the same as 2018/19');
		expect(judge(latest, offending).text).toBe('no change');
	});

	it('does not cut its first sentence at the stop of St. Helens', () => {
		const given = answer(
			offending,
			{ authority: { 2020: '4' } },
			{ authority: place('St. Helens') }
		);
		expect(headlineOf(given, [])[0]).toBe(
			'4% of St. Helens’ looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020.'
		);
	});
});

const printed = fc.oneof(
	fc.integer({ min: 0, max: 100 }).map(String),
	fc.integer({ min: 0, max: 9999 }).map((tenths) => (tenths / 10).toFixed(1)),
	fc.integer({ min: 0, max: 99_999 }).map((hundredths) => (hundredths / 100).toFixed(2)),
	fc.constantFrom('0', '0', 'c', '-', 'x', 'held'),
	fc
		.tuple(fc.nat(60), fc.nat(900))
		.map(
			([count, more]) =>
				`${count}/${count + more + 1}=${Math.round((100 * count) / (count + more + 1))}`
		)
);
const line = fc.dictionary(fc.integer({ min: 2015, max: 2025 }).map(String), printed, {
	maxKeys: 8
});
const mean = fc.dictionary(
	fc.integer({ min: 2015, max: 2025 }).map(String),
	fc
		.tuple(fc.integer({ min: 0, max: 999 }), fc.nat(10))
		.map(([of, with_]) => `${of / 10} of ${with_}/10`),
	{ maxKeys: 4 }
);
const earlier = fc.option(
	fc.record({
		value: fc.integer({ min: 0, max: 100 }),
		decimals: fc.constant(0),
		vintage: fc.constant(lait.vintage)
	})
);

const answers = fc
	.record({
		indicator: fc.constantFrom(offending, firstTime, lookedAfter, generic, {
			...generic,
			unit: 'score' as const
		}),
		authority: line,
		england: line,
		neighbours: mean,
		status: fc.constantFrom('statistics' as const, 'provisional' as const),
		earlier,
		broken: fc.boolean()
	})
	.map(({ indicator, authority, england, neighbours, status, broken, ...rest }) => {
		const given = answer(indicator, { authority, neighbours, england });
		const rows = given.rows.map((row) =>
			row.series === 'authority' && row.value !== null ? { ...row, earlier: rest.earlier } : row
		);
		const events = broken ? [event('definition', '2019-06-01', 'A new definition')] : [];
		return { given: { ...given, rows, vintages: [{ ...lait, status }] }, events };
	});

/** The words of a headline that are numbers of the figures, years and days left out. */
function numbersIn(headline: string): readonly string[] {
	const said = headline
		.replace(/\b(19|20)\d\d(\/\d\d)? set\b/g, '')
		.replace(/\b\d{1,2} (March|April|June|July) \d{4}/g, '')
		.replace(/\b(year ending March|in|for|From|from|to|since) (19|20)\d\d(\/\d\d)?\b/g, '')
		.replace(/aged 10 to 17/g, '')
		.replace(/per 100,000/g, '');
	return said.match(/\d+(,\d{3})*(\.\d+)?/g) ?? [];
}

function numbersOf(row: TrendRow): readonly string[] {
	const { value, decimals, numerator, denominator, neighbours_with, neighbours_of } = row;
	const whole = [numerator, denominator, neighbours_with, neighbours_of, row.earlier?.value];
	return [
		...(value === null ? [] : [formatNumber(value, decimals)]),
		...whole.flatMap((each) => (typeof each === 'number' ? [formatNumber(each, 0)] : []))
	];
}

/** What the doubt may say that no row prints: the most a change of rounded figures can be. */
const derived = (given: TrendAnswer) =>
	given.rows.flatMap((row) => ['0', formatNumber(2 * 10 ** -row.decimals, row.decimals)]);

describe('whatever a headline is of', () => {
	it('prints only numbers that are in the rows, with the decimals they are printed with', () => {
		fc.assert(
			fc.property(answers, ({ given, events }) => {
				const known = new Set([...given.rows.flatMap(numbersOf), ...derived(given)]);
				const said = numbersIn(headlineOf(given, events).join(' '));
				expect(said.filter((number) => !known.has(number))).toEqual([]);
			}),
			{ numRuns: 400 }
		);
	});

	it('says neither better nor worse, least of all of a change that is in doubt', () => {
		fc.assert(
			fc.property(answers, ({ given, events }) => {
				const said = headlineOf(given, events).join(' ');
				expect(said).not.toMatch(/\b(better|worse|improve\w*|deteriorat\w*)\b/i);
				const latest = latestOf(given, events);
				if (!latest?.change || !latest.previous || !latest.figure) return;
				if (latest.figure.period.period !== latest.period.period) return;
				const { kind, sentence } = doubtOf(
					latest.change,
					latest.previous,
					latest.figure,
					given.indicator
				);
				if (kind === 'doubtful') expect(said).toContain(sentence);
			}),
			{ numRuns: 400 }
		);
	});

	it('never says undefined, NaN or null, and ends every sentence', () => {
		fc.assert(
			fc.property(answers, ({ given, events }) => {
				const sentences = headlineOf(given, events);
				expect(sentences.join(' ')).not.toMatch(/undefined|NaN|null|Infinity|\(\)| {2}/);
				for (const sentence of sentences) expect(sentence).toMatch(/^\S.*\.$/);
			}),
			{ numRuns: 400 }
		);
	});
});
