import { formatPeriodShort } from '$lib/domain/period-words';
import { responseCategoryOf, type ResponseCategory } from '$lib/domain/response-category';
import { listed } from '$lib/domain/wording';
import { rowSources, sourcesOf } from '../held-sources';
import { ageOf } from '../period-words';
import type { SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { faultsIn, returnFaults, type Faulty } from './outcome-faults';
import { isResponse, responseSeries, type ResponseSeries } from './response-series';
import { categoryTable, responseTable } from './response-table';
import { responseBars, responseLine, responsesSaid } from './response-words';
import { heldNotes, returnFigures } from './return-figures';

const SECTION = { key: 'responses', title: 'Responses to incidents' } as const;

const EMPTY =
	'No response to an incident is held here for a quarter. Fill in the youth justice return, which the upload page gives, with rows of “response: its name in the local protocol”, and add it there.';

function notesFor(
	series: ResponseSeries,
	table: readonly ResponseCategory[],
	context: SubjectContext
): readonly string[] {
	const latest = series.periods.at(-1);
	const lacking = series.groups.filter(({ category }) => category === null);
	const schemes = [
		...new Set(
			series.figures.flatMap(({ of }) => responseCategoryOf(table, of.outcome.slug)?.scheme ?? [])
		)
	];
	const notes = [
		'Each incident in a children’s home or placement is counted once, however many children were in it: these are neither offences nor children.',
		schemes.length === 0
			? null
			: `Local words are put into categories by the record’s table of response categories (${listed(schemes)}).`,
		lacking.length === 0
			? null
			: `Not in the table of response categories, and so in no category: ${listed(lacking.map(({ name }) => name))}. Add it to the table once the board has agreed what it comes to.`,
		latest ? `The latest quarter’s figures are ${ageOf(latest, context.today)}.` : null,
		...heldNotes(series.figures)
	];
	return notes.filter((note) => note !== null);
}

function figureOf(
	series: ResponseSeries,
	table: readonly ResponseCategory[],
	context: SubjectContext,
	{ refused, faults }: Faulty
): SubjectFigure | null {
	const latest = series.periods.at(-1);
	if (!latest) return null;
	const said = responsesSaid(series, latest, context, refused);
	const drawing = refused.has(latest.period) ? null : responseBars(series, latest, context);
	const unit = drawing?.unit ?? 'incidents';
	const { sources, source_line } = sourcesOf(context, series.figures);
	const bars = (drawing?.bars ?? []).map(
		({ label, text, reason }) => `${label}: ${reason === null ? text : text.toLowerCase()}.`
	);
	return {
		key: `responses-${series.key}`,
		...said,
		subtitle: `Responses to ${series.of}, ${context.authority.name}, ${formatPeriodShort(latest)}, ${unit}`,
		period: formatPeriodShort(latest),
		unit,
		drawing,
		empty: drawing
			? null
			: refused.has(latest.period)
				? 'There is nothing to draw: the figures of the quarter cannot all be right. What is wrong is said below.'
				: 'There is nothing to draw: every figure of the quarter is missing or hidden.',
		description: `A bar for each category of response, the lightest first. ${said.finding} ${bars.join(' ')}`,
		table: responseTable(series, context, refused),
		faults,
		notes: notesFor(series, table, context),
		sources,
		source_line
	};
}

/**
 * How incidents where looked-after children live were answered, in categories that the record’s own table gives to local words. A word
 * that the table lacks keeps its own bar and is in no category.
 */
export function responsesSection(
	context: SubjectContext,
	categories: readonly ResponseCategory[]
): SubjectSection {
	const every = returnFigures(context);
	const all = every.filter(isResponse);
	const faults = returnFaults(every);
	const found = responseSeries(all, categories).map((series) => ({
		series,
		faulty: faultsIn(series.figures, faults, context)
	}));
	const figures = found.flatMap(
		({ series, faulty }) => figureOf(series, categories, context, faulty) ?? []
	);
	if (figures.length === 0) return sectionOf({ ...SECTION, empty: EMPTY });
	return sectionOf({
		...SECTION,
		intro:
			'What was done at once about incidents in homes and placements: dealt with inside, told to the police for later, or the police asked to come at once.',
		figures,
		tables: [
			categoryTable(
				found.map(({ series }) => series),
				categories,
				rowSources(context, all)
			)
		],
		summary: found
			.slice(0, 1)
			.flatMap(
				({ series, faulty }) => responseLine(SECTION.key, series, context, faulty.refused) ?? []
			)
	});
}
