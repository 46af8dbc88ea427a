import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '$lib/intake/formats/fingertips';
import type { Sheet } from '$lib/intake/sheet';
import { asked, sheetOf } from '../asked';
import { expectHonest, mauled } from '../mauled';

const table = `Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Count,Denominator,Value note
90803,"Hospital admissions, rate per 100,000
",,,E92000001,England,Country,Persons,0-17 yrs,,,2015/16,94.7261896202678,93.9,95.5,51897,54786327,
90803,"Hospital admissions, rate per 100,000",E12000004,East Midlands region,E06000018,Nottingham,County & UA,Persons,0-17 yrs,,,2015/16,62.5,1,2,40,64000,
90803,"Hospital admissions, rate per 100,000",E12000008,South East region,E10000002,Buckinghamshire,County & UA,Persons,0-17 yrs,,,2015/16,,,,,,Value suppressed for disclosure control due to small count
90803,"Hospital admissions, rate per 100,000",E12000004,East Midlands region,E06000015,Derby,County & UA,Persons,0-17 yrs,,,2015/16,,,,,,
90803,"Hospital admissions, rate per 100,000",,,E92000001,England,Country,Persons,0-17 yrs,Deprivation,Most deprived tenth,2015/16,113.4,1,2,100,200,Aggregated
`;
const read = (sheet: Sheet) => format.read(sheet, asked());

describe('a Fingertips download', () => {
	const reading = read(sheetOf(table));

	test('values with their counts and bases, a re-coded authority, a suppressed one', () => {
		expect(
			reading.figures.map(
				({ geography, period, value, symbol, numerator, denominator, decimals }) => [
					geography,
					period,
					value ?? symbol,
					numerator,
					denominator,
					decimals
				]
			)
		).toEqual([
			['E92000001', '2015-04-01/2016-03-31', 94.7261896203, 51897, 54786327, 10],
			['E06000018', '2015-04-01/2016-03-31', 62.5, 40, 64000, 1],
			['E06000060', '2015-04-01/2016-03-31', 'c', null, null, 0],
			['E92000001', '2015-04-01/2016-03-31', 113.4, 100, 200, 1]
		]);
	});

	test('sex, age and a part of England make different measures, quoted to one decimal', () => {
		expect(reading.indicators).toMatchObject([
			{ indicator: 'fingertips-90803-persons-0-17-yrs', unit: 'rate', per: 100000, decimals: 1 },
			{ indicator: 'fingertips-90803-persons-0-17-yrs-deprivation-most-deprived-tenth' }
		]);
		expect(reading.indicators[0]?.caution).toContain('one decimal');
	});

	test('a blank is no figure, and a remark on a value is passed on', () => {
		expect(reading.problems.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
			'note structure.footnote',
			'note value.blank'
		]);
	});

	test('years as one number are calendar years', () => {
		const { figures } = read(sheetOf(table.replaceAll('2015/16', '2015')));
		expect(figures[0]?.period).toBe('2015-01-01/2015-12-31');
	});
});

test('however it is mauled, no figure is read that does not stand in its row', () => {
	const suppressed = /,Value suppressed.*$/m;
	fc.assert(
		fc.property(mauled(table.replace(suppressed, ',')), (sheet) => {
			format.knows(sheet);
			expectHonest(sheet, read(sheet));
		}),
		{ numRuns: 100 }
	);
});

const file = '../shared/data/fingertips_indicators-CountyUA.data.csv';
test.skipIf(!existsSync(file))('the real download: 852 rows, 842 figures, ten blanks', () => {
	const reading = read(sheetOf(readFileSync(file, 'utf8'), 'indicators-CountyUA.data.csv'));
	expect([reading.rows, reading.figures.length, reading.set_aside.length]).toEqual([852, 842, 0]);
	expect(reading.indicators).toHaveLength(22);
	expect(reading.questions).toEqual([]);
});
