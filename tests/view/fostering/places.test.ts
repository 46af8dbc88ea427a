import { describe, expect, it } from 'vitest';
import { placesSection } from '$lib/view/fostering/places';
import { contextOf, type Cell } from './stock-context';

const day = '2022-03-31';
const placesAt = (period: string, approved: Cell, filled: Cell, vacant: Cell, resting: Cell) =>
	[
		['fostering-mainstream-places-approved-places', period, approved],
		['fostering-mainstream-places-filled-places', period, filled],
		['fostering-mainstream-places-vacant-places', period, vacant],
		['fostering-mainstream-places-not-available-places', period, resting]
	] as const;
const barOf = (rows: Parameters<typeof contextOf>[0]) => {
	const [figure] = placesSection(contextOf(rows), 'mainstream').figures;
	return figure?.drawing?.kind === 'stacked' ? figure.drawing.bars.at(-1) : undefined;
};

describe('placesSection', () => {
	it('has 121 of 151 filled: 80.1%, printed 80% of a base under 1,000', () => {
		const section = placesSection(contextOf(placesAt(day, 151, 121, 20, 10)), 'mainstream');
		expect(section.summary[0]).toMatchObject({ figure: '80%' });
		expect(section.figures[0]?.finding).toContain(
			'121 of the 151 approved places with mainstream carers were filled at 31 March 2022; 20 were vacant and 10 not available.'
		);
	});

	it('stacks filled, vacant and not available: 121 + 20 + 10 = 151', () => {
		const bar = barOf(placesAt(day, 151, 121, 20, 10));
		expect(bar?.slices.map(({ value }) => value)).toEqual([121, 20, 10]);
		expect(bar).toMatchObject({ total: '151', refused: null, label: '31 Mar 2022' });
	});

	it('refuses a day whose parts do not make the places approved: 121 + 20 + 12 = 153 of 151', () => {
		const rows = placesAt(day, 151, 121, 20, 12);
		expect(barOf([...placesAt('2021-12-31', 150, 120, 20, 10), ...rows])?.refused).toMatch(
			/rows 6, 7, 8 and 9.*151.*153/
		);
		const section = placesSection(contextOf(rows), 'mainstream');
		expect(section.summary[0]?.figure).toBeNull();
		expect(section.figures[0]?.drawing).toBeNull();
		expect(section.figures[0]?.faults).toHaveLength(1);
		expect(section.figures[0]?.table.rows[0]?.cells.every(({ value }) => value === null)).toBe(
			true
		);
	});

	it('marks a slice that is hidden, and gives neither a share nor a rest from which it could be told', () => {
		// 151 - 121 - 20 = 10 would give the hidden slice away, so the places approved are hidden with it.
		const rows = placesAt(day, 'c:hidden', 121, 20, 'c:hidden');
		const bar = barOf(rows);
		expect(bar?.slices[2]).toMatchObject({ value: null, text: 'Suppressed' });
		expect(bar?.total).toBe('141 and some not given');
		const section = placesSection(contextOf(rows), 'mainstream');
		expect(section.summary[0]?.figure).toBeNull();
		expect(JSON.stringify(section)).not.toMatch(/\b(10|151|80%)\b/);
	});

	it('does not take a missing slice for nought', () => {
		const bar = barOf(placesAt(day, 151, 121, 20, 10).slice(0, 3));
		expect(bar?.slices[2]?.value).toBeNull();
		expect(bar?.total).toBe('141 and some not given');
	});

	it('keeps the published count apart: about 155 - 100 = 55 not filled, 65%', () => {
		const section = placesSection(
			contextOf([
				['foster-places-approved', '2025-03-31', 155],
				['foster-places-filled', '2025-03-31', 100]
			]),
			'all'
		);
		const [figure] = section.figures;
		expect(figure?.key).toBe('places-official');
		expect(figure?.doubt).toContain('rounded to the nearest 5');
		expect(section.summary[0]?.figure).toBe('about 65%');
		expect(figure?.drawing).toMatchObject({
			bars: [{ slices: [{ value: 100 }, { value: 55 }], total: '155' }]
		});
		expect(figure?.table.rows[0]?.cells.map(({ text }) => text)).toEqual([
			'155',
			'100',
			'about 55'
		]);
		expect(placesSection(contextOf([]), 'connected-persons').empty).toMatch(/Fill in/);
	});

	it('refuses a published count with more filled than approved, and works nothing out of a missing one', () => {
		const section = placesSection(
			contextOf([
				['foster-places-approved', '2024-03-31', 100],
				['foster-places-filled', '2024-03-31', 120],
				['foster-places-approved', '2025-03-31', 155],
				['foster-places-filled', '2025-03-31', 'x'],
				['foster-places-approved', '2023-03-31', 150],
				['foster-places-filled', '2023-03-31', 100]
			]),
			'all'
		);
		const [figure] = section.figures;
		expect(figure?.faults).toHaveLength(1);
		expect(figure?.drawing).toMatchObject({
			bars: [
				{ refused: null },
				{ refused: expect.stringContaining('More places') },
				{ slices: [{ value: null }, { value: null }], refused: null }
			]
		});
		expect(section.summary[0]?.sentence).toContain('31 March 2023');
	});
});
