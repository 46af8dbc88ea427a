import { describe, expect, it } from 'vitest';
import type { Amendment } from '$lib/domain/amendment';
import type { IsoDate, RowId } from '$lib/domain/id';
import { MEETING_MOVED, slipsOf } from '$lib/domain/slip';

const item = 'strategy' as RowId;
let number = 0;
const moved = (
	amended: string,
	before: string | null,
	after: string | null,
	why = ''
): Amendment => ({
	amendment: `a-${(number += 1)}` as RowId,
	amended: amended as IsoDate,
	table: 'work_plan_items',
	row: item,
	column: 'meeting',
	before,
	after,
	why: why || null
});
const told = (...amendments: readonly Amendment[]) =>
	slipsOf(amendments, item).map(({ from, to }) => `${from} ${to ?? 'none'}`);

const [september, november, january] = ['2021-09-20', '2021-11-15', '2022-01-17'] as const;

describe('slipsOf', () => {
	it('counts each time a report is put off, in the order of days', () => {
		expect(
			told(moved('2021-11-10', november, january), moved('2021-09-20', september, november))
		).toEqual([`${september} ${november}`, `${november} ${january}`]);
	});

	it('tells the same of a record whose rows were sorted by their ids', () => {
		const ids = ['x', 'x-2', 'x-3', 'x-10'].map((id) => id as RowId);
		const way = [september, november, september, january, november];
		const rows = ids.map((amendment, place) => ({
			...moved('2021-09-20', way[place] ?? null, way[place + 1] ?? null),
			amendment
		}));
		const sorted = rows.toSorted((a, b) => a.amendment.localeCompare(b.amendment));
		expect(sorted.map(({ amendment }) => amendment)).not.toEqual(ids);
		expect(told(...sorted)).toEqual(told(...rows));
		expect(told(...sorted)).toEqual([`${september} ${november}`]);
	});

	it('counts a report brought forward again as having slipped only so far', () => {
		expect(
			told(moved('2021-09-20', september, january), moved('2021-10-01', january, november))
		).toEqual([`${september} ${november}`]);
		expect(
			told(moved('2021-09-20', september, november), moved('2021-10-01', november, september))
		).toEqual([]);
	});

	it('takes what was tried and taken back within a day as nothing', () => {
		expect(
			told(moved('2021-10-01', september, january), moved('2021-10-01', january, september))
		).toEqual([]);
		expect(
			told(moved('2021-10-01', september, january), moved('2021-10-01', january, november))
		).toEqual([`${september} ${november}`]);
	});

	it('counts a report deferred without a meeting once, and the meeting set later with it', () => {
		expect(told(moved('2021-09-20', september, null))).toEqual([`${september} none`]);
		expect(told(moved('2021-09-20', september, null), moved('2021-10-01', null, november))).toEqual(
			[`${september} ${november}`]
		);
	});

	it('leaves out a meeting that was itself moved, other columns and other reports', () => {
		expect(
			told(
				moved('2021-10-01', november, '2021-11-22', `${MEETING_MOVED} from there`),
				{ ...moved('2021-10-02', november, january), column: 'note' },
				{ ...moved('2021-10-02', november, january), row: 'another' as RowId },
				{ ...moved('2021-10-02', november, january), table: 'actions' }
			)
		).toEqual([]);
	});
});
