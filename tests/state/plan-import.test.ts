import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { PlanLine } from '$lib/intake/plan-table';
import { applyEdits } from '$lib/intake/edits';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { importPlan, offerPlan } from '$lib/state/plan-import';

const contents = new Map(
	REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])
);
const { register } = readRegister(contents);
const YEAR = '2021-22';
const day = '2021-10-01' as IsoDate;
const march = '2022-03-21' as IsoDate;

const line = (report: string, more: Partial<PlanLine> = {}): PlanLine => ({
	row: 2,
	report,
	priority: null,
	leads: [],
	meeting: march,
	delivery: 'paper',
	status: 'planned',
	standing: false,
	minutes: null,
	principles: [],
	indicators: [],
	note: null,
	doubts: [],
	...more
});
function taken(lines: readonly PlanLine[]) {
	const imported = importPlan(register, YEAR, offerPlan(register, YEAR, lines), day);
	if ('faults' in imported) throw new Error(JSON.stringify(imported.faults));
	const applied = applyEdits(contents, imported.edits);
	expect(applied.conflicts).toEqual([]);
	const read = readRegister(applied.contents);
	expect(read.problems).toEqual([]);
	return { ...imported, register: read.register };
}
const faultsOf = (lines: readonly PlanLine[]) => {
	const imported = importPlan(register, YEAR, offerPlan(register, YEAR, lines), day);
	return 'faults' in imported ? imported.faults.flatMap(({ sentences }) => sentences) : [];
};

describe('a plan brought in', () => {
	test('is added after what is planned, in order, with its history', () => {
		const { words, register: after } = taken([
			line('First report', { leads: ['Head of Service', 'Virtual School'] }),
			line('Second report', { delivery: 'verbal update', minutes: 15 })
		]);
		expect(words).toBe('Brought 2 reports into the work plan for 2021/22');
		const rows = after.work_plan_items.filter(({ meeting }) => meeting === march);
		expect(rows.map(({ report, place, item }) => [report, place, item])).toEqual([
			['First report', 1, 'first-report-2021'],
			['Second report', 2, 'second-report-2021']
		]);
		expect(rows[0]?.leads).toEqual(['Head of Service', 'Virtual School']);
		expect(after.amendments.filter(({ row }) => row === 'first-report-2021')).toMatchObject([
			{ amended: day, column: 'item', before: null, after: 'first-report-2021' }
		]);
	});

	test('changes the report that is planned for another meeting, and keeps what the table does not say', () => {
		const strategy = 'children-in-care-strategy-2021' as RowId;
		const { words, register: after } = taken([line('Children in care and Care Leaver STRATEGY')]);
		expect(words).toBe('Moved 1 report in the work plan for 2021/22');
		const moved = after.work_plan_items.find(({ item }) => item === strategy);
		expect(moved).toMatchObject({ meeting: march, place: 1 });
		expect(moved?.note).toBe('Minuted for September 2021, moved to November 2021');
		expect(after.work_plan_items).toHaveLength(register.work_plan_items.length);
		expect(
			after.amendments.some(
				({ row, column, before, after: to }) =>
					row === strategy && column === 'meeting' && before === '2021-11-15' && to === march
			)
		).toBe(true);
	});

	test('keeps leads and delivery that a table without those columns says nothing of', () => {
		const { register: after } = taken([
			line('IV Service Report'),
			line('Children in Care Council')
		]);
		expect(after.work_plan_items).toContainEqual(
			expect.objectContaining({ item: 'iv-service-2021', meeting: march, leads: ['CGL'] })
		);
		expect(after.work_plan_items).toContainEqual(
			expect.objectContaining({
				item: 'children-in-care-council-2021-11',
				meeting: march,
				delivery: 'verbal update'
			})
		);
	});

	test('leaves out what is there already, and what stands in the table twice', () => {
		const rows = offerPlan(register, YEAR, [
			line('IV Service Report', { meeting: '2021-11-15' as IsoDate }),
			line('New report'),
			line('new  report')
		]);
		expect(rows.map(({ taking }) => taking)).toEqual(['leave', 'add', 'leave']);
		expect(rows[2]?.doubts).toEqual(['It stands in the table twice, so this one is left out.']);
	});

	test('keeps nothing while anything is wrong, and says what', () => {
		expect(faultsOf([line('Good report'), line('Lost report', { meeting: null })])).toEqual([
			'Choose the meeting it is for, or “No meeting yet”, or leave it out.'
		]);
		expect(faultsOf([line('=1+1')])[0]).toMatch(/^The name: “=1\+1” cannot be kept here\./);
		const rows = offerPlan(register, YEAR, [line('A report')]);
		const wrong = rows.map((row) => ({ ...row, leads: 'One; two', report: ' ' }));
		const imported = importPlan(register, YEAR, wrong, day);
		expect('faults' in imported && imported.faults[0]?.sentences).toEqual([
			'Put each lead on a line of its own, without semicolons.',
			'Write the name of the report, or leave it out.'
		]);
	});

	test('holds a report without a meeting as deferred', () => {
		const rows = offerPlan(register, YEAR, [
			line('Waiting', { meeting: null, status: 'deferred' })
		]);
		expect(rows[0]?.meeting).toBe('none');
		const imported = importPlan(register, YEAR, rows, day);
		expect('edits' in imported && imported.edits[0]?.after).toMatchObject({
			meeting: '',
			status: 'deferred'
		});
	});
});
