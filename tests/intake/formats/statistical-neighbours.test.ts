import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Neighbour } from '$lib/domain/neighbour';
import { openFile } from '$lib/intake/file/document';
import { format } from '$lib/intake/formats/statistical-neighbours';
import type { Sheet } from '$lib/intake/sheet';
import { asked, register, sheetOf } from '../asked';
import { mauled } from '../mauled';

const read = (sheet: Sheet, answers = {}) => format.read(sheet, asked(answers));
const line = ({ geography, rank, neighbour, closeness }: Neighbour) =>
	[geography, rank, neighbour, closeness].join(' ');

const repeated = `\uFEFFLA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,SN3,SNP,
892,Nottingham,892,1,East Midlands,831,Very Close,861,Close ,330,Not Close,
891,Nottinghamshire,891,1,East Midlands,860,Very close,830,Very Close,855,Close,
,,,,,,,,,,,,
,Old SNs:,,,,,,,,,,,
`;

describe('lists of statistical neighbours', () => {
	test('a header that repeats, words with trailing spaces and a heading among the rows', () => {
		const reading = read(sheetOf(repeated, 'Groupings_April_2021.csv'));
		expect(reading.problems).toEqual([]);
		expect(reading.rows).toBe(2);
		expect(reading.neighbours.map(line)).toEqual([
			'E06000018 1 E06000015 Very close',
			'E06000018 2 E06000021 Close',
			'E06000018 3 E08000025 Not close',
			'E10000024 1 E10000028 Very close',
			'E10000024 2 E10000007 Very close',
			'E10000024 3 E10000018 Close'
		]);
		expect(new Set(reading.neighbours.map(({ neighbour_set }) => neighbour_set))).toEqual(
			new Set(['2021'])
		);
	});

	test('numbered headers, and a header on the third row of a sheet', () => {
		const numbered = `A,B,3,4,5,6\n1,2,3,4,5,6\nold_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P,SN_3,SN_3P\n892,Nottingham,831,Very close,861,Close ,330,Not close\n`;
		const reading = read(sheetOf(numbered, 'sn_may_2025.xlsx', 'LA SN Groups'));
		expect(reading.neighbours.map(line)).toEqual([
			'E06000018 1 E06000015 Very close',
			'E06000018 2 E06000021 Close',
			'E06000018 3 E08000025 Not close'
		]);
	});

	test('names only: closeness is not stated, and the set is asked for', () => {
		const names =
			'la_name,stat_1,stat_2,stat_3\nNottingham,Derby,Stoke-on-Trent,Birmingham\nDerby,Nottingham,NA,Bolton\n';
		const sheet = sheetOf(names, 'groupings.csv');
		expect(read(sheet).questions.map(({ rule }) => rule)).toEqual(['neighbours.set']);
		expect(read(sheet).neighbours).toEqual([]);
		const reading = read(sheet, { 'neighbours.set': '2014' });
		expect(reading.neighbours.map(line)).toEqual([
			'E06000018 1 E06000015 Not stated',
			'E06000018 2 E06000021 Not stated',
			'E06000018 3 E08000025 Not stated'
		]);
		expect(reading.set_aside.map(({ row }) => row)).toEqual([3]);
		expect(read(sheet, { 'neighbours.set': 'new' }).problems).toMatchObject([
			{ rule: 'period.unknown', row: null }
		]);
	});

	test('one authority’s own list asks whose it is', () => {
		const own = 'area_code,area_name\nE06000015,Derby\nE06000021,Stoke-on-Trent\n';
		const sheet = sheetOf(own, 'cssn.csv');
		expect(format.knows(sheet)).toBeGreaterThan(0);
		const { questions, neighbours } = read(sheet);
		expect(neighbours).toEqual([]);
		expect(questions.map(({ rule }) => rule)).toEqual(['neighbours.set', 'place.which']);
		expect(questions[1]?.options[0]?.option).toBe(register.board.geography);
		const answers = { 'neighbours.set': '2025', 'place.which': 'E06000018' };
		expect(read(sheet, answers).neighbours.map(line)).toEqual([
			'E06000018 1 E06000015 Not stated',
			'E06000018 2 E06000021 Not stated'
		]);
		expect(read(sheet, { ...answers, 'place.which': 'E06000015' }).set_aside).toHaveLength(1);
		expect(read(sheet, { ...answers, 'place.which': 'Mars' }).problems).toMatchObject([
			{ rule: 'identity.unknown-area', row: null }
		]);
	});

	test('an authority that is its own neighbour, a neighbour twice, or an authority twice is set aside', () => {
		const wrong = (text: string) =>
			read(sheetOf(`LA num,SN1,SN2,SN3\n${text}\n`, 'sn_2025.csv')).problems.map(
				({ rule }) => rule
			);
		expect(wrong('892,892,831,861')).toEqual(['value.disagrees']);
		expect(wrong('892,831,831,861')).toEqual(['value.disagrees']);
		expect(wrong('892,831,861,330\n892,831,861,330')).toEqual(['period.duplicate']);
		expect(wrong('892,831,861,999')).toEqual(['identity.unknown-area']);
		expect(wrong('892,831,861,330')).toEqual([]);
	});

	test('a list of all authorities is not a list of neighbours', () => {
		const rows = register.geographies.map(({ geography, name }) => `${geography},"${name}"`);
		expect(format.knows(sheetOf(`area_code,area_name\n${rows.join('\n')}\n`))).toBe(0);
		expect(format.knows(sheetOf('area_code,area_name,value\nE06000018,Nottingham,4\n'))).toBe(0);
	});
});

test('however it is mauled, every neighbour kept is a known place other than the authority', () => {
	const known = new Set(register.geographies.map(({ geography }) => geography));
	fc.assert(
		fc.property(mauled(repeated, 'sn_2021.csv'), (sheet) => {
			format.knows(sheet);
			const { neighbours } = read(sheet);
			const keys = neighbours.map(({ geography, rank }) => `${geography} ${rank}`);
			expect(new Set(keys).size).toBe(keys.length);
			for (const { geography, neighbour } of neighbours) {
				expect(known.has(geography) && known.has(neighbour)).toBe(true);
				expect(neighbour).not.toBe(geography);
			}
		}),
		{ numRuns: 150 }
	);
});

const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('the real files', () => {
	const open = async (file: string, answers = {}) => {
		const { sheets } = await openFile(file, new Uint8Array(readFileSync(`${shared}/${file}`)));
		const [sheet] = sheets.filter((each) => format.knows(each) > 0);
		if (!sheet) throw new Error('one sheet is known');
		return read(sheet, answers);
	};
	const held = (set: string) =>
		register.neighbours
			.filter(({ neighbour_set }) => neighbour_set === set)
			.map(line)
			.sort();

	test('the sets of 2021 and 2025 are exactly the record’s', async () => {
		const [old, now] = [
			await open('New_Statistical_Neighbour_Groupings_April_2021.csv'),
			await open('sn_model_2025_wide.csv')
		];
		expect([old.problems, now.problems]).toEqual([[], []]);
		expect(old.neighbours.map(line).sort()).toEqual(held('2021'));
		expect(now.neighbours.map(line).sort()).toEqual(held('2025'));
	});

	test('the workbook of May 2025 has the set of 2025 and five areas more', async () => {
		const { neighbours, rows, problems } = await open('sn_may_2025.xlsx');
		const lines = new Set(neighbours.map(line));
		expect(held('2025').filter((each) => !lines.has(each))).toEqual([]);
		expect([neighbours.length, rows, problems]).toEqual([1580, 158, []]);
	});

	test('Trafford’s own list is its set of 2025, the closest first', async () => {
		const { neighbours } = await open('trafford_cssn.csv', {
			'neighbours.set': '2025',
			'place.which': 'E08000009'
		});
		const order = (of: readonly Neighbour[]) =>
			of
				.filter(
					({ geography, neighbour_set }) => geography === 'E08000009' && neighbour_set === '2025'
				)
				.map(({ rank, neighbour }) => `${rank} ${neighbour}`);
		expect(order(neighbours)).toEqual(order(register.neighbours));
	});

	test('names only: 141 lists, and eight with a neighbour missing set aside', async () => {
		const { neighbours, rows, set_aside } = await open('stat_neighbour_groupings_names.csv', {
			'neighbours.set': '2014'
		});
		expect([rows, neighbours.length, set_aside.length]).toEqual([149, 1410, 8]);
	});
});

test('the sets offered are those known, then other years, and none to come', () => {
	const lists = sheetOf('LA,SN1,SN2,SN3\nNottingham,Derby,Leicester,Salford', 'lists.csv');
	const [question] = format.read(lists, asked()).questions;
	const years = question?.options.map(({ option }) => option) ?? [];
	expect(years.slice(0, 3)).toEqual(['2014', '2021', '2025']);
	expect(new Set(years).size).toBe(years.length);
	expect(Math.max(...years.map(Number))).toBe(2026);
});
