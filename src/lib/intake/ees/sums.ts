import type { IndicatorId } from '$lib/domain/id';
import type { Unit } from '$lib/domain/indicator';
import type { PlacesAdd, Sum } from '../format';
import { plainFilter, type EesDataset } from './datasets';
import type { EesColumns } from './columns';
import type { EesLine } from './lines';

/** What the figures of one column of a line became. */
interface EesBecame {
	readonly indicator: IndicatorId;
	readonly unit: Unit;
	/** The line whose count a percentage is of; null where it is not known. */
	readonly base: EesLine | null;
}

/** What became of a column of a line; null where nothing did. */
export type EesOutcome = (line: EesLine, column: number) => EesBecame | null;

/** A line of a data set and those it is made of, by what one filter says. */
interface EesWhole {
	readonly total: string;
	readonly parts: readonly string[];
	readonly holds: Sum['holds'];
	readonly of: string;
	/** Whether the file's percentages of the parts are of the whole, though its own is of another base. */
	readonly shares?: true;
}

/** What the data sets known are made of, by data set. A part that a release does not have leaves its whole unjudged. */
const known: Readonly<Record<string, readonly EesWhole[]>> = {
	'cla-outcomes': [
		{
			total: 'SDQ score was received',
			parts: ['SDQ score is normal', 'SDQ score is borderline', 'SDQ score is a cause for concern'],
			holds: 'exactly',
			of: 'normal, borderline and a cause for concern',
			shares: true
		},
		{
			total: 'Identified as having a substance misuse problem',
			parts: [
				'Received an intervention for their substance misuse problem',
				'Offered intervention but refused it'
			],
			holds: 'at most',
			of: 'those who received help and those who refused it'
		}
	],
	'care-leavers': [
		{
			total: 'Suitability total',
			parts: [
				'Accommodation considered suitable',
				'Accommodation considered unsuitable',
				'No information'
			],
			holds: 'exactly',
			of: 'suitable, unsuitable and no information'
		},
		{
			total: 'Total',
			parts: [
				'Total in education, employment or training',
				'Total not in education, employment or training',
				'Total information not known'
			],
			holds: 'exactly',
			of: 'in education, employment or training, not in it, and not known'
		},
		{
			total: 'Total in education, employment or training',
			parts: [
				'Higher education i.e. studies beyond A level',
				'Education other than higher education',
				'In training or employment'
			],
			holds: 'exactly',
			of: 'higher education, other education, and training or employment'
		},
		{
			total: 'Total not in education, employment or training',
			parts: [
				'Not in education, training or employment, owing to illness or disability',
				'Not in education, training or employment, owing to other reasons',
				'Not in education, training or employment, owing to pregnancy or parenting'
			],
			holds: 'exactly',
			of: 'the three reasons'
		}
	],
	'cla-missing': [
		{
			total: 'Children looked after during the year',
			parts: [
				'Children who had a missing incident during the year',
				'Children who were away from placement without authorisation during the year'
			],
			holds: 'each',
			of: 'a group of them'
		},
		{
			total: 'Children who had a missing incident during the year',
			parts: ['Children who went missing more than once during the year'],
			holds: 'each',
			of: 'the group who went missing more than once'
		},
		{
			total: 'Children who were away from placement without authorisation during the year',
			parts: [
				'Children who were away from placement without authorisation more than once during the year'
			],
			holds: 'each',
			of: 'the group who were away more than once'
		}
	]
};

const total = /^(?:total|all)\b|\btotal$/i;
/** A whole that says no more than that. */
const bareTotal = /^(?:total|all)$/i;
const sexes = /^(?:males?|females?|boys?|girls?|men|women)$/i;
const bothSexes = /^(?:total|all|both|persons|all persons|male and female)$/i;

/** How counts of a tidy file add up over places: by what the file itself keeps to, as a child may be counted in two places. */
export const eesPlacesAdd: PlacesAdd = {
	region: 'exactly',
	country: 'exactly',
	hidden: null,
	where_kept: true
};

/** Lines that differ in one filter only. */
function groups(lines: readonly EesLine[], filter: number): readonly (readonly EesLine[])[] {
	const found = new Map<string, EesLine[]>();
	for (const line of lines) {
		const others = line.filters.filter((_, place) => place !== filter).map(plainFilter);
		const key = JSON.stringify([line.identifier.toLowerCase(), others]);
		const held = found.get(key);
		if (held) held.push(line);
		else found.set(key, [line]);
	}
	return [...found.values()];
}

/**
 * What is part of what in a tidy file. In a data set known, what it says. Elsewhere the values of a filter are parts of the one
 * that begins or ends with “total”: of the sexes that is sure, of others only where the file keeps to it.
 */
export function eesSums(
	columns: EesColumns,
	lines: readonly EesLine[],
	dataset: EesDataset | null,
	became: EesOutcome
): readonly Sum[] {
	const sums: Sum[] = [];
	const add = (
		whole: EesLine,
		parts: readonly EesLine[],
		{ holds, of, where_kept }: Pick<Sum, 'holds' | 'of' | 'where_kept'>,
		shares = false
	) =>
		columns.indicators.forEach(({ name }, at) => {
			const own = became(whole, at);
			const each = parts.flatMap((part) => became(part, at) ?? []);
			if (!own || each.length < parts.length) return;
			const shared = {
				parts: each.map(({ indicator }) => indicator),
				column: name,
				hidden: null,
				holds,
				of,
				where_kept
			};
			if (own.unit === 'count' && each.every(({ unit }) => unit === 'count'))
				sums.push({ ...shared, total: own.indicator });
			if (holds !== 'exactly' || own.unit !== 'percent') return;
			const based = (on: EesLine | null) => each.every(({ base }) => base !== null && base === on);
			if (shares || based(whole)) sums.push({ ...shared, total: null });
			else if (based(own.base)) sums.push({ ...shared, total: own.indicator });
		});
	const said = (dataset && known[dataset.dataset]) ?? [];
	columns.filters.forEach(({ name }, filter) => {
		for (const group of groups(lines, filter)) {
			const at = (text: string) =>
				group.find((line) => plainFilter(line.filters[filter] ?? '') === plainFilter(text)) ?? null;
			for (const { total: text, parts: texts, holds, of, shares } of said) {
				const whole = at(text);
				const parts = texts.flatMap((each) => at(each) ?? []);
				if (!whole || parts.length < texts.length) continue;
				add(whole, parts, { holds, of, where_kept: null }, shares);
			}
			if (said.length > 0) continue;
			const value = (line: EesLine) => (line.filters[filter] ?? '').trim();
			const ofSexes = group.filter((line) => sexes.test(value(line)));
			const sexed = ofSexes.length >= 2 && ofSexes.length === group.length - 1;
			const wholes = group.filter((line) => (sexed ? bothSexes : total).test(value(line)));
			const [whole] = wholes;
			if (wholes.length !== 1 || !whole) continue;
			const parts = group.filter((line) => line !== whole);
			const family = `${name} ${value(whole)}`;
			const plain = `the parts by ${name.replaceAll('_', ' ')}`;
			if (sexed)
				add(whole, parts, {
					holds: 'exactly',
					of: parts.map(value).join(' and '),
					where_kept: null
				});
			else {
				if (parts.length > 1)
					add(whole, parts, { holds: 'exactly', of: plain, where_kept: family });
				for (const part of parts)
					add(whole, [part], {
						holds: 'each',
						of: `“${value(part)}”`,
						where_kept: bareTotal.test(value(whole)) ? null : `${family} each`
					});
			}
		}
	});
	return sums;
}
