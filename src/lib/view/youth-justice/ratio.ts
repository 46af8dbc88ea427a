import type { Period } from '$lib/domain/period';
import { formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { printedInterval, roundHalfUp } from '$lib/statistics/rounding';
import { rowOf, sourcesOf } from '../held-sources';
import { missingSentence, missingWord } from '../missing';
import { formatCounts, formatFigure, formatNumber } from '../number';
import { shareOf, shareRange } from '../share-words';
import type {
	RangedValue,
	SubjectContext,
	SubjectFigure,
	SubjectSection,
	SummaryLine
} from '../subject';
import { sectionOf } from '../subject-section';
import type { TableCell, TableView } from '../table';
import { careShareFigure, careShareSummary } from './care-share';
import { pairedYear, type Pair, type PairedYear } from './ratio-pairs';
import { aboutTimes, rangeOf, ratioNotes, timesDecimals } from './ratio-words';

const SECTION = { key: 'ratio', title: 'Looked-after children beside all children' };

const LIKELY =
	'as likely to be cautioned or convicted as all children were to be cautioned or sentenced';

function missing(figure: Pair['all']): RangedValue {
	const symbol = figure?.symbol ?? null;
	const base = figure?.denominator ?? null;
	return {
		value: null,
		text: missingWord(symbol),
		reason: missingSentence(symbol, base),
		low: null,
		high: null
	};
}

/** A figure that cannot be right is not drawn. */
const notDrawn = (fault: string): RangedValue => ({
	value: null,
	text: 'Not drawn',
	reason: fault,
	low: null,
	high: null
});

/** In per cent: from the counts where there are any, with Wilson’s interval. */
function lookedAfterDot({ looked_after, fault }: Pair): RangedValue {
	if (fault !== null) return notDrawn(fault);
	if (looked_after === null || looked_after.value === null) return missing(looked_after);
	const { numerator, denominator, value, decimals } = looked_after;
	const printed = formatFigure(value, decimals, 'percent');
	if (numerator === null || denominator === null)
		return { value, text: printed, reason: null, low: null, high: null };
	const counts = { count: numerator, base: denominator };
	const range = shareRange(counts);
	return {
		value: range === null ? value : shareOf(counts),
		text: `${printed} (${formatCounts(numerator, denominator) ?? ''})`,
		reason: null,
		low: range?.low ?? null,
		high: range?.high ?? null
	};
}

/** In per cent too, so that both stand on one axis; printed as its source prints it. */
function allDot({ all, per, fault }: Pair): RangedValue {
	if (fault !== null) return notDrawn(fault);
	if (all === null || all.value === null) return missing(all);
	const { low, high } = printedInterval({ value: all.value, decimals: all.decimals });
	const percent = (rate: number) => (100 * rate) / per;
	return {
		value: percent(all.value),
		text: formatFigure(all.value, all.decimals, 'rate', per),
		reason: null,
		low: percent(Math.max(0, low)),
		high: percent(high)
	};
}

const cellOf = ({ value, text, reason }: RangedValue, decimals: number): TableCell => ({
	text,
	reason,
	value: value === null ? null : roundHalfUp(value, decimals)
});

function ratioCells({ ratio, why }: Pair): readonly TableCell[] {
	if (ratio === null) {
		const none = { text: 'Not given', value: null, reason: why };
		return [none, none];
	}
	const decimals = timesDecimals(ratio);
	return [
		{ text: aboutTimes(ratio), value: roundHalfUp(ratio.ratio, decimals), reason: null },
		{ text: rangeOf(ratio), value: null, reason: null }
	];
}

function tableOf(context: SubjectContext, { period, pairs }: PairedYear): TableView {
	return {
		caption: `Looked-after children cautioned or convicted beside all children cautioned or sentenced, ${formatPeriodShort(period)}`,
		columns: [
			'Place',
			'Looked-after children aged 10 to 17 cautioned or convicted (%)',
			`All children aged 10 to 17 cautioned or sentenced (per ${formatNumber(pairs[0]?.per ?? 0, 0)})`,
			'Times as likely',
			'Likely range, times'
		],
		rows: pairs.map((pair) => {
			const figures = [pair.looked_after, pair.all].filter((each) => each !== null);
			return rowOf(
				context,
				pair.place.name,
				[
					cellOf(lookedAfterDot(pair), pair.looked_after?.decimals ?? 0),
					{
						...cellOf(allDot(pair), 4),
						value: pair.fault === null ? (pair.all?.value ?? null) : null
					},
					...ratioCells(pair)
				],
				figures
			);
		}),
		notes: pairs.flatMap(({ place, why, fault }) =>
			why === null || fault !== null ? [] : [`${place.name}: ${why}`]
		)
	};
}

/** Ours, or England’s where ours cannot be given. */
function leading({ pairs }: PairedYear, own: string) {
	const ours = pairs.find(({ place }) => place.geography === own) ?? null;
	const england = pairs.find(({ place }) => place.kind === 'country') ?? null;
	return { ours, england: england?.ratio ? england : null };
}

function sentenceOf({ place, ratio }: Pair, period: Period): string {
	return ratio === null
		? ''
		: `Looked-after children in ${place.name} were ${aboutTimes(ratio)} ${LIKELY} ${periodPhrase(period)} (likely range ${rangeOf(ratio)})`;
}

function findingOf(year: PairedYear, context: SubjectContext): string {
	const { ours, england } = leading(year, context.authority.geography);
	if (ours?.ratio) return `${sentenceOf(ours, year.period)}.`;
	const none = `No number of times can be given for ${context.authority.name} ${periodPhrase(year.period)}. ${ours?.why ?? ''}`;
	return england ? `${none.trim()} ${sentenceOf(england, year.period)}.` : none.trim();
}

function doubtOf({ pairs }: PairedYear, own: string): string {
	const ours = pairs.find(
		({ place, fault }) => place.geography === own && fault === null
	)?.looked_after;
	if (!ours || ours.value === null || ours.numerator === null || ours.denominator === null)
		return '';
	const one = formatNumber(100 / ours.denominator, 1);
	return `${formatNumber(ours.numerator, 0)} of ${formatNumber(ours.denominator, 0)} looked-after children: one child is ${one} percentage points, so the number of times is rough. The two figures are not counted in the same way.`;
}

function figureOf(context: SubjectContext, year: PairedYear): SubjectFigure {
	const { pairs, period } = year;
	const { name, geography } = context.authority;
	const table = tableOf(context, year);
	const finding = findingOf(year, context);
	const figures = pairs.flatMap(({ looked_after, all }) => [looked_after, all]);
	const { sources, source_line } = sourcesOf(
		context,
		figures.filter((each) => each !== null)
	);
	return {
		key: 'times-as-likely',
		finding,
		doubt: doubtOf(year, geography),
		subtitle: `Looked-after children cautioned or convicted, and all children cautioned or sentenced, aged 10 to 17, ${name} and places held beside it, ${formatPeriodShort(period)}, per cent`,
		period: formatPeriodShort(period),
		unit: '% of children',
		drawing: {
			kind: 'dots',
			groups: [
				{ key: 'looked-after', name: 'Looked-after children' },
				{ key: 'all', name: 'All children' }
			],
			rows: pairs.map((pair) => ({
				label: pair.place.name,
				dots: [lookedAfterDot(pair), allDot(pair)]
			})),
			unit: '% of children',
			most: null
		},
		empty: null,
		description: `${finding} Looked-after children, then all children: ${pairs.map((pair) => `${pair.place.name} ${lookedAfterDot(pair).text}, ${allDot(pair).text}`).join('; ')}.`,
		table,
		faults: pairs.flatMap(({ place, fault }) =>
			fault === null ? [] : [`${place.name}: ${fault}`]
		),
		notes: ratioNotes(pairs),
		sources,
		source_line
	};
}

function summaryOf(year: PairedYear, context: SubjectContext): SummaryLine {
	const { ours } = leading(year, context.authority.geography);
	if (!ours?.ratio)
		return {
			section: SECTION.key,
			figure: null,
			sentence: findingOf(year, context),
			doubt: null
		};
	return {
		section: SECTION.key,
		figure: aboutTimes(ours.ratio),
		sentence: `as likely as all children: looked-after children in ${context.authority.name} to be cautioned or convicted ${periodPhrase(year.period)}, beside all children to be cautioned or sentenced.`,
		doubt: `Likely range ${rangeOf(ours.ratio)} times. The two figures are not counted in the same way.`
	};
}

/** How many times as likely looked-after children are to be cautioned or convicted, and what share of such children are looked after. */
export function ratioSection(context: SubjectContext): SubjectSection {
	const year = pairedYear(context);
	const share = careShareFigure(context);
	const figures = [year && figureOf(context, year), share].filter((each) => each !== null);
	const nothing = figures.length === 0;
	return sectionOf({
		...SECTION,
		intro: nothing
			? null
			: 'Looked-after children stand beside all children of the same period. Figures of different years or kinds of year are never divided by one another.',
		figures,
		summary: [...(year ? [summaryOf(year, context)] : []), ...careShareSummary(context)],
		empty: nothing
			? `No year is held for ${context.authority.name} of both looked-after children and all children. Add an edition of the Local Authority Interactive Tool, or fill in the youth justice return, which the upload page gives, and add it there.`
			: null
	});
}
