import type { Indicator } from '$lib/domain/indicator';
import {
	isLaitAuthority,
	readLaitNumber,
	type LaitContents,
	type LaitPlace,
	type LaitSeries
} from '$lib/domain/lait';
import { parsePeriodLabel } from '$lib/domain/period-label';
import type { Engine, Parameter } from '../engine';
import { insertRows } from '../load';
import type { HeldBeside } from './held';
import { limitsOf } from './limits';

/** One measure and label of the file, and what it means; null where that is unknown. */
interface Series extends LaitSeries {
	readonly indicator: Indicator | null;
	readonly period: string | null;
}

/** One place as the file names it, and what is held for its number; null when the number is nobody's. */
export interface Area extends Omit<LaitPlace, 'number'> {
	/** Null when the file prints no whole number. */
	readonly number: number | null;
	readonly held_name: string | null;
}

/** What the file speaks of, in the record's terms. */
export interface Mapping {
	/** In the order of the file's own. */
	readonly series: readonly Series[];
	readonly areas: readonly Area[];
	/** Measures and periods not held yet, in the order of the keys set aside for them. */
	readonly indicators: readonly Indicator[];
	readonly periods: readonly string[];
	/** Every measure of the file by its key. */
	readonly measures: ReadonlyMap<number, Indicator>;
	/** Whether every measure and year has every place once, and no two labels or numbers mean one: then no cell can be there twice. */
	readonly is_regular: boolean;
}

const orNull = (figure: number) => (Number.isFinite(figure) ? figure : null);

/** Reads labels as period ids, each once for each kind of year; null for one that names none. */
function periods() {
	const known = new Map<string, string | null>();
	return (label: string, kind: Indicator['year_kind']): string | null => {
		const key = `${kind} ${label}`;
		const before = known.get(key);
		if (before !== undefined) return before;
		const period = parsePeriodLabel(label, kind)?.period.period ?? null;
		known.set(key, period);
		return period;
	};
}

/** Gives ids their keys: those held, and the next free ones to what is not, which `fresh` collects in order. */
function numbering(held: ReadonlyMap<string, number>) {
	const keys = new Map(held);
	const fresh: string[] = [];
	let next = Math.max(0, ...held.values()) + 1;
	return {
		fresh,
		key(id: string): number {
			const known = keys.get(id);
			if (known !== undefined) return known;
			keys.set(id, next);
			fresh.push(id);
			return next++;
		}
	};
}

/**
 * Finds what each code, label and place of a staged file means and leaves the answers beside its rows as keys: a code
 * through `lait_code`, a label through the measure's own kind of year, a place through its number.
 */
export async function mapLait(
	engine: Engine,
	contents: LaitContents,
	held: HeldBeside,
	indicators: readonly Indicator[]
): Promise<Mapping> {
	const byCode = new Map<string, Indicator>();
	for (const each of indicators)
		if (each.lait_code !== null && !byCode.has(each.lait_code)) byCode.set(each.lait_code, each);
	const periodOf = periods();
	const series = contents.all_series.map((each): Series => {
		const indicator = byCode.get(each.code.trim()) ?? null;
		return { ...each, indicator, period: indicator && periodOf(each.label, indicator.year_kind) };
	});
	const precision = precisionOf(series);
	const indicatorKeys = numbering(held.indicators);
	const periodKeys = numbering(held.periods);
	const measures = new Map<number, Indicator>();
	const limits = new Map<number, ReturnType<typeof limitsOf>>();
	const cells = new Set<string>();
	const keyed = series.flatMap((each, number): Parameter[][] => {
		const { indicator, period } = each;
		if (!indicator || period === null) return [];
		const key = indicatorKeys.key(indicator.indicator);
		const period_key = periodKeys.key(period);
		measures.set(key, indicator);
		cells.add(`${key} ${period_key}`);
		const { least, most } = limits.get(key) ?? limitsOf(indicator);
		limits.set(key, { least, most });
		const decimals = precision(indicator, period);
		const range = [each.smallest, each.largest, each.lowest, each.highest].map(orNull);
		return [
			[number, key, period_key, decimals, indicator.unit, least, most, ...range, each.authorities]
		];
	});
	const areas = await mapAreas(engine, contents.places, held);
	await keepSeries(engine, keyed);
	const numbers = new Set(areas.map(({ number }) => number));
	const byId = new Map([...measures.values()].map((each) => [each.indicator as string, each]));
	return {
		series,
		areas,
		measures,
		indicators: indicatorKeys.fresh.flatMap((id) => byId.get(id) ?? []),
		periods: periodKeys.fresh,
		is_regular: contents.is_regular && numbers.size === areas.length && cells.size === keyed.length
	};
}

/**
 * Decimals a measure is published to in a period. A spreadsheet drops trailing zeros, so 15.0 stands as 15 among 15.2 and
 * 14.8: a year of a measure has the most decimals any place shows, and never more than the measure's own, because LAIT prints
 * some figures unrounded.
 */
function precisionOf(series: readonly Series[]) {
	const most = new Map<string, number>();
	const key = (indicator: Indicator, period: string) => `${indicator.indicator} ${period}`;
	for (const { indicator, period, printed_decimals } of series)
		if (indicator && period !== null) {
			const place = key(indicator, period);
			most.set(place, Math.max(most.get(place) ?? 0, printed_decimals));
		}
	return (indicator: Indicator, period: string) =>
		Math.min(most.get(key(indicator, period)) ?? 0, indicator.decimals);
}

async function mapAreas(
	engine: Engine,
	places: readonly LaitPlace[],
	held: HeldBeside
): Promise<Area[]> {
	const byNumber = new Map(held.places.map((each) => [each.number, each]));
	const found = places.map((each) => {
		const number = readLaitNumber(each.number);
		return { ...each, number, geography: number === null ? undefined : byNumber.get(number) };
	});
	await engine.query(`CREATE TEMP TABLE lait_place (place INTEGER NOT NULL, geography_key SMALLINT,
		is_authority BOOLEAN NOT NULL)`);
	await insertRows(
		engine,
		'lait_place',
		['place', 'geography_key', 'is_authority'],
		found.map(({ number, geography }, place) => [
			place,
			geography?.key ?? null,
			isLaitAuthority(number)
		])
	);
	return found.map(({ geography, ...area }) => ({ ...area, held_name: geography?.name ?? null }));
}

const SERIES: readonly (readonly [string, string])[] = [
	['series', 'INTEGER NOT NULL'],
	['indicator_key', 'SMALLINT NOT NULL'],
	['period_key', 'SMALLINT NOT NULL'],
	['decimals', 'TINYINT NOT NULL'],
	['unit', 'TEXT NOT NULL'],
	['least', 'DOUBLE'],
	['most', 'DOUBLE'],
	['smallest', 'DOUBLE'],
	['largest', 'DOUBLE'],
	['lowest', 'DOUBLE'],
	['highest', 'DOUBLE'],
	['authorities', 'INTEGER NOT NULL']
];

/** Writes down what each described measure and label means, what its figures may be and what they are. */
async function keepSeries(engine: Engine, rows: readonly Parameter[][]): Promise<void> {
	const columns = SERIES.map((each) => each.join(' '));
	await engine.query(`CREATE TEMP TABLE lait_series (${columns.join(', ')})`);
	const names = SERIES.map(([name]) => name);
	await insertRows(engine, 'lait_series', names, rows);
}
