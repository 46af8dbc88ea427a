import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { tables } from '$lib/intake/record-tables';
import { amendments } from '$lib/state/amend';
import { asAgreed } from '$lib/view/plan-as-agreed';
import { viewWorkPlan } from '$lib/view/work-plan';
import { moved, planned, planOf } from './a-plan';
import { day } from './answer';

const { register: seed } = readRegister(
	new Map(REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')]))
);
const at = (register: Register, date: string) =>
	viewWorkPlan(register, '2021-22')
		?.meetings.find(({ meeting }) => meeting === date)
		?.items.map(({ report }) => report);

describe('the plan as agreed on a day', () => {
	const strategy = 'Children in Care and Care Leaver Strategy';

	it('has the seed’s strategy in September as on 26 July 2021, and in November since', () => {
		const july = asAgreed(seed, day('2021-07-26'));
		expect(at(july, '2021-09-20')).toEqual([strategy]);
		expect(at(july, '2021-11-15')).not.toContain(strategy);
		expect(at(asAgreed(seed, day('2021-09-20')), '2021-11-15')).toContain(strategy);
	});

	it('puts back several moves of one day in their order', () => {
		const register = planOf([planned(1, { meeting: day('2022-03-21') })], {
			amendments: [
				{
					...moved('report-1', '2021-11-15', '2022-03-21', '2021-10-01'),
					amendment: 'report-1-meeting-2021-10-01-2' as RowId
				},
				moved('report-1', '2021-09-20', '2021-11-15', '2021-10-01')
			]
		});
		expect(asAgreed(register, day('2021-09-30')).work_plan_items[0]?.meeting).toBe('2021-09-20');
		expect(asAgreed(register, day('2021-10-01')).work_plan_items[0]?.meeting).toBe('2022-03-21');
	});

	it('leaves a cell alone whose history cannot be read', () => {
		const [odd] = [moved('report-1', '2021-13-45', '2021-11-15', '2021-10-01')];
		const register = planOf([planned(1)], {
			amendments: odd ? [odd, { ...odd, column: 'nothing of ours' }] : []
		});
		expect(asAgreed(register, day('2021-09-30')).work_plan_items[0]?.meeting).toBe('2021-11-15');
	});

	const words = fc.stringMatching(/^[A-Z][a-z ]{0,12}[a-z]$/);
	const anItem: fc.Arbitrary<WorkPlanItem> = fc.record({
		item: fc.constantFrom('a', 'b', 'c').map((id) => id as RowId),
		year: fc.constantFrom('2021-22', '2022-23'),
		meeting: fc.constantFrom(null, day('2021-11-15'), day('2022-03-21')),
		place: fc.integer({ min: 1, max: 9 }),
		report: words,
		priority: fc.option(words),
		leads: fc.array(words, { maxLength: 3 }),
		delivery: fc.constantFrom('paper', 'presentation', 'procedure'),
		status: fc.constantFrom('planned', 'deferred', 'withdrawn'),
		standing: fc.boolean(),
		minutes: fc.option(fc.integer({ min: 1, max: 90 })),
		principles: fc.subarray(['health', 'heard']),
		indicators: fc.constantFrom([], [seed.indicators[0]?.indicator ?? ('' as never)]),
		note: fc.option(words)
	});

	it('tells any row as it stood on every day of any history: changed, new, taken out and back', () => {
		const history = fc.array(
			fc.record({ next: fc.option(anItem), wait: fc.integer({ min: 0, max: 1 }) }),
			{ maxLength: 6 }
		);
		fc.assert(
			fc.property(fc.option(anItem), history, (first, steps) => {
				const id = 'a' as RowId;
				let now = first && { ...first, item: id };
				let register = planOf(now ? [now] : []);
				let date = 11;
				const stood = new Map([[`2021-10-${date - 1}`, now]]);
				for (const { next, wait } of steps) {
					// An id that was taken out is not given again, least of all on the same day.
					date += now === null ? 1 : wait;
					const on = day(`2021-10-${date}`);
					const after = next && { ...next, item: id };
					const told = amendments(register, tables.work_plan_items, id, now, after, on, null);
					register = planOf(after ? [after] : [], {
						amendments: [...register.amendments, ...told]
					});
					now = after;
					stood.set(on, now);
				}
				for (const [on, item] of stood)
					expect(asAgreed(register, day(on)).work_plan_items).toEqual(item ? [item] : []);
			})
		);
	});
});
