import type { TrendAnswer, TrendRow } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { IsoDate } from '$lib/domain/id';
import type { Target } from '$lib/domain/target';
import { isAdjacent, parsePeriod, type Period, type YearKind } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { citationOf } from './citation';
import { oneOf } from './doubt';
import { latestOf, periodsOf, rowAt } from './latest';
import { missingClause } from './missing';
import { formatNumber } from './number';
import { ageOf } from './period-words';
import { targetNote, targetOf } from './target';
import type { Mode } from '$lib/domain/mode';
import { rangeNotes } from './trend-interval';
import { everySeriesOf, isOutOfScale, seriesOf } from './trend-series';

const years: Readonly<Partial<Record<YearKind, string>>> = {
	'financial-year':
		'Each year runs from 1 April to 31 March: 2019/20 is the year ending 31 March 2020.',
	'calendar-year': 'Each year is a calendar year, January to December.',
	'academic-year': 'Each year is an academic year, September to August.',
	snapshot: 'Each figure is as at one day, 31 March.',
	january: 'Each figure is as counted in January.',
	september: 'Each figure is as counted in September.',
	cohort:
		'Each year is the financial year in which the children joined the group; what they did afterwards is counted later, so the figures are older than they look.'
};

function missingNotes(answer: TrendAnswer): readonly string[] {
	const periods = periodsOf(answer);
	const start = periods.findIndex(
		(period) => (rowAt(answer, 'authority', period)?.value ?? null) !== null
	);
	const reasons = new Map<string, Period[]>();
	for (const period of start < 0 ? [] : periods.slice(start)) {
		const row = rowAt(answer, 'authority', period);
		if (row !== null && row.value !== null) continue;
		const reason = missingClause(row?.symbol ?? null, row?.denominator ?? null);
		reasons.set(reason, [...(reasons.get(reason) ?? []), period]);
	}
	return [...reasons].map(
		([reason, missing]) => `No figure for ${answer.authority.name}, ${listed(missing)}: ${reason}.`
	);
}

function countNotes(answer: TrendAnswer): readonly string[] {
	const used = new Set(
		answer.rows.filter((row) => row.counts_vintage !== row.vintage).map((row) => row.counts_vintage)
	);
	const other = answer.vintages.filter((vintage) => used.has(vintage.vintage));
	const [only] = other;
	if (!only) return [];
	return other.length === 1
		? [`Counts are from ${citationOf(only).text}.`]
		: [`Counts are from ${other.length} other editions, named with the sources.`];
}

function neighbourNote(answer: TrendAnswer, period: Period): string | null {
	const compared = answer.rows.some((row) => row.series !== 'authority' && row.value !== null);
	if (answer.neighbour_set === null || !compared) return null;
	const row = rowAt(answer, 'neighbours', period);
	const set = `${answer.neighbour_set} set`;
	const label = formatPeriodShort(period);
	if (row === null || row.value === null)
		return `No statistical neighbour has a figure for ${label} (${set}).`;
	return `Mean of ${row.neighbours_with} of ${row.neighbours_of} statistical neighbours for ${label}, ${set}; neighbours without a figure are left out.`;
}

function scaleNote(answer: TrendAnswer): string | null {
	const large = everySeriesOf(answer).filter(({ key }) => isOutOfScale(answer, key));
	if (large.length === 0) return null;
	const names = large.map((series) => series.name).join(' and ');
	return `${names} ${large.length === 1 ? 'is' : 'are'} in the table only: totals of so much larger a place do not compare.`;
}

function yearNote(answer: TrendAnswer, periods: readonly Period[]): string | null {
	const snapshots = periods.every((period) => period.kind === 'snapshot');
	if (snapshots && !periods.every((period) => period.end.endsWith('-03-31')))
		return 'Each figure is as at one day.';
	return years[answer.indicator.year_kind] ?? null;
}

function oneNote(answer: TrendAnswer, period: Period): string | null {
	const { unit } = answer.indicator;
	const base = rowAt(answer, 'authority', period)?.denominator ?? null;
	if (unit !== 'percent' || base === null || base <= 0 || base > 1000) return null;
	return `${oneOf(answer.indicator)} is ${formatNumber(100 / base, 1)} percentage points (${formatPeriodShort(period)}).`;
}

/**
 * Why figures were held back: the latest reason in full, and the other periods of that line with the same reason but for its
 * numbers by name.
 */
function heldNotes(answer: TrendAnswer): readonly string[] {
	const alike = new Map<string, TrendRow[]>();
	for (const row of answer.rows) {
		if (row.held_back === null) continue;
		const kind = `${row.series} ${row.held_back.replace(/\d[\d,.]*/g, '#')}`;
		alike.set(kind, [...(alike.get(kind) ?? []), row]);
	}
	return [...alike.values()].map((rows) => {
		const reason = rows.at(-1)?.held_back ?? '';
		const others = rows
			.filter((row) => row.held_back !== reason)
			.map((row) => parsePeriod(row.period))
			.filter((period) => period !== null);
		const same = others.length === 0 ? '' : ` The same was found for ${listed(others)}.`;
		const stand = rows.some((row) => row.value !== null)
			? ' Where an earlier edition has a figure, it is shown instead.'
			: '';
		return `${reason}${same}${stand}`;
	});
}

/** Periods by name, a run of three or more as its two ends: `2016 to 2023`. */
function listed(periods: readonly Period[]): string {
	const first = periods[0];
	const last = periods.at(-1);
	if (!first || !last) return '';
	const run = periods.every((period, index) => {
		const before = periods[index - 1];
		return before === undefined || isAdjacent(before, period);
	});
	return run && periods.length > 2
		? `${formatPeriodShort(first)} to ${formatPeriodShort(last)}`
		: periods.map(formatPeriodShort).join(', ');
}

/** What a reader needs beside the figure, most important first. */
export function notesOf(
	answer: TrendAnswer,
	context: {
		readonly events: readonly Event[];
		readonly today: IsoDate;
		readonly targets?: readonly Target[];
		readonly mode?: Mode;
	}
): readonly string[] {
	const latest = latestOf(answer, context.events);
	const figure = latest?.figure ?? null;
	const targets = context.targets ?? [];
	const target = targetOf(answer, targets);
	const notes = [
		...heldNotes(answer),
		...missingNotes(answer),
		...rangeNotes(seriesOf(answer, context.mode)[0]?.points ?? [], answer.indicator),
		latest && neighbourNote(answer, latest.period),
		figure && oneNote(answer, figure.period),
		target && targetNote(answer, targets, target),
		scaleNote(answer),
		...countNotes(answer),
		yearNote(answer, periodsOf(answer)),
		figure &&
			`The figure for ${answer.authority.name} ${figure.period.kind === 'snapshot' ? 'at' : 'for'} ${formatPeriodShort(figure.period)} is ${ageOf(figure.period, context.today)}.`
	];
	return notes.filter((note) => note !== null);
}
