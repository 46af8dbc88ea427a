import { stageWord } from '$lib/domain/fostering-checked';
import type { IndicatorId } from '$lib/domain/id';
import type { Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import { shareText } from '../share-words';
import type { StackedDrawing, SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { officialPlaces } from './official-places';
import { figuresOf, type FosteringFigure } from './recruitment';
import { recruitmentFaults, type FigureFault } from './recruitment-faults';
import { emptySection, fosteringMarks, spanWords } from './section-parts';
import { carersNoun } from './stock-words';

/** Measures of other sources that the section of places reads where they are held: ask for them too. */
export const placesIndicators = ['foster-places-approved', 'foster-places-filled'] as IndicatorId[];

const key = 'places';
const SHOWN = 8;
const uses = ['places-filled', 'places-vacant', 'places-not-available'] as const;
const measures: readonly string[] = ['places-approved', ...uses];

/** The places of one day: those approved and what they are used for. */
interface Day {
	readonly at: Period;
	readonly approved: FosteringFigure | null;
	readonly used: readonly (FosteringFigure | null)[];
	/** Why the day's figures cannot all be right; null when they can. */
	readonly fault: string | null;
}

function daysOf(figures: readonly FosteringFigure[], faults: readonly FigureFault[]) {
	const days = [...new Map(figures.map(({ at }) => [at.period, at])).values()].slice(-SHOWN);
	return days.map((at): Day => {
		const here = figures.filter(({ period }) => period === at.period);
		const find = (measure: string) => here.find(({ of }) => of.measure === measure) ?? null;
		return {
			at,
			approved: find('places-approved'),
			used: uses.map(find),
			fault: faults.find((each) => each.figures.some((one) => here.includes(one)))?.sentence ?? null
		};
	});
}

/** What stands over a bar: the sum of the slices, and that some are not given. */
function totalOf({ used }: Day): string {
	const given = used.flatMap((each) => each?.value ?? []);
	if (given.length === 0) return 'Not given';
	const sum = formatNumber(
		given.reduce((made, value) => made + value, 0),
		0
	);
	return given.length === used.length ? sum : `${sum} and some not given`;
}

const drawingOf = (days: readonly Day[], context: SubjectContext): StackedDrawing => ({
	kind: 'stacked',
	parts: uses.map((slug) => ({
		key: slug,
		name: capital(stageWord(slug).replace('places ', ''))
	})),
	bars: days.map((day) => ({
		period: day.at.period,
		label: formatPeriodShort(day.at),
		slices: day.used.map((each) => heldCell(each)),
		total: totalOf(day),
		refused: day.fault
	})),
	unit: 'places',
	marks: fosteringMarks(
		context,
		days.map(({ at }) => at)
	)
});

/** What the latest day says. A share is given only where both its counts are; whole per cents, since the bases are under 1,000. */
function findingOf({ at, approved, used, fault }: Day, carers: string) {
	const when = periodPhrase(at);
	const whose = `places with ${carersNoun(carers)}`;
	const [filled, vacant, resting] = used.map((each) => each?.value ?? null);
	if (fault !== null)
		return {
			figure: null,
			sentence: `The figures of ${whose} ${when} cannot all be right, so none is quoted.`
		};
	const base = approved?.value ?? null;
	if (filled === undefined || filled === null || base === null || base === 0)
		return {
			figure: null,
			sentence: `What share of approved ${whose} was filled ${when} is not known, because not every figure is given.`
		};
	const share = shareText({ count: filled, base });
	const rest =
		vacant === undefined || vacant === null || resting === undefined || resting === null
			? ''
			: `; ${formatNumber(vacant, 0)} ${vacant === 1 ? 'was' : 'were'} vacant and ${formatNumber(resting, 0)} not available`;
	return {
		figure: share,
		sentence: `${formatNumber(filled, 0)} of the ${formatNumber(base, 0)} approved ${whose} were filled ${when}${rest}.`
	};
}

function figureOf(
	context: SubjectContext,
	carers: string,
	figures: readonly FosteringFigure[]
): { readonly figure: SubjectFigure; readonly finding: ReturnType<typeof findingOf> } | null {
	const faults = recruitmentFaults(context, figures);
	const days = daysOf(figures, faults);
	const latest = days.at(-1);
	if (!latest) return null;
	const finding = findingOf(latest, carers);
	const drawable = days.some(
		({ used, fault }) => fault === null && used.some((each) => (each?.value ?? null) !== null)
	);
	const span = spanWords(days.map(({ at }) => at));
	const who = `Places with ${carersNoun(carers)}`;
	return {
		finding,
		figure: {
			key: `places-${carers}`,
			finding:
				finding.figure === null
					? finding.sentence
					: `${finding.figure} of places were filled: ${finding.sentence}`,
			doubt: '',
			subtitle: `${who} by use, ${context.authority.name}, ${span}`,
			period: span,
			unit: 'places',
			drawing: drawable ? drawingOf(days, context) : null,
			empty: drawable ? null : 'Nothing is drawn, because no day has figures that may be.',
			description: days
				.map(
					(day) =>
						`${formatPeriod(day.at)}: ${day.fault ?? day.used.map((each, place) => `${stageWord(uses[place] ?? '')} ${heldCell(each).text}`).join(', ')}.`
				)
				.join(' '),
			table: {
				caption: `${who} by use, ${context.authority.name}`,
				columns: ['Day', ...measures.map((slug) => capital(stageWord(slug)))],
				rows: days.map((day) => {
					const all = [day.approved, ...day.used];
					return rowOf(
						context,
						formatPeriod(day.at),
						all.map((each) => heldCell(each, day.fault)),
						all
					);
				}),
				notes: []
			},
			faults: faults.map(({ sentence }) => sentence),
			notes: [
				'A place is room for one child. A place may be neither filled nor free while carers rest.'
			],
			...sourcesOf(context, figures)
		}
	};
}

/** Places filled, vacant and not available of those approved, for carers of one kind (a slug of `carerKinds`). */
export function placesSection(context: SubjectContext, carers: string): SubjectSection {
	const title = `Places with ${carersNoun(carers)}`;
	const own = figureOf(
		context,
		carers,
		figuresOf(context, carers).filter(({ of }) => measures.includes(of.measure) && !of.cohort)
	);
	const official = carers === 'all' || carers === 'mainstream' ? officialPlaces(context) : null;
	if (!own && !official)
		return emptySection(key, title, `No figure of places with ${carersNoun(carers)} is held.`);
	const finding = own?.finding ?? official?.finding;
	return sectionOf({
		key,
		title,
		figures: [...(own ? [own.figure] : []), ...(official ? [official.figure] : [])],
		summary: finding
			? [{ section: key, figure: finding.figure, sentence: finding.sentence, doubt: null }]
			: []
	});
}
