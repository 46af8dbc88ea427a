import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hexCentre, hexesTouch, type Hex } from '$lib/domain/hex';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

const content = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');
const contents = new Map(REGISTER_TABLES.map((name) => [name, content(name)]));
const { register, problems } = readRegister(contents);
const { hexes } = register;
const geographies = new Map<string, (typeof register.geographies)[number]>(
	register.geographies.map((each) => [each.geography, each])
);
const code = (name: string) => register.geographies.find((each) => each.name === name)?.geography;
const at = (name: string) => {
	const found = hexes.find((each) => each.geography === code(name));
	if (!found) throw new Error(`${name} has no hexagon.`);
	return found;
};
const inRegion = (name: string) =>
	hexes.filter(({ geography }) => geographies.get(geography)?.region === code(name));

/** How many hexagons can be reached from the first without leaving the list. */
function reached(list: readonly Hex[]): number {
	const found = new Set(list.slice(0, 1));
	for (const each of found)
		for (const other of list) if (!found.has(other) && hexesTouch(each, other)) found.add(other);
	return found.size;
}

const middle = (name: string) => {
	const centres = inRegion(name).map(hexCentre);
	const mean = (of: 'x' | 'y') => centres.reduce((sum, each) => sum + each[of], 0) / centres.length;
	return { x: mean('x'), y: mean('y') };
};

const regions = [
	['North East', 12],
	['North West', 24],
	['Yorkshire and the Humber', 15],
	['East Midlands', 10],
	['West Midlands', 14],
	['East of England', 11],
	['London', 33],
	['South East', 19],
	['South West', 15]
] as const;

describe('the map of hexagons', () => {
	test('has each current authority once, no two in one place', () => {
		expect(problems).toEqual([]);
		expect(hexes).toHaveLength(153);
		expect(new Set(hexes.map(({ column, row }) => `${column} ${row}`)).size).toBe(153);
	});

	test.each(regions)('%s is one block of %i', (name, size) => {
		const block = inRegion(name);
		expect(block).toHaveLength(size);
		expect(reached(block)).toBe(size);
	});

	test('England is one piece', () => {
		expect(reached(hexes)).toBe(153);
	});

	test('regions lie as they do on the ground', () => {
		const from = (of: 'x' | 'y') =>
			regions.map(([name]) => name).sort((one, other) => middle(one)[of] - middle(other)[of]);
		expect(from('y').slice(0, 3)).toEqual(['North East', 'Yorkshire and the Humber', 'North West']);
		expect(from('x').slice(-2)).toEqual(['East of England', 'London']);
		expect(from('x')[0]).toBe('North West');
		expect(middle('South West').x).toBeLessThan(middle('South East').x);
		expect(middle('South West').y).toBeGreaterThan(middle('West Midlands').y);
		expect(middle('West Midlands').x).toBeLessThan(middle('East Midlands').x);
		expect(at('Northumberland').row).toBe(0);
	});

	test('London touches only the South East and the East of England', () => {
		const london = inRegion('London');
		const beside = hexes.filter((each) => london.some((one) => hexesTouch(one, each)));
		const around = new Set(beside.map(({ geography }) => geographies.get(geography)?.region));
		expect(around).toEqual(new Set([code('London'), code('South East'), code('East of England')]));
	});

	test.each([
		['Nottingham', 'Nottinghamshire'],
		['Derby', 'Derbyshire'],
		['Leicester', 'Leicestershire'],
		['Nottinghamshire', 'Lincolnshire'],
		['Manchester', 'Salford'],
		['Cornwall', 'Devon'],
		['Kent', 'Medway'],
		['Norfolk', 'Suffolk'],
		['Hackney', 'Islington'],
		['Birmingham', 'Solihull'],
		['Durham', 'Sunderland']
	])('%s and %s touch', (one, other) => {
		expect(hexesTouch(at(one), at(other))).toBe(true);
	});
});

describe('a map of hexagons with a fault', () => {
	const faults = (change: (text: string) => string) =>
		readRegister(new Map(contents).set('hexes', change(content('hexes')))).problems.map(
			({ rule, row, message }) => [rule, row, message]
		);
	const nottingham = `E06000018,${at('Nottingham').column},${at('Nottingham').row}`;
	const row = content('hexes').split('\n').indexOf(nottingham) + 1;

	test('an authority without a place is named', () => {
		expect(faults((text) => text.replace(`${nottingham}\n`, ''))).toEqual([
			[
				'hexes.no-place',
				null,
				'hexes.csv gives Nottingham no place on the map. Add a row for E06000018.'
			]
		]);
	});

	test('two authorities in one place are named with both rows', () => {
		const { column, row: line } = at('Derby');
		const first = content('hexes').split('\n').indexOf(`E06000015,${column},${line}`) + 1;
		const [early, late] = [Math.min(first, row), Math.max(first, row)];
		const [found, ...others] = faults((text) =>
			text.replace(nottingham, `E06000018,${column},${line}`)
		);
		expect(others).toEqual([]);
		expect(found?.slice(0, 2)).toEqual(['hexes.same-place', late]);
		expect(found?.[2]).toContain(`where row ${early} puts`);
		expect(found?.[2]).toContain(`(column ${column}, row ${line}). Move one of the two.`);
	});

	test.each([
		['E10000006,30,30', 'hexes.not-current', 'Cumbria, which is not an authority of today'],
		['E92000001,30,30', 'hexes.not-current', 'England, which is not an authority of today'],
		['E06009999,30,30', 'record.dangling', 'which geographies.csv does not have'],
		['E06000018,30,30', 'record.duplicate-key', `repeats the geography of row ${row}`],
		['E06000018,west,30', 'record.cell', 'Write a whole number.']
	])('a row %s is %s', (line, rule, words) => {
		const found = faults((text) => `${text}${line}\n`);
		expect(found.map(([each, row]) => [each, row])).toEqual([[rule, 155]]);
		expect(found[0]?.[2]).toContain(words);
	});
});
