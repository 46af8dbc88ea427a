import type { NeighbourMembers } from '$lib/database/queries/neighbour-sets';
import type { StandingAnswer } from '$lib/database/queries/standing';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { figure, standing as standingNow } from './standing-answer';

const named = (number: number) => `Place ${number}`;
const period = (indicator: Indicator, label: string) =>
	parsePeriodLabel(label, indicator.year_kind)?.period.period ?? null;

/**
 * How a measure stands in two periods. Each figure is `now` or `now < before`; the first is Nottingham's, and the next
 * `neighbours` of them are its neighbours'.
 */
export function standing(
	indicator: Indicator,
	[label, before]: readonly [string, string],
	figures: readonly string[],
	neighbours = 0
): StandingAnswer {
	const parts = figures.map((text) => text.split(' < '));
	const answer = standingNow({
		indicator,
		own: parts[0]?.[0] ?? '',
		others: Object.fromEntries(parts.slice(1).map(([now = ''], place) => [named(place + 1), now])),
		neighbours: Array.from({ length: neighbours }, (_, place) => named(place + 1)),
		neighbour_set: neighbours > 0 ? '2025' : null
	});
	const previous = new Map(
		parts.map(([, text = ''], place) => [place === 0 ? 'Nottingham' : named(place), figure(text)])
	);
	return {
		...answer,
		period: period(indicator, label),
		previous_period: period(indicator, before),
		areas: answer.areas.map((area) => ({ ...area, previous: previous.get(area.name) ?? null }))
	};
}

/** A neighbour set made of places of an answer, by their number in it. */
export const set = (
	neighbour_set: string,
	places: readonly number[],
	answer: StandingAnswer
): NeighbourMembers => ({
	neighbour_set,
	neighbours: places.flatMap((number): readonly GeographyCode[] =>
		answer.areas.filter(({ name }) => name === named(number)).map(({ geography }) => geography)
	)
});
