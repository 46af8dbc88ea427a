import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { wordCell } from '../held-cell';
import { rowOf } from '../held-sources';
import type { RangedValue, SubjectContext } from '../subject';
import type { TableCell, TableView } from '../table';
import { notesOfCells } from '../trend-table';
import { rangeOf } from './key-figures';
import { numberCells } from './key-own-table';
import type { KeyRow, KeySide } from './key-words';

const withoutUnit = ({ text, reason, value }: RangedValue): TableCell => ({
	text: value === null ? text : text.replace('%', ''),
	reason,
	value
});

function sideCells({ now, before, figure, refused }: KeySide): readonly TableCell[] {
	const range = rangeOf(figure, now);
	return [
		...numberCells(figure, refused),
		withoutUnit(now),
		range === null
			? wordCell('Not known', 'There is no share to give a range for.')
			: wordCell(range),
		withoutUnit(before)
	];
}

/** The shares of children with their counts, ranges and the quarter before: an indicator a row. */
export function keyTable(
	rows: readonly KeyRow[],
	latest: Period,
	before: Period,
	context: SubjectContext
): TableView {
	const heads = (who: string) => [
		`${who}: number`,
		`${who}: out of`,
		`${who}: share (%)`,
		`${who}: likely range (%)`,
		`${who}: quarter before (%)`
	];
	const worded = rows.map(({ indicator, sides }) => {
		const figures = sides.flatMap(({ figure, earlier }) =>
			[figure, earlier].filter((each) => each !== null)
		);
		return rowOf(context, indicator.name, sides.flatMap(sideCells), figures);
	});
	return {
		caption: `Key indicators that are shares of children, ${context.authority.name}, ${formatPeriodShort(latest)} and the quarter before (${formatPeriodShort(before)})`,
		columns: ['Key indicator', ...heads('Looked-after children'), ...heads('All children')],
		rows: worded,
		notes: notesOfCells(worded)
	};
}
