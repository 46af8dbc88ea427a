import { yearOf } from '$lib/domain/calendar';
import { fosteringId, parseFosteringId } from '$lib/domain/fostering-return';
import { fosteringStages } from '$lib/domain/fostering-stages';
import { financialQuarter, parsePeriod } from '$lib/domain/period';
import type { ReturnWord } from '$lib/domain/return-column';
import { parseYouthJusticeId, youthJusticeId } from '$lib/domain/youth-justice-return';
import { careStatuses, placements } from '$lib/domain/youth-justice-words';
import { isBroken } from '../checks/making';
import type { Figure, Making } from '../format';
import type { Gathering } from '../gathering';

type Known = Figure & { readonly value: number };
type Find = (indicator: string, period?: string) => Known | null;

/** The parts of a figure and how they make it. */
interface Sum {
	readonly parts: readonly Known[];
	readonly of: string;
	readonly holds: Making;
}

const keyOf = (indicator: string, geography: string, period: string) =>
	`${indicator} ${geography} ${period}`;
const all = (parts: readonly (Known | null)[]): readonly Known[] =>
	parts.every((each) => each !== null) ? parts : [];

const placedSomewhere = placements.filter(({ slug }) => slug !== 'all-areas');
const [lookedAfter] = careStatuses;

/** What a youth justice figure must be made of. */
function youthJusticeSums(figure: Known, find: Find): readonly Sum[] {
	const parts = parseYouthJusticeId(figure.indicator);
	if (parts?.placed.slug !== 'all-areas') return [];
	const part = (changed: Partial<Record<'placed' | 'care_status', ReturnWord>>) =>
		find(youthJusticeId({ ...parts, ...changed }));
	if (parts.care_status.slug === 'all-children')
		return [
			{
				parts: all([part({ care_status: lookedAfter })]),
				of: 'looked-after children',
				holds: 'at most'
			}
		];
	// A child who moved in the period may be counted in both places; an offence is counted once.
	return [
		{
			parts: all(placedSomewhere.map((placed) => part({ placed }))),
			of: 'in area and out of area',
			holds: parts.counted.slug === 'children' ? 'at least' : 'exactly'
		}
	];
}

const inUse = fosteringStages.filter(({ slug }) =>
	['places-filled', 'places-vacant', 'places-not-available'].includes(slug)
);

/** What a fostering figure must be made of. */
function fosteringSums(figure: Known, find: Find, here: readonly Known[]): readonly Sum[] {
	const parts = parseFosteringId(figure.indicator);
	if (!parts || parts.reason) return [];
	if (parts.measure.slug === 'places-approved')
		return [
			{
				parts: all(inUse.map((measure) => find(fosteringId({ ...parts, measure })))),
				of: 'filled, vacant and not available',
				holds: 'exactly'
			}
		];
	if (parts.measure.reasons === null) return [];
	const reasons = here.filter(({ indicator }) => {
		const other = parseFosteringId(indicator);
		return (
			other !== null &&
			other.reason !== null &&
			fosteringId({ ...other, reason: null }) === figure.indicator
		);
	});
	return [{ parts: reasons, of: 'the reasons', holds: 'at most' }];
}

/** Whether quarters of a measure add up to a year; null for what is not counted over time. */
function adds(indicator: string): boolean | null {
	const youth = parseYouthJusticeId(indicator);
	if (youth) return youth.counted.slug !== 'children';
	const fostering = parseFosteringId(indicator);
	if (!fostering) return null;
	const { group, time } = fostering.measure;
	return time === 'flow' && group !== 'time' ? true : null;
}

/** A year to date and the quarters it is made of, where all of them are there. */
function yearToDate(figure: Known, find: Find): readonly Sum[] {
	const period = parsePeriod(figure.period);
	const additive = adds(figure.indicator);
	if (!period || additive === null || !period.start.endsWith('-04-01')) return [];
	const year = yearOf(period.start) + 1;
	const quarters = ([1, 2, 3, 4] as const).map((each) => financialQuarter(year, each));
	const last = quarters.findIndex(({ end }) => end === period.end);
	if (last < 1) return [];
	const parts = all(quarters.slice(0, last + 1).map((each) => find(figure.indicator, each.period)));
	return [{ parts, of: 'its quarters', holds: additive ? 'exactly' : 'at least' }];
}

/** A return's counts are as printed. */
const exact = (value: number) => ({ least: value, most: value });

/**
 * Holds the figures of a return against one another: parts against the whole (reasons, places, in and out of area, children in
 * care among all children) and a year to date against its quarters. Suppressed parts are not guessed at.
 */
export function checkReturn(figures: readonly Figure[], gathering: Gathering, file: string): void {
	const known = figures.flatMap((each): Known[] =>
		each.value === null ? [] : [{ ...each, value: each.value }]
	);
	const byKey = new Map(
		known.map((each) => [keyOf(each.indicator, each.geography, each.period), each])
	);
	const byWindow = new Map<string, Known[]>();
	for (const each of known) {
		const key = keyOf('', each.geography, each.period);
		byWindow.set(key, [...(byWindow.get(key) ?? []), each]);
	}
	const warn = (figure: Known, rule: string, { parts, of, holds }: Sum) => {
		if (parts.length === 0) return;
		const sum = parts.reduce((total, { value }) => total + value, 0);
		const made = parts.map(({ value }) => exact(value));
		if (!isBroken(exact(figure.value), made, holds)) return;
		const rows = parts.map(({ source_row }) => source_row).join(', ');
		gathering.warn(
			figure.source_row,
			'value',
			rule,
			`Row ${figure.source_row} of ${file} has ${figure.value}, but ${of} (${parts.length === 1 ? 'row' : 'rows'} ${rows}) make ${sum}. Correct the row that is wrong, or say in the note why they differ.`
		);
	};
	for (const figure of known) {
		const find: Find = (indicator, period = figure.period) =>
			byKey.get(keyOf(indicator, figure.geography, period)) ?? null;
		const here = byWindow.get(keyOf('', figure.geography, figure.period)) ?? [];
		for (const sum of [...youthJusticeSums(figure, find), ...fosteringSums(figure, find, here)])
			warn(figure, 'value.parts', sum);
		for (const sum of yearToDate(figure, find)) warn(figure, 'period.to-date', sum);
	}
}
