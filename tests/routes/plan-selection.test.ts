import { describe, expect, it } from 'vitest';
import { planQuery, readPlanSelection } from '../../src/routes/work-plan/[year]/selection';

const read = (query: string) => readPlanSelection(new URLSearchParams(query), '2021-22');

describe('a link to a work plan', () => {
	it('asks for nothing where it has no parameters', () => {
		const plain = { agreed: null, beside: null, editing: false, complaints: [] };
		expect(readPlanSelection(null, '2021-22')).toEqual(plain);
		expect(read('edit=no&agreed=&lead=CGL')).toEqual(plain);
	});

	it('tells the plan of a day, which cannot be changed', () => {
		expect(read('agreed=2021-07-26&edit=yes&beside=2022-23')).toEqual({
			agreed: '2021-07-26',
			beside: '2022-23',
			editing: false,
			complaints: []
		});
	});

	it.each(['agreed=2021-02-30', 'agreed=<b>', 'beside=2021-22', 'beside=2022-24'])(
		'says what of %s cannot be followed',
		(query) => {
			const asked = read(query);
			expect(asked.complaints).toHaveLength(1);
			expect([asked.agreed, asked.beside]).toEqual([null, null]);
		}
	);

	it('keeps the other parts when one changes', () => {
		const from = new URLSearchParams('lead=A %26 B&edit=yes');
		expect(planQuery(from, { beside: '2022-23' })).toBe(
			'?beside=2022-23&edit=yes&lead=A%20%26%20B'
		);
		expect(planQuery(from, { lead: null, edit: null })).toBe('');
		expect(planQuery(null, {})).toBe('');
	});
});
