import {
	writeAsk,
	writeBinding,
	type FigureAsk,
	type FigureBinding
} from '$lib/domain/figure-binding';
import { possessive } from '$lib/domain/geography';
import { formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import type { MeasureStory, ToldFigure } from '$lib/view/measure-story';
import { missingClause } from '$lib/view/missing';
import { formatNumber } from '$lib/view/number';
import { paperName } from '$lib/view/papers';
import { forPeriod, periodBefore } from '$lib/view/period-words';
import { authorities, listed, ordinal } from '$lib/view/standing-words';

/** A measure with what can be told of it. */
export interface Told {
	readonly measure: MeasureEvidence;
	readonly story: MeasureStory;
	/** Counts from 1 up to this are not told. */
	readonly threshold: number;
}

/** A live number, as it stands in a text. */
export function token({ measure }: Told, figure: ToldFigure, of: FigureBinding['of'] = 'value') {
	const vintage = of === 'value' ? figure.vintage : (figure.counts_vintage ?? figure.vintage);
	const { geography, period } = figure;
	const { indicator } = measure.indicator;
	return `[[${writeBinding({ indicator, geography, period: period.period, vintage, of })}]]`;
}

/** A figure or table of a measure, on a line of its own. */
export const asked = (shape: FigureAsk['shape'], { measure }: Told, neighbour_set: string | null) =>
	`[[${writeAsk({
		shape,
		indicator: measure.indicator.indicator,
		geography: measure.authority.geography,
		neighbour_set,
		until: null
	})}]]`;

/** ` (8 of 339)`; nothing where the source prints no counts, or so few that they are not told. */
function counts(told: Told, figure: ToldFigure): string {
	const { numerator, counts_vintage } = figure;
	if (counts_vintage === null || numerator === null) return '';
	if (numerator > 0 && numerator <= told.threshold) return '';
	return ` (${token(told, figure, 'count')} of ${token(told, figure, 'base')})`;
}

/** Whether a count is one of so few that a draft does not tell it, whoever the draft is for: the public may read it later. */
export const isTooFew = ({ measure, threshold }: Told, { value }: ToldFigure) =>
	measure.indicator.unit === 'count' && value > 0 && value <= threshold;

/** The last figure as the beginning of a sentence: who, what, when and of how many. */
export function finding(told: Told, figure: ToldFigure): string {
	const { measure } = told;
	const { unit, subject, predicate, name, year_kind } = measure.indicator;
	const place = measure.authority.name;
	const phrase = periodPhrase(figure.period);
	const when = year_kind === 'cohort' ? `(cohort ${phrase.replace(/^in /, 'of ')})` : phrase;
	const number = token(told, figure);
	const counted = counts(told, figure);
	if (unit === 'percent' && subject !== null && predicate !== null)
		return `${number} of ${possessive(place)} ${subject} ${predicate} ${when}${counted}`;
	if (unit === 'rate' && subject !== null && predicate !== null)
		return `In ${place}, ${number} ${subject} ${predicate} ${when}${counted}`;
	if (unit === 'count' && subject !== null && figure.value !== 1)
		return `${place} had ${number} ${[subject, predicate, when].filter((part) => part !== null).join(' ')}`;
	return `${name}: ${number} in ${place} ${when}${counted}`;
}

/** `, down from 3% (9 of 330) the year before`; nothing where nothing comparable is held. */
function movement(told: Told): string {
	const { change, previous, latest } = told.story;
	if (!change || !previous || !latest) return '';
	const before = periodBefore(previous.period, latest.period);
	if (change.direction === 'level') return `, the same as ${before}${counts(told, previous)}`;
	return `, ${change.direction} from ${token(told, previous)}${counts(told, previous)} ${before}`;
}

/** Why the last figure has none beside it. */
function uncompared({ measure, story }: Told): string | null {
	if (story.latest === null || story.change !== null) return null;
	if (story.broken !== null)
		return 'It cannot be compared with the figure before, because what is counted changed in between.';
	const earlier = measure.figures.some(
		({ value, period }) => value !== null && period !== story.latest?.period.period
	);
	return earlier
		? 'There is no comparable earlier figure.'
		: 'There is no earlier figure to compare it with.';
}

/** England's figure, or why there is none. A count of the whole country compares with nothing. */
function england(told: Told): string | null {
	const { england: figure, england_symbol, latest } = told.story;
	const { unit } = told.measure.indicator;
	if (latest === null || unit === 'count') return null;
	if (figure) return `The figure for England was ${token(told, figure)}.`;
	return england_symbol === null
		? null
		: `The figure for England is ${missingClause(england_symbol)}.`;
}

/** The neighbours' mean in words alone: it is nobody's figure, so no number is bound to it. */
function neighbours(told: Told): string | null {
	const { story, measure } = told;
	if (story.neighbours === null || story.latest === null || measure.indicator.unit === 'count')
		return null;
	const { beside } = story.neighbours;
	const own = `${possessive(measure.authority.name)} ${token(told, story.latest)}`;
	const mean = 'the mean of its statistical neighbours';
	return beside === 'close' ? `${own} is close to ${mean}.` : `${own} is ${beside} than ${mean}.`;
}

/** The place among all authorities, with ties and those without a figure. */
function rank(told: Told): string | null {
	const { story, measure } = told;
	const { rank: place, latest } = story;
	if (place === null || latest === null) return null;
	const tied =
		place.tied === 0
			? 'tied with no other'
			: `tied with ${formatNumber(place.tied, 0)} other ${place.tied === 1 ? 'authority' : 'authorities'}`;
	const none =
		place.without === 0
			? 'every authority has one'
			: `${formatNumber(place.without, 0)} ${place.without === 1 ? 'authority has' : 'authorities have'} none`;
	const best = measure.indicator.polarity === 'low' ? 'lowest' : 'highest';
	return `At ${token(told, latest)} ${measure.authority.name} is ${ordinal(place.rank)} of ${authorities(place.of)} with a figure, ${tied}; ${none}. First is the ${best} figure, which is best.`;
}

/** Why recent periods have no figure, those with the same reason together. */
function gaps({ story }: Told): readonly string[] {
	const reasons = new Map<string, string[]>();
	for (const { period, symbol } of story.gaps) {
		if (story.latest && period.end > story.latest.period.end) continue;
		const why = missingClause(symbol);
		reasons.set(why, [...(reasons.get(why) ?? []), formatPeriodShort(period)]);
	}
	return [...reasons].map(
		([why, periods]) => `There is no figure for ${listed(periods)}: it is ${why}.`
	);
}

/** A nought that may be a gap in recording. */
function nought({ story, measure }: Told): string | null {
	const { unit } = measure.indicator;
	if (story.latest?.value !== 0 || (unit !== 'percent' && unit !== 'rate')) return null;
	return 'A source prints a nought where nobody was counted and where nothing was recorded alike, so check it before it is quoted.';
}

/** That the measure's last period has no figure, and why. */
function without({ measure, story }: Told): string | null {
	if (story.without === null) return null;
	const place = measure.authority.name;
	const { period, symbol } = story.without;
	const why = `${measure.indicator.name}: the figure for ${place} ${periodPhrase(period)} is ${missingClause(symbol)}.`;
	return story.latest === null ? `${why} No earlier figure for ${place} is held here.` : why;
}

/** What is known of the last figure: the figure, what it was before, how far that can be trusted. */
export function headline(told: Told): string {
	const { latest, doubt } = told.story;
	if (latest === null)
		return (
			without(told) ??
			`${told.measure.indicator.name}: no figure for ${told.measure.authority.name} is held here.`
		);
	const first = without(told);
	const said =
		first === null
			? `${finding(told, latest)}${movement(told)}.`
			: `The last published figure, ${forPeriod(latest.period)}, is ${token(told, latest)}${counts(told, latest)}.`;
	return [first, said, first === null ? doubt : null, nought(told)].filter(Boolean).join(' ');
}

/** What a reader must know before quoting a measure, without the sentences already said; null when nothing is left. */
export function cautionOf({ measure }: Told, said: Set<string>): string | null {
	const caution = (measure.indicator.caution ?? '').replace(/nearest (5|10)\b/g, (_, to) =>
		to === '5' ? 'nearest five' : 'nearest ten'
	);
	const sentences = caution.split(/(?<=\.) (?=[A-Z])/);
	const left = sentences.filter(
		(each) => each !== '' && (!said.has(each) || each.includes('LAIT'))
	);
	for (const each of left) said.add(each);
	return left.length === 0 ? null : left.join(' ');
}

/** A whole paragraph on a measure: the finding, the comparison, the doubt and what is missing. */
export function paragraph(told: Told, said: Set<string>): string {
	if (told.story.latest === null) return headline(told);
	const caution = cautionOf(told, said);
	return [
		headline(told),
		uncompared(told),
		england(told),
		neighbours(told),
		rank(told),
		...gaps(told),
		caution === null ? null : `Note: ${caution}`
	]
		.filter((each) => each !== null)
		.join(' ');
}

/** Where papers of the council printed a figure otherwise than is held now, a sentence a period. */
export const differences = (told: Told): readonly string[] =>
	told.story.papers.map(({ period, printed, now }) => {
		const said = printed.map(
			({ figure, ...paper }) => `the ${paperName(paper)} prints ${token(told, figure)}`
		);
		const held =
			now === null ? 'no figure is held now' : `the figure held now is ${token(told, now)}`;
		return `For ${formatPeriodShort(period)} ${said.join(' and ')}; ${held}.`;
	});
