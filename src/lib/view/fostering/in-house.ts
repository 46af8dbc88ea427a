import type { IndicatorId } from '$lib/domain/id';
import { formatPeriod, formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { rowOf, sourcesOf } from '../held-sources';
import type { SubjectContext, SubjectDrawing, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { careShares, type CareDay, type Share } from './in-house-shares';
import { plainFigures } from './paper-figures';
import { textOf, rowsOf } from './paper-words';
import { emptySection, fosteringMarks, spanWords } from './section-parts';
import { carersNoun } from './stock-words';

/** Measures of other sources that the section reads where they are held: ask for them too. */
export const inHouseIndicators = [
	'local-children-in-care',
	'fostering-council-share'
] as IndicatorId[];

const key = 'in-house';

/** Percentages quoted without a base: what is said of them is that they cannot be set beside a share with one. */
const baseless = (context: SubjectContext): readonly string[] =>
	plainFigures(context)
		.filter(
			({ figure }) =>
				figure.indicator === 'fostering-council-share' &&
				figure.value !== null &&
				figure.denominator === null
		)
		.map(
			(each) =>
				`A report also gives ${textOf(each)} of ${each.indicator.subject ?? each.indicator.name} ${periodPhrase(each.period)} (${rowsOf([each])} of its edition) without a count or a base. It is not drawn and cannot be compared with the shares here.`
		);

/** Shares by day as columns, a panel a base; bars where there is but one day. */
function drawingOf(context: SubjectContext, days: readonly CareDay[]): SubjectDrawing | null {
	const names = [...new Set(days.flatMap(({ shares }) => shares.map(({ base }) => base)))];
	const at = (day: CareDay, name: string) => day.shares.find(({ base }) => base === name);
	if (!days.some(({ shares }) => shares.some(({ value }) => value !== null))) return null;
	const [only] = days;
	if (days.length === 1 && only)
		return {
			kind: 'bars',
			bars: only.shares.map(({ base, value, text, reason }) => ({
				label: capital(base),
				value,
				text,
				reason,
				low: null,
				high: null
			})),
			unit: '%',
			most: 100
		};
	return {
		kind: 'columns',
		periods: days.map((day) => ({ period: day.at.period, label: formatPeriodShort(day.at) })),
		panels: names.map((name) => ({
			name: `% ${name}`,
			columns: days.map((day) => {
				const share = at(day, name);
				return share
					? { value: share.value, text: share.text, reason: share.reason }
					: { value: null, text: 'No figure', reason: 'The base is not held for this day.' };
			})
		})),
		unit: '%',
		marks: fosteringMarks(
			context,
			days.map((day) => day.at)
		)
	};
}

const sentenceOf = (share: Share, day: CareDay, said: string) =>
	share.value === null
		? `The share ${share.base} who ${said} ${periodPhrase(day.at)} is not known. ${share.reason ?? ''}`.trim()
		: `${share.counts} ${said} ${periodPhrase(day.at)}: ${share.text}.`;

/** A figure of the shares of one group of children, by day. */
function figureOf(
	context: SubjectContext,
	days: readonly CareDay[],
	words: { readonly key: string; readonly said: string; readonly title: string }
): SubjectFigure | null {
	const latest = days.at(-1);
	const main = latest?.shares.find(({ value }) => value !== null) ?? latest?.shares[0];
	if (!latest || !main) return null;
	const span = spanWords(days.map(({ at }) => at));
	const finding = sentenceOf(main, latest, words.said);
	const others = latest.shares.filter((share) => share !== main && share.value !== null);
	const drawing = drawingOf(context, days);
	const used = days.flatMap(({ shares }) => shares.flatMap(({ figures }) => figures));
	const names = [...new Set(days.flatMap(({ shares }) => shares.map(({ base }) => base)))];
	return {
		key: words.key,
		finding,
		doubt: others
			.map(
				(share) =>
					`Of another base, ${sentenceOf(share, latest, words.said)} The two shares are not the same thing.`
			)
			.join(' '),
		subtitle: `${words.title}, ${context.authority.name}, ${span}`,
		period: span,
		unit: '%',
		drawing,
		empty: drawing === null ? 'No share is drawn, because a count or its base is not given.' : null,
		description: days
			.map((day) => day.shares.map((share) => sentenceOf(share, day, words.said)).join(' '))
			.join(' '),
		table: {
			caption: `${words.title}, ${context.authority.name}`,
			columns: ['Day and base', 'Children', 'Base', '%'],
			rows: days.flatMap((day) =>
				day.shares.map((share) =>
					rowOf(context, `${formatPeriod(day.at)}, ${share.base}`, share.cells, share.figures)
				)
			),
			notes: []
		},
		faults: days.flatMap(({ shares }) => shares.flatMap(({ fault }) => fault ?? [])),
		notes: [
			...(names.length > 1
				? ['Each share names its base. Shares of different bases are never compared.']
				: []),
			'Everyone is counted on the day, so the share is exact; it says nothing of other days.',
			...baseless(context)
		],
		...sourcesOf(context, used)
	};
}

/** The share of children placed with the council's own carers of one kind (a slug of `carerKinds`), each share with its base named. */
export function inHouseSection(context: SubjectContext, carers: string): SubjectSection {
	const title = 'Children placed with the council’s own carers';
	const noun = carersNoun(carers);
	const { own, fostered } = careShares(context, carers);
	const said = `lived with the council’s own ${noun}`;
	const figures = [
		figureOf(context, own, { key: `in-house-${carers}`, said, title: `Children who ${said}` }),
		figureOf(context, fostered, {
			key: 'foster-care-share',
			said: 'lived with foster carers, the council’s own or an agency’s,',
			title: 'Children in care who lived with foster carers'
		})
	].flatMap((figure) => figure ?? []);
	if (figures.length === 0)
		return emptySection(
			key,
			title,
			carers === 'supported-lodgings'
				? 'Supported lodgings are not foster care, so no share of children in foster care is made of them.'
				: `No number of children placed with the council’s own ${noun} is held with the number it is a share of.`
		);
	const days = own.length > 0 ? own : fostered;
	const latest = days.at(-1);
	const share = latest?.shares.find(({ value }) => value !== null);
	const what =
		own.length > 0 ? said : 'lived with foster carers, the council’s own or an agency’s,';
	return sectionOf({
		key,
		title,
		figures,
		summary:
			latest && share
				? [
						{
							section: key,
							figure: share.text,
							sentence: `${share.base} ${what} ${periodPhrase(latest.at)} (${share.cells[0]?.text} of ${share.cells[1]?.text}).`,
							doubt: null
						}
					]
				: []
	});
}
