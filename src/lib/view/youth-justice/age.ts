import { date, formatDate, yearOf } from '$lib/domain/calendar';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { IsoDate } from '$lib/domain/id';
import {
	financialQuarter,
	financialYearEnding,
	monthsSince,
	type Period
} from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { wordCell } from '../held-cell';
import { rowOf, rowSources } from '../held-sources';
import { missingSentence, missingWord } from '../missing';
import { nextRelease } from '../release-calendar';
import type { SubjectContext, SubjectSection, SummaryLine } from '../subject';
import type { TableCell, TableView } from '../table';
import { cohortCounted } from './official';
import { heldOfficial, type HeldOfficial, type YearSeries } from './official-measures';
import { returnFigures } from './return-figures';

const KINDS: Readonly<Record<YearSeries, string>> = {
	'calendar-years': 'Calendar year, January to December',
	'financial-years': 'Financial year, April to March',
	cohorts: 'Cohort of a financial year, followed up for 12 months and 6 more for the courts'
};

function nextWords({ held, today }: SubjectContext, { measure }: HeldOfficial): string {
	const next = nextRelease(held, measure, today, today);
	if (next === null) return 'No day is announced';
	return `${capital(next.when)}${next.announced ? '' : ', going by earlier editions'}`;
}

function ageCell(period: Period, today: IsoDate): TableCell {
	if (period.end > today) return wordCell('Not over yet');
	const months = monthsSince(period, today);
	return { text: String(months), value: months, reason: null };
}

function ageTable(context: SubjectContext, held: readonly HeldOfficial[]): TableView {
	return {
		caption: `How old the latest official figure of each measure is on ${formatDate(context.today)}, ${context.authority.name}`,
		columns: [
			'Measure',
			'Kind of year',
			'Latest period',
			'Figure',
			'Age in months, from the end of its period',
			'Next expected'
		],
		rows: held.map((each) => {
			const { latest, series, measure } = each;
			const period =
				series === 'cohorts'
					? `Cohort of ${formatPeriodShort(latest.at)}`
					: formatPeriod(latest.at);
			return {
				head: measure.name,
				cells: [
					wordCell(KINDS[series]),
					wordCell(period),
					latest.value === null
						? wordCell(
								missingWord(latest.symbol),
								missingSentence(latest.symbol, latest.denominator)
							)
						: wordCell('Held'),
					ageCell(latest.at, context.today),
					wordCell(nextWords(context, each))
				],
				...rowSources(context, [latest])
			};
		}),
		notes: []
	};
}

/** The quarter shown as an example: January to March of the latest calendar year held, else of the latest financial year. */
function quarterOf(held: readonly HeldOfficial[]): Period | null {
	const latest = (series: YearSeries) =>
		held
			.filter((each) => each.series === series)
			.map((each) => yearOf(each.latest.at.end))
			.toSorted((a, b) => b - a)[0];
	const year = latest('calendar-years') ?? latest('financial-years') ?? latest('cohorts');
	return year === undefined ? null : financialQuarter(year, 4);
}

/** Figures of a quarterly return of the authority’s own that are of just this quarter. */
const inReturn = (context: SubjectContext, quarter: Period) =>
	returnFigures(context).filter(({ at, value }) => at.period === quarter.period && value !== null);

function quarterTable(
	context: SubjectContext,
	held: readonly HeldOfficial[],
	quarter: Period
): TableView {
	const year = yearOf(quarter.end);
	const financial = financialYearEnding(year);
	const ending = (series: YearSeries, end: IsoDate) =>
		held
			.filter((each) => each.series === series)
			.flatMap(({ figures }) => figures)
			.filter(({ at, value }) => at.end === end && value !== null);
	const row = (head: string, figure: string, counted: IsoDate, there: readonly HeldFigure[]) => {
		const yes = wordCell(there.length > 0 ? 'Yes' : 'No');
		const cells = [
			wordCell(figure),
			wordCell(formatDate(counted)),
			ageSince(quarter, counted),
			yes
		];
		return rowOf(context, head, cells, there);
	};
	const last = date(year, 12, 31);
	return {
		caption: `Where January to March ${year} stands in each kind of year`,
		columns: [
			'Kind of figure',
			'The figure it is part of',
			'All counted by',
			'Months from the end of the quarter',
			'Held here'
		],
		rows: [
			row(
				'Quarterly return of our own',
				formatPeriodShort(quarter),
				quarter.end,
				inReturn(context, quarter)
			),
			row(
				'Financial year',
				`${formatPeriodShort(financial)}, with the nine months before it`,
				financial.end,
				ending('financial-years', financial.end)
			),
			row(
				'Calendar year',
				`${year}, with the nine months after it`,
				last,
				ending('calendar-years', last)
			),
			row(
				'Cohort followed up',
				`Cohort of ${formatPeriodShort(financial)}: what children dealt with then did in the 12 months after`,
				cohortCounted(financial),
				ending('cohorts', financial.end)
			)
		],
		notes: ['A figure is published some months after all of it is counted.']
	};
}

function ageSince(quarter: Period, counted: IsoDate): TableCell {
	const months = monthsSince(quarter, counted);
	return { text: String(months), value: months, reason: null };
}

function summaryOf(
	{ today }: SubjectContext,
	held: readonly HeldOfficial[]
): readonly SummaryLine[] {
	const ages = held
		.filter(({ latest }) => latest.at.end <= today)
		.map(({ latest }) => monthsSince(latest.at, today))
		.toSorted((a, b) => a - b);
	const [least, most] = [ages[0], ages.at(-1)];
	if (least === undefined || most === undefined) return [];
	return [
		{
			section: 'age',
			figure: least === most ? `${least} months` : `${least} to ${most} months`,
			sentence:
				'Age of the latest official figures: they are of different kinds of year, and so of different months.',
			doubt: null
		}
	];
}

/** How old each official figure is, of what kind of year, and how the same three months appear in each kind. */
export function ageSection(context: SubjectContext): SubjectSection {
	const held = heldOfficial(context);
	const quarter = quarterOf(held);
	return {
		key: 'age',
		title: 'How old the official figures are',
		intro:
			held.length === 0
				? null
				: 'The same three months of children’s lives come into the official figures at different times, beside different months.',
		measures: [],
		figures: [],
		readings: [],
		tables: quarter === null ? [] : [ageTable(context, held), quarterTable(context, held, quarter)],
		summary: summaryOf(context, held),
		empty:
			held.length === 0
				? `No official figure of youth justice is held for ${context.authority.name}. Add an edition of the Local Authority Interactive Tool on the upload page.`
				: null
	};
}
