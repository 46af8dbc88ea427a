import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { serialise } from '$lib/chart/serialise';
import { standingDots } from '$lib/chart/standing-dots';
import { packDots } from '$lib/chart/standing-pack';
import { standingStrip } from '$lib/chart/standing-strip';
import { textWidth } from '$lib/chart/style';
import { viewStanding } from '$lib/view/standing';
import { many, standing } from '../view/standing-answer';
import { figures } from './standing-figures';

const plots = { dots: standingDots, strip: standingStrip } as const;

function draw(kind: keyof typeof plots, name: keyof typeof figures, width: number): SVGSVGElement {
	const svg = plots[kind](figures[name], { width }, serverDocument());
	if (svg === null) throw new Error(`Nothing drawn of ${name}`);
	return svg;
}

/** Positions differ in the last bits between machines; two decimals are finer than a pixel. */
const normalised = (markup: string) =>
	markup
		.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100))
		.replace(/></g, '>\n<');

const words = (svg: Element) => [...svg.querySelectorAll('text')].map((text) => text.textContent);

/** Where words begin and end across, by the estimate the layout itself is made with. */
function reach(text: Element): readonly [number, number] {
	const x = Number(text.getAttribute('x'));
	const size = Number(text.getAttribute('font-size'));
	const lines = [...text.querySelectorAll('tspan')].map((line) => line.textContent ?? '');
	const width = Math.max(0, ...lines.map((line) => textWidth(line, size)));
	const before = { middle: width / 2, end: width }[text.getAttribute('text-anchor') ?? ''] ?? 0;
	return [x - before, x - before + width];
}

const shown = [
	['dots', 'offending', 358],
	['dots', 'offending', 880],
	['dots', 'suppressed', 358],
	['dots', 'rate', 358],
	['dots', 'cropped', 880],
	['strip', 'offending', 358],
	['strip', 'offending', 880],
	['strip', 'suppressed', 358],
	['strip', 'rate', 358],
	['strip', 'rate', 880]
] as const;

describe('the figures of "Compared with whom?"', () => {
	it.each(shown)('%s of %s at %i looks as it did', async (kind, name, width) => {
		await expect(normalised(serialise(draw(kind, name, width)))).toMatchFileSnapshot(
			`../figures/standing-${kind}-${name}-${width}.svg`
		);
	});

	it.each(shown)('%s of %s at %i keep every word inside the drawing', (kind, name, width) => {
		const svg = draw(kind, name, width);
		expect(svg.getAttribute('role')).toBe('img');
		expect(svg.getAttribute('aria-description')).not.toBe('');
		for (const text of svg.querySelectorAll('text')) {
			const [from, to] = reach(text);
			expect(from, text.textContent ?? '').toBeGreaterThanOrEqual(0);
			expect(to, text.textContent ?? '').toBeLessThanOrEqual(width);
		}
	});
});

describe('standingDots', () => {
	it('names the authority in bold, England and the neighbours’ mean on their rules', () => {
		const svg = draw('dots', 'offending', 880);
		const bold = [...svg.querySelectorAll('text[font-weight="700"]')].map(
			(text) => text.textContent
		);
		expect(bold).toEqual(['Nottingham', '4% (15 of 337)']);
		expect(words(svg)).toEqual(expect.arrayContaining(['England 3%', 'Neighbours’ mean 5%']));
		expect(svg.querySelectorAll('[data-rule]').length).toBe(2);
	});

	it('hollows the dot and dashes the bar of a figure without counts, and says what that means', () => {
		const svg = draw('dots', 'offending', 880);
		const place = (name: string) => svg.querySelector(`[data-place^="${name}"]`);
		expect(place('Bournemouth')?.getAttribute('fill')).toBe('#ffffff');
		expect(place('Birmingham')?.getAttribute('fill')).not.toBe('#ffffff');
		expect(words(svg).at(-1)).toBe(
			'Bar: likely range (95%), from the counts.Hollow dot, dashed bar: no counts are published, so the bar is only what rounding hides.'
		);
	});

	it('is named with figure, likely range, England and how far the neighbours reach', () => {
		expect(draw('dots', 'offending', 358).getAttribute('aria-label')).toMatch(
			/: Nottingham 4% \(likely range [\d.]+% to [\d.]+%\); neighbours from 3% to 7%; England 3%; neighbours’ mean 5%\.$/
		);
		expect(draw('dots', 'suppressed', 358).getAttribute('aria-label')).toContain(
			': Nottingham suppressed; neighbours'
		);
	});

	it('gives an authority without a figure its line and word, and no dot', () => {
		const svg = draw('dots', 'suppressed', 358);
		expect(words(svg)).toContain('Suppressed');
		expect(svg.querySelector('[data-place="Nottingham"]')).toBeNull();
	});

	it('is nothing without neighbours', () => {
		const view = viewStanding(standing({ own: '4', others: many(['2', '3']) }), {
			average: 'mean'
		});
		expect(standingDots(view, { width: 358 }, serverDocument())).toBeNull();
	});
});

describe('standingStrip', () => {
	it('draws a dot an authority and a ring for each without a figure', () => {
		const svg = draw('strip', 'offending', 880);
		const { strip } = figures.offending;
		const circles = [...svg.querySelectorAll('circle')];
		const rings = circles.filter((circle) => circle.getAttribute('fill') === '#ffffff');
		expect(rings.length).toBe(59);
		expect(circles.length - rings.length).toBe((strip?.dots.length ?? 0) - 1);
		expect(words(svg)).toContain('59 haveno figure');
		expect(svg.querySelector('[data-own]')?.getAttribute('data-own')).toBe(strip?.label);
	});

	it('rules and names where the quarters part', () => {
		expect(words(draw('strip', 'offending', 880))).toEqual(
			expect.arrayContaining([
				'a quarter have 2% or less',
				'half have 3% or less',
				'three quarters have 5% or less'
			])
		);
		expect(words(draw('strip', 'offending', 358))).toContain('¼ have 2% or less');
	});

	it('is named with figure, rank and spread', () => {
		expect(draw('strip', 'offending', 358).getAttribute('aria-label')).toMatch(
			/: Nottingham 4%, \d+th of 89; 89 authorities from 0% to 10%; .*half have 3% or less/
		);
	});

	it.each([358, 880])('keeps its own label clear of the rules at %i', (width) => {
		const svg = draw('strip', 'offending', width);
		const parts = [...svg.querySelectorAll('[data-cut], [data-ground], text')];
		const behind = parts.findIndex((part) => part.hasAttribute('data-ground'));
		expect(parts.findLastIndex((part) => part.hasAttribute('data-cut'))).toBeLessThan(behind);
		const label = svg.querySelector('text[font-weight="700"]');
		const box = parts[behind];
		if (!label || !box) throw new Error('No label.');
		const [from, to] = reach(label);
		const left = Number(box.getAttribute('x'));
		expect(left).toBeLessThanOrEqual(from);
		expect(left + Number(box.getAttribute('width'))).toBeGreaterThanOrEqual(to);
	});

	it('marks a suppressed authority among those without a figure', () => {
		const svg = draw('strip', 'suppressed', 358);
		expect(svg.querySelector('[data-own]')?.getAttribute('data-own')).toBe('Nottingham suppressed');
	});

	it('is nothing when fewer than two have a figure', () => {
		const view = viewStanding(standing({ own: '4', others: many(['c']) }), { average: 'mean' });
		expect(standingStrip(view, { width: 358 }, serverDocument())).toBeNull();
	});
});

describe('packDots', () => {
	const places = fc.array(fc.nat(20), { minLength: 1, maxLength: 150 });
	const bounds = { least: 1.75, largest: 5, most: 150 };

	it('puts no dot over another or below the base, in columns or not', () => {
		fc.assert(
			fc.property(places, fc.constantFrom(2, 8, 30), (values, spacing) => {
				const { dots, radius } = packDots(
					values.map((value) => value * spacing),
					{ ...bounds, spacing }
				);
				dots.forEach((one, index) => {
					expect(one.up).toBeGreaterThanOrEqual(radius - 1e-6);
					for (const other of dots.slice(index + 1))
						expect(Math.hypot(one.x - other.x, one.up - other.up)).toBeGreaterThan(
							2 * radius - 0.01
						);
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('stands the last of those that share a place on top', () => {
		for (const spacing of [2, 8]) {
			const { dots } = packDots([40, 8, 40, 40], { ...bounds, spacing });
			const ups = dots.filter((_, index) => index !== 1).map((dot) => dot.up);
			expect(ups[2]).toBe(Math.max(...ups));
		}
	});
});
