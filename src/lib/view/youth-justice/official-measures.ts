import type { IndicatorId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, parsePeriod } from '$lib/domain/period';
import type { DatedFigure } from '../dated-figure';
import type { SubjectContext } from '../subject';

/** The three kinds of year that official figures of youth justice are of. They are never drawn on one axis or added. */
export type YearSeries = 'calendar-years' | 'financial-years' | 'cohorts';

/** An official measure of youth justice, with what a page says of it whether or not it is held. */
interface OfficialMeasure {
	readonly indicator: IndicatorId;
	readonly series: YearSeries;
	/** Plain, for a sentence on what is not held. */
	readonly name: string;
	/** What a cohort’s numerator and denominator count; null where the measure follows no cohort. */
	readonly counts: { readonly part: string; readonly whole: string } | null;
}

const official = (
	indicator: string,
	series: YearSeries,
	name: string,
	counts: OfficialMeasure['counts'] = null
): OfficialMeasure => ({ indicator: indicator as IndicatorId, series, name, counts });

const children = { part: 'children who reoffended', whole: 'children in the cohort' };

/** The official measures in the order of the page. */
export const officialList: readonly OfficialMeasure[] = [
	official('first-time-entrants', 'calendar-years', 'first-time entrants'),
	official('cla-offending', 'financial-years', 'looked-after children cautioned or convicted'),
	official('cautioned-or-sentenced', 'financial-years', 'children cautioned or sentenced'),
	official('custody', 'financial-years', 'children sentenced to custody'),
	official('reoffending-10-14', 'cohorts', 'reoffending by children aged 10 to 14', children),
	official('reoffending-15-17', 'cohorts', 'reoffending by children aged 15 to 17', children),
	official('reoffending-binary', 'cohorts', 'reoffending by children of all ages', children),
	official('reoffending-frequency', 'cohorts', 'how often children reoffend', {
		part: 'further offences',
		whole: 'children who reoffended'
	})
];

/** The ids of the official measures: what a page asks for. */
export const officialMeasures: readonly IndicatorId[] = officialList.map(
	({ indicator }) => indicator
);

/** The figures of one measure for one place, earliest first, gaps included. */
export function figuresOf(
	{ held }: Pick<SubjectContext, 'held'>,
	indicator: string,
	geography: string
): readonly DatedFigure[] {
	return held.figures
		.filter((each) => each.indicator === indicator && each.geography === geography)
		.flatMap((each) => {
			const at = parsePeriod(each.period);
			return at === null ? [] : [{ ...each, at }];
		})
		.toSorted((a, b) => comparePeriods(a.at, b.at));
}

/** The measure as it is held; null when no figure of it is. */
export const measureOf = ({ held }: Pick<SubjectContext, 'held'>, indicator: string) =>
	held.indicators.find((each: Indicator) => each.indicator === indicator) ?? null;

/** An official measure held for the board’s own authority, with all its figures there. */
export interface HeldOfficial extends OfficialMeasure {
	readonly measure: Indicator;
	readonly figures: readonly DatedFigure[];
	/** The last of the figures, which may be a gap. */
	readonly latest: DatedFigure;
}

/** The official measures of which the board’s own authority has a row. */
export function heldOfficial(context: SubjectContext): readonly HeldOfficial[] {
	return officialList.flatMap((each) => {
		const measure = measureOf(context, each.indicator);
		const figures = figuresOf(context, each.indicator, context.authority.geography);
		const latest = figures.at(-1);
		return measure && latest ? [{ ...each, measure, figures, latest }] : [];
	});
}
