import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { MULTIPLE_WIDTHS, multiplePlots } from '$lib/chart/multiples';
import { serialise } from '$lib/chart/serialise';
import type { GeographyCode } from '$lib/domain/id';
import { takeCompare } from '$lib/export/compare';
import { handoutCsv } from '$lib/export/csv';
import { handoutFileName } from '$lib/export/file-name';
import { cellOf, type Taken } from '$lib/export/handout';
import { takeLedger } from '$lib/export/ledger';
import { withAbout, wordsOf } from '$lib/export/picture';
import { tableHtml, tableText } from '$lib/export/rich-table';
import { takeScorecard } from '$lib/export/scorecard';
import { sheetsOf } from '$lib/export/sheets';
import { takeMap, takeNeighbours, takeStrip } from '$lib/export/standing';
import { takeTrend } from '$lib/export/trend';
import { viewCompare } from '$lib/view/compare';
import { viewHexMap } from '$lib/view/hex-map';
import { viewLedger } from '$lib/view/ledger';
import { forWhom } from '$lib/view/mode-words';
import { viewMultiple } from '$lib/view/multiple';
import { viewScorecard } from '$lib/view/scorecard';
import { viewStanding } from '$lib/view/standing';
import { viewTrend } from '$lib/view/trend';
import { figures, offendingAnswer } from '../chart/figures';
import { answer, day, firstTime, lait, offending, place } from '../view/answer';
import { answer as ledgerAnswer, earlier, row, shows } from '../view/ledger-answer';
import { many, standing } from '../view/standing-answer';

const context = { events: [], today: day('2026-05-01') };
const stands = viewStanding(
	standing({
		own: '15/337=4',
		others: many(['3', '5', 'c', '4', '2']),
		neighbours: ['Area AA', 'Area AC'],
		england: '3'
	}),
	{ average: 'mean' }
);
const trend = figures.offending;
const beside = { trend, period: stands.period, subtitle: 'A subtitle.' };
const { strip, table, unit, decimals, areas } = stands;
const map = viewHexMap({
	indicator: offending,
	authority: place('Nottingham'),
	areas,
	hexes: areas.map(({ geography }, column) => ({ geography, column, row: 0 })),
	period: stands.period ?? ''
});
const everyone = { strip, table, unit, decimals, map };
const multiples = [
	viewMultiple(answer(offending, { authority: { 2024: '20/373=5', 2025: '8/339=2' } }), context),
	viewMultiple(answer(firstTime, { authority: { 2023: '198', 2024: '162' } }), context),
	viewMultiple(answer(offending, { authority: { 2025: 'c' } }), context)
];
const compared = viewCompare(multiples, 'shared');
const plots = multiplePlots(multiples, compared, MULTIPLE_WIDTHS.wide, serverDocument()).map(
	(svg) => svg && serialise(svg)
);
const card = viewScorecard([offendingAnswer], context);
const ledger = viewLedger(
	ledgerAnswer([row(lait, '4'), row(earlier, 'c')], {
		indicator: offending,
		geography: place('Nottingham'),
		shown: [shows(lait, 4)],
		absences: [],
		vintages: [lait, earlier]
	}),
	[]
);

function some(taken: Taken | null): Taken {
	if (taken === null) throw new Error('Nothing to take.');
	return taken;
}

const all: readonly (readonly [string, Taken, boolean])[] = [
	['a trend', takeTrend(trend), true],
	['an internal trend', takeTrend(figures.internal), true],
	['the neighbours', some(takeNeighbours(stands, beside)), true],
	['the strip', some(takeStrip(everyone, beside)), true],
	['the map', takeMap(everyone, beside), true],
	['a comparison', takeCompare(compared, plots, 'public'), true],
	[
		'the scorecard',
		takeScorecard(
			card,
			card.themes.flatMap(({ rows }) => rows),
			'All are shown.',
			'public'
		),
		false
	],
	['the ledger', takeLedger(ledger, 'internal'), false]
];

describe.each(all)('%s as it leaves the site', (_, { handout, picture }, drawn) => {
	const mode = forWhom[handout.mode];

	it('says what, where, when, from which source and for whom, in words and in its file’s name', () => {
		for (const text of [
			handout.title,
			handout.geography,
			handout.period,
			handout.unit,
			handout.alt
		])
			expect(text).not.toBe('');
		expect(handout.retrieved).toMatch(/^\d+ [A-Z][a-z]+ 20\d\d/);
		expect(handout.source).toContain('Local Authority Interactive Tool, edition of 8 April 2026');
		expect(handoutFileName(handout, 'png')).toMatch(
			new RegExp(`^[a-z0-9-]+-${handout.mode}\\.png$`)
		);
	});

	it('says it in every format of the table', () => {
		const cover = JSON.stringify(sheetsOf(handout)[0]?.rows);
		for (const text of [handoutCsv(handout), tableHtml(handout), tableText(handout), cover]) {
			expect(text).toContain(mode);
			expect(text).toContain('edition of 8 April 2026');
			expect(text).not.toMatch(/undefined|NaN|\[object|>null</);
		}
		for (const { columns, rows } of sheetsOf(handout))
			for (const cells of rows) {
				expect(cells).toHaveLength(columns.length);
				expect(cells.every((cell) => cell !== '' && cell !== null)).toBe(true);
			}
	});

	it('explains every word that stands in place of a figure', () => {
		const marks = handout.symbols.map(({ mark }) => mark);
		for (const { text, reason } of handout.tables[0].table.rows.flatMap(({ cells }) => cells))
			if (reason !== null) expect(marks).toContain(text);
	});

	it('has a picture with all of it inside, or none', () => {
		expect(picture !== null).toBe(drawn);
		if (picture === null) return;
		const svg = withAbout(picture(serverDocument()), handout);
		const read = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
		expect(read.documentElement.localName).toBe('svg');
		expect(read.querySelector('title')?.textContent).not.toBe('');
		expect(read.querySelector('desc')?.textContent).not.toBe('');
		expect(read.querySelector('metadata')?.textContent).toContain(mode);
		const lines = [...read.querySelectorAll('tspan')].map((each) => each.textContent).join(' ');
		expect(lines).toContain('Source: Department for Education');
		expect(lines).toContain(mode);
		expect(read.querySelectorAll('[role="img"]')).toHaveLength(1);
		expect(Number(read.documentElement.getAttribute('height'))).toBeGreaterThan(200);
		expect(svg).not.toMatch(/NaN|undefined/);
	});
});

describe('the picture of a comparison', () => {
	it('has a drawing for each that can be drawn', () => {
		const svg = some(takeCompare(compared, plots, 'public')).picture?.(serverDocument()) ?? '';
		expect(svg.match(/<svg/g)).toHaveLength(1 + plots.filter((each) => each !== null).length);
	});
});

describe('what cannot be drawn', () => {
	it('has no picture, and its table says why', () => {
		const empty = viewTrend(answer(offending, { authority: { 2020: 'c' } }), context);
		const taken = takeTrend(empty);
		expect(taken.picture).toBeNull();
		expect(handoutCsv(taken.handout)).toContain('Suppressed');
	});

	it('of neighbours or of every authority is nothing to take', () => {
		const alone = viewStanding(standing({ own: '4' }), { average: 'mean' });
		expect(takeNeighbours(alone, beside)).toBeNull();
		expect(takeStrip({ ...everyone, strip: null }, beside)).toBeNull();
	});
});

describe('cellOf', () => {
	it.each([
		['4%', 4],
		['−3.5', -3.5],
		['£1,250', 1250],
		['162 per 100,000', 162],
		['15 of 337', null],
		['Suppressed', null],
		['2024/25', null]
	])('takes %j for %j', (text, value) => {
		expect(cellOf(text)).toEqual({ text, reason: null, value });
	});
});

describe('words inside a picture’s file', () => {
	it('stay words, whatever they are', () => {
		const hostile = { ...takeTrend(trend).handout, title: '</dc:title><script>$& $1</script>' };
		const svg = withAbout(
			'<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><desc>y</desc></svg>',
			hostile
		);
		const read = new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;
		expect(read.querySelector('script')).toBeNull();
		expect(read.querySelector('metadata')?.textContent).toContain('<script>$& $1</script>');
		expect(wordsOf(hostile).map(([word]) => word)).toContain('Source');
	});

	it('name the place a figure is of', () => {
		const derby = { ...place('Derby'), geography: 'E06000015' as GeographyCode };
		const view = viewTrend(
			answer(offending, { authority: { 2025: '2' } }, { authority: derby }),
			context
		);
		expect(wordsOf(takeTrend(view).handout)).toContainEqual([
			'Coverage',
			'Derby, 2024/25. Unit: % of looked-after children aged 10 to 17.'
		]);
	});
});
