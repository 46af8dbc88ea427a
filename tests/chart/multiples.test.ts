import { afterEach, describe, expect, it, vi } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { MULTIPLE_WIDTHS, multiplePlots } from '$lib/chart/multiples';
import { framesOf, layoutsOf } from '$lib/chart/multiples-layout';
import { serialise } from '$lib/chart/serialise';
import type { GeographyCode } from '$lib/domain/id';
import { viewCompare, type Axes } from '$lib/view/compare';
import { viewMultiple, type Multiple } from '$lib/view/multiple';
import {
	answer,
	day,
	event,
	firstTime,
	generic,
	lookedAfter,
	offending,
	place,
	years
} from '../view/answer';
import { offendingAnswer } from './figures';

const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
afterEach(() => {
	expect(warn).not.toHaveBeenCalled();
	warn.mockClear();
});

const today = day('2026-05-01');
const breaks = [
	event('definition', '2013-04-08', 'Youth cautions replace reprimands'),
	event('precision', '2014-04-01', 'Whole per cents from here'),
	event('covid', '2020-03-23', 'Covid restrictions', '2021-07-19')
];
const plain = { events: [], today };

const counted = viewMultiple(offendingAnswer, { events: breaks, today });
const rate = viewMultiple(
	answer(firstTime, {
		authority: years(2016, ['626', '585', '534', '491', '357', '464', '452', '318', '162']),
		england: years(2016, ['333', '293', '239', '207', '167', '147', '149', '143', 'held'])
	}),
	plain
);
const number = viewMultiple(
	answer(lookedAfter, {
		authority: years(2016, ['594', '622', '616', '628', '656', '684', '722', '719', '675', '639'])
	}),
	plain
);
const checks = viewMultiple(
	answer(generic, {
		authority: years(2021, ['53', '82', '88', '86', '93']),
		england: years(2021, ['40', '70', '76', '79', '81'])
	}),
	plain
);
const high = viewMultiple(
	answer(generic, { authority: years(2022, ['82', '88', '86', '93']) }),
	plain
);
const elsewhere = viewMultiple(
	answer(
		offending,
		{
			authority: years(2019, ['/61=c', '/64=c', '/70=c', '/68=c', '/71=c']),
			england: years(2019, ['3', '3', '2', '2', '2'])
		},
		{
			authority: {
				...place('Bournemouth, Christchurch and Poole'),
				geography: 'E06000058' as GeographyCode
			}
		}
	),
	plain
);
const nothing = viewMultiple(answer(offending, {}), plain);

const plots = (multiples: readonly Multiple[], axes: Axes, width: number) =>
	multiplePlots(multiples, viewCompare(multiples, axes), width, serverDocument());
const frames = (multiples: readonly Multiple[], axes: Axes) =>
	framesOf(multiples, viewCompare(multiples, axes));
const words = (svg: Element | null | undefined) =>
	[...(svg?.querySelectorAll('text') ?? [])].map((text) => text.textContent);

/** Positions differ in the last bits between machines; two decimals are finer than a pixel. */
const normalised = (markup: string) =>
	markup
		.replace(/-?\d+\.\d+/g, (text) => String(Math.round(Number(text) * 100) / 100))
		.replace(/></g, '>\n<');

describe('multiplePlots', () => {
	const sets = {
		measures: [counted, rate, number, checks],
		places: [counted, elsewhere]
	};

	it.each([
		['measures', 'free', 'wide', 0],
		['measures', 'free', 'narrow', 0],
		['measures', 'free', 'wide', 1],
		['measures', 'shared', 'wide', 3],
		['measures', 'shared', 'narrow', 2],
		['places', 'shared', 'wide', 1],
		['places', 'shared', 'narrow', 1]
	] as const)(
		'draws %s, %s, %s, figure %d as it did when it was looked at',
		async (set, axes, size, at) => {
			const svg = plots(sets[set], axes, MULTIPLE_WIDTHS[size])[at];
			expect(svg).toBeTruthy();
			await expect(`${svg ? normalised(serialise(svg)) : ''}\n`).toMatchFileSnapshot(
				`../figures/multiple-${set}-${axes}-${size}-${at}.svg`
			);
		}
	);

	it('is a picture with a name and a description', () => {
		const [, svg] = plots([counted, rate], 'free', 540);
		expect(svg?.getAttribute('role')).toBe('img');
		expect(svg?.getAttribute('aria-label')).toBe(
			'First-time entrants to the youth justice system, Nottingham: 162 per 100,000 in 2024, down 156 from 2023'
		);
		expect(svg?.getAttribute('aria-description')).toContain(
			'Calendar years (January to December).'
		);
	});

	it('has nothing for a measure without a figure, and draws the others', () => {
		expect(plots([nothing, rate], 'shared', 540).map((svg) => svg !== null)).toEqual([false, true]);
		expect(plots([], 'shared', 540)).toEqual([]);
		expect(plots([nothing], 'shared', 540)).toEqual([null]);
	});

	it('names the authority and England at their lines’ ends, and the year where it is an older one', () => {
		expect(words(plots([rate], 'free', 540)[0])).toEqual(
			expect.arrayContaining(['Nottingham 162', 'England 143(2023)'])
		);
	});

	it('draws the authority heavy and England thin and grey', () => {
		const lines = [
			...(plots([rate], 'free', 540)[0]?.querySelectorAll('[data-mark="line"]') ?? [])
		].map((line) => [line.getAttribute('stroke'), line.getAttribute('stroke-width')]);
		expect(lines).toEqual([
			['#6b6b6b', '1.5'],
			['#12436d', '3']
		]);
	});

	it('cuts the line at a break and hatches a gap, and draws no other mark', () => {
		const svg = plots([counted], 'free', 540)[0];
		expect(svg?.querySelectorAll('[data-gap="2021/22"]')).toHaveLength(1);
		expect(words(svg).join(' ')).toContain('Whole per cents from here');
		expect(words(svg).join(' ')).not.toContain('Covid');
		const own = svg?.querySelectorAll('[data-mark="line"]')[1]?.querySelectorAll('path');
		expect(own).toHaveLength(4);
	});

	it('says only why there is no figure in a gap, for its heading names the authority', () => {
		const said = words(plots([counted, elsewhere], 'shared', 540)[1]);
		expect(said).toContain('Suppressed');
		expect(said.join(' ')).not.toContain('Bournemouth');
	});

	it('says when the scale leaves zero out', () => {
		expect(words(plots([high], 'free', 540)[0]).join(' ')).toMatch(
			/The axis starts at \d+%, not at zero\./
		);
		expect(words(plots([high, counted], 'shared', 540)[0]).join(' ')).not.toContain('not at zero');
	});
});

describe('framesOf', () => {
	it('gives figures of one unit one scale that holds both, and the others their own', () => {
		const [a, b, c] = frames([counted, checks, rate], 'shared');
		expect(a?.axis).toEqual(b?.axis);
		expect(a?.axis).toMatchObject({ low: 0, high: 100 });
		expect(c?.axis).toEqual(frames([rate], 'free')[0]?.axis);
	});

	it('gives each its own scale and time where axes are free', () => {
		const [a, b] = frames([counted, checks], 'free');
		expect(a?.axis.high).toBeLessThan(15);
		expect(a?.days[0].getTime()).toBeLessThan(b?.days[0].getTime() ?? 0);
	});

	it('gives all one stretch of time where axes are shared, calendar years and financial years by their days', () => {
		const shared = frames([counted, rate, nothing], 'shared');
		expect(new Set(shared.map(({ days }) => String(days))).size).toBe(1);
	});

	it('makes frames of one size', () => {
		for (const axes of ['shared', 'free'] as const)
			for (const width of [358, 540]) {
				const multiples = [counted, rate, number, elsewhere];
				const layouts = layoutsOf(multiples, viewCompare(multiples, axes), width);
				const boxes = layouts.map(({ left, right, top, bottom, height }) =>
					[left, right, top, bottom, height].join()
				);
				expect(new Set(boxes).size).toBe(1);
				for (const { left, right } of layouts) expect(width - left - right).toBeGreaterThan(150);
			}
	});
});
