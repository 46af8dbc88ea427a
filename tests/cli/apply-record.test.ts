import { mkdtempSync, readdirSync, readFileSync, writeFileSync, cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Audience } from '$lib/domain/manifest';
import { layOut, partsOf } from '$lib/export/record-files';
import { zipFiles } from '$lib/export/zip';
import { REGISTER_TABLES } from '$lib/intake/record';
import { main } from '../../src/cli/apply-record';

vi.setConfig({ testTimeout: 120_000 });

const encode = (text: string) => new TextEncoder().encode(text);
let folder = '';
let said: string[] = [];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'record-'));
	for (const name of [...REGISTER_TABLES, 'observations'])
		cpSync(`data/${name}.csv`, join(folder, `${name}.csv`));
	said = [];
	const hear = (sentence: string) => void said.push(sentence);
	vi.spyOn(console, 'log').mockImplementation(hear);
	vi.spyOn(console, 'error').mockImplementation(hear);
});
afterEach(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true });
});

const held = () =>
	Object.fromEntries(
		readdirSync(folder)
			.sort()
			.map((name) => [name, readFileSync(join(folder, name), 'utf8')])
	);
const laid = (
	files: Readonly<Record<string, string>>,
	previous: string | null,
	audience: Audience
) =>
	layOut({
		tables: new Map(
			REGISTER_TABLES.flatMap((name) => {
				const text = files[`${name}.csv`];
				return text === undefined ? [] : [[name, text]];
			})
		),
		observations: partsOf(files['observations.csv'] ?? ''),
		views: new Map([['board.json', '{"name":"Board"}']]),
		made: '2026-11-22T09:30:00Z',
		audience,
		previous
	});

type Spoil = (files: Map<string, Uint8Array>) => void;
/** A zip published from the folder as it is now, with some of its tables changed. */
async function zipOf(
	changes: Readonly<Record<string, (text: string) => string>>,
	{
		audience = 'public' as Audience,
		spoil = (() => undefined) as Spoil,
		added = {} as Readonly<Record<string, string>>
	} = {}
): Promise<string> {
	const before = held();
	const base = await laid(before, null, 'public');
	const after = Object.fromEntries(
		Object.entries<string>({ ...added, ...before }).map(([name, text]) => [
			name,
			changes[name.slice(0, -4)]?.(text) ?? text
		])
	);
	const record = await laid(after, base.hash, audience);
	const files = new Map([...record.files])
		.set('manifest.json', encode(record.text))
		.set(`manifests/${base.hash}.json`, encode(base.text));
	spoil(files);
	const path = join(tmpdir(), `${Math.random().toString(36).slice(2)}.zip`);
	writeFileSync(path, zipFiles(files));
	return path;
}
const apply = (zip: string) => main([zip, '--folder', folder]);
const target = (text: string) => text.replace(',90,', ',95,');

describe('applying a published zip', () => {
	test('writes the tables that changed and no other byte, and the second time nothing', async () => {
		const before = held();
		const zip = await zipOf({ targets: target });
		expect(await apply(zip)).toBe(0);
		expect(held()).toEqual({ ...before, 'targets.csv': target(before['targets.csv'] ?? '') });
		expect(said.join(' ')).toContain('targets.csv: 1 rows.');
		expect(await apply(zip)).toBe(0);
		expect(said.at(-1)).toContain('holds this record already');
	});

	test('writes the tables that a folder of an earlier release lacks', async () => {
		const lacking = ['actions.csv', 'amendments.csv', 'themes.csv'];
		const added = Object.fromEntries(lacking.map((name) => [name, held()[name] ?? '']));
		for (const name of lacking) rmSync(join(folder, name));
		const before = held();
		expect(await apply(await zipOf({ targets: target }, { added }))).toBe(0);
		const targets = target(before['targets.csv'] ?? '');
		expect(held()).toEqual({ ...before, ...added, 'targets.csv': targets });
	});

	test('refuses a folder without a table that every record has', async () => {
		const zip = await zipOf({ targets: target });
		rmSync(join(folder, 'meetings.csv'));
		expect(await apply(zip)).toBe(1);
		expect(said.join(' ')).toContain('does not hold the tables of a record');
	});

	test('refuses a zip made from an older record, and shows what would be lost', async () => {
		const zip = await zipOf({ targets: target });
		const events = readFileSync(join(folder, 'events.csv'), 'utf8');
		writeFileSync(join(folder, 'events.csv'), events.replace('Youth cautions begin', 'They begin'));
		const before = held();
		expect(await apply(zip)).toBe(1);
		expect(held()).toEqual(before);
		expect(said.join(' ')).toContain('events.csv loses 1 row, such as: youth-cautions');
		expect(said.at(-1)).toBe('Nothing was written.');
	});

	const spoilt: readonly [string, Parameters<typeof zipOf>, string][] = [
		[
			'a part that was altered',
			[
				{},
				{
					spoil: (files) => {
						const [name = ''] = [...files.keys()].filter((path) => path.includes('targets'));
						files.set(name, encode('indicator,period,value,tolerance,source\n'));
					}
				}
			],
			'is not the file its manifest names'
		],
		[
			'a part that is missing',
			[
				{},
				{
					spoil: (files) =>
						void files.delete([...files.keys()].find((path) => path.includes('events')) ?? '')
				}
			],
			'lacks parts/events.'
		],
		[
			'a file that the manifest does not name',
			[{}, { spoil: (files) => void files.set('parts/more.csv', encode('a')) }],
			'not named by its manifest'
		],
		[
			'no manifest',
			[{}, { spoil: (files) => void files.delete('manifest.json') }],
			'no manifest.json'
		],
		[
			'a table with a wrong cell',
			[{ targets: (text) => text.replace(',90,', ',ninety\u001b[2J,') }],
			'Row 2 of targets.csv has'
		],
		[
			'a figure of a measure it lacks',
			[{ observations: (text) => text.replace(/^cla-offending,/m, 'cla-unknown,') }],
			'cannot be loaded'
		],
		[
			'a manifest that says internal of a public record',
			[{ targets: target }, { audience: 'internal' }],
			'The zip says it is internal'
		],
		[
			'a count of 1 to 5 in the council’s own edition',
			[
				{
					vintages: (text) =>
						`${text}local-return-2026-10-01,The council,Own return,2026-10-01,2026-10-01,local,Council’s own,,\n`,
					observations: (text) =>
						text.replace(
							/^(local-adoption-orders,[^\n]*\n)/m,
							'$1local-adoption-orders,E06000018,2022-04-01/2023-03-31,local-return-2026-10-01,4,,,,0,2\n'
						)
				}
			],
			'it would show a number of children from 1 to 5'
		]
	];
	test.each(spoilt)('%s is refused, and nothing is written', async (_, given, sentence) => {
		const before = held();
		expect(await apply(await zipOf(...given))).toBe(1);
		expect(said.join('\n')).toContain(sentence);
		expect(said.join('')).not.toMatch(/\p{Cc}/u);
		expect(held()).toEqual(before);
	});

	test('a figure that the folder has suppressed is not out, and is refused when a zip tells it', async () => {
		const row = (printed: string) =>
			`local-adoption-orders,E06000018,2022-04-01/2023-03-31,local-return-2026-10-01,${printed},,,0,2`;
		const put = (name: string, alter: (text: string) => string) => {
			const path = join(folder, `${name}.csv`);
			writeFileSync(path, alter(readFileSync(path, 'utf8')));
		};
		put(
			'vintages',
			(text) =>
				`${text}local-return-2026-10-01,The council,Own return,2026-10-01,2026-10-01,local,Council’s own,,\n`
		);
		put('observations', (text) =>
			text.replace(/^(local-adoption-orders,[^\n]*\n)/m, `$1${row(',c')}\n`)
		);
		const zip = await zipOf({ observations: (text) => text.replace(row(',c'), row('4,')) });
		expect(await apply(zip)).toBe(1);
		expect(said.join(' ')).toContain('for the council only');
		expect(said.join(' ')).not.toContain('local-return-2026-10-01,4');
	});

	test('an internal record may hold that count', async () => {
		const board = (text: string) =>
			text
				.split('\n')
				.map((line, place) =>
					line === '' ? '' : `${line},${place === 0 ? 'audience' : 'internal'}`
				)
				.join('\n');
		const vintages = (text: string) =>
			`${text}local-return-2026-10-01,The council,Own return,2026-10-01,2026-10-01,local,Council’s own,,\n`;
		const observations = (text: string) =>
			text.replace(
				/^(local-adoption-orders,[^\n]*\n)/m,
				'$1local-adoption-orders,E06000018,2022-04-01/2023-03-31,local-return-2026-10-01,4,,,,0,2\n'
			);
		const zip = await zipOf({ board, vintages, observations }, { audience: 'internal' });
		expect(await apply(zip)).toBe(0);
		expect(said.join(' ')).toContain('52,626 figures, internal');
	});

	test('no zip, or a file that is none, is told in a sentence', async () => {
		expect(await main([])).toBe(2);
		expect(await main(['a.zip', '--folder'])).toBe(2);
		expect(await apply('nowhere.zip')).toBe(1);
		expect(await apply('README.md')).toBe(1);
		expect(await main(['README.md', '--folder', 'nowhere'])).toBe(1);
	});
});
