import { formatNumber } from '../number';

/** One word a unit: `carers`, and `carer` for one of them. */
export const counted = (value: number, unit: string) =>
	`${formatNumber(value, 0)} ${value === 1 ? singular(unit) : unit}`;

/** One of a unit: `household`, `child`. */
export const singular = (unit: string) => (unit === 'children' ? 'child' : unit.replace(/s$/, ''));

/** Whom a stock is of: `mainstream households`, `foster carers`, `children with connected persons`. */
export function stockWord(carers: string, unit: string, count = 2): string {
	const noun = count === 1 ? singular(unit) : unit;
	if (unit === 'children') return `${noun} with ${carersNoun(carers)}`;
	if (carers === 'all') return unit === 'households' ? `fostering ${noun}` : `foster ${noun}`;
	return `${carers === 'connected-persons' ? 'connected persons’' : carers.replaceAll('-', ' ')} ${noun}`;
}

/** The carers themselves: `mainstream carers`, `connected persons`, `foster carers` where every kind is meant. */
export function carersNoun(carers: string): string {
	if (carers === 'all') return 'foster carers';
	if (carers === 'supported-lodgings') return 'hosts of supported lodgings';
	return carers === 'mainstream' ? 'mainstream carers' : carers.replaceAll('-', ' ');
}

/** So many of a stock: `1 mainstream household`, `91 mainstream households`. */
export const stockCount = (value: number, carers: string, unit: string) =>
	`${formatNumber(value, 0)} ${stockWord(carers, unit, value)}`;
