import type { Engine, Parameter } from '$lib/database/engine';
import {
	askCellEditions,
	askMeasureEditions,
	type PlacedFigure
} from '$lib/database/queries/cell-editions';
import { askPapers } from '$lib/database/queries/papers';
import { askCurrent } from '$lib/database/queries/printed';
import { askStanding } from '$lib/database/queries/standing';
import { askTrend, type TrendAnswer, type TrendQuestion } from '$lib/database/queries/trend';
import { withFigures } from '$lib/database/relations';
import {
	writeAsk,
	writeBinding,
	type FigureAsk,
	type FigureBinding
} from '$lib/domain/figure-binding';
import type { IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import type { ReportSurroundings } from '$lib/domain/report';
import { viewCited } from '$lib/view/cited-figure';
import type { CitedFigure, Evidence, MeasureEvidence } from '$lib/view/evidence';
import { viewTrend, type TrendView } from '$lib/view/trend';
import { viewMeasureEvidence } from '$lib/view/view-evidence';

/** What a report is drawn from. */
export interface EvidenceQuestion {
	readonly register: Register;
	/** Numbers bound in the text, by `citesIn`. */
	readonly bindings: readonly FigureBinding[];
	/** Figures and tables asked for in the text, by `citesIn`. */
	readonly asks: readonly FigureAsk[];
	/** Measures linked to the report's agenda item, and any others its words are checked against. */
	readonly indicators: readonly IndicatorId[];
	readonly mode: Mode;
	/** Editions that may be drawn from, a published report's own; null: all that are held. */
	readonly editions: readonly VintageId[] | null;
	/** What stood around its figures when it was kept; null or left out: what stands there now. */
	readonly around?: ReportSurroundings | null;
	/** The calendar's day; for a published report the day it was published. */
	readonly day: IsoDate;
}

/** The day a period ends, as its id says. */
const endOf = (period: PeriodId) => period.slice(-'2020-03-31'.length);

const upTo = (trend: TrendAnswer, until: PeriodId | null): TrendAnswer =>
	until === null
		? trend
		: { ...trend, rows: trend.rows.filter((row) => endOf(row.period) <= endOf(until)) };

/** A measure as it was called and read when a report was kept. */
const asItWas = (trend: TrendAnswer, around: EvidenceQuestion['around']): TrendAnswer => {
	const { indicator } = trend.indicator;
	const kept = around?.indicators.find((each) => each.indicator === indicator);
	return kept ? { ...trend, indicator: kept } : trend;
};

/** The neighbours of a set as they stood when a report was kept, the closest first; null for those it has now. */
const neighboursThen = (
	{ neighbour_set, geography }: TrendQuestion,
	around: EvidenceQuestion['around']
) =>
	around
		? around.neighbours
				.filter((each) => each.neighbour_set === neighbour_set && each.geography === geography)
				.toSorted((a, b) => a.rank - b.rank)
				.map(({ neighbour }) => neighbour)
		: null;

async function askTrends(
	engine: Engine,
	{ register, asks, mode, day, around = null }: EvidenceQuestion
): Promise<ReadonlyMap<string, TrendView>> {
	const { board } = register;
	const { events, targets } = around ?? register;
	const views = new Map<string, TrendView>();
	for (const ask of asks) {
		const key = writeAsk(ask);
		if (views.has(key)) continue;
		const found = await askTrend(engine, { ...ask, neighbours: neighboursThen(ask, around) });
		if (!found) continue;
		const trend = asItWas(found, around);
		const own = ask.geography === board.geography;
		const context = { events, targets: own ? targets : [], today: day, mode };
		views.set(key, viewTrend(upTo(trend, ask.until), context));
	}
	return views;
}

async function askMeasureEvidence(
	engine: Engine,
	question: EvidenceQuestion,
	indicator: IndicatorId
): Promise<MeasureEvidence | null> {
	const { register, bindings, day } = question;
	const { geography, neighbour_set } = register.board;
	const asked = { indicator, geography, neighbour_set };
	const found = await askTrend(engine, asked);
	if (!found) return null;
	const trend = asItWas(found, question.around);
	const [latest, papers, editions] = await Promise.all([
		askStanding(engine, asked),
		askPapers(engine, asked),
		askMeasureEditions(engine, indicator)
	]);
	const cited = new Set(
		bindings
			.filter((each) => each.indicator === indicator && each.period !== latest?.period)
			.map((each) => each.period)
	);
	const others = await Promise.all(
		[...cited].map((period) => askStanding(engine, { ...asked, period }))
	);
	const standings = [latest, ...others].filter((standing) => standing !== null);
	return viewMeasureEvidence({
		...{ trend, standings, papers, editions, day },
		targets: register.targets
	});
}

/** `held` is what may be drawn from, `now` everything there is in the same mode, against which it is said what has changed since. */
async function askCited(
	held: Engine,
	now: Engine,
	{ register, bindings }: EvidenceQuestion,
	indicators: ReadonlyMap<IndicatorId, Indicator>
): Promise<ReadonlyMap<string, CitedFigure>> {
	const geographies = [...new Set(bindings.map(({ geography }) => geography))];
	const measures = [...new Set(bindings.map(({ indicator }) => indicator))];
	const [printed, ...shown] = await Promise.all([
		askCellEditions(held, { indicators: measures, geographies }),
		...geographies.map((geography) => askCurrent(now, { geography, indicators: measures }))
	]);
	const keyOf = (...parts: readonly string[]) => parts.join(' ');
	const cells = new Map<string, PlacedFigure[]>();
	for (const each of printed) {
		const cell = keyOf(each.indicator, each.geography, each.period);
		cells.set(cell, [...(cells.get(cell) ?? []), each]);
	}
	const current = new Map(
		shown.flatMap((figures, place) =>
			figures.map(
				(each) => [keyOf(each.indicator, geographies[place] ?? '', each.period), each] as const
			)
		)
	);
	const names = new Map(register.geographies.map((each) => [each.geography, each.name]));
	return new Map(
		bindings.flatMap((binding) => {
			const indicator = indicators.get(binding.indicator);
			const cell = keyOf(binding.indicator, binding.geography, binding.period);
			const cited =
				indicator &&
				viewCited(binding, {
					indicator,
					place: names.get(binding.geography) ?? binding.geography,
					printed: cells.get(cell) ?? [],
					now: current.get(cell) ?? null
				});
			return cited ? [[writeBinding(binding), cited] as const] : [];
		})
	);
}

/** The same engine, asked each thing once: many measures need the same places and editions. */
function askingOnce(engine: Engine): Engine {
	const known = new Map<string, Promise<readonly object[]>>();
	const once = (sql: string, parameters: readonly Parameter[] = []) => {
		const key = JSON.stringify([sql, parameters]);
		const answer = known.get(key) ?? engine.recall<object>(sql, parameters);
		known.set(key, answer);
		return answer;
	};
	return {
		...engine,
		query: async <Row extends object>(sql: string, parameters?: readonly Parameter[]) => [
			...((await once(sql, parameters)) as readonly Row[])
		],
		recall: async <Row extends object>(sql: string, parameters?: readonly Parameter[]) =>
			(await once(sql, parameters)) as readonly Row[]
	};
}

/**
 * Asks the engine for everything a report is drawn from and checked against: build, browser and scripts all ask here. A measure, an
 * edition or a figure that is not held is left out, so the report says that it is missing.
 */
export async function askEvidence(engine: Engine, question: EvidenceQuestion): Promise<Evidence> {
	const { mode, editions, day, bindings, asks } = question;
	const held = askingOnce(withFigures(engine, { mode, editions }));
	const wanted = new Set([
		...question.indicators,
		...bindings.map(({ indicator }) => indicator),
		...asks.map(({ indicator }) => indicator)
	]);
	const [trends, found] = await Promise.all([
		askTrends(held, question),
		Promise.all([...wanted].map((indicator) => askMeasureEvidence(held, question, indicator)))
	]);
	const measures = found.filter((measure) => measure !== null);
	const indicators = new Map(
		measures.map(({ indicator }) => [indicator.indicator, indicator] as const)
	);
	const now = editions === null ? held : askingOnce(withFigures(engine, { mode }));
	const cited = await askCited(held, now, question, indicators);
	return { mode, day, cited, trends, measures };
}
