import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeAsk, writeBinding } from '$lib/domain/figure-binding';
import { citesIn, parseInlines, parseMarkup, type MarkupBlock } from '$lib/report/markup';
import { binding, token } from './a-draft';

const plain = (text: string, bold = false) => ({ kind: 'text', text, bold });
const ask = '[[figure: cla-offending, E06000018, neighbours 2025]]';

describe('the marks of a text', () => {
	test('a blank line parts paragraphs, and a line’s end inside one does not', () => {
		expect(parseMarkup('One\ngoes on.\n\n\n Two. ')).toEqual([
			{ kind: 'paragraph', inlines: [plain('One goes on.')] },
			{ kind: 'paragraph', inlines: [plain('Two.')] }
		]);
	});

	test('headings, both kinds of list and figures stand by themselves, with or without a blank line', () => {
		expect(
			parseMarkup(
				`Before\n## A heading\n- one\n- two\n  goes on\n1. first\n2. second\n${ask}\nAfter`
			)
		).toEqual([
			{ kind: 'paragraph', inlines: [plain('Before')] },
			{ kind: 'heading', text: 'A heading' },
			{ kind: 'list', ordered: false, items: [[plain('one')], [plain('two goes on')]] },
			{ kind: 'list', ordered: true, items: [[plain('first')], [plain('second')]] },
			expect.objectContaining({ kind: 'ask' }),
			{ kind: 'paragraph', inlines: [plain('After')] }
		]);
	});

	test('a number is bound where two brackets hold one, bold or not', () => {
		expect(parseInlines(`It is **${token} of** them`)).toEqual([
			plain('It is '),
			{ kind: 'cite', binding, bold: true },
			plain(' of', true),
			plain(' them')
		]);
	});

	test.each([
		['a year that begins a sentence', '2019. The next year'],
		['a star alone', 'Note * this'],
		['a link', '[words](https://example.org)'],
		['HTML', '<b onclick="x">no</b>'],
		['a heading without words', '##'],
		['one hash', '# Not a heading'],
		['a dash without a blank', '-5 of them']
	])('%s stands as it was typed', (_, typed) => {
		expect(parseMarkup(typed)).toEqual([{ kind: 'paragraph', inlines: [plain(typed)] }]);
	});

	test('stars that nothing closes, and brackets that hold nothing known, stand as they were typed', () => {
		expect(parseInlines('a **b')).toEqual([plain('a **b')]);
		expect(parseInlines('**a** and **b')).toEqual([plain('a', true), plain(' and **b')]);
		expect(parseInlines('see [[nothing]]')).toEqual([
			plain('see '),
			{ kind: 'broken', text: '[[nothing]]' }
		]);
		// A figure is on a line of its own.
		expect(parseMarkup(`See ${ask} here`)).toEqual([
			{ kind: 'paragraph', inlines: [plain('See '), { kind: 'broken', text: ask }, plain(' here')] }
		]);
	});

	test('every number and figure of several texts is found once', () => {
		const found = citesIn([`${token} and ${token}`, `- ${token}\n\n${ask}\n\n${ask}`]);
		expect(found.bindings.map(writeBinding)).toEqual([writeBinding(binding)]);
		expect(found.asks.map(writeAsk)).toEqual([ask.slice(2, -2)]);
	});
});

const everyLetter = (blocks: readonly MarkupBlock[]): string =>
	blocks
		.flatMap((block) => {
			if (block.kind === 'heading') return [block.text];
			if (block.kind === 'ask') return [writeAsk(block.ask)];
			return (block.kind === 'list' ? block.items.flat() : block.inlines).map((inline) =>
				inline.kind === 'cite' ? writeBinding(inline.binding) : inline.text
			);
		})
		.join('');

const pieces = fc.constantFrom(
	'- ',
	'1. ',
	'## ',
	'**',
	'[[',
	']]',
	'\n',
	'\n\n',
	' ',
	'word',
	token,
	ask,
	'؜دو',
	'\0'
);

test('no text breaks it, and no letter of a text is lost but its marks', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (typed) => {
			const text = typed.join('');
			const letters = (said: string) => said.replace(/[^\p{L}]/gu, '');
			expect(letters(everyLetter(parseMarkup(text)))).toBe(letters(text));
		}),
		{ numRuns: 300 }
	);
});

test('a text as long as any is read in a moment', () => {
	const started = performance.now();
	for (const piece of ['[[', '**', '- a\n', '[', '1. ', `${token} `, '## x\n'])
		parseMarkup(piece.repeat(Math.floor(30_000 / piece.length)));
	expect(performance.now() - started).toBeLessThan(2_000);
});
