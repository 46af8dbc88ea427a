import type { IndicatorId } from './id';
import type { Indicator } from './indicator';
import { fosteringReasons } from './fostering-reasons';
import { fosteringStages, type FosteringStage } from './fostering-stages';
import { carerKinds, fosteringUnits } from './fostering-words';
import {
	authorityColumn,
	noteColumn,
	periodColumn,
	plainWord,
	symbolColumn,
	textColumn,
	windowColumn,
	wordColumn,
	wordOfSlug,
	type ReturnWord,
	type WordFault
} from './return-column';

/** The columns of the fostering return, in order. */
export const fosteringColumns = [
	periodColumn,
	authorityColumn,
	wordColumn(
		'carers',
		'Which carers the row is about. Supported lodgings are not foster care.',
		carerKinds
	),
	wordColumn('measure', 'What is counted.', fosteringStages, { also: ['stage'] }),
	wordColumn(
		'reason',
		'Why they left or withdrew; empty for the total. Write a reason the list does not have as “other: the reason”.',
		fosteringReasons,
		{ required: false, named: ['other'] }
	),
	wordColumn(
		'unit',
		'What the value is a number of. Every unit has rows of its own.',
		fosteringUnits
	),
	windowColumn,
	textColumn(
		'value',
		'The number. Counts are whole; average days and years may have decimals. Write 0 only where there were none; leave it empty and give a symbol where it is not known.',
		{ holds: 'number' }
	),
	symbolColumn,
	noteColumn
];

/** What a measure of the fostering return is made of. */
export interface FosteringParts {
	readonly carers: ReturnWord;
	readonly measure: FosteringStage;
	/** Null for the measure as a whole. */
	readonly reason: ReturnWord | null;
	readonly unit: ReturnWord;
	/** Of those who first enquired in the period, however long after; false for what happened in the period. */
	readonly cohort: boolean;
}

/** The id of a measure from its parts: `fostering-mainstream-initial-enquiries-households`. */
export const fosteringId = ({ carers, measure, reason, unit, cohort }: FosteringParts) =>
	['fostering', carers, ...(cohort ? ['cohort'] : []), measure, reason, unit]
		.flatMap((part) => (part === null ? [] : typeof part === 'string' ? part : part.slug))
		.join('-') as IndicatorId;

/** The parts an id is made of; null when it is no measure of the fostering return. */
export function parseFosteringId(id: string): FosteringParts | null {
	const carers = carerKinds.find(({ slug }) => id.startsWith(`fostering-${slug}-`));
	const unit = fosteringUnits.find(({ slug }) => id.endsWith(`-${slug}`));
	if (!carers || !unit) return null;
	const whole = id.slice(`fostering-${carers.slug}-`.length, -unit.slug.length - 1);
	const cohort = whole.startsWith('cohort-');
	const middle = cohort ? whole.slice('cohort-'.length) : whole;
	const candidates = fosteringStages.flatMap((measure): FosteringParts[] => {
		if (measure.slug === middle) return [{ carers, measure, reason: null, unit, cohort }];
		if (!middle.startsWith(`${measure.slug}-`)) return [];
		const slug = middle.slice(measure.slug.length + 1);
		const reason = wordOfSlug(fosteringReasons, slug);
		return reason?.slug === slug ? [{ carers, measure, reason, unit, cohort }] : [];
	});
	return candidates.find((parts) => fosteringFault(parts) === null) ?? null;
}

/** Whether those who enquired in a period can be followed to a measure: the stages of the funnel and those who withdrew. */
const followsEnquiries = ({ group, time }: FosteringStage) =>
	(group === 'funnel' || group === 'withdrawn') && time === 'flow';

const enquirers = ['households', 'carers'];

/** Why parts do not belong together, as a sentence with its cure, and the column to correct; null when they do. */
export function fosteringFault({
	measure,
	reason,
	unit,
	cohort
}: Omit<FosteringParts, 'carers'>): WordFault | null {
	if (cohort && !followsEnquiries(measure))
		return {
			column: 'window',
			sentence: `“${measure.word}” is not counted of those who enquired: only ${fosteringStages
				.filter(followsEnquiries)
				.map(({ word }) => word)
				.join(', ')} are. Correct the column window.`
		};
	const units = measure.units.filter((each) => !cohort || enquirers.includes(each));
	if (!units.includes(unit.slug))
		return {
			column: 'unit',
			sentence: `“${measure.word}”${cohort ? ' of those who enquired' : ''} is counted in ${units.join(' or ')}, not in ${unit.word}. Correct the column unit, and give every unit rows of its own.`
		};
	if (reason === null) return null;
	if (measure.reasons === null)
		return {
			column: 'reason',
			sentence: `“${measure.word}” is not split by reason. Leave the column reason empty.`
		};
	const known = fosteringReasons.find(({ slug }) => slug === reason.slug);
	return known && !known.kinds.includes(measure.reasons)
		? {
				column: 'reason',
				sentence: `“${reason.word}” is no reason for ${measure.reasons}. Write ${reasonsFor(measure).join(', ')}, or “other: the reason”.`
			}
		: null;
}

/** The reasons a measure may be split by. */
const reasonsFor = (measure: FosteringStage): readonly string[] =>
	fosteringReasons
		.filter(({ kinds }) => measure.reasons !== null && kinds.includes(measure.reasons))
		.map(({ word }) => word);

const people: ReadonlyMap<string, string> = new Map([
	['mainstream', 'Mainstream carers'],
	['connected-persons', 'Connected persons'],
	['supported-lodgings', 'Supported lodgings'],
	['all', 'All carers']
]);

/** The measure a row makes. */
export function fosteringMeasure(parts: FosteringParts): Indicator {
	const { carers, measure, reason, unit, cohort } = parts;
	const average = measure.group === 'time';
	const why = reason ? `, ${plainWord(reason)}` : '';
	const whose = cohort ? ' of those who enquired' : '';
	const counted = average ? 'average' : unit.word;
	return {
		indicator: fosteringId(parts),
		name: `${people.get(carers.slug) ?? carers.word}: ${measure.word}${whose}${why} (${counted})`,
		theme: 'Homes and fostering',
		unit: average ? 'other' : 'count',
		per: null,
		unit_label: average ? `${unit.word}, average` : unit.word,
		decimals: average ? 1 : 0,
		polarity: 'none',
		year_kind: 'quarter',
		subject: null,
		predicate: null,
		definition: [
			measure.meaning,
			...(cohort
				? [
						'Of those who first enquired in the period: how many had got this far by the day of the return, however long after.'
					]
				: []),
			...[...(reason ? [reason] : []), carers, unit].map(({ meaning }) => meaning)
		].join(' '),
		caution: cautionOf(parts),
		source: 'The council’s own fostering return',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}

function cautionOf({ measure, cohort }: FosteringParts): string | null {
	if (cohort)
		return 'Those who enquired lately may still go on: the figure of a late period grows with later returns.';
	return measure.group === 'balance' || measure.slug === 'approvals'
		? 'Only figures in one unit and over one window may be added or taken away from one another.'
		: null;
}

const windowOf = (measure: FosteringStage) =>
	measure.time === 'stock' ? 'last day' : 'whole period';

/** The rows a blank return begins with, as words by column: every measure in its usual unit, and leavers by reason. */
export function fosteringRows(): readonly Readonly<Record<string, string>>[] {
	return carerKinds
		.filter(({ slug }) => slug !== 'all')
		.flatMap((carers) =>
			fosteringStages.flatMap((measure) => {
				const row = {
					carers: carers.word,
					measure: measure.word,
					unit: measure.units[0] ?? '',
					window: windowOf(measure)
				};
				const reasons = measure.slug === 'left' ? reasonsFor(measure) : [];
				const followed = followsEnquiries(measure)
					? [{ ...row, reason: '', window: 'of those who enquired' }]
					: [];
				return [...['', ...reasons].map((reason) => ({ ...row, reason })), ...followed];
			})
		);
}
