import { ENGLAND } from '$lib/domain/geography';
import type { GeographyCode } from '$lib/domain/id';
import type { Figure, PlacesAdd } from '../format';
import { halfWidths, intervalOf, type HalfWidths } from './interval';
import { isBroken } from './making';
import type { Cell, CheckContext, MeasureFigures, Series } from './series';
import { sumSentence } from './sum-sentence';
import type { Kept } from './sums-kept';

/** England’s nine regions; the halves of London are part of one of them. */
const isRegion = (geography: string) => geography.startsWith('E12');

interface Level {
	readonly place: Cell;
	readonly parts: readonly Figure[];
	/** Whether the file has every place that is part of it. */
	readonly whole: boolean;
	readonly of: string;
}

/** Authorities against their region and regions against England, in every measure that counts. */
export function checkPlaces(
	measures: readonly MeasureFigures[],
	add: PlacesAdd,
	{ geographies }: CheckContext,
	kept: Kept
): void {
	const inside = new Map<GeographyCode, Set<GeographyCode>>();
	for (const { geography, kind, region, current } of geographies)
		if (kind === 'authority' && current && region !== null)
			inside.set(region, (inside.get(region) ?? new Set<GeographyCode>()).add(geography));
	const regions = geographies.filter(({ geography }) => isRegion(geography)).length;
	for (const measure of measures) {
		if (measure.indicator.unit !== 'count') continue;
		for (const period of measure.periods) {
			const cells = measure.by_period.get(period.period) ?? [];
			const rounding = roundingBy(cells);
			for (const level of levels(cells, inside, regions)) {
				const { geography } = level.place.figure;
				const country = geography === ENGLAND;
				const asked = country ? add.country : add.region;
				const holds = asked === 'exactly' && !level.whole ? 'at most' : asked;
				const { figure, place } = level.place;
				if (figure.value === null || level.parts.length === 0) continue;
				const series: Series = { place, geography, points: [] };
				const whole = intervalOf(
					figure,
					measure.indicator,
					rounding(country ? 'country' : 'region'),
					add.hidden
				);
				const parts = level.parts.map((each) =>
					intervalOf(
						each,
						measure.indicator,
						rounding(country ? 'region' : 'authority'),
						add.hidden
					)
				);
				const { indicator } = measure;
				const family = add.where_kept ? `places ${indicator.indicator}` : null;
				if (!isBroken(whole, parts, holds)) {
					const all = level.whole && level.parts.every(({ value }) => value !== null);
					if (all && figure.value !== 0) kept.holds(family);
					continue;
				}
				kept.broken(family, {
					about: figure,
					column: null,
					sentence: sumSentence({
						total: indicator.indicator,
						holds,
						of: level.of,
						indicator,
						series,
						point: { figure, period, rank: 0 },
						figures: level.parts,
						whole,
						parts
					})
				});
			}
		}
	}
}

/** How the counts of one period are rounded, by kind of place. */
function roundingBy(cells: readonly Cell[]): (kind: string) => HalfWidths {
	const found = new Map<string, HalfWidths>();
	return (kind) => {
		const known =
			found.get(kind) ??
			halfWidths(
				cells.flatMap(({ figure: { value }, place }) =>
					(place?.kind ?? 'authority') === kind && value !== null ? [value] : []
				)
			);
		found.set(kind, known);
		return known;
	};
}

/** England with its regions and every region with its authorities, as far as one period has them. */
function levels(
	cells: readonly Cell[],
	inside: ReadonlyMap<GeographyCode, ReadonlySet<GeographyCode>>,
	regions: number
): readonly Level[] {
	const wholes: Cell[] = [];
	const ofRegion = new Map<GeographyCode, Figure[]>();
	const ofEngland: Figure[] = [];
	for (const cell of cells) {
		const { place, figure } = cell;
		if (place === null) continue;
		if (place.kind !== 'authority') wholes.push(cell);
		if (isRegion(place.geography)) ofEngland.push(figure);
		if (place.kind !== 'authority' || place.region === null) continue;
		const held = ofRegion.get(place.region);
		if (held) held.push(figure);
		else ofRegion.set(place.region, [figure]);
	}
	return wholes.flatMap((place): Level[] => {
		const { geography } = place.figure;
		if (geography === ENGLAND)
			return [{ place, parts: ofEngland, whole: ofEngland.length === regions, of: 'its regions' }];
		const parts = ofRegion.get(geography) ?? [];
		const given = new Set(parts.map((each) => each.geography));
		const all = [...(inside.get(geography) ?? [])].every((each) => given.has(each));
		return parts.length === 0
			? []
			: [{ place, parts, whole: all && given.size > 0, of: 'its authorities' }];
	});
}
