import { describe, expect, it } from 'vitest';
import { serviceSection } from '$lib/view/fostering/length-of-service';
import { contextOf } from './stock-context';

const years = 'fostering-mainstream-length-of-service-years';

describe('serviceSection', () => {
	it('gives the latest average to the decimals it was given with', () => {
		const section = serviceSection(
			contextOf([
				[years, '2021-12-31', 7.9, 1],
				[years, '2022-03-31', 8, 1]
			]),
			'mainstream'
		);
		expect(section.summary[0]).toMatchObject({ figure: '8.0 years', doubt: null });
		expect(section.figures[0]?.drawing).toMatchObject({
			kind: 'columns',
			unit: 'years',
			panels: [{ columns: [{ text: '7.9' }, { text: '8.0' }] }]
		});
	});

	it('draws nothing of one figure, says “1 year” of one, and marks a gap', () => {
		const one = serviceSection(contextOf([[years, '2022-03-31', 1]]), 'mainstream');
		expect(one.figures[0]?.drawing).toBeNull();
		expect(one.figures[0]?.empty).toContain('One figure only');
		expect(one.figures[0]?.finding).toContain('for 1 year on average');
		const gap = serviceSection(
			contextOf([
				[years, '2021-12-31', 7],
				[years, '2022-03-31', 'x']
			]),
			'mainstream'
		);
		expect(gap.summary).toEqual([]);
		expect(gap.figures[0]?.finding).toContain('is not given');
		expect(gap.figures[0]?.drawing).toMatchObject({
			panels: [{ columns: [{ value: 7 }, { value: null, text: 'Not published' }] }]
		});
	});

	it('says what to do where nothing is held', () => {
		expect(serviceSection(contextOf([]), 'mainstream').empty).toMatch(/Fill in/);
	});

	it('does not ask of whom an average of the return is: its measure says it, a report’s does not', () => {
		const day = '2022-03-31';
		const of = (id: string) => serviceSection(contextOf([[id, day, 8]]), 'all').summary[0]?.doubt;
		expect(of('fostering-all-length-of-service-years')).toBeNull();
		expect(of('fostering-years')).toContain('does not say of which households');
	});
});
