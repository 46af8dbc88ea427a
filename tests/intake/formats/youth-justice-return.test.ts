import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { youthJusticeReturn } from '$lib/domain/return-template';
import { youthJusticeOutcomes } from '$lib/domain/youth-justice-words';
import { format } from '$lib/intake/formats/youth-justice-return';
import { format as general } from '$lib/intake/formats/quarterly-return';
import { format as fostering } from '$lib/intake/formats/fostering-return';
import { asked, sheetOf } from '../asked';
import { writtenReturn } from './written-return';

const written = writtenReturn(youthJusticeReturn, format);
const { columns, header, read, said } = written;
const row = (
	care: string,
	placed: string,
	outcome: string,
	counted: string,
	value: string,
	period = '2021-22 Q1'
) => `${period},Nottingham,${care},${placed},${outcome},${counted},,${value},,,`;

describe('a return of youth justice outcomes', () => {
	test('is known by its columns, and by no other return', () => {
		const sheet = sheetOf(`${header}\n`);
		expect(format.knows(sheet)).toBe(1);
		expect(general.knows(sheet)).toBe(0);
		expect(fostering.knows(sheet)).toBe(0);
		expect(format.knows(sheetOf('period,outcome,value\n'))).toBe(0);
	});

	test('makes a measure of every combination, children and offences apart', () => {
		const { figures, indicators, problems, rows } = read(
			row('looked-after children', 'in area', 'community resolution', 'offences', '7'),
			row('looked-after children', 'in area', 'community resolution', 'children', '6'),
			row('all children', 'all', 'community resolution', 'offences', '"1,204"')
		);
		expect(problems).toEqual([]);
		expect(rows).toBe(3);
		expect(figures.map(({ indicator, value }) => [indicator, value])).toEqual([
			['yj-community-resolution-offences-looked-after-in-area', 7],
			['yj-community-resolution-children-looked-after-in-area', 6],
			['yj-community-resolution-offences-all-children-all-areas', 1204]
		]);
		expect(indicators.map(({ unit_label }) => unit_label)).toEqual([
			'offences',
			'children',
			'offences'
		]);
		expect(figures).toMatchObject([
			{ period: '2021-04-01/2021-06-30', geography: 'E06000018', symbol: null, decimals: 0 },
			{},
			{}
		]);
	});

	test('keeps a base and a mark', () => {
		const { figures } = read(
			'2021-22 Q1,Nottingham,looked-after children,all,suitable accommodation,children,,14,16,,',
			'2021-22 Q2,Nottingham,looked-after children,all,suitable accommodation,children,,,17,c,'
		);
		expect(figures).toMatchObject([
			{ value: 14, numerator: null, denominator: 16 },
			{ value: null, symbol: 'c', denominator: 17 }
		]);
	});

	test('reads local words, and says so once each', () => {
		const { figures, problems } = read(
			row('LAC', 'OOA', 'CR', 'offence', '2'),
			row('LAC', 'OOA', 'YCC', 'offence', '3')
		);
		expect(figures.map(({ indicator }) => indicator)).toEqual([
			'yj-community-resolution-offences-looked-after-out-of-area',
			'yj-youth-conditional-caution-offences-looked-after-out-of-area'
		]);
		expect(
			problems.map(({ rule, severity, column }) => `${severity} ${rule} ${column}`).sort()
		).toEqual([
			'note identity.synonym care_status',
			'note identity.synonym counted',
			'note identity.synonym outcome',
			'note identity.synonym outcome',
			'note identity.synonym placed'
		]);
	});

	test('keeps the name of another outcome', () => {
		const { figures, indicators, problems } = read(
			row('looked-after children', 'all', 'other: Fixed Penalty Notice', 'offences', '2')
		);
		expect(problems).toEqual([]);
		expect(figures).toMatchObject([
			{ indicator: 'yj-other-fixed-penalty-notice-offences-looked-after-all-areas' }
		]);
		expect(indicators[0]?.name).toBe('Fixed Penalty Notice: offences by looked-after children');
	});

	test.each([
		[
			row('looked-after children', 'all', 'outcome 22', 'offences', '1'),
			'identity.unknown-measure',
			'outcome'
		],
		[
			row('looked-after children', 'all', 'other', 'offences', '1'),
			'identity.unknown-measure',
			'outcome'
		],
		[
			row('looked-after children', 'all', '', 'offences', '1'),
			'identity.unknown-measure',
			'outcome'
		],
		[row('girls', 'all', 'conviction', 'offences', '1'), 'identity.unknown-measure', 'care_status'],
		[
			row('all children', 'in area', 'conviction', 'offences', '1'),
			'identity.unknown-measure',
			'placed'
		],
		[
			row('all children', 'all', 'substance misuse', 'offences', '1'),
			'identity.unknown-measure',
			'counted'
		],
		[
			row('looked-after children', 'all', 'response: internal', 'children', '1'),
			'identity.unknown-measure',
			'counted'
		],
		[
			row('all children', 'all', 'response: internal', 'incidents', '1'),
			'identity.unknown-measure',
			'care_status'
		],
		[
			row('looked-after children', 'all', 'response', 'incidents', '1'),
			'identity.unknown-measure',
			'outcome'
		],
		[
			row('all children', 'all', 'conviction', 'children and offences', '1'),
			'identity.unknown-measure',
			'counted'
		],
		[row('all children', 'all', 'conviction', 'offences', '12%'), 'value.unit', 'value'],
		[row('all children', 'all', 'conviction', 'offences', '1.5'), 'value.out-of-range', 'value'],
		[row('all children', 'all', 'conviction', 'offences', '-1'), 'value.out-of-range', 'value'],
		[
			row('all children', 'all', 'conviction', 'offences', '1', '31/07/2021'),
			'period.mixed-kinds',
			'period'
		],
		[
			'2021-22 Q1,Nottingham,all children,all,SEND,children,,12,9,,',
			'value.disagrees',
			'denominator'
		],
		[
			'2021-22 Q1,Nottingham,all children,all,SEND,children,so far,12,,,',
			'period.unknown',
			'window'
		]
	])('%s is set aside', (line, rule, column) => {
		written.setsAside(line, rule, column);
	});

	test('an unknown outcome is answered with every word allowed', () => {
		const [problem] = read(row('all children', 'all', 'caution', 'offences', '1')).problems;
		for (const { word } of youthJusticeOutcomes) expect(problem?.message).toContain(word);
		expect(problem?.message).toContain('“other: ” or “response: ” and its name');
	});

	test('the same outcome given twice with two values is set aside, both rows', () => {
		const line = row('all children', 'all', 'conviction', 'offences', '1');
		const { figures, set_aside } = read(line, line.replace(',1,', ',2,'));
		expect(figures).toEqual([]);
		expect(set_aside.map((each) => each.row)).toEqual([2, 3]);
	});

	test('a year to date is kept apart from the quarter of the same name', () => {
		const { figures, problems } = read(
			'2021-22 Q2,Nottingham,all children,all,conviction,offences,,4,,,',
			'2021-22 Q2,Nottingham,all children,all,conviction,offences,YTD,9,,,'
		);
		expect(figures.map(({ period, value }) => [period, value])).toEqual([
			['2021-07-01/2021-09-30', 4],
			['2021-04-01/2021-09-30', 9]
		]);
		expect(problems.map(({ rule }) => rule)).toEqual(['identity.synonym']);
	});

	test('a year to date that is not its quarters is caught, and children may be in two of them', () => {
		const quarters = (counted: string, total: string) => [
			`2021-22 Q1,Nottingham,all children,all,conviction,${counted},whole period,5,,,`,
			`2021-22 Q2,Nottingham,all children,all,conviction,${counted},whole period,4,,,`,
			`2021-22 Q2,Nottingham,all children,all,conviction,${counted},year to date,${total},,,`
		];
		expect(said(...quarters('offences', '9'))).toEqual([]);
		expect(said(...quarters('offences', '8'))).toEqual(['warning period.to-date 4 value']);
		expect(said(...quarters('children', '8'))).toEqual([]);
		expect(said(...quarters('children', '10'))).toEqual(['warning period.to-date 4 value']);
		expect(said(...quarters('children', '4'))).toEqual(['warning period.to-date 4 value']);
	});

	test('parts are held against the whole', () => {
		const offences = (inside: string, outside: string, both: string) =>
			said(
				row('looked-after children', 'in area', 'conviction', 'offences', inside),
				row('looked-after children', 'out of area', 'conviction', 'offences', outside),
				row('looked-after children', 'all', 'conviction', 'offences', both)
			);
		expect(offences('2', '3', '5')).toEqual([]);
		expect(offences('2', '3', '6')).toEqual(['warning value.parts 4 value']);
		expect(
			said(
				row('looked-after children', 'all', 'conviction', 'offences', '6'),
				row('all children', 'all', 'conviction', 'offences', '5')
			)
		).toEqual(['warning value.parts 3 value']);
	});

	test('the blank template is read back as nothing but blanks', () => {
		written.comesBackBlank();
	});

	test('the template filled in gives a figure for every row, in any order', () => {
		written.comesBackFilled('Q3 2021/22');
	});

	test('a sheet of ten thousand columns or of anything at all is no exception', () => {
		const wide = Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',');
		expect(format.knows(sheetOf(`${wide}\n${wide}\n`))).toBe(0);
		expect(format.read(sheetOf(`${header},${wide}\n1,2\n`), asked()).figures).toEqual([]);
		fc.assert(
			fc.property(fc.array(fc.array(fc.string())), (cells) => {
				const rows = [[...columns], ...cells].map((each, at) => ({ row: at + 1, cells: each }));
				const sheet = { file: 'x.xlsx', sheet: 'Return', rows, problems: [] };
				expect(format.read(sheet, asked()).figures).toEqual([]);
			}),
			{ numRuns: 50 }
		);
	});

	test('a mutated return gives problems and never an exception', () => {
		const lines = youthJusticeReturn
			.rows([])
			.map((each, at) =>
				row(
					each.care_status ?? '',
					each.placed ?? '',
					`"${each.outcome}"`,
					each.counted ?? '',
					String(at + 100)
				)
			);
		written.withstandsMutation(lines);
	});
});
