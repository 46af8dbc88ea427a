import { expect, it } from 'vitest';
import { fosteringPage } from '$lib/view/fostering/page';
import { balanceRows, contextOf, quarters } from './stock-context';

const paper = [
	['fostering-carers-left', '2021-01-01/2021-07-31', 17],
	['fostering-carers-approved', '2020-12-01/2021-07-31', 15]
] as const;
const summaryOf = (rows: Parameters<typeof contextOf>[0]) => {
	const view = fosteringPage(contextOf(rows), { carers: null, wanted: null });
	return [view.summary.map(({ section }) => section), view.sections.map(({ key }) => key)];
};

it('says of an old report that it gives no net figure only until a return gives one: 150 + 9 − 11 = 148', () => {
	const [told, shown] = summaryOf([...paper]);
	expect(told).toContain('reading');
	expect(told).not.toContain('balance');
	expect(shown).toContain('reading');
	const [after, still] = summaryOf([
		...paper,
		...balanceRows(quarters.q4, [150, 9, 0, 11, 0, 148])
	]);
	expect(after).toContain('balance');
	expect(after).not.toContain('reading');
	expect(still).toContain('reading');
});
