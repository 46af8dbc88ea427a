import { describe, expect, test } from 'vitest';
import { format as paper } from '$lib/intake/formats/board-paper';
import { format } from '$lib/intake/formats/quarterly-return';
import { asked, sheetOf } from './asked';

const rule = 'identity.new-measure:Visits by an advocate';
const lines = [
	'indicator,authority,period,value',
	'Visits by an advocate,Nottingham,2021-22 Q1,59.9%',
	'Visits by an advocate,Nottingham,2021-22 Q2,62%',
	'cla-number,Nottingham,31/03/2021,700'
];
const read = (answer?: string) =>
	format.read(sheetOf(lines.join('\n')), asked(answer === undefined ? {} : { [rule]: answer }));

describe('a measure the record does not follow, in a return', () => {
	test('is asked about once, and its rows wait', () => {
		const reading = read();
		expect(reading.problems).toEqual([]);
		expect(reading.figures).toHaveLength(1);
		expect(reading.questions).toMatchObject([{ rule, fallback: null }]);
		expect(reading.questions[0]?.options.at(0)?.option).toBe('add');
		expect(reading.questions[0]?.options.at(-1)?.option).toBe('leave-out');
		expect(reading.questions[0]?.evidence).toContain('row 2');
	});

	test('becomes one of the council’s own, with the unit its figures show', () => {
		const reading = read('add');
		expect(reading.figures).toHaveLength(3);
		expect(reading.indicators).toMatchObject([
			{
				indicator: 'local-visits-by-an-advocate',
				unit: 'percent',
				decimals: 1,
				polarity: 'none',
				year_kind: 'quarter'
			}
		]);
	});

	test('is the measure the analyst says, or left out', () => {
		expect(read('dental-checks').figures.map(({ indicator }) => indicator)).toEqual([
			'dental-checks',
			'dental-checks',
			'cla-number'
		]);
		expect(read('leave-out').figures).toHaveLength(1);
		expect(read('leave-out').problems).toEqual([]);
		expect(read('no-such').problems).toMatchObject([{ row: null, severity: 'error' }]);
	});

	test('is not asked about when there are more of them than anybody would answer', () => {
		const many = Array.from({ length: 30 }, (_, at) => `Thing ${at},Nottingham,2021-22 Q1,5`);
		const reading = format.read(sheetOf([lines[0], ...many].join('\n')), asked());
		expect(reading.questions).toEqual([]);
		expect(reading.set_aside).toHaveLength(30);
	});
});

describe('the measure a table is of', () => {
	const options = (text: string) =>
		paper
			.read(sheetOf(text), asked())
			.questions.find((each) => each.rule === 'measure.which')
			?.options.map(({ option }) => option) ?? [];

	test('is suggested by what it means, whatever words a paper has for it', () => {
		const title = 'Percentage of looked after children subject to a conviction';
		expect(options(`${title}\n,2018,2019,2020\nNottingham,4%,3%,3%`)[0]).toBe('cla-offending');
	});

	test('is never a count first where the figures are percentages', () => {
		const offered = options('Looked after children in residence\n,2018,2019\nNottingham,4%,3%');
		const { measures } = asked();
		expect(measures.byId(offered[0] ?? '')?.unit).not.toBe('count');
	});
});
