import type { Indicator } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';

/** What the yearly files on outcomes of looked-after children are sure to mean by a column, whatever they call it. */
export interface DfeColumn {
	/** The measure's id after `dfe-`. */
	readonly column: string;
	readonly name: string;
	readonly unit: Indicator['unit'];
	readonly unit_label: string;
	readonly year_kind: YearKind;
	/** The measure the record follows that this is; null for one of the file's own. */
	readonly follows: string | null;
	/** Columns a percentage was made from; null for a count. */
	readonly of: { readonly count: string; readonly base: string } | null;
	readonly known: RegExp;
}

const count = (
	column: string,
	name: string,
	known: RegExp,
	year_kind: YearKind = 'financial-year'
): DfeColumn => ({
	column,
	name,
	unit: 'count',
	unit_label: 'children looked after for at least 12 months',
	year_kind,
	follows: null,
	of: null,
	known
});

const percent = (
	counted: string,
	base: string,
	name: string,
	known: RegExp,
	follows: string | null = null
): DfeColumn => ({
	column: `${counted}-percent`,
	name,
	unit: 'percent',
	unit_label: '% of children looked after for at least 12 months',
	year_kind: 'financial-year',
	follows,
	of: { count: counted, base },
	known
});

const all = 'looked-after-12-months';
/** The base of offending. */
export const OFFENDING_BASE = 'looked-after-12-months-aged-10-and-over';
/** The count of offending. */
export const OFFENDING_COUNT = 'cautioned-or-convicted';
/** Those who offended, of the base: the one percentage worked out where a file has none. */
export const OFFENDING_PERCENT = `${OFFENDING_COUNT}-percent`;
const misuse = 'substance-misuse';
const schoolAge = 'looked-after-12-months-aged-5-to-16';
const scored = 'sdq-score-received';
const words = { normal: 'normal', borderline: 'borderline', concern: 'a cause for concern' };

/**
 * Columns of 2010 to 2019 under every name met. Boys and girls are read as children here; their columns keep groups of their
 * own. Children aged 5 and under became those aged 4 and under in 2017, which is another group.
 */
export const dfeColumns: readonly DfeColumn[] = [
	count(
		all,
		'Children looked after for at least 12 months',
		/^cla_12_months_\d{4}$|^(?:cla|oc2)_12mths$|^number of children looked after (?:continuously for 12 months at 31 march|at 31 march who had been looked after for at least 12 months)$/,
		'snapshot'
	),
	count(
		OFFENDING_BASE,
		'Children aged 10 and over looked after for at least 12 months',
		/^cla_12_months_\d{4}_10plus$|^cla_10over$|^oc2_10to17$|^number of children looked after continuously for 12 months aged 10 or over at 31 march$|^number of looked after children aged 10 or older at 31 march$/,
		'snapshot'
	),
	count(
		'looked-after-12-months-aged-5-and-under',
		'Children aged 5 and under looked after for at least 12 months',
		/^cla_12_months_\d{4}_5under$|^cla_5under$|^number of children looked after continuously for 12 months aged 5 or under at 31 march$|^number of children who had been looked after for at least 12 months, and aged 5 or younger at 31 march$/,
		'snapshot'
	),
	count(
		'looked-after-12-months-aged-4-and-under',
		'Children aged 4 and under looked after for at least 12 months',
		/^oc2_(?:u5|4andunder)$/,
		'snapshot'
	),
	count(
		OFFENDING_COUNT,
		'Looked-after children cautioned or convicted, number',
		/^caution_conviction$|^(?:cla|oc2)_convicted$|^number of children with cautions or conviction$|^number convicted or subject to a final warning or reprimand during the year$/
	),
	percent(
		OFFENDING_COUNT,
		OFFENDING_BASE,
		'Looked-after children cautioned or convicted',
		/^oc2_convicted_pc$|^percentage convicted or subject to a final warning or reprimand during the year$/,
		'cla-offending'
	),
	count(
		misuse,
		'Looked-after children with a substance misuse problem, number',
		/^substance_misuse$|^(?:cla|oc2)_submisuse$|^number(?: of children)? identified as having a substance misuse problem(?: during the year)?$/
	),
	percent(
		misuse,
		all,
		'Looked-after children with a substance misuse problem',
		/^oc2_submisuse_pc$|^percentage identified as having a substance misuse problem(?: during the year)?$/,
		'substance-misuse'
	),
	count(
		'substance-intervention',
		'Children who received help for a substance misuse problem, number',
		/^substance_intervention$|^(?:cla|oc2)_subint$|^number(?: of children)? who received an intervention for (?:a|their) substance misuse problem(?: during the year)?$/
	),
	percent(
		'substance-intervention',
		misuse,
		'Children with a substance misuse problem who received help',
		/^oc2_subint_pc$/
	),
	count(
		'substance-intervention-refused',
		'Children who refused help for a substance misuse problem, number',
		/^refused_intervention$|^(?:cla|oc2)_suboffint$|^number (?:of children|who were) offered an intervention (?:for a substance problem )?but who refused it(?: during the year)?$/
	),
	percent(
		'substance-intervention-refused',
		misuse,
		'Children with a substance misuse problem who refused help',
		/^oc2_suboffint_pc$/
	),
	count(
		'immunisations',
		'Looked-after children with up-to-date immunisations, number',
		/^immunisations$|^(?:cla|oc2)_immunisation$|^number of children who(?:se)? immunisations were up to date$/
	),
	percent(
		'immunisations',
		all,
		'Looked-after children with up-to-date immunisations',
		/^oc2_immunisation_pc$/,
		'immunisations'
	),
	count(
		'dental-checks',
		'Looked-after children whose teeth were checked, number',
		/^teeth_check$|^(?:cla|oc2)_teethcheck$|^number of children (?:whose teeth were|who had their teeth) checked by a dentist$/
	),
	percent(
		'dental-checks',
		all,
		'Looked-after children whose teeth were checked',
		/^oc2_teethcheck_pc$/,
		'dental-checks'
	),
	count(
		'health-assessments',
		'Looked-after children with an annual health assessment, number',
		/^health_assess$|^(?:cla|oc2)_healthassmt$|^number of children (?:whose health assessments were up to date|who had their annual health assessment)$/
	),
	percent(
		'health-assessments',
		all,
		'Looked-after children with an annual health assessment',
		/^oc2_healthassmt_pc$/,
		'health-assessments'
	),
	count(
		'development-assessments-aged-5-and-under',
		'Children aged 5 and under with an up-to-date development assessment, number',
		/^dev_assess$|^cla_devassmt$|^number of children aged 5 or under who development assessment were up to date$|^number of these children whose development assessments were up to date$/
	),
	count(
		'development-assessments-aged-4-and-under',
		'Children aged 4 and under with an up-to-date development assessment, number',
		/^oc2_devassmt$/
	),
	percent(
		'development-assessments-aged-4-and-under',
		'looked-after-12-months-aged-4-and-under',
		'Children aged 4 and under with an up-to-date development assessment',
		/^oc2_devassmt_pc$/
	),
	count(
		schoolAge,
		'Children aged 5 to 16 looked after for at least 12 months',
		/^elig_sdq$|^(?:cla|oc2)_5to16$|^number of children looked after for at least 12 months aged 5 to 16$/,
		'snapshot'
	),
	count(
		scored,
		'Looked-after children aged 5 to 16 with an SDQ score, number',
		/^sdq_score_rec$|^(?:cla|oc2)_sdq$|^number of children looked after for at least 12 months aged 5 to 16 with an sdq score$/
	),
	percent(
		scored,
		schoolAge,
		'Looked-after children aged 5 to 16 with an SDQ score',
		/^oc2_sdq_pc$|^percentage of children for whom an sdq score was submitted$/
	),
	...(['normal', 'borderline', 'concern'] as const).flatMap((band) => [
		count(
			`sdq-${band}`,
			`Looked-after children with an SDQ score that is ${words[band]}, number`,
			new RegExp(`^sdq_${band}$|^(?:cla|oc2)_sdq${band}$`)
		),
		percent(
			`sdq-${band}`,
			scored,
			`Looked-after children with an SDQ score that is ${words[band]}`,
			new RegExp(`^oc2_sdq${band}_pc$|^banded sdq score percentage ${band}$`)
		)
	]),
	{
		...count(
			'sdq-average',
			'Average SDQ score of looked-after children',
			/^oc2_sdqaverage$|^average score per child$/
		),
		unit: 'score',
		unit_label: 'average Strengths and Difficulties score',
		follows: 'sdq-score'
	}
];
