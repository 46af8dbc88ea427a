import type { Row } from '../csv';
import type { EesMeta } from './meta';
import { cellAt, type Header } from '../header';
import { readNumber, type Printed, type Unreadable } from '../number';

/** Columns every tidy file of Explore Education Statistics has. */
export const eesRequired = ['time_period', 'time_identifier', 'geographic_level'] as const;

/** Columns that say which place a row is for. */
export const eesPlaces = [
	'country_code',
	'country_name',
	'region_code',
	'region_name',
	'old_la_code',
	'la_name',
	'new_la_code'
] as const;

/** What a column of figures counts. */
type EesPart = 'count' | 'percent' | 'rate' | 'population' | 'other';

/** One column of figures. */
export interface EesIndicator {
	readonly name: string;
	readonly place: number;
	readonly label: string;
	readonly part: EesPart;
	/** The unit the metadata gives; null without metadata. */
	readonly unit: string | null;
	readonly decimals: number | null;
}

/** One column that says what a row's figures are of. */
interface EesFilter {
	readonly name: string;
	readonly place: number;
}

/** What the columns of a file are. */
export interface EesColumns {
	readonly filters: readonly EesFilter[];
	readonly indicators: readonly EesIndicator[];
}

/** Columns that name a place of any of the levels the platform knows, or give its code. */
const place =
	/^(?:country|region|rsc_region|lad|la|old_la|new_la|local_authority|local_authority_district|pcon|parliamentary_constituency|ward|school|provider|institution|mat|multi_academy_trust|trust|sponsor|opportunity_area|lep|local_enterprise_partnership|mayoral_combined_authority|mca|english_devolved_area|planning_area|pa|police_force_area|lsip|local_skills_improvement_plan_area)(?:_[a-z]+)*_(?:code|name|urn|ukprn|id|laestab|estab|postcode)$|^(?:urn|ukprn|laestab|estab|postcode)$/;

const figures =
	/(?:^|_)(?:count|counts|number|numbers|num|percent|percentage|pct|pc|rate|rates|headcount|estimate|population|average|mean|median|score|total|cost|spend|expenditure)(?:_|$)/;
/** Columns of digits that say who is counted, not how many. */
const digits = /(?:^|_)(?:age|year|month|week|day|quarter|code|id|order|band|group)$/;

/** What a column counts, by its name and the metadata's unit. */
function partOf(name: string, unit: string | null): EesPart {
	const plain = name.toLowerCase();
	if (unit === '%' || /(?:^|_)(?:percent|percentage|pct|pc|perc)(?:_|$)/.test(plain))
		return 'percent';
	if (/(?:^|_)per_?\d+(?:k)?(?:_|$)/.test(plain)) return 'rate';
	if (/(?:^|_)population(?:_|$)/.test(plain)) return 'population';
	if (/(?:^|_)(?:count|counts|number|numbers|num|headcount)(?:_|$)/.test(plain)) return 'count';
	return 'other';
}

/** Reads a cell, each text once: a file has few different ones. */
export function numberReader(): (text: string) => Printed | Unreadable {
	const read = new Map<string, Printed | Unreadable>();
	return (text) => {
		const known = read.get(text);
		if (known) return known;
		const fresh = readNumber(text);
		read.set(text, fresh);
		return fresh;
	};
}

/**
 * Tells filters from indicators. With metadata as it says. Without, a column is an indicator when nine in ten of its filled
 * cells are numbers or marks (half of them, where its name is that of a figure), and at least one is a number or its name is
 * that of a figure; a column of digits that says who is counted, such as an age, is a filter. A column without a filled cell
 * is neither.
 */
export function eesColumns(
	header: Header,
	rows: readonly Row[],
	meta: EesMeta | null,
	read: (text: string) => Printed | Unreadable
): EesColumns {
	const filters: EesFilter[] = [];
	const indicators: EesIndicator[] = [];
	header.names.forEach((name, at) => {
		const plain = name.toLowerCase();
		const known = [...eesRequired, ...eesPlaces].some((each) => each === plain);
		if (name === '' || known || place.test(plain)) return;
		const said = meta?.get(plain) ?? null;
		const kind = said?.kind ?? guess(plain, at, rows, read);
		if (kind === 'filter') filters.push({ name, place: at });
		else if (kind === 'indicator') {
			const unit = said?.unit ?? null;
			indicators.push({
				name,
				place: at,
				label: said?.label ?? name.replaceAll('_', ' '),
				part: partOf(name, unit),
				unit,
				decimals: said?.decimals ?? null
			});
		}
	});
	return { filters, indicators };
}

function guess(
	name: string,
	at: number,
	rows: readonly Row[],
	read: (text: string) => Printed | Unreadable
): 'filter' | 'indicator' | null {
	let filled = 0;
	let printed = 0;
	let numbers = 0;
	for (const row of rows) {
		const text = cellAt(row, at);
		if (text === '') continue;
		filled += 1;
		const cell = read(text);
		if (cell.kind === 'unreadable') continue;
		printed += 1;
		if (cell.value !== null) numbers += 1;
	}
	if (filled === 0) return null;
	const named = figures.test(name);
	if (digits.test(name) && !named) return 'filter';
	if (printed / filled < (named ? 0.5 : 0.9)) return 'filter';
	return named || numbers > 0 ? 'indicator' : 'filter';
}
