import { quartersUpTo, type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type { SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { figureAt, figuresOf, quartersHeld, stageOf, type FosteringFigure } from './recruitment';
import { emptySection, fosteringMarks, spanWords } from './section-parts';
import { carersNoun } from './stock-words';
import { YEAR } from './windows';

const waits = ['enquiry-to-visit', 'visit-to-application', 'application-to-approval'] as const;
const MOST_DRAWN = 12;

/** How a wait is said: `from application to approval`. */
const waitOf = (slug: string) => stageOf(slug).word.replace(/^days /, '');

const inDays = (figure: FosteringFigure) =>
	`${formatNumber(figure.value ?? 0, figure.decimals)} days`;

/** The wait the finding is about: the last of the stages that has a figure in the latest quarter with any. */
function latestWait(figures: readonly FosteringFigure[], quarters: readonly Period[]) {
	for (const quarter of [...quarters].reverse())
		for (const slug of [...waits].reverse()) {
			const figure = figureAt({ figures }, slug, quarter.period);
			if (figure !== null && figure.value !== null) return { slug, quarter, figure };
		}
	return null;
}

function findingOf(figures: readonly FosteringFigure[], quarters: readonly Period[]): string {
	const latest = latestWait(figures, quarters);
	if (!latest) return 'No average time in a stage may be shown.';
	const { slug, quarter, figure } = latest;
	const [yearBefore] = quartersUpTo(quarter, YEAR + 1);
	const earlier = yearBefore ? figureAt({ figures }, slug, yearBefore.period) : null;
	const before =
		earlier === null || earlier.value === null || yearBefore === undefined
			? ''
			: `, against ${inDays(earlier)} a year before (${formatPeriodShort(yearBefore)})`;
	return `It took ${inDays(figure)} on average ${waitOf(slug)} in ${formatPeriodShort(quarter)}${before}.`;
}

const NO_SPREAD =
	'No likely range can be given: the return has averages, and neither how many they are of nor how far apart the waits lie.';

function figureOf(
	context: SubjectContext,
	carers: string,
	figures: readonly FosteringFigure[]
): SubjectFigure {
	const quarters = quartersHeld(figures);
	const drawn = quarters.slice(-MOST_DRAWN);
	const held = waits.filter((slug) => figures.some(({ of }) => of.measure === slug));
	const panels = held.map((slug) => ({
		name: capital(waitOf(slug)),
		columns: drawn.map(({ period }) => heldCell(figureAt({ figures }, slug, period)))
	}));
	return {
		key: `time-${carers}`,
		finding: findingOf(figures, quarters),
		doubt: NO_SPREAD,
		subtitle: `Average time in each stage, ${carersNoun(carers)}, ${context.authority.name}, ${spanWords(quarters)}, days`,
		period: spanWords(quarters),
		unit: 'days, average',
		drawing: {
			kind: 'columns',
			periods: drawn.map((each) => ({ period: each.period, label: formatPeriodShort(each) })),
			panels,
			unit: 'days',
			marks: fosteringMarks(context, drawn)
		},
		empty: null,
		description: panels
			.map(
				({ name, columns }) =>
					`${name}: ${columns.map(({ text }, at) => `${drawn[at] ? formatPeriodShort(drawn[at]) : ''} ${text}`).join(', ')}.`
			)
			.join(' '),
		table: {
			caption: `Average days in each stage by quarter, ${carersNoun(carers)}, ${context.authority.name}`,
			columns: ['Quarter', ...held.map((slug) => `${capital(waitOf(slug))} (days, average)`)],
			rows: [...quarters].reverse().map((quarter) => {
				const row = held.map((slug) => figureAt({ figures }, slug, quarter.period));
				return rowOf(
					context,
					formatPeriod(quarter),
					row.map((each) => heldCell(each)),
					row
				);
			}),
			notes: []
		},
		faults: [],
		notes: [
			'The averages are of different families: those visited, those who applied and those approved in the quarter. They do not add up to the time from enquiry to approval.',
			...(drawn.length < quarters.length
				? [`The last ${MOST_DRAWN} quarters are drawn; the table has all ${quarters.length}.`]
				: [])
		],
		...sourcesOf(context, figures)
	};
}

/** Average days in each stage by quarter, of one kind of carers. */
export function timeSection(context: SubjectContext, carers: string): SubjectSection {
	const key = `time-${carers}`;
	const title = `Time in each stage: ${carersNoun(carers)}`;
	const figures = figuresOf(context, carers).filter(
		({ of, at }) => at.kind === 'quarter' && waits.some((slug) => slug === of.measure)
	);
	if (figures.length === 0)
		return emptySection(
			key,
			title,
			`No average time in a stage is held by quarter, ${carersNoun(carers)}.`
		);
	return sectionOf({ key, title, figures: [figureOf(context, carers, figures)] });
}
