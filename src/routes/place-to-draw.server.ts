import { askPlaces } from '$lib/database/queries/places';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { builtRecord } from './record.server';

/** The authority a measure is drawn for beforehand: the board's, or the first that has a figure where the board's has none. */
export async function placeToDraw(indicator: IndicatorId): Promise<GeographyCode> {
	const { register, engine } = await builtRecord();
	const { geography } = register.board;
	const places = await askPlaces(engine, indicator);
	return places.includes(geography) ? geography : (places[0] ?? geography);
}
