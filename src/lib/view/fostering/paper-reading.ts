import { formatDate } from '$lib/domain/calendar';
import type { IndicatorId } from '$lib/domain/id';
import { comparePeriods } from '$lib/domain/period';
import type { Vintage } from '$lib/domain/vintage';
import { citationOf } from '../citation';
import type { Reading, SubjectContext, SubjectSection, SummaryLine } from '../subject';
import { sectionOf } from '../subject-section';
import {
	applicantsAreStock,
	baseMissing,
	directionUntold,
	netFigureUntold,
	timeMissing,
	unitsChanged,
	yearsOfWhom
} from './paper-bewares';
import { plainFigures, paperFigures } from './paper-figures';
import { approvedCount, fosterCareShare, leaversSum } from './paper-holds';
import type { PaperEdition } from './paper-words';

/** Measures of board papers beside those of the fostering family that the reading needs: ask for them too. */
export const paperIndicators = [
	'local-children-in-care',
	'fostering-council-share',
	'fostering-additional-panels'
] as IndicatorId[];

const holding = [leaversSum, fosterCareShare, approvedCount];
const warning = [
	unitsChanged,
	netFigureUntold,
	directionUntold,
	baseMissing,
	applicantsAreStock,
	yearsOfWhom,
	timeMissing
];

/** The figures of every edition that says anything of fostering, the latest first; hidden and missing figures bear nothing. */
function editionsOf(context: SubjectContext): readonly (PaperEdition & { vintage: Vintage })[] {
	const all = paperFigures(context)
		.filter(({ figure }) => figure.value !== null)
		.sort((a, b) => a.figure.source_row - b.figure.source_row);
	const beside = plainFigures(context).filter(
		({ figure }) => figure.value !== null && paperIndicators.includes(figure.indicator)
	);
	return context.held.vintages.flatMap((vintage) => {
		const ours = (each: { readonly figure: { readonly vintage: string } }) =>
			each.figure.vintage === vintage.vintage;
		const figures = all.filter(ours);
		return figures.length === 0 ? [] : [{ vintage, figures, beside: beside.filter(ours), all }];
	});
}

const nothing: Reading = { heading: 'What the figures bear', holds: [], beware: [] };

/** The latest edition in which anything is to be beware of, read; null where there is none. */
function latestReading(context: SubjectContext) {
	for (const edition of editionsOf(context)) {
		const beware = warning.flatMap((rule) => rule(edition) ?? []);
		if (beware.length === 0) continue;
		const latest = edition.figures
			.map(({ period }) => period)
			.sort(comparePeriods)
			.at(-1);
		const heading = latest
			? `What the figures up to ${formatDate(latest.end)} bear`
			: nothing.heading;
		const holds = holding.flatMap((rule) => rule(edition) ?? []);
		return { vintage: edition.vintage, reading: { heading, holds, beware } };
	}
	return null;
}

/**
 * What the figures of one edition bear and what they do not: units that differ, windows that differ, a base that is not said, a
 * direction without an earlier figure. It reads the latest edition in which anything is to be beware of. Both lists are empty where
 * there is none: such figures speak for themselves.
 */
export const readPaper = (context: SubjectContext): Reading =>
	latestReading(context)?.reading ?? nothing;

/** What matters most of a reading: that there is no net figure, or else how much needs care. */
function summaryOf({ beware }: Reading): SummaryLine {
	const net = beware.find(({ key }) => key === 'net-figure');
	const many =
		beware.length === 1
			? 'One thing in a report needs care before its figures are quoted.'
			: `${beware.length} things in a report need care before its figures are quoted.`;
	return { section: 'reading', figure: null, sentence: net?.sentence ?? many, doubt: null };
}

/** The reading as a section; its `empty` is set where there is nothing to beware of, and the page then leaves the section out. */
export function paperSection(context: SubjectContext): SubjectSection {
	const found = latestReading(context);
	return sectionOf({
		key: 'reading',
		title: 'What the figures bear, and what they do not',
		intro: found
			? `Figures of one report, held against one another: what can be said of them, and what cannot. The report is ${citationOf(found.vintage).text}.`
			: null,
		readings: found ? [found.reading] : [],
		summary: found ? [summaryOf(found.reading)] : [],
		empty: found ? null : 'No report held here mixes units, windows or bases.'
	});
}
