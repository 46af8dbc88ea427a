import { describe, expect, test } from 'vitest';
import { buildGeographies } from '$lib/intake/geographies';
import { places } from './fixture';

const authorities = `new_la_code,la_name,date_of_operation,date_of_termination,parent_geography_code,entity_code,entity_description,status,old_la_code
E10000009,Dorset,01/01/2009,31/03/2019,E12000009,E10,Counties,terminated,835
E06000048,Northumberland,01/04/2009,31/03/2013,E12000001,E06,Unitary Authorities,terminated,929
E06000057,Northumberland,01/04/2013,,E12000001,E06,Unitary Authorities,live,929
E06000018,Nottingham,01/01/2009,,E12000004,E06,Unitary Authorities,live,892
`;
const area = (number: number, name: string) => ({ number, name, region: '' });

describe('building the record’s places', () => {
	test('an authority has the code now in force, an abolished one its last', () => {
		const { values, problems } = buildGeographies(
			[area(929, 'Northumberland'), area(835, 'Dorset (Pre LG)'), area(892, 'Nottingham')],
			authorities,
			'las.csv'
		);
		expect(problems).toEqual([]);
		expect(values).toEqual([
			{
				geography: 'E10000009',
				number: 835,
				name: 'Dorset (Pre LG)',
				kind: 'authority',
				region: 'E12000009',
				current: false
			},
			expect.objectContaining({ geography: 'E06000018', region: 'E12000004', current: true }),
			expect.objectContaining({ geography: 'E06000057', current: true })
		]);
	});

	test('England and the regions are not looked for among authorities', () => {
		const { values } = buildGeographies(
			[area(970, 'England'), area(987, 'London (Inner)')],
			authorities,
			'las.csv'
		);
		expect(values.map(({ geography, kind }) => [geography, kind])).toEqual([
			['E92000001', 'country'],
			['E13000001', 'region']
		]);
	});

	test('an authority without a code is a problem', () => {
		const { values, problems } = buildGeographies([area(831, 'Derby')], authorities, 'las.csv');
		expect(values).toEqual([]);
		expect(problems[0]?.message).toContain('Derby (831)');
	});
});

describe('finding a place', () => {
	test('a name must be whole', () => {
		expect(places.byName('Nottingham')?.number).toBe(892);
		expect(places.byName('NOTTINGHAMSHIRE ')?.number).toBe(891);
		expect(places.byName('Nottingh')).toBeNull();
		expect(places.byName('')).toBeNull();
	});

	test('Dorset before 2020 is the authority since abolished', () => {
		expect(places.byName('Dorset', 2014)?.number).toBe(835);
		expect(places.byName('Dorset', 2020)?.number).toBe(838);
		expect(places.byName('Dorset')?.number).toBe(838);
	});

	test('spellings met in DfE’s files lead to the same region', () => {
		for (const name of [
			'Yorks & the Humber ',
			'YORKSHIRE AND HUMBER',
			'Yorkshire and The Humber'
		]) {
			expect(places.byName(name)?.geography).toBe('E12000003');
		}
	});
});
