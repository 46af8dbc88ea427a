import { isAdjacent, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { yearOf, monthOf } from '$lib/domain/calendar';
import type { Findings } from './findings';
import type { MeasureFigures, Point, Series } from './series';
import { placeName } from './words';

const kindWords: Readonly<Record<Period['kind'], string>> = {
	'financial-year': 'financial years',
	'calendar-year': 'calendar years',
	'academic-year': 'academic years',
	quarter: 'quarters',
	month: 'months',
	snapshot: 'single days',
	'rolling-year': 'years to a month',
	'pooled-years': 'years pooled',
	span: 'other stretches of time'
};

const listed = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const firstRow = ({ by_period }: MeasureFigures, period: Period) =>
	(by_period.get(period.period) ?? []).reduce(
		(least, { figure }) => Math.min(least, figure.source_row),
		Infinity
	);

/** Years beside quarters, or financial years beside calendar years, within one measure: no change is worked out between them. */
export function checkKinds(measure: MeasureFigures, findings: Findings): void {
	const first = new Map<Period['kind'], Period>();
	for (const period of measure.periods) if (!first.has(period.kind)) first.set(period.kind, period);
	if (first.size < 2) return;
	const examples = [...first].map(
		([kind, period]) => `${kindWords[kind]} (${formatPeriodShort(period)})`
	);
	const row = Math.min(...[...first.values()].map((period) => firstRow(measure, period)));
	findings.add(
		'period.mixed-kinds',
		'warning',
		row,
		'measures',
		() =>
			`“${measure.indicator.name}” has ${listed(examples)}. They are kept apart and no change is worked out between them. If they were meant to be of one kind, correct the labels.`
	);
}

/** More steps than this between two periods is another series, not a gap. */
const longestGap = 10;

/** Whether every period of a kind lies a year apart, as snapshots of one day in the year and censuses do. */
const yearly = (periods: readonly Period[]) =>
	new Set(periods.map(({ end }) => end.slice(5, 7))).size === 1;

/** Years, quarters or months that a measure skips; noted, because a source may not have published then. */
export function checkGaps(measure: MeasureFigures, findings: Findings): void {
	const kinds = new Map<Period['kind'], Period[]>();
	for (const period of measure.periods)
		kinds.set(period.kind, [...(kinds.get(period.kind) ?? []), period]);
	for (const [kind, periods] of kinds) {
		if (kind === 'span' || periods.length < 2) continue;
		if ((kind === 'snapshot' && !yearly(periods)) || kind === 'pooled-years') continue;
		const once = (kind === 'month' || kind === 'quarter') && yearly(periods);
		const gaps = periods.flatMap((later, index) => {
			const earlier = periods[index - 1];
			if (!earlier || isAdjacent(earlier, later) || later.end === earlier.end) return [];
			const months = monthsBetween(earlier, later);
			const step = once ? 12 : kind === 'month' ? 1 : kind === 'quarter' ? 3 : 12;
			const missing = months / step - 1;
			return missing >= 1 && missing <= longestGap && Number.isInteger(missing)
				? [{ earlier, later, missing }]
				: [];
		});
		const [gap] = gaps;
		if (!gap) continue;
		findings.add(
			'period.gap',
			'note',
			firstRow(measure, gap.later),
			'measures',
			() =>
				`“${measure.indicator.name}” has nothing between ${formatPeriodShort(gap.earlier)} and ${formatPeriodShort(gap.later)}${gaps.length > 1 ? `, and ${gaps.length - 1} more such ${gaps.length === 2 ? 'gap' : 'gaps'}` : ''}. The line is not drawn across it; nothing needs doing if the source printed nothing.`
		);
	}
}

const monthsBetween = (earlier: Period, later: Period) =>
	(yearOf(later.end) - yearOf(earlier.end)) * 12 + monthOf(later.end) - monthOf(earlier.end);

/** Rows down a page run forwards or backwards in time. */
const pointsNeeded = 4;

/** Whether rows run down, or up, the page as time goes on. */
function isMonotone(points: readonly Point[]): boolean {
	let [down, up] = [true, true];
	for (let index = 1; index < points.length; index += 1) {
		const step =
			(points[index] as Point).figure.source_row - (points[index - 1] as Point).figure.source_row;
		if (step <= 0) down = false;
		if (step >= 0) up = false;
	}
	return down || up;
}

/**
 * One period out of its place where every other row is in order: the mark of a label typed wrongly. Only a table with a row
 * for each period has an order; one that is shuffled throughout has none to break.
 */
export function checkOrder(measures: readonly MeasureFigures[], findings: Findings): void {
	let ordered = 0;
	const broken: {
		readonly each: Series;
		readonly name: string;
		readonly row: number;
		readonly period: Period;
	}[] = [];
	for (const { indicator, series } of measures)
		for (const each of series) {
			if (each.points.length < pointsNeeded) continue;
			if (isMonotone(each.points)) {
				ordered += 1;
				continue;
			}
			const rows = [...each.points].sort((a, b) => a.figure.source_row - b.figure.source_row);
			if (new Set(rows.map(({ figure }) => figure.source_row)).size < rows.length) continue;
			if (new Set(rows.map(({ period }) => period.kind)).size > 1) continue;
			const steps = rows.slice(1).map((row, index) => ({
				row,
				sign: Math.sign((rows[index] as Point).rank - row.rank)
			}));
			const forwards = steps.filter(({ sign }) => sign < 0).length;
			if (forwards === 0 || forwards === steps.length) {
				ordered += 1;
				continue;
			}
			const odd = steps.filter(({ sign }) => (forwards * 2 >= steps.length ? sign > 0 : sign < 0));
			const [one] = odd;
			if (one && odd.length === 1)
				broken.push({
					each,
					name: indicator.name,
					row: one.row.figure.source_row,
					period: one.row.period
				});
			else ordered -= 1;
		}
	if (ordered < 0 || broken.length > Math.max(1, ordered / 10)) return;
	for (const { each, name, row, period } of broken)
		findings.add(
			'period.order',
			'note',
			row,
			'places',
			() =>
				`Row ${row} gives ${formatPeriodShort(period)} for ${placeName(each)} as “${name}” out of the order its other rows are in. Look whether its label is right.`
		);
}
