import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { trendPicture } from '$lib/chart/picture';
import { segmentsOf } from '$lib/chart/segments';
import { escapeText, serialise } from '$lib/chart/serialise';
import { sparkline } from '$lib/chart/sparkline';
import { textWidth } from '$lib/chart/style';
import { trendPlot } from '$lib/chart/trend';
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
		['rate', 760],
		['long-names', 360],
		['cropped', 760],
		['single', 360]
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
			`${figures.cropped.description} The axis starts at 80%, not at zero.`
		);
	});

	it('names every line at its end, with its last figure and its year when that is not the latest', () => {
		expect(words(draw(figures.rate, 760))).toEqual(
			expect.arrayContaining(['Nottingham 162', 'Statistical neighbours 180', 'England 143 (2023)'])
		);
	});

	it('marks a missing period on the baseline with the word why', () => {
		const svg = draw(figures.offending, 760);
		expect(svg.querySelectorAll('[data-mark="gaps"] circle')).toHaveLength(1);
		expect(words(svg)).toContain('Suppressed');
	});

	it('draws the same thing twice', () => {
		expect(serialise(draw(figures.offending, 500))).toBe(serialise(draw(figures.offending, 500)));
	});

	it('keeps all words inside the drawing down to 320 pixels', () => {
		for (const view of Object.values(figures))
			for (const text of draw(view, 320).querySelectorAll(
				'[data-mark="labels"] text, [data-mark="gaps"] text'
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

describe('segmentsOf', () => {
	const cut = (figuresOf: Readonly<Record<string, string>>, breaks: readonly string[] = []) => {
		const view = viewTrend(answer(offending, { authority: figuresOf }), {
			...context,
			events: breaks.map((date) => event('definition', date, 'A break'))
		});
		const series = view.series[0];
		return series
			? segmentsOf(series, view.marks).map((each) => `${each.point.label} ${each.segment}`)
			: [];
	};

	it('cuts at a missing figure', () => {
		expect(cut({ 2019: '4', 2020: '3', 2021: 'c', 2022: '2' })).toEqual([
			'2018/19 authority-0',
			'2019/20 authority-0',
			'2021/22 authority-1'
		]);
	});

	it('cuts where a year is absent altogether', () => {
		expect(cut({ 2019: '4', 2021: '3' })).toEqual(['2018/19 authority-0', '2020/21 authority-1']);
	});

	it('cuts at a break', () => {
		expect(cut({ 2013: '9', 2014: '8' }, ['2013-04-08'])).toEqual([
			'2012/13 authority-0',
			'2013/14 authority-1'
		]);
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
		expect(text).toContain('England: 2%; statistical neighbours: 3% (mean of 6 of 10).');
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
