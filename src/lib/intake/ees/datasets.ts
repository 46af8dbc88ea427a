import type { EesColumns } from './columns';
import { eesLayouts, type EesLayout } from './layouts';

/** A measure the record follows whose figure is one cell of a row. */
interface EesCell {
	readonly indicator: string;
	readonly filters: readonly string[];
	/** The column's own name in the data set, whatever a release calls it. */
	readonly column: string;
}

/** One release's columns: its filters in order, and what each column of figures is in the data set. */
interface Generation {
	readonly filters: readonly string[];
	readonly columns: Readonly<Record<string, string>>;
}

/** A data set whose releases renamed its columns: the same rows keep the same measures. */
export interface EesDataset {
	/** What its measures' ids begin with after `ees-`. */
	readonly dataset: string;
	readonly generations: readonly Generation[];
	readonly layouts: readonly EesLayout[];
	readonly cells: readonly EesCell[];
}

const counted = { number: 'count', percentage: 'percent' };
const renamed = { children_count: 'count', children_percent: 'percent' };
const starting = 'Children looked after on 31 March each year';

/** The data sets of “Children looked after in England including adoptions” met so far; those with more columns first. */
const eesDatasets: readonly EesDataset[] = [
	{
		dataset: 'cla-outcomes',
		generations: [
			{ filters: ['cla_group', 'characteristic'], columns: counted },
			{ filters: ['characteristic', 'breakdown'], columns: renamed }
		],
		layouts: [eesLayouts.outcomes],
		cells: [
			{
				indicator: 'sdq-score',
				filters: ['Ages 5 to 16 years with SDQ score', 'SDQ average score'],
				column: 'count'
			}
		]
	},
	{
		dataset: 'cla-outcomes-national',
		generations: [{ filters: ['gender', 'age_group', 'characteristic'], columns: counted }],
		layouts: [],
		cells: []
	},
	{
		dataset: 'care-leavers',
		generations: [
			{
				filters: ['care_leaver_age', 'breakdown'],
				columns: { care_leaver_count: 'count', care_leaver_percent: 'percent' }
			}
		],
		layouts: [eesLayouts.accommodation, eesLayouts.activity],
		cells: []
	},
	{
		dataset: 'cla-stability',
		generations: [{ filters: ['cla_group', 'placement_stability'], columns: renamed }],
		layouts: [eesLayouts.stability],
		cells: []
	},
	{
		dataset: 'cla-number',
		generations: [
			{
				filters: ['population_count'],
				columns: { population_estimate: 'population', number: 'count', rate_per_10000: 'rate' }
			},
			{
				filters: ['population_type'],
				columns: {
					population_estimate: 'population',
					children_count: 'count',
					rate_per_10000: 'rate'
				}
			}
		],
		layouts: [],
		cells: [
			{ indicator: 'cla-number', filters: [starting], column: 'count' },
			{ indicator: 'cla-rate', filters: [starting], column: 'rate' }
		]
	},
	{
		dataset: 'cla-time-series',
		generations: [{ filters: ['population_count'], columns: { number: 'count' } }],
		layouts: [],
		cells: [
			{ indicator: 'cla-number', filters: ['Children looked after on 31 March'], column: 'count' },
			{
				indicator: 'adopted-number',
				filters: ['Children looked after who were adopted during the year'],
				column: 'count'
			}
		]
	},
	{
		dataset: 'cla-missing',
		generations: [{ filters: ['cla_group'], columns: { number: 'count' } }],
		layouts: [eesLayouts.missing],
		cells: []
	}
];

/** The data set a file's columns are of, with the data set's name for each column of figures. Null where none is known. */
export function findDataset(
	columns: EesColumns
): { readonly known: EesDataset; readonly named: ReadonlyMap<string, string> } | null {
	const filters = columns.filters.map(({ name }) => name.toLowerCase()).sort();
	const indicators = columns.indicators.map(({ name }) => name.toLowerCase());
	for (const known of eesDatasets)
		for (const generation of known.generations) {
			const own = Object.keys(generation.columns);
			if (
				[...generation.filters].sort().join() === filters.join() &&
				own.every((name) => indicators.includes(name))
			)
				return { known, named: new Map(Object.entries(generation.columns)) };
		}
	return null;
}

/** A filter's value to compare by: spaces and capitals aside, and releases say both `at` and `on 31 March`. */
export const plainFilter = (text: string) =>
	text
		.trim()
		.replace(/\s+/g, ' ')
		.toLowerCase()
		.replace(/\bat 31 march\b/g, 'on 31 march');

/** What identifies the rows of one line of a file. */
export const lineKey = (filters: readonly string[]) => JSON.stringify(filters.map(plainFilter));
