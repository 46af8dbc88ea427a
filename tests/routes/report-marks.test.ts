import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkup } from '$lib/report/markup';
import {
	bold,
	cite,
	heading,
	list,
	place,
	type Selected
} from '../../src/routes/reports/[report]/marks';

const TOKEN = 'cla-offending, E06000018, 2019-04-01/2020-03-31, lait-2026-04-08';

/** A text with `‹` and `›` where the selection begins and ends; one of them for a cursor. */
function at(marked: string): Selected {
	const start = marked.search(/[‹›]/);
	const end = marked.lastIndexOf('›');
	return {
		text: marked.replace(/[‹›]/g, ''),
		start,
		end: marked.includes('‹') ? end - 1 : start
	};
}
const show = ({ text, start, end }: Selected) =>
	start === end
		? `${text.slice(0, start)}›${text.slice(start)}`
		: `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;

describe('marking a text', () => {
	it.each([
		['a ‹rise› here', 'a **‹rise›** here'],
		['a ‹rise ›here', 'a **‹rise›** here'],
		['a **‹rise›** here', 'a ‹rise› here'],
		['a ‹**rise**› here', 'a ‹rise› here'],
		['a ›', 'a **›**']
	])('sets bold: %s', (before, after) => {
		expect(show(bold(at(before)))).toBe(after);
	});

	it.each([
		['›', '- ›'],
		['‹one\ntwo›', '- one\n- two›'],
		['- ‹one\n- two›', 'one\ntwo›'],
		['before\n‹one\ntwo›\nafter', 'before\n\n- one\n- two›\nafter'],
		['- one\ntwo›', '- one\n- two›'],
		['## one›', '- one›']
	])('makes a list: %j', (before, after) => {
		expect(show(list(at(before)))).toBe(after);
	});

	it('numbers a list and takes the numbers off', () => {
		expect(show(list(at('‹one\n\ntwo›'), true))).toBe('1. one\n\n2. two›');
		expect(show(list(at('1. ‹one\n2. two›'), true))).toBe('one\ntwo›');
	});

	it.each([
		['Why›', '## Why›'],
		['## Why›', 'Why›'],
		['before\nWhy›', 'before\n\n## Why›'],
		['- Why›', '## Why›']
	])('makes a heading: %j', (before, after) => {
		expect(show(heading(at(before)))).toBe(after);
	});

	it('puts a number between words', () => {
		expect(cite(at('It was›here'), TOKEN).text).toBe(`It was [[${TOKEN}]] here`);
		expect(cite(at('It was ›, and'), TOKEN).text).toBe(`It was [[${TOKEN}]], and`);
		expect(cite(at('›'), TOKEN).text).toBe(`[[${TOKEN}]]`);
	});

	it('puts a figure on a line of its own, after the paragraph', () => {
		const ask = 'figure: cla-offending, E06000018';
		expect(place(at('One› more.\n\nTwo.'), ask).text).toBe(`One more.\n\n[[${ask}]]\n\nTwo.`);
		expect(place(at('›'), ask).text).toBe(`[[${ask}]]\n`);
	});

	it('loses no word and keeps its place, whatever is marked', () => {
		const words = fc.string({
			unit: fc.constantFrom('a', 'b', ' ', '\n', '-', '#', '*', '1', '.')
		});
		fc.assert(
			fc.property(words, fc.nat(), fc.nat(), (text, one, other) => {
				const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort(
					(a, b) => a - b
				) as [number, number];
				const selected = { text, start, end };
				for (const mark of [
					bold,
					heading,
					(each: Selected) => list(each),
					// A number takes the place of what is selected.
					(each: Selected) => cite({ ...each, end: each.start }, TOKEN),
					(each: Selected) => place(each, TOKEN)
				]) {
					const after = mark(selected);
					const letters = (each: string) =>
						each.replaceAll(`[[${TOKEN}]]`, '').replace(/[^ab]/g, '');
					expect(letters(after.text)).toBe(letters(text));
					expect(after.start).toBeGreaterThanOrEqual(0);
					expect(after.start).toBeLessThanOrEqual(after.end);
					expect(after.end).toBeLessThanOrEqual(after.text.length);
				}
			})
		);
	});

	it('writes what the report reads as that', () => {
		const kinds = (text: string) => parseMarkup(text).map(({ kind }) => kind);
		expect(kinds(list(at('before\n‹one\ntwo›')).text)).toEqual(['paragraph', 'list']);
		expect(kinds(heading(at('before\nWhy›')).text)).toEqual(['paragraph', 'heading']);
		expect(kinds(place(at('One›.'), 'table: cla-offending, E06000018').text)).toEqual([
			'paragraph',
			'ask'
		]);
	});
});
