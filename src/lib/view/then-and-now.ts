import type { PrintedFigure } from '$lib/database/queries/printed';
import { formatDate } from '$lib/domain/calendar';
import type { Event } from '$lib/domain/event';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import type { Target } from '$lib/domain/target';
import { changeBetween, type Counted } from '$lib/statistics/change';
import { roundHalfUp, withinRounding } from '$lib/statistics/rounding';
import { doubtOf } from './doubt';
import { missingClause } from './missing';
import { formatCounts, formatDifference, formatFigure } from './number';
import { periodBefore } from './period-words';

/** What the board was told of a measure at a meeting, and what is known of it now. Every text is one or more sentences. */
export interface ThenAndNow {
	readonly indicator: IndicatorId;
	readonly name: string;
	/** `26 July 2021: dental checks 59.9% (Q1 2021/22) against a target of 90%, 30.1 percentage points short.` */
	readonly then: string;
	/** Where the figure of then is from; null without one. */
	readonly then_source: string | null;
	/** `Latest: 93% (2024/25).`, or why there is none. */
	readonly now: string;
	/** Where the latest figure is from; null without one, and where it is the one of then. */
	readonly now_source: string | null;
	/** Whether the latest figure was published after the day a demonstration's calendar stands still at. */
	readonly later: boolean;
	/** What became of it, or why the two may not be called a rise or a fall; null where there is nothing to say. */
	readonly change: string | null;
}

/** What is put beside what. */
interface ThenAndNowQuestion {
	readonly measure: Indicator;
	/** The figure the board had before it; null when the record holds none. */
	readonly then: PrintedFigure | null;
	/** The day of the meeting. */
	readonly day: IsoDate;
	/** Whether a paper of that day told the board of it; false: it is the latest that had been published by then. Left out, it did. */
	readonly of_the_day?: boolean;
	/** What the board said the measure should reach; null when it has not. */
	readonly target: Target | null;
	/** The figure of the latest period, which may be a mark; null when no edition has a row. */
	readonly now: PrintedFigure | null;
	/** The last figure before it, shown where that of the latest period is missing; null when there is none. */
	readonly last?: PrintedFigure | null;
	/** What forbids a comparison: changes of definition. Only those of the measure and place. */
	readonly events?: readonly Event[];
	/** The day a demonstration's calendar stands still at, after which a figure is said to be from later; null or left out, it does not. */
	readonly still?: IsoDate | null;
}

const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0;

/** A measure's name within a sentence: `dental checks` of `Dental checks, quarter`, whose period is said beside it. */
export function nameInside(name: string): string {
	const plain = name.replace(/, (?:quarter|month|year)$/, '');
	return /^[A-Z][a-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1) : plain;
}

/** A quarter by its months, which is what a reader knows; any other period in short. */
function periodOf({ period: id }: Pick<PrintedFigure, 'period'>): string {
	const period = parsePeriod(id);
	if (!period) return id;
	return period.kind === 'quarter'
		? formatPeriod(period).replace(/ \(.*\)$/, '')
		: formatPeriodShort(period);
}

/** Where a figure is from: its publisher, its edition's title and day. */
export const sourceOf = ({ publisher, title, published }: PrintedFigure) =>
	`${publisher}, ${title}, edition of ${formatDate(published)}`;

/** `93% (2024/25; 434 of 466)`, or what is printed instead. */
function said({ unit, per }: Indicator, figure: PrintedFigure): string {
	const { value, decimals, numerator, denominator, symbol } = figure;
	if (value === null)
		return `for ${periodOf(figure)} the figure is ${missingClause(symbol, denominator)}`;
	const counts = formatCounts(numerator, denominator);
	return `${formatFigure(value, decimals, unit, per)} (${periodOf(figure)}${counts === null ? '' : `; ${counts}`})`;
}

/** ` against a target of 90%, 30.1 percentage points short`; of another period's target only what it is. */
function against(measure: Indicator, figure: PrintedFigure, target: Target | null): string {
	if (!target || figure.value === null) return '';
	const { unit, per, polarity } = measure;
	const wanted = formatFigure(target.value, decimalsOf(target.value), unit, per);
	if (target.period !== figure.period)
		return `; the target of ${wanted} is for ${periodOf(target)}`;
	const decimals = Math.max(figure.decimals, decimalsOf(target.value));
	const gap = roundHalfUp(figure.value - target.value, decimals);
	const size = formatDifference(gap, decimals, unit);
	if (gap === 0) return ` against a target of ${wanted}, which it is`;
	if (polarity === 'none')
		return ` against a target of ${wanted}, ${size} ${gap > 0 ? 'above' : 'below'} it`;
	const met = polarity === 'low' ? gap < 0 : gap > 0;
	return ` against a target of ${wanted}, ${met ? 'which it meets' : `${size} short`}`;
}

/** Whether two figures are one and the same: of one period in one edition. */
const isOfCell = (one: PrintedFigure | null, other: PrintedFigure) =>
	one?.period === other.period && one.vintage === other.vintage;

const counted = (figure: PrintedFigure, period: Period): Counted | null => {
	const { value, decimals, numerator, denominator } = figure;
	return value === null ? null : { period, value, decimals, numerator, denominator };
};

/** The change of definition between two periods; null when there is none. */
const brokenBy = (events: readonly Event[], earlier: Period, later: Period) =>
	events.find(
		(event) => event.kind === 'definition' && event.start > earlier.end && event.start <= later.end
	) ?? null;

/** What may be said of two figures of one measure: only neighbouring periods of one kind and one definition are compared. */
function changeOf(
	measure: Indicator,
	then: PrintedFigure,
	now: PrintedFigure,
	events: readonly Event[]
): string | null {
	if (then.held_back !== null) return null;
	const [was, is] = [parsePeriod(then.period), parsePeriod(now.period)];
	const [earlier, later] = [was && counted(then, was), is && counted(now, is)];
	if (!was || !is || !earlier || !later) return null;
	if (then.period === now.period)
		return withinRounding(earlier, later)
			? 'It is the same figure: no later period is in the record.'
			: 'The figure for that period was restated since.';
	if (comparePeriods(was, is) > 0)
		return 'The latest figure held is for an earlier time than the one the board had.';
	const broken = brokenBy(events, was, is);
	if (broken)
		return `The definition changed on ${formatDate(broken.start)}, so the two are not called a rise or a fall.`;
	const change = changeBetween(earlier, later, measure);
	if (!change)
		return 'The two are not of neighbouring periods, so they are not called a rise or a fall.';
	const before = periodBefore(was, is);
	if (change.direction === 'level') return `The same as ${before}.`;
	const size =
		change.difference === 0
			? 'slightly'
			: formatDifference(change.difference, change.decimals, measure.unit);
	const { sentence } = doubtOf(change, earlier, later, measure);
	const moved = `${change.direction === 'up' ? 'Up' : 'Down'} ${size} from ${before}.`;
	return sentence === null ? moved : `${moved} ${sentence}`;
}

/**
 * What the board was told of a measure at a meeting beside what the record says of it now. Figures of other periods or definitions
 * are put side by side and never called a rise or a fall.
 */
export function viewThenAndNow(question: ThenAndNowQuestion): ThenAndNow {
	const { measure, then, day, target, now } = question;
	const { last = null, events = [], still = null, of_the_day = true } = question;
	const name = nameInside(measure.name);
	const when = formatDate(day);
	const shown = now?.value === null && last ? last : now;
	const told =
		then === null
			? `${when}: the record does not hold what the board was told of ${name}.`
			: then.value === null
				? `${when}: ${name}: ${said(measure, then)}.`
				: `${when}: ${name}${measure.unit === 'percent' ? '' : ':'} ${said(measure, then)}${against(measure, then, target)}${of_the_day ? '' : ', the latest published by then'}.${then.held_back === null ? '' : ` The record holds that figure back: ${then.held_back}`}`;
	const same = then !== null && isOfCell(now, then);
	const latest = same
		? 'Latest: no newer figure is in the record.'
		: now === null
			? 'Latest: no figure is in the record.'
			: now.value === null && last
				? `Latest: ${said(measure, now)}. The last was ${said(measure, last)}.`
				: `Latest: ${said(measure, now)}${against(measure, now, target)}.`;
	return {
		indicator: measure.indicator,
		name: measure.name,
		then: told,
		then_source: then && sourceOf(then),
		now: latest,
		now_source: same ? null : shown && sourceOf(shown),
		later: !same && still !== null && shown !== null && shown.published > still,
		change: same ? null : then && shown && changeOf(measure, then, shown, events)
	};
}

/** What is shown now of one measure: the row of its latest period, and its last figure. */
export function latestFigure(
	figures: readonly PrintedFigure[],
	indicator: IndicatorId
): { readonly now: PrintedFigure | null; readonly last: PrintedFigure | null } {
	const own = figures
		.filter((each) => each.indicator === indicator)
		.flatMap((figure) => {
			const period = parsePeriod(figure.period);
			return period ? [{ figure, period }] : [];
		})
		.toSorted((a, b) => comparePeriods(a.period, b.period))
		.map(({ figure }) => figure);
	return { now: own.at(-1) ?? null, last: own.findLast(({ value }) => value !== null) ?? null };
}
