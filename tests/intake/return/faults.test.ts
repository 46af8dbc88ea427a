import { describe, expect, test } from 'vitest';
import { ruleOf } from '$lib/intake/checks/rules';
import { format as fostering } from '$lib/intake/formats/fostering-return';
import { format as youthJustice } from '$lib/intake/formats/youth-justice-return';
import { fosteringReturn, youthJusticeReturn } from '$lib/domain/return-template';
import { asked, sheetOf } from '../asked';
import { writtenReturn } from '../formats/written-return';

const carers = writtenReturn(fosteringReturn, fostering);
const youth = writtenReturn(youthJusticeReturn, youthJustice);
const line = (measure: string, value: string, more: { window?: string; period?: string } = {}) =>
	`${more.period ?? '2021-22 Q1'},Nottingham,mainstream,${measure},,households,${more.window ?? ''},${value},,`;

describe('a faulty row of a return', () => {
	test('that may have a reason is used, and named with the rows it does not fit and the cure', () => {
		const { figures, problems } = carers.read(
			line('applications', '5'),
			line('approvals', '7'),
			line('visits', '9')
		);
		expect(figures).toHaveLength(3);
		expect(problems).toEqual([
			{
				file: 'file.csv',
				row: 3,
				column: 'value',
				rule: 'value.order',
				severity: 'warning',
				message:
					'Row 3 of file.csv, with row 2: approvals (7) are above applications (5): mainstream, households, Q1 2021/22. They may follow from an earlier period: say so in the note, or correct the row that is wrong.'
			}
		]);
	});

	test('that cannot be true is set aside, each row of it, and the rest is used', () => {
		const window = 'of those who enquired';
		const { figures, set_aside, problems } = carers.read(
			line('applications', '5', { window }),
			line('approvals', '7', { window }),
			line('visits', '9', { window })
		);
		expect(figures.map(({ indicator }) => indicator)).toEqual([
			'fostering-mainstream-cohort-visits-households'
		]);
		expect(set_aside.map(({ row }) => row)).toEqual([2, 3]);
		expect(problems.map(({ row, severity, rule }) => [row, severity, rule]).sort()).toEqual([
			[2, 'error', 'value.order'],
			[3, 'error', 'value.order']
		]);
	});

	test('is held against none of another authority, and against none that is contradicted itself', () => {
		const derby = line('approvals', '7').replace('Nottingham', 'Derby');
		expect(carers.said(line('applications', '5'), derby)).toEqual([]);
		expect(
			carers.said(line('applications', '5'), line('approvals', '7'), line('approvals', '4'))
		).toEqual([
			'warning identity.two-units 3 unit',
			'error period.duplicate 3 null',
			'error period.duplicate 4 null'
		]);
		expect(
			carers.said(line('applications', '5'), line('approvals', '5'), line('approvals', '5'))
		).toEqual(['note period.repeated 4 null']);
	});

	test('given in two units under one is asked for its unit', () => {
		const [problem] = carers.read(line('closing', '148'), line('closing', '203')).problems;
		expect(problem?.message).toBe(
			'Row 2 of file.csv, with row 3: “closing” (mainstream, households) is given as 148 and 203 for Q1 2021/22. If one of them counts something else than households, such as children, correct its unit; otherwise keep the row that is right.'
		);
	});

	test('of a stock that is not carried over is found whatever the order of the rows', () => {
		const rows = [line('opening', '150', { period: '2021-22 Q2' }), line('closing', '148')];
		expect(carers.said(...rows)).toEqual(['warning value.carried 2 value']);
		expect(carers.said(...[...rows].reverse())).toEqual(['warning value.carried 3 value']);
	});

	test('of an outcome counted twice takes the total out and leaves its parts', () => {
		const outcome = (name: string, value: string) =>
			`2021-22 Q1,Nottingham,all children,all,${name},offences,,${value},,,`;
		const { figures, problems } = youth.read(
			outcome('community resolution', '12'),
			outcome('youth caution', '7'),
			outcome('other: total out-of-court disposals', '19')
		);
		expect(figures.map(({ value }) => value)).toEqual([12, 7]);
		expect(problems.map(({ row, rule }) => `${row} ${rule}`)).toEqual(['4 value.counted-twice']);
		expect(problems[0]?.message).toContain('Take the row of the total out');
	});
});

test('every rule of a return is explained on the page of checks', () => {
	for (const rule of [
		'structure.worked-example',
		'identity.two-units',
		'period.overlap',
		'value.order',
		'value.balance',
		'value.carried',
		'value.counted-twice'
	])
		expect(ruleOf(rule)?.rule).toBe(rule);
});

test('eight quarters of everything are read in well under a second', () => {
	const rows = ['2020-21', '2021-22'].flatMap((year) =>
		[1, 2, 3, 4].flatMap((quarter) =>
			fosteringReturn.rows([]).map(({ measure, reason, unit, window, carers: kind }) => {
				const value = window === 'of those who enquired' && measure?.startsWith('with') ? 0 : 12;
				return `${year} Q${quarter},Nottingham,${kind},${measure},${reason},${unit},${window},${value},,`;
			})
		)
	);
	const sheet = sheetOf([carers.header, ...rows, ''].join('\n'));
	const began = performance.now();
	const { figures } = fostering.read(sheet, asked());
	const took = performance.now() - began;
	expect(rows.length).toBeGreaterThan(900);
	expect(figures).toHaveLength(rows.length);
	expect(took).toBeLessThan(2500);
});
