import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { IndicatorId } from '$lib/domain/id';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { roundedRatio } from '$lib/statistics/conversion';
import { heldCell, wordCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import { ageOf } from '../period-words';
import type { RangedValue, SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import type { TableCell, TableView } from '../table';
import { perHundred, perHundredRange } from './conversion-words';
import { APPLICATIONS, APPROVED, COUNTED, ENQUIRIES, FAMILY } from './ofsted-measures';
import { spanWords } from './section-parts';
import { ownConversion } from './steps';
import { stockWord } from './stock-words';

/** Ofsted rounds every figure to the nearest five. */
const STEP = 5;

const valueAt = (
	{ held }: SubjectContext,
	indicator: IndicatorId,
	{ geography }: Geography,
	{ period }: Period
): HeldFigure | null =>
	held.figures.find(
		(each) => each.indicator === indicator && each.geography === geography && each.period === period
	) ?? null;

/** The places of Ofsted's figures: the authority, its region, other authorities by name, England last. */
function placesOf({ held, authority }: SubjectContext): readonly Geography[] {
	const there = new Set(
		held.figures
			.filter(({ indicator }) => indicator.startsWith(FAMILY))
			.map(({ geography }) => geography)
	);
	const place = ({ geography }: Geography) =>
		[authority.geography, authority.region, null, ENGLAND].indexOf(geography);
	const rank = (each: Geography) => (place(each) < 0 ? 2 : place(each));
	return held.geographies
		.filter(({ geography }) => there.has(geography))
		.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** The latest year with enquiries of the authority; of any place where it has none. */
function latestOf({ held, authority }: SubjectContext): Period | null {
	const enquiries = held.figures.filter(
		({ indicator, value }) => indicator === ENQUIRIES && value !== null
	);
	const own = enquiries.filter(({ geography }) => geography === authority.geography);
	return (
		(own.length > 0 ? own : enquiries)
			.map(({ period }) => parsePeriod(period))
			.filter((period) => period !== null)
			.toSorted(comparePeriods)
			.at(-1) ?? null
	);
}

/** How many were approved for every hundred at an earlier stage, with what rounding leaves open; null where it cannot be said. */
function ratioAt(context: SubjectContext, place: Geography, period: Period, base: IndicatorId) {
	const later = valueAt(context, APPROVED, place, period)?.value ?? null;
	const earlier = valueAt(context, base, place, period)?.value ?? null;
	if (later === null || earlier === null || later > earlier) return null;
	return roundedRatio(later, earlier, STEP);
}

const whole = (value: number) => formatNumber(value, 0);

function ratioCell(found: ReturnType<typeof ratioAt>): TableCell {
	return found === null
		? wordCell('Not worked out', 'A figure is missing, or too small for its rounding.')
		: wordCell(`${whole(found.per_hundred)} (${whole(found.low)} to ${whole(found.high)})`);
}

function barOf(
	context: SubjectContext,
	place: Geography,
	period: Period
): RangedValue & { readonly label: string } {
	const found = ratioAt(context, place, period, ENQUIRIES);
	if (found === null) {
		const { text, reason } = ratioCell(null);
		return { label: place.name, value: null, text, reason, low: null, high: null };
	}
	const { per_hundred, low, high } = found;
	return {
		label: place.name,
		value: per_hundred,
		text: whole(per_hundred),
		reason: null,
		low,
		high
	};
}

/** What Ofsted counted of those places in a year and on its last day, a measure a row. */
function countsOf(context: SubjectContext, places: readonly Geography[], year: Period): TableView {
	const measures = COUNTED.flatMap(
		(id) => context.held.indicators.find(({ indicator }) => indicator === id) ?? []
	);
	const rows = measures.flatMap(({ indicator, name, unit_label }) => {
		const counted = context.held.figures
			.filter((each) => each.indicator === indicator)
			.map((each) => parsePeriod(each.period))
			.find((each) => each?.end === year.end);
		if (!counted) return [];
		const figures = places.map((place) => valueAt(context, indicator, place, counted));
		return [
			rowOf(
				context,
				`${name.replace(/, counted by Ofsted$/, '')}, ${formatPeriodShort(counted)} (${unit_label})`,
				figures.map((each) => heldCell(each)),
				figures
			)
		];
	});
	return {
		caption: `What Ofsted counted, ${places.map(({ name }) => name).join(', ')}`,
		columns: ['Measure', ...places.map(({ name }) => name)],
		rows,
		notes: ['Rounded to the nearest 5: a printed 0 may be 1 or 2.']
	};
}

/** Our own latest four quarters in words: never on one axis with another year's. */
function besideOurs(context: SubjectContext, period: Period): string | null {
	const own = ownConversion(context, 'mainstream');
	if (!own) return null;
	const same = own.quarters[0]?.start === period.start && own.quarters.at(-1)?.end === period.end;
	const apart = same
		? 'The year is the same, but Ofsted rounds and may count otherwise'
		: 'That is another time, so it is not drawn here';
	const { later, earlier } = own.found;
	return `The council’s own return has ${whole(later)} approvals for ${whole(earlier)} enquiries of ${stockWord('mainstream', own.unit)} in ${spanWords(own.quarters)}: ${perHundred(own.found)} (likely range ${perHundredRange(own.found)}). ${apart}.`;
}

function figureOf(
	context: SubjectContext,
	places: readonly Geography[],
	period: Period
): SubjectFigure {
	const drawn = places.filter(({ geography }) => geography !== ENGLAND);
	const bars = drawn.map((place) => barOf(context, place, period));
	const label = formatPeriodShort(period);
	const [ours] = bars;
	const region = bars.find(
		(_, at) =>
			drawn[at]?.geography === context.authority.region && (bars[at]?.value ?? null) !== null
	);
	const first = ours && drawn[0]?.geography === context.authority.geography ? ours : null;
	const finding =
		first === null || first.value === null
			? `Ofsted’s figures for ${label} do not say how many of ${context.authority.name}’s enquiries led to an approval.`
			: `For every 100 enquiries in ${label}, ${context.authority.name} approved ${first.text}${region ? `; councils in ${region.label} approved ${region.text}` : ''}.`;
	const nothing = bars.every(({ value }) => value === null);
	const figures = [ENQUIRIES, APPLICATIONS, APPROVED].flatMap((indicator) =>
		places.map((place) => valueAt(context, indicator, place, period))
	);
	const beside = besideOurs(context, period);
	return {
		key: 'comparators',
		finding,
		doubt: `The figures are ${ageOf(period, context.today)} and rounded to the nearest 5; the ranges show what rounding alone leaves open. Those approved in a year are not all of that year’s enquiries.`,
		subtitle: `Applications approved for every 100 enquiries, councils’ own services, ${formatPeriod(period)}`,
		period: label,
		unit: 'approved for every 100 enquiries',
		drawing: nothing
			? null
			: {
					kind: 'bars',
					bars,
					unit: 'for every 100 enquiries',
					most: null,
					// Where no figure is ours, no bar is.
					ours: first?.label ?? context.authority.name
				},
		empty: nothing ? 'There is nothing to draw: no place has both figures.' : null,
		description: bars.map(({ label: place, text }) => `${place}: ${text}.`).join(' '),
		table: {
			caption: `Approved for every 100 enquiries and applications, ${formatPeriod(period)}`,
			columns: [
				'Place',
				'Enquiries',
				'Applications concluded or open',
				'Applications approved',
				'Approved for every 100 enquiries (and what rounding leaves open)',
				'Approved of every 100 applications concluded or open (and what rounding leaves open)'
			],
			rows: places.map((place) => {
				const counts = [ENQUIRIES, APPLICATIONS, APPROVED].map((each) =>
					valueAt(context, each, place, period)
				);
				return rowOf(
					context,
					place.name,
					[
						...counts.map((each) => heldCell(each)),
						ratioCell(ratioAt(context, place, period, ENQUIRIES)),
						ratioCell(ratioAt(context, place, period, APPLICATIONS))
					],
					counts
				);
			}),
			notes: []
		},
		faults: [],
		notes: [
			'England is in the table only: it counts independent agencies too, and a family that asks two services counts twice. Regions and authorities are the councils’ own services.',
			'Family and friends are counted apart by Ofsted and are not in the approvals here.',
			...(beside === null ? [] : [beside])
		],
		...sourcesOf(context, figures)
	};
}

/** Ofsted's figures of recruitment for the authority, its region and England: how old, how rounded, and beside our own only in words. */
export function comparatorsSection(context: SubjectContext): SubjectSection {
	const key = 'comparators';
	const title = 'Beside other councils';
	const period = latestOf(context);
	const places = placesOf(context);
	if (!period || places.length === 0)
		return sectionOf({
			key,
			title,
			empty:
				'No figures of Ofsted’s fostering data are held. Add its authorities’ file on the upload page.'
		});
	return sectionOf({
		key,
		title,
		intro: 'What Ofsted counted in the last year held, for a rough comparison.',
		figures: [figureOf(context, places, period)],
		tables: [countsOf(context, places, period)]
	});
}
