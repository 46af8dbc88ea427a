import { describe, expect, it } from 'vitest';
import { viewStanding } from '$lib/view/standing';
import { lookedAfter } from './answer';
import { many, standing } from './standing-answer';

const given = {
	own: '15/337=4',
	others: {
		'Blackburn with Darwen': '7/225=3',
		'Bristol, City of': '4',
		Derby: 'c/130',
		Hull: '5',
		Luton: '4',
		Zeal: '4'
	},
	neighbours: ['Hull', 'Derby', 'Luton'],
	england: '3'
};
const view = viewStanding(standing(given), { average: 'mean' });

const rows = (table: typeof view.table) =>
	table.rows.map((row) => [row.head, ...row.cells.map((cell) => cell.text)]);

describe('the table of every authority', () => {
	it('is sorted by rank and name, has no blank cell, and says which are neighbours', () => {
		expect(view.table.caption).toBe(
			'Looked-after children cautioned or convicted, every authority, 2019/20'
		);
		expect(view.table.columns).toEqual([
			'Authority',
			'Rank',
			'Figure (%)',
			'Number counted',
			'Out of',
			'Likely range (%)',
			'Neighbour (2025 set)'
		]);
		expect(rows(view.table)).toEqual([
			['Blackburn with Darwen', '1', '3', '7', '225', '1.5 to 6.3', 'No'],
			['Bristol, City of', '2 =', '4', 'Not held', 'Not held', 'Not known', 'No'],
			['Luton', '2 =', '4', 'Not held', 'Not held', 'Not known', 'Yes'],
			['Nottingham', '2 =', '4', '15', '337', '2.7 to 7.2', 'Itself'],
			['Zeal', '2 =', '4', 'Not held', 'Not held', 'Not known', 'No'],
			['Hull', '6', '5', 'Not held', 'Not held', 'Not known', 'Yes'],
			['Derby', 'No rank', 'Suppressed', 'Not held', '130', 'Not known', 'Yes']
		]);
	});

	it('says why a cell has no figure, and what each mark means', () => {
		const derby = view.table.rows.at(-1)?.cells ?? [];
		expect(derby[1]?.reason).toBe(
			'The figure is suppressed to protect children’s privacy, because the number is small.'
		);
		expect(view.table.notes).toContain(
			'Suppressed: the figure is suppressed to protect children’s privacy, because the number is small.'
		);
		for (const row of view.table.rows) expect(row.source).not.toBe('');
	});

	it('has no column of ranks where neither way is better, and none of counts where there are none', () => {
		const plain = viewStanding(
			standing({ indicator: lookedAfter, own: '639', others: many(['22', '-']) }),
			{ average: 'mean' }
		);
		expect(plain.table.columns).toEqual(['Authority', 'Figure', 'Neighbour']);
		expect(rows(plain.table)).toEqual([
			['Area AA', '22', 'No'],
			['Nottingham', '639', 'Itself'],
			['Area AB', 'Not published', 'No']
		]);
	});
});

describe('the places around the authority', () => {
	it('puts those with the same figure in one place, its own name and its neighbours’ first', () => {
		expect(view.nearest && rows(view.nearest)).toEqual([
			['1st', '3', 'Blackburn with Darwen'],
			['2nd', '4', 'Nottingham; Luton; Bristol, City of; and Zeal'],
			['6th', '5', 'Hull']
		]);
	});

	it('shows three places either side, and counts the names it does not tell', () => {
		const crowd = many([...Array<string>(9).fill('6'), '1', '2', '3', '4', '7', '8', '9', '10']);
		const { nearest } = viewStanding(standing({ own: '6', others: crowd }), { average: 'mean' });
		expect(nearest && rows(nearest).map(([place, value]) => [place, value])).toEqual([
			['2nd', '2'],
			['3rd', '3'],
			['4th', '4'],
			['5th', '6'],
			['15th', '7'],
			['16th', '8'],
			['17th', '9']
		]);
		expect(nearest?.rows[3]?.cells[1]?.text).toBe('Nottingham, Area AA, Area AB and 7 others');
	});

	it('is none where the authority has no figure', () => {
		expect(viewStanding(standing({ ...given, own: 'c' }), { average: 'mean' }).nearest).toBeNull();
	});
});

describe('the figures', () => {
	it('draw the neighbours by value with the authority among them, and say in words who is missing', () => {
		expect(view.dots?.dots.map((dot) => [dot.name, dot.text, dot.range_kind])).toEqual([
			['Luton', '4%', 'rounding'],
			['Nottingham', '4%', 'counts'],
			['Hull', '5%', 'rounding']
		]);
		expect(view.dots?.missing).toBe('No figure for 1 of 3 neighbours: Derby (suppressed).');
		expect(view.dots?.rules).toEqual([
			{ value: 3, label: 'England 3%' },
			{ value: 4.5, label: 'Neighbours’ mean 5%' }
		]);
	});

	it('draw every authority with a figure and count the rest', () => {
		expect(view.strip).toMatchObject({
			label: 'Nottingham 4%, 2nd of 6',
			without: 1,
			own_missing: false
		});
		expect(view.strip?.dots.length).toBe(6);
	});

	it('name the cuts that coincide once', () => {
		const same = viewStanding(standing({ own: '4', others: many(['0', '0', '0', '0', '0']) }), {
			average: 'mean'
		});
		expect(same.strip?.cuts).toEqual([{ value: 0, label: 'three quarters have 0%' }]);
	});

	it('leave the authority in the neighbours’ figure when it has no figure, and mark it in the strip', () => {
		const hidden = viewStanding(standing({ ...given, own: 'c' }), { average: 'mean' });
		expect(hidden.dots?.dots.at(-1)).toMatchObject({ name: 'Nottingham', text: 'Suppressed' });
		expect(hidden.strip).toMatchObject({ own_missing: true, label: 'Nottingham suppressed' });
	});

	it('give the map every authority with its words', () => {
		expect(view.areas.length).toBe(7);
		expect(view.areas.find((area) => area.name === 'Derby')).toMatchObject({
			text: 'Suppressed',
			value: null,
			neighbour: true
		});
	});
});
