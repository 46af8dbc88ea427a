import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNhsNumber } from '$lib/intake/checks/personal';
import { findRowLevel } from '$lib/intake/checks/privacy';
import { sheetOf } from './asked';

const found = (...lines: string[]) => findRowLevel(sheetOf(lines.join('\n')));

describe('a file with a row for each child', () => {
	it.each([
		['UPN', 'A123456789012'],
		['Unique Pupil Number', 'A123456789012'],
		['NHS Number', '9434765919'],
		['nhs_no', '9434765919'],
		['NINO', 'QQ123456C'],
		['National Insurance Number', 'QQ123456C'],
		['DOB', '03/05/2009'],
		['Date of Birth', '2009-05-03'],
		['date_of_birth (dd/mm/yyyy)', '03/05/2009'],
		['PersonBirthDate', '03/05/2009'],
		['Postcode', 'ZZ1 1ZZ'],
		['Home Post Code', 'ZZ1 1ZZ'],
		['HOME_POST', 'ZZ1 1ZZ'],
		['Forename', 'Xavier'],
		['First name', 'Xavier'],
		['SURNAME', 'Xample'],
		['Child’s Name', 'Xavier Xample'],
		['Pupil name', 'Xavier Xample'],
		['Initials', 'XX'],
		['Child ID', '48213'],
		['child_id', '48213'],
		['LAchildID', '48213'],
		['Child Unique ID', '48213'],
		['Mosaic ID', '48213'],
		['ICS number', '48213'],
		['Liquidlogic ID', '48213'],
		['Client reference', '48213']
	])('is refused by its header %s, and the cell is not repeated', (header, cell) => {
		const problem = found(`Team,${header},Offence`, `North,${cell},Theft`, `South,${cell},None`);
		expect(problem).toMatchObject({
			rule: 'privacy.row-level',
			severity: 'error',
			row: null,
			column: header
		});
		expect(JSON.stringify(problem)).not.toContain(cell);
		expect(problem?.message).toContain(header);
	});

	it.each([
		['unique pupil numbers', ['A123456789012', 'B210987654321']],
		['NHS numbers', ['943 476 5919', '401 023 2137']],
		['NHS numbers', ['9434765919', '4010232137', '9434765870']],
		['National Insurance numbers', ['AB 12 34 56 C', 'AB123456D']],
		['postcodes', ['ZZ1 1ZZ', 'ZZ99 9ZZ', 'Z1 2ZZ']],
		['labels that each stand for one child', ['Child A', 'Child B', 'Child C']]
	])('is refused by cells that look like %s under any header, or none', (of, cells) => {
		for (const header of ['Reference,Offence', '']) {
			const problem = found(
				...[header, ...cells.map((cell) => `${cell},Theft`)].filter((line) => line !== '')
			);
			expect(problem?.message).toContain(of);
			for (const cell of cells) expect(JSON.stringify(problem)).not.toContain(cell);
		}
	});

	it('is refused when only a name is headed, with what is recorded of each child beside it', () => {
		expect(found('Name,Age,Gender,Legal status', 'Xavier Xample,14,M,C2')).toMatchObject({
			column: 'Name'
		});
		expect(found('CHILD,SEX,ETHNIC,DECOM', '481,1,WBRI,01/04/2020')).not.toBeNull();
		expect(
			found('Age,Gender,Legal status,Placement start date', '14,M,C2,01/04/2020')
		).not.toBeNull();
	});

	it('is refused when it is a form about one child', () => {
		const problem = found('Surname:,Xample', 'Date of birth:,03/05/2009', 'Team:,North');
		expect(problem?.message).toContain('a form about one person');
		expect(JSON.stringify(problem)).not.toContain('Xample');
	});

	it.each([
		['a unique pupil number', 'Includes one case (UPN A123456789012)', 'A123456789012'],
		['an NHS number', 'see NHS 943 476 5919', '943 476'],
		['a National Insurance number', 'NI AB 12 34 56 C on file', '12 34'],
		['a date of birth', 'One more, DOB: 03/04/2006, in May', '03/04/2006'],
		['a date of birth in words', 'one child (born 3 April 2006)', 'April'],
		['an e-mail address', 'ask jo.xample@example.org', 'xample'],
		['a mobile number', 'ring 07700 900123', '900123'],
		['a postcode', 'placed at ZZ7 2AB', 'ZZ7']
	])('is refused for %s in the text of one cell', (_, note, part) => {
		const problem = found('area,value,note', 'Derby,3,', `Nottingham,4,"${note}"`);
		expect(problem).toMatchObject({ rule: 'privacy.row-level', column: null });
		expect(problem?.message).toContain('Column 3');
		expect(JSON.stringify(problem)).not.toContain(part);
	});

	it.each([
		['Subject Ref', '4471823', '4471824'],
		['Individual', 'P1', 'P2'],
		['YP', 'JS', 'KB'],
		['Child', 'C-001', 'C-002'],
		['Worker', 'J Xample', 'K Xample'],
		['UPN number (pupil)', 'A12345', 'A12346'],
		['Born', '03/04/2006', '05/04/2007'],
		['Pupil NHS ref', '9434765919', '9434765918'],
		['Carer phone', '0115 496 0123', '0115 496 0124'],
		['Contact email', 'one@example.org', 'two@example.org'],
		['Placement address', '1 High Street', '2 High Street'],
		['Their forename', 'Xavier', 'Yolanda']
	])('is refused by the header %s and what stands under it', (header, one, other) => {
		const problem = found(`Team,${header},Missing`, `A,${one},3`, `B,${other},1`);
		expect(problem).toMatchObject({ rule: 'privacy.row-level' });
		expect(JSON.stringify(problem)).not.toContain(one);
		expect(found(`Team,${header},Missing`, 'A,3,3', 'B,12,1')).toBeNull();
	});

	it('is refused for a second header below hundreds of rows of totals', () => {
		const rows = Array.from({ length: 300 }, (_, at) => `Nottingham,${at}`);
		expect(found('area,value', ...rows, 'Surname,Offence', 'Xample,Theft')).toMatchObject({
			column: 'Surname'
		});
		expect(found('area,value', ...rows)).toBeNull();
	});

	it('is refused with a column for each child', () => {
		expect(found('Measure,Child 1,Child 2', 'Offences,2,1')).not.toBeNull();
	});

	it('is refused by a reference with what is recorded of each beside it', () => {
		expect(found('Ref,Age,Gender,Outcome', '1001,15,M,YC', '1002,16,F,YRO')).not.toBeNull();
		expect(found('Ref,Age,Gender,Count', '1,15,M,5', '1,16,F,6', '1,16,F,7')).toBeNull();
	});

	it('never repeats a header with words of its own, nor says a thing looks like a look', () => {
		const problem = found('Team,Xample forename', 'A,Xavier', 'B,Yolanda');
		expect(problem?.message).toContain('Column 2');
		expect(problem?.message).not.toMatch(/Xample|look like/);
	});

	it('is refused under title rows too', () => {
		expect(found('Youth justice cases', 'Quarter 2', 'Team,Surname', 'North,Xample')).toMatchObject(
			{ column: 'Surname' }
		);
	});

	it('never repeats a cell of a file without a header', () => {
		const problem = found('Xavier Xample,A123456789012', 'Yolanda Xample,B210987654321');
		expect(problem).not.toBeNull();
		expect(JSON.stringify(problem)).not.toMatch(/Xavier|Yolanda|A1234|B2109/);
	});
});

describe('a file of totals', () => {
	it.each([
		'area_code,area_name,area_type,period,indicator,measure,unit,value',
		'LA name,LA Name,la_name,region_name,Area Name,country_name,LA number',
		'Financial_Year,England_Wales,YJS,Number_Children',
		'characteristic,number,percentage,children_count,CLA number,carer_numbers,Number of children',
		'name,value,Age',
		'Gender,Age group,Ethnicity,Count',
		'School name,Provider name,Measure name,Indicator ID'
	])('headed %s is let in', (header) => {
		const cells = header.split(',').map((_, place) => (place === 0 ? 'Nottingham' : '12'));
		expect(found(header, cells.join(','), cells.join(','))).toBeNull();
	});

	it('may say “date of birth” in a note, or have a header with nothing under it', () => {
		expect(found('Ages are worked out from date of birth', 'Area,2020', 'Nottingham,4')).toBeNull();
		expect(found('Area,2020,Postcode', 'Nottingham,4,')).toBeNull();
	});

	it('may have an office’s address and mailbox in its notes', () => {
		expect(
			found(
				'Area,2020',
				'Nottingham,4',
				'"Contact: cla.statistics@example.org, 12 Office Street, ZZ1 1AB"',
				'Telephone: 0370 000 2288'
			)
		).toBeNull();
	});

	it('may hold ten-digit sums of money, of which few pass the NHS check by chance', () => {
		expect(
			found('Area,Spend', 'Nottingham,9434765919', 'Derby,1234567891', 'Leicester,2234567892')
		).toBeNull();
	});

	it('of ONS codes and figures is let in, whatever the figures', () => {
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.double({ noNaN: true })), {
					minLength: 1
				}),
				(rows) => {
					expect(
						found(
							'area_code,value',
							...rows.map(([code, value]) => `E${String(code).padStart(8, '0')},${value}`)
						)
					).toBeNull();
				}
			)
		);
	});
});

it('knows an NHS number by its check digit', () => {
	expect(isNhsNumber('9434765919')).toBe(true);
	expect(isNhsNumber('9434765918')).toBe(false);
	expect(isNhsNumber('0000000000')).toBe(false);
});

const real = '../shared/data';
describe.skipIf(!existsSync(real))('every published file', () => {
	const files = existsSync(real) ? readdirSync(real).filter((name) => name.endsWith('.csv')) : [];
	it.each(files)('%s is let in', (name) => {
		const text = new TextDecoder(name.startsWith('ofsted') ? 'windows-1252' : 'utf-8').decode(
			readFileSync(`${real}/${name}`)
		);
		expect(findRowLevel(sheetOf(text, name))).toBeNull();
	});
});
