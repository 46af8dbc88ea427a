import { yearOf, monthOf } from '$lib/domain/calendar';
import type { HeldFigures } from '$lib/domain/held-figures';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import type { DatedFigure } from '../dated-figure';
import type { SubjectContext } from '../subject';

/** What the ids of the framework’s measures begin with. */
export const FRAMEWORK = 'derby-';

/** Where it was first counted: Derby, whose figures are the baseline. */
export const BASELINE_PLACE = 'E06000015' as GeographyCode;

/** The half year in which the framework was first counted. */
const BASELINE = '2017-10-01/2018-03-31' as PeriodId;

/** The measures of the framework in the order they are read, without what every id begins with. */
export const frameworkOrder = [
	'offences-reported',
	'violence-or-damage-share',
	'police-calls',
	'police-calls-missing',
	'police-calls-absent',
	'police-calls-missing-or-absent-share',
	'children-with-yos',
	'offences-convicted',
	'court-appearances',
	'breaches',
	'part-time-timetables-share',
	'attendance-average',
	'attendance-lowest',
	'attendance-highest',
	'exclusions'
] as const;

/** A measure of the framework. */
export type FrameworkMeasure = (typeof frameworkOrder)[number];

/** The framework as one place counted it over one stretch of time. */
export interface FrameworkSet {
	/** `Derby`. */
	readonly place: string;
	readonly period: Period;
	readonly figures: readonly DatedFigure[];
}

/** The figure of one measure in a set; null when it has none. */
export const inSet = ({ figures }: FrameworkSet, measure: FrameworkMeasure) =>
	figures.find(({ indicator }) => indicator === `${FRAMEWORK}${measure}`) ?? null;

/** Whole months of a stretch of time: six for October to March. */
const monthsOf = ({ start, end }: Period) =>
	(yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start) + 1;

/** How long a stretch of time is, in words: `6 months`, `1 month`, `one day`. */
export function lengthOf(period: Period): string {
	if (period.kind === 'snapshot') return 'one day';
	const months = monthsOf(period);
	return `${months} ${months === 1 ? 'month' : 'months'}`;
}

function setsOf({ figures, geographies }: HeldFigures): readonly (FrameworkSet & {
	readonly geography: string;
})[] {
	const sets = new Map<string, FrameworkSet & { geography: string; figures: DatedFigure[] }>();
	for (const figure of figures) {
		const period = parsePeriod(figure.period);
		if (!figure.indicator.startsWith(FRAMEWORK) || period === null) continue;
		const key = `${figure.geography} ${figure.period}`;
		const place =
			geographies.find(({ geography }) => geography === figure.geography)?.name ?? figure.geography;
		const set = sets.get(key) ?? { geography: figure.geography, place, period, figures: [] };
		set.figures.push({ ...figure, at: period });
		sets.set(key, set);
	}
	return [...sets.values()].toSorted((a, b) => comparePeriods(a.period, b.period));
}

/** The framework’s baseline, and what the board’s own authority has counted for itself since, earliest first. */
export function frameworkSets({ held, authority }: SubjectContext): {
	readonly baseline: FrameworkSet | null;
	readonly own: readonly FrameworkSet[];
} {
	const sets = setsOf(held);
	const isBaseline = ({ period }: FrameworkSet) => period.period === BASELINE;
	const isOurs = ({ geography }: (typeof sets)[number]) => geography === authority.geography;
	const baselines = sets.filter(isBaseline);
	const baseline = baselines.find((each) => !isOurs(each)) ?? baselines[0] ?? null;
	return { baseline, own: sets.filter((each) => isOurs(each) && each !== baseline) };
}
