import type { Period } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';
import type { Conversion } from '$lib/statistics/conversion';
import { wordCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type {
	RangedValue,
	SubjectContext,
	SubjectFigure,
	SubjectSection,
	SummaryLine
} from '../subject';
import { sectionOf } from '../subject-section';
import type { TableCell, TableView } from '../table';
import { perHundred, perHundredRange } from './conversion-words';
import { quartersHeld, recruitmentsOf, stageOf, whoOf, type Recruitment } from './recruitment';
import { emptySection, spanWords } from './section-parts';
import {
	convert,
	figuresFor,
	isStep,
	nameOf,
	pooledReason,
	steps,
	whyNot,
	type Step
} from './steps';
import { carersNoun } from './stock-words';
import { YEAR } from './windows';

function cellOf(found: Conversion, reason: () => string): TableCell {
	if (found.refused !== null) return wordCell('Not worked out', reason());
	return wordCell(
		`${formatNumber(found.later, 0)} for ${formatNumber(found.earlier, 0)}: ${perHundred(found)} (${perHundredRange(found)})`
	);
}

function tableOf(
	context: SubjectContext,
	recruitment: Recruitment,
	quarters: readonly Period[]
): TableView {
	const year = quarters.slice(-YEAR);
	const all = (each: readonly Period[]) =>
		steps.flatMap((step) => figuresFor(recruitment, step, each));
	return {
		caption: `From stage to stage, ${whoOf(recruitment)}, ${context.authority.name}`,
		columns: ['Quarter', ...steps.map((step) => `${nameOf(step)} (and likely range)`)],
		rows: [
			rowOf(
				context,
				`The last four quarters, ${spanWords(year)}`,
				steps.map((step) =>
					cellOf(
						year.length < YEAR ? { refused: 'missing' } : convert(recruitment, step, year),
						() => pooledReason(recruitment, step, year)
					)
				),
				all(year)
			),
			...[...quarters].reverse().map((quarter) =>
				rowOf(
					context,
					formatPeriod(quarter),
					steps.map((step) =>
						cellOf(
							convert(recruitment, step, [quarter]),
							() => whyNot(recruitment, step, quarter) ?? 'A number it needs is not known.'
						)
					),
					all([quarter])
				)
			)
		],
		notes: []
	};
}

function dotOf(found: Conversion, reason: () => string): RangedValue {
	if (found.refused !== null)
		return { value: null, text: 'Not worked out', reason: reason(), low: null, high: null };
	return {
		value: found.per_hundred,
		text: perHundred(found),
		reason: null,
		low: found.low,
		high: found.high
	};
}

const NOT_A_SHARE =
	'A quarter’s approvals are not of that quarter’s enquiries, so these are ratios of two flows and no shares of the same families.';

function figureOf(
	context: SubjectContext,
	recruitment: Recruitment,
	quarters: readonly Period[]
): SubjectFigure {
	const year = quarters.slice(-YEAR);
	const whole = year.length === YEAR;
	const rows = steps.map((step) => {
		const found: Conversion = whole ? convert(recruitment, step, year) : { refused: 'missing' };
		return {
			step,
			found,
			label: nameOf(step),
			dots: [dotOf(found, () => pooledReason(recruitment, step, year))]
		};
	});
	const nothing = rows.every(({ found }) => found.refused !== null);
	const said = rows.findLast(({ found }) => found.refused === null);
	const when = `the four quarters ${spanWords(year)}`;
	const figures = steps.flatMap((step) => figuresFor(recruitment, step, quarters));
	return {
		key: `conversion-${recruitment.carers}-${recruitment.unit}`,
		finding:
			said?.found.refused === null
				? `${formatNumber(said.found.per_hundred, 0)} ${stageOf(said.step.later).word} for every 100 ${stageOf(said.step.earlier).word} of ${whoOf(recruitment)} in ${when}.`
				: `How many ${whoOf(recruitment)} go on from stage to stage cannot be worked out for the last four quarters.`,
		doubt:
			said?.found.refused === null
				? `The likely range is ${perHundredRange(said.found)}: ${formatNumber(said.found.later, 0)} for ${formatNumber(said.found.earlier, 0)}. ${NOT_A_SHARE}`
				: '',
		subtitle: `From stage to stage, ${carersNoun(recruitment.carers)}, ${context.authority.name}, ${spanWords(year)}, ${recruitment.unit} for every 100 at an earlier stage`,
		period: spanWords(year),
		unit: `${recruitment.unit} for every 100`,
		drawing: nothing
			? null
			: {
					kind: 'dots',
					groups: [{ key: 'ours', name: context.authority.name }],
					rows: rows.map(({ label, dots }) => ({ label, dots })),
					unit: 'for every 100',
					most: null
				},
		empty: nothing
			? `There is nothing to draw. ${pooledReason(recruitment, steps[3] as Step, year)}`
			: null,
		description: rows.map(({ label, dots }) => `${label}: ${dots[0]?.text ?? ''}.`).join(' '),
		table: tableOf(context, recruitment, quarters),
		faults: recruitment.faults
			.filter((fault) => fault.figures.some((each) => figures.includes(each)))
			.map(({ sentence }) => sentence),
		notes: [
			'The ranges are 95% intervals of the ratio of two counts; four quarters together scatter less than one.'
		],
		...sourcesOf(context, figures)
	};
}

/** What the top of the page says, where no cohort is followed that says it better. */
function summaryOf(
	recruitment: Recruitment,
	figure: SubjectFigure,
	section: string
): readonly SummaryLine[] {
	if (figure.drawing === null || recruitment.figures.some(({ of }) => of.cohort)) return [];
	return [{ section, figure: null, sentence: figure.finding, doubt: figure.doubt }];
}

/** How many go on from stage to stage, by quarter and over the last four together, of one kind of carers: a figure a unit held. */
export function conversionSection(context: SubjectContext, carers: string): SubjectSection {
	const key = `conversion-${carers}`;
	const title = `From stage to stage: ${carersNoun(carers)}`;
	const held = recruitmentsOf(context, carers).flatMap((recruitment) => {
		const quarters = quartersHeld(recruitment.figures.filter(isStep));
		return quarters.length === 0
			? []
			: [{ recruitment, figure: figureOf(context, recruitment, quarters) }];
	});
	return held.length === 0
		? emptySection(
				key,
				title,
				`No quarter of enquiries, visits, applications or approvals is held, ${carersNoun(carers)}.`
			)
		: sectionOf({
				key,
				title,
				intro: 'What happened in the same quarters, side by side: these are not the same families.',
				figures: held.map(({ figure }) => figure),
				summary: held.flatMap(({ recruitment, figure }) => summaryOf(recruitment, figure, key))
			});
}
