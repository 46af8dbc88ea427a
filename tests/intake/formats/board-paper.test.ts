import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '$lib/intake/formats/board-paper';
import { asked, recorded, sheetOf } from '../asked';
import { withstands } from './mutilated';

const rest = { 'measure.which': 'cla-offending', 'place.which': 'E06000018' };
const answers = { ...rest, 'period.bare-year': 'begins' };
const text = '2009,2010,2011\n9.80%,9%,9.80%\n';
const read = (text: string, given: Record<string, string> = answers) =>
	format.read(sheetOf(text), asked(given));
const asks = (reading: ReturnType<typeof read>) => reading.questions.map(({ rule }) => rule);

describe('a table out of a board paper', () => {
	test.each(['nottingham-paper-2021-01-18', 'nottingham-paper-2021-09-20'])(
		'%s gives the record’s very observations',
		(vintage) => {
			const reading = read(readFileSync(`data/papers/${vintage}.csv`, 'utf8'));
			const held = recorded(vintage).map((each) => ({ ...each, vintage: undefined }));
			expect(held).toHaveLength(11);
			expect(reading.figures.map((each) => ({ ...each, vintage: undefined }))).toEqual(held);
			expect(reading).toMatchObject({ rows: 1, problems: [], questions: [] });
		}
	);

	test('says neither measure nor place nor what its years mean: each is asked and none guessed', () => {
		const reading = read(text, {});
		expect(reading.figures).toEqual([]);
		expect(reading.questions).toMatchObject([
			{ rule: 'measure.which', fallback: null },
			{ rule: 'place.which', fallback: null },
			{ rule: 'period.bare-year', fallback: null }
		]);
		const [, place] = reading.questions;
		expect(place?.options.slice(0, 3).map(({ label }) => label)).toEqual([
			'Nottingham',
			'England',
			'East Midlands'
		]);
	});

	test('with only the years unanswered it is read as if they ended, to be compared', () => {
		const reading = read(text, rest);
		expect(asks(reading)).toEqual(['period.bare-year']);
		expect(reading.figures.map(({ period, value, decimals }) => [period, value, decimals])).toEqual(
			[
				['2008-04-01/2009-03-31', 9.8, 2],
				['2009-04-01/2010-03-31', 9, 0],
				['2010-04-01/2011-03-31', 9.8, 2]
			]
		);
	});

	test('years that say both halves, and years of a calendar measure, ask nothing', () => {
		expect(asks(read('2009/10,2010/11\n9.80%,9%\n', rest))).toEqual([]);
		expect(asks(read(text, { ...rest, 'measure.which': 'first-time-entrants' }))).toEqual([]);
	});

	test('a title row, a label and a note beside the table are not figures', () => {
		const reading = read(
			`Offending by children in care,,,\n,2009,2010,2011\nNottingham,9.80%,9%,9.80%\n"Source: the Department for Education, as printed",,,\n`
		);
		expect(reading.figures.map(({ value }) => value)).toEqual([9.8, 9, 9.8]);
		expect(reading.rows).toBe(1);
		expect(reading.problems).toMatchObject([{ rule: 'structure.footnote', severity: 'note' }]);
	});

	test('a row that names its place is of that place', () => {
		const reading = read(
			'Area,2009/10,2010/11\nNottingham,9,8\nNottinghamshire,1,2\nEngland,3,4\nSN average,3,4\n',
			{ 'measure.which': 'cla-offending' }
		);
		expect(asks(reading)).toEqual([]);
		expect(reading.figures.map(({ geography, value }) => [geography, value])).toEqual([
			['E06000018', 9],
			['E06000018', 8],
			['E10000024', 1],
			['E10000024', 2],
			['E92000001', 3],
			['E92000001', 4]
		]);
	});

	test('a row that names its measure is of that measure, and a row that names none is set aside', () => {
		const reading = read(
			',2009/10,2010/11\nLooked-after children cautioned or convicted,9,8\nDental checks,80,81\nSomething else,1,2\n',
			{ 'place.which': 'E06000018' }
		);
		expect(asks(reading)).toEqual([]);
		expect(reading.figures.map(({ indicator }) => indicator)).toEqual([
			'cla-offending',
			'cla-offending',
			'dental-checks',
			'dental-checks'
		]);
		expect(reading.problems).toMatchObject([{ rule: 'identity.unknown-measure', row: 4 }]);
	});

	test('two rows that name neither are both set aside: nothing says which is which', () => {
		const reading = read('Year,2009/10,2010/11\nA,9,8\nB,80,81\n');
		expect(reading.figures).toEqual([]);
		expect(reading.set_aside.map(({ row }) => row)).toEqual([2, 3]);
	});

	test('a label that is a short code of LAIT’s is not taken for the measure: “LAC” is a word too', () => {
		const reading = read('Children,2009/10,2010/11\nLAC,585,580\n', {});
		expect(asks(reading)).toEqual(['measure.which', 'place.which']);
	});

	test('an answer that is no measure or no place stops the sheet', () => {
		expect(read(text, { ...answers, 'measure.which': 'x' }).problems).toMatchObject([
			{ rule: 'identity.unknown-measure', row: null }
		]);
		expect(read(text, { ...answers, 'place.which': 'Nottingham' }).problems).toMatchObject([
			{ rule: 'identity.unknown-area', row: null }
		]);
	});

	test('a cell that is no figure sets its row aside', () => {
		const { figures, problems } = read('2009,2010\n9%,none\n');
		expect(figures).toEqual([]);
		expect(problems).toMatchObject([{ rule: 'value.unreadable', row: 2, column: '2010' }]);
	});

	test('years and figures written out and read again are the same', () => {
		const cell = fc.tuple(fc.nat(999), fc.nat(2)).map(([n, d]) => (n / 10 ** d).toFixed(d));
		fc.assert(
			fc.property(fc.array(cell, { minLength: 2, maxLength: 20 }), (cells) => {
				const years = cells.map((_, at) => 2001 + at);
				const { figures } = read(
					`${years.join(',')}\n${cells.map((each) => `${each}%`).join(',')}\n`
				);
				expect(figures.map(({ value, decimals }) => value?.toFixed(decimals))).toEqual(cells);
				expect(figures.map(({ period }) => Number(period.slice(0, 4)))).toEqual(years);
			})
		);
	});

	test('it is known by its years alone, and a long table is not one', () => {
		expect(format.knows(sheetOf(text))).toBeGreaterThan(0.5);
		expect(format.knows(sheetOf('Area,Measure,Value\nNottingham,Places,4\n'))).toBe(0);
		const many = Array.from({ length: 40 }, (_, at) => `A${at},1,2`).join('\n');
		expect(format.knows(sheetOf(`Area,2009,2010\n${many}`))).toBe(0);
	});

	test('spoilt copies give problems, never an exception', () => {
		withstands(format, `Title\n,2009,2010,2011\nNottingham,9.80%,9%,-\nEngland,1,2,3\n`, answers);
	});
});
