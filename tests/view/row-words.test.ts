import { describe, expect, it } from 'vitest';
import { kindsOfRows } from '$lib/view/row-words';

describe('rows by what they are', () => {
	it('are counted by kind, in the order of the board’s business', () =>
		expect(
			kindsOfRows(['actions', 'work_plan_items', 'board', 'actions', 'work_plan_items', 'meetings'])
		).toEqual(['the board’s settings', '1 meeting', '2 reports of the work plan', '2 actions']));

	it('of a table without a word for them are called by its name, at the end', () =>
		expect(kindsOfRows(['lait_measures', 'revision_notes', 'lait_measures'])).toEqual([
			'1 note',
			'2 rows of lait measures'
		]));

	it('that are none say nothing', () => expect(kindsOfRows([])).toEqual([]));
});
