import type { NeighbourMembers } from '$lib/database/queries/neighbour-sets';
import type { StandingAnswer, StandingArea } from '$lib/database/queries/standing';
import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import { possessive } from '$lib/domain/geography';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { splitChange } from '$lib/statistics/decomposition';
import { meanOf, type Average } from '$lib/statistics/neighbours';
import { roundHalfUp } from '$lib/statistics/rounding';
import { latestOf, rowAt, type Figure, type Latest } from './latest';
import { formatDifference, formatFigure, formatNumber } from './number';
import { isOutOfScale } from './trend-series';

/** "What moved?": a change taken apart. Each part is a heading of a few words and a sentence or two. */
export interface MovedView {
	readonly parts: readonly { readonly title: string; readonly text: string }[];
	/** What cannot be told apart, and why, as a sentence; null when everything can. */
	readonly unknown: string | null;
}

interface Change {
	readonly answer: TrendAnswer;
	readonly figure: Figure;
	readonly previous: Figure;
}

/** What a share or rate is made of. */
interface Counts {
	readonly numerator: number;
	readonly denominator: number;
}

/** Both counts of a share or rate; null for a plain count or a figure without them. */
function rated({ numerator, denominator }: Figure): Counts | null {
	return numerator === null || denominator === null ? null : { numerator, denominator };
}

function countsPart({ answer, figure, previous }: Change): string | null {
	const { unit, per, decimals: printed } = answer.indicator;
	const scale = unit === 'percent' ? 100 : unit === 'rate' ? per : null;
	const [before, after] = [rated(previous), rated(figure)];
	if (scale === null || !before || !after) return null;
	// Counts are whole, so what is worked out from them may say one decimal more than a figure printed in whole units.
	const decimals = Math.max(1, printed);
	const share = ({ numerator, denominator }: Counts) =>
		roundHalfUp((scale * numerator) / denominator, decimals);
	// Of a share above half, those outside it are the smaller count: the larger one grows with the group and explains nothing.
	const outside = unit === 'percent' && [before, after].some((each) => share(each) > 50);
	const turned = (counts: Counts) =>
		outside ? { ...counts, numerator: counts.denominator - counts.numerator } : counts;
	const [first, last] = [turned(before), turned(after)];
	const split = splitChange(first, last, scale);
	if (!split) return null;
	const sign = outside ? -1 : 1;
	const accounts = (value: number) =>
		roundHalfUp(value, decimals) === 0
			? `accounts for less than ${formatDifference(10 ** -decimals, decimals, unit)}`
			: `accounts for ${formatDifference(value, decimals, unit)} ${sign * value > 0 ? 'up' : 'down'}`;
	const worked = (counts: Counts) => formatFigure(share(counts), decimals, unit);
	const whole =
		share(after) === share(before)
			? `Worked out from the counts, it was ${worked(after)} both times.`
			: `Worked out from the counts, it ${share(after) > share(before) ? 'rose' : 'fell'} from ${worked(before)} to ${worked(after)}.`;
	const count = (value: number) => formatNumber(value, 0);
	const who = outside ? 'The number not counted' : 'The number counted';
	const numerator =
		first.numerator === last.numerator
			? `${who} did not change (${count(last.numerator)}).`
			: `${who} went from ${count(first.numerator)} to ${count(last.numerator)}, which ${accounts(split.numerator_effect)}.`;
	const denominator =
		before.denominator === after.denominator
			? `The group stayed the same size (${count(after.denominator)}).`
			: `The group went from ${count(before.denominator)} to ${count(after.denominator)}, which ${accounts(split.denominator_effect)}.`;
	const parts = [split.numerator_effect, split.denominator_effect].map((value) =>
		roundHalfUp(sign * value, decimals)
	);
	const sum = parts.reduce((total, part) => total + part, 0);
	const rounded =
		roundHalfUp(sum - (share(after) - share(before)), decimals) === 0
			? ''
			: ' The two parts are rounded, so they need not add up exactly.';
	return `${whole} ${numerator} ${denominator}${rounded}`;
}

function englandPart({ answer, figure, previous }: Change): string | null {
	if (isOutOfScale(answer, 'england')) return null;
	const now = rowAt(answer, 'england', figure.period);
	const before = rowAt(answer, 'england', previous.period);
	if (now === null || now.value === null || before === null || before.value === null) return null;
	const { unit } = answer.indicator;
	const place = answer.authority.name;
	const decimals = Math.min(now.decimals, before.decimals, figure.decimals, previous.decimals);
	const [earlier, later] = [before.value, now.value].map((value) => roundHalfUp(value, decimals));
	if (earlier === undefined || later === undefined) return null;
	const own = roundHalfUp(figure.value - previous.value, decimals);
	const apart = roundHalfUp(own - (later - earlier), decimals);
	const print = (value: number) => formatFigure(value, decimals, unit);
	if (later === earlier)
		return `England was ${print(later)} in both, ${
			own === 0
				? `and the printed figure of ${place} did not move either`
				: 'so none of the change is seen across the country'
		}.`;
	const said = `England went from ${print(earlier)} to ${print(later)}.`;
	// Four rounded figures: each may be half a unit out.
	if (Math.abs(apart) < 2 * 10 ** -decimals)
		return `${said} ${possessive(place)} change differs from England’s by no more than rounding could make.`;
	return `${said} ${possessive(place)} change was ${formatDifference(apart, decimals, unit)} ${apart > 0 ? 'higher' : 'lower'} than England’s.`;
}

const valueOf = (area: StandingArea | undefined, when: 'figure' | 'previous') =>
	area?.[when]?.value ?? null;

/** The mean of some areas, worded as the headline words it; null when none has a figure. */
function meanSaid(average: Average, decimals: number, unit: TrendAnswer['indicator']['unit']) {
	return average.value === null
		? null
		: `${formatFigure(average.value, decimals, unit)} (${average.with} of ${average.of})`;
}

const decimalsOf = (areas: readonly (StandingArea | undefined)[], when: 'figure' | 'previous') =>
	Math.max(
		0,
		...areas.flatMap((area) => (valueOf(area, when) === null ? [] : (area?.[when]?.decimals ?? [])))
	);

function neighboursPart({ answer }: Change, standing: StandingAnswer): string | null {
	const { unit } = answer.indicator;
	const members = [...standing.areas, ...(standing.former_neighbours ?? [])].filter(
		(area) => area.neighbour_rank !== null
	);
	const both = members.filter(
		(area) => valueOf(area, 'figure') !== null && valueOf(area, 'previous') !== null
	);
	const said = (areas: readonly StandingArea[], when: 'figure' | 'previous') =>
		meanSaid(meanOf(areas.map((area) => valueOf(area, when))), decimalsOf(areas, when), unit);
	const [before, now] = [said(members, 'previous'), said(members, 'figure')];
	if (before === null || now === null) return null;
	const first =
		before === now
			? `The mean of the ${standing.neighbour_set} set stayed at ${now}.`
			: `The mean of the ${standing.neighbour_set} set went from ${before} to ${now}.`;
	const alike = members.every(
		(area) => (valueOf(area, 'figure') === null) === (valueOf(area, 'previous') === null)
	);
	if (alike) return `${first} The same neighbours have a figure in both.`;
	if (both.length === 0)
		return `${first} No neighbour has a figure in both, so the change is in who has one.`;
	const name = both.length === 1 ? 'the one' : `the ${both.length}`;
	const mean = (when: 'figure' | 'previous') =>
		formatFigure(
			meanOf(both.map((area) => valueOf(area, when))).value ?? NaN,
			decimalsOf(both, when),
			unit
		);
	const [then, later] = [mean('previous'), mean('figure')];
	const theirs = then === later ? `it stayed at ${later}` : `it went from ${then} to ${later}`;
	return `${first} Not all have a figure in both: for ${name} that ${both.length === 1 ? 'has' : 'have'}, ${theirs}. The rest is a change in who has a figure.`;
}

function setsPart(
	{ answer }: { readonly answer: TrendAnswer },
	standing: StandingAnswer,
	sets: readonly NeighbourMembers[]
): string | null {
	const own = sets.find((set) => set.neighbour_set === standing.neighbour_set);
	const period = standing.period === null ? null : parsePeriod(standing.period);
	if (!own || !period) return null;
	const { unit } = answer.indicator;
	const byCode = new Map(
		[...(standing.former ?? []), ...standing.areas].map((area) => [area.geography, area])
	);
	const said = (set: NeighbourMembers) => {
		const areas = set.neighbours.map((code) => byCode.get(code));
		return meanSaid(
			meanOf(areas.map((area) => valueOf(area, 'figure'))),
			decimalsOf(areas, 'figure'),
			unit
		);
	};
	const chosen = said(own);
	if (chosen === null) return null;
	const others = sets.flatMap((set) => {
		const mean = set === own ? null : said(set);
		if (mean === null) return [];
		const shared = set.neighbours.filter((code) => own.neighbours.includes(code)).length;
		const same = mean === chosen ? 'the same' : mean;
		return `${same} with the ${set.neighbour_set} set, which shares ${shared} of ${own.neighbours.length} with it`;
	});
	if (others.length === 0) return null;
	return `For ${formatPeriodShort(period)} the neighbours’ mean is ${chosen} with the ${own.neighbour_set} set; it would be ${others.join(', and ')}. A change of set is not a change for children.`;
}

/** The change shown in the headline; null when the latest figure has none. */
function changeOf(answer: TrendAnswer, latest: Latest | null): Change | null {
	const { figure = null, previous = null } = latest ?? {};
	return figure && previous ? { answer, figure, previous } : null;
}

/**
 * Takes the latest change apart: the count and its base, England over the same time, the neighbours' own movement and what
 * only the choice of neighbours changes. Null when there is neither a change nor a choice to speak of.
 */
export function viewMoved(
	answer: TrendAnswer,
	standing: StandingAnswer | null,
	context: { readonly events: readonly Event[]; readonly sets: readonly NeighbourMembers[] }
): MovedView | null {
	const latest = latestOf(answer, context.events);
	const change = changeOf(answer, latest);
	const { unit } = answer.indicator;
	const same =
		standing !== null &&
		standing.period === change?.figure.period.period &&
		standing.previous_period === change.previous.period.period;
	const counts = change && countsPart(change);
	const found: readonly (readonly [string, string | null])[] = [
		['The children and the group', counts],
		['Across England', change && englandPart(change)],
		['The neighbours', change && same ? neighboursPart(change, standing) : null],
		['Which neighbours', standing && setsPart({ answer }, standing, context.sets)]
	];
	const parts = found.flatMap(([title, text]) => (text === null ? [] : [{ title, text }]));
	const divided = unit === 'percent' || unit === 'rate';
	const unknown = !change
		? 'There is no change from the period before to take apart.'
		: counts === null && divided
			? 'The source prints no counts for both figures, so nobody can tell from it whether more children were counted or the group they are counted in changed.'
			: null;
	return parts.length === 0 && unknown === null ? null : { parts, unknown };
}
