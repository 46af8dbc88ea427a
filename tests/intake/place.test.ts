import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '$lib/intake/csv';
import type { Figure } from '$lib/intake/format';
import { Gathering } from '$lib/intake/gathering';
import { editDistance } from '$lib/intake/place/nearest-names';
import { abolition, codesOf } from '$lib/intake/place/retired-codes';
import { asked, register, sheetOf } from './asked';

const { places } = asked();
const named = (text: string, year?: number) => places.byName(text, year)?.geography;

describe('a place by its name', () => {
	test.each([
		['Nottingham', 'E06000018'],
		['NOTTINGHAMSHIRE ', 'E10000024'],
		['City of Nottingham', 'E06000018'],
		['St Helens', 'E08000013'],
		['ST. HELENS', 'E08000013'],
		['Hammersmith & Fulham', 'E09000013'],
		['Kingston upon Hull, City of', 'E06000010'],
		['Kingston Upon Hull', 'E06000010'],
		['Bristol, City of', 'E06000023'],
		['Bristol', 'E06000023'],
		['Bournemouth,  Christchurch & Poole', 'E06000058'],
		['County Durham', 'E06000047'],
		['Stoke on Trent', 'E06000021'],
		['Southend', 'E06000033'],
		['Herefordshire, County of', 'E06000019'],
		['Yorkshire and The Humber', 'E12000003'],
		['Yorks & the Humber ', 'E12000003'],
		['East Midlands region', 'E12000004'],
		['Inner London', 'E13000001'],
		['england', 'E92000001']
	])('%s is %s', (name, code) => {
		expect(named(name)).toBe(code);
	});

	test('Dorset is the abolished county for years before 2020 and the new authority since', () => {
		expect([named('Dorset', 2019), named('Dorset', 2020), named('Dorset')]).toEqual([
			'E10000009',
			'E06000059',
			'E06000059'
		]);
		expect(named('Bournemouth')).toBe('E06000028');
	});

	test('a part of a name, or more than a name, is never a place', () => {
		for (const text of [
			'Nottingh',
			'Notts',
			'Nottingham City',
			'Nottinghamshire (all)',
			'Durham County',
			'North',
			'City of',
			''
		])
			expect(named(text), text).toBeUndefined();
	});

	test('no text found by cutting or adding letters to a name is another place', () => {
		const names = new Set(register.geographies.map(({ name }) => name.toLowerCase()));
		fc.assert(
			fc.property(fc.constantFrom(...register.geographies), fc.nat(30), (place, cut) => {
				const part = place.name.slice(0, cut);
				const found = places.byName(part);
				if (found && found !== place)
					expect(
						names.has(part.trim().toLowerCase()) || named(part.trim()) === found.geography
					).toBe(true);
				expect(places.byName(`${place.name}x`)).toBeNull();
			})
		);
	});

	test('every place is found by its own name, code and number', () => {
		for (const place of register.geographies) {
			expect(places.byName(place.name)).toBe(place);
			expect(places.byCode(place.geography)).toBe(place);
			expect(places.byNumber(String(place.number))).toBe(place);
		}
	});
});

describe('a place by a code of another time', () => {
	test.each([
		['E10000002', 'Buckinghamshire'],
		['E08000020', 'Gateshead'],
		['E06000048', 'Northumberland'],
		['E10000022', 'Northumberland'],
		['E08000016', 'Barnsley'],
		['E08000019', 'Sheffield'],
		['E10000023', 'North Yorkshire'],
		['E10000027', 'Somerset'],
		['e10000010', 'Durham']
	])('%s is %s', (code, name) => {
		expect(places.byCode(code)?.name).toBe(name);
	});

	test('an abolished authority is its own place and never its successor', () => {
		expect(places.byCode('E10000009')?.name).toBe('Dorset (Pre LG)');
		expect(places.byCode('E10000006')?.name).toBe('Cumbria');
		expect(places.byCode('E10000021')?.name).toBe('Northamptonshire');
		expect(places.byCode('E10000004')).toBeNull();
		for (const { geography, current } of register.geographies)
			expect(abolition(geography) === null, geography).toBe(current);
	});

	test('every code of an authority leads to the same ones', () => {
		expect(new Set(codesOf('E06000057'))).toEqual(new Set(codesOf('E10000022')));
		expect(codesOf('E06000018')).toEqual(['E06000018']);
	});
});

describe('what is suggested for a name that is no place', () => {
	const suggested = (text: string) => places.suggest(text).map(({ name }) => name);

	test('both Nottingham and Nottinghamshire for Nottingham City, the city first', () => {
		expect(suggested('Nottingham City').slice(0, 2)).toEqual(['Nottingham', 'Nottinghamshire']);
	});

	test('the name meant for a slip of a letter', () => {
		expect(suggested('Barnsly')[0]).toBe('Barnsley');
		expect(suggested('Milton Keyns')[0]).toBe('Milton Keynes');
	});

	test('the successors for the code or name of an authority abolished before the record begins', () => {
		expect(suggested('E10000004')).toEqual(['Cheshire East', 'Cheshire West and Chester']);
		expect(suggested('Cheshire').slice(0, 2)).toEqual([
			'Cheshire East',
			'Cheshire West and Chester'
		]);
	});

	test('nothing for a place of another country', () => {
		expect(suggested('Cardiff')).toEqual([]);
		expect(suggested('Total')).toEqual([]);
	});

	test('the distance between two texts is even-handed and nought only for one text', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
				expect(editDistance(a, b)).toBe(editDistance(b, a));
				expect(editDistance(a, b) === 0).toBe(a === b);
			})
		);
		expect(editDistance('kitten', 'sitting')).toBe(3);
	});
});

describe('a row’s place', () => {
	const sheet = sheetOf('a,b\n1,2\n');

	test('a code and a name of two places set the row aside', () => {
		const gathering = new Gathering(sheet, asked());
		expect(gathering.place(2, 'area', { code: 'E06000018', name: 'Nottinghamshire' })).toBeNull();
		expect(gathering.reading(1).problems[0]).toMatchObject({
			rule: 'identity.code-and-name',
			row: 2
		});
	});

	test('a name two authorities bore agrees with the code of either', () => {
		const gathering = new Gathering(sheet, asked());
		expect(gathering.place(2, 'area', { code: 'E10000009', name: 'Dorset' })?.number).toBe(835);
		expect(
			gathering.place(2, 'area', { code: 'E06000059', name: 'Dorset', year: 2018 })?.number
		).toBe(838);
		expect(gathering.reading(1).problems).toEqual([]);
	});

	test('a figure for a time after its authority was abolished is kept, with a note that names the successors', () => {
		const gathering = new Gathering(sheet, asked());
		const [measure] = register.indicators;
		const cumbria = places.byCode('E10000006');
		if (!measure || !cumbria) throw new Error('the record has both');
		const figure = (period: string, value: number | null) => ({
			indicator: measure.indicator,
			geography: cumbria.geography,
			period: period as Figure['period'],
			value,
			symbol: value === null ? 'c' : null,
			numerator: null,
			denominator: null,
			decimals: 0,
			source_row: 2
		});
		gathering.add(figure('2022-04-01/2023-03-31', 1));
		gathering.add(figure('2024-04-01/2025-03-31', null));
		expect(gathering.reading(1).problems).toEqual([]);
		gathering.add(figure('2023-04-01/2024-03-31', 2));
		const { problems, figures } = gathering.reading(1);
		expect(figures).toHaveLength(3);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatchObject({ rule: 'identity.abolished', severity: 'note' });
		expect(problems[0]?.message).toContain('Cumberland or Westmorland and Furness');
	});
});

/** Areas of real files that are deliberately no place of the record. */
const noPlace = new Set([
	'Bedfordshire',
	'Cheshire',
	'Cornwall and Isles of Scilly',
	'British Forces Post Office overseas establishments',
	'Cumberland / Westmorland and Furness',
	'Kingston upon Thames / Richmond upon Thames',
	'North Northamptonshire / West Northamptonshire',
	'Outside of England',
	'Outside of England and unknown',
	'Outside of the United Kingdom',
	'Outside of the United Kingdom and unknown',
	'Unknown',
	'London Tri-borough',
	'Old SNs:',
	'NA',
	'z',
	''
]);

const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('every area named in the real files', () => {
	const columns =
		/^(?:la_name|region_name|area_name|area name|la name|la and regions|goreg|cc|stat_\d+|geog_n|la_order)$/i;
	const files = readdirSync(shared).filter(
		(name) => name.endsWith('.csv') && !/^lait_bds_long|hmip|dictionary/.test(name)
	);

	test.each(files)('%s', (file) => {
		const bytes = readFileSync(`${shared}/${file}`);
		const text = new TextDecoder('windows-1252').decode(bytes).replace(/^ï»¿/, '');
		const { header, rows } = readTable(text, file);
		const across = file.startsWith('ofsted_fostering_2017-18_LA') ? header.slice(1) : [];
		const unknown = new Set(
			across.map((name) => name.trim()).filter((name) => !places.byName(name))
		);
		header.forEach((name, place) => {
			if (!columns.test(name)) return;
			for (const { cells } of rows) {
				const area = (cells[place] ?? '').trim();
				if (!/^\d*$/.test(area) && !places.byName(area)) unknown.add(area);
			}
		});
		expect([...unknown].filter((name) => !noPlace.has(name))).toEqual([]);
	});

	test('youth justice services are not authorities: those that are not one by exact name stay unknown', () => {
		for (const service of [
			'West Mercia',
			'Newcastle',
			'Dorset - JI',
			'Bournemouth and Poole',
			'Tower Hamlets and City of London'
		])
			expect(places.byName(service), service).toBeNull();
	});

	test('DfE’s list of authorities: every code the list has is that authority’s, or deliberately none', () => {
		const { header, rows } = readTable(
			readFileSync(`${shared}/dfe_las.csv`, 'utf8'),
			'dfe_las.csv'
		);
		const at = (name: string) => header.indexOf(name);
		for (const { cells } of rows) {
			const code = cells[at('new_la_code')] ?? '';
			const number = cells[at('old_la_code')] ?? '';
			const found = places.byCode(code);
			if (found && number !== 'x') expect(String(found.number), code).toBe(number);
			if (!found) expect(noPlace.has(cells[at('la_name')] ?? ''), code).toBe(true);
		}
	});
});
