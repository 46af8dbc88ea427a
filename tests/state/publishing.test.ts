import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { askEditionRows } from '$lib/database/queries/edition-rows';
import { compareRecords } from '$lib/database/queries/record-changes';
import { csvRows } from '$lib/domain/csv-rows';
import type { VintageId } from '$lib/domain/id';
import type { RowEdit } from '$lib/domain/row-edit';
import { REGISTER_TABLES } from '$lib/intake/record';
import {
	assemble,
	audienceOf,
	readAgain,
	type EditionToPublish,
	type PublishChoices,
	type StandingTables
} from '$lib/state/publishing';
import { figureId, figuresOf, localFigures, printedFigure } from '$lib/state/published-figures';
import { holdsEdition } from '$lib/state/over-the-record';
import { editId } from '$lib/state/publishing-edits';
import type { KeptUpload } from '$lib/workspace/change';
import { checkPublic } from '$lib/view/public-check';
import { viewDryRun } from '$lib/view/publish';
import { takeInFiles, type TakenFiles } from '../../src/cli/take-in-files';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const standing: StandingTables = {
	tables: new Map(REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])),
	observations: readFileSync('data/observations.csv', 'utf8')
};
const choices = (given: Partial<PublishChoices> = {}): PublishChoices => ({
	left_out: new Set(),
	hidden: new Set(),
	edits: new Map(),
	...given
});

const PLACED =
	'period,authority,care_status,placed,outcome,counted,window,value,denominator,symbol,note';
const placed = (area: string, value: string) =>
	`2021-22 Q1,Nottingham,looked-after children,${area},community resolution,offences,,${value},,,`;
const returned = [
	PLACED,
	placed('in area', '41'),
	placed('out of area', '3'),
	placed('all', '44'),
	''
].join('\n');
const quarter = [
	'indicator,authority,period,value,numerator,denominator,symbol,note',
	'cla-offending,Nottingham,2024/25,5.1,18,353,,',
	''
].join('\n');
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

let taken: TakenFiles;
let editions: readonly EditionToPublish[];
beforeAll(async () => {
	taken = await takeInFiles(
		[file('return_2021-07-20.csv', returned), file('quarter_2026-10-01.csv', quarter)],
		{}
	);
	editions = await Promise.all(
		taken.results.map(async ({ result }) => {
			if (!result.taken) throw new Error(JSON.stringify(result));
			const { edition } = result.taken;
			const rows = await askEditionRows(taken.engine, edition);
			if (!rows) throw new Error('not held');
			expect(await askEditionRows(taken.engine, { ...edition, hash: null })).toBeNull();
			return { vintage: edition, file: result.file, sheet: result.sheet, rows };
		})
	);
});
afterAll(() => taken.close());

const encode = (text: string) => new TextEncoder().encode(text);
async function dryRun(next: StandingTables) {
	const engine: Engine = await startNodeEngine();
	const [before, after] = [readAgain(standing.tables), readAgain(next.tables)];
	if (!before.register || !after.register) throw new Error('unreadable');
	try {
		return await compareRecords(
			engine,
			{ register: before.register, observations: encode(standing.observations) },
			{ register: after.register, observations: encode(next.observations) },
			200
		);
	} finally {
		await engine.close();
	}
}

describe('the record as it would stand', () => {
	test('nothing added is the record itself, byte for byte', async () => {
		const next = assemble(standing, [], []);
		expect(next.changed).toBe(false);
		expect(next.observations).toBe(standing.observations);
		for (const [name, text] of standing.tables) expect(next.tables.get(name)).toBe(text);
		const view = viewDryRun(await dryRun(next), [], next, 'Nottingham');
		expect(view.sentences[0]).toBe('Nothing changes for members.');
	});

	test('two editions add their rows in their places, and every other row is as it was', async () => {
		const next = assemble(standing, editions, []);
		expect(next.editions.map(({ how, rows }) => [how, rows])).toEqual([
			['new', 3],
			['new', 1]
		]);
		expect(readAgain(next.tables).problems).toEqual([]);
		const added = new Set<string>(editions.map(({ vintage }) => vintage.vintage));
		const rows = csvRows(next.observations);
		expect(rows.filter((row) => !added.has(row.split(',')[3] ?? ''))).toEqual(
			csvRows(standing.observations)
		);
		const places = new Map(
			csvRows(next.tables.get('indicators') ?? '').map((row, place) => [row.split(',')[0], place])
		);
		const keys = rows.slice(1).map((row) => row.split(',', 4));
		for (const [place, key] of keys.entries()) {
			const before = keys[place - 1];
			if (!before) continue;
			const [a = 0, b = 0] = [places.get(before[0]), places.get(key[0])];
			const sorted = a < b || (a === b && before.slice(1).join() < key.slice(1).join());
			if (!sorted) throw new Error(`${before.join()} stands before ${key.join()}`);
		}
		const fresh = csvRows(next.tables.get('indicators') ?? '').slice(
			csvRows(standing.tables.get('indicators') ?? '').length
		);
		expect(fresh).toHaveLength(3);
		const key = (each: { readonly indicator: string; readonly period: string }) =>
			`${each.indicator} ${each.period}`;
		for (const { vintage, rows: brought } of editions)
			expect(
				figuresOf(next.observations, new Set([vintage.vintage])).toSorted((x, y) =>
					key(x).localeCompare(key(y))
				)
			).toEqual(brought.observations.toSorted((x, y) => key(x).localeCompare(key(y))));
		for (const name of ['meetings', 'work_plan_items', 'geographies', 'neighbours'])
			expect(next.tables.get(name)).toBe(standing.tables.get(name));

		const changes = await dryRun(next);
		expect(changes.rows_after - changes.rows_before).toBe(4);
		expect([changes.own, changes.others]).toEqual([4, 0]);
		const view = viewDryRun(changes, next.editions, next, 'Nottingham');
		expect(view.rows[0]).toMatchObject({
			measure: 'Looked-after children cautioned or convicted',
			place: 'Nottingham',
			period: '2024/25',
			will_be: '5.1%'
		});
		expect(view.editions[0]).toContain('is added, with 3 figures');
	});

	test('publishing what is published adds nothing', () => {
		const again = assemble(assemble(standing, editions, []), editions, []);
		expect([again.changed, ...again.editions.map(({ how }) => how)]).toEqual([
			false,
			'held',
			'held'
		]);
	});

	test('an edition that the record has under its name from another file is called -2, and so are its notes', () => {
		const first = assemble(standing, editions.slice(0, 1), []);
		const [edition] = editions;
		if (!edition) throw new Error('none');
		const other = { ...edition, vintage: { ...edition.vintage, hash: 'f'.repeat(64) } };
		const [figure] = edition.rows.observations;
		if (!figure) throw new Error('none');
		const note = {
			indicator: figure.indicator,
			geography: figure.geography,
			period: figure.period,
			vintage: figure.vintage,
			note: 'Counted again.',
			written_by: 'Performance analyst',
			written: '2026-11-22'
		};
		const written: RowEdit = {
			table: 'revision_notes',
			key: `${figure.indicator}\t${figure.geography}\t${figure.period}\t${figure.vintage}`,
			before: null,
			after: note
		};
		const next = assemble(first, [other], [written]);
		expect(next.editions[0]).toMatchObject({ how: 'renamed', rows: 3 });
		expect(next.editions[0]?.as.vintage).toBe(`${edition.vintage.vintage}-2`);
		expect(next.tables.get('revision_notes')).toContain(
			`${edition.vintage.vintage}-2,Counted again.`
		);
		expect(readAgain(next.tables).problems).toEqual([]);
		const left = assemble(
			standing,
			[edition],
			[written],
			choices({ left_out: new Set([edition.vintage.vintage]) })
		);
		expect(left.staying).toEqual([written]);
		expect(left.changed).toBe(false);
	});

	test('a row the record changed meanwhile waits for a choice, and either choice is kept', () => {
		const before = {
			indicator: 'local-dental-checks',
			period: '2021-04-01/2021-06-30',
			value: '85',
			tolerance: '',
			source: 'Nottingham City Council, minutes of 26 July 2021'
		};
		const mine: RowEdit = {
			table: 'targets',
			key: `${before.indicator}\t${before.period}`,
			before,
			after: { ...before, value: '95' }
		};
		const open = assemble(standing, [], [mine]);
		expect(open.conflicts[0]?.now?.['value']).toBe('90');
		expect(open.tables.get('targets')).toBe(standing.tables.get('targets'));
		const chosen = (choice: 'mine' | 'record') =>
			assemble(standing, [], [mine], choices({ edits: new Map([[editId(mine), choice]]) }));
		expect(chosen('mine').tables.get('targets')).toContain(',95,');
		expect(chosen('mine').conflicts).toEqual([]);
		expect(chosen('record')).toMatchObject({ changed: false, conflicts: [], given_up: [mine] });
	});
});

describe('a public record', () => {
	const register = (tables: ReadonlyMap<string, string>) => {
		const read = readAgain(tables).register;
		if (!read) throw new Error('unreadable');
		return read;
	};
	const out = new Set(
		localFigures(standing.observations, register(standing.tables)).map(printedFigure)
	);
	const stopped = (next: StandingTables) => {
		const read = register(next.tables);
		return checkPublic(localFigures(next.observations, read), read, (each) =>
			out.has(printedFigure(each))
		);
	};

	test('names the edition with a count of 1 to 5, never the count, and stops its giving away by the total', () => {
		expect(audienceOf(register(standing.tables))).toBe('public');
		expect(stopped(standing)).toEqual([]);
		const found = stopped(assemble(standing, editions, []));
		expect(found).toHaveLength(1);
		expect(found[0]?.figures.map(({ place, period, shows }) => [place, period, shows])).toEqual([
			['Nottingham', 'Q1 2021/22', 'a figure hidden beside it, by subtraction from a total'],
			['Nottingham', 'Q1 2021/22', 'a number of children from 1 to 5']
		]);
		expect(JSON.stringify(found)).not.toMatch(/\b(?:3|41|44)\b/);
	});

	test('is told nothing more once those figures are hidden or the edition left out', () => {
		const found = stopped(assemble(standing, editions, []));
		const hidden = new Set(found.flatMap(({ figures }) => figures.map(({ id }) => id)));
		const next = assemble(standing, editions, [], choices({ hidden }));
		expect(stopped(next)).toEqual([]);
		const rows = csvRows(next.observations).filter((row) =>
			hidden.has(row.split(',', 4).join(' '))
		);
		expect(rows.map((row) => row.split(',').slice(4, 8).join())).toEqual([',c,,', ',c,,']);
		const vintage = found[0]?.vintage as VintageId;
		expect(
			stopped(assemble(standing, editions, [], choices({ left_out: new Set([vintage]) })))
		).toEqual([]);
	});

	const hiding = () => {
		const found = stopped(assemble(standing, editions, []));
		return new Set(found.flatMap(({ figures }) => figures.map(({ id }) => id)));
	};

	test('with hidden figures tells no hash of the file, no reason and no note, by which they could be told', () => {
		const hidden = hiding();
		const [edition] = editions;
		const [figure] = edition?.rows.observations.filter((each) => hidden.has(figureId(each))) ?? [];
		const [open] = edition?.rows.observations.filter((each) => !hidden.has(figureId(each))) ?? [];
		if (!edition || !figure || !open) throw new Error('none');
		const noted = ({ indicator, geography, period, vintage }: typeof figure): RowEdit => ({
			table: 'revision_notes',
			key: `${indicator}\t${geography}\t${period}\t${vintage}`,
			before: null,
			after: {
				indicator,
				geography,
				period,
				vintage,
				note: 'Counted again.',
				written_by: 'Performance analyst',
				written: '2026-11-22'
			}
		});
		const { indicator, geography, period, vintage } = open;
		const reason = 'The edition prints 44, and its parts 41 and 3.';
		const held = [{ indicator, geography, period, vintage, rule: 'value.sum', reason }];
		const doubted = { ...edition, rows: { ...edition.rows, held_back: held } };
		const next = assemble(standing, [doubted], [noted(figure), noted(open)], choices({ hidden }));
		expect(next.staying).toEqual([noted(figure)]);
		expect(next.edited).toEqual([noted(open)]);
		const texts = [...next.tables.values()].join('\n');
		expect(texts).toContain(edition.vintage.vintage);
		expect(texts).not.toContain(String(edition.vintage.hash));
		expect(texts).not.toContain('41 and 3');
		expect(readAgain(next.tables).problems).toEqual([]);
		expect(assemble(standing, [doubted], []).tables.get('vintages')).toContain(
			String(edition.vintage.hash)
		);

		const again = assemble(next, [edition], []);
		expect([again.changed, again.editions[0]?.how]).toEqual([false, 'held']);
		const upload = { vintage: edition.vintage } as KeptUpload;
		expect(holdsEdition(register(next.tables), upload)).toBe(true);
		const [first] = edition.rows.observations.filter((each) => each === open);
		const corrected = {
			...edition,
			rows: {
				...edition.rows,
				observations: edition.rows.observations.map((each) =>
					each === first ? { ...each, value: 43 } : each
				)
			}
		};
		expect(assemble(next, [corrected], []).editions[0]?.how).toBe('renamed');
	});

	test('looks at a table pasted out of a paper as at a return', () => {
		const papers = editions.map((each) => ({
			...each,
			vintage: { ...each.vintage, status: 'paper' as const }
		}));
		expect(stopped(assemble(standing, papers, []))).toHaveLength(1);
	});

	test('counts as out only what is out as it stands, however the row is written', () => {
		const hidden = hiding();
		const next = assemble(standing, editions, [], choices({ hidden }));
		const spoilt = csvRows(next.observations).find((each) =>
			hidden.has(each.split(',', 4).join(' '))
		);
		if (!spoilt) throw new Error('none');
		const was = new Set(localFigures(next.observations, register(next.tables)).map(printedFigure));
		const [a, b, c, d, , , ...rest] = spoilt.split(',');
		for (const vintage of [d, `"${d}"`]) {
			const told = next.observations.replace(spoilt, [a, b, c, vintage, 3, '', ...rest].join());
			const read = register(next.tables);
			const found = checkPublic(localFigures(told, read), read, (each) =>
				was.has(printedFigure(each))
			);
			expect(found).toHaveLength(1);
		}
	});
});
