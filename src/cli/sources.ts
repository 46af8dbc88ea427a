import type { VintageId } from '$lib/domain/id';

/** Where each edition of the record is in the folder of sources. File names are the ones the files are kept under. */
interface Source {
	readonly vintage: VintageId;
	readonly file: string;
}
const vintage = (id: string) => id as VintageId;

/** The edition of LAIT the record follows, its dictionary, and the edition before its fault. */
export const lait: Source = {
	vintage: vintage('lait-2026-04-08'),
	file: 'lait_bds_long_2026-04-08.csv'
};
export const laitBefore: Source & { readonly codes: readonly string[] } = {
	vintage: vintage('lait-2026-01-29'),
	file: 'lait_bds_long_2026-01-29.csv',
	codes: ['FirstYJS']
};
export const laitDictionary = 'lait_data_dictionary_2026-04-08.csv';

/** DfE's list of authorities with their codes. */
export const authorities = 'dfe_las.csv';

/** Statistical neighbours by the year of the set. */
export const neighbourSets: readonly { readonly set: string; readonly file: string }[] = [
	{ set: '2021', file: 'New_Statistical_Neighbour_Groupings_April_2021.csv' },
	{ set: '2025', file: 'sn_model_2025_wide.csv' }
];

/** DfE's yearly files of outcomes for looked-after children. */
export const outcomes: readonly Source[] = [
	{ vintage: vintage('dfe-outcomes-2010'), file: 'sfr2010_OC2_Final_V2.csv' },
	{
		vintage: vintage('dfe-outcomes-2012'),
		file: 'sfr2012_SFR32_2012_OC2_LA_Tables_UD.csv'
	},
	{ vintage: vintage('dfe-outcomes-2014'), file: 'sfr2014_LA4_offending_sheet.csv' },
	{ vintage: vintage('dfe-outcomes-2015'), file: 'sfr2015_SFR34_OC22015.csv' },
	{ vintage: vintage('dfe-outcomes-2017'), file: 'sfr2017_SFR50_OC22017.csv' },
	{ vintage: vintage('dfe-outcomes-2019'), file: 'sfr2019_OC22019.csv' }
];

const offendingAndHealth = [
	'cla-offending',
	'dental-checks',
	'health-assessments',
	'immunisations',
	'substance-misuse'
];

/** Files of Explore Education Statistics, each with the measures the record takes from it. */
export const releases: readonly (Source & { readonly measures: readonly string[] })[] = [
	{
		vintage: vintage('dfe-cla-2024'),
		measures: offendingAndHealth,
		file: 'ees2024_la_conviction_health_outcome_cla.csv'
	},
	{
		vintage: vintage('dfe-cla-2024-missing'),
		measures: ['missing'],
		file: 'ees2024_la_cla_missing_or_away.csv'
	},
	{
		vintage: vintage('dfe-cla-2025'),
		measures: offendingAndHealth,
		file: 'ees2025_la_conviction_health_outcome_cla.csv'
	},
	{
		vintage: vintage('dfe-cla-2025-accommodation'),
		measures: ['care-leavers-accommodation'],
		file: 'ees2025_la_care_leavers_accommodation_suitability.csv'
	},
	{
		vintage: vintage('dfe-cla-2025-activity'),
		measures: ['care-leavers-eet'],
		file: 'ees2025_la_care_leavers_activity.csv'
	},
	{
		vintage: vintage('dfe-cla-2025-stability'),
		measures: ['placement-moves', 'long-term-stability'],
		file: 'ees2025_la_cla_placement_stability.csv'
	}
];

/**
 * Ofsted's table of fostering by authority, which has no year of its own but in its name. Its letters were spoilt when it was made, a
 * row of it has no name, and one of its columns is three boroughs together.
 */
export const fostering: Source & {
	readonly measures: readonly string[];
	readonly answers: Readonly<Record<string, string>>;
	readonly known: readonly string[];
} = {
	vintage: vintage('ofsted-fostering-2018'),
	file: 'ofsted_fostering_2017-18_LA.csv',
	measures: [
		'initial-enquiries-from-new-prospective-fostering-households',
		'applications-concluded-in-progress-at-31-march',
		'applications-approved',
		'family-and-friends-households-approved-in-year',
		'left-fostering-total-households-de-registered-between-1-april-and-31-march',
		'approved-households',
		'approved-foster-places',
		'filled-places',
		'vacant-places',
		'places-not-available'
	].map((slug) => `ofsted-fostering-${slug}`),
	answers: { 'rows.left-out': 'leave-out' },
	known: ['structure.encoding', 'identity.unknown-measure']
};

/** Figures copied by hand into `data/papers/<edition>.csv`, in the shape of the council's own return. */
export const transcriptions: readonly VintageId[] = [
	'dfe-outcomes-2011',
	'dfe-outcomes-2013',
	'dfe-outcomes-2016',
	'nottingham-fostering-2021-07-31',
	'nottingham-minutes-2021-07-26',
	'derby-concordat-2018'
].map(vintage);

/** The two papers' tables as printed, in `data/papers/<edition>.csv`. Their years are the ones they begin in. */
export const boardPapers: readonly VintageId[] = [
	'nottingham-paper-2021-01-18',
	'nottingham-paper-2021-09-20'
].map(vintage);
