import type { Ratio } from '$lib/statistics/ratio';
import { formatNumber } from '../number';
import type { Pair } from './ratio-pairs';

/** A number of times is printed whole, unless its range begins below twice: there a tenth is the difference between more and less. */
export const timesDecimals = ({ low }: Ratio) => (low < 2 ? 1 : 0);

const times = (value: number, ratio: Ratio) => formatNumber(value, timesDecimals(ratio));

/** `about 6 times`. */
export const aboutTimes = (ratio: Ratio) => `about ${times(ratio.ratio, ratio)} times`;

/** `3 to 11`. */
export const rangeOf = (ratio: Ratio) =>
	`${times(ratio.low, ratio)} to ${times(ratio.high, ratio)}`;

/** What a reader needs beside the number of times: who is counted where, how sure, and what it does not say. */
export function ratioNotes(pairs: readonly Pair[]): readonly string[] {
	const methods = new Set(pairs.flatMap(({ ratio }) => ratio?.method ?? []));
	const rounded = pairs.some(({ place, ratio }) => ratio !== null && place.kind !== 'authority');
	return [
		'Looked-after children are those aged 10 to 17 who on 31 March had been in care for 12 months or more. All children are those of that age who live in the area, in care or not.',
		'The first counts cautions and convictions, the second cautions and sentences: they are not the same count, and cautions of different kinds have counted in different years.',
		'Looked-after children are counted by the council that looks after them, wherever they live; all children by the area they live in.',
		'All children include those in care. Beside other children alone the number of times would be a little further from one.',
		'Places are in the order of their names, not ranked: most of their ranges overlap.',
		'It says that offending is recorded more often among looked-after children, not why.',
		...(methods.has('Wilson over rounding')
			? [
					'The range allows for chance among looked-after children (95%, Wilson) and for the rounding of the rate of all children, which is held without its counts.'
				]
			: []),
		...(methods.has('Katz')
			? ['Where both counts are held the range allows for chance in both (95%, Katz).']
			: []),
		...(rounded ? ['Counts of England and of regions are rounded by their publisher.'] : [])
	];
}
