import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { hexMap } from '$lib/chart/hex-map';
import { hexLayoutOf } from '$lib/chart/hex-map-layout';
import { corners, hatched, nearestIn, sharedSide } from '$lib/chart/hex-shape';
import { serialise } from '$lib/chart/serialise';
import { textWidth } from '$lib/chart/style';
import type { HexMapView } from '$lib/view/hex-map';
import { realMap } from './hex-areas';

const year = '2024-04-01/2025-03-31';
const offending = realMap('cla-offending', year, 'Nottingham');
const views = {
	offending,
	rate: realMap('cla-rate', '2025-03-31', 'Nottingham'),
	'long-name': realMap('cla-offending', year, 'Bournemouth, Christchurch and Poole'),
	london: realMap('cla-offending', year, 'Camden')
} as const;
const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);

afterEach(() => {
	expect(warn).not.toHaveBeenCalled();
	warn.mockClear();
});

function draw(view: HexMapView, width: number): SVGSVGElement {
	const svg = hexMap(view, { width }, serverDocument());
	expect(svg.textContent).not.toContain('⚠');
	return svg;
}

/** Positions differ in the last bits between machines; two decimals are finer than a pixel. */
const normalised = (markup: string) =>
	markup
		.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100))
		.replace(/></g, '>\n<');

const hexagons = (svg: Element) => [...svg.querySelectorAll('[data-mark="dot"] path')];
const titleOf = (path: Element) => path.querySelector('title')?.textContent ?? '';
const words = (svg: Element, mark: string) =>
	[...svg.querySelectorAll(`[data-mark="${mark}"] text`)].map((text) =>
		[...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' ')
	);
const lightness = (colour: string) =>
	[1, 3, 5].reduce((sum, from) => sum + parseInt(colour.slice(from, from + 2), 16), 0);

describe('hexMap', () => {
	it.each([
		['offending', 880],
		['offending', 358],
		['rate', 880],
		['long-name', 358]
	] as const)('draws %s at %d pixels as it did when it was looked at', async (name, width) => {
		await expect(`${normalised(serialise(draw(views[name], width)))}\n`).toMatchFileSnapshot(
			`../figures/hex-map-${name}-${width}.svg`
		);
	});

	it('is one picture with a name and a description', () => {
		const svg = draw(offending, 880);
		expect(svg.getAttribute('role')).toBe('img');
		const label = svg.getAttribute('aria-label') ?? '';
		expect(label.startsWith(offending.title)).toBe(true);
		expect(label).toMatch(
			/ \S+ (highest )?of the \d+ areas with a figure.*; they run from \d+% to \d+%\.$/
		);
		expect(svg.getAttribute('aria-description')).toBe(offending.description);
		expect(svg.querySelectorAll('[aria-label]')).toHaveLength(0);
	});

	it('has one hexagon an authority, each with its name and figure as a title', () => {
		const titles = hexagons(draw(offending, 358)).map(titleOf);
		expect(titles).toHaveLength(153);
		expect(titles).toEqual(
			expect.arrayContaining(['Nottingham: 2%', 'Leicester: 3%', 'Salford: Not published'])
		);
	});

	it('fills darker for a higher class, and no colour of the scale where there is no figure', () => {
		const fills = new Map(
			hexagons(draw(offending, 880)).map((path) => [titleOf(path), path.getAttribute('fill')])
		);
		const byClass = offending.classes.map((_, place) => {
			const found = offending.cells
				.filter((cell) => cell.class === place)
				.map((cell) => fills.get(`${cell.name}: ${cell.text}`));
			expect(new Set(found).size).toBe(1);
			return found[0] ?? '';
		});
		const light = byClass.map(lightness);
		expect(light).toEqual([...light].sort((one, other) => other - one));
		expect(new Set(light).size).toBe(5);
		const missing = offending.cells.filter((cell) => cell.class === null);
		expect(missing).toHaveLength(61);
		for (const cell of missing) expect(fills.get(`${cell.name}: ${cell.text}`)).toBe('#ffffff');
	});

	it('hatches what is missing inside a dashed edge, and draws neither when nothing is', () => {
		const dashed = (view: HexMapView) =>
			draw(view, 880).querySelectorAll('[data-mark="outlines"] [stroke-dasharray]').length;
		expect(dashed(offending)).toBe(1);
		const whole = {
			...offending,
			cells: offending.cells.map((cell) => ({ ...cell, value: 1, class: 0 }))
		};
		expect(dashed(whole)).toBe(0);
	});

	it('names the ranges with their counts, what is missing and the neighbours', () => {
		expect(words(draw(offending, 880), 'key')).toEqual([
			'Darker is higher. Lower is better.',
			'5% or more (14)',
			'4% (10)',
			'3% (18)',
			'1% to 2% (20)',
			'0% (30)',
			'Not published (61)',
			'Statistical neighbours (10)'
		]);
	});

	it('calls the authority out by name and figure', () => {
		for (const width of [358, 880])
			expect(words(draw(offending, width), 'callout')).toEqual(['Nottingham 2%']);
		expect(words(draw(views.london, 358), 'callout')).toEqual(['Camden Not published']);
	});

	it('keeps the name and the key clear of every hexagon and inside the drawing, wherever the authority is', () => {
		for (const each of offending.cells) {
			const view = {
				...offending,
				authority: { geography: each.geography, name: each.name },
				text: each.text,
				cells: offending.cells.map((cell) => ({
					...cell,
					focus: cell.geography === each.geography
				}))
			};
			for (const width of [320, 358, 880]) {
				const { cells, half, key, label, height } = hexLayoutOf(view, { width });
				if (!label) throw new Error(`${each.name} is not called out.`);
				for (const box of [label.box, key]) {
					const near = cells.filter((cell) => {
						const { x, y } = nearestIn(box, cell);
						return Math.hypot(x - cell.x, y - cell.y) < half;
					});
					expect(near.map(({ name }) => name)).toEqual([]);
					expect(box.x).toBeGreaterThanOrEqual(0);
					expect(box.x + box.width).toBeLessThanOrEqual(width);
					expect(box.y + box.height).toBeLessThanOrEqual(height);
				}
				for (const line of [...label.name, label.text])
					expect(textWidth(line, label.size)).toBeLessThan(label.box.width);
			}
		}
	});

	it('draws no callout for an authority without a hexagon, and nothing at all without areas', () => {
		const cells = offending.cells.map((cell) => ({ ...cell, focus: false }));
		expect(words(draw({ ...offending, cells }, 358), 'callout')).toEqual([]);
		const bare = draw({ ...offending, cells: [], classes: [], missing: null, neighbours: 0 }, 358);
		expect(hexagons(bare)).toHaveLength(0);
	});

	it('keeps names from a file as text, never as markup', () => {
		const hostile = `<img src=x onerror=alert(1)>"&'</text><script>alert(1)</script>`;
		const cells = offending.cells.map((cell) => ({ ...cell, name: hostile, text: hostile }));
		const view = {
			...offending,
			cells,
			authority: { ...offending.authority, name: hostile },
			text: hostile,
			title: hostile
		};
		expect(serialise(draw(view, 880))).not.toMatch(/<(img|script)/i);
	});
});

describe('hexagon shapes', () => {
	it('have six corners round the centre, as wide as they are said to be', () => {
		const points = corners({ x: 10, y: 20 }, 5);
		expect(points).toHaveLength(6);
		const across = points.map(({ x }) => x);
		expect(Math.max(...across)).toBeCloseTo(15);
		expect(Math.min(...across)).toBeCloseTo(5);
		expect(points[0]?.y).toBeCloseTo(20 - 10 / Math.sqrt(3));
	});

	it('share the side between them', () => {
		const numbers = sharedSide({ x: 0, y: 0 }, { x: 10, y: 0 }, 5).match(/-?[\d.]+/g) ?? [];
		expect(numbers.map(Number).map((each) => Math.abs(each))).toEqual([5, 2.89, 5, 2.89]);
	});

	it('are hatched only inside', () => {
		const numbers = (hatched({ x: 0, y: 0 }, 10, 4).match(/-?[\d.]+/g) ?? []).map(Number);
		expect(numbers.length).toBeGreaterThanOrEqual(16);
		for (let index = 0; index < numbers.length; index += 2)
			expect(Math.abs(numbers[index] ?? 99)).toBeLessThanOrEqual(10.01);
	});
});
