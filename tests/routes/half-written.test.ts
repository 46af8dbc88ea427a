import { describe, expect, it } from 'vitest';
import { FORMS, formKey } from '../../src/routes/form-key';
import { halfWritten } from '../../src/routes/data/changes/half-written';
import { writeDraft } from '../../src/routes/data/ledger/note-draft';

const KEY = 'revision_note cla-offending E06000018 2019-04-01/2020-03-31 paper-2021-09-20';
const draft = (text: string) => writeDraft({ text, role: 'Analyst', base: null });
const measures = [{ indicator: 'cla-offending', name: 'Cautioned or convicted' }];

const listed = (key: string, text: string) => halfWritten(new Map([[key, text]]), measures);
/** A form of the board's business as it is put by. */
const put = (written: object) => JSON.stringify({ written, base: '' });

describe('forms half written', () => {
	it('on a figure are named by its measure and lead to it in the ledger', () =>
		expect(listed(KEY, draft(' Half a sen'))).toEqual([
			{
				key: KEY,
				text: 'Half a sen',
				what: 'A note on Cautioned or convicted',
				path: '/data/ledger?indicator=cla-offending&authority=E06000018&period=2019-04-01%2F2020-03-31'
			}
		]));

	it('of a measure the record does not know are named by its identifier', () =>
		expect(halfWritten(new Map([[KEY, draft('x')]]), [])[0]?.what).toBe('A note on cla-offending'));

	it.each([
		[
			formKey('action', null),
			put({ text: 'Look at', owner: '' }),
			['A new action', 'Look at', '/actions?new=']
		],
		[
			formKey('action', 'keep-monitoring'),
			put({ text: 'Keep' }),
			['A change to an action', 'Keep', '/actions#keep-monitoring']
		],
		[
			formKey('agenda_item', '2021-11-15', null),
			put({ item: '1', title: 'Minutes' }),
			[
				'A new item on the agenda of the meeting of 15 November 2021',
				'Minutes',
				'/meetings/2021-11-15?edit=yes'
			]
		],
		[
			formKey('question', '2021-11-15', 'why'),
			put({ asked: 'Why?', answered: '' }),
			[
				'A change to a question of the meeting of 15 November 2021',
				'Why?',
				'/meetings/2021-11-15?edit=yes'
			]
		],
		[
			formKey('decision', '2021-11-15', null),
			put({ kind: 'resolved', text: '' }),
			['A new decision of the meeting of 15 November 2021', null, '/meetings/2021-11-15?edit=yes']
		],
		[
			formKey('meeting_record', '2021-11-15'),
			put({ time: '2.00 pm', place: 'x' }),
			[
				'A change to time, place, apologies or minute numbers of the meeting of 15 November 2021',
				null,
				'/meetings/2021-11-15?edit=yes'
			]
		],
		[
			formKey('meeting', '2022-03-21'),
			put({ meeting: '22 March 2022' }),
			[
				'A change to the meeting of 21 March 2022',
				'22 March 2022',
				'/meetings/calendar?year=2021-22'
			]
		],
		[
			formKey('plan_report', '2021-22', 'iro-report'),
			JSON.stringify({ report: 'IRO', base: null }),
			[
				'A change to a report of the work plan for 2021/22',
				'IRO',
				'/work-plan/2021-22?edit=yes#item-iro-report'
			]
		],
		[
			formKey('protocol_step', 'norfolk', 2),
			put({ action: 'Sign off' }),
			['A change to a step of a protocol’s checklist', 'Sign off', '/protocols#norfolk']
		],
		[
			formKey('board_settings'),
			JSON.stringify({ name: 'A panel' }),
			['A change to the board’s settings', null, '/about/board']
		]
	])('%s are said with the way to them', (key, text, [what, words, path]) =>
		expect(listed(key, text)).toEqual([{ key, what, text: words, path }])
	);

	it('of every kind are listed, whatever is in them', () => {
		const about: Readonly<Record<string, readonly (string | null)[]>> = {
			agenda_item: ['2021-11-15', null],
			decision: ['2021-11-15', null],
			question: ['2021-11-15', null],
			meeting_record: ['2021-11-15'],
			plan_report: ['2021-22', null],
			protocol_step: ['norfolk', null]
		};
		const drafts = FORMS.map((form): [string, string] =>
			form === 'revision_note'
				? [KEY, draft('x')]
				: [formKey(form, ...(about[form] ?? [null])), put({})]
		);
		expect(halfWritten(new Map(drafts), measures)).toHaveLength(FORMS.length);
	});

	it.each([
		['another thing', 'upload answers', draft('x')],
		['a key that names no figure', 'revision_note cla-offending Nottingham', draft('x')],
		['a key that names no day', 'decision tomorrow new', put({ text: 'x' })],
		['a key that names no row', 'protocol <b>', put({ name: 'x' })],
		['a text that is no draft', KEY, '{"text":'],
		['an empty text', KEY, draft('  ')]
	])('leave out %s', (_, key, text) => expect(listed(key, text)).toEqual([]));
});
