import { indicatorIdFrom, parseIndicatorId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { YearKind } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Asked } from '../format';
import { readUnit } from '../lait-dictionary';
import { nameOf } from '../measure';

/** Longer text is a sentence, not a name. */
const LONGEST = 160;

/** What a table shows of a measure: its period labels and its cells as printed. */
export interface MeasureSeen {
	readonly labels: readonly string[];
	readonly cells: readonly string[];
	/** The most decimals of its cells. */
	readonly decimals: number;
}

/** The kind of year of labels that are all of one other kind; a financial year otherwise. */
function kindOf(labels: readonly string[]): YearKind {
	const kinds = new Set(
		labels.flatMap((label) => parsePeriodLabel(label, 'financial-year')?.period.kind ?? [])
	);
	const [only] = kinds;
	if (kinds.size > 1) return kinds.has('financial-year') ? 'financial-year' : 'span';
	return only === 'quarter' || only === 'month' || only === 'snapshot' || only === 'span'
		? only
		: 'financial-year';
}

/**
 * A measure the record does not follow, made from the name a table gives it and from what the table shows of it; null for a
 * text that is no name. Its unit is the one the name or the cells say, and `other` when they say none.
 */
export function localMeasure(asked: Asked, text: string, seen: MeasureSeen): Indicator | null {
	const name = nameOf(text);
	const made = indicatorIdFrom('local', name);
	if (name.length > LONGEST || !/\p{L}/u.test(name) || !parseIndicatorId(made)) return null;
	// The record may have another measure under the id that this name would get.
	const indicator = asked.measures.byId(made) ? indicatorIdFrom('local-table', name) : made;
	const said = readUnit(name, name);
	const percent = seen.cells.some((cell) => cell.trim().endsWith('%'));
	const pounds = seen.cells.some((cell) => cell.trim().startsWith('£'));
	const unit = percent ? 'percent' : pounds && said.unit === 'other' ? 'pounds' : said.unit;
	return {
		indicator,
		name,
		theme: 'Other',
		unit,
		per: unit === 'rate' ? said.per : null,
		unit_label: name,
		decimals: seen.decimals,
		polarity: 'none',
		year_kind: kindOf(seen.labels),
		subject: null,
		predicate: null,
		definition: `What the council’s own table calls “${name}”; the table says no more of it.`,
		caution: null,
		source: 'The council’s own table',
		next_update: null,
		lait_code: null,
		quartile: false,
		scorecard: null
	};
}
