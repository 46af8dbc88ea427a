/** The header of LAIT's long file ("BDS"), in its order. `Data item` is filled on few rows and is not part of the key. */
export const LAIT_COLUMNS = [
	'Short Desc',
	'Data item',
	'Years',
	'LA and Regions',
	'Values',
	'LA Number',
	'Region'
] as const;
