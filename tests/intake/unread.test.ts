import { describe, expect, test } from 'vitest';
import { format as paper } from '$lib/intake/formats/board-paper';
import { format as quarterly } from '$lib/intake/formats/quarterly-return';
import { format } from '$lib/intake/formats/table';
import { asked, sheetOf } from './asked';

const wide = {
	'mapping.layout': 'wide',
	'mapping.area': 'Area',
	'mapping.measure': 'none',
	'measure.which': 'cla-offending'
};
const said = ({ problems }: ReturnType<typeof format.read>) =>
	problems.map(({ severity, rule }) => `${severity} ${rule}`);

describe('what a table has besides', () => {
	test('columns that are not read are named, and a year to date beside quarters is warned of', () => {
		const sheet = sheetOf(
			'Area,Q1 2021/22,Q2 2021/22,YTD,Target\nNottingham,10,12,22,90\nDerby,5,6,11,90'
		);
		const reading = format.read(sheet, asked(wide));
		expect(reading.figures).toHaveLength(4);
		expect(said(reading)).toEqual(['note structure.other-column', 'warning period.to-date']);
		expect(reading.problems[0]?.message).toContain('YTD, Target');
		expect(reading.problems[1]).toMatchObject({ column: 'YTD' });
	});

	test('a table of years has no year to date to warn of', () => {
		const sheet = sheetOf('Area,2019/20,2020/21,YTD\nNottingham,10,12,22\nDerby,5,6,11');
		expect(said(format.read(sheet, asked(wide)))).toEqual(['note structure.other-column']);
	});

	test('years over a second row of names are no board paper; the table says how to write it', () => {
		const sheet = sheetOf(
			',2019/20,,2020/21,\nArea,Number,%,Number,%\nNottingham,12,3.5,15,4.1\nDerby,8,2.8,9,3.0'
		);
		expect(paper.knows(sheet)).toBe(0);
		expect(format.knows(sheet)).toBeGreaterThan(0);
		const reading = format.read(sheet, asked());
		expect(reading.figures).toEqual([]);
		expect(reading.problems).toMatchObject([{ row: null, rule: 'structure.not-a-table' }]);
		expect(reading.problems[0]?.message).toContain('“2019/20” over “Number”');
	});

	test('a year over quarters is one period and is read', () => {
		const sheet = sheetOf(',2021/22,\nArea,Q1,Q2\nNottingham,10,12\nDerby,5,6');
		const reading = format.read(sheet, asked(wide));
		expect(reading.figures.map(({ period }) => period)).toEqual([
			'2021-04-01/2021-06-30',
			'2021-07-01/2021-09-30',
			'2021-04-01/2021-06-30',
			'2021-07-01/2021-09-30'
		]);
	});
});

describe('a row of totals', () => {
	const answers = {
		'mapping.area': 'Area',
		'mapping.period': 'Year',
		'mapping.measure': 'none',
		'mapping.value': 'Value',
		'measure.which': 'cla-number'
	};

	test.each(['Total', 'Grand total', 'ALL', 'All areas', 'Sum'])(
		'called %s is noted, neither kept nor asked about',
		(name) => {
			const sheet = sheetOf(
				`Area,Year,Value\nNottingham,2020/21,700\nDerby,2020/21,600\n${name},2020/21,1300`
			);
			const reading = format.read(sheet, asked(answers));
			expect(reading.figures).toHaveLength(2);
			expect(reading.questions.map(({ rule }) => rule)).not.toContainEqual(
				expect.stringContaining('synonym')
			);
			expect(said(reading)).toEqual(['note structure.total']);
		}
	);

	test('is noted in a board paper and in a return', () => {
		const across = sheetOf('Area,2019/20,2020/21\nNottingham,3,4\nDerby,2,3\nTotal,5,7');
		const reading = paper.read(across, asked({ 'measure.which': 'cla-offending' }));
		expect(reading.figures).toHaveLength(4);
		expect(said(reading)).toEqual(['note structure.total']);
		const returned = quarterly.read(
			sheetOf('indicator,authority,period,value\ncla-number,Derby,31/03/2021,700\nTotal,,,700'),
			asked()
		);
		expect(returned.figures).toHaveLength(1);
		expect(said(returned)).toEqual(['note structure.total']);
	});
});
