import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RecordRow, RowEdit } from '$lib/domain/row-edit';
import { applyEdits } from '$lib/intake/edits';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

const HEADER = 'indicator,period,value,tolerance,source';
const targets = [
	HEADER,
	'"dental",2021-04-01/2021-06-30,90,,"Minutes, ""July"" 2021"',
	'cautions,2021-04-01/2021-06-30,3,1,"Two\nlines"',
	''
].join('\n');
const contents = new Map([
	['targets', targets],
	['board', 'name,council\nBoard,Council\n']
]);
const row = (value: string, source = 'Two\nlines'): RecordRow => ({
	indicator: 'cautions',
	period: '2021-04-01/2021-06-30',
	value,
	tolerance: '1',
	source
});
const key = 'cautions\t2021-04-01/2021-06-30';
const edit = (before: RecordRow | null, after: RecordRow | null, at = key): RowEdit => ({
	table: 'targets',
	key: at,
	before,
	after
});

test('a row is replaced and every other byte stays as it was', () => {
	const done = applyEdits(contents, [edit(row('3'), row('4', 'A, b'))]);
	expect(done.conflicts).toEqual([]);
	expect(done.published).toEqual([]);
	expect(done.contents.get('targets')).toBe(
		targets.replace(
			'cautions,2021-04-01/2021-06-30,3,1,"Two\nlines"',
			'cautions,2021-04-01/2021-06-30,4,1,"A, b"'
		)
	);
	expect(done.contents.get('board')).toBe(contents.get('board'));
});

test('a row is taken out, and a new one stands last', () => {
	const taken = applyEdits(contents, [edit(row('3'), null)]);
	expect(taken.contents.get('targets')).toBe(targets.split('\n').slice(0, 2).join('\n') + '\n');
	const added = { ...row('7'), indicator: 'new' };
	const made = applyEdits(contents, [edit(null, added, 'new\t2021-04-01/2021-06-30')]);
	expect(made.contents.get('targets')).toBe(
		`${targets}new,2021-04-01/2021-06-30,7,1,"Two\nlines"\n`
	);
});

test('a row that a hand wrote otherwise is the same row', () => {
	const header = 'meeting,item,title,report_of,delivery,page_from,page_to,indicators';
	const agenda = `${header}\n2021-11-15,05, Minutes,,procedure,03,10,\n`;
	const [before, after] = ['Minutes', 'The minutes'].map((title): RecordRow => ({
		meeting: '2021-11-15',
		item: '5',
		title,
		report_of: '',
		delivery: 'procedure',
		page_from: '3',
		page_to: '10',
		indicators: ''
	})) as [RecordRow, RecordRow];
	const done = applyEdits(new Map([['agenda_items', agenda]]), [
		{ table: 'agenda_items', key: '2021-11-15\t5', before, after }
	]);
	expect(done.conflicts).toEqual([]);
	expect(done.contents.get('agenda_items')).toBe(
		`${header}\n2021-11-15,5,The minutes,,procedure,3,10,\n`
	);
	const other = { table: 'agenda_items', key: '2021-11-15\t5', before: after, after: null };
	expect(applyEdits(new Map([['agenda_items', agenda]]), [other]).conflicts).toHaveLength(1);
});

test('a last row without a line break gets one before a new row follows', () => {
	const made = applyEdits(new Map([['targets', targets.trimEnd()]]), [
		edit(null, { ...row('7'), indicator: 'new' }, 'new\t2021-04-01/2021-06-30')
	]);
	expect(made.contents.get('targets')?.startsWith(targets)).toBe(true);
});

test('a row that is neither as it was nor as it shall be is a conflict and stays', () => {
	const done = applyEdits(contents, [edit(row('2'), row('4'))]);
	expect(done.conflicts).toEqual([{ edit: edit(row('2'), row('4')), now: row('3') }]);
	expect(done.contents.get('targets')).toBe(targets);
	const gone = applyEdits(contents, [edit(row('2'), row('4'), 'gone\t2021-04-01/2021-06-30')]);
	expect(gone.conflicts[0]?.now).toBeNull();
	const there = applyEdits(contents, [edit(null, row('4'))]);
	expect(there.conflicts[0]?.now).toEqual(row('3'));
});

test('an edit the record holds already is published and changes nothing', () => {
	for (const each of [edit(row('2'), row('3')), edit(row('3'), null, 'gone\tx')]) {
		const done = applyEdits(contents, [each]);
		expect(done.published).toEqual([each]);
		expect(done.contents.get('targets')).toBe(targets);
	}
});

test('a table, a column or a key that the record does not have is a conflict', () => {
	const hostile = [
		{ ...edit(null, row('4')), table: '__proto__' },
		{ ...edit(null, row('4')), table: 'nowhere' },
		edit(row('3'), { ...row('4'), constructor: 'x' }),
		edit(row('3'), { ...row('4'), indicator: 'another' })
	];
	for (const each of hostile) {
		const done = applyEdits(contents, [each]);
		expect(done.conflicts).toHaveLength(1);
		expect(done.contents.get('targets')).toBe(targets);
	}
});

test('a column that an earlier release did not write is added when an edit fills it', () => {
	const board = new Map([['board', 'name,council\n"A, B",C\n']]);
	const before = { name: 'A, B', council: 'C' };
	const change: RowEdit = {
		table: 'board',
		key: 'A, B',
		before,
		after: { ...before, audience: 'internal' }
	};
	const done = applyEdits(board, [change]);
	expect(done.contents.get('board')).toBe('name,council,audience\n"A, B",C,internal\n');
	expect(applyEdits(done.contents, [change]).published).toEqual([change]);
});

const cell = fc.oneof(
	fc.stringMatching(/^[a-z",; \n’é-]{0,8}$/).map((text) => text.trim()),
	fc.constantFrom('"', '""', 'a\nb', '', ',')
);
const rows = fc.uniqueArray(
	fc.record({
		value: cell,
		tolerance: cell,
		source: cell,
		indicator: fc.stringMatching(/^[a-z]{1,4}$/)
	}),
	{ selector: (each) => each.indicator, maxLength: 8 }
);

test('whatever the cells hold, an edit changes its own row only, is found again, and its undoing undoes it', () => {
	fc.assert(
		fc.property(rows, fc.nat(), cell, (given, place, text) => {
			const whole = given.map((each) => ({ ...each, period: '2020-01-01' }));
			const start = applyEdits(
				new Map([['targets', `${HEADER}\n`]]),
				whole.map((each) => edit(null, each, `${each.indicator}\t${each.period}`))
			);
			expect(start.conflicts).toEqual([]);
			const chosen = whole[place % Math.max(1, whole.length)];
			if (!chosen) return;
			const at = `${chosen.indicator}\t${chosen.period}`;
			const change = edit(chosen, { ...chosen, source: text }, at);
			const done = applyEdits(start.contents, [change]);
			const again = applyEdits(done.contents, [change]);
			expect(again.published).toEqual([change]);
			const back = applyEdits(done.contents, [edit(change.after, chosen, at)]);
			expect(back.contents.get('targets')).toBe(start.contents.get('targets'));
		})
	);
});

test('the record’s own tables can be edited and still hold', () => {
	const record = new Map(
		REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])
	);
	const before = applyEdits(record, [edit(null, row('1'))]).contents.get('targets');
	expect(before).toContain('cautions');
	const item: RowEdit = {
		table: 'agenda_items',
		key: '2021-09-20\t1',
		before: {
			meeting: '2021-09-20',
			item: '1',
			title: 'Apologies for absence',
			report_of: '',
			delivery: 'procedure',
			page_from: '',
			page_to: '',
			indicators: ''
		},
		after: {
			meeting: '2021-09-20',
			item: '1',
			title: 'Apologies, “said”, and absence',
			report_of: '',
			delivery: 'procedure',
			page_from: '',
			page_to: '',
			indicators: ''
		}
	};
	const done = applyEdits(record, [item]);
	expect(done.conflicts).toEqual([]);
	const reading = readRegister(done.contents);
	expect(reading.problems).toEqual([]);
	expect(reading.register.agenda_items[0]?.title).toBe('Apologies, “said”, and absence');
});
