import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { listed } from '$lib/domain/wording';
import { heldCell } from '../held-cell';
import { rowSources, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import { ageOf, spanOf } from '../period-words';
import type { StackedDrawing, SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { faultsIn, returnFaults, type Faulty } from './outcome-faults';
import { figureAt, isOutcome, outcomeSeries, type OutcomeSeries } from './outcome-series';
import { outcomeMeanings, outcomeTable } from './outcome-table';
import { outcomesLine, outcomesSaid, type Refused } from './outcome-words';
import { heldNotes, marksOf, returnFigures, type ReturnFigure } from './return-figures';

const SECTION = { key: 'outcomes', title: 'Outcomes by quarter' } as const;

/** Quarters a drawing has room for: three years. The table has them all. */
const DRAWN = 12;

const EMPTY =
	'No outcome is held here. Fill in the youth justice return, which the upload page gives, and add it there.';

/** What to do where figures are held and none of them is a quarter's. */
const notByQuarter = (figures: readonly ReturnFigure[]) =>
	`Outcomes are held here for ${listed([...new Set(figures.map(({ at }) => formatPeriodShort(at)))])} and for no quarter. Fill in the youth justice return with a row for each quarter, and add it on the upload page.`;

type Bar = StackedDrawing['bars'][number];

/** Outcomes that any quarter has a row for: the others are named in a note, and the bars say that some are not given. */
const drawnParts = (series: OutcomeSeries) =>
	series.parts.filter(({ key }) => series.figures.some(({ of }) => of.outcome.slug === key));

function barOf(series: OutcomeSeries, period: Period, refused: Refused): Bar {
	const slices = series.parts.map(({ key }) => heldCell(figureAt(series, key, period)));
	const given = slices.flatMap(({ value }) => value ?? []);
	const lacking = given.length < slices.length;
	const sum = given.reduce((total, value) => total + value, 0);
	const drawn = drawnParts(series);
	const why = refused.get(period.period) ?? null;
	const some = given.length === 0 ? 'none given' : 'some not given';
	const total =
		series.counted === 'children'
			? lacking
				? some
				: ''
			: given.length === 0
				? 'none given'
				: `${formatNumber(sum, 0)}${lacking ? ' and some not given' : ''}`;
	return {
		period: period.period,
		label: formatPeriodShort(period),
		slices: drawn.map(({ key }) => heldCell(figureAt(series, key, period))),
		total: why === null ? total : '',
		refused: why
	};
}

function describe(series: OutcomeSeries, bars: readonly Bar[], finding: string): string {
	const parts = drawnParts(series);
	const sentences = bars.map(({ label, slices, total, refused }) => {
		if (refused !== null)
			return `${label}: not drawn, because ${refused.charAt(0).toLowerCase()}${refused.slice(1)}`;
		if (slices.every(({ value }) => value === null)) return `${label}: ${total}.`;
		const said = slices.map(({ text }, place) => `${parts[place]?.name ?? ''}: ${text}`);
		return `${label}${total === '' ? '' : ` (${total})`}. ${said.join('; ')}.`;
	});
	return `Stacked bars, one a quarter, of ${series.of}, the lightest outcome at the foot. ${finding} ${sentences.join(' ')}`;
}

function notesFor(series: OutcomeSeries, context: SubjectContext): readonly string[] {
	const latest = series.periods.at(-1);
	const drawn = drawnParts(series);
	const never = series.parts.filter((part) => !drawn.includes(part)).map(({ name }) => name);
	const notes = [
		series.counted === 'offences'
			? 'Each offence is counted once. “Without a caution or conviction” is outcome 20, outcome 21 and community resolution.'
			: 'A child with two outcomes is counted under each: the bars are outcomes of children, and a bar’s height is not a number of children.',
		series.counted === 'offences' && drawn.some(({ key }) => key.startsWith('other-'))
			? 'Outcomes under the council’s own names are in the base of the share and are not counted as without a caution or conviction.'
			: null,
		series.who === 'all children'
			? 'Looked-after children are among all children: the two are never added.'
			: null,
		series.sums.length === 0
			? null
			: `Sums of outcomes, by their names, are no outcomes of their own and are in no bar: ${listed(series.sums.map((name) => `“${name}”`))}.`,
		never.length === 0
			? null
			: `Given for no quarter, and so not drawn: ${never.join(', ')}. Nothing is taken to be zero.`,
		series.periods.length > DRAWN
			? `The last ${DRAWN} quarters are drawn; the table has all ${series.periods.length}.`
			: null,
		latest ? `The latest quarter’s figures are ${ageOf(latest, context.today)}.` : null,
		...heldNotes(series.figures)
	];
	return notes.filter((note) => note !== null);
}

function figureOf(
	series: OutcomeSeries,
	context: SubjectContext,
	{ refused, faults }: Faulty
): SubjectFigure | null {
	const said = outcomesSaid(series, context, refused);
	if (!said) return null;
	const periods = series.periods.slice(-DRAWN);
	const bars = periods.map((period) => barOf(series, period, refused));
	const nothing = bars.every(
		({ refused: why, slices }) => why !== null || slices.every(({ value }) => value === null)
	);
	const unit = series.counted === 'offences' ? 'offences' : 'outcomes of children';
	const { sources, source_line } = sourcesOf(context, series.figures);
	return {
		key: `outcomes-${series.key}`,
		...said,
		subtitle: `${series.title}, ${context.authority.name}${spanOf(series.periods)}, number of ${unit}`,
		period: spanOf(series.periods).replace(/^, /, ''),
		unit,
		drawing: nothing
			? null
			: {
					kind: 'stacked',
					parts: drawnParts(series),
					bars,
					unit,
					marks: marksOf(series.figures, periods, context)
				},
		empty: nothing
			? bars.some(({ refused: why }) => why !== null)
				? 'There is nothing to draw: the figures held cannot all be right. What is wrong is said below.'
				: 'There is nothing to draw: every figure is missing or hidden.'
			: null,
		description: describe(series, bars, said.finding),
		table: outcomeTable(series, context, refused),
		faults,
		notes: notesFor(series, context),
		sources,
		source_line
	};
}

/**
 * How offences were dealt with, by quarter: a figure for each unit, care status and place that is held, never two of them added. A
 * quarter whose figures cannot all be right is named and not drawn.
 */
export function outcomesSection(context: SubjectContext): SubjectSection {
	const every = returnFigures(context);
	const all = every.filter(isOutcome);
	const faults = returnFaults(every);
	const found = outcomeSeries(all).map((series) => ({
		series,
		...faultsIn(series.figures, faults, context)
	}));
	const figures = found.flatMap(({ series, ...faulty }) => figureOf(series, context, faulty) ?? []);
	if (figures.length === 0)
		return sectionOf({ ...SECTION, empty: all.length === 0 ? EMPTY : notByQuarter(all) });
	const whole = found.filter(({ series }) => series.key.endsWith('all-areas'));
	const lines = (whole.length === 0 ? found : whole).flatMap(
		({ series, refused }) => outcomesLine(SECTION.key, series, context, refused) ?? []
	);
	return sectionOf({
		...SECTION,
		intro:
			'How offences were dealt with, from the lightest outcome to a conviction. Offences and children are counted apart, and so are children placed in the area and out of it: none of them is added to another.',
		figures,
		tables: [outcomeMeanings(rowSources(context, all))],
		summary: lines.slice(0, 2)
	});
}
