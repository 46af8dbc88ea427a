import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { AgendaItem, MemberQuestion } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { readRegister } from '$lib/intake/record';
import {
	agendaFromPlan,
	editItem,
	moveItem,
	removeItem,
	writtenItem,
	type WrittenItem
} from '$lib/state/agenda-edits';
import { withEdits } from '$lib/state/over-the-record';
import type { Edited } from '$lib/state/written-field';

const tables = new Map(
	readdirSync('data')
		.filter((name) => name.endsWith('.csv') && name !== 'observations.csv')
		.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
);
const { register } = readRegister(tables);
const september = '2021-09-20' as IsoDate;
const november = '2021-11-15' as IsoDate;

const question = (item: number): MemberQuestion => ({
	question: `asked-${item}` as RowId,
	meeting: september,
	item,
	asked: 'Why?',
	answered: null,
	source: 'the minutes'
});
const asked: Register = { ...register, questions: [question(5), question(6)] };

/** The register as it is read once the change is made. */
function after(edited: Edited): Register {
	if (edited.faults) throw new Error(edited.faults.map(({ sentence }) => sentence).join(' '));
	const made = withEdits(tables, { editions: [], edits: edited.edits });
	const reading = readRegister(made);
	expect(reading.problems).toEqual([]);
	return reading.register;
}
const agenda = (given: Register, meeting: IsoDate = september) =>
	given.agenda_items
		.filter((each) => each.meeting === meeting)
		.toSorted((a, b) => a.item - b.item)
		.map(({ item, title }) => `${item} ${title}`);
const at = (item: number) =>
	register.agenda_items.find(
		(each) => each.meeting === september && each.item === item
	) as AgendaItem;
const write = (item: AgendaItem | null, changes: Partial<WrittenItem>, meeting = september) =>
	editItem(register, meeting, item, { ...writtenItem(register, meeting, item), ...changes });
const sentences = (edited: Edited) => (edited.faults ?? []).map(({ sentence }) => sentence);

describe('an item of an agenda', () => {
	it('is added with the next number and read back', () => {
		const edited = write(null, { title: ' Any  other business ', delivery: 'verbal update' });
		expect(edited).toMatchObject({
			words: 'Added item 9, “Any other business”, to the agenda of 20 September 2021'
		});
		expect(agenda(after(edited)).at(-1)).toBe('9 Any other business');
	});

	it('with the number of another is refused with both ways out', () => {
		expect(sentences(write(null, { item: '5', title: 'Health' }))).toEqual([
			'Item 5 is “Reducing Offending Behaviour (Children in Care)” already. Take 9, which is free, or tick the box to put this one before it.'
		]);
	});

	it('put before another moves those after it down, and nothing is lost', () => {
		const made = after(write(null, { item: '5', title: 'Health', before_it: true }));
		expect(agenda(made)).toEqual([
			...agenda(register).slice(0, 4),
			'5 Health',
			'6 Reducing Offending Behaviour (Children in Care)',
			'7 Update report on Fostering recruitment and retention',
			'8 Work Plan',
			'9 Future meeting dates'
		]);
		expect(made.agenda_items.find(({ title }) => title === 'Work Plan')).toMatchObject({
			page_from: 91,
			page_to: 92
		});
	});

	it('keeps markup as the text it is, and refuses what a spreadsheet would run', () => {
		const title = '<img src=x onerror=alert(1)> & “Health”';
		expect(agenda(after(write(null, { title }))).at(-1)).toBe(`9 ${title}`);
		expect(sentences(write(null, { title: '=1+1' }))).toHaveLength(1);
	});

	it.each([
		[{ title: '  ' }, 'Write the title of the item.'],
		[{ item: 'five' }, '“five” is not the number of an item. Write a whole number.'],
		[{ item: '0' }, 'Agendas are numbered from 1. Write 1 or more.'],
		[{ page_from: '-3' }, '“-3” is not a page. Write a whole number, or leave it empty.'],
		[
			{ page_from: '90', page_to: '85' },
			'The last page, 85, is before the first, 90. Write them the other way round.'
		],
		[{ page_to: '4' }, 'Write the first page too.'],
		[
			{ report_of: 'Cllr Smith' },
			'This names a person. Write the role instead, for example Head of Service.'
		],
		[
			{ plan_item: 'gone' },
			'That report is not in the work plan any more. Choose another, or none.'
		]
	])('with %j is refused with the cure', (changes, sentence) => {
		expect(sentences(write(null, { title: 'Health', ...changes }))).toEqual([sentence]);
	});

	it('may only link to an address that begins with https', () => {
		for (const paper of ['javascript:alert(1)', 'http://council.gov.uk/a.pdf', 'a.pdf'])
			expect(sentences(write(null, { title: 'Health', paper }))).toHaveLength(1);
		const paper = 'https://committee.example.gov.uk/a.pdf';
		const made = after(write(null, { title: 'Health', paper }));
		expect(made.agenda_items.find(({ title }) => title === 'Health')?.paper).toBe(paper);
	});

	it('carries the row its form saw, so that another tab’s change is told', () => {
		const seen = { ...at(5), title: 'As it was' };
		const edited = write(seen, { title: 'As I want it' });
		expect('edits' in edited && edited.edits.map(({ before }) => before?.['title'])).toEqual([
			'As it was'
		]);
	});

	it('changed to nothing different is no change', () => {
		expect(write(at(5), {})).toMatchObject({ edits: [] });
	});

	it('taken off closes the gap, and questions follow', () => {
		expect(agenda(after(removeItem(register, at(6)))).slice(5)).toEqual([
			'6 Work Plan',
			'7 Future meeting dates'
		]);
		const rows = removeItem(asked, at(5)).edits.filter(({ table }) => table === 'questions');
		expect(rows.map(({ key, after: row }) => `${key} ${row?.['item']}`)).toEqual([
			'asked-5 ',
			'asked-6 5'
		]);
	});

	it('moves up and down, and not beyond the ends', () => {
		expect(agenda(after(moveItem(register, at(6), -1))).slice(4, 6)).toEqual([
			'5 Update report on Fostering recruitment and retention',
			'6 Reducing Offending Behaviour (Children in Care)'
		]);
		expect(moveItem(register, at(1), -1).edits).toEqual([]);
		expect(moveItem(register, at(8), 1).edits).toEqual([]);
	});

	it('keeps every item through any run of changes', () => {
		const step = fc.record({
			kind: fc.constantFrom('insert', 'up', 'down', 'off'),
			at: fc.nat(7)
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
				let now = register;
				let expected = now.agenda_items.length;
				for (const { kind, at: place } of steps) {
					const items = now.agenda_items.filter(({ meeting }) => meeting === september);
					const item = items[place % Math.max(1, items.length)];
					if (!item) continue;
					const edited =
						kind === 'insert'
							? editItem(now, september, null, {
									...writtenItem(now, september, null),
									item: String(item.item),
									title: 'New',
									before_it: true
								})
							: kind === 'off'
								? removeItem(now, item)
								: moveItem(now, item, kind === 'up' ? -1 : 1);
					expected += kind === 'insert' ? 1 : kind === 'off' ? -1 : 0;
					const rows = new Map(
						now.agenda_items.map((each) => [`${september}\t${each.item}`, each])
					);
					for (const edit of 'edits' in edited ? (edited.edits ?? []) : []) {
						expect(edit.before?.['title']).toBe(rows.get(edit.key)?.title);
						if (edit.after === null) rows.delete(edit.key);
						else
							rows.set(edit.key, {
								...at(1),
								item: Number(edit.after['item']),
								title: edit.after['title'] ?? ''
							});
					}
					now = { ...now, agenda_items: [...rows.values()] };
					expect(now.agenda_items).toHaveLength(expected);
					const numbers = now.agenda_items.map((each) => each.item).toSorted((a, b) => a - b);
					expect(numbers).toEqual(numbers.map((_, index) => index + 1));
				}
			}),
			{ numRuns: 200 }
		);
	});
});

describe('an agenda made from the work plan', () => {
	it('has the usual opening, the plan’s reports in order and the usual end', () => {
		const made = after(agendaFromPlan(register, november));
		expect(agenda(made, november)).toHaveLength(13);
		expect(agenda(made, november).slice(2, 5)).toEqual([
			'3 Minutes',
			'4 IV Service Report',
			'5 Advocacy Service Report'
		]);
		expect(made.agenda_items.find(({ title }) => title === 'IV Service Report')).toMatchObject({
			report_of: 'CGL',
			plan_item: 'iv-service-2021'
		});
	});

	it('is refused where there is one', () => {
		expect(sentences(agendaFromPlan(register, september))).toEqual([
			'This meeting has an agenda already. Add to it.'
		]);
	});
});
