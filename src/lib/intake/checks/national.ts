import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { GeographyCode } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { HeldBack, Observation } from '$lib/domain/observation';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';
import type { Figure } from '../format';
import type { Findings } from './findings';
import type { Held, MeasureFigures } from './series';

const rule = 'value.national';
/** Fewer authorities than this say nothing of the whole they make. */
const authoritiesNeeded = 5;
/** So many times the highest of some authorities is no average of them and the others. */
const farOut = 3;
/** A region's missing authorities may be its extremes, so it is judged only when nearly all of them have a figure. */
const regionShareNeeded = 0.9;
/** Codes of the nine regions begin with this; those of London's halves do not. */
const statisticalRegion = 'E12';

/** Whether a measure is an average of the whole, which lies between its parts; a count is their sum. */
const isAverage = ({ unit }: Indicator) =>
	unit === 'rate' || unit === 'percent' || unit === 'score';

/** A figure and its place; null where that is unknown. */
interface Cell<Printed extends Figure> {
	readonly figure: Printed;
	readonly place: Geography | null;
}

/** The figures of one measure and period, by what their places are to each other. */
interface Parted<Printed extends Figure> {
	readonly england: Printed | null;
	readonly regions: readonly (readonly [Geography, Printed])[];
	/** Of authorities, those with a value. */
	readonly printed: readonly Printed[];
	readonly by_region: ReadonlyMap<GeographyCode, readonly Printed[]>;
	/** How many authorities of a region have none; under null those of no region. */
	readonly missing: ReadonlyMap<GeographyCode | null, number>;
}

function part<Printed extends Figure>(cells: readonly Cell<Printed>[]): Parted<Printed> {
	let england: Printed | null = null;
	const regions: (readonly [Geography, Printed])[] = [];
	const printed: Printed[] = [];
	const by_region = new Map<GeographyCode, Printed[]>();
	const missing = new Map<GeographyCode | null, number>();
	for (const { figure, place } of cells) {
		if (place === null) continue;
		if (place.geography === ENGLAND) england = figure;
		else if (place.kind === 'region') regions.push([place, figure]);
		else if (place.kind === 'authority' && figure.value !== null) {
			printed.push(figure);
			if (place.region === null) continue;
			const given = by_region.get(place.region);
			if (given) given.push(figure);
			else by_region.set(place.region, [figure]);
		} else if (place.kind === 'authority')
			missing.set(place.region, (missing.get(place.region) ?? 0) + 1);
	}
	return { england, regions, printed, by_region, missing };
}

/** Why a figure for England cannot be right; null where it may be. */
function doubtOfEngland(
	england: Figure,
	{ printed, regions }: Pick<Parted<Figure>, 'printed' | 'regions'>
): string | null {
	if (!isOutside(england, printed)) return null;
	const values = regions.flatMap(([{ geography }, { value }]) =>
		value !== null && geography.startsWith(statisticalRegion) ? [value] : []
	);
	const sum = values.reduce((total, value) => total + value, 0);
	const rounding = (values.length * 10 ** -england.decimals) / 2;
	const isSum = values.length > 1 && Math.abs(sum - (england.value ?? 0)) <= rounding;
	return `England is printed as ${england.value} for ${periodOf(england)}, outside the range of its authorities (${rangeOf(printed).join(' to ')})${isSum ? ': it is the sum of the regions’ figures, not a figure for England' : ', so it cannot be right'}.`;
}

/**
 * Finds national figures of the record that cannot be right: an average of a country lies between the lowest and the highest
 * of its authorities, so a rate, percentage or score outside that range is wrong or a sum. Rounding at both ends is allowed
 * for. Counts are not checked.
 */
export function holdNational(
	observations: readonly Observation[],
	indicators: readonly Indicator[],
	geographies: readonly Geography[]
): readonly HeldBack[] {
	const averages = new Set(indicators.filter(isAverage).map((each) => each.indicator));
	const places = new Map(geographies.map((each) => [each.geography, each]));
	const cells = new Map<string, Cell<Observation>[]>();
	for (const figure of observations) {
		if (!averages.has(figure.indicator)) continue;
		const key = `${figure.vintage} ${figure.indicator} ${figure.period}`;
		const cell = { figure, place: places.get(figure.geography) ?? null };
		const others = cells.get(key);
		if (others) others.push(cell);
		else cells.set(key, [cell]);
	}
	return [...cells.values()].flatMap((each) => {
		const { england, ...parts } = part(each);
		if (!england || parts.printed.length < authoritiesNeeded) return [];
		const reason = doubtOfEngland(england, parts);
		if (reason === null) return [];
		const { vintage, indicator, geography, period } = england;
		return [{ vintage, indicator, geography, period, rule: 'value.national', reason }];
	});
}

/**
 * England, and a region, lie between the lowest and the highest of their authorities in any rate, percentage or score; one
 * that does not is wrong or a sum, and is held back. Rounding at both ends is allowed for. Says so once for each measure.
 */
export function checkNational(
	{ indicator, by_period }: MeasureFigures,
	geographies: ReadonlyMap<GeographyCode, Geography>,
	findings: Findings
): readonly Held[] {
	if (!isAverage(indicator)) return [];
	let known = 0;
	for (const { kind, current } of geographies.values())
		if (kind === 'authority' && current) known += 1;
	const held: { readonly figure: Figure; readonly held: Held }[] = [];
	const hold = (figure: Figure, reason: string) => {
		const { geography, period } = figure;
		held.push({ figure, held: { indicator: figure.indicator, geography, period, rule, reason } });
	};
	for (const cells of by_period.values()) {
		const parts = part(cells);
		const { england, regions, printed, by_region, missing } = parts;
		if (printed.length < authoritiesNeeded) continue;
		const hidden = [...missing.values()].reduce((total, count) => total + count, 0);
		const doubt = england && doubtOfEngland(england, parts);
		if (england && doubt && canTell(england, printed, hidden, known, indicator.unit))
			hold(england, doubt);
		for (const [place, region] of regions) {
			const given = by_region.get(place.geography) ?? [];
			const all = given.length + (missing.get(place.geography) ?? 0);
			if (given.length < authoritiesNeeded || given.length < regionShareNeeded * all) continue;
			if (!isOutside(region, given)) continue;
			hold(
				region,
				`${place.name} is printed as ${region.value} for ${periodOf(region)}, outside the range of its authorities (${rangeOf(given).join(' to ')}), so it cannot be right.`
			);
		}
	}
	const [first] = [...held].sort((a, b) => a.figure.source_row - b.figure.source_row);
	if (first) {
		const others = held.length - 1;
		findings.add(
			rule,
			'warning',
			first.figure.source_row,
			'measures',
			() =>
				`Row ${first.figure.source_row}, “${indicator.name}”: ${first.held.reason.replace(/\.$/, '')}${others > 0 ? ` (nor can ${others === 1 ? 'one more figure' : `${others.toLocaleString('en-GB')} more figures`} of the measure)` : ''}. Held back: an earlier edition’s figure stands where one is held, and nothing needs doing.`
		);
	}
	return held.map((each) => each.held);
}

/**
 * Whether authorities enough are printed to tell. Of fewer than half of all there are (a council and its neighbours) England
 * may well lie outside; only a rate or score of three times their highest cannot be. Those a file suppresses may be its
 * extremes, so their share widens the range: up to 100 for a percentage, to three times the highest for the rest, down to 0.
 */
function canTell(
	{ value }: Figure,
	printed: readonly Figure[],
	missing: number,
	known: number,
	unit: Indicator['unit']
): boolean {
	if (value === null) return false;
	const [lowest, highest] = rangeOf(printed);
	if (printed.length < known / 2)
		return unit !== 'percent' && highest > 0 && value > farOut * highest;
	const share = missing / (printed.length + missing);
	const most = unit === 'percent' ? Math.max(100, highest) : farOut * highest;
	if (share > 0 && highest === 0 && unit !== 'percent') return false;
	return value > highest + share * (most - highest) || value < lowest - share * Math.abs(lowest);
}

const periodOf = ({ period }: Figure) => {
	const read = parsePeriod(period);
	return read ? formatPeriod(read).replace(/^[A-Z]/, (letter) => letter.toLowerCase()) : period;
};

function rangeOf(authorities: readonly Figure[]): readonly [number, number] {
	let [lowest, highest] = [Infinity, -Infinity];
	for (const { value } of authorities) {
		if (value === null) continue;
		lowest = Math.min(lowest, value);
		highest = Math.max(highest, value);
	}
	return [lowest, highest];
}

function isOutside({ value, decimals }: Figure, authorities: readonly Figure[]): boolean {
	if (value === null) return false;
	const [lowest, highest] = rangeOf(authorities);
	if (value >= lowest && value <= highest) return false;
	const rounding = 10 ** -Math.min(decimals, ...authorities.map((each) => each.decimals));
	return value < lowest - rounding || value > highest + rounding;
}
