import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Board } from '$lib/domain/board';
import type { GeographyCode, IsoDate } from '$lib/domain/id';
import { parseMeetingRule } from '$lib/domain/meeting-rule';
import type { Register } from '$lib/domain/record';
import { applyEdits } from '$lib/intake/edits';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { settleBoard, type WantedBoard } from '$lib/state/board-edits';
import { viewDryRun } from '$lib/view/publish';
import { boardSettings, comesTo, settingsSaid, themesInOrder } from '$lib/view/board-settings';

const contents = new Map(
	REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])
);
const { register } = readRegister(contents);

const wanted = (board: Partial<Board> = {}, more: Partial<WantedBoard> = {}): WantedBoard => ({
	board: { ...register.board, ...board },
	priorities: [],
	themes: [],
	afresh: false,
	...more
});

/** The register after a change, with what is wrong in it. */
function after(change: WantedBoard, over: Register = register, texts = contents) {
	const settled = settleBoard(over, change);
	if ('faults' in settled) throw new Error([...settled.faults.values()].join(' '));
	const applied = applyEdits(texts, settled.edits);
	expect(applied.conflicts).toEqual([]);
	return { ...readRegister(applied.contents), settled, contents: applied.contents };
}
const faultsOf = (change: WantedBoard) => {
	const settled = settleBoard(register, change);
	return 'faults' in settled ? settled.faults : new Map<string, string>();
};

const derby: Partial<Board> = {
	name: 'Corporate Parenting Committee',
	kind: 'committee',
	council: 'Derby City Council',
	geography: 'E06000015' as GeographyCode,
	calendar_date: null,
	notice: null
};

describe('the settings of a board', () => {
	test('another name is one change, and back again leaves the record as it was', () => {
		const there = after(wanted({ name: 'Corporate Parenting Panel', kind: 'panel' }));
		expect(there.problems).toEqual([]);
		expect(there.register.board).toMatchObject({
			name: 'Corporate Parenting Panel',
			kind: 'panel'
		});
		expect(there.settled.words).toBe('Changed the board’s settings: name, kind of body');
		const back = after(wanted(), there.register, new Map(there.contents));
		expect(back.contents.get('board')).toBe(contents.get('board'));
	});

	test('every setting comes back from the record as it was written', () => {
		const board: Partial<Board> = {
			meeting_rule: parseMeetingRule('last Tuesday of June, September, December, March'),
			meeting_time: '10.00 am',
			meeting_place: 'Council House',
			paper_days: 7,
			sign_off_days: 3,
			clear_days: 6,
			meeting_minutes: 120,
			threshold: 9,
			report_template: 'derby'
		};
		const priorities = ['Stable homes', 'Heard, and listened to'];
		const themes = [...themesInOrder(register)].reverse();
		const there = after(wanted(board, { priorities, themes }));
		expect(there.problems).toEqual([]);
		expect(there.register.board).toMatchObject(board);
		expect(boardSettings(there.register)).toMatchObject({ priorities, themes });
		expect(settingsSaid(boardSettings(there.register)).map(([, said]) => said)).toContain(
			'7 working days before that'
		);
	});

	test('a row of the board that a hand wrote otherwise can be set otherwise all the same', () => {
		const hand = new Map(contents).set(
			'board',
			(contents.get('board') ?? '')
				.replace('"third Monday of January, March', '"Third monday of march, January')
				.replace(',5,5,nottingham', ',05,005,nottingham')
		);
		expect(hand.get('board')).toContain(',05,005,');
		const there = after(wanted({ meeting_time: '5.30 pm' }), readRegister(hand).register, hand);
		expect(there.problems).toEqual([]);
		expect(there.register.board.meeting_time).toBe('5.30 pm');
	});

	test.each([
		[',5,5,nottingham', ',99999999999,5,nottingham'],
		[',5,5,nottingham', ',61,5,nottingham'],
		[',5,5,nottingham', ',5,0,nottingham'],
		['third Monday', 'every Monday'],
		['E06000018', 'constructor']
	])('board.csv with %s as %s is refused by row and column', (is, hostile) => {
		const text = (contents.get('board') ?? '').replace(is, hostile);
		expect(() => readRegister(new Map(contents).set('board', text))).toThrow('Row 2 of board.csv');
	});

	test('renamed here and elsewhere it is asked about, and never two boards', () => {
		const renamed = (name: string, more: Partial<Board> = {}) => {
			const settled = settleBoard(register, wanted({ name, ...more }));
			if ('faults' in settled) throw new Error('faults');
			return settled.edits;
		};
		const theirs = applyEdits(contents, renamed('The Panel')).contents;
		const mine = applyEdits(theirs, renamed('The Committee', { meeting_time: '5.30 pm' }));
		expect(mine.conflicts.map(({ edit }) => edit.key)).toEqual(['The Committee']);
		expect(readRegister(mine.contents)).toMatchObject({
			register: { board: { name: 'The Panel' } },
			problems: []
		});
		const [header = '', row = ''] = (theirs.get('board') ?? '').split('\n');
		const twice = `${header}\n${row}\n${row.replace('The Panel', 'Other')}\n`;
		expect(
			readRegister(new Map(theirs).set('board', twice)).problems.map(({ message }) => message)
		).toEqual(['Row 3 of board.csv has a second board. A record is of one: keep one of the rows.']);
	});

	test('a priority keeps its row when it moves or is reworded', () => {
		const first = after(wanted({}, { priorities: ['Homes', 'Health', 'Voice'] }));
		const [homes, health] = first.register.priorities;
		const second = after(
			{ ...wanted({}, { priorities: ['Health', 'Stable homes', 'Voice'] }) },
			first.register,
			new Map(first.contents)
		);
		expect(second.register.priorities).toContainEqual({ ...health, place: 1 });
		expect(second.register.priorities).toHaveLength(3);
		expect(homes).toBeDefined();
	});

	test('what cannot be kept is a sentence for its field', () => {
		expect(faultsOf(wanted()).get('all')).toBe('Nothing is set otherwise than it was.');
		const faults = faultsOf(
			wanted(
				{
					name: '=cmd()',
					council: '',
					threshold: 0,
					paper_days: 400,
					meeting_rule: { ordinal: 'third', weekday: 'Monday', months: [] }
				},
				{ priorities: ['Homes', 'Homes'] }
			)
		);
		expect([...faults.keys()].toSorted()).toEqual([
			'council',
			'meeting_rule',
			'name',
			'paper_days',
			'priorities',
			'threshold'
		]);
		expect(faultsOf(wanted({ geography: 'E06000015' as GeographyCode })).get('council')).toContain(
			'still Nottingham City Council'
		);
		expect(faultsOf(wanted({ geography: 'E92000001' as GeographyCode })).has('geography')).toBe(
			true
		);
		expect(faultsOf(wanted({ neighbour_set: '1999' })).has('neighbour_set')).toBe(true);
	});

	test('another council starts with an empty year and no word of the first one’s meetings', () => {
		const there = after(wanted(derby, { afresh: true }));
		expect(there.problems).toEqual([]);
		expect(there.settled.words).toBe('Set the board up for Derby City Council, with an empty year');
		const { board, ...rest } = there.register;
		expect(board).toMatchObject(derby);
		for (const table of [
			'meetings',
			'agenda_items',
			'decisions',
			'questions',
			'work_plan_items',
			'actions',
			'amendments',
			'targets'
		] as const)
			expect(rest[table], table).toEqual([]);
		expect(rest.protocols.map(({ area }) => area)).toEqual(
			register.protocols.filter(({ area }) => area === 'England').map(({ area }) => area)
		);
		expect(rest.indicators).toEqual(register.indicators);
	});
});

test('publishing another council’s board says so before anything else', () => {
	const { settled } = after(wanted(derby, { afresh: true }));
	const edited = settled.edits;
	const changes = { shown: [], own: 0, others: 0, rows_before: 9, rows_after: 9 };
	const dry = viewDryRun(
		changes,
		[],
		{ edited, already: [], given_up: [], staying: [] },
		'Derby City Council'
	);
	expect(dry.sentences[0]).toBe(
		'The site becomes that of Derby City Council in place of Nottingham City Council: every page shows that authority’s figures.'
	);
	expect(dry.sentences[1]).toBe('No figure in the record changes.');
});

describe('what settings come to', () => {
	test('the next year’s meetings by the rule, with each deadline', () => {
		const { year, meetings } = comesTo(
			{ ...register.board, paper_days: 2, sign_off_days: 3 },
			'2021-10-01' as IsoDate
		);
		expect(year).toBe('2022-23');
		expect(meetings.map(({ title }) => title)).toEqual([
			'Monday 16 May 2022',
			'Monday 18 July 2022',
			'Monday 19 September 2022',
			'Monday 21 November 2022',
			'Monday 16 January 2023',
			'Monday 20 March 2023'
		]);
		expect(meetings[0]?.deadlines).toBe(
			'Reports signed off by 28 April 2022, papers due by 4 May 2022, agenda and papers public by 6 May 2022.'
		);
		expect(meetings[0]?.off).toBeNull();
		expect(meetings[2]?.off).toBe('This is a bank holiday: choose another day.');
	});

	test('nothing without a rule', () => {
		expect(comesTo({ meeting_rule: null }, '2021-10-01' as IsoDate).meetings).toEqual([]);
	});
});
