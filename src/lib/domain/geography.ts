import type { GeographyCode } from './id';

/** `region` covers the nine regions and the two halves of London. */
type GeographyKind = 'country' | 'region' | 'authority';

/** A place figures are published for. */
export interface Geography {
	/** ONS nine-character code. */
	readonly geography: GeographyCode;
	/** The three-digit number DfE and LAIT use: 892 is Nottingham, 891 Nottinghamshire. */
	readonly number: number;
	readonly name: string;
	readonly kind: GeographyKind;
	/** The region an authority lies in; null above authority level. */
	readonly region: GeographyCode | null;
	/** False for an authority since abolished (`Dorset (Pre LG)`). */
	readonly current: boolean;
}

/** England's ONS code. */
export const ENGLAND = 'E92000001' as GeographyCode;

/** `Nottingham's`, `St. Helens'`. */
export const possessive = (name: string) => (name.endsWith('s') ? `${name}’` : `${name}’s`);
