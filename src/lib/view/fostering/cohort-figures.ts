import { comparePeriods, isAdjacent, type Period } from '$lib/domain/period';
import {
	figureAt,
	ladder,
	soundValue,
	type FosteringFigure,
	type Recruitment
} from './recruitment';
import { YEAR } from './windows';

const [first] = ladder;

/** Those who enquired first in a period: the cohort's own row, or the enquiries of the very same period. */
const began = (recruitment: Recruitment, { period }: Period): FosteringFigure | null =>
	figureAt(recruitment, first.slug, period, { cohort: true }) ??
	figureAt(recruitment, first.slug, period);

/** The figure of a stage, of those who first enquired in a period; null when none is held. */
export const reached = (recruitment: Recruitment, slug: string, period: Period) =>
	slug === first.slug
		? began(recruitment, period)
		: figureAt(recruitment, slug, period.period, { cohort: true });

/** The periods whose enquirers are followed, in order of time. */
export function cohortsOf({ figures }: Recruitment): readonly Period[] {
	const each = new Map(
		figures.filter(({ of }) => of.cohort).map(({ at }) => [at.period, at] as const)
	);
	return [...each.values()].sort(comparePeriods);
}

/** How many of a cohort got to a stage; null where that is missing, hidden or in doubt. */
export const soundAt = (recruitment: Recruitment, slug: string, period: Period) =>
	soundValue(recruitment, reached(recruitment, slug, period));

/** The cohorts a figure draws: the last four quarters where every stage of each is known, otherwise the latest alone. */
export function drawnCohorts(
	recruitment: Recruitment,
	cohorts: readonly Period[]
): readonly Period[] {
	const year = cohorts.filter(({ kind }) => kind === 'quarter').slice(-YEAR);
	const adjacent = year.every((each, at) => {
		const before = year[at - 1];
		return before === undefined || isAdjacent(before, each);
	});
	const stages = ladder.filter(({ slug }) =>
		cohorts.some((each) => reached(recruitment, slug, each) !== null)
	);
	const known = year.every((each) =>
		stages.every(({ slug }) => soundAt(recruitment, slug, each) !== null)
	);
	const latest = cohorts.at(-1);
	const current = latest?.kind === 'quarter';
	return year.length === YEAR && adjacent && known && current ? year : latest ? [latest] : [];
}
