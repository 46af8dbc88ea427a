import { possessive } from '$lib/domain/geography';
import { meanOf, medianOf } from '$lib/statistics/neighbours';
import { formatFigure } from './number';
import type { Standing } from './standing-places';
import { besideNeighbours } from './standing-sentences';

/** Which middle of the neighbours is shown: LAIT's is the mean, DfE's Outcomes and Enablers dashboard's the median. */
export type AverageKind = 'mean' | 'median';

/** The neighbours' mean and median, and which of them is shown. */
export interface StandingAverage {
	readonly chosen: AverageKind;
	/** In the measure's unit, not rounded; null when no neighbour has a figure. */
	readonly mean: number | null;
	readonly median: number | null;
	/** The chosen one, null when there is none; printed to the neighbours' own decimals, as in the headline. */
	readonly text: string | null;
	readonly mean_text: string | null;
	/** Neighbours with a figure, and neighbours in the set. */
	readonly with: number;
	readonly of: number;
	readonly sentences: readonly string[];
}

/** The middle of the authority's statistical neighbours, those without a figure left out. */
export function averageOf(standing: Standing, chosen: AverageKind): StandingAverage {
	const { answer, neighbours } = standing;
	const { neighbour_set: set, authority, indicator } = answer;
	const values = neighbours.map((place) => place.value);
	const mean = meanOf(values);
	const median = medianOf(values);
	const decimals = Math.max(
		0,
		...neighbours.map((place) => (place.value === null ? 0 : (place.figure?.decimals ?? 0)))
	);
	const print = (value: number | null) =>
		value === null ? null : formatFigure(value, decimals, indicator.unit);
	const text = print(chosen === 'mean' ? mean.value : median.value);
	const whose = `${possessive(authority.name)} statistical neighbours`;
	const counted = { with: mean.with, of: mean.of };
	const said = () => {
		if (mean.of === 0)
			return [
				`No statistical neighbours of ${authority.name} are held${set === null ? '' : ` in the ${set} set`}.`
			];
		if (text === null)
			return [`None of the ${mean.of} statistical neighbours has a figure (${set} set).`];
		const beside = besideNeighbours(standing);
		const first = `The ${chosen} of ${whose} is ${text} (${mean.with} of ${mean.of} with a figure, ${set} set).`;
		return beside === null ? [first] : [first, beside];
	};
	return {
		chosen,
		mean: mean.value,
		median: median.value,
		text,
		mean_text: print(mean.value),
		...counted,
		sentences: said()
	};
}
