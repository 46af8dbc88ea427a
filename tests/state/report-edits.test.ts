import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { IsoDate, RowId, VintageId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Report } from '$lib/domain/report';
import { parseSnapshot } from '$lib/domain/report-snapshot';
import { partsInOrder } from '$lib/domain/template';
import type { RowEdit } from '$lib/domain/row-edit';
import { applyEdits } from '$lib/intake/edits';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { moveItem, removeItem } from '$lib/state/agenda-edits';
import { changeMeeting, writtenMeeting } from '$lib/state/calendar-edits';
import { assemble, readAgain } from '$lib/state/publishing';
import { withNumbersNamed } from '$lib/state/publishing-reports';
import {
	addReport,
	changeReport,
	editReportText,
	recordReason,
	removeReport,
	writtenReport
} from '$lib/state/report-edits';
import {
	keepVersion,
	publishReport,
	reopenReport,
	restoreVersion,
	versionsOf
} from '$lib/state/report-versions';
import {
	editTemplate,
	removeTemplate,
	writtenPart,
	writtenTemplate
} from '$lib/state/template-edits';
import type { Edited } from '$lib/state/written-field';
import { viewDryRun } from '$lib/view/publish';

const seed: ReadonlyMap<string, string> = new Map(
	REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])
);
const day = '2021-10-01' as IsoDate;
const september = '2021-09-20' as IsoDate;
const background = 'background' as RowId;
const fingerprint = 'f'.repeat(64);
const editions = ['lait-2026-04-08' as VintageId];

/** The record as somebody works on it. */
class Desk {
	tables = seed;
	edits: RowEdit[] = [];
	get register(): Register {
		return readRegister(this.tables).register;
	}
	get report(): Report {
		const [report] = this.register.reports;
		if (!report) throw new Error('no report');
		return report;
	}
	do(edited: Edited | { readonly edits: readonly RowEdit[] }): this {
		if ('faults' in edited && edited.faults) throw new Error(JSON.stringify(edited.faults));
		if (!('edits' in edited)) throw new Error('nothing');
		const applied = applyEdits(this.tables, edited.edits);
		expect(applied.conflicts).toEqual([]);
		this.tables = applied.contents;
		for (const edit of edited.edits) {
			const first = this.edits.find((each) => each.table === edit.table && each.key === edit.key);
			this.edits = [
				...this.edits.filter((each) => each !== first),
				{ ...edit, before: first ? first.before : edit.before }
			];
		}
		return this;
	}
	write(part: RowId, text: string): this {
		return this.do(editReportText(this.register, this.report.report, part, text));
	}
}
const written = (changes = {}) => ({
	...writtenReport(readRegister(seed).register, null, september),
	title: 'Reducing offending',
	...changes
});
const drafting = () =>
	new Desk().do(addReport(readRegister(seed).register, written({ item: '5' })));
const publish = (desk: Desk) =>
	desk.do(
		publishReport(desk.register, desk.report, { name: 'As agreed', editions, fingerprint }, day)
	);
const sentences = (edited: Edited) => (edited.faults ?? []).map(({ sentence }) => sentence);

describe('a report', () => {
	test('begins on the template that the board’s settings name, and with what is drafted', () => {
		const register = readRegister(seed).register;
		expect(writtenReport(register, null).template).toBe('nottingham');
		const added = addReport(register, written(), [
			{ part: background, text: '  Something.\r\n\r\n\r\n\r\nMore. ' },
			{ part: 'summary' as RowId, text: ' \n ' }
		]);
		const desk = new Desk().do(added);
		expect(desk.report).toMatchObject({ report: 'reducing-offending', state: 'draft', item: null });
		expect(desk.register.report_texts).toEqual([
			{ report: 'reducing-offending', part: background, text: 'Something.\n\nMore.' }
		]);
	});

	test('does not stand in the place of another page of the site', () => {
		const added = addReport(readRegister(seed).register, written({ title: 'Templates' }));
		expect('report' in added && added.report).toBe('templates-2');
	});

	test('is refused without a title, a meeting, a template or with an item that is not there', () => {
		const register = readRegister(seed).register;
		const faults = (changes: object) =>
			(addReport(register, written(changes)).faults ?? []).map(({ field }) => field);
		expect(faults({ title: ' ' })).toEqual(['title']);
		expect(faults({ meeting: '2021-02-30' })).toEqual(['meeting']);
		expect(faults({ template: 'another' })).toEqual(['template']);
		expect(faults({ item: '99' })).toEqual(['item']);
	});

	test.each(['=HYPERLINK("x")', '- 5', "“quoted”, <b>; ' דו״ח", '@'])(
		'may be called %s',
		(title) => {
			const desk = new Desk().do(addReport(readRegister(seed).register, written({ title })));
			expect(desk.report.title).toBe(title);
		}
	);

	test('takes a text of any kind under a heading, and empties it again', () => {
		const desk = drafting().write(background, '- one\n- two');
		expect(desk.tables.get('report_texts')).toContain('"\'- one\n- two"');
		expect(desk.register.report_texts[0]?.text).toBe('- one\n- two');
		expect(
			editReportText(desk.register, desk.report.report, background, ' - one\r\n- two\n')
		).toMatchObject({ edits: [] });
		expect(desk.write(background, '  ').register.report_texts).toEqual([]);
	});

	test('is too long in one part with a sentence', () => {
		const desk = drafting();
		const long = editReportText(desk.register, desk.report.report, background, 'x'.repeat(30_001));
		expect(sentences(long)[0]).toContain('has 30,001 characters, and 30,000 fit under one heading');
	});

	test('follows its meeting and its agenda item, and outlives the item', () => {
		const desk = drafting();
		const meeting = desk.register.meetings.find((each) => each.meeting === september);
		const item = desk.register.agenda_items.find(
			(each) => each.meeting === september && each.item === 5
		);
		if (!meeting || !item) throw new Error('seed');
		desk.do(moveItem(desk.register, item, 1));
		expect(desk.report.item).toBe(6);
		desk.do(
			changeMeeting(
				desk.register,
				meeting,
				{ ...writtenMeeting(meeting), meeting: '2021-09-27' as IsoDate },
				day
			)
		);
		expect(desk.report.meeting).toBe('2021-09-27');
		const six = desk.register.agenda_items.find(
			(each) => each.meeting === '2021-09-27' && each.item === 6
		);
		if (six) desk.do(removeItem(desk.register, six));
		expect(desk.report.item).toBeNull();
	});

	test('keeps what it says under another template', () => {
		const desk = drafting().write('finance-comments' as RowId, 'None needed.');
		desk.do(
			changeReport(desk.register, desk.report, {
				...writtenReport(desk.register, desk.report),
				template: 'derby'
			})
		);
		expect(desk.report.template).toBe('derby');
		expect(desk.register.report_texts).toHaveLength(1);
	});

	test('is taken out with everything of it, and not once it was published', () => {
		const desk = drafting().write(background, 'A.');
		desk.do(keepVersion(desk.register, desk.report, { name: 'First', editions }, day));
		desk.do(
			recordReason(
				desk.register,
				desk.report,
				{ finding: 'jargon-1' as RowId, reason: 'The term is known.' },
				day
			)
		);
		const removed = removeReport(desk.register, desk.report);
		const other = new Desk();
		other.tables = desk.tables;
		const { register } = other.do(removed);
		expect([
			register.reports,
			register.report_texts,
			register.report_versions,
			register.finding_reasons
		]).toEqual([[], [], [], []]);
		expect(sentences(removeReport(publish(desk).register, desk.report))).toHaveLength(1);
	});

	test('has reasons for findings, which can be taken back', () => {
		const desk = drafting();
		const finding = 'jargon-1' as RowId;
		desk.do(
			recordReason(desk.register, desk.report, { finding, reason: 'Known to members.' }, day)
		);
		expect(desk.register.finding_reasons).toMatchObject([
			{ finding, reason: 'Known to members.', decided: day }
		]);
		desk.do(recordReason(desk.register, desk.report, { finding, reason: '' }, day));
		expect(desk.register.finding_reasons).toEqual([]);
	});
});

describe('versions of a report', () => {
	test('stand as they were kept, and can be put back', () => {
		const desk = drafting().write(background, 'First words.');
		desk.do(keepVersion(desk.register, desk.report, { name: 'Before Finance', editions }, day));
		desk.write(background, 'Other words.').write('summary' as RowId, 'New.');
		const [version] = versionsOf(desk.register, desk.report.report);
		if (!version) throw new Error('no version');
		expect(version).toMatchObject({ version: 'reducing-offending-v1', published: false });
		expect(parseSnapshot(version.snapshot)?.texts.map(({ text }) => text)).toEqual([
			'First words.'
		]);
		desk.do(restoreVersion(desk.register, desk.report, version));
		expect(desk.register.report_texts.map(({ text }) => text)).toEqual(['First words.']);
	});

	test('a report published is closed, keeps what was published and its editions, and opens again', () => {
		const desk = publish(drafting().write(background, 'Words.'));
		expect(desk.report).toMatchObject({ state: 'published', published: day });
		const [version] = desk.register.report_versions;
		expect(parseSnapshot(version?.snapshot ?? '')).toMatchObject({
			editions,
			fingerprint,
			report: { state: 'published' }
		});
		expect(
			sentences(editReportText(desk.register, desk.report.report, background, 'No'))
		).toHaveLength(1);
		expect(
			sentences(
				publishReport(desk.register, desk.report, { name: 'x', editions, fingerprint }, day)
			)
		).toHaveLength(1);
		desk.do(reopenReport(desk.report)).write(background, 'Later words.');
		expect(desk.report.state).toBe('draft');
		expect(parseSnapshot(desk.register.report_versions[0]?.snapshot ?? '')?.texts[0]?.text).toBe(
			'Words.'
		);
	});

	test('too long a report is refused with a sentence', () => {
		const parts = readRegister(seed).register.template_parts.filter(
			(each) => each.template === 'nottingham'
		);
		const long = parts.slice(0, 14).map(({ part }) => ({ part, text: 'w '.repeat(14_999) }));
		const desk = new Desk().do(addReport(readRegister(seed).register, written(), long));
		expect(
			sentences(keepVersion(desk.register, desk.report, { name: 'All', editions }, day))[0]
		).toContain('a version holds 400,000');
	});

	test('a template changed later does not change what was kept', () => {
		const desk = publish(drafting());
		const template = desk.register.templates.find((each) => each.template === 'nottingham') ?? null;
		const form = writtenTemplate(desk.register, template);
		desk.do(editTemplate(desk.register, template, { ...form, parts: form.parts.slice(0, 3) }));
		expect(parseSnapshot(desk.register.report_versions[0]?.snapshot ?? '')?.parts).toHaveLength(18);
	});
});

describe('a template made on screen', () => {
	const { register } = readRegister(seed);
	const blank = writtenTemplate(register, null);

	test('has its headings in the order they stand, whatever they are called', () => {
		const parts = ['=Purpose', 'Purpose', '- Money'].map((heading) => ({
			...writtenPart(null),
			heading,
			number: '1'
		}));
		const desk = new Desk().do(editTemplate(register, null, { ...blank, name: 'Our own', parts }));
		const made = desk.register.templates.find(({ name }) => name === 'Our own');
		if (!made) throw new Error('none');
		expect(
			partsInOrder(made, desk.register.template_parts).map(({ part, heading }) => [part, heading])
		).toEqual([
			['purpose', '=Purpose'],
			['purpose-2', 'Purpose'],
			['money', '- Money']
		]);
		const form = writtenTemplate(desk.register, made);
		desk.do(editTemplate(desk.register, made, { ...form, parts: form.parts.toReversed() }));
		expect(partsInOrder(made, desk.register.template_parts).map(({ part }) => part)).toEqual([
			'money',
			'purpose-2',
			'purpose'
		]);
		expect(editTemplate(desk.register, made, writtenTemplate(desk.register, made))).toMatchObject({
			edits: []
		});
		expect(desk.do(removeTemplate(desk.register, made)).register.templates).toHaveLength(2);
	});

	test('begins with another’s headings', () => {
		const like = register.templates[1] ?? null;
		expect(writtenTemplate(register, null, like).parts.map(({ heading }) => heading)).toContain(
			'SUPPORTING INFORMATION'
		);
	});

	test('is refused without a name, headings or choices, each at its field', () => {
		const faults = (written: typeof blank) =>
			(editTemplate(register, null, written).faults ?? []).map(({ field }) => field);
		expect(faults(blank)).toEqual(['name', 'parts']);
		expect(
			faults({
				...blank,
				name: register.templates[0]?.name ?? '',
				parts: [{ ...writtenPart(null), heading: '' }]
			})
		).toEqual(['name', 'parts.0.heading']);
		const ticks = { ...writtenPart(null), heading: 'Theme', kind: 'ticks' as const };
		expect(faults({ ...blank, name: 'T', parts: [{ ...ticks, choices: 'One' }] })).toEqual([
			'parts.0.choices'
		]);
		expect(
			faults({ ...blank, name: 'T', parts: [{ ...ticks, choices: 'One; two\nThree' }] })
		).toEqual(['parts.0.choices']);
	});

	test('stays while a report is written on it', () => {
		const desk = drafting();
		const template = desk.register.templates.find((each) => each.template === 'nottingham');
		expect(template && sentences(removeTemplate(desk.register, template))[0]).toContain(
			'1 report is written on this template'
		);
	});
});

describe('publishing to a record that everybody can open', () => {
	const assembled = (desk: Desk, over = seed) =>
		assemble({ tables: over, observations: '' }, [], desk.edits);

	test('leaves drafts, unpublished versions and reasons on this computer, and says so', () => {
		const desk = drafting().write(background, 'Secret.');
		desk.do(keepVersion(desk.register, desk.report, { name: 'Mine', editions }, day));
		desk.do(
			recordReason(
				desk.register,
				desk.report,
				{ finding: 'leak-1' as RowId, reason: 'Agreed.' },
				day
			)
		);
		const next = assembled(desk);
		expect([...next.tables.values()].join('')).not.toContain('Secret.');
		expect(next).toMatchObject({ edited: [], changed: false });
		expect(next.staying).toHaveLength(4);
		const changes = {
			shown: [],
			own: 0,
			others: 0,
			rows_before: 0,
			rows_after: 0
		} as unknown as Parameters<typeof viewDryRun>[0];
		expect(viewDryRun(changes, [], next, 'Nottingham City Council').edits).toContain(
			'4 changes of reports stay here: a public record holds published reports only, and none with a number of an edition that is left out.'
		);
		expect(readAgain(next.tables).problems).toEqual([]);
	});

	test('takes a published report with its words and what was published, and nothing else of it', () => {
		const desk = drafting().write(background, 'Told.');
		desk.do(keepVersion(desk.register, desk.report, { name: 'Mine', editions }, day));
		desk.do(
			recordReason(
				desk.register,
				desk.report,
				{ finding: 'leak-1' as RowId, reason: 'Agreed.' },
				day
			)
		);
		const next = assembled(publish(desk));
		const { register, problems } = readAgain(next.tables);
		expect(problems).toEqual([]);
		expect(register?.reports).toHaveLength(1);
		expect(register?.report_texts).toHaveLength(1);
		expect(register?.report_versions.map(({ published }) => published)).toEqual([true]);
		expect(register?.finding_reasons).toEqual([]);
		// Opened again, what is out stays out and what is new stays here.
		const later = new Desk();
		later.tables = next.tables;
		later.do(reopenReport(later.report)).write(background, 'Not yet told.');
		const after = assembled(later, next.tables);
		expect(after.changed).toBe(false);
		expect(after.staying).toHaveLength(2);
	});

	test('binds numbers to the name their edition gets in the record, and keeps a report whose edition stays', () => {
		const [name, as] = ['return-2021', 'return-2021-2'] as VintageId[];
		if (!name || !as) throw new Error('names');
		const number = (edition: string) =>
			`[[cla-offending, E06000018, 2019-04-01/2020-03-31, ${edition}, count]]`;
		const desk = drafting().write(
			background,
			`It was ${number(name)} and ${number('lait-2026-04-08')}.`
		);
		desk.do(
			publishReport(
				desk.register,
				desk.report,
				{ name: 'Agreed', editions: [name], fingerprint },
				day
			)
		);
		const renamed = withNumbersNamed(desk.edits, [
			{ vintage: name, as: { vintage: as }, how: 'renamed' }
		]);
		const { register } = readRegister(applyEdits(seed, renamed.edits).contents);
		const words = `It was ${number(as)} and ${number('lait-2026-04-08')}.`;
		expect(register.report_texts[0]?.text).toBe(words);
		expect(parseSnapshot(register.report_versions[0]?.snapshot ?? '')).toMatchObject({
			texts: [{ text: words }],
			editions: [as]
		});
		const left = withNumbersNamed(desk.edits, [
			{ vintage: name, as: { vintage: name }, how: 'left-out' }
		]);
		expect(left.edits).toEqual([]);
		expect(left.staying).toHaveLength(3);
	});

	test('an internal record takes everything, and may not become public with it', () => {
		const desk = drafting().write(background, 'Ours.');
		const board = (seed.get('board') ?? '').trimEnd().split('\n');
		const internal = new Map(seed).set('board', `${board[0]},audience\n${board[1]},internal\n`);
		const next = assembled(desk, internal);
		expect(next.staying).toEqual([]);
		expect(readAgain(next.tables).problems).toEqual([]);
		const open = new Map(next.tables).set('board', `${board[0]},audience\n${board[1]},public\n`);
		expect(readAgain(open).problems.map(({ message }) => message)).toEqual([
			expect.stringContaining('The record holds the draft report “Reducing offending”')
		]);
	});
});
