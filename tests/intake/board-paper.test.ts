import { describe, expect, test } from 'vitest';
import { readBoardPaper } from '$lib/intake/board-paper';
import { code, indicator, vintage } from './fixture';

const answers = {
	indicator: indicator(),
	geography: code('E06000018'),
	vintage,
	bare_year: 'begins' as const
};

describe('reading a table as a board paper prints it', () => {
	test('nothing is read until it is said what a year means', () => {
		const { values, questions } = readBoardPaper('2019\n4%\n', 'paper.csv', {
			...answers,
			bare_year: null
		});
		expect(values).toEqual([]);
		expect(questions).toHaveLength(1);
		expect(questions[0]).toMatchObject({ rule: 'paper.bare-year', fallback: null });
	});

	test.each([
		['begins', '2019-04-01/2020-03-31'],
		['ends', '2018-04-01/2019-03-31']
	] as const)('2019 that %s the year is %s', (bare_year, period) => {
		const { values } = readBoardPaper('2019\n4%\n', 'paper.csv', { ...answers, bare_year });
		expect(values.map((each) => each.period)).toEqual([period]);
	});

	test('each figure keeps the decimals it is printed with', () => {
		const { values } = readBoardPaper('2009,2010\n9.80%,9%\n', 'paper.csv', answers);
		expect(values.map(({ value, decimals }) => [value, decimals])).toEqual([
			[9.8, 2],
			[9, 0]
		]);
	});

	test('a label that is no year and a cell that is no figure are reported', () => {
		const { values, problems } = readBoardPaper('year,2010\n1%,?\n', 'paper.csv', answers);
		expect(values).toEqual([]);
		expect(problems.map(({ rule, row }) => [rule, row])).toEqual([
			['paper.no-period', 1],
			['paper.value', 2]
		]);
	});

	test('two rows of values are refused', () => {
		expect(readBoardPaper('2010\n1%\n2%\n', 'paper.csv', answers).problems[0]?.rule).toBe(
			'paper.one-row'
		);
	});
});
