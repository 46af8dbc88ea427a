import { describe, expect, it } from 'vitest';
import type { RowId } from '$lib/domain/id';
import { parseRowId } from '$lib/domain/id';
import { tables } from '$lib/intake/record-tables';
import { amended, amendments } from '$lib/state/amend';
import { planned, planOf } from '../view/a-plan';
import { day } from '../view/answer';

const on = day('2021-10-01');
const one = planned(1);
const register = planOf([one]);
const tell = (before: typeof one | null, after: typeof one | null, held = register) =>
	amendments(held, tables.work_plan_items, one.item, before, after, on, 'Because');

describe('amendments', () => {
	it('are one for each cell that differs, as the record writes it', () => {
		const after = { ...one, leads: ['CGL', 'Head of Service'], minutes: 20, standing: true };
		expect(tell(one, after)).toEqual([
			expect.objectContaining({ column: 'leads', before: null, after: 'CGL;Head of Service' }),
			expect.objectContaining({ column: 'standing', before: 'no', after: 'yes' }),
			expect.objectContaining({
				amendment: 'report-1-minutes-2021-10-01',
				amended: '2021-10-01',
				table: 'work_plan_items',
				row: 'report-1',
				column: 'minutes',
				before: null,
				after: '20',
				why: 'Because'
			})
		]);
	});

	it('of a new row are one of its key, of a row taken out one of every cell it had', () => {
		expect(tell(null, one).map(({ column, before, after }) => [column, before, after])).toEqual([
			['item', null, 'report-1']
		]);
		expect(tell(one, null).map(({ column }) => column)).toEqual([
			'item',
			'year',
			'meeting',
			'place',
			'report',
			'delivery',
			'status',
			'standing'
		]);
	});

	it('are numbered from the second of a day, and are none where nothing differs', () => {
		const twice = planOf([one], { amendments: tell(one, { ...one, minutes: 5 }) });
		expect(tell(one, { ...one, minutes: 6 }, twice)[0]?.amendment).toBe(
			'report-1-minutes-2021-10-01-2'
		);
		expect(amended(register, tables.work_plan_items, one.item, one, one, on, null)).toEqual([]);
	});

	it('have ids that can be kept and are told apart, however long the row’s is', () => {
		const long = (end: string) => `${'a'.repeat(98)}-${end}` as RowId;
		const ids = ['b', 'c'].flatMap((end) => {
			const row = { ...one, item: long(end) };
			return amended(
				register,
				tables.work_plan_items,
				row.item,
				row,
				{ ...row, minutes: 5, indicators: [] },
				on,
				null
			).map(({ key }) => key);
		});
		expect(new Set(ids).size).toBe(4);
		expect(ids.every((id) => parseRowId(id) !== null)).toBe(true);
	});
});
