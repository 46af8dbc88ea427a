import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { placeMarks } from '$lib/chart/mark-labels';
import { isOwnDrawing } from '$lib/chart/own-drawing';
import { serialise } from '$lib/chart/serialise';
import { textWidth } from '$lib/chart/style';
import { subjectPlot } from '$lib/chart/subject';
import { contrast, tintsOf } from '$lib/chart/tints';
import { valueAxis } from '$lib/chart/value-axis';
import type { DrawnValue, RangedValue, StackedDrawing, SubjectDrawing } from '$lib/view/subject';
import { drawings, events, quarters, stack, type Named } from './subject-figures';

const plot = (drawing: SubjectDrawing, width = 880) =>
	subjectPlot(drawing, { title: 'A finding', description: 'In words.', width }, serverDocument());
const words = (svg: Element) =>
	[...svg.querySelectorAll('text')].map((text) =>
		[...text.querySelectorAll('tspan')].map((line) => line.textContent).join(' ')
	);
const said = (svg: Element) => words(svg).join(' | ');
const all = (svg: Element, data: string) => [...svg.querySelectorAll(`[data-${data}]`)];
const number = (element: Element | undefined, name: string) =>
	Number(element?.getAttribute(name) ?? Number.NaN);

/** Positions differ in the last bits between machines; two decimals are finer than a pixel. */
const normalised = (markup: string) =>
	markup
		.replace(/-?\d+\.\d+/g, (text) => String(Math.round(Number(text) * 100) / 100))
		.replace(/></g, '>\n<');

describe('subjectPlot', () => {
	it.each([
		['stacked-usual', 880],
		['stacked-awkward', 358],
		['stacked-twelve', 358],
		['stacked-last-refused', 880],
		['stacked-none', 358],
		['stacked-huge', 358],
		['bars-reasons', 880],
		['bars-funnel', 358],
		['bars-long', 358],
		['dots-indicators', 880],
		['dots-ratio', 358],
		['columns-funnel', 358],
		['columns-twelve', 880],
		['columns-none', 358]
	] as const)('draws %s at %d as it did when it was looked at', async (name, width) => {
		await expect(`${normalised(serialise(plot(drawings[name], width)))}\n`).toMatchFileSnapshot(
			`../figures/subject-${name}-${width}.svg`
		);
	});

	it.each(Object.keys(drawings) as Named[])(
		'%s is one named picture of our own parts, its words inside it, at 880, 540 and 358',
		(name) => {
			for (const width of [880, 540, 358]) {
				const svg = plot(drawings[name], width);
				const markup = serialise(svg);
				expect(isOwnDrawing(markup)).toBe(true);
				expect(markup).not.toMatch(/NaN|Infinity|undefined|>null</);
				expect(svg.getAttribute('role')).toBe('img');
				expect(svg.getAttribute('aria-label')).toBe('A finding');
				expect(svg.getAttribute('aria-description')).toBe('In words.');
				for (const text of svg.querySelectorAll('text')) {
					if (text.hasAttribute('transform')) continue;
					const size = number(text, 'font-size');
					const anchor = text.getAttribute('text-anchor');
					const long = Math.max(
						...[...text.querySelectorAll('tspan')].map((line) =>
							textWidth(line.textContent ?? '', size)
						)
					);
					const from =
						number(text, 'x') - long * (anchor === 'end' ? 1 : anchor === 'middle' ? 0.5 : 0);
					expect(from, `${text.textContent}`).toBeGreaterThan(-8);
					expect(from + long * 0.9, `${text.textContent}`).toBeLessThan(width + 8);
					expect(number(text, 'y')).toBeLessThan(number(svg, 'height'));
				}
			}
		}
	);

	it('takes names as text, whatever they say', () => {
		const name = '<script>alert(1)</script>" onload="x';
		const svg = plot({ ...stack([[3]], [{ key: 'a', name }]), unit: '<b>' });
		expect(svg.querySelector('script')).toBeNull();
		expect(isOwnDrawing(serialise(svg))).toBe(true);
		expect(said(svg)).toContain('alert(1)');
	});

	it('draws whatever it is given without a fault', () => {
		const value = fc
			.option(
				fc.oneof(
					fc.integer({ min: 0, max: 5_000_000 }),
					fc.double({ min: 0, max: 100, noNaN: true })
				)
			)
			.map((each): DrawnValue =>
				each === null
					? { value: null, text: 'Suppressed', reason: 'It is small.' }
					: { value: each, text: each.toFixed(1), reason: null }
			);
		const ranged = fc
			.tuple(value, fc.nat(50), fc.nat(50), fc.boolean())
			.map(([each, below, above, has]): RangedValue => ({
				...each,
				low: has && each.value !== null ? Math.max(0, each.value - below) : null,
				high: has && each.value !== null ? each.value + above : null
			}));
		const label = fc.string({ maxLength: 60 });
		const periods = fc.nat(14).map((count) => quarters(count + 1));
		const marks = fc.subarray(events);
		const most = fc.constantFrom(null, 100);
		const drawing: fc.Arbitrary<SubjectDrawing> = fc.oneof(
			fc
				.tuple(periods, fc.array(label, { minLength: 1, maxLength: 9 }), marks)
				.chain(([of, names, dated]) =>
					fc
						.array(
							fc.record({
								slices: fc.array(value, { minLength: names.length, maxLength: names.length }),
								refused: fc.option(label),
								total: fc.constantFrom('', '12', '12 and some not given', 'some not given')
							}),
							{ minLength: of.length, maxLength: of.length }
						)
						.map((bars): SubjectDrawing => ({
							kind: 'stacked',
							parts: names.map((name, place) => ({ key: `part-${place}`, name })),
							bars: bars.map((bar, place) => ({ ...bar, ...of[place] })) as StackedDrawing['bars'],
							unit: 'offences',
							marks: dated
						}))
				),
			fc
				.tuple(fc.array(fc.tuple(label, ranged), { minLength: 1, maxLength: 12 }), most)
				.map(([bars, end]): SubjectDrawing => ({
					kind: 'bars',
					bars: bars.map(([name, each]) => ({ ...each, label: name })),
					unit: 'households',
					most: end
				})),
			fc
				.tuple(
					fc.array(fc.tuple(label, ranged, ranged), { minLength: 1, maxLength: 10 }),
					fc.constantFrom(1, 2),
					most
				)
				.map(([rows, count, end]): SubjectDrawing => ({
					kind: 'dots',
					groups: ['Ours', 'Theirs'].slice(0, count).map((name) => ({ key: name, name })),
					rows: rows.map(([name, ...dots]) => ({ label: name, dots: dots.slice(0, count) })),
					unit: 'per cent',
					most: end
				})),
			fc
				.tuple(periods, fc.array(label, { minLength: 1, maxLength: 5 }), marks)
				.chain(([of, names, dated]) =>
					fc
						.array(fc.array(value, { minLength: of.length, maxLength: of.length }), {
							minLength: names.length,
							maxLength: names.length
						})
						.map((panels): SubjectDrawing => ({
							kind: 'columns',
							periods: of,
							panels: panels.map((columns, place) => ({ name: names[place] ?? '', columns })),
							unit: 'households',
							marks: dated
						}))
				)
		);
		fc.assert(
			fc.property(drawing, fc.integer({ min: 300, max: 960 }), (each, width) => {
				const markup = serialise(plot(each, width));
				expect(isOwnDrawing(markup)).toBe(true);
				expect(markup).not.toMatch(/NaN|Infinity|undefined/);
				expect(markup).not.toMatch(/(?:width|height)="-/);
			}),
			{ numRuns: 60 }
		);
	});
});

describe('stacked bars', () => {
	it('are as high as their figures: 12, 3 and 1 on an axis to 20 in a frame of 260 pixels are 156, 39 and 13', () => {
		const heights = all(plot(drawings['stacked-one']), 'part').map(
			// One pixel of white is kept at each end of a part.
			(part) => number(part, 'height') + 2
		);
		expect(heights.map(Math.round)).toEqual([156, 39, 13]);
	});

	it('stand one on another from the foot in the order of the parts', () => {
		const [first, second, third] = all(plot(drawings['stacked-one']), 'part');
		expect(number(first, 'y')).toBeGreaterThan(number(second, 'y'));
		expect(number(second, 'y')).toBeGreaterThan(number(third, 'y'));
		expect([first, second, third].map((part) => part?.getAttribute('data-part'))).toEqual([
			'0',
			'1',
			'2'
		]);
	});

	it('give a missing part no height that could be read: with 12 and 3 on an axis to 15, 12 are 208 of 260 pixels and 3 are 52', () => {
		const svg = plot(stack([[12, 3, 'Suppressed']], drawings['stacked-one'].parts));
		expect(all(svg, 'part').map((part) => Math.round(number(part, 'height') + 2))).toEqual([
			208, 52
		]);
		expect(all(svg, 'gap')).toHaveLength(1);
		expect(said(svg)).toContain('15 and some not given');
		expect(said(svg)).toContain('Not available: suppressed');
		expect(said(svg)).toContain('Its height is not to scale.');
	});

	it('are hatched over the whole frame where nothing is given, and an empty frame where the figures cannot all be right', () => {
		const svg = plot(drawings['stacked-none']);
		expect(all(svg, 'part')).toEqual([]);
		expect(all(svg, 'gap')).toHaveLength(1);
		expect(all(svg, 'refused')).toHaveLength(1);
		expect(words(svg)).toEqual(expect.arrayContaining(['Not given', 'Not drawn']));
		expect(words(svg)).not.toContain('0');
	});

	it('draw no part of zero and say its zero, and a total of zero', () => {
		const svg = plot(stack([[0, 0, 0]], drawings['stacked-one'].parts));
		expect(all(svg, 'part')).toEqual([]);
		expect(all(svg, 'gap')).toEqual([]);
		expect(words(svg)).toEqual(
			expect.arrayContaining(['Filled: 0', 'Vacant: 0', 'Not available: 0'])
		);
	});

	it('name every part beside the last bar, no two names over one another, the later part above', () => {
		for (const width of [880, 358]) {
			const { parts } = drawings['stacked-usual'];
			const svg = plot(drawings['stacked-usual'], width);
			const named = parts.map(({ name }) =>
				[...svg.querySelectorAll('text')].find((text) =>
					(text.textContent ?? '')
						.replaceAll(/\s/g, '')
						.startsWith(`${name}:`.replaceAll(/\s/g, ''))
				)
			);
			expect(named.every((text) => text !== undefined)).toBe(true);
			const spans = named.map((text) => {
				const top = number(text, 'y') - number(text, 'font-size');
				const lines = text?.querySelectorAll('tspan').length ?? 0;
				return { top, bottom: top + lines * number(text, 'font-size') * 1.2 };
			});
			spans.slice(1).forEach((span, place) => {
				expect(span.bottom).toBeLessThanOrEqual((spans[place]?.top ?? 0) + 1);
			});
		}
	});

	it('name the parts by a piece of their colour where the last bar is not drawn, and give that bar no figures', () => {
		const svg = plot(drawings['stacked-last-refused']);
		expect(words(svg)).toEqual(expect.arrayContaining(['Filled', 'Vacant', 'Not available']));
		expect(said(svg)).not.toMatch(/Filled: /);
	});

	it('leave out the earliest where there is no room, and say how many', () => {
		const svg = plot(drawings['stacked-twelve'], 358);
		expect(said(svg)).toMatch(/The last 8 of 12 periods are drawn here; the table has/);
		expect(words(svg)).toContain('Q4 2021/22');
		expect(words(svg)).not.toContain('Q1 2019/20');
		expect(said(plot(drawings['stacked-twelve'], 880))).not.toContain('The last');
	});

	it('shorten what stands over a bar to a plus where its words do not fit, and say what that means', () => {
		const svg = plot(drawings['stacked-awkward'], 358);
		expect(words(svg)).toEqual(expect.arrayContaining(['16+', '23+']));
		expect(said(svg)).toContain('A plus over a bar: some parts of it are not given.');
	});
});

/** How long a level line is, in pixels. */
const lengthOf = (line: Element | undefined) => {
	const [from, to] = [...(line?.getAttribute('d') ?? '').matchAll(/[ML]([\d.]+),/g)].map(([, x]) =>
		Number(x)
	);
	return (to ?? 0) - (from ?? 0);
};

describe('lying bars', () => {
	it('are as long as their figures, from zero: 6 is three times 2', () => {
		const lengths = all(plot(drawings['bars-reasons']), 'bar').map((bar) => number(bar, 'width'));
		expect(lengths).toHaveLength(8);
		expect((lengths[2] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(3, 6);
	});

	it('draw nothing for zero but its figure, and for what is missing a line over the whole scale, which is no small bar', () => {
		const svg = plot(drawings['bars-reasons']);
		expect(all(svg, 'gap').map((gap) => gap.getAttribute('data-gap'))).toEqual([
			'Transferred to another fostering service'
		]);
		const whole = number(all(svg, 'bar')[2], 'width');
		expect(lengthOf(all(svg, 'gap')[0])).toBeGreaterThanOrEqual(whole);
		expect(words(svg)).toEqual(expect.arrayContaining(['0', 'Suppressed']));
	});

	it('end at a hundred where they are shares: 46% is 0.46 of the whole', () => {
		const svg = plot(drawings['bars-funnel']);
		const whole = [...svg.querySelectorAll('rect')].find((each) => !each.hasAttribute('data-bar'));
		const [visits] = all(svg, 'bar');
		expect(number(visits, 'width') / number(whole, 'width')).toBeCloseTo(0.46, 6);
	});

	it('are ours in the accent and grey for other places, and all in the accent where all are ours', () => {
		const fills = (name: Named) =>
			all(plot(drawings[name]), 'bar').map((bar) => bar.getAttribute('fill'));
		expect(fills('bars-beside')).toEqual(['#12436d', '#8b9196']);
		expect(new Set(fills('bars-reasons'))).toEqual(new Set(['#12436d']));
		expect(contrast('#8b9196', '#ffffff')).toBeGreaterThanOrEqual(3);
	});

	it('have their figures before them where ranges are drawn, and not at the end of a range', () => {
		const svg = plot(drawings['bars-funnel']);
		const figure = [...svg.querySelectorAll('text')].find((text) => text.textContent === '46%');
		const [visits] = all(svg, 'bar');
		expect(number(figure, 'x')).toBeLessThan(number(visits, 'x'));
		expect(all(svg, 'range')).toHaveLength(3);
	});
});

describe('dots', () => {
	it('stand on one scale: with 0% and 100% known, 41% is 0.41 of the way', () => {
		const svg = plot(drawings['dots-indicators']);
		const at = all(svg, 'dot')
			.filter((dot) => dot.localName === 'circle')
			.map((dot) => number(dot, 'cx'));
		const [sixty_eight = 0, forty_one = 0, hundred = 0, zero = 0] = at;
		expect((forty_one - zero) / (hundred - zero)).toBeCloseTo(0.41, 6);
		expect((sixty_eight - zero) / (hundred - zero)).toBeCloseTo(0.68, 6);
	});

	it('tell the groups apart by shape, name each in every row, and give what is missing a line over the whole scale, which is no small value', () => {
		const svg = plot(drawings['dots-indicators']);
		expect(svg.querySelectorAll('circle[data-dot]')).toHaveLength(4);
		expect(svg.querySelectorAll('path[data-dot]')).toHaveLength(4);
		expect(words(svg).filter((text) => text === 'All children')).toHaveLength(5);
		const gaps = all(svg, 'gap');
		expect(gaps).toHaveLength(2);
		const at = all(svg, 'dot').map((dot) => Number(dot.getAttribute('cx') ?? 0));
		for (const gap of gaps)
			expect(lengthOf(gap)).toBeGreaterThanOrEqual(
				Math.max(...at) - Math.min(...at.filter((x) => x > 0))
			);
	});
});

describe('columns', () => {
	it('share a scale where all rows can be seen on it, and say which it is', () => {
		const heights = all(plot(drawings['columns-twelve']), 'column').map((column) => [
			Number(column.getAttribute('data-column')),
			number(column, 'height')
		]);
		for (const [value = 0, height = 0] of heights) expect(height / value).toBeCloseTo(72 / 8, 6);
		expect(said(plot(drawings['columns-twelve']))).toContain('All rows have one scale.');
		expect(said(plot(drawings['columns-funnel']))).toContain('Each row has a scale of its own');
	});

	it('hatch what is missing over the row’s full height and draw no column for zero', () => {
		const svg = plot(drawings['columns-funnel']);
		expect(all(svg, 'gap')).toHaveLength(2);
		expect(all(svg, 'column')).toHaveLength(4 * 8 - 2 - 1);
		expect(words(svg).filter((text) => text === '0')).toHaveLength(1);
	});

	it('show what is dated at its day: 1 September 2019 is 62 of 92 days into the second of eight quarters', () => {
		const svg = plot(drawings['columns-funnel']);
		const rule = svg.querySelector('[data-event="2019-09-01"]');
		const x = Number(/^M([\d.]+)/.exec(rule?.getAttribute('d') ?? '')?.[1]);
		const pitch = 876 / 8;
		expect(x).toBeCloseTo(2 + pitch * (1 + 62 / 92), 6);
	});

	it('show a stretch of time as a band, with no rule through the rows where it may have begun before', () => {
		const svg = plot(drawings['columns-funnel']);
		const foot = (date: string) =>
			Number(
				/([\d.]+)$/.exec(svg.querySelector(`[data-event="${date}"]`)?.getAttribute('d') ?? '')?.[1]
			);
		const band = [...svg.querySelectorAll('rect')].find(
			(each) => !each.hasAttribute('data-column')
		);
		expect(foot('2020-03-23')).toBe(number(band, 'y'));
		expect(foot('2019-09-01')).toBe(number(band, 'y') + number(band, 'height'));
	});

	it('leave out what is dated before or after the quarters drawn', () => {
		const dates = all(plot(drawings['columns-funnel']), 'event').map((each) =>
			each.getAttribute('data-event')
		);
		expect(dates.sort()).toEqual(['2019-09-01', '2020-03-23']);
	});
});

describe('the numbers of what is dated', () => {
	it('are those of the whole list where its first are not drawn', () => {
		const strip = { x: () => 50, left: 0, right: 80, font: 12, rows: 1, before: 3 };
		const { labels } = placeMarks(events.slice(0, 2), strip);
		expect(labels.map(({ text }) => text).sort()).toEqual(['4', '5']);
	});
});

describe('tintsOf', () => {
	it.each([1, 2, 3, 6, 10])(
		'gives %d parts the accent from light to dark, each edged 3:1 and readable',
		(count) => {
			const tints = tintsOf(Array.from({ length: count }, (_, place) => `part-${place}`));
			expect(tints.at(-1)?.fill).toBe('#12436d');
			const on_white = tints.map(({ fill }) => contrast(fill, '#ffffff'));
			on_white
				.slice(1)
				.forEach((each, place) => expect(each).toBeGreaterThan(on_white[place] ?? 0));
			for (const { fill, edge, words: colour } of tints) {
				expect(contrast(edge, '#ffffff')).toBeGreaterThanOrEqual(3);
				expect(contrast(colour, fill)).toBeGreaterThanOrEqual(4.5);
			}
		}
	);

	it('keeps what stands outside the order grey and takes no step of the order for it', () => {
		const [first, other, last] = tintsOf(['outcome-20', 'other-deferred', 'conviction']);
		expect([first, last]).toEqual(tintsOf(['outcome-20', 'conviction']));
		expect(other?.fill).toMatch(/^#(..)\1\1$/);
	});

	it('measures contrast as WCAG does: black on white is 21, #767676 on white 4.54', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
		expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
	});
});

describe('valueAxis', () => {
	it('has zero on it, holds every value, and its ticks are round and not many', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: -1000, max: 9_000_000 }), { maxLength: 9 }),
				fc.integer({ min: 3, max: 6 }),
				(values, wanted) => {
					const { low, high, ticks } = valueAxis(values, { wanted, unit: 'children' });
					expect(low).toBeLessThanOrEqual(Math.min(0, ...values));
					expect(high).toBeGreaterThanOrEqual(Math.max(0, ...values));
					expect(high).toBeGreaterThan(low);
					expect(ticks.some(({ value }) => value === 0)).toBe(true);
					expect(ticks.every(({ value }) => Number.isInteger(value))).toBe(true);
					expect(ticks.length).toBeLessThanOrEqual(wanted + 3);
				}
			)
		);
	});

	it('is worked by hand: 23 in five steps goes by fives to 25; shares end at 100%', () => {
		expect(
			valueAxis([7, 23], { wanted: 5, unit: 'offences' }).ticks.map(({ text }) => text)
		).toEqual(['0', '5', '10', '15', '20', '25']);
		expect(
			valueAxis([0.5, 38], { wanted: 5, unit: '% of children', most: 100 }).ticks.at(-1)
		).toEqual({ value: 100, text: '100%' });
	});
});
