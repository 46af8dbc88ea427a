import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { GeographyCode } from '$lib/domain/id';
import { comparatorsSection } from '$lib/view/fostering/comparators';
import type { BarsDrawing } from '$lib/view/subject';
import { place } from '../answer';
import { contextOf, figure, NOTTINGHAM, year } from './recruitment-context';

const REGION = 'E12000004' as GeographyCode;
const ENGLAND = 'E92000001' as GeographyCode;
const YEAR = '2017-04-01/2018-03-31';
const ids = {
	enquiries: 'ofsted-fostering-initial-enquiries-from-new-prospective-fostering-households',
	applications: 'ofsted-fostering-applications-concluded-in-progress-at-31-march',
	approved: 'ofsted-fostering-applications-approved'
};

const at = (geography: GeographyCode, counts: readonly [number, number, number]) =>
	Object.values(ids).map((id, n) => figure(id, YEAR, counts[n] ?? null, { geography }));

const context = (more: Parameters<typeof contextOf>[0] = []) =>
	contextOf(
		[
			...at(NOTTINGHAM, [420, 50, 25]),
			...at(REGION, [2865, 375, 155]),
			...at(ENGLAND, [117335, 14280, 4920]),
			...more
		],
		{
			authority: { geography: NOTTINGHAM, name: 'Nottingham', region: REGION },
			geographies: [
				place('England', 'country'),
				{ ...place('East Midlands'), geography: REGION },
				place('Nottingham')
			]
		}
	);

describe('Ofsted’s figures of recruitment', () => {
	it('has the ids the record has', () => {
		const record = readFileSync('data/indicators.csv', 'utf8');
		for (const id of Object.values(ids)) expect(record).toContain(`\n${id},`);
	});

	// 25/420 is 5.95 per 100; rounded to 5, 22.5/422.5 = 5.33 to 27.5/417.5 = 6.59. 155/2865 is 5.41.
	it('is 6 for every 100 in Nottingham, 5 to 7 by rounding, and 5 in its region', () => {
		const [found] = comparatorsSection(context()).figures;
		expect(found?.finding).toBe(
			'For every 100 enquiries in 2017/18, Nottingham approved 6; councils in East Midlands approved 5.'
		);
		expect(found?.doubt).toMatch(/^The figures are over 4 years old and rounded to the nearest 5/);
		expect(found?.table.rows[0]?.cells.map(({ text }) => text)).toEqual([
			'420',
			'50',
			'25',
			'6 (5 to 7)',
			'50 (43 to 58)'
		]);
	});

	it('draws no England, which counts agencies too, and says so', () => {
		const [found] = comparatorsSection(context()).figures;
		expect((found?.drawing as BarsDrawing).bars.map(({ label }) => label)).toEqual([
			'Nottingham',
			'East Midlands'
		]);
		expect(found?.table.rows.at(-1)?.head).toBe('England');
		expect(found?.notes[0]).toMatch(
			/^England is in the table only: it counts independent agencies/
		);
	});

	it('says our own four quarters in words and draws them on no axis with Ofsted’s year', () => {
		const own = [
			...year('fostering-mainstream-initial-enquiries-households', [20, 25, 25, 20]),
			...year('fostering-mainstream-approvals-households', [2, 3, 3, 2])
		];
		const [found] = comparatorsSection(context(own)).figures;
		expect(found?.notes.at(-1)).toBe(
			'The council’s own return has 10 approvals for 90 enquiries of mainstream households in Q1 2021/22 to Q4 2021/22: 11 per 100 (likely range 6 to 21). That is another time, so it is not drawn here.'
		);
		expect((found?.drawing as BarsDrawing).bars).toHaveLength(2);
	});

	it('says where to find them when none is held', () => {
		expect(comparatorsSection(contextOf([])).empty).toMatch(/Add its authorities’ file/);
	});

	it('marks no other council’s bar as ours where none of ours is held', () => {
		const [found] = comparatorsSection(
			contextOf(at(REGION, [2865, 375, 155]), {
				authority: { geography: NOTTINGHAM, name: 'Nottingham', region: null },
				geographies: [{ ...place('Derby'), geography: REGION }]
			})
		).figures;
		const drawing = found?.drawing as BarsDrawing;
		expect(drawing.bars.map(({ label }) => label)).toEqual(['Derby']);
		expect(drawing.ours).toBe('Nottingham');
		expect(found?.finding).toContain('do not say how many of Nottingham’s enquiries');
	});

	it('keeps to the authority’s last year where England alone has a later one, and to ten measures', () => {
		const section = comparatorsSection(
			context([
				figure(ids.enquiries, '2018-04-01/2019-03-31', 120000, { geography: ENGLAND }),
				figure('ofsted-fostering-children-ethnicity-white-at-31-march', '2018-03-31', 215)
			])
		);
		expect(section.figures[0]?.finding).toMatch(/^For every 100 enquiries in 2017\/18, Nottingham/);
		expect(section.tables[0]?.rows).toHaveLength(3);
	});
});
