import { reasonWord } from '$lib/domain/fostering-checked';
import type { Mode } from '$lib/domain/mode';
import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { capital, listed } from '$lib/domain/wording';
import { pooled } from '$lib/statistics/conversion';
import { THRESHOLD } from '$lib/statistics/disclosure';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type {
	BarsDrawing,
	DrawnValue,
	SubjectContext,
	SubjectFigure,
	SubjectSection
} from '../subject';
import { sectionOf } from '../subject-section';
import {
	exits,
	faultAt,
	figureAt,
	quartersHeld,
	recruitmentsOf,
	soundValue,
	stageOf,
	whoOf,
	type FosteringFigure,
	type Recruitment
} from './recruitment';
import { emptySection, spanWords } from './section-parts';
import { carersNoun } from './stock-words';
import { YEAR } from './windows';

/** A line of the figure: a reason, or those whose reason is not given. */
interface Line extends DrawnValue {
	readonly label: string;
}

/** The reasons of some figures, each once. */
const reasonsOf = (figures: readonly FosteringFigure[]): readonly string[] => [
	...new Set(figures.flatMap(({ of }) => of.reason ?? []))
];

/** How many gave one reason in some quarters: what is given is added up, and nothing is where a number may not be shown. */
function lineOf(
	recruitment: Recruitment,
	exit: string,
	reason: string,
	quarters: readonly Period[]
): Line {
	const label = capital(reasonWord(reason));
	const given = quarters.flatMap(
		({ period }) => figureAt(recruitment, exit, period, { reason }) ?? []
	);
	const unsound = given.find((each) => soundValue(recruitment, each) === null);
	if (unsound) {
		const { text, reason: why } = heldCell(unsound, faultAt(recruitment, unsound));
		return {
			label,
			value: null,
			text,
			reason:
				`Not added up over the quarters: in ${formatPeriodShort(unsound.at)} there is no figure that may be used. ${why ?? ''}`.trim()
		};
	}
	const count = pooled(given.map(({ value }) => value));
	return count === null
		? { label, ...heldCell(null) }
		: { label, value: count, text: formatNumber(count, 0), reason: null };
}

/**
 * Those whose reason is not given: the total less the reasons, where every one of them may be shown. Null otherwise, and in public
 * where they are so few that they may not be counted out.
 */
function restOf(total: number | null, lines: readonly Line[], mode: Mode): Line | null {
	const named = pooled(lines.map(({ value }) => value));
	if (total === null || named === null || named >= total) return null;
	const rest = total - named;
	if (mode === 'public' && rest <= THRESHOLD) return null;
	return { label: 'Reason not given', value: rest, text: formatNumber(rest, 0), reason: null };
}

const lying = ({ label, value, text, reason }: Line): BarsDrawing['bars'][number] => ({
	label,
	value,
	text,
	reason,
	low: null,
	high: null
});

/** The quarters with reasons, the last four at the most. */
function quartersWith(figures: readonly FosteringFigure[]): readonly Period[] {
	const held = figures.filter(({ at }) => at.kind === 'quarter');
	return quartersHeld(held).slice(-YEAR);
}

function figureOf(
	context: SubjectContext,
	recruitment: Recruitment,
	exit: (typeof exits)[number]
): SubjectFigure | null {
	const mine = recruitment.figures.filter(
		({ of, at }) => of.measure === exit && !of.cohort && at.kind === 'quarter'
	);
	const split = mine.filter(({ of }) => of.reason !== null);
	const quarters = quartersWith(split);
	if (quarters.length === 0) return null;
	const within = mine.filter(({ period }) => quarters.some((each) => each.period === period));
	const named = reasonsOf(within)
		.map((reason) => lineOf(recruitment, exit, reason, quarters))
		.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || a.label.localeCompare(b.label));
	const total = pooled(
		quarters.map(({ period }) => soundValue(recruitment, figureAt(recruitment, exit, period)))
	);
	const rest = restOf(total, named, context.mode);
	const lines = rest === null ? named : [...named, rest];
	const when =
		quarters.length > 1
			? `the ${['two', 'three', 'four'][quarters.length - 2]} quarters ${spanWords(quarters)}`
			: spanWords(quarters);
	const word = stageOf(exit).word;
	const known = named.flatMap(({ label, value, text }) =>
		value === null || value === 0 ? [] : [{ label, value, text }]
	);
	const most = known.reduce((highest, { value }) => Math.max(highest, value), 0);
	const commonest = known.filter(({ value }) => value === most).map(({ label }) => label);
	const names = capital(listed(commonest.map((label) => label.toLowerCase())));
	const who = `${whoOf(recruitment)} that ${word.replace(/^withdrawn/, 'withdrew')} in ${when}`;
	const of = total === null ? `${who}` : `${formatNumber(total, 0)} ${who}`;
	const hidden = named.some(({ value }) => value === null);
	return {
		key: `${exit}-${recruitment.carers}-${recruitment.unit}`,
		finding:
			most === 0
				? `The commonest reason cannot be said for the ${who}.`
				: commonest.length === 1
					? `${names} was the commonest reason: ${formatNumber(most, 0)} of ${total === null ? 'the ' : ''}${of}.`
					: `${names} were the commonest reasons: ${formatNumber(most, 0)} each of ${total === null ? 'the ' : ''}${of}.`,
		doubt: hidden
			? 'Not every reason may be shown, so another may have been given as often.'
			: rest !== null
				? `For ${rest.text} the reason is not given, so another may have been given as often.`
				: '',
		subtitle: `${capital(word)} by reason, ${carersNoun(recruitment.carers)}, ${context.authority.name}, ${spanWords(quarters)}, ${recruitment.unit}`,
		period: spanWords(quarters),
		unit: recruitment.unit,
		drawing: { kind: 'bars', bars: lines.map(lying), unit: recruitment.unit, most: null },
		empty: null,
		description: lines.map(({ label, text }) => `${label}: ${text}.`).join(' '),
		table: {
			caption: `${capital(word)} by reason, ${whoOf(recruitment)}, ${context.authority.name}`,
			columns: ['Reason', `${capital(recruitment.unit)}, ${spanWords(quarters)}`],
			rows: lines.map(({ label, text, reason, value }) =>
				rowOf(context, label, [{ text, reason, value }], within)
			),
			notes: []
		},
		faults: recruitment.faults
			.filter(({ figures }) => figures.some((each) => within.includes(each)))
			.map(({ sentence }) => sentence),
		notes: [
			'Each family that withdrew is counted once, under one reason. A reason without a row is not known to be nought.'
		],
		...sourcesOf(context, within)
	};
}

/** Why applicants withdrew at each stage, of one kind of carers: a figure a stage and unit, by the one list of reasons. */
export function withdrawnSection(context: SubjectContext, carers: string): SubjectSection {
	const key = `withdrawn-${carers}`;
	const title = `Why applicants withdrew: ${carersNoun(carers)}`;
	const figures = recruitmentsOf(context, carers).flatMap((recruitment) =>
		exits.flatMap((exit) => figureOf(context, recruitment, exit) ?? [])
	);
	return figures.length === 0
		? emptySection(
				key,
				title,
				`No reason for withdrawing is held by quarter, ${carersNoun(carers)}.`
			)
		: sectionOf({ key, title, figures });
}
