import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '$lib/intake/formats/table';
import { headerKey } from '$lib/intake/mapping/mapping';
import { asked, recorded, sheetOf } from '../asked';
import { withstands } from './mutilated';

const lines = [
	'Council,Quarter,What,Result,Number,Cohort',
	'Nottingham,2021-22 Q1,Young people seen,40%,4,10',
	'Nottingham,2021-22 Q2,Young people seen,50%,5,10',
	'Derby,2021-22 Q1,Young people seen,c,c,12',
	'Nottingham,2021-22 Q1,Places per 10,12.5,,'
];
const mapping = {
	'mapping.area': 'Council',
	'mapping.period': 'Quarter',
	'mapping.measure': 'What',
	'mapping.value': 'Result',
	'mapping.numerator': 'Number',
	'mapping.denominator': 'Cohort'
};
const read = (lines: readonly string[], answers: Record<string, string> = {}) =>
	format.read(sheetOf(lines.join('\n')), asked(answers));
const rules = (reading: ReturnType<typeof read>) => reading.questions.map(({ rule }) => rule);
const shown = ({ figures }: ReturnType<typeof read>) =>
	figures
		.map((each) =>
			[
				each.indicator,
				each.geography,
				each.period,
				each.value ?? each.symbol,
				each.numerator,
				each.denominator
			].join(' ')
		)
		.sort();

describe('an unknown table', () => {
	test('which column is what is asked, with a guess that is not taken', () => {
		const reading = read(lines);
		expect(reading).toMatchObject({ rows: 4, figures: [], problems: [] });
		expect(
			reading.questions.map(({ rule, fallback, evidence }) => [rule, fallback, evidence])
		).toEqual([
			['mapping.area', null, '“Council” looks like it: 4 of its first 4 cells name places.'],
			['mapping.period', null, '“Quarter” looks like it: 4 of its first 4 cells name periods.'],
			['mapping.value', null, '“Result” looks like it: 4 of its first 4 cells are figures.'],
			['mapping.measure', null, null],
			['mapping.numerator', 'none', '“Number” looks like it: 3 of its first 3 cells are figures.'],
			['mapping.denominator', 'none', '“Cohort” looks like it: 3 of its first 3 cells are figures.']
		]);
		expect(reading.questions[0]?.options.slice(0, 2)).toEqual([
			{ option: 'Council', label: 'Council (for example “Nottingham”)' },
			{ option: 'Quarter', label: 'Quarter (for example “2021-22 Q1”)' }
		]);
	});

	test('once answered its figures are read, with count and base, as measures of its own', () => {
		const reading = read(lines, mapping);
		expect(reading).toMatchObject({ questions: [], problems: [], rows: 4 });
		expect(shown(reading)).toEqual([
			'local-places-per-10 E06000018 2021-04-01/2021-06-30 12.5  ',
			'local-young-people-seen E06000015 2021-04-01/2021-06-30 c  12',
			'local-young-people-seen E06000018 2021-04-01/2021-06-30 40 4 10',
			'local-young-people-seen E06000018 2021-07-01/2021-09-30 50 5 10'
		]);
		expect(reading.indicators).toMatchObject([
			{
				indicator: 'local-young-people-seen',
				name: 'Young people seen',
				unit: 'percent',
				decimals: 0,
				polarity: 'none',
				year_kind: 'quarter'
			},
			{ indicator: 'local-places-per-10', unit: 'other', decimals: 1 }
		]);
	});

	test('a measure the record follows is that measure, by name or by id', () => {
		const reading = read(
			[
				'Area,Year,Indicator,Value',
				'Nottingham,2019/20,Dental checks,80%',
				'Derby,2019/20,dental-checks,81%'
			],
			{
				'mapping.area': 'area',
				'mapping.period': 'Year',
				'mapping.measure': 'Indicator',
				'mapping.value': 'Value'
			}
		);
		expect(reading.figures.map(({ indicator, value }) => [indicator, value])).toEqual([
			['dental-checks', 80],
			['dental-checks', 81]
		]);
		expect(reading.indicators).toEqual([]);
	});

	test('a table of one place and one measure has both asked, and a new measure offered', () => {
		const one = ['Year,Enquiries per 1,000', '2019,4.1', '2020,5'].map((line) =>
			line.replace('1,000', '1000')
		);
		const columns = {
			'mapping.area': 'none',
			'mapping.period': 'Year',
			'mapping.measure': 'none',
			'mapping.value': 'Enquiries per 1000'
		};
		const reading = read(one, columns);
		expect(reading.figures).toEqual([]);
		expect(rules(reading).filter((rule) => !rule.startsWith('mapping'))).toEqual([
			'measure.which',
			'place.which',
			'period.bare-year'
		]);
		expect(reading.questions.find(({ rule }) => rule === 'measure.which')?.options[0]?.option).toBe(
			'local-enquiries-per-1000'
		);
		const answered = read(one, {
			...columns,
			'measure.which': 'local-enquiries-per-1000',
			'place.which': 'E06000018',
			'period.bare-year': 'begins'
		});
		expect(answered.figures.map(({ period, value }) => [period, value])).toEqual([
			['2019-04-01/2020-03-31', 4.1],
			['2020-04-01/2021-03-31', 5]
		]);
		expect(answered.indicators).toMatchObject([{ unit: 'rate', per: 1000 }]);
	});

	test('periods across are columns of figures', () => {
		const reading = read(
			['LA name,LA code,2019/20,2020/21', 'Nottingham,E06000018,1,2', 'Derby,E06000015,-,4'],
			{ 'mapping.area': 'LA name', 'mapping.measure': 'none', 'measure.which': 'cla-offending' }
		);
		expect(rules(reading)).toEqual(['mapping.layout']);
		expect(reading.questions[0]?.fallback).toBe('wide');
		expect(shown(reading)).toEqual([
			'cla-offending E06000015 2019-04-01/2020-03-31 -  ',
			'cla-offending E06000015 2020-04-01/2021-03-31 4  ',
			'cla-offending E06000018 2019-04-01/2020-03-31 1  ',
			'cla-offending E06000018 2020-04-01/2021-03-31 2  '
		]);
	});

	test('a code beside the name that is another place’s sets the row aside', () => {
		const reading = read(
			['LA name,LA code,2019/20', 'Nottingham,E10000024,1', 'Derby,E06000015,4'],
			{ 'mapping.area': 'LA name', 'mapping.measure': 'none', 'measure.which': 'cla-offending' }
		);
		expect(reading.figures.map(({ value }) => value)).toEqual([4]);
		expect(reading.problems).toMatchObject([{ rule: 'identity.code-and-name', row: 2 }]);
	});

	test('every column of figures can be a measure of its own', () => {
		const reading = read(
			['Area,Month,Enquiries made,Carers approved', 'Nottingham,2021-22 Q1,10,2'],
			{ 'mapping.area': 'Area', 'mapping.period': 'Month', 'mapping.value': 'every-column' }
		);
		expect(reading.questions).toEqual([]);
		expect(shown(reading)).toEqual([
			'local-carers-approved E06000018 2021-04-01/2021-06-30 2  ',
			'local-enquiries-made E06000018 2021-04-01/2021-06-30 10  '
		]);
	});

	test('title rows, a row of groups, a footnote and blank cells are told apart from figures', () => {
		const reading = read(
			[
				'Fostering,,,',
				',,Households,',
				'Area,Period,Approved,Left',
				'Nottingham,2019/20,4,',
				'Note: counted at the end of the year,,,'
			],
			{ 'mapping.area': 'Area', 'mapping.period': 'Period', 'mapping.value': 'every-column' }
		);
		expect(reading.figures.map(({ indicator, value }) => [indicator, value])).toEqual([
			['local-households-approved', 4]
		]);
		expect(reading.problems.map(({ rule }) => rule)).toEqual(['structure.footnote']);
	});

	test('rows in any order give the same figures', () => {
		const [header = '', ...rows] = lines;
		const whole = shown(read(lines, mapping));
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (mixed) => {
				expect(shown(read([header, ...mixed], mapping))).toEqual(whole);
			})
		);
	});

	test('an answer that is no column stops the sheet and names those there are', () => {
		const { problems } = read(lines, { ...mapping, 'mapping.area': 'Town' });
		expect(problems).toMatchObject([{ rule: 'structure.no-column', column: 'Town', row: null }]);
		expect(problems[0]?.message).toContain('Council, Quarter, What');
	});

	test('a table of words alone is refused before anything is asked', () => {
		const reading = read(['Date,What', '2021-09-20,The board met', '2021-11-15,It met again']);
		expect(reading.questions).toEqual([]);
		expect(reading.problems).toMatchObject([{ rule: 'structure.not-a-table', row: null }]);
	});

	test('the record’s own figures, written as a table, come back as they are', () => {
		const held = recorded('dfe-outcomes-2019').filter(({ value }) => value !== null);
		expect(held.length).toBeGreaterThan(50);
		const names = [
			'indicator',
			'geography',
			'period',
			'value',
			'numerator',
			'denominator'
		] as const;
		const written = held.map((each) => names.map((name) => each[name] ?? '').join(','));
		const { figures, problems, questions } = read(
			[names.join(','), ...written],
			Object.fromEntries(
				names.map((name) => [
					`mapping.${{ indicator: 'measure', geography: 'area' }[name as string] ?? name}`,
					name
				])
			)
		);
		expect({ problems, questions }).toEqual({ problems: [], questions: [] });
		const cells = (each: (typeof figures)[number]) => names.map((name) => each[name]);
		expect(figures.map(cells)).toEqual(held.map(cells));
	});

	test('two columns of one name are told apart by their letters', () => {
		const { questions } = read(['Area,Value,Value', 'Nottingham,1,2']);
		expect(questions[0]?.options.map(({ option }) => option)).toEqual([
			'Area',
			'column B',
			'column C',
			'none'
		]);
	});

	test('it is known last of all, and text without a table is not known', () => {
		expect(format.knows(sheetOf(lines.join('\n')))).toBeLessThanOrEqual(0.1);
		expect(format.knows(sheetOf(lines.join('\n')))).toBeGreaterThan(0);
		expect(format.knows(sheetOf('Dear all\nplease find\n'))).toBe(0);
		expect(read(['Dear all', 'please find']).problems).toMatchObject([
			{ rule: 'structure.not-a-table', row: null }
		]);
	});

	test('the mapping’s key outlives spelling, titles and another year across', () => {
		const key = (text: string) => headerKey(sheetOf(text));
		expect(key('LA name,2019,2020\nDerby,1,2')).toBe('laname|#');
		expect(key('A title\nla_Name,2019,2020,2021\nDerby,1,2,3')).toBe('laname|#');
		expect(key('LA code,2019\nDerby,1')).not.toBe('laname|#');
		expect(key('text')).toBe('');
	});

	test('spoilt copies give problems, never an exception', () => {
		withstands(format, lines.join('\n'), mapping);
		withstands(format, 'Area,2019,2020\nNottingham,1,2\nDerby,-,4', {
			'mapping.area': 'Area',
			'mapping.measure': 'none',
			'measure.which': 'cla-offending'
		});
	});
});
