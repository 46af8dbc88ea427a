import type { IndicatorId } from './id';
import type { Indicator } from './indicator';
import {
	authorityColumn,
	countColumn,
	flowWindowColumn,
	noteColumn,
	periodColumn,
	plainWord,
	symbolColumn,
	wordColumn,
	wordOfSlug,
	type ReturnWord,
	type WordFault
} from './return-column';
import { capital } from './wording';
import {
	careStatuses,
	countedFor,
	countedKinds,
	outcomeKind,
	placements,
	youthJusticeOutcomes
} from './youth-justice-words';

/** The columns of the youth justice return, in order. */
export const youthJusticeColumns = [
	periodColumn,
	authorityColumn,
	wordColumn('care_status', 'Which children the row is about.', careStatuses),
	wordColumn(
		'placed',
		'Where looked-after children live. Always “all” for all children.',
		placements
	),
	wordColumn(
		'outcome',
		'How the offence was dealt with, or one of the ten key indicators. Write any other outcome as “other: its name”, and what was done about an incident in a children’s home or placement as “response: its name in the local protocol”.',
		youthJusticeOutcomes,
		{ named: ['other', 'response'] }
	),
	wordColumn(
		'counted',
		'What the value is a number of. Children and offences go in rows of their own; responses count incidents, never children.',
		countedKinds
	),
	flowWindowColumn,
	countColumn(
		'value',
		'The number, as a whole number. Write 0 only where nothing happened; leave it empty and give a symbol where it is not known.',
		true
	),
	countColumn(
		'denominator',
		'How many the value is out of, in the same unit; empty where there is no base.',
		false
	),
	symbolColumn,
	noteColumn
];

/** What a measure of the youth justice return is made of. */
export interface YouthJusticeParts {
	readonly outcome: ReturnWord;
	readonly counted: ReturnWord;
	readonly care_status: ReturnWord;
	readonly placed: ReturnWord;
}

/** The id of a measure from its parts: `yj-community-resolution-offences-looked-after-out-of-area`. */
export const youthJusticeId = ({ outcome, counted, care_status, placed }: YouthJusticeParts) =>
	`yj-${outcome.slug}-${counted.slug}-${care_status.slug}-${placed.slug}` as IndicatorId;

const ending = <Word extends ReturnWord>(words: readonly Word[], text: string) =>
	words.find(({ slug }) => text.endsWith(`-${slug}`)) ?? null;

/** The parts an id is made of; null when it is no measure of the youth justice return. */
export function parseYouthJusticeId(id: string): YouthJusticeParts | null {
	if (!id.startsWith('yj-')) return null;
	const placed = ending(placements, id);
	const care = placed && id.slice(0, -placed.slug.length - 1);
	const care_status = care === null ? null : ending(careStatuses, care);
	if (!placed || care === null || !care_status) return null;
	const rest = care.slice(0, -care_status.slug.length - 1);
	const counted = ending(countedKinds, rest);
	if (!counted) return null;
	const slug = rest.slice(3, -counted.slug.length - 1);
	const outcome = wordOfSlug(youthJusticeOutcomes, slug, ['other', 'response']);
	if (outcome?.slug !== slug) return null;
	const parts = { outcome, counted, care_status, placed };
	return youthJusticeFault(parts) === null ? parts : null;
}

/** Why parts do not belong together, as a sentence with its cure, and the column to correct; null when they do. */
export function youthJusticeFault(parts: YouthJusticeParts): WordFault | null {
	const { outcome, counted, care_status, placed } = parts;
	const allowed = countedFor(outcome.slug);
	if (!allowed.includes(counted.slug))
		return {
			column: 'counted',
			sentence: `“${outcome.word}” is counted in ${allowed.join(' or ')}, not in ${counted.word}. Correct the column counted.`
		};
	if (care_status.slug === 'all-children' && placed.slug !== 'all-areas')
		return {
			column: 'placed',
			sentence:
				'Only looked-after children are split by where they are placed. Write “all” in the column placed, or “looked-after children” in care_status.'
		};
	if (outcome.slug === 'board-attendance' && care_status.slug !== 'all-children')
		return {
			column: 'care_status',
			sentence:
				'Attendance at the management board is not about looked-after children alone. Write “all children” in the column care_status.'
		};
	if (outcomeKind(outcome.slug) === 'response' && care_status.slug !== 'looked-after')
		return {
			column: 'care_status',
			sentence:
				'A response is to an incident where looked-after children live. Write “looked-after children” in the column care_status.'
		};
	return null;
}

function whom({ counted, care_status, placed }: YouthJusticeParts): string {
	if (counted.slug === 'members') return 'members of the management board';
	const where = placed.slug === 'all-areas' ? '' : ` placed ${placed.word}`;
	const children = `${care_status.word}${where}`;
	if (counted.slug === 'children') return children;
	if (counted.slug === 'incidents') return `incidents in homes and placements of ${children}`;
	return counted.slug === 'offences' ? `offences by ${children}` : `victims of ${children}`;
}

/** The measure a row makes. */
export function youthJusticeMeasure(parts: YouthJusticeParts): Indicator {
	const { outcome, counted, care_status, placed } = parts;
	const members = counted.slug === 'members';
	return {
		indicator: youthJusticeId(parts),
		name: `${capital(outcomeKind(outcome.slug) === 'response' ? `response “${plainWord(outcome)}”` : plainWord(outcome))}: ${whom(parts)}`,
		theme: 'Offending and youth justice',
		unit: 'count',
		per: null,
		unit_label: counted.word,
		decimals: 0,
		polarity: 'none',
		year_kind: 'quarter',
		subject: null,
		predicate: null,
		definition: [outcome, counted, ...(members ? [] : [care_status, placed])]
			.map(({ meaning }) => meaning)
			.join(' '),
		caution:
			counted.slug === 'children'
				? 'A child with two outcomes, or in two quarters, is counted under each: rows do not add up to a number of children.'
				: null,
		source: 'The council’s own youth justice return',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}

/** The rows a blank return begins with, as words by column. */
export function youthJusticeRows(): readonly Readonly<Record<string, string>>[] {
	const splits = [
		['looked-after children', 'in area'],
		['looked-after children', 'out of area'],
		['looked-after children', 'all'],
		['all children', 'all']
	] as const;
	const outcomes = youthJusticeOutcomes.flatMap((outcome) =>
		outcome.counted.flatMap((counted) =>
			splits.flatMap(([care_status, placed]) => {
				const wanted =
					outcome.kind === 'disposal' ||
					(placed === 'all' && (counted !== 'members' || care_status === 'all children'));
				return wanted
					? [{ care_status, placed, outcome: outcome.word, counted, window: 'whole period' }]
					: [];
			})
		)
	);
	const responses = ['internal', 'non-immediate', 'immediate'].map((name) => ({
		care_status: 'looked-after children',
		placed: 'all',
		outcome: `response: ${name}`,
		counted: 'incidents',
		window: 'whole period'
	}));
	return [...outcomes, ...responses];
}
