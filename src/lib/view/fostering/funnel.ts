import type { Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { capital, listed } from '$lib/domain/wording';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { ageOf } from '../period-words';
import type { SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import type { TableView } from '../table';
import { findingOf, flowsOf, measuresHeld, movementOf, summaryOf } from './funnel-words';
import {
	aboutCarers,
	faultAt,
	figureAt,
	ladder,
	quartersHeld,
	recruitmentsOf,
	stageOf,
	whoOf,
	type Recruitment
} from './recruitment';
import { doubtNotes, emptySection, fosteringMarks, spanWords } from './section-parts';
import { carersNoun } from './stock-words';
import { goesOn } from './windows';

/** The most quarters a figure draws; the table has every one. */
const MOST_DRAWN = 12;

const NOT_THE_SAME =
	'The stages of a quarter are not of the same families: whoever is approved in one may have enquired in an earlier one.';

function tableOf(
	context: SubjectContext,
	recruitment: Recruitment,
	quarters: readonly Period[],
	measures: readonly string[]
): TableView {
	const waiting = recruitment.figures.filter(
		({ of }) => of.measure === 'in-progress' && !of.cohort
	);
	const rows = [...quarters].reverse().map((quarter) => {
		const figures = measures.map((slug) => figureAt(recruitment, slug, quarter.period));
		const stock = waiting.find(({ at }) => at.kind === 'snapshot' && at.end === quarter.end);
		const all = waiting.length === 0 ? figures : [...figures, stock ?? null];
		return rowOf(
			context,
			formatPeriod(quarter),
			all.map((figure) => heldCell(figure, faultAt(recruitment, figure))),
			all
		);
	});
	return {
		caption: `Recruitment of ${whoOf(recruitment)} by quarter, ${context.authority.name}`,
		columns: [
			'Quarter',
			...measures.map((slug) => `${capital(stageOf(slug).word)} (${recruitment.unit})`),
			...(waiting.length === 0 ? [] : [`In progress on the last day (${recruitment.unit})`])
		],
		rows,
		notes: []
	};
}

/** What is counted over a year, a year to date or another stretch, which is never added to quarters. */
function otherStretches(
	context: SubjectContext,
	recruitment: Recruitment,
	quarters: readonly Period[]
): TableView | null {
	const ends = new Set(quarters.map(({ end }) => end));
	const others = recruitment.figures.filter(
		({ of, at }) =>
			!of.cohort &&
			of.reason === null &&
			at.kind !== 'quarter' &&
			!(of.measure === 'in-progress' && ends.has(at.end))
	);
	if (others.length === 0) return null;
	return {
		caption: `Recruitment of ${whoOf(recruitment)} over other stretches of time, ${context.authority.name}`,
		columns: ['What is counted', 'Over what time', capital(recruitment.unit)],
		rows: others.map((figure) =>
			rowOf(
				context,
				capital(stageOf(figure.of.measure).word),
				[
					{ text: formatPeriod(figure.at), reason: null, value: null },
					heldCell(figure, faultAt(recruitment, figure))
				],
				[figure]
			)
		),
		notes: ['These are not added to the quarters, and not taken away from one another.']
	};
}

function figureOf(
	context: SubjectContext,
	recruitment: Recruitment,
	quarters: readonly Period[]
): SubjectFigure {
	const flows = flowsOf(recruitment);
	const measures = measuresHeld(flows);
	const drawn = quarters.slice(-MOST_DRAWN);
	const absent = ladder.filter(({ slug }) => !measures.includes(slug));
	const last = quarters.at(-1);
	const finding = findingOf(recruitment, quarters);
	const panels = measures.map((slug) => ({
		name: capital(stageOf(slug).word),
		columns: drawn.map(({ period }) => {
			const figure = figureAt(recruitment, slug, period);
			return heldCell(figure, faultAt(recruitment, figure));
		})
	}));
	const faults = recruitment.faults.filter(({ figures }) =>
		figures.some((each) => !each.of.cohort && each.of.reason === null)
	);
	return {
		key: `funnel-${recruitment.carers}-${recruitment.unit}`,
		finding: `${finding}.`,
		doubt: [NOT_THE_SAME, movementOf(recruitment, quarters)]
			.filter((each) => each !== null)
			.join(' '),
		subtitle: `Recruitment of ${carersNoun(recruitment.carers)}, ${context.authority.name}, ${spanWords(quarters)}, ${recruitment.unit} each quarter`,
		period: spanWords(quarters),
		unit: recruitment.unit,
		drawing: {
			kind: 'columns',
			periods: drawn.map((each) => ({ period: each.period, label: formatPeriodShort(each) })),
			panels,
			unit: recruitment.unit,
			marks: fosteringMarks(context, drawn)
		},
		empty: null,
		description: panels
			.map(
				({ name, columns }) =>
					`${name}: ${columns.map(({ text }, at) => `${formatPeriodShort(drawn[at] as Period)} ${text}`).join(', ')}.`
			)
			.join(' '),
		table: tableOf(context, recruitment, quarters, measures),
		faults: faults.map(({ sentence }) => sentence),
		notes: [
			...doubtNotes(faults.flatMap(({ withheld }) => withheld)),
			...(absent.length === 0
				? []
				: [
						`Not in the returns held: ${listed(absent.map(({ slug }) => stageOf(slug).word))}, in ${recruitment.unit}.`
					]),
			...(drawn.length < quarters.length
				? [`The last ${MOST_DRAWN} quarters are drawn; the table has all ${quarters.length}.`]
				: []),
			...(last ? [`The latest quarter is ${ageOf(last, context.today)}.`] : []),
			...(last && flows.some(({ at }) => goesOn(at, last))
				? [
						'Later figures are held for a longer stretch of time only. They are in the table of other stretches, and in none of these quarters.'
					]
				: [])
		],
		...sourcesOf(context, flows)
	};
}

/** The recruitment funnel by quarter, of one kind of carers (a slug of `carerKinds`): a figure a unit held, no two units on one. */
export function funnelSection(context: SubjectContext, carers: string): SubjectSection {
	const section = {
		key: `funnel-${carers}`,
		title: `Recruitment by quarter: ${carersNoun(carers)}`
	};
	const each = recruitmentsOf(context, carers).map((recruitment) => ({
		recruitment,
		quarters: quartersHeld(flowsOf(recruitment))
	}));
	const figures = each.filter(({ quarters }) => quarters.length > 0);
	const tables = each.flatMap(
		({ recruitment, quarters }) => otherStretches(context, recruitment, quarters) ?? []
	);
	if (figures.length === 0 && tables.length === 0)
		return emptySection(
			section.key,
			section.title,
			`No enquiry, visit, application or approval of ${carersNoun(carers)} is held.`
		);
	return sectionOf({
		...section,
		intro: aboutCarers(carers),
		figures: figures.map(({ recruitment, quarters }) => figureOf(context, recruitment, quarters)),
		tables,
		summary: figures.flatMap(({ recruitment, quarters }) =>
			summaryOf(recruitment, quarters, section.key)
		)
	});
}
