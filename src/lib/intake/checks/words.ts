import { formatPeriodShort } from '$lib/domain/period-words';
import type { Indicator } from '$lib/domain/indicator';
import type { Period } from '$lib/domain/period';
import type { Figure } from '../format';
import type { Series } from './series';

/** A printed value as it stood: to its own decimals, with thousands commas, and `%` for a percentage. */
export const printedAs = ({ value, decimals }: Figure, { unit }: Indicator) =>
	value === null
		? 'nothing'
		: `${value.toLocaleString('en-GB', { minimumFractionDigits: Math.min(decimals, 20), maximumFractionDigits: Math.min(decimals, 20) })}${unit === 'percent' ? '%' : ''}`;

/** A place by name, or by code where the record does not have it. */
export const placeName = ({ place, geography }: Pick<Series, 'place' | 'geography'>) =>
	place?.name ?? geography;

/** What one figure is, to follow its value: `for Nottingham in 2019/20 as “Dental checks”`. */
export const whereIs = (series: Series, period: Period, { name }: Indicator) =>
	`for ${placeName(series)} in ${formatPeriodShort(period)} as “${name}”`;

/** A number as a sentence has it. */
export const counted = (number: number) => number.toLocaleString('en-GB');
