import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { missingReason } from '$lib/domain/observation';
import type { CellChange, ChangeCounts, ChangeGroup, ChangeKind } from '$lib/domain/review';
import { formatNumber } from './number';

/** What each change is called, and what it means for the figures shown. In the order a review lists them. */
export const changeWords: readonly {
	readonly kind: ChangeKind;
	readonly name: string;
	readonly means: string;
}[] = [
	{ kind: 'new', name: 'New', means: 'no edition held has the figure' },
	{ kind: 'revised', name: 'Revised', means: 'another figure than the one shown now' },
	{
		kind: 'suppressed',
		name: 'Newly missing',
		means: 'a figure is shown now and the file has none'
	},
	{ kind: 'released', name: 'Newly given', means: 'no figure is shown now and the file has one' },
	{
		kind: 'withdrawn',
		name: 'No longer in the file',
		means: 'an earlier edition of the same source has the figure'
	},
	{ kind: 'unchanged', name: 'Unchanged', means: 'the figure shown now' },
	{
		kind: 'superseded',
		name: 'Held from a newer edition',
		means: 'kept with this edition, while the newer one is the one shown'
	}
];

/** One line of the list by measure and period. */
export interface GroupLine {
	readonly key: string;
	readonly name: string;
	readonly period: string;
	readonly counts: readonly { readonly kind: ChangeKind; readonly cells: string }[];
}

const periodOf = (text: string) => {
	const period = parsePeriod(text);
	return period ? formatPeriodShort(period) : text;
};

/** The kinds of change that occur at all: the columns worth showing. */
export const kindsIn = (counts: ChangeCounts): readonly ChangeKind[] =>
	changeWords.map(({ kind }) => kind).filter((kind) => counts[kind] > 0);

/** The changes by measure and period, for the kinds given. */
export const viewGroups = (
	groups: readonly ChangeGroup[],
	kinds: readonly ChangeKind[]
): readonly GroupLine[] =>
	groups.map((group) => ({
		key: `${group.indicator} ${group.period}`,
		name: group.name,
		period: periodOf(group.period),
		counts: kinds.map((kind) => ({ kind, cells: formatNumber(group[kind], 0) }))
	}));

/** One cell changed, worded. */
export interface CellLine {
	readonly key: string;
	readonly name: string;
	readonly place: string;
	readonly period: string;
	readonly kind: string;
	readonly old_text: string;
	readonly new_text: string;
	/** The size of the change, and whether rounding alone can explain it; empty where either side is missing. */
	readonly difference: string;
	readonly source_row: string;
}

const shown = (value: number | null, decimals: number | null, symbol: string | null): string =>
	value !== null ? formatNumber(value, decimals ?? 0) : symbol === null ? '–' : `“${symbol}”`;

function differenceOf({ difference, within_rounding, old_decimals, new_decimals }: CellChange) {
	if (difference === null) return '';
	const decimals = Math.min(old_decimals ?? 0, new_decimals ?? 0);
	const size = `${difference > 0 ? '+' : ''}${formatNumber(difference, decimals)}`;
	return within_rounding ? `${size}, within rounding` : size;
}

/** Cells changed, worded: what is shown now, what the file has, and the size of the difference. */
export const viewCells = (cells: readonly CellChange[]): readonly CellLine[] =>
	cells.map((cell) => ({
		key: `${cell.indicator} ${cell.geography} ${cell.period}`,
		name: cell.name,
		place: cell.place,
		period: periodOf(cell.period),
		kind: changeWords.find(({ kind }) => kind === cell.kind)?.name ?? cell.kind,
		old_text: shown(cell.old_value, cell.old_decimals, cell.old_symbol),
		new_text: shown(cell.new_value, cell.new_decimals, cell.new_symbol),
		difference: differenceOf(cell),
		source_row: cell.source_row === null ? '–' : String(cell.source_row)
	}));

/** What each mark among the cells means, in sentences. */
export const marksIn = (cells: readonly CellChange[]): readonly string[] =>
	[...new Set(cells.flatMap(({ old_symbol, new_symbol }) => [old_symbol, new_symbol]))]
		.filter((symbol) => symbol !== null)
		.map((symbol) => `“${symbol}”: ${missingReason(symbol)}.`);
