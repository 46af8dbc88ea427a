import type { PaperRow } from '$lib/database/queries/papers';
import type { StandingAnswer } from '$lib/database/queries/standing';
import type { TrendAnswer, TrendRow, TrendSeriesKey } from '$lib/database/queries/trend';
import { date, dayOf, lastDay, monthOf, months, yearOf } from '$lib/domain/calendar';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, parsePeriod } from '$lib/domain/period';
import type { Target } from '$lib/domain/target';
import type { Vintage } from '$lib/domain/vintage';
import { citationOf } from './citation';
import type { EvidenceFigure, EvidenceStanding, MeasureEvidence } from './evidence';

/** What the record answers of one measure. */
export interface MeasureAnswer {
	readonly trend: TrendAnswer;
	/** How all authorities stand in some periods; those without a row may be among them. */
	readonly standings: readonly StandingAnswer[];
	readonly papers: readonly PaperRow[];
	/** Every edition with a row of the measure, papers apart, the latest first. */
	readonly editions: readonly Vintage[];
	/** The authority's own; none for an authority that is not the board's. */
	readonly targets: readonly Target[];
	/** The calendar's day. */
	readonly day: IsoDate;
}

const byPeriod = (a: EvidenceFigure, b: EvidenceFigure) => {
	const [one, other] = [parsePeriod(a.period), parsePeriod(b.period)];
	return one && other ? comparePeriods(one, other) : 0;
};

const figureOf = (row: TrendRow): EvidenceFigure => ({
	period: row.period,
	value: row.value,
	symbol: row.symbol,
	numerator: row.numerator,
	denominator: row.denominator,
	decimals: row.decimals,
	vintage: row.vintage,
	counts_vintage: row.counts_vintage
});

const lineOf = ({ rows }: TrendAnswer, series: TrendSeriesKey) =>
	rows
		.filter((row) => row.series === series)
		.map(figureOf)
		.toSorted(byPeriod);

const names: Readonly<Record<'neighbours' | 'region' | 'england', (of: TrendAnswer) => string>> = {
	neighbours: ({ neighbour_set }) => `Statistical neighbours’ mean (${neighbour_set} set)`,
	region: ({ region }) => region?.name ?? 'Region',
	england: () => 'England'
};

function comparatorsOf(trend: TrendAnswer): MeasureEvidence['comparators'] {
	return (['neighbours', 'region', 'england'] as const)
		.map((key) => ({ key, name: names[key](trend), figures: lineOf(trend, key) }))
		.filter(({ figures }) => figures.some(({ value }) => value !== null));
}

/** Those with a figure are the ones a rank counts, authorities since abolished that the source prints among them. */
function standingOf({ period, areas, former = [] }: StandingAnswer): readonly EvidenceStanding[] {
	if (period === null) return [];
	return [
		{
			period,
			areas: [...areas, ...former].flatMap(({ geography, name, figure }) =>
				figure === null || figure.value === null
					? []
					: [{ geography, name, value: figure.value, decimals: figure.decimals }]
			),
			without: areas.filter(({ figure }) => (figure?.value ?? null) === null).length
		}
	];
}

function papersOf(rows: readonly PaperRow[]): MeasureEvidence['papers'] {
	const papers = new Map<string, PaperRow[]>();
	for (const row of rows) papers.set(row.vintage, [...(papers.get(row.vintage) ?? []), row]);
	return [...papers.values()]
		.flatMap((printed) => {
			const [first] = printed;
			if (!first) return [];
			const { vintage, title, published } = first;
			const figures = printed
				.map(({ period, value, symbol, decimals }): EvidenceFigure => ({
					...{ period, value, symbol, decimals, vintage },
					numerator: null,
					denominator: null
				}))
				.toSorted(byPeriod);
			return [{ vintage, title, published, figures }];
		})
		.toSorted((a, b) => a.published.localeCompare(b.published));
}

/** A day announced as the first of a month stands for the whole month. */
const lastOf = (day: IsoDate) =>
	dayOf(day) === 1 ? date(yearOf(day), monthOf(day), lastDay(yearOf(day), monthOf(day))) : day;

function overdueOf(
	{ name, next_update }: Indicator,
	editions: readonly Vintage[],
	day: IsoDate
): string | null {
	if (next_update === null || lastOf(next_update) >= day) return null;
	if (editions.some(({ published }) => published >= next_update)) return null;
	const when = `${months[monthOf(next_update) - 1]} ${yearOf(next_update)}`;
	return `${name}: the source expected to publish again in ${when}, and no later edition is held here.`;
}

/** Gathers what is known of one measure: every number is the answer's own, none is worded or rounded. */
export function viewMeasureEvidence(answer: MeasureAnswer): MeasureEvidence {
	const { trend, standings, papers, editions, targets, day } = answer;
	const { indicator, authority } = trend;
	return {
		indicator,
		authority: { geography: authority.geography, name: authority.name },
		figures: lineOf(trend, 'authority'),
		comparators: comparatorsOf(trend),
		standings: standings.flatMap(standingOf),
		papers: papersOf(papers),
		targets: targets.filter((each) => each.indicator === indicator.indicator),
		sources: editions.map((vintage) => ({
			vintage: vintage.vintage,
			published: vintage.published,
			text: citationOf(vintage).text
		})),
		overdue: overdueOf(indicator, editions, day)
	};
}
