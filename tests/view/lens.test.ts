import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latestOf } from '$lib/view/latest';
import { lensOf, lensRange, seenWith } from '$lib/view/lens';
import { ordinal } from '$lib/view/standing-words';
import { answer, firstTime, offending } from './answer';
import { standing } from './standing-over-time';

const papers = answer(offending, { authority: { '2019': '9/330=3', '2020': '15/337=4' } });

function lens(asked = papers, others: readonly string[] | null = ['2', '3', '5', '6', '6', 'c']) {
	const latest = latestOf(asked, []);
	const found =
		latest &&
		lensOf(asked, latest, others && standing(offending, ['2020', '2019'], ['4', ...others]));
	if (!found) throw new Error('No lens.');
	return found;
}

const said = (children: number, asked = lens()) =>
	seenWith(asked, children).map(
		({ what, text, survives }) => `${what}: ${text}${survives === null ? '' : ` [${survives}]`}`
	);

describe('one child', () => {
	it('has a size', () => {
		expect(lens().size).toBe('One child is 0.3 percentage points (2019/20).');
	});

	it('is as published at nought', () => {
		expect(said(0)).toEqual([
			'Figure: 4% (15 of 337)',
			'Movement: up from 3%',
			'Rank: 3rd of 6 with a figure (1 has none)',
			'Which half: in the better half of those with a figure'
		]);
	});

	it('may leave everything as it was', () => {
		expect(said(-1)).toEqual([
			'Figure: 4% (14 of 337) [changes]',
			'Movement: up from 3% [stays]',
			'Rank: 3rd of 6 with a figure (1 has none) [stays]',
			'Which half: in the better half of those with a figure [stays]'
		]);
	});

	it('may change rank and half', () => {
		expect(said(1)).toEqual([
			'Figure: 5% (16 of 337) [changes]',
			'Movement: up from 3% [stays]',
			'Rank: 3rd of 6 with a figure, 2 tied (1 has none) [changes]',
			'Which half: tied across the middle: in neither half for certain [changes]'
		]);
	});

	it('may undo the movement', () => {
		expect(said(-5)).toContain('Movement: the same as the 3% before [changes]');
		expect(said(-8)).toContain('Movement: down from 3% [changes]');
	});

	it('says nothing of rank where no other figure is held, or neither way is better', () => {
		expect(said(0, lens(papers, null))).toEqual(['Figure: 4% (15 of 337)', 'Movement: up from 3%']);
		expect(said(0, { ...lens(), polarity: 'none' })).toHaveLength(2);
	});

	it('never takes the count below none or above everyone', () => {
		const few = lens(answer(offending, { authority: { '2020': '2/4=50' } }));
		expect(lensRange(few)).toEqual({ least: -2, most: 2 });
	});
});

it('has no lens without counts, for a rate, or for a base too large to show it', () => {
	for (const asked of [
		answer(offending, { authority: { '2020': '4' } }),
		answer(firstTime, { authority: { '2020': '15/337=4451' } }),
		answer(offending, { authority: { '2020': '100/2001=5' } })
	]) {
		const latest = latestOf(asked, []);
		expect(latest && lensOf(asked, latest, null)).toBeNull();
	}
});

it('prints the figure of any count at the source’s own decimals', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 2000 }),
			fc.nat({ max: 2000 }),
			fc.integer({ min: -10, max: 10 }),
			(base, count, children) => {
				const counted = Math.min(base, count);
				const asked = lens(
					answer(offending, {
						authority: { '2020': `${counted}/${base}=${Math.round((100 * counted) / base)}` }
					}),
					null
				);
				const [figure] = seenWith(asked, children);
				expect(figure?.text).toMatch(/^\d+% \([\d,]+ of [\d,]+\)$/);
			}
		)
	);
});

it.each([
	[1, '1st'],
	[2, '2nd'],
	[3, '3rd'],
	[4, '4th'],
	[11, '11th'],
	[12, '12th'],
	[13, '13th'],
	[21, '21st'],
	[112, '112th'],
	[122, '122nd']
])('%i is %s', (place, text) => {
	expect(ordinal(place)).toBe(text);
});
