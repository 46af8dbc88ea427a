import { formatDate } from '$lib/domain/calendar';
import { monthsSince, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { cohortConversion, pooled } from '$lib/statistics/conversion';
import { sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type { SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { barOf, cohortTable } from './cohort-bars';
import { cohortsOf, drawnCohorts, reached, soundAt } from './cohort-figures';
import { percentOf, rangeOf } from './conversion-words';
import {
	ladder,
	recruitmentsOf,
	whoOf,
	type FosteringFigure,
	type Recruitment
} from './recruitment';
import { emptySection, spanWords } from './section-parts';
import { carersNoun } from './stock-words';

const [first, ...later] = ladder;

/** How long the cohorts have been followed: the day the return was published, and how many may still be on their way. */
function followed(context: SubjectContext, figures: readonly FosteringFigure[]): string {
	const editions = sourcesOf(context, figures).sources.map(({ published }) => published);
	const latest = editions.sort().at(-1);
	const day = latest === undefined ? '' : ` (edition of ${formatDate(latest)})`;
	return `Counted by the day of the return${day}: families still on their way may yet be approved, so the shares of the latest quarters can still grow.`;
}

function figureOf(context: SubjectContext, recruitment: Recruitment): SubjectFigure {
	const cohorts = cohortsOf(recruitment);
	const drawn = drawnCohorts(recruitment, cohorts);
	const used = cohorts.flatMap((each) =>
		ladder.flatMap(({ slug }) => reached(recruitment, slug, each) ?? [])
	);
	const stages = ladder.filter(
		({ slug }) =>
			slug === first.slug || drawn.some((each) => reached(recruitment, slug, each) !== null)
	);
	const bars = stages.map(({ slug }) => barOf(recruitment, slug, drawn));
	const when = drawn.length > 1 ? `the four quarters ${spanWords(drawn)}` : spanWords(drawn);
	const { finding, doubt } = findingOf(context, recruitment, drawn, when);
	const nothing = bars.every(({ value }) => value === null);
	return {
		key: `cohort-${recruitment.carers}-${recruitment.unit}`,
		finding,
		doubt,
		subtitle: `How far those who first enquired in ${when} had got, ${carersNoun(recruitment.carers)}, ${context.authority.name}, % of ${recruitment.unit} that enquired`,
		period: spanWords(drawn),
		unit: `% of ${recruitment.unit} that enquired`,
		drawing: nothing ? null : { kind: 'bars', bars, unit: `% of ${recruitment.unit}`, most: 100 },
		empty: nothing
			? 'There is nothing to draw: how many enquired is not known, hidden or in doubt. The table says which.'
			: null,
		description: bars.map(({ label, text }) => `${label}: ${text}.`).join(' '),
		table: cohortTable(context, recruitment, cohorts),
		faults: recruitment.faults
			.filter(({ figures }) => figures.some(({ of }) => of.cohort))
			.map(({ sentence }) => sentence),
		notes: [
			'Each share is of the same families: all of them enquired first. The ranges are 95% Wilson intervals.',
			followed(context, used)
		],
		...sourcesOf(context, used)
	};
}

/** How long the latest of some cohorts had been followed, and that some may still be on their way. */
function followedFor(
	context: SubjectContext,
	recruitment: Recruitment,
	drawn: readonly Period[]
): string {
	const last = drawn.at(-1);
	const figures = last ? ladder.map(({ slug }) => reached(recruitment, slug, last)) : [];
	const counted = sourcesOf(context, figures)
		.sources.map(({ published }) => published)
		.toSorted()
		.at(-1);
	if (!last || counted === undefined || counted <= last.end)
		return 'Some may still be on their way.';
	const months = monthsSince(last, counted);
	const long = months === 0 ? 'less than a month' : months === 1 ? '1 month' : `${months} months`;
	return `Some may still be on their way: those of ${formatPeriodShort(last)} had been followed for ${long}.`;
}

function findingOf(
	context: SubjectContext,
	recruitment: Recruitment,
	drawn: readonly Period[],
	when: string
) {
	const sum = (slug: string) => pooled(drawn.map((each) => soundAt(recruitment, slug, each)));
	const base = sum(first.slug);
	const last = later.findLast(({ slug }) => sum(slug) !== null);
	const count = last ? sum(last.slug) : null;
	const share = cohortConversion(count, base);
	if (!last || count === null || base === null || share.refused !== null)
		return {
			finding: `How far the ${whoOf(recruitment)} that first enquired in ${when} have got cannot be said.`,
			doubt: 'The table says which numbers are missing or in doubt.'
		};
	const did = count === 1 ? last.one : last.did;
	return {
		finding: `Of ${formatNumber(base, 0)} ${whoOf(recruitment, base)} that first enquired in ${when}, ${formatNumber(count, 0)} ${did} by the day of the return: ${percentOf(share)}.`,
		doubt: `The likely range is ${rangeOf(share)}. ${followedFor(context, recruitment, drawn)}`
	};
}

/** How far those who first enquired in a period had got by the day of the return, of one kind of carers: a figure a unit held. */
export function cohortSection(context: SubjectContext, carers: string): SubjectSection {
	const key = `cohort-${carers}`;
	const title = `Of those who first enquired: ${carersNoun(carers)}`;
	const held = recruitmentsOf(context, carers).filter(
		(recruitment) => cohortsOf(recruitment).length > 0
	);
	if (held.length === 0)
		return emptySection(
			key,
			title,
			`No return says how far those who first enquired have got, ${carersNoun(carers)}. Rows with the window “of those who enquired” say it.`
		);
	const figures = held.map((recruitment) => figureOf(context, recruitment));
	return sectionOf({
		key,
		title,
		intro: 'Families followed from their first enquiry, whenever they got further.',
		figures,
		summary: held.flatMap((recruitment, at) => {
			const share = approvedShare(recruitment);
			const doubt = figures[at]?.doubt ?? null;
			return share ? [{ section: key, ...share, doubt }] : [];
		})
	});
}

/** The share approved, for the summary; null where it cannot be said. */
function approvedShare(recruitment: Recruitment) {
	const drawn = drawnCohorts(recruitment, cohortsOf(recruitment));
	const [count, base] = ['approvals', first.slug].map((slug) =>
		pooled(drawn.map((each) => soundAt(recruitment, slug, each)))
	);
	const share = cohortConversion(count ?? null, base ?? null);
	return share.refused !== null
		? null
		: {
				figure: percentOf(share),
				sentence: `of the ${whoOf(recruitment)} that first enquired in ${spanWords(drawn)} had been approved by the day of the return: ${formatNumber(share.later, 0)} of ${formatNumber(share.earlier, 0)}.`
			};
}
