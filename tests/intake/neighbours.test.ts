import { describe, expect, test } from 'vitest';
import { readNeighbours } from '$lib/intake/neighbours';
import { places } from './fixture';

describe('reading statistical neighbours', () => {
	test('the 2021 shape: repeated headers and a blank last column', () => {
		const text =
			'LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,\n892,Nottingham,892,1,East Midlands,831,Very Close,861,Close,\n,Old SNs:,,,,,,,,\n';
		const { values, problems } = readNeighbours(text, 'sn.csv', '2021', places);
		expect(problems).toEqual([]);
		expect(values).toEqual([
			{
				neighbour_set: '2021',
				geography: 'E06000018',
				rank: 1,
				neighbour: 'E06000015',
				closeness: 'Very close'
			},
			{
				neighbour_set: '2021',
				geography: 'E06000018',
				rank: 2,
				neighbour: 'E06000021',
				closeness: 'Close'
			}
		]);
	});

	test('the 2025 shape: numbered headers and words with trailing spaces', () => {
		const text =
			'old_la_code,la_name,region_ind,region_name,SN_1,SN_1P\n892,Nottingham,1,East Midlands,861,Close \n';
		expect(readNeighbours(text, 'sn.csv', '2025', places).values).toMatchObject([
			{ rank: 1, neighbour: 'E06000021', closeness: 'Close' }
		]);
	});

	test('a number no place has is reported with row and column', () => {
		const text =
			'old_la_code,la_name,SN_1,SN_1P\n892,Nottingham,999,Close\n999,Nowhere,892,Close\n';
		const { values, problems } = readNeighbours(text, 'sn.csv', '2025', places);
		expect(values).toEqual([]);
		expect(problems.map(({ row, column }) => [row, column])).toEqual([
			[2, 'SN_1'],
			[3, 'old_la_code']
		]);
	});

	test('a file without neighbours is refused', () => {
		expect(readNeighbours('a,b\n1,2\n', 'sn.csv', '2025', places).problems[0]?.rule).toBe(
			'neighbours.no-column'
		);
	});
});
