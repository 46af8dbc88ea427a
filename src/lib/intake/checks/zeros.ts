import { formatPeriodShort } from '$lib/domain/period-words';
import type { Findings } from './findings';
import type { MeasureFigures, Point, Series } from './series';
import { counted, placeName } from './words';

/** Zeros one after the other. */
const runNeeded = 3;
/** At the rate of everywhere else, so many would have been counted over the run: chance alone counts none in 1 of 20,000. */
const expectedNeeded = 10;
/** Where nowhere else can be compared, a base as large as this in every period of the run. */
const largeBase = 100;

/** The longest run of printed zeros, each with its base. */
function longestRun(points: readonly Point[]): readonly Point[] {
	let longest: readonly Point[] = [];
	let run: Point[] = [];
	for (const point of points) {
		const { value, denominator } = point.figure;
		run = value === 0 && denominator !== null && denominator > 0 ? [...run, point] : [];
		if (run.length > longest.length) longest = run;
	}
	return longest;
}

const baseOf = (points: readonly Point[]) =>
	points.reduce((total, { figure }) => total + (figure.denominator ?? 0), 0);

/** Zero in period after period of a large group looks like nothing recorded, not like nothing that happened. */
export function checkZeros({ indicator, series }: MeasureFigures, findings: Findings): void {
	if (indicator.unit !== 'percent' && indicator.unit !== 'rate') return;
	const authorities = series.filter(({ place }) => place === null || place.kind === 'authority');
	let [events, people] = [0, 0];
	for (const { points } of authorities)
		for (const { figure } of points)
			if (figure.numerator !== null && figure.denominator !== null) {
				events += figure.numerator;
				people += figure.denominator;
			}
	const isLong = (run: readonly Point[], { points }: Series) => {
		if (run.length < runNeeded) return false;
		const others = people - baseOf(points);
		const expected = others > 0 ? (baseOf(run) * events) / others : 0;
		return others > 0
			? expected >= expectedNeeded
			: run.every(({ figure }) => (figure.denominator ?? 0) >= largeBase);
	};
	for (const each of authorities) {
		const run = longestRun(each.points);
		const [first, last] = [run[0], run.at(-1)];
		if (!first || !last || !isLong(run, each)) continue;
		findings.add(
			'value.zeros',
			'note',
			first.figure.source_row,
			'places',
			() =>
				`${placeName(each)} prints 0 for “${indicator.name}” in ${run.length} periods one after the other, ${formatPeriodShort(first.period)} to ${formatPeriodShort(last.period)}, of about ${counted(Math.round(baseOf(run) / run.length))} each time (first in row ${first.figure.source_row}). That looks like figures not recorded: ask the source before it is ranked or praised.`
		);
	}
}
