import { readFileSync } from 'node:fs';
import { tables } from '$lib/intake/record-tables';
import { readDefined } from '$lib/intake/table';
import { formatFigure } from '$lib/view/number';
import { viewHexMap, type HexMapView } from '$lib/view/hex-map';

const content = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');
const { values: hexes } = readDefined(tables.hexes, content('hexes'));
const { values: geographies } = readDefined(tables.geographies, content('geographies'));
const { values: indicators } = readDefined(tables.indicators, content('indicators'));
const { values: neighbours } = readDefined(tables.neighbours, content('neighbours'));
const lines = content('observations').split('\n');

/** The map of a measure of the record, of the edition of 8 April 2026, for an authority named. */
export function realMap(measure: string, period: string, place: string): HexMapView {
	const wanted = lines.filter(
		(line, index) =>
			index === 0 ||
			(line.startsWith(`${measure},`) && line.includes(`,${period},lait-2026-04-08,`))
	);
	const { values: figures } = readDefined(tables.observations, wanted.join('\n'));
	const indicator = indicators.find((each) => each.indicator === measure);
	const authority = geographies.find((each) => each.name === place);
	if (!indicator || !authority) throw new Error('The record has no such measure or place.');
	const near = new Set(
		neighbours
			.filter((each) => each.neighbour_set === '2025' && each.geography === authority.geography)
			.map((each) => each.neighbour)
	);
	const areas = geographies
		.filter(({ kind, current }) => kind === 'authority' && current)
		.map(({ geography, name, region }) => {
			const figure = figures.find((each) => each.geography === geography);
			const value = figure?.value ?? null;
			const text =
				value === null
					? 'Not published'
					: formatFigure(value, figure?.decimals ?? 0, indicator.unit);
			return { geography, name, region, value, text, neighbour: near.has(geography) };
		});
	return viewHexMap({ indicator, authority, areas, hexes, period: '2024/25' });
}
