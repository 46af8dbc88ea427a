import { monthOf, yearOf } from '$lib/domain/calendar';
import type { Period } from '$lib/domain/period';
import type { Findings } from './findings';
import type { MeasureFigures, Point, Series } from './series';
import { placeName } from './words';

/** How much of the first quarter a total has grown to by the second, third and fourth, at the least. */
const growth = [1, 1.4, 2, 2.5] as const;
/** Fewer quarters of one year than this rise by chance too often. */
const quartersNeeded = 3;
/** A first quarter smaller than this doubles by chance. */
const firstLeast = 3;

const yearOfQuarter = ({ start }: Period) => yearOf(start) - (monthOf(start) < 4 ? 1 : 0);
const quarterOf = ({ start }: Period) => ((monthOf(start) + 8) % 12) / 3;

/** What would add up over a year: the count itself, or the base of a percentage or rate. */
const adding = ({ figure }: Point, unit: string) =>
	unit === 'count' || unit === 'pounds' ? figure.value : figure.denominator;

/**
 * Quarters whose figures hold those before them. Told where a year's fourth quarter is the year's own figure, or where the
 * quarters of every year that has at least three rise as a running total does.
 */
function isRunningTotal({ points }: Series, unit: string): Point | null {
	const years = new Map<number, (Point | undefined)[]>();
	const wholes = new Map<number, number>();
	for (const point of points) {
		const value = adding(point, unit);
		if (value === null) continue;
		if (point.period.kind === 'financial-year') wholes.set(yearOf(point.period.start), value);
		if (point.period.kind !== 'quarter') continue;
		const quarters = years.get(yearOfQuarter(point.period)) ?? [];
		years.set(yearOfQuarter(point.period), quarters);
		quarters[quarterOf(point.period)] = point;
	}
	let told: Point | null = null;
	for (const [year, quarters] of years) {
		const values = [0, 1, 2, 3].map((quarter) => {
			const point = quarters[quarter];
			return point ? adding(point, unit) : null;
		});
		const [first, , , fourth] = values;
		const rising = values.every((value, index) => {
			const before = values[index - 1];
			return value === null || before === null || before === undefined || (value ?? 0) >= before;
		});
		const given = values.filter((value) => value !== null);
		if (!rising && given.length >= quartersNeeded) return null;
		const sum = given.reduce((total, value) => total + (value ?? 0), 0);
		const same =
			fourth !== null && fourth !== undefined && wholes.get(year) === fourth && sum > fourth;
		const grows =
			given.length >= quartersNeeded &&
			first !== null &&
			first !== undefined &&
			first >= firstLeast &&
			values.every((value, index) => value === null || value >= first * (growth[index] as number));
		if (given.length >= quartersNeeded && !same && !grows) return null;
		if (rising && (same || grows))
			told ??= quarters.findLast((point) => point !== undefined) ?? null;
	}
	return told;
}

/** Year-to-date figures in the place of quarters, or beside them: a running total must not be added up or compared as a quarter. */
export function checkToDate({ indicator, series }: MeasureFigures, findings: Findings): void {
	for (const each of series) {
		const quarters = each.points.filter(({ period }) => period.kind === 'quarter');
		if (quarters.length === 0) continue;
		const running = isRunningTotal(each, indicator.unit);
		const beside = each.points.find(
			({ period }) =>
				period.kind === 'span' &&
				monthOf(period.start) === 4 &&
				quarters.some((quarter) => quarter.period.end === period.end)
		);
		const point = running ?? beside;
		if (!point) continue;
		const { source_row } = point.figure;
		findings.add('period.to-date', 'warning', source_row, 'places', () =>
			running
				? `The quarters of “${indicator.name}” for ${placeName(each)} grow through the year as a running total does (row ${source_row}). If they are year-to-date, label them so (2021/22 Q2 YTD) or give each quarter’s own figure; if each is a quarter’s own, nothing needs doing.`
				: `“${indicator.name}” for ${placeName(each)} has a year-to-date figure (row ${source_row}) beside the quarters it is made of. They are kept apart: never add them together.`
		);
	}
}
