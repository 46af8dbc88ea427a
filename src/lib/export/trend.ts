import { trendPicture } from '$lib/chart/picture';
import { citeHeadline } from '$lib/report/citation';
import type { TrendView } from '$lib/view/trend';
import {
	retrievedOf,
	spanWords,
	symbolsOf,
	type Handout,
	type HandoutTable,
	type Taken
} from './handout';

/** A trend as it leaves the site. `more` are tables that go with it, a sheet each in a workbook. */
export function handoutOf(view: TrendView, more: readonly HandoutTable[] = []): Handout {
	const compared = view.series.some((series) => series.key === 'neighbours');
	const longest = [...view.series].sort((a, b) => b.points.length - a.points.length)[0];
	return {
		title: `${view.name}: ${view.authority.name}`,
		geography: view.authority.name,
		period: spanWords((longest?.points ?? []).map(({ label }) => label)),
		unit: view.unit_label,
		mode: view.mode,
		sentence: citeHeadline(view),
		source: view.source_line,
		editions: view.sources,
		retrieved: retrievedOf(view.sources),
		alt: view.description,
		notes: [...view.notes, ...(view.caution === null ? [] : [view.caution])],
		symbols: symbolsOf([view.table, ...more.map(({ table }) => table)]),
		tables: [{ name: 'Year on year', table: view.table }, ...more],
		file: [
			view.indicator,
			view.authority.name,
			compared ? `neighbours-${view.neighbour_set ?? ''}` : ''
		]
	};
}

/** A trend with its picture, and further tables of the same measure. */
export const takeTrend = (view: TrendView, more: readonly HandoutTable[] = []): Taken => ({
	handout: handoutOf(view, more),
	picture: view.empty === null ? (document) => trendPicture(view, document) : null
});
