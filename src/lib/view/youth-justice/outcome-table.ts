import type { Period } from '$lib/domain/period';
import { formatPeriod } from '$lib/domain/period-words';
import { capital } from '$lib/domain/wording';
import { youthJusticeOutcomes } from '$lib/domain/youth-justice-words';
import { roundHalfUp } from '$lib/statistics/rounding';
import { heldCell, wordCell } from '../held-cell';
import { rowOf, type RowSources } from '../held-sources';
import { formatNumber } from '../number';
import { spanOf } from '../period-words';
import { rangeText, shareDecimals, shareOf, shareText } from '../share-words';
import type { SubjectContext } from '../subject';
import type { TableCell, TableView } from '../table';
import { notesOfCells } from '../trend-table';
import { figureAt, withoutCaution, type NoShare, type OutcomeSeries } from './outcome-series';
import type { Refused } from './outcome-words';

const noShare: Readonly<Record<NoShare, readonly [string, string]>> = {
	refused: ['In doubt', 'The figures of the quarter cannot all be right.'],
	lacking: [
		'Not known',
		'An outcome of the quarter is not given or is hidden, so there is no base.'
	],
	none: ['Not applicable', 'No offence was dealt with in the quarter.'],
	small: ['Suppressed', 'It is hidden to protect children’s privacy, because it is of few.']
};

const withoutUnit = (text: string) => text.replace(/%/g, '');

function shareCells(
	series: OutcomeSeries,
	period: Period,
	context: SubjectContext,
	refused: Refused
): readonly TableCell[] {
	const share = withoutCaution(series, period, context, refused.has(period.period));
	if (typeof share === 'string') {
		const [text, reason] = noShare[share];
		const all =
			share === 'none' || share === 'small' ? totalCell(series, period) : wordCell(text, reason);
		return [all, wordCell(text, reason), wordCell(text, reason)];
	}
	return [
		totalCell(series, period),
		{
			text: withoutUnit(shareText(share)),
			reason: null,
			value: roundHalfUp(shareOf(share), shareDecimals(share.base))
		},
		wordCell(withoutUnit(rangeText(share) ?? 'Not known'))
	];
}

function totalCell(series: OutcomeSeries, period: Period): TableCell {
	const total = series.parts.reduce(
		(sum, { key }) => sum + (figureAt(series, key, period)?.value ?? 0),
		0
	);
	return { text: formatNumber(total, 0), reason: null, value: total };
}

/** The outcomes of a series: a quarter a row, the latest first, an outcome a column, and of offences their total and share. */
export function outcomeTable(
	series: OutcomeSeries,
	context: SubjectContext,
	refused: Refused
): TableView {
	const { parts, counted, periods, title } = series;
	const rows = [...periods].reverse().map((period) => {
		const figures = parts.map(({ key }) => figureAt(series, key, period));
		const cells = figures.map((figure) => heldCell(figure, refused.get(period.period) ?? null));
		return rowOf(
			context,
			formatPeriod(period),
			[...cells, ...(counted === 'offences' ? shareCells(series, period, context, refused) : [])],
			figures.filter((figure) => figure !== null)
		);
	});
	return {
		caption: `${title}, ${context.authority.name}${spanOf(periods)}`,
		columns: [
			'Quarter',
			...parts.map(({ name }) => `${name} (${counted})`),
			...(counted === 'offences'
				? ['All outcomes (offences)', 'Without a caution or conviction (%)', 'Likely range (%)']
				: [])
		],
		rows,
		notes: notesOfCells(rows)
	};
}

/** What each outcome means, in the order of the bars: the page’s key to their names. */
export function outcomeMeanings(sources: RowSources): TableView {
	return {
		caption: 'What each outcome means, from the lightest to a conviction',
		columns: ['Outcome', 'Meaning'],
		rows: youthJusticeOutcomes
			.filter(({ kind }) => kind === 'disposal')
			.map(({ word, meaning }) => ({
				head: capital(word),
				cells: [wordCell(meaning)],
				...sources
			})),
		notes: []
	};
}
