import { describe, expect, it } from 'vitest';
import { ratioSection } from '$lib/view/youth-justice/ratio';
import { contextOf, figure } from './official-context';

const Q4 = '2022-01-01/2022-03-31';
const Q3 = '2021-10-01/2021-12-31';
const row = (
	outcome: string,
	whom: 'looked-after' | 'all-children',
	value: number | null,
	some = {}
) =>
	figure({
		indicator: `yj-${outcome}-children-${whom}-all-areas`,
		period: Q4,
		value,
		symbol: value === null ? 'x' : null,
		...some
	});

function shareOf(figures: Parameters<typeof contextOf>[0]) {
	const section = ratioSection(contextOf(figures));
	const found = section.figures.find(({ key }) => key === 'share-looked-after');
	if (!found) throw new Error('No figure.');
	return { section, found };
}

describe('the share of children cautioned or convicted who are looked after', () => {
	it('is of convictions in the latest quarter: 3 of 9 is 33%, by Wilson 12% to 65%', () => {
		const { found, section } = shareOf([
			row('conviction', 'looked-after', 3),
			row('conviction', 'all-children', 9),
			row('conviction', 'looked-after', 8, { period: Q3 }),
			row('conviction', 'all-children', 8, { period: Q3 })
		]);
		expect(found.finding).toBe(
			'3 of 9 children convicted in Q4 2021/22 were looked after: 33% of them.'
		);
		expect(found.doubt).toContain('12% to 65%');
		expect(found.table.rows.map(({ head }) => head)).toEqual([
			'Q3 2021/22, conviction',
			'Q4 2021/22, conviction'
		]);
		expect(section.summary.at(-1)?.figure).toBe('33%');
	});

	it('gives no share where either number is hidden or not given', () => {
		const { found, section } = shareOf([
			row('conviction', 'looked-after', null, { symbol: 'c:hidden' }),
			row('conviction', 'all-children', 47),
			row('youth-caution', 'looked-after', 2)
		]);
		expect(found.drawing).toBeNull();
		expect(found.empty).toContain('hidden to protect children’s privacy');
		expect(found.empty).toContain('not in the editions held here');
		expect(found.finding).toBe(
			'No share of the children cautioned or convicted in Q4 2021/22 can be given.'
		);
		expect(section.summary).toEqual([]);
		expect(found.table.rows.flatMap(({ cells }) => cells.slice(2).map(({ text }) => text))).toEqual(
			['Not given', 'Not given', 'Not given', 'Not given']
		);
	});

	it('names both rows where more are looked after than there are children, and draws no bar of them', () => {
		const { found } = shareOf([
			row('conviction', 'looked-after', 12, { source_row: 7 }),
			row('conviction', 'all-children', 10, { source_row: 9 }),
			row('youth-caution', 'looked-after', 1),
			row('youth-caution', 'all-children', 4)
		]);
		expect(found.faults).toHaveLength(1);
		expect(found.faults[0]).toMatch(/row 7.*row 9.*Correct one of the two rows/);
		const bars = found.drawing?.kind === 'bars' ? found.drawing.bars : [];
		expect(bars.map(({ label, value }) => [label, value])).toEqual([
			['Conviction', null],
			['Youth caution', 25]
		]);
		expect(found.finding).toMatch(/^1 of 4 children given a youth caution/);
	});

	it('says of no child at all that there is no share, which is not a share of nought', () => {
		const { found } = shareOf([
			row('conviction', 'looked-after', 0),
			row('conviction', 'all-children', 0)
		]);
		expect(found.drawing).toBeNull();
		expect(found.empty).toContain('there is no share');
	});

	it('leaves out offences, children placed in one area and stretches that are no quarter', () => {
		const year = { period: '2021-04-01/2022-03-31' };
		const section = ratioSection(
			contextOf([
				figure({
					indicator: 'yj-conviction-offences-looked-after-all-areas',
					period: Q4,
					value: 3
				}),
				figure({
					indicator: 'yj-conviction-children-looked-after-in-area',
					period: Q4,
					value: 3
				}),
				row('conviction', 'looked-after', 3, year),
				row('conviction', 'all-children', 9, year)
			])
		);
		expect(section.figures).toEqual([]);
	});
});
