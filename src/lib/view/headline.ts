import type { TrendAnswer, TrendRow } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { Target } from '$lib/domain/target';
import type { Indicator } from '$lib/domain/indicator';
import { possessive } from '$lib/domain/geography';
import { formatDate } from '$lib/domain/calendar';
import { type Period } from '$lib/domain/period';
import { formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { doubtOf } from './doubt';
import { latestOf, periodsOf, rowAt, type Figure, type Latest, type Obstacle } from './latest';
import { missingClause, missingWord } from './missing';
import { formatCounts, formatFigure, formatNumber } from './number';
import { forPeriod, periodBefore } from './period-words';
import { targetOf } from './target';
import { isOutOfScale, setOf } from './trend-series';
import { zeroDoubt } from './zero';

const bracketed = (text: string | null) => (text === null ? '' : ` (${text})`);

const counts = (row: TrendRow) => bracketed(formatCounts(row.numerator, row.denominator));

/** The name as it opens a sentence, without the source's own mark of its unit: `% of CLA in secure homes` is of those in them. */
function plainName(name: string): string {
	const plain = name
		.replace(/(?<!\s)\s*\((?:%|num|number|rate)\)\s*$/i, '')
		.replace(/\s+/g, ' ')
		.trim();
	const bare = plain.replace(/^%\s*(?:of\s+)?/i, '');
	return bare === plain ? plain : bare.charAt(0).toUpperCase() + bare.slice(1);
}

/** What a rate is for, which a sentence that opens with the name does not repeat where the name holds it. */
const perBeside = ({ name, per }: Indicator) =>
	per !== null && new RegExp(`\\bper (?:${formatNumber(per, 0)}|${per})(?![\\d,])`, 'i').test(name)
		? null
		: per;

function finding(answer: TrendAnswer, figure: Figure): string {
	const { unit, per, subject, predicate, name, year_kind } = answer.indicator;
	const place = answer.authority.name;
	const phrase = periodPhrase(figure.period);
	const when = year_kind === 'cohort' ? `(cohort ${phrase.replace(/^in /, 'of ')})` : phrase;
	const value = formatFigure(figure.value, figure.decimals, unit, per);
	const counted = counts(figure.row);
	if (unit === 'percent' && subject !== null && predicate !== null)
		return `${value} of ${possessive(place)} ${subject} ${predicate} ${when}${counted}`;
	if (unit === 'rate' && subject !== null && predicate !== null)
		return `In ${place}, ${value} ${subject} ${predicate} ${when}${counted}`;
	if (unit === 'count' && subject !== null && value !== '1')
		return `${place} had ${value} ${[subject, predicate, when].filter((part) => part !== null).join(' ')}`;
	const beside = formatFigure(figure.value, figure.decimals, unit, perBeside(answer.indicator));
	return `${plainName(name)}: ${beside} in ${place} ${when}${counted}`;
}

function movement(answer: TrendAnswer, latest: Latest): string {
	const { change, previous, figure } = latest;
	if (!change || !previous || !figure) return '';
	if (change.direction === 'level')
		return `, the same as ${periodBefore(previous.period, figure.period)}${counts(previous.row)}`;
	const before = formatFigure(previous.value, previous.decimals, answer.indicator.unit);
	return `, ${change.direction} from ${before}${counts(previous.row)}`;
}

function explainObstacle(obstacle: Obstacle, period: Period): string {
	switch (obstacle.kind) {
		case 'first':
			return 'There is no earlier figure to compare it with.';
		case 'gap':
			return 'There is no comparable earlier period.';
		case 'missing':
			return `There is nothing to compare it with: the figure ${forPeriod(obstacle.period)} is ${missingClause(obstacle.symbol)}.`;
		case 'definition':
			return `It cannot be compared with earlier figures, because the definition changed on ${formatDate(obstacle.event.start)}${
				obstacle.event.start > period.start ? ', within the period' : ''
			}.`;
	}
}

function comparators(answer: TrendAnswer, period: Period): string | null {
	const { unit } = answer.indicator;
	const parts: string[] = [];
	const england = isOutOfScale(answer, 'england') ? null : rowAt(answer, 'england', period);
	if (england !== null && england.value !== null)
		parts.push(`England: ${formatFigure(england.value, england.decimals, unit)}`);
	else if (england !== null)
		parts.push(
			`England: ${england.symbol === 'held' ? missingClause('held') : missingWord(england.symbol).toLowerCase()}`
		);
	const mean = rowAt(answer, 'neighbours', period);
	if (mean !== null && mean.value !== null)
		parts.push(
			`statistical neighbours: ${formatFigure(mean.value, mean.decimals, unit)} (mean of ${mean.neighbours_with} of ${mean.neighbours_of}${setOf(answer)})`
		);
	const [first, ...rest] = parts;
	if (first === undefined) return null;
	return `${[first.replace(/^s/, 'S'), ...rest].join('; ')}.`;
}

function missing(answer: TrendAnswer, latest: Latest): readonly (string | null)[] {
	const { figure, period, row } = latest;
	const place = answer.authority.name;
	const name = plainName(answer.indicator.name);
	const why = missingClause(row?.symbol ?? null, row?.denominator ?? null);
	const first = `${name}: the figure for ${place} ${periodPhrase(period)} is ${why}.`;
	if (!figure)
		return [first, comparators(answer, period), `No earlier figure for ${place} is held here.`];
	const { unit } = answer.indicator;
	const value = formatFigure(figure.value, figure.decimals, unit, perBeside(answer.indicator));
	const last = `The last published figure for ${place} is ${value}${counts(figure.row)}, ${forPeriod(figure.period)}.`;
	return [first, comparators(answer, period), last];
}

/** Nobody has a figure: the source's reason where it prints a mark for the authority, else that nothing is held. */
function nothing(answer: TrendAnswer): string {
	const name = plainName(answer.indicator.name);
	const whose = `${answer.authority.name} or its comparators`;
	const marked = periodsOf(answer)
		.map((period) => ({ period, row: rowAt(answer, 'authority', period) }))
		.findLast(({ row }) => row !== null);
	if (!marked?.row) return `${name}: no figure for ${whose} is held here.`;
	const { symbol, denominator } = marked.row;
	const verb = symbol === 'held' ? 'shown' : 'published';
	const when =
		marked.period.kind === 'snapshot'
			? forPeriod(marked.period)
			: `for ${formatPeriodShort(marked.period)}`;
	return `${name}: no figure is ${verb} for ${whose} ${when}: ${missingClause(symbol, denominator)}.`;
}

/** What an earlier edition of the same source printed in place of the figures the headline names; null when the same. */
function revised(indicator: Indicator, { figure, previous }: Latest): string | null {
	const { unit } = indicator;
	const per = perBeside(indicator);
	const said = (row: TrendRow | undefined) =>
		row?.earlier ? formatFigure(row.earlier.value, row.earlier.decimals, unit, per) : null;
	const now = said(figure?.row);
	const before = said(previous?.row);
	const parts = [now, before && previous ? `${before} ${forPeriod(previous.period)}` : null].filter(
		(part) => part !== null
	);
	return parts.length === 0 ? null : `An earlier edition printed ${parts.join(', and ')}.`;
}

/** Said of a figure whose edition its publisher may still revise. */
function provisional(answer: TrendAnswer, figure: Figure): string | null {
	const edition = answer.vintages.find(({ vintage }) => vintage === figure.row.vintage);
	return edition?.status === 'provisional'
		? 'This figure is provisional: the source may revise it.'
		: null;
}

/**
 * The headline, sentence by sentence: the finding, the comparators, the board's target, the doubt, and whether the figure may
 * still change or has. The first names measure, place, period and value, and stands alone as a title. Prose uses typographic
 * apostrophes.
 */
export function headlineOf(
	answer: TrendAnswer,
	events: readonly Event[],
	targets: readonly Target[] = []
): readonly string[] {
	const latest = latestOf(answer, events);
	const any = answer.rows.some((row) => row.value !== null);
	if (!latest || !any) return [nothing(answer)];
	const { figure, previous, change, obstacle } = latest;
	const target = targetOf(answer, targets)?.sentence ?? null;
	const sentences =
		!figure || figure.period.period !== latest.period.period
			? [...missing(answer, latest), target]
			: [
					`${finding(answer, figure)}${movement(answer, latest)}.`,
					comparators(answer, latest.period),
					target,
					obstacle
						? explainObstacle(obstacle, figure.period)
						: change && previous
							? doubtOf(change, previous, figure, answer.indicator).sentence
							: null,
					zeroDoubt(answer, latest),
					provisional(answer, figure),
					revised(answer.indicator, latest)
				];
	return sentences.filter((sentence) => sentence !== null);
}
