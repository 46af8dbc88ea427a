import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { isOwnDrawing } from '$lib/chart/own-drawing';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { today } from '$lib/domain/calendar';
import { parseManifest } from '$lib/domain/manifest';
import { readTable, writeCsv } from '$lib/intake/csv';
import { readRegister } from '$lib/intake/record';
import { makeView, viewPaths, type ViewMaking } from '../../src/routes/make-views';
import { hostileTexts, isPolluted, MARKUP } from './texts';

const tables = new Map(
	readdirSync('data')
		.filter((name) => name.endsWith('.csv'))
		.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
);

/** Columns of free text, in which a hostile record may write what it likes. */
const free =
	'name council governance_contact notice theme unit_label subject predicate definition caution source title detail publisher licence note report lead priority place report_of text owner time written_by closeness heading prompt empty only_for'.split(
		' '
	);

/** The record with markup at the end of every free text. */
function withMarkup(table: string, content: string): string {
	const { header, rows } = readTable(content, `${table}.csv`);
	const columns = header.map(
		(column) => free.includes(column) && (column !== 'place' || table === 'meetings')
	);
	return writeCsv(
		header,
		rows.map(({ cells }) =>
			cells.map((cell, at) => (columns[at] && cell !== '' ? `${cell} ${MARKUP}` : cell))
		)
	);
}

describe('a record on the host full of markup', () => {
	let making: ViewMaking;
	beforeAll(async () => {
		const hostile = new Map(
			[...tables].map(([table, content]) => [
				table,
				table === 'observations' ? content : withMarkup(table, content)
			])
		);
		const { register, problems } = readRegister(hostile);
		expect(problems).toEqual([]);
		const engine = await startNodeEngine();
		await createSchema(engine);
		await loadRegister(engine, register);
		await loadObservations(engine, readFileSync('data/observations.csv'));
		making = { engine, register, document: serverDocument(), built: today(), record: 'f00d' };
	});
	afterAll(() => making?.engine.close());

	it('is drawn as words: every picture of every first view is of our own parts only', async () => {
		const wanted = viewPaths(making.register).filter(
			(path) => !path.includes('/') || /cla-offending|first-time|^meetings|^work-plans/.test(path)
		);
		let pictures = 0;
		let carrying = 0;
		const look = (value: unknown): void => {
			if (typeof value === 'string' && value.trimStart().startsWith('<')) {
				pictures += 1;
				expect(isOwnDrawing(value)).toBe(true);
				expect(value).not.toContain('<script');
				expect(value).not.toContain('<img');
				if (value.includes('&lt;')) carrying += 1;
			} else if (typeof value === 'object' && value !== null) Object.values(value).forEach(look);
		};
		for (const path of wanted) look(await makeView(path, making));
		expect(pictures).toBeGreaterThan(20);
		expect(carrying).toBeGreaterThan(5);
	});
});

const board = (header: string, row: string) =>
	new Map([...tables, ['board', `${header}\n${row}\n`]]);
const own = tables.get('board')?.split('\n') ?? [];

describe('a record’s table that means harm', () => {
	it.each(['__proto__', 'constructor', 'hasOwnProperty', '__defineGetter__', '<img src=x>'])(
		'with a column headed %s is said to have it, and gives nothing a property',
		(name) => {
			const { problems, register } = readRegister(board(`${own[0]},${name}`, `${own[1]},polluted`));
			expect(problems).toMatchObject([{ rule: 'record.unknown-column', column: name }]);
			expect(Object.hasOwn(register.board, name)).toBe(false);
			expect(isPolluted()).toBe(false);
		}
	);

	it('with a key called __proto__ is a row like any other, or refused', () => {
		const events = `${tables.get('events')}__proto__,2020-01-01,,local,Polluted,x,,,x\n`;
		const { register } = readRegister(new Map([...tables, ['events', events]]));
		expect(isPolluted()).toBe(false);
		expect(register.events.length).toBeGreaterThan(0);
	});

	it('with a cell of a million letters is read as one cell', () => {
		const events = `${tables.get('events')}long,2020-01-01,,local,${'x'.repeat(1_000_000)},x,,,x\n`;
		const { register, problems } = readRegister(new Map([...tables, ['events', events]]));
		expect(problems).toEqual([]);
		expect(register.events.at(-1)?.title).toHaveLength(1_000_000);
	});

	it.each(hostileTexts.map((text) => [text.slice(0, 40), text]))(
		'with %j where an id, a day and a code belong, is told by row and column and never throws',
		(_, text) => {
			const cell = `"${text.replaceAll('"', '""')}"`;
			const events = `${tables.get('events')?.split('\n')[0]}\n${cell},${cell},${cell},${cell},x,x,${cell},${cell},x\n`;
			const { register, problems } = readRegister(new Map([...tables, ['events', events]]));
			expect(register.events).toEqual([]);
			expect(problems[0]).toMatchObject({ file: 'events.csv', row: 2 });
		}
	);

	it.each([
		'{"__proto__":{"polluted":1}}',
		'{"manifest":1,"tables":{"__proto__":{"file":"parts/x"}},"observations":[],"views":{}}',
		'{"constructor":{"prototype":{"polluted":1}}}',
		'[]',
		'null',
		'{',
		''
	])('with the manifest %s is refused with a sentence', (text) => {
		const reading = parseManifest(text);
		expect(reading.done).toBe(false);
		expect(!reading.done && reading.sentence).toMatch(/\.$/);
		expect(isPolluted()).toBe(false);
	});
});
