import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { trendPicture } from '$lib/chart/picture';
import { escapeText, serialise } from '$lib/chart/serialise';
import { sparkline } from '$lib/chart/sparkline';
import { textWidth } from '$lib/chart/style';
import { trendPlot } from '$lib/chart/trend';
import { layoutOf } from '$lib/chart/trend-layout';
import { viewScorecard } from '$lib/view/scorecard';
import { viewTrend, type TrendView } from '$lib/view/trend';
import { answer, day, event, offending, place, years } from '../view/answer';
import { figures, offendingAnswer } from './figures';

const context = { events: [], today: day('2026-05-01') };
const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);

/** Draws, and fails on anything Plot warns of. */
function draw(view: TrendView, width: number): SVGSVGElement {
	const svg = trendPlot(view, { width }, serverDocument());
	expect(svg.textContent).not.toContain('⚠');
	return svg;
}

/** Positions differ in the last bits between machines; two decimals are finer than a pixel. */
const normalised = (markup: string) =>
	markup
		.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100))
		.replace(/></g, '>\n<');

const words = (svg: Element) => [...svg.querySelectorAll('text')].map((text) => text.textContent);

/** Where our own words begin and end, by the estimate the layout itself is made with; the axes are Plot's. */
function reach(text: Element): readonly [number, number] {
	const x = Number(text.getAttribute('x'));
	const size = Number(text.getAttribute('font-size'));
	const lines = [...text.querySelectorAll('tspan')].map((line) => line.textContent ?? '');
	const width = Math.max(0, ...lines.map((line) => textWidth(line, size)));
	const before = { middle: width / 2, end: width }[text.getAttribute('text-anchor') ?? ''] ?? 0;
	return [x - before, x - before + width];
}

function parseXml(markup: string): Element {
	const { window } = new JSDOM('');
	return new window.DOMParser().parseFromString(markup, 'image/svg+xml').documentElement;
}

afterEach(() => {
	expect(warn).not.toHaveBeenCalled();
	warn.mockClear();
});

describe('trendPlot', () => {
	it.each([
		['offending', 760],
		['offending', 360],
		['counted', 760],
		['rounding', 760],
		['internal', 760],
		['internal', 360],
		['gaps', 760],
		['broken', 760],
		['target', 760],
		['target', 360],
		['crowded', 880],
		['crowded', 360],
		['single', 360],
		['suppressed', 760],
		['zeros', 760],
		['cropped', 760],
		['tiny', 360],
		['rate', 760],
		['long-names', 360]
	] as const)('draws %s at %d pixels as it did when it was looked at', async (name, width) => {
		await expect(`${normalised(serialise(draw(figures[name], width)))}\n`).toMatchFileSnapshot(
			`../figures/trend-${name}-${width}.svg`
		);
	});

	it('is a picture with a name and a description', () => {
		const svg = draw(figures.cropped, 760);
		expect(svg.getAttribute('role')).toBe('img');
		expect(svg.getAttribute('aria-label')).toBe(figures.cropped.finding);
		expect(svg.getAttribute('aria-description')).toBe(
			`${figures.cropped.description} The axis starts at 75%, not at zero.`
		);
	});

	it('names every line at its end, with its last figure and its year when that is not the latest', () => {
		expect(words(draw(figures.rate, 760))).toEqual(
			expect.arrayContaining(['Nottingham 162', 'Statistical neighbours 180', 'England 143 (2023)'])
		);
	});

	it('hatches a missing period over the whole height, with the word why and no mark on the baseline', () => {
		const svg = draw(figures.offending, 760);
		const gaps = [...svg.querySelectorAll('[data-gap]')];
		expect(gaps.map((gap) => gap.getAttribute('data-gap'))).toEqual(['2021/22']);
		const layout = layoutOf(figures.offending, { width: 760 });
		const numbers = (gaps[0]?.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
		const heights = numbers.filter((_, index) => index % 2 === 1);
		expect(Math.min(...heights)).toBeLessThan(layout.top + 8);
		expect(Math.max(...heights)).toBeGreaterThan(layout.height - layout.bottom - 8);
		expect(svg.querySelectorAll('circle[fill="#ffffff"]')).toHaveLength(0);
		expect(words(svg)).toContain('Suppressed');
	});

	it('joins missing years side by side into one band', () => {
		expect(
			[...draw(figures['long-names'], 760).querySelectorAll('[data-gap]')].map((gap) =>
				gap.getAttribute('data-gap')
			)
		).toEqual(['2023/24 2024/25']);
	});

	it('shows every mark at every width, by its title or by its number in the list', () => {
		for (const view of [figures.crowded, figures.offending, figures.rate])
			for (const width of [320, 360, 560, 880]) {
				const { mark_labels } = layoutOf(view, { width });
				expect(mark_labels).toHaveLength(view.marks.length);
				const drawn = words(draw(view, width));
				for (const { mark, text, worded } of mark_labels) {
					const number = String(view.marks.indexOf(mark) + 1);
					const bare = mark_labels.every((each) => each.worded);
					expect(text).toBe(!worded ? number : bare ? mark.title : `${number} ${mark.title}`);
					expect(drawn).toContain(text);
				}
			}
		expect(layoutOf(figures.crowded, { width: 880 }).mark_labels.some((l) => l.worded)).toBe(true);
		expect(layoutOf(figures.crowded, { width: 360 }).mark_labels.some((l) => !l.worded)).toBe(true);
	});

	it('says of its breaks and of why a figure is missing in its description', () => {
		const said = (view: TrendView) => draw(view, 360).getAttribute('aria-description') ?? '';
		expect(said(figures.broken)).toMatch(/ The lines are broken at: .+ \(\d+ \w+ \d{4}\)/);
		expect(said(figures.offending)).toContain('2021/22 (suppressed)');
		expect(said(figures.offending)).toContain('England: ');
		expect(said(figures.counted)).not.toContain('broken');
	});

	it('says what a comparator’s lone dot is, and only where there is one', () => {
		const view = viewTrend(
			answer(offending, {
				authority: years(2019, ['4', '3', '3']),
				england: years(2019, ['3', 'c', '3'])
			}),
			context
		);
		const lone = /Small dots: a comparator’s figure/;
		expect(words(draw(view, 760)).join(' ')).toMatch(lone);
		expect(words(draw(figures.counted, 760)).join(' ')).not.toMatch(lone);
	});

	it('draws no mark’s rule through another’s words', () => {
		for (const view of Object.values(figures))
			for (const width of [320, 360, 480, 560, 760, 880]) {
				const { mark_labels } = layoutOf(view, { width });
				for (const label of mark_labels.filter((each) => each.worded)) {
					const length = textWidth(label.text, 13);
					const [from, to] =
						label.anchor === 'start' ? [label.x, label.x + length] : [label.x - length, label.x];
					const through = mark_labels.filter(
						({ row, x }) => row > label.row && x > from + 1 && x < to - 1
					);
					expect(through.map((each) => each.text)).toEqual([]);
				}
			}
	});

	it('draws the board’s target as a line that is named, inside the frame', () => {
		const svg = draw(figures.target, 760);
		expect(svg.querySelector('[data-target="90%"]')).not.toBeNull();
		expect(words(svg)).toContain('Target 90%');
		expect(layoutOf(figures.target, { width: 760 }).axis.high).toBeGreaterThanOrEqual(90);
		expect(draw(figures.cropped, 760).querySelector('[data-target]')).toBeNull();
	});

	it('tints the range from counts under the line, cut where the line is', () => {
		const bands = (view: TrendView) => [
			...draw(view, 760).querySelectorAll('[data-band="counts"]')
		];
		expect(bands(figures.broken)).toHaveLength(2);
		expect(bands(figures.zeros)).toHaveLength(1);
		expect(bands(figures.single)).toHaveLength(0);
		const marks = [...draw(figures.counted, 760).children].map((mark) =>
			mark.getAttribute('data-mark')
		);
		expect(marks.indexOf('bands')).toBeLessThan(marks.indexOf('line'));
	});

	it('lets no tint reach over a gap or a break', () => {
		for (const name of ['offending', 'broken', 'gaps', 'tiny'] as const) {
			const view = figures[name];
			const layout = layoutOf(view, { width: 760 });
			const rules = view.marks.filter((mark) => mark.breaks).map(layout.markX);
			const forbidden = [...rules, ...layout.gaps.map(({ from, to }) => (from + to) / 2)];
			expect(forbidden.length).toBeGreaterThan(0);
			for (const band of draw(view, 760).querySelectorAll('[data-band]')) {
				const numbers = (band.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
				const across = numbers.filter((_, index) => index % 2 === 0);
				const [from, to] = [Math.min(...across), Math.max(...across)];
				expect(forbidden.filter((x) => x > from && x < to)).toEqual([]);
			}
		}
	});

	it('keeps every range inside the frame, and says when one runs above it', () => {
		const layout = layoutOf(figures.tiny, { width: 760 });
		const svg = draw(figures.tiny, 760);
		for (const band of svg.querySelectorAll('[data-band]')) {
			const numbers = (band.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
			const heights = numbers.filter((_, index) => index % 2 === 1);
			expect(Math.min(...heights)).toBeGreaterThanOrEqual(layout.top - 0.01);
		}
		expect(words(svg)).toContain('Part of a range runs above the top, 40%.');
		expect(svg.getAttribute('aria-description')).toContain('Part of a range runs above the top');
	});

	it('names every kind of range that is drawn in the figure itself, and no other', () => {
		expect(words(draw(figures.counted, 760))).toContain('Shaded: likely range (95%)');
		expect(words(draw(figures.rounding, 760))).toContain('Dotted edges: what rounding allows');
		expect(words(draw(figures.internal, 360))).toContain(
			'Hatched box: suppressed, 1 to 5 children'
		);
		expect(figures['long-names'].bands.map((band) => band.kind)).toEqual(['rounding']);
		const svg = draw(figures['long-names'], 760);
		expect(words(svg).join(' ')).not.toContain('Dotted edges');
		expect(svg.querySelectorAll('[data-band]')).toHaveLength(0);
	});

	it('draws what a suppressed count allows as a box with its words, inside the council only', () => {
		const heightOf = (view: TrendView) => {
			const gap = draw(view, 760).querySelector('[data-gap="2021/22"]');
			const numbers = (gap?.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
			const heights = numbers.filter((_, index) => index % 2 === 1);
			return Math.max(...heights) - Math.min(...heights);
		};
		expect(heightOf(figures.internal)).toBeLessThan(heightOf(figures.offending) / 5);
		expect(words(draw(figures.internal, 760))).toContain('0.3% to 1.4%: 1 to 5 children');
		expect(words(draw(figures.offending, 760)).join(' ')).not.toMatch(/1\.4%|1 to 5/);
	});

	it('calls a range that stands alone a bar', () => {
		expect(words(draw(figures.single, 360))).toContain('Bar: likely range (95%)');
		expect(words(draw(figures.offending, 760))).toContain('Shaded, or bar: likely range (95%)');
	});

	it('names the authority in its own gap when it has no figure at all', () => {
		expect(words(draw(figures.suppressed, 760))).toContain('Nottingham: suppressed');
	});

	it('draws the same thing twice', () => {
		expect(serialise(draw(figures.offending, 500))).toBe(serialise(draw(figures.offending, 500)));
	});

	it('keeps all words inside the drawing down to 320 pixels', () => {
		for (const view of Object.values(figures))
			for (const text of draw(view, 320).querySelectorAll(
				'[data-mark="labels"] text, [data-mark="gap words"] text:not([transform])'
			)) {
				const [from, to] = reach(text);
				expect(from).toBeGreaterThanOrEqual(-2);
				expect(to).toBeLessThanOrEqual(322);
			}
	});

	it('keeps names from a file as text, never as markup', () => {
		const hostile = `<img src=x onerror=alert(1)>"&'</text><script>alert(1)</script>`;
		const view = viewTrend(
			answer(
				{ ...offending, name: hostile, unit_label: hostile },
				{ authority: years(2019, ['4', '3', 'c']), england: years(2019, ['4', '3', '3']) },
				{ authority: place(hostile) }
			),
			{ ...context, events: [event('policy', '2020-01-01', hostile)] }
		);
		for (const markup of [serialise(draw(view, 760)), trendPicture(view, serverDocument())]) {
			expect(markup).not.toMatch(/<(img|script)/i);
			const read = parseXml(markup);
			expect(read.localName).toBe('svg');
			expect(read.querySelector('parsererror, img, script')).toBeNull();
			expect(read.textContent).toContain('onerror=alert(1)');
		}
	});
});

describe('sparkline', () => {
	it('leaves a gap where a figure is missing, and ends in a dot', () => {
		const row = viewScorecard([offendingAnswer], context).themes[0]?.rows[0];
		if (!row) throw new Error('No row.');
		const svg = sparkline(row, serverDocument());
		expect(svg.getAttribute('aria-label')).toBe(row.description);
		const line = svg.querySelector('[data-mark="line"] path')?.getAttribute('d') ?? '';
		expect(line.match(/M/g)).toHaveLength(2);
		expect(svg.querySelectorAll('circle')).toHaveLength(1);
	});

	it('draws nothing, without a fault, when there is no figure', () => {
		const svg = sparkline({ spark: [], description: 'No figure.' }, serverDocument());
		expect(svg.querySelectorAll('circle')).toHaveLength(0);
	});
});

describe('trendPicture', () => {
	const picture = trendPicture(figures.offending, serverDocument());

	it('is one standalone drawing that carries title, doubt, source and notes', async () => {
		const lines = [...parseXml(picture).querySelectorAll('tspan')];
		const text = lines.map((line) => line.textContent).join(' ');
		expect(text.startsWith(figures.offending.finding)).toBe(true);
		expect(text).toContain('England: 2%; statistical neighbours: 3% (mean of 6 of 10, 2025 set).');
		expect(text).toContain('No figure for Nottingham, 2021/22');
		expect(text).toContain('edition of 8 April 2026');
		expect(text).toContain('Open Government Licence');
		await expect(`${normalised(picture)}\n`).toMatchFileSnapshot(
			'../figures/picture-offending.svg'
		);
	});

	it('carries the sentence when there is nothing to draw', () => {
		const empty = viewTrend(answer(offending, { authority: { 2020: '-' } }), context);
		expect(trendPicture(empty, serverDocument())).toContain('There is nothing to draw');
	});
});

describe('escapeText', () => {
	it('escapes what XML reads and drops what it forbids', () => {
		expect(escapeText('<a href="x">&\u0007</a>')).toBe(
			'&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;'
		);
	});
});
