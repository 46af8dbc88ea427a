import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { placeFinder } from '$lib/intake/place/place';

export const vintage = 'edition-1' as VintageId;
export const code = (text: string) => text as GeographyCode;

const place = (
	geography: string,
	number: number,
	name: string,
	kind: Geography['kind'] = 'authority',
	current = true
): Geography => ({ geography: code(geography), number, name, kind, region: null, current });

/** A few real places, among them the pairs that are easily mistaken for each other. */
export const geographies: readonly Geography[] = [
	place('E06000018', 892, 'Nottingham'),
	place('E10000024', 891, 'Nottinghamshire'),
	place('E06000015', 831, 'Derby'),
	place('E06000059', 838, 'Dorset'),
	place('E10000009', 835, 'Dorset (Pre LG)', 'authority', false),
	place('E06000021', 861, 'Stoke-on-Trent'),
	place('E06000046', 921, 'Isle of Wight'),
	place('E92000001', 970, 'England', 'country'),
	place('E12000003', 982, 'Yorkshire and the Humber', 'region'),
	place('E12000004', 983, 'East Midlands', 'region'),
	place('E12000007', 986, 'London', 'region'),
	place('E13000001', 987, 'London (Inner)', 'region')
];
export const places = placeFinder(geographies);

/** A percentage of looked-after children, labelled by financial year, unless told otherwise. */
export const indicator = (changes: Partial<Indicator> = {}): Indicator => ({
	indicator: 'cla-offending' as IndicatorId,
	name: 'Looked-after children cautioned or convicted',
	theme: 'Offending and youth justice',
	unit: 'percent',
	per: null,
	unit_label: '% of looked-after children aged 10 to 17',
	decimals: 1,
	polarity: 'low',
	year_kind: 'financial-year',
	subject: null,
	predicate: null,
	definition: 'A definition.',
	caution: null,
	source: 'DfE',
	next_update: null,
	lait_code: 'LAC_Convictions',
	quartile: true,
	scorecard: 1,
	...changes
});
