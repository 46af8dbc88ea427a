import type { IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import { familyOf } from '$lib/domain/vintage';
import type { Engine } from '../engine';

/** A figure an earlier edition printed for the same cell, further from the current one than the two roundings together. */
export interface EarlierFigure {
	readonly value: number;
	readonly decimals: number;
	readonly vintage: VintageId;
}

/** A current figure, with the edition it is from. */
interface Shown {
	readonly period: PeriodId;
	readonly value: number | null;
	readonly decimals: number;
	readonly vintage: VintageId | null;
}

type Printed = EarlierFigure & { readonly period: PeriodId; readonly published: IsoDate };

/** Figures printed of one measure and place, by their keys, for some periods, in the order of publication; no paper's and none held back. */
const printedFigures = (keys: {
	readonly indicator: number;
	readonly place: number;
	readonly periods: number;
}) => `SELECT period.period, printed.value::double AS value, printed.decimals::int AS decimals,
		vintage.vintage, vintage.published
	FROM observation AS printed
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	WHERE printed.indicator_key = ${keys.indicator} AND printed.geography_key = ${keys.place}
		AND period.period IN (${Array(keys.periods).fill('?').join(', ')})
		AND printed.value IS NOT NULL AND vintage.status <> 'paper'
		AND (printed.vintage_key, printed.period_key) NOT IN (
			SELECT (vintage_key, period_key) FROM held_back
			WHERE indicator_key = ${keys.indicator} AND geography_key = ${keys.place})
	ORDER BY vintage.published, vintage.vintage`;

const half = ({ decimals }: { readonly decimals: number }) => 0.5 * 10 ** -decimals;

/** Whether one figure replaced the other, printed earlier by the same source and further off than rounding explains. */
function replaces(shown: Shown, current: Printed, earlier: Printed): boolean {
	if (shown.value === null || earlier.published >= current.published) return false;
	if (familyOf(earlier.vintage) !== familyOf(current.vintage)) return false;
	return Math.abs(shown.value - earlier.value) >= half(shown) + half(earlier) - 1e-9;
}

/**
 * What some current figures of one measure and place, by their keys, replaced in an earlier edition of the same source, by their
 * periods: the last edition to differ. Nothing for those that replaced nothing.
 */
export async function askReplaced(
	engine: Engine,
	keys: { readonly indicator: number; readonly place: number },
	shown: readonly Shown[]
): Promise<ReadonlyMap<PeriodId, EarlierFigure>> {
	const replaced = new Map<PeriodId, EarlierFigure>();
	if (shown.length === 0) return replaced;
	const printed = await engine.query<Printed>(
		printedFigures({ ...keys, periods: shown.length }),
		shown.map((each) => each.period)
	);
	for (const each of shown) {
		const cell = printed.filter((row) => row.period === each.period);
		const current = cell.find((row) => row.vintage === each.vintage);
		const found = current && cell.findLast((row) => replaces(each, current, row));
		if (found)
			replaced.set(each.period, {
				value: found.value,
				decimals: found.decimals,
				vintage: found.vintage
			});
	}
	return replaced;
}
