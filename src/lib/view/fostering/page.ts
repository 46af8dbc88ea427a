import { fosteringOf } from '$lib/domain/fostering-figure';
import { carerKinds } from '$lib/domain/fostering-words';
import type { SubjectContext } from '../subject';
import { composeSubject, type SubjectView } from '../subject-page';
import { cohortSection } from './cohort';
import { comparatorsSection } from './comparators';
import { conversionSection } from './conversion';
import { funnelSection } from './funnel';
import { inHouseSection } from './in-house';
import { leaversSection } from './leavers';
import { serviceSection } from './length-of-service';
import { paperSection } from './paper-reading';
import { placesSection } from './places';
import { reconcilerSection } from './reconciler';
import { targetOffered, targetSection, type TargetAsked } from './target';
import { timeSection } from './time';
import { withdrawnSection } from './withdrawn';

const names: ReadonlyMap<string, string> = new Map([
	['mainstream', 'Mainstream carers'],
	['connected-persons', 'Connected persons'],
	['supported-lodgings', 'Supported lodgings'],
	['all', 'All carers, or kind not given']
]);

/** Carers of whom the authority's own returns and papers say anything, mainstream first. */
function carersHeld({ held, authority }: SubjectContext): SubjectView['carers'] {
	const there = new Set(
		held.figures
			.filter(({ geography }) => geography === authority.geography)
			.map(({ indicator }) => fosteringOf(indicator)?.carers)
	);
	return carerKinds
		.filter(({ slug }) => there.has(slug))
		.map(({ slug, word }) => ({ slug, name: names.get(slug) ?? word }));
}

/** Carers the page begins with: mainstream where they are held, then all together, else the first that are. */
const usualCarers = (carers: SubjectView['carers']): string =>
	['mainstream', 'all'].find((each) => carers.some(({ slug }) => slug === each)) ??
	carers[0]?.slug ??
	'mainstream';

/** What the page of fostering says for carers of one kind; null for those it begins with. Kinds of carers are never added together. */
export function fosteringPage(
	context: SubjectContext,
	asked: { readonly carers: string | null; readonly wanted: TargetAsked | null }
): SubjectView {
	const carers = carersHeld(context);
	const chosen = asked.carers ?? usualCarers(carers);
	const paper = paperSection(context);
	const reconciler = reconcilerSection(context, chosen);
	const untold = reconciler.summary.every(({ figure }) => figure === null);
	return composeSubject(
		{
			subject: 'fostering',
			heading: `Fostering: ${context.authority.name}`,
			lead: 'Who enquires, who is approved, who leaves, and whether there are places enough.',
			carers,
			chosen,
			offered: targetOffered(context, chosen)
		},
		[
			funnelSection(context, chosen),
			cohortSection(context, chosen),
			conversionSection(context, chosen),
			withdrawnSection(context, chosen),
			timeSection(context, chosen),
			// Whether the figures balance is said once: by the reading of a report until a return gives a net figure.
			paper.empty === null && untold ? { ...reconciler, summary: [] } : reconciler,
			...(paper.empty === null ? [untold ? paper : { ...paper, summary: [] }] : []),
			leaversSection(context, chosen),
			serviceSection(context, chosen),
			placesSection(context, chosen),
			inHouseSection(context, chosen),
			targetSection(context, chosen, asked.wanted),
			comparatorsSection(context)
		],
		context.held.vintages
	);
}
