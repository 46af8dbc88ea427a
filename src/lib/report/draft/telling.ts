import { formatDate, months, monthOf, yearOf } from '$lib/domain/calendar';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Evidence } from '$lib/view/evidence';
import { storyOf } from '$lib/view/measure-story';
import { asked, differences, paragraph, type Told } from './sentences';

/** What of the board's record a draft tells beside the figures, and the meeting it is for. */
export interface DraftRecord {
	readonly register: Pick<
		Register,
		| 'board'
		| 'geographies'
		| 'meetings'
		| 'agenda_items'
		| 'actions'
		| 'decisions'
		| 'questions'
		| 'protocols'
		| 'events'
	>;
	readonly meeting: IsoDate;
	/** The agenda item it belongs to; null for none. */
	readonly item: number | null;
}

/** What a draft of one subject is written from. */
export interface Telling extends DraftRecord {
	/** The authority's name. */
	readonly place: string;
	/** The day the calendar is shown as at. */
	readonly day: IsoDate;
	/** By measure; undefined for one the evidence does not have. */
	readonly told: (indicator: string) => Told | undefined;
	/** Those of some measures that the evidence has, in that order. */
	readonly those: (indicators: readonly IndicatorId[]) => readonly Told[];
}

/** What stands under each heading of a report, by the part's id. */
export type DraftTexts = Readonly<Record<string, string>>;

/** Gathers what a draft is written from. */
export function tellingOf(evidence: Evidence, record: DraftRecord): Telling {
	const { board, events, geographies } = record.register;
	const threshold = board.threshold ?? 5;
	const measures = new Map(
		evidence.measures.map((measure): [string, Told] => [
			measure.indicator.indicator,
			{ measure, story: storyOf(measure, events), threshold }
		])
	);
	const own = geographies.find(({ geography }) => geography === board.geography);
	return {
		...record,
		place: own?.name ?? evidence.measures[0]?.authority.name ?? board.council,
		day: evidence.day,
		told: (indicator) => measures.get(indicator),
		those: (indicators) => indicators.flatMap((each) => measures.get(each) ?? [])
	};
}

/** Whether the authority has a figure of a measure. */
export const has = (told: Told | undefined): told is Told => (told?.story.latest ?? null) !== null;

/** A paragraph a measure, what is to be known before quoting them said once. */
export function paragraphs(all: readonly (Told | undefined)[]): readonly string[] {
	const said = new Set<string>();
	return all.flatMap((told) => (told === undefined ? [] : [paragraph(told, said)]));
}

/** The figure and the table of a measure with more than one figure; nothing of one with fewer. */
export function drawn(told: Told | undefined, telling: Telling): readonly string[] {
	if (!told || told.measure.figures.filter(({ value }) => value !== null).length < 2) return [];
	const set = telling.register.board.neighbour_set;
	return [asked('figure', told, set), asked('table', told, set)];
}

/** Who the neighbours are that some measures are compared with; nothing where none is. */
export function neighbourLine(all: readonly (Told | undefined)[], telling: Telling): string | null {
	const compared = all.some((told) => (told?.story.neighbours ?? null) !== null);
	const set = telling.register.board.neighbour_set;
	return compared
		? `Statistical neighbours are those of the ${set} set. A mean leaves out those without a figure; the tables say how many have one.`
		: null;
}

/** What papers printed otherwise, under a heading of its own. */
export function paperLines(all: readonly (Told | undefined)[]): readonly string[] {
	const said = all.flatMap((told) => (told === undefined ? [] : differences(told)));
	return said.length === 0 ? [] : ['## What earlier papers printed', ...said];
}

/** A bullet list. */
export const bullets = (items: readonly string[]) => items.map((each) => `- ${each}`).join('\n');

/** A numbered list. */
export const numbered = (items: readonly string[]) =>
	items.map((each, place) => `${place + 1}. ${each}`).join('\n');

/** Pieces apart by a blank line, without the empty ones. */
export const joined = (pieces: readonly (string | null)[]) =>
	pieces.filter((each) => each !== null && each !== '').join('\n\n');

/** ` expected in November 2026`; nothing where no source says, or the month is past. */
export function expected(all: readonly (Told | undefined)[], day: IsoDate): string {
	const next = all
		.flatMap((told) => told?.measure.indicator.next_update ?? [])
		.filter((each) => each > day)
		.toSorted()[0];
	return next === undefined ? '' : `, expected in ${months[monthOf(next) - 1]} ${yearOf(next)}`;
}

const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/** Whether a text of the record has a number in it beside its dates: a draft repeats none that is bound to no edition. */
const hasNumber = (text: string) =>
	/\d/.test(
		text.replace(
			/\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b20\d{2}(?:\/\d{2})?\b|\bQ(?:uarter )?[1-4]\b/g,
			''
		)
	);

/** What happened in the area before the meeting that concerns some measures, the earliest first. */
export const eventLines = (
	{ register, meeting }: Telling,
	measures: readonly IndicatorId[]
): readonly string[] =>
	register.events
		.filter(
			({ kind, geography, start, indicators }) =>
				kind === 'local' &&
				geography === register.board.geography &&
				start < meeting &&
				indicators.some((each) => measures.includes(each))
		)
		.toSorted((a, b) => a.start.localeCompare(b.start))
		.filter(({ detail }) => !hasNumber(detail))
		.map(({ start, title, detail }) => `${title} (${formatDate(start)}): ${sentence(detail)}`);

/**
 * What the board asked and decided about some measures before the meeting, what its members asked, and what is still open. Said in
 * the record's own words; null where there is nothing about them.
 */
export function boardLines(
	{ register, meeting, item }: Telling,
	measures: readonly IndicatorId[]
): readonly string[] {
	const wanted = new Set<string>(measures);
	const about = (indicators: readonly IndicatorId[]) => indicators.some((each) => wanted.has(each));
	const actions = register.actions
		.filter((each) => each.meeting < meeting && about(each.indicators))
		.map(({ meeting: asked, text, owner, state, due }) => {
			const who = owner === null ? '' : ` ${owner} was asked to do it.`;
			const until = due === null ? '' : ` It is due by ${formatDate(due)}.`;
			return `${formatDate(asked)}: ${sentence(text)}${who} The action is ${state}.${until}`;
		});
	const decisions = register.decisions
		.filter((each) => each.meeting < meeting && about(each.indicators) && !hasNumber(each.text))
		.map(({ meeting: held, text }) => `${formatDate(held)}: ${sentence(text)}`);
	const items = new Set(
		register.agenda_items
			.filter((each) => about(each.indicators))
			.map((each) => `${each.meeting} ${each.item}`)
	);
	const questions = register.questions
		.filter(
			(each) =>
				(each.item !== null && items.has(`${each.meeting} ${each.item}`)) ||
				(each.meeting === meeting && each.item !== null && each.item === item)
		)
		.filter(({ asked, answered }) => !hasNumber(`${asked} ${answered ?? ''}`))
		.map(({ meeting: held, asked, answered }) => {
			const answer =
				answered === null ? 'No answer is recorded yet.' : `Answer: ${sentence(answered)}`;
			return `${formatDate(held)}: ${sentence(asked)} ${answer}`;
		});
	return [
		...(actions.length > 0 ? ['Actions the board asked for:', bullets(actions)] : []),
		...(decisions.length > 0 ? ['What the board decided:', bullets(decisions)] : []),
		...(questions.length > 0 ? ['What members asked:', bullets(questions)] : [])
	];
}
