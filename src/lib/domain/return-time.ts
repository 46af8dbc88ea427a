import { yearOf } from './calendar';
import { grouped } from './grouped';
import { financialQuarter, parsePeriod, type Period } from './period';
import { formatPeriodShort } from './period-words';
import { faultOf, type CheckedFigure, type ReturnFault } from './return-fault';
import { listed } from './wording';

/** A figure with its period read, and what it counts. */
export interface TimedFigure<Figure extends CheckedFigure> {
	readonly figure: Figure;
	readonly period: Period;
	/** The same for figures that count the same thing in different periods. */
	readonly series: string;
	/** Its measure or outcome, as a slug. */
	readonly measure: string;
	/** What it counts, in words, without the period. */
	readonly name: string;
	/** Whether quarters make a year: false where one child may be in two of them; null for what is not counted over time. */
	readonly adds: boolean | null;
}

/** Figures with their periods read; one whose period cannot be read is left out. */
export const timed = <Figure extends CheckedFigure>(
	figures: readonly Figure[],
	what: (figure: Figure) => Pick<TimedFigure<Figure>, 'series' | 'measure' | 'name' | 'adds'>
): readonly TimedFigure<Figure>[] =>
	figures.flatMap((figure) => {
		const period = parsePeriod(figure.period);
		return period ? [{ figure, period, ...what(figure) }] : [];
	});

/** A period in a sentence about rows: `Q1 2021/22`. */
export const inShort = (period: string) => {
	const read = parsePeriod(period);
	return read ? formatPeriodShort(read) : period;
};

/** Whether one period runs from 1 April and has the whole of another in it, so that it is that year to date. */
const isToDateOf = (long: Period, part: Period) =>
	long.start.endsWith('-04-01') &&
	long.start <= part.start &&
	long.end >= part.end &&
	long.end <= `${yearOf(long.start) + 1}-03-31`;

const overlap = (a: Period, b: Period) => a.start <= b.end && b.start <= a.end;
const days = ({ start, end }: Period) => Date.parse(end) - Date.parse(start);

/** Figures of one thing whose stretches overlap, unless the longer is the year to date. */
function overlapping<Figure extends CheckedFigure>(
	series: readonly TimedFigure<Figure>[]
): readonly ReturnFault<Figure>[] {
	const longest = [...series].sort(
		(a, b) => days(b.period) - days(a.period) || a.period.start.localeCompare(b.period.start)
	);
	return longest.flatMap((each, at) => {
		const others = longest
			.slice(at + 1)
			.filter(
				({ period }) =>
					period.period !== each.period.period &&
					overlap(each.period, period) &&
					!isToDateOf(each.period, period)
			)
			.sort((a, b) => a.period.start.localeCompare(b.period.start));
		if (others.length === 0) return [];
		const those = listed(others.map(({ period }) => formatPeriodShort(period)));
		return [
			faultOf('period.overlap', [each.figure, ...others.map(({ figure }) => figure)], {
				measures: [each.measure],
				what: `${each.name} is given for ${formatPeriodShort(each.period)} and for ${those}, which overlap: together they count some of it twice.`,
				cure: 'Give each quarter its own row, and a longer stretch only as the year to date.'
			})
		];
	});
}

/** A year to date that the quarters it is made of do not make. */
function toDate<Figure extends CheckedFigure>(
	series: readonly TimedFigure<Figure>[]
): readonly ReturnFault<Figure>[] {
	const held = new Map(series.map((each) => [each.period.period, each.figure]));
	return series.flatMap(({ figure, period, name, adds, measure }) => {
		if (figure.value === null || !period.start.endsWith('-04-01')) return [];
		const year = yearOf(period.start) + 1;
		const quarters = ([1, 2, 3, 4] as const).map((each) => financialQuarter(year, each));
		const last = quarters.findIndex(({ end }) => end === period.end);
		if (last < 1) return [];
		const parts = quarters.slice(0, last + 1).flatMap((each) => held.get(each.period) ?? []);
		const values = parts.flatMap(({ value }) => (value === null ? [] : [value]));
		if (values.length <= last) return [];
		const sum = values.reduce((total, value) => total + value, 0);
		const broken = adds
			? sum !== figure.value
			: sum < figure.value || Math.max(...values) > figure.value;
		return broken
			? [
					faultOf('period.to-date', [figure, ...parts], {
						measures: [measure],
						what: `${name} is ${figure.value} for ${formatPeriodShort(period)}, but its quarters make ${sum}.`,
						cure: 'Correct the row that is wrong, or say in the note why they differ.'
					})
				]
			: [];
	});
}

/** What is wrong with the periods of figures: stretches that overlap, and years to date that their quarters do not make. */
export function timeFaults<Figure extends CheckedFigure>(
	figures: readonly TimedFigure<Figure>[]
): readonly ReturnFault<Figure>[] {
	const over = figures.filter(({ adds, period }) => adds !== null && period.kind !== 'snapshot');
	return grouped(over, ({ series }) => series).flatMap((each) => [
		...toDate(each),
		...overlapping(each)
	]);
}
