import type { PrintedCell, PrintedFigure } from '$lib/database/queries/printed';
import type { Action } from '$lib/domain/action';
import type { IndicatorId, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { Target } from '$lib/domain/target';
import { missingWord } from './missing';
import { formatFigure } from './number';
import { sourceOf, type ThenAndNow } from './then-and-now';

/** What was known and is known of actions' measures, by `figureKey`. */
export type ActionFigures = Readonly<Record<string, ThenAndNow>>;

/** The cell kept with an action: the figure the board had before it. Null when none was. */
export function cellOf({ indicators, period, vintage }: Action): PrintedCell | null {
	const [indicator] = indicators;
	return indicator && period && vintage ? { indicator, period, vintage } : null;
}

/** What the figures of an action's measure are told by: those of the first, `place` 0, by the cell kept with it too. */
export function figureKey(action: Action, place: number): string {
	const cell = place === 0 ? cellOf(action) : null;
	return [action.meeting, action.indicators[place], cell?.period ?? '', cell?.vintage ?? ''].join(
		' '
	);
}

/** What the board said a measure should reach: in that period, or the last time it said so. Null when it never has. */
export const targetFor = (
	targets: readonly Target[],
	indicator: IndicatorId,
	period: PeriodId | null
): Target | null => {
	const own = targets
		.filter((target) => target.indicator === indicator)
		.toSorted((a, b) => a.period.localeCompare(b.period));
	return own.find((target) => target.period === period) ?? own.at(-1) ?? null;
};

/** What of an action's measures is told with it: `then` is null where no figure was kept. */
export interface ShownFigure {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly then: string | null;
	readonly now: string;
	readonly change: string | null;
	/** Where the figures are from, the later last: a sentence; null without any. */
	readonly source: string | null;
}

/** The figures shown with an action; those that `figures` lacks are left out. */
export function figuresOf(action: Action, figures: ActionFigures): readonly ShownFigure[] {
	return action.indicators.flatMap((_, place) => {
		const told = figures[figureKey(action, place)];
		if (!told) return [];
		const kept = place === 0 && cellOf(action) !== null;
		const sources = [kept ? told.then_source : null, told.now_source];
		const from = [...new Set(sources.filter((source) => source !== null))];
		const later = told.later ? ', published after the day the calendar here stands at' : '';
		return [
			{
				indicator: told.indicator,
				name: told.name,
				then: kept ? told.then : null,
				now: told.now,
				change: kept ? told.change : null,
				source: from.length === 0 ? null : `${from.join('; ')}${later}.`
			}
		];
	});
}

/** The actions some of whose figures are not among those given. */
export const withoutFigures = (actions: readonly Action[], figures: ActionFigures) =>
	actions.filter((action) =>
		action.indicators.some((_, place) => !(figureKey(action, place) in figures))
	);

/** A figure to be kept with an action, and where it is from: `59.9% (Q1 2021/22), Nottingham City Council, …`. */
export function keptFigureText(measure: Indicator, figure: PrintedFigure): string {
	const { value, symbol, decimals } = figure;
	const period = parsePeriod(figure.period);
	const printed =
		value === null ? missingWord(symbol) : formatFigure(value, decimals, measure.unit, measure.per);
	return `${printed} (${period ? formatPeriodShort(period) : figure.period}), ${sourceOf(figure)}`;
}
