import { fosteringId, parseFosteringId } from '$lib/domain/fostering-return';
import { fosteringStages } from '$lib/domain/fostering-stages';
import { carerKinds } from '$lib/domain/fostering-words';
import type { GeographyCode } from '$lib/domain/id';
import type { Observation } from '$lib/domain/observation';
import { parsePeriod } from '$lib/domain/period';
import { parseYouthJusticeId, youthJusticeId } from '$lib/domain/youth-justice-return';
import { careStatuses, placements } from '$lib/domain/youth-justice-words';
import type { StatedSum } from './disclosure';

/** A count of an edition, by the id its cell has. */
export interface StatedCount extends Pick<
	Observation,
	'indicator' | 'geography' | 'period' | 'value'
> {
	readonly id: string;
}

type Find = (indicator: string) => StatedCount | null;
type Terms = readonly (readonly [StatedCount | null, 1 | -1])[];

const areas = placements.filter(({ slug }) => slug !== 'all-areas');
const places = fosteringStages.filter(({ slug }) =>
	['places-filled', 'places-vacant', 'places-not-available'].includes(slug)
);
const moved: ReadonlyMap<string, 1 | -1> = new Map([
	['opening', 1],
	['approvals', 1],
	['transferred-in', 1],
	['left', -1],
	['transferred-out', -1]
]);
const everyKind = carerKinds.find(({ slug }) => slug === 'all');

/** A total and its parts as far as they are there; null without a part, or without one that must be there. */
function sumOf(total: StatedCount | null, parts: Terms, open: boolean): readonly StatedSum[] {
	const there = parts.flatMap(([part, sign]) => (part ? [{ id: part.id, sign }] : []));
	if (!total || there.length === 0 || (!open && there.length < parts.length)) return [];
	const negated = there.map(({ id, sign }) => ({
		id,
		sign: sign === 1 ? (-1 as const) : (1 as const)
	}));
	return [{ terms: [{ id: total.id, sign: 1 }, ...negated], open }];
}

const plus = (parts: readonly (StatedCount | null)[]): Terms => parts.map((each) => [each, 1]);

/** Children in care among all children, and in and out of area among those in care. */
function youthJustice(total: StatedCount, find: Find): readonly StatedSum[] {
	const parts = parseYouthJusticeId(total.indicator);
	if (parts?.placed.slug !== 'all-areas') return [];
	if (parts.care_status.slug === 'all-children')
		return sumOf(
			total,
			plus([find(youthJusticeId({ ...parts, care_status: careStatuses[0] }))]),
			true
		);
	return sumOf(
		total,
		plus(areas.map((placed) => find(youthJusticeId({ ...parts, placed })))),
		false
	);
}

/** Reasons, places by use, kinds of carers, and the balance from opening to closing. */
function fostering(
	total: StatedCount,
	find: Find,
	here: readonly StatedCount[]
): readonly StatedSum[] {
	const parts = parseFosteringId(total.indicator);
	if (!parts) return [];
	const { measure, reason, carers } = parts;
	const sums: StatedSum[] = [];
	if (carers.slug === 'all')
		sums.push(
			...sumOf(
				total,
				plus(
					carerKinds
						.filter((each) => each !== everyKind)
						.map((each) => find(fosteringId({ ...parts, carers: each })))
				),
				true
			)
		);
	if (reason === null && measure.reasons !== null)
		sums.push(
			...sumOf(
				total,
				plus(
					here.filter(({ indicator }) => {
						const other = parseFosteringId(indicator);
						return (
							other !== null &&
							other.reason !== null &&
							fosteringId({ ...other, reason: null }) === total.indicator
						);
					})
				),
				true
			)
		);
	if (measure.slug === 'places-approved')
		sums.push(
			...sumOf(
				total,
				plus(places.map((each) => find(fosteringId({ ...parts, measure: each })))),
				true
			)
		);
	if (measure.slug === 'closing')
		sums.push(
			...sumOf(
				total,
				fosteringStages.flatMap((each) => {
					const sign = moved.get(each.slug);
					const found = find(fosteringId({ ...parts, measure: each }));
					return sign && found ? [[found, sign] as const] : [];
				}),
				false
			)
		);
	return sums;
}

/** A measure whose id begins that of others: `carers-left` of `carers-left-retired`. */
const named = (total: StatedCount, here: readonly StatedCount[]): readonly StatedSum[] => {
	const parts = here.filter(({ indicator }) => indicator.startsWith(`${total.indicator}-`));
	const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0);
	// More than the whole is no part of it: the ids are alike by chance.
	return total.value !== null && sum > total.value ? [] : sumOf(total, plus(parts), true);
};

const DAY = 86_400_000;
const dayAfter = (day: string) =>
	new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);

/** A stretch of time and two that make it, or the shortest ones that do. */
function inTime(series: readonly StatedCount[]): readonly StatedSum[] {
	const spans = series.flatMap((each) => {
		const period = parsePeriod(each.period);
		return period && period.start !== period.end ? [{ each, ...period }] : [];
	});
	return spans.flatMap((total) => {
		const inside = spans
			.filter((one) => one !== total && one.start >= total.start && one.end <= total.end)
			.sort((a, b) => (a.end < b.end ? -1 : 1));
		const halves = inside
			.filter((first) => first.start === total.start)
			.flatMap((first) => {
				const second = inside.find(
					(one) => one.start === dayAfter(first.end) && one.end === total.end
				);
				return second ? [[first, second]] : [];
			});
		const chain: typeof spans = [];
		for (let next: string | null = total.start; next !== null;) {
			const from: string = next;
			const step = inside.find(({ start }) => start === from);
			if (step) chain.push(step);
			next = step && step.end < total.end ? dayAfter(step.end) : null;
		}
		const whole = chain.at(-1)?.end === total.end && chain.length > 2 ? [chain] : [];
		return [...halves, ...whole].flatMap((parts) =>
			sumOf(total.each, plus(parts.map(({ each }) => each)), false)
		);
	});
}

const grouped = <Value>(values: readonly Value[], key: (value: Value) => string) => {
	const groups = new Map<string, Value[]>();
	for (const each of values) {
		const name = key(each);
		const group = groups.get(name);
		if (group) group.push(each);
		else groups.set(name, [each]);
	}
	return [...groups.values()];
};

/**
 * The sums that counts of an edition state among themselves: the parts of a return's totals, kinds and reasons, the balance of a
 * stock, a year to date and its quarters, authorities and their region. `regions` says which region a place is in.
 */
export function statedSums(
	counts: readonly StatedCount[],
	regions: ReadonlyMap<GeographyCode, GeographyCode | null>
): readonly StatedSum[] {
	const among = grouped(counts, ({ geography, period }) => `${geography} ${period}`);
	const inPlaces = grouped(counts, ({ indicator, period }) => `${indicator} ${period}`);
	const series = grouped(counts, ({ indicator, geography }) => `${indicator} ${geography}`);
	return [
		...among.flatMap((here) => {
			const byId = new Map<string, StatedCount>(here.map((each) => [each.indicator, each]));
			const find: Find = (indicator) => byId.get(indicator) ?? null;
			return here.flatMap((total) =>
				parseYouthJusticeId(total.indicator)
					? youthJustice(total, find)
					: parseFosteringId(total.indicator)
						? fostering(total, find, here)
						: named(total, here)
			);
		}),
		...inPlaces.flatMap((here) =>
			here.flatMap((total) => {
				const inside = here.filter(({ geography }) => regions.get(geography) === total.geography);
				return sumOf(total, plus(inside), true);
			})
		),
		...series.flatMap(inTime)
	];
}
