import { balanceParts } from '$lib/domain/fostering-balance';
import { fosteringId, parseFosteringId } from '$lib/domain/fostering-return';
import { fosteringStages } from '$lib/domain/fostering-stages';
import { carerKinds } from '$lib/domain/fostering-words';
import { grouped } from '$lib/domain/grouped';
import type { GeographyCode } from '$lib/domain/id';
import { nextDay, parsePeriod } from '$lib/domain/period';
import { parseYouthJusticeId, youthJusticeId } from '$lib/domain/youth-justice-return';
import { careStatuses, placements } from '$lib/domain/youth-justice-words';
import type { StatedSum } from './disclosure';
import { plus, sumOf, type StatedCount } from './one-sum';
import { inTime } from './sums-in-time';

type Find = (indicator: string) => StatedCount | null;

const areas = placements.filter(({ slug }) => slug !== 'all-areas');
const places = fosteringStages.filter(({ slug }) =>
	['places-filled', 'places-vacant', 'places-not-available'].includes(slug)
);
const moved: ReadonlyMap<string, 1 | -1> = new Map(balanceParts);
const everyKind = carerKinds.find(({ slug }) => slug === 'all');

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
	// Those who are followed as having enquired in a period are its enquiries.
	if (measure.slug === 'initial-enquiries' && reason === null && !parts.cohort)
		sums.push(...sumOf(total, plus([find(fosteringId({ ...parts, cohort: true }))]), false));
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

/** A period opens with what the one before it closed with, so that either tells the other. */
function carriedOver(counts: readonly StatedCount[]): readonly StatedSum[] {
	const stocks = counts.flatMap((each) => {
		const parts = parseFosteringId(each.indicator);
		const period = parsePeriod(each.period);
		const slug = parts?.measure.slug;
		return parts && period && (slug === 'opening' || slug === 'closing')
			? [{ each, slug, of: `${parts.carers.slug} ${parts.unit.slug} ${each.geography}`, period }]
			: [];
	});
	const openings = grouped(
		stocks.filter(({ slug }) => slug === 'opening'),
		({ of, period }) => `${of} ${period.start}`
	);
	const opened = new Map(openings.map((all) => [`${all[0]?.of} ${all[0]?.period.start}`, all]));
	return stocks
		.filter(({ slug }) => slug === 'closing')
		.flatMap((closing) =>
			(opened.get(`${closing.of} ${nextDay(closing.period.end)}`) ?? []).flatMap((opening) =>
				sumOf(opening.each, plus([closing.each]), false)
			)
		);
}

/** A measure whose id begins that of others: `carers-left` of `carers-left-retired`. */
const named = (total: StatedCount, here: readonly StatedCount[]): readonly StatedSum[] => {
	const parts = here.filter(({ indicator }) => indicator.startsWith(`${total.indicator}-`));
	const sum = parts.reduce((all, { value }) => all + (value ?? 0), 0);
	// More than the whole is no part of it: the ids are alike by chance.
	return total.value !== null && sum > total.value ? [] : sumOf(total, plus(parts), true);
};

/**
 * The sums that counts of an edition state among themselves: the parts of a return's totals, kinds and reasons, the balance of a
 * stock and what it is carried over to, a year to date and its quarters, authorities and their region. `regions` says which region a place is in.
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
		...series.flatMap(inTime),
		...carriedOver(counts)
	];
}
