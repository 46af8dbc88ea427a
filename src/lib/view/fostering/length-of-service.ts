import { parseFosteringId } from '$lib/domain/fostering-return';
import { formatPeriod, formatPeriodShort, periodPhrase } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { heldCell } from '../held-cell';
import { rowOf, sourcesOf } from '../held-sources';
import { formatNumber } from '../number';
import type { SubjectContext, SubjectFigure, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { figuresOf, type FosteringFigure } from './recruitment';
import { emptySection, fosteringMarks, spanWords } from './section-parts';
import { carersNoun } from './stock-words';

const key = 'service';
const SHOWN = 8;

const yearsText = (value: number, decimals: number) => {
	const text = formatNumber(value, decimals);
	return `${text} ${text === '1' ? 'year' : 'years'}`;
};

/** Whose years an average is of, where the source does not say: a report’s, since the return’s own measure says it. */
const whoseYears = (carers: string, { indicator }: FosteringFigure) =>
	carers === 'all' && parseFosteringId(indicator) === null
		? 'The source does not say of which households the average is: those who foster now or those who left, nor whether connected persons are among them.'
		: null;

function findingOf(latest: FosteringFigure, carers: string): string {
	const when = periodPhrase(latest.at);
	return latest.value === null
		? `How long ${carersNoun(carers)} had fostered ${when} is not given.`
		: `${capital(carersNoun(carers))} had fostered for ${yearsText(latest.value, latest.decimals)} on average ${when}.`;
}

/** How long carers of one kind (a slug of `carerKinds`) have fostered: the average of each day it is given for. */
export function serviceSection(context: SubjectContext, carers: string): SubjectSection {
	const title = `How long ${carersNoun(carers)} have fostered`;
	const figures = figuresOf(context, carers)
		.filter(({ of }) => of.measure === 'length-of-service' && !of.cohort)
		.slice(-SHOWN);
	const latest = figures.at(-1);
	if (!latest)
		return emptySection(
			key,
			title,
			`No average time since approval is held of ${carersNoun(carers)}.`
		);
	const whose = whoseYears(carers, latest);
	const days = figures.map(({ at }) => at);
	const drawn = figures.length > 1 && figures.some(({ value }) => value !== null);
	const finding = findingOf(latest, carers);
	const who = capital(carersNoun(carers));
	const figure: SubjectFigure = {
		key: `service-${carers}`,
		finding,
		doubt: `${whose === null ? '' : `${whose} `}An average hides how many are new and how many have fostered for long.`,
		subtitle: `${who}, average years since approval, ${context.authority.name}, ${spanWords(days)}`,
		period: spanWords(days),
		unit: 'years',
		drawing: drawn
			? {
					kind: 'columns',
					periods: days.map((day) => ({ period: day.period, label: formatPeriodShort(day) })),
					panels: [{ name: 'Average years', columns: figures.map((each) => heldCell(each)) }],
					unit: 'years',
					marks: fosteringMarks(context, days)
				}
			: null,
		empty: drawn ? null : 'One figure only, so there is nothing to draw it beside.',
		description: `${finding} ${figures.map((each) => `${formatPeriod(each.at)}: ${heldCell(each).text}.`).join(' ')}`,
		table: {
			caption: `${who}, average years since approval, ${context.authority.name}`,
			columns: ['Day', 'Average years'],
			rows: figures.map((each) => rowOf(context, formatPeriod(each.at), [heldCell(each)], [each])),
			notes: []
		},
		faults: [],
		notes: [],
		...sourcesOf(context, figures)
	};
	return sectionOf({
		key,
		title,
		figures: [figure],
		summary:
			latest.value === null
				? []
				: [
						{
							section: key,
							figure: yearsText(latest.value, latest.decimals),
							sentence: `${carersNoun(carers)} had fostered on average, ${periodPhrase(latest.at)}.`,
							doubt: whose
						}
					]
	});
}
