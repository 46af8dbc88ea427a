import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '$lib/view/deadlines';
import { day } from './answer';

const november = { meeting: day('2021-11-15') };

describe('deadlinesOf', () => {
	it('publishes five clear days before where the board has said nothing', () => {
		expect(deadlinesOf({}, november)).toEqual({
			publish_by: '2021-11-05',
			papers_by: null,
			sign_off_by: null
		});
	});

	it('goes back from there by the board’s own working days, over weekends and bank holidays', () => {
		expect(
			deadlinesOf(
				{ clear_days: 5, paper_days: 2, sign_off_days: 3 },
				{ meeting: day('2022-01-17') }
			)
		).toEqual({ publish_by: '2022-01-07', papers_by: '2022-01-05', sign_off_by: '2021-12-30' });
	});

	it('takes a day set by hand before the rule, and signs off before that', () => {
		expect(
			deadlinesOf(
				{ paper_days: 2, sign_off_days: 1 },
				{ ...november, papers_by: day('2021-11-01') }
			)
		).toEqual({ publish_by: '2021-11-05', papers_by: '2021-11-01', sign_off_by: '2021-10-29' });
	});

	it('keeps no clear day where a body needs none, and signs off before publication where papers have no day', () => {
		expect(deadlinesOf({ clear_days: 0, sign_off_days: 0 }, november)).toEqual({
			publish_by: '2021-11-12',
			papers_by: null,
			sign_off_by: '2021-11-12'
		});
	});
});
