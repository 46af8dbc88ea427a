import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import type { IsoDate } from '$lib/domain/id';
import { drawFigure } from '$lib/export/draw-figure';
import { packHtml, type Pack } from '$lib/export/pack';
import type { TrendView } from '$lib/view/trend';
import { figures } from '../chart/figures';
import { aReport, figure, paragraph, part, run } from './a-report';

const draw = (view: TrendView, width: number) => drawFigure(view, width, serverDocument());

const aPack = (more: Partial<Pack> = {}): Pack => ({
	title: 'Papers for Monday 15 November 2021',
	council: 'Nottingham City Council',
	board: 'Corporate Parenting Board',
	meeting: '2021-11-15' as IsoDate,
	meeting_words: 'Monday 15 November 2021, 2.00 pm, Loxley House',
	mode: 'public',
	mode_words: 'Public version: numbers from 1 to 5 are hidden.',
	agenda: [
		{ number: 1, title: 'Apologies for absence', detail: null },
		{ number: 5, title: 'Reducing Offending Behaviour', detail: 'a paper' }
	],
	lists: [
		{ heading: 'What you asked last time', lines: ['Keep monitoring dental checks.'] },
		{ heading: 'Nothing here', lines: [] }
	],
	reports: [aReport()],
	figures: [figures.rate],
	...more
});

const opened = (page: string) => new JSDOM(page).window.document;
const texts = (within: ParentNode, selector: string) =>
	[...within.querySelectorAll(selector)].map((each) => each.textContent);

describe('packHtml', () => {
	const page = packHtml(aPack(), draw);
	const document = opened(page);

	test('is one page in British English with landmarks and one outline', () => {
		expect(document.documentElement.lang).toBe('en-GB');
		expect(document.title).toBe(
			'Papers for Monday 15 November 2021: Corporate Parenting Board, Nottingham City Council'
		);
		expect(
			['header', 'nav', 'main', 'article'].map((tag) => document.querySelectorAll(tag).length)
		).toEqual([1, 1, 1, 1]);
		expect(texts(document, 'h1, h2')).toEqual([
			'Papers for Monday 15 November 2021',
			'Contents',
			'Agenda',
			'What you asked last time',
			'Reducing Offending Behaviour (Children in Care)',
			'Figures for this meeting'
		]);
		const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(({ tagName }) =>
			Number(tagName.slice(1))
		);
		expect(
			levels.every((level, index) => index === 0 || level <= (levels[index - 1] ?? 0) + 1)
		).toBe(true);
	});

	test('fetches nothing and runs nothing', () => {
		expect(
			document.querySelectorAll(
				'script, link, img, iframe, object, form, [src], [onload], [onclick]'
			)
		).toHaveLength(0);
		expect(page).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
		expect(
			document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')
		).toMatch(/^default-src 'none';/);
	});

	test('leads from the contents, and from every live figure, to something that is there', () => {
		const links = [...document.querySelectorAll('a')].map(
			(each) => each.getAttribute('href') ?? ''
		);
		expect(links.length).toBeGreaterThan(4);
		expect(links.filter((link) => document.getElementById(link.slice(1)) === null)).toEqual([]);
		const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(document.querySelector('a.quoted')?.textContent).toBe('4%');
	});

	test('draws each figure for a page and for a telephone, with its numbers, source and notes', () => {
		const shown = [...document.querySelectorAll('figure')];
		expect(shown).toHaveLength(2);
		for (const each of shown) {
			const drawings = [...each.querySelectorAll('svg')];
			expect(drawings.map((svg) => svg.getAttribute('role'))).toEqual(['img', 'img']);
			expect(drawings.every((svg) => (svg.getAttribute('aria-label') ?? '') !== '')).toBe(true);
			expect(each.querySelectorAll('details table')).toHaveLength(1);
			expect(texts(each, '.below')[0]).toMatch(/^Source: Department for Education/);
		}
	});

	test('gives every table a caption, heads with scope and no empty cell', () => {
		for (const table of document.querySelectorAll('table')) {
			expect(table.caption?.textContent).toBeTruthy();
			expect([...table.querySelectorAll('th')].every((each) => each.hasAttribute('scope'))).toBe(
				true
			);
			expect(texts(table, 'th, td').filter((text) => text === '')).toEqual([]);
		}
	});

	test('prints paragraph numbers as composed, its mode and its state', () => {
		expect(texts(document, '.numbered').map((text) => text?.replace(/\s+/g, ' '))).toContain(
			'2.1 4% of our looked-after children were cautioned or convicted.'
		);
		expect(texts(document, '.mode')).toEqual(
			Array(2).fill('Public version: numbers from 1 to 5 are hidden.')
		);
		expect(texts(document, 'article > .quiet')[0]).toMatch(/^Draft\./);
		expect(page).toContain('@top-right');
	});

	test('stays under 2 MB with ten figures', () => {
		const ten = Array.from({ length: 10 }, () => figures.offending);
		expect(packHtml(aPack({ figures: ten }), draw).length).toBeLessThan(2_000_000);
	});

	test('gives words and table for a drawing that cannot be made or is not ours', () => {
		const bad: ((view: TrendView, width: number) => string | null)[] = [
			() => null,
			() => '<svg onload="alert(1)"></svg>',
			() => {
				throw new Error('No.');
			}
		];
		for (const drawing of bad) {
			const made = opened(packHtml(aPack({ reports: [] }), drawing));
			expect(made.querySelectorAll('svg')).toHaveLength(0);
			expect(texts(made, 'figure > p')).toContain(figures.rate.description);
			expect(made.querySelectorAll('figure > details')).toHaveLength(0);
			expect(made.querySelectorAll('figure table')).toHaveLength(1);
		}
	});

	test('shows any text as text', () => {
		const hostile = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 40 }),
			fc.constantFrom(
				'</style><script>alert(1)</script>',
				'"><img src=x onerror=alert(1)>',
				'} body { display: none',
				'\\3c script>',
				'<!--',
				']]>'
			)
		);
		fc.assert(
			fc.property(hostile, hostile, (one, two) => {
				const view = {
					...figures.count,
					name: one,
					finding: two,
					headline: two,
					subtitle: one,
					source_line: two,
					notes: [one]
				};
				const made = opened(
					packHtml(
						aPack({
							title: one,
							board: two,
							meeting_words: two,
							mode_words: one,
							agenda: [{ number: null, title: one, detail: two }],
							lists: [{ heading: two, lines: [one] }],
							reports: [
								aReport({
									title: two,
									sections: [part(one, two, paragraph(two, run(one, true)), figure(view))]
								})
							],
							figures: [view]
						}),
						() => null
					)
				);
				expect(made.querySelectorAll('script, img, style')).toHaveLength(1);
				expect(made.querySelectorAll('h1, article, nav, main')).toHaveLength(4);
			}),
			{ numRuns: 10 }
		);
	});

	test('refuses what is for internal use in a public pack', () => {
		expect(() => packHtml(aPack({ figures: [figures.internal] }), draw)).toThrow(/internal use/);
		expect(() => packHtml(aPack({ reports: [aReport({ mode: 'internal' })] }), draw)).toThrow(
			/internal use/
		);
		const within = aReport({ sections: [part('1', 'One', figure(figures.internal))] });
		expect(() => packHtml(aPack({ reports: [within] }), draw)).toThrow(/internal use/);
	});
});
