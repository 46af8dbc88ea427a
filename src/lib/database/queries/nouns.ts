import type { Geography } from '$lib/domain/geography';

/** A measure's columns, cast, under the names of the domain's `Indicator`. */
export const INDICATOR = `indicator.indicator, indicator.name, indicator.theme, indicator.unit,
	indicator.per::int AS per, indicator.unit_label, indicator.decimals::int AS decimals,
	indicator.polarity, indicator.year_kind, indicator.subject, indicator.predicate,
	indicator.definition, indicator.caution, indicator.source, indicator.next_update,
	indicator.lait_code, indicator.quartile, indicator.scorecard::int AS scorecard`;

/** A place's columns, cast, under the names of the domain's `Geography`. */
export const GEOGRAPHY = `geography.geography, geography.number::int AS number, geography.name,
	geography.kind, geography.region, geography.current`;

/** An edition's columns under the names of the domain's `Vintage`. */
export const VINTAGE = `vintage.vintage, vintage.publisher, vintage.title, vintage.published,
	vintage.retrieved, vintage.status, vintage.licence, vintage.note, vintage.hash`;

/** Every figure as its edition prints it, with the nouns it is of and, where it is held back, why. */
export const PRINTED_FIGURES = `FROM observation AS printed
	JOIN indicator USING (indicator_key)
	JOIN geography USING (geography_key)
	JOIN period USING (period_key)
	JOIN vintage USING (vintage_key)
	LEFT JOIN held_back ON held_back.indicator_key = printed.indicator_key
		AND held_back.geography_key = printed.geography_key
		AND held_back.period_key = printed.period_key
		AND held_back.vintage_key = printed.vintage_key`;

/** A row without the database's own key. */
export function withoutKey<Noun extends { readonly key: number }>({ key, ...noun }: Noun) {
	void key;
	return noun;
}

/** A place alone, of a row that holds more than its columns. */
export const geographyOf = ({
	geography,
	number,
	name,
	kind,
	region,
	current
}: Geography): Geography => ({ geography, number, name, kind, region, current });
