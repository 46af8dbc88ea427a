/** The columns of one generation of a file; DfE renamed them between releases. */
interface EesColumns {
	/** Says which children a row is about; null in a file that has no such column. */
	readonly group: string | null;
	/** Says what of them is counted. */
	readonly line: string;
	readonly count: string;
	readonly percent: string;
}

/** The rows a measure's figures stand on. The base is a row of its own, and in one file the percentage is too. */
export interface EesMeasure {
	readonly indicator: string;
	/** Null where the columns have no group. */
	readonly group: string | null;
	readonly count: string;
	readonly percent: string;
	readonly base: string;
}

/** What one file of “Children looked after in England including adoptions” holds of the measures followed. */
export interface EesLayout {
	/** What the release calls the file, to tell a reader which one to choose. */
	readonly title: string;
	/** Newest last. They are told apart by the header: `characteristic` changed its meaning. */
	readonly generations: readonly EesColumns[];
	readonly measures: readonly EesMeasure[];
}

const measure = (
	indicator: string,
	group: string | null,
	line: string,
	base: string,
	percent = line
): EesMeasure => ({ indicator, group, count: line, percent, base });

const health = 'Health assessments: Children looked after all ages';
const leavers = '19 to 21 years';
const careLeaverColumns: EesColumns = {
	group: 'care_leaver_age',
	line: 'breakdown',
	count: 'care_leaver_count',
	percent: 'care_leaver_percent'
};

/**
 * The files whose percentages are LAIT's, by what they are about. Care leavers “not in touch” are left out: the file counts
 * those whose activity is not known, which is another group than LAIT's.
 */
export const eesLayouts = {
	outcomes: {
		title: 'offending and health',
		generations: [
			{ group: 'cla_group', line: 'characteristic', count: 'number', percent: 'percentage' },
			{
				group: 'characteristic',
				line: 'breakdown',
				count: 'children_count',
				percent: 'children_percent'
			}
		],
		measures: [
			measure(
				'cla-offending',
				'Convictions: Children looked after Ages 10 to 17 years',
				'Convicted or subject to youth cautions, or youth conditional cautions during the year',
				'Total ages 10 to 17 years'
			),
			measure('dental-checks', health, 'Had their teeth checked by a dentist', 'Total all ages'),
			measure('health-assessments', health, 'Had their annual health assessment', 'Total all ages'),
			measure('immunisations', health, 'Had their immunisations up to date', 'Total all ages'),
			measure(
				'substance-misuse',
				'Substance misuse: Children looked after all ages',
				'Identified as having a substance misuse problem',
				'Total all ages'
			)
		]
	},
	accommodation: {
		title: 'suitability of care leavers’ accommodation',
		generations: [careLeaverColumns],
		measures: [
			measure(
				'care-leavers-accommodation',
				leavers,
				'Accommodation considered suitable',
				'Suitability total'
			)
		]
	},
	activity: {
		title: 'activity of care leavers',
		generations: [careLeaverColumns],
		measures: [
			measure('care-leavers-eet', leavers, 'Total in education, employment or training', 'Total')
		]
	},
	stability: {
		title: 'placement stability',
		generations: [
			{
				group: 'cla_group',
				line: 'placement_stability',
				count: 'children_count',
				percent: 'children_percent'
			}
		],
		measures: [
			measure(
				'placement-moves',
				'CLA on 31 March',
				'With 3 or more placements during the year',
				'Total children'
			),
			measure(
				'long-term-stability',
				'Children looked after continuously for at least 2.5 years on 31 March aged under 16 years',
				'Living with the same carer for at least 2 years',
				'Total children'
			)
		]
	},
	missing: {
		title: 'children who were missing or away from placement',
		generations: [{ group: null, line: 'CLA_group', count: 'number', percent: 'number' }],
		measures: [
			measure(
				'missing',
				null,
				'Children who had a missing incident during the year',
				'Children looked after during the year',
				'Percentage of children who had a missing incident during the year'
			)
		]
	}
} as const satisfies Record<string, EesLayout>;
