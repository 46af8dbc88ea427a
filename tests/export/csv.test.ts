import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { mayRunInSpreadsheet } from '$lib/domain/spreadsheet-text';
import { csvCell, csvFile, handoutCsv } from '$lib/export/csv';
import { handoutFileName, type HandoutKind } from '$lib/export/file-name';
import { handoutOf } from '$lib/export/trend';
import type { VintageId } from '$lib/domain/id';
import { viewTrend, type TrendView } from '$lib/view/trend';
import { figures } from '../chart/figures';
import { answer, day, lait, lookedAfter, offending, place } from '../view/answer';

const tableCsv = (view: TrendView) => handoutCsv(handoutOf(view));
const figureFileName = (view: TrendView, kind: HandoutKind) =>
	handoutFileName(handoutOf(view), kind);

const read = (text: string) =>
	Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { dynamicTyping: false, skipEmptyLines: true })
		.data;

describe('csvCell', () => {
	it.each([
		['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
		['+44', `'+44`],
		['@SUM(A1)', `'@SUM(A1)`],
		['-2+3', `'-2+3`],
		['-', `'-`],
		['\tx', `'\tx`],
		['-3.5', '-3.5'],
		['4', '4'],
		['Bournemouth, Christchurch and Poole', '"Bournemouth, Christchurch and Poole"']
	])('writes %j as %s', (text, expected) => {
		expect(csvCell(text)).toBe(expected);
	});
});

describe('csvFile', () => {
	it('reads back as it was written, whatever the text', () => {
		const text = fc.string().filter((each) => !mayRunInSpreadsheet(each));
		const row = fc.tuple(fc.constant('x'), text, text);
		fc.assert(
			fc.property(fc.array(row, { minLength: 1 }), (rows) => {
				expect(read(csvFile(rows))).toEqual(rows);
			})
		);
	});
});

describe('tableCsv', () => {
	const context = { events: [], today: day('2026-05-01') };

	it('begins with the mark Excel needs and has every row as long as its head', () => {
		const text = tableCsv(figures.offending);
		expect(text.startsWith('\uFEFFTitle,Area,Period,')).toBe(true);
		expect(text.split('\r\n')[0]).toMatch(
			/,Why a figure is missing,Source,Retrieved,Unit,Period covered,For whom,Notes,Description$/
		);
		const rows = read(text);
		expect(new Set(rows.map((row) => row.length)).size).toBe(1);
		expect(rows).toHaveLength(17);
	});

	it('writes figures as plain numbers, a missing one as its word with the reason', () => {
		const view = viewTrend(
			answer(offending, {
				authority: { 2021: '8/334=2', 2022: 'c' },
				england: { 2021: '2', 2022: '2' }
			}),
			context
		);
		expect(
			read(tableCsv(view))
				.slice(1)
				.map((row) => row.slice(0, 12))
		).toEqual([
			[
				'Looked-after children cautioned or convicted: Nottingham',
				'Nottingham',
				'Year ending 31 March 2022 (2021/22)',
				'Suppressed',
				'Not held',
				'Not held',
				'Not known',
				'2',
				'Nottingham (%): The figure is suppressed to protect children’s privacy, because the number is small. Number counted, Out of: No counts are held here for this period. Likely range (%): There is no figure to give a range for.',
				'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026',
				'9 April 2026',
				'% of looked-after children aged 10 to 17'
			],
			[
				'Looked-after children cautioned or convicted: Nottingham',
				'Nottingham',
				'Year ending 31 March 2021 (2020/21)',
				'2',
				'8',
				'334',
				'1.2 to 4.7',
				'2',
				'',
				'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026',
				'9 April 2026',
				'% of looked-after children aged 10 to 17'
			]
		]);
	});

	it('says on every row what must not be lost', () => {
		const view = figures.internal;
		for (const row of read(tableCsv(view)).slice(1)) {
			expect(row.slice(-5)).toEqual([
				view.unit_label,
				'2009/10 to 2024/25',
				'Internal version: holds numbers that may not be shared outside the council.',
				view.notes.join(' '),
				view.description
			]);
		}
	});

	it('groups no thousands and prints no more decimals than the page', () => {
		const view = viewTrend(answer(lookedAfter, { authority: { 2025: '83630' } }), context);
		expect(read(tableCsv(view))[1]?.[3]).toBe('83630');
		const rows = answer(offending, { authority: { 2025: '2' } }).rows.map((row) => ({
			...row,
			value: 2.3333333
		}));
		expect(read(tableCsv(viewTrend(answer(offending, {}, { rows }), context)))[1]?.[3]).toBe('2');
	});

	it('disarms a formula in a name', () => {
		const view = viewTrend(
			answer(offending, { authority: { 2025: '2' } }, { authority: place('=cmd|A1') }),
			context
		);
		expect(read(tableCsv(view))[1]?.[1]).toBe("'=cmd|A1");
	});
});

describe('figureFileName', () => {
	it('says measure, authority and edition', () => {
		expect(figureFileName(figures.offending, 'csv')).toBe(
			'cla-offending-nottingham-neighbours-2025-lait-2026-04-08-public.csv'
		);
	});

	it('takes the edition published last, whatever the editions are called', () => {
		const older = {
			...lait,
			vintage: 'zz-outcomes-2019' as VintageId,
			published: day('2019-12-05')
		};
		const given = answer(offending, { authority: { 2025: '2' } });
		const view = viewTrend(
			{ ...given, neighbour_set: '2025', vintages: [older, lait] },
			{ events: [], today: day('2026-05-01') }
		);
		expect(figureFileName(view, 'csv')).toBe('cla-offending-nottingham-lait-2026-04-08-public.csv');
	});

	it('says who it is for', () => {
		expect(figureFileName(figures.internal, 'svg')).toBe(
			'cla-offending-nottingham-neighbours-2025-lait-2026-04-08-internal.svg'
		);
	});

	it('is safe whatever the place is called', () => {
		expect(figureFileName(figures['long-names'], 'png')).toBe(
			'lait-lacdental-pct-bournemouth-christchurch-and-poole-neighbours-2025-lait-2026-04-08-public.png'
		);
		const view = {
			...figures.offending,
			authority: { ...figures.offending.authority, name: '../../<é>' }
		};
		expect(figureFileName(view, 'svg')).toBe(
			'cla-offending-e-neighbours-2025-lait-2026-04-08-public.svg'
		);
	});
});

describe('the name of a file made of many figures', () => {
	it('is one that every file system takes, and still says the edition and whom it is for', () => {
		const handout = handoutOf(figures.offending);
		const file = Array.from({ length: 20 }, (_, at) => `${at} Bournemouth, Christchurch and Poole`);
		const name = handoutFileName({ ...handout, file }, 'xlsx');
		expect(name.length).toBeLessThan(250);
		expect(name).toMatch(/^0-bournemouth-.*\d-lait-2026-04-08-public\.xlsx$/);
	});
});
