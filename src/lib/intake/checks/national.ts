import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { GeographyCode, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';
import type { Figure } from '../format';
import { holdNational } from '../national';
import type { Findings } from './findings';
import type { Held, MeasureFigures } from './series';

const rule = 'value.national';
/** The figures belong to no edition yet. */
const noEdition = 'unpublished' as VintageId;
/** Fewer authorities than this say nothing of the whole they make. */
const authoritiesNeeded = 5;
/** So many times the highest of some authorities is no average of them and the others. */
const farOut = 3;
/** A region's missing authorities may be its extremes, so it is judged only when nearly all of them have a figure. */
const regionShareNeeded = 0.9;

/**
 * England, and a region, lie between the lowest and the highest of their authorities in any rate, percentage or score; one
 * that does not is wrong or a sum, and is held back. Rounding at both ends is allowed for. Says so once for each measure.
 */
export function checkNational(
	{ indicator, by_period }: MeasureFigures,
	geographies: ReadonlyMap<GeographyCode, Geography>,
	findings: Findings
): readonly Held[] {
	if (!['rate', 'percent', 'score'].includes(indicator.unit)) return [];
	let known = 0;
	for (const { kind, current } of geographies.values())
		if (kind === 'authority' && current) known += 1;
	const held: { readonly figure: Figure; readonly held: Held }[] = [];
	const hold = (figure: Figure, reason: string) => {
		const { geography, period } = figure;
		held.push({ figure, held: { indicator: figure.indicator, geography, period, rule, reason } });
	};
	for (const cells of by_period.values()) {
		let england: Figure | null = null;
		const regions: (readonly [Geography, Figure])[] = [];
		const printed: Figure[] = [];
		const by_region = new Map<GeographyCode, Figure[]>();
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
		if (printed.length < authoritiesNeeded) continue;
		const hidden = [...missing.values()].reduce((total, count) => total + count, 0);
		if (
			england &&
			isOutside(england, printed) &&
			canTell(england, printed, hidden, known, indicator.unit)
		)
			for (const { reason } of holdNational(
				cells.map(({ figure }) => ({ ...figure, vintage: noEdition })),
				[indicator],
				[...geographies.values()]
			))
				hold(england, reason);
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
