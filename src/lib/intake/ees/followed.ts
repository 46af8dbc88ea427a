import type { Indicator } from '$lib/domain/indicator';
import { lineKey, type EesDataset } from './datasets';
import type { EesColumns } from './columns';
import type { EesMeasure } from './layouts';
import type { MeasureFinder } from '../measure';

/** A measure the record follows, where its figures stand. Counts and bases are on rows of their own. */
export interface EesFollowed {
	readonly indicator: Indicator;
	/** Filters and column of the count; null where the measure has none. */
	readonly numerator: { readonly filters: readonly string[]; readonly column: number } | null;
	readonly denominator: { readonly filters: readonly string[]; readonly column: number } | null;
}

/** The measures followed by line and column, and the lines looked for that should be there. */
export interface EesFollowing {
	of(filters: readonly string[], column: number): EesFollowed | null;
	/** Every line looked for, with the base its measure is of: where the base is there, the line should be. */
	readonly wanted: readonly {
		readonly filters: readonly string[];
		readonly base: readonly string[];
		readonly line: string;
		readonly indicator: Indicator;
	}[];
}

const key = (filters: readonly string[], column: number) => `${column} ${lineKey(filters)}`;

/** Finds where a data set's followed measures stand in a file's own columns. */
export function following(
	known: EesDataset | null,
	named: readonly string[],
	columns: EesColumns,
	measures: MeasureFinder
): EesFollowing {
	const found = new Map<string, EesFollowed>();
	const wanted: EesFollowing['wanted'][number][] = [];
	const filterNames = columns.filters.map(({ name }) => name.toLowerCase());
	const place = (name: string) =>
		columns.indicators.findIndex((each) => each.name.toLowerCase() === name.toLowerCase());
	for (const layout of known?.layouts ?? [])
		for (const generation of layout.generations) {
			const of = [generation.group, generation.line].flatMap((name) => name?.toLowerCase() ?? []);
			const count = place(generation.count);
			const percent = place(generation.percent);
			const same =
				of.length === filterNames.length && of.every((name) => filterNames.includes(name));
			if (!same || count < 0 || percent < 0) continue;
			const filters = (group: EesMeasure['group'], line: string) =>
				filterNames.map((name) => (name === generation.line.toLowerCase() ? line : (group ?? '')));
			for (const measure of layout.measures) {
				const indicator = measures.byId(measure.indicator);
				if (!indicator) continue;
				const own = filters(measure.group, measure.percent);
				const base = filters(measure.group, measure.base);
				found.set(key(own, percent), {
					indicator,
					numerator: { filters: filters(measure.group, measure.count), column: count },
					denominator: { filters: base, column: count }
				});
				wanted.push({ filters: own, base, line: measure.percent, indicator });
			}
		}
	for (const { indicator: id, filters, column } of known?.cells ?? []) {
		const indicator = measures.byId(id);
		const at = named.indexOf(column);
		if (!indicator || at < 0) continue;
		// Of a rate its count and its population stand in the same row.
		const beside = (part: string) => {
			const other = indicator.unit === 'rate' ? named.indexOf(part) : -1;
			return other < 0 ? null : { filters, column: other };
		};
		found.set(key(filters, at), {
			indicator,
			numerator: beside('count'),
			denominator: beside('population')
		});
	}
	return { of: (filters, column) => found.get(key(filters, column)) ?? null, wanted };
}
