import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/view';
import { parseViewWords } from '../../src/cli/view-words';
import type { MeasureSummary } from '$lib/view/summary';

let said: string[] = [];
let complained: string[] = [];
beforeEach(() => {
	said = [];
	complained = [];
	vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
	vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text));
});
afterEach(() => vi.restoreAllMocks());

const folder = mkdtempSync(join(tmpdir(), 'view-'));
const HEADER = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';

/** A LAIT long file of one measure: years down, places across. */
function laitFile(name: string, years: Readonly<Record<string, Readonly<Record<string, string>>>>) {
	const numbers: Readonly<Record<string, number>> = {
		Nottingham: 892,
		Nottinghamshire: 891,
		Derby: 831,
		Leicester: 856,
		England: 970
	};
	const rows = Object.entries(years).flatMap(([year, values]) =>
		Object.entries(values).map(([place, value]) =>
			['LAC_Convictions', '', year, place, value, numbers[place], ''].join(',')
		)
	);
	const path = join(folder, name);
	writeFileSync(path, `${[HEADER, ...rows].join('\n')}\n`);
	return path;
}

const summaries = () => JSON.parse(said.join('\n')) as MeasureSummary[];

describe('npm run view', () => {
	it('says of the record what the measure’s page says', async () => {
		const asked = ['cla-offending', '--authority', 'E06000018', '--period', '2019/20', '--json'];
		expect(await main(asked)).toBe(0);
		expect(summaries()).toMatchObject([
			{
				indicator: 'cla-offending',
				authority: 'E06000018',
				latest: {
					value: 4,
					symbol: null,
					period: '2019-04-01/2020-03-31',
					numerator: 15,
					denominator: 337
				},
				change: {
					from: '2018-04-01/2019-03-31',
					to: '2019-04-01/2020-03-31',
					value: 1,
					withinRounding: false,
					judgement: 'could be chance'
				},
				rank: { rank: 49, of: 96, tied: 21, without: 62 },
				band: 'C',
				cutPoints: { q25: 2, q50: 3.5, q75: 5 },
				neighbours: { set: '2025', with: 9, of: 10, median: 4 }
			}
		]);
		expect(summaries()[0]?.headline).toContain('up from 3% (9 of 331)');
	}, 60_000);

	it('reads files instead of the record, by the file’s own code, for several authorities', async () => {
		const file = laitFile('lait.csv', {
			'2019': { Nottingham: '3', Nottinghamshire: '0', Derby: '5', Leicester: '-', England: '3' },
			'2020': { Nottingham: '4', Nottinghamshire: '0', Derby: '4', Leicester: '8', England: '3' }
		});
		const asked = [
			'lac_convictions',
			'--authority',
			'892',
			'--authority',
			'Leicester',
			'--file',
			file
		];
		expect(await main([...asked, '--json'])).toBe(0);
		const [nottingham, leicester] = summaries();
		expect(nottingham).toMatchObject({
			authority: 'E06000018',
			latest: { value: 4, numerator: null },
			change: { value: 1 },
			interval: { low: 3.5, high: 4.5, method: 'rounding' },
			trend: { verdict: 'cannot be calculated', statistic: null },
			rank: { rank: 2, of: 4, tied: 2 }
		});
		expect(nottingham?.series[0]?.points).toHaveLength(2);
		expect(leicester).toMatchObject({ latest: { value: 8 }, change: null, rank: { rank: 4 } });
	}, 60_000);

	it('prints the headline and what to know beside it without --json', async () => {
		expect(await main(['cla-number', '--authority', 'E06000018'])).toBe(0);
		expect(said[0]).toMatch(/^Nottingham had \d+ looked-after children at 31 March \d{4}/);
	}, 60_000);

	it.each([
		[
			['cla-offendng', '--authority', 'E06000018'],
			'No measure is called “cla-offendng”. Is it one of these: cla-offending'
		],
		[
			['cla-offending', '--authority', 'Notingham'],
			'No authority has the code or name “Notingham”. Is it one of these: Nottingham (E06000018)'
		],
		[['cla-offending', '--authority', 'E06000018', '--period', 'soon'], '“soon” names no period.'],
		[
			['cla-offending', '--authority', 'E06000018', '--period', '1999/00'],
			'No figures of this measure are held for 1999/00. The nearest is 2009/10.'
		],
		[
			['first-time-entrants', '--authority', 'E06000018', '--period', '2024-04-01/2025-03-31'],
			'No figures of this measure are held for 2024/25. The nearest is 2024.'
		],
		[
			['cla-offending', '--authority', 'E06000018', '--neighbours', '1999'],
			'There is no 1999 set of statistical neighbours. Those held are 2021 and 2025.'
		],
		[
			['cla-offending', '--authority', 'E06000018', '--file', 'nowhere.csv'],
			'nowhere.csv could not be opened.'
		]
	])(
		'says what is wrong with %j',
		async (words, sentence) => {
			expect(await main(words)).toBe(2);
			expect(complained[0]).toContain(sentence);
			expect(said).toEqual([]);
		},
		60_000
	);
});

describe('the command line', () => {
	it('is taken apart', () => {
		expect(
			parseViewWords(
				'x --authority a --authority b --file f g --file h --period 2020 --mode internal --json'.split(
					' '
				)
			)
		).toEqual({
			indicator: 'x',
			authorities: ['a', 'b'],
			period: '2020',
			neighbours: null,
			mode: 'internal',
			files: ['f', 'g', 'h'],
			answers: null,
			json: true
		});
	});

	it.each([
		['', 'Name a measure first.'],
		['x', 'Name at least one authority: --authority E06000018.'],
		['x y --authority a', 'One measure at a time: y is one too many.'],
		['x --authority', '--authority needs something after it.'],
		['x --authority a --period 1 --period 2', '--period is given twice.'],
		['x --authority a --colour', 'There is no option --colour.'],
		['x --authority a --mode secret', 'A mode is internal or public, not “secret”.']
	])('is refused in a sentence: %s', (words, sentence) => {
		expect(parseViewWords(words.split(' ').filter(Boolean))).toBe(sentence);
	});
});
