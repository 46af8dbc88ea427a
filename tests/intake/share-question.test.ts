import { describe, expect, it } from 'vitest';
import { checkFigures } from '$lib/intake/checks/checks';
import { readSheet } from '$lib/intake/read-sheet';
import { asked, register, sheetOf } from './asked';

const HEADER = 'indicator,authority,period,value,numerator,denominator,symbol,note';
const read = (lines: readonly string[], given: Readonly<Record<string, string>> = {}) =>
	readSheet(sheetOf([HEADER, ...lines].join('\n')), asked(given), register.geographies);
const values = (...given: Parameters<typeof read>) =>
	read(...given).figures.map(({ value, decimals }) => [value, decimals]);
const rules = (...given: Parameters<typeof read>) =>
	read(...given).questions.map(({ rule }) => rule);

const shares = ['cla-offending,Nottingham,2019/20,0.035,,,,', 'cla-offending,Derby,2019/20,1,,,,'];

describe('percentages of which none is above one', () => {
	it('are asked about, and nothing is taken before somebody answers', () => {
		const { questions, outcome } = read(shares);
		expect(outcome).toBe('question');
		expect(questions).toMatchObject([{ rule: 'value.share', fallback: null }]);
		expect(questions[0]?.options.map(({ label }) => label)).toEqual([
			'Shares of one: 0.035 means 3.5%',
			'Percentages: 0.035 means 0.035%'
		]);
	});

	it('are a hundred times as much when they are shares, at the precision printed', () => {
		expect(values(shares, { 'value.share': 'share' })).toEqual([
			[3.5, 1],
			[100, 0]
		]);
		expect(values(shares, { 'value.share': 'percent' })).toEqual([
			[0.035, 3],
			[1, 0]
		]);
		expect(rules(shares, { 'value.share': 'share' })).toEqual([]);
	});

	it('are believed beside counts that make percentages of them', () => {
		expect(rules(['cla-offending,Derby,2019/20,0.5,1,200,,'])).toEqual([]);
	});

	it('are said to be shares where the counts beside them make shares', () => {
		const [question] = read(['cla-offending,Nottingham,2019/20,0.035,12,340,,']).questions;
		expect(question?.evidence).toContain('shares of one of 1 of 1 figures');
		expect(question?.evidence).toContain('row 2: 0.035 beside 12 of 340');
	});

	it('are not asked about when whole, above one, or written with a percent sign', () => {
		expect(rules(['cla-offending,Derby,2019/20,1,,,,'])).toEqual([]);
		expect(rules([...shares, 'cla-offending,Leicester,2019/20,3.5,,,,'])).toEqual([]);
		expect(rules(['cla-offending,Derby,2019/20,0.5%,,,,'])).toEqual([]);
	});

	it('are asked about apart from those with a percent sign, which stay as they are', () => {
		const mixed = ['cla-offending,Derby,2019/20,100.0%,,,,', ...shares.slice(0, 1)];
		expect(rules(mixed)).toEqual(['value.share']);
		expect(values(mixed, { 'value.share': 'share' })).toEqual([
			[100, 1],
			[3.5, 1]
		]);
	});

	it('are asked about measure by measure', () => {
		const two = [...shares, 'dental-checks,Nottingham,2019/20,0.85,,,,'];
		expect(rules(two)).toEqual(['value.share:cla-offending', 'value.share:dental-checks']);
		expect(
			values(two, { 'value.share:cla-offending': 'percent', 'value.share:dental-checks': 'share' })
		).toEqual([
			[0.035, 3],
			[1, 0],
			[85, 0]
		]);
	});
});

describe('a row far from what is held', () => {
	const lines = [
		'cla-number,Nottingham,31/03/2021,43954,,,,',
		'cla-number,Derby,31/03/2021,600,,,,'
	];

	it('is set aside when the analyst does not confirm it', () => {
		const { figures, set_aside, problems, outcome } = read(lines, {
			'value.confirm:2': 'leave-out'
		});
		expect(figures.map(({ value }) => value)).toEqual([600]);
		expect(set_aside.map(({ row }) => row)).toEqual([2]);
		expect(problems).toMatchObject([{ rule: 'value.confirm', row: 2, severity: 'warning' }]);
		expect(outcome).toBe('accepted');
	});

	it('leaves nothing to add when it is the only one', () => {
		expect(read(lines.slice(0, 1), { 'value.confirm:2': 'leave-out' }).outcome).toBe('refused');
	});

	it('stays when it is confirmed', () => {
		expect(values(lines, { 'value.confirm:2': 'keep' })).toHaveLength(2);
	});
});

describe('a publication', () => {
	it('with a share where its counts make a percentage has the row set aside', () => {
		const figure = read(['cla-offending,Derby,2019/20,5,10,200,,']).figures[0];
		if (!figure) throw new Error('no figure');
		const { measures } = asked();
		const context = { file: 'f.csv', measures, geographies: [], status: 'statistics' as const };
		const check = (value: number, decimals: number) =>
			checkFigures({ figures: [{ ...figure, value, decimals }], indicators: [] }, context)
				.problems.filter(({ rule }) => rule === 'value.disagrees')
				.map(({ severity }) => severity);
		expect(check(0.05, 2)).toEqual(['error']);
		expect(check(6, 0)).toEqual(['warning']);
		expect(check(5, 0)).toEqual([]);
	});
});
