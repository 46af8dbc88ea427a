import { describe, expect, test } from 'vitest';
import { judge, judgeable } from '$lib/intake/checks/judge';
import { format } from '$lib/intake/formats/quarterly-return';
import { asked, sheetOf } from './asked';

const read = (...lines: string[]) =>
	format.read(sheetOf(['indicator,authority,period,value', ...lines].join('\n')), asked());
const nottingham = (value: number) => `cla-offending,Nottingham,2019/20,${value}`;
const others = [
	'cla-offending,Derby,2019/20,4',
	'cla-offending,Leicester,2019/20,5',
	'cla-offending,England,2019/20,3'
];

describe('rows that contradict one another', () => {
	test('are all faults, those that agree with the first among them too', () => {
		const reading = read(nottingham(3), nottingham(3), nottingham(4), ...others);
		expect(reading.problems.map(({ rule, row }) => `${rule} ${row}`)).toEqual([
			'period.duplicate 2',
			'period.duplicate 3',
			'period.duplicate 4'
		]);
		expect(reading.problems[0]?.message).toContain('rows 3, 4');
		expect(reading.figures).toHaveLength(3);
	});

	test('leave as many rows as are offered', () => {
		const reading = read(nottingham(3), nottingham(4), ...others);
		const { questions, outcome } = judge(judgeable(reading), [], new Map());
		expect(outcome).toBe('question');
		expect(questions[0]?.options[0]?.label).toBe('Leave them out and use the other 3');
		expect(questions[0]?.evidence).toBe('3 of 5 rows can be used; 2 are listed.');
		expect(reading.figures).toHaveLength(3);
	});

	test('are counted as gone beyond the hundred that are said', () => {
		const torn = Array.from({ length: 130 }, (_, at) => `cla-offending,Nottingham,never ${at},3`);
		const good = Array.from({ length: 140 }, (_, at) => `cla-number,Derby,${1880 + at},1`);
		const dated = good.map((line, at) =>
			line.replace(/,\d{4},/, `,${1 + (at % 28)}/${1 + Math.floor(at / 28)}/2021,`)
		);
		const reading = read(...torn, ...dated);
		const { questions } = judge(judgeable(reading), [], new Map());
		expect(reading.figures).toHaveLength(140);
		expect(questions[0]?.options[0]?.label).toBe('Leave them out and use the other 140');
		expect(questions[0]?.evidence).toContain('30 more are set aside without being listed');
	});

	test('torn rows are counted once: among the rows, and as gone', () => {
		const reading = read(nottingham(3), ...others, 'a,b,c,d,e,f');
		const { questions } = judge(judgeable(reading), [], new Map());
		expect(reading.rows).toBe(5);
		expect(questions[0]?.evidence).toBe('4 of 5 rows can be used; 1 is listed.');
	});
});
