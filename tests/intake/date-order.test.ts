import { describe, expect, test } from 'vitest';
import { readsAs } from '$lib/domain/written-date';
import { format as paper } from '$lib/intake/formats/board-paper';
import { format as quarterly } from '$lib/intake/formats/quarterly-return';
import { asked, sheetOf } from './asked';

const returned = (...dates: string[]) =>
	quarterly.read(
		sheetOf(
			[
				'indicator,authority,period,value',
				...dates.map((date, at) => `cla-number,Nottingham,${date},${600 + at}`)
			].join('\n')
		),
		asked()
	);

describe('dates with the month first', () => {
	test('one that can be nothing else condemns every date with strokes in its column', () => {
		const { figures, problems, set_aside, rows } = returned(
			'09/05/2021',
			'03/31/2021',
			'2021-06-30',
			'12/04/2021'
		);
		expect(rows).toBe(4);
		expect(figures.map(({ period }) => period)).toEqual(['2021-06-30']);
		expect(set_aside.map(({ row }) => row)).toEqual([2, 3, 5]);
		expect(problems.map(({ rule, row, severity }) => `${severity} ${rule} ${row}`).sort()).toEqual([
			'error period.unknown 2',
			'error period.unknown 3',
			'error period.unknown 5'
		]);
		for (const { message } of problems) expect(message).toContain('“03/31/2021”');
	});

	test('are not suspected where every date can be read day first', () => {
		const { figures, problems } = returned('09/05/2021', '31/03/2021', '12/04/2021');
		expect(problems).toEqual([]);
		expect(figures.map(({ period }) => period)).toEqual(['2021-05-09', '2021-03-31', '2021-04-12']);
	});

	test('condemn the dates across the top of a table', () => {
		const sheet = sheetOf('Area,03/31/2021,09/05/2021\nNottingham,600,610\nDerby,700,710');
		const reading = paper.read(sheet, asked({ 'measure.which': 'cla-number' }));
		expect(reading.figures).toEqual([]);
		expect(reading.set_aside.map(({ row }) => row)).toEqual([2, 3]);
		expect(new Set(reading.problems.map(({ rule }) => rule))).toEqual(new Set(['period.unknown']));
	});

	test.each([
		['31/03/2021', 'day-first'],
		['03/31/2021', 'month-first'],
		['3.4.21', 'either'],
		['05/05/2021', 'day-first'],
		['31/31/2021', null],
		['31 March 2021', null]
	])('%s reads as %s', (text, order) => {
		expect(readsAs(text)).toBe(order);
	});
});
