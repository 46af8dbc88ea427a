import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { countedKinds } from '$lib/domain/youth-justice-words';
import { rateInterval } from '$lib/statistics/poisson';
import { roundHalfUp } from '$lib/statistics/rounding';
import { heldCell, wordCell } from '../held-cell';
import { rowOf } from '../held-sources';
import { formatFigure, formatNumber } from '../number';
import type { SubjectContext } from '../subject';
import type { TableCell, TableView } from '../table';
import { notesOfCells } from '../trend-table';
import {
	countsOf,
	keyFigure,
	keyIndicators,
	rangeOf,
	shareValue,
	type KeyIndicator
} from './key-figures';
import { type ReturnFigure } from './return-figures';

/** Serious violence is of all children aged 10 to 17, so it is a rate and not a share. */
const PER = 10_000;

const wordOf = (slug: string) => countedKinds.find((each) => each.slug === slug)?.word ?? slug;

/** The base of a figure as a cell; why not where there is none. */
function baseCell(figure: ReturnFigure | null): TableCell {
	const base = figure?.denominator ?? null;
	if (figure === null || base === null)
		return wordCell('No base', 'The return gives no number it is out of.');
	return { text: formatNumber(base, 0), reason: null, value: base };
}

/** The number of a figure and what it is out of; in doubt where the figures cannot be right. */
export const numberCells = (
	figure: ReturnFigure | null,
	refused: string | null
): readonly TableCell[] => [heldCell(figure, refused), baseCell(figure)];

interface Worded {
	readonly figure: TableCell;
	readonly range: TableCell;
}

/** A rate per 10,000 of the base, whole where the base is smaller, with its 95% Poisson interval (exact below 10 events, Byar’s from 10). */
function rateWords(
	figure: ReturnFigure | null,
	context: SubjectContext,
	no: string | null
): Worded {
	const share = shareValue(figure, context, no);
	const counts = countsOf(figure);
	if (share.value === null || counts === null) {
		const cell = wordCell(share.text, share.reason ?? 'There is no figure.');
		return { figure: cell, range: cell };
	}
	const decimals = counts.base < PER ? 0 : 1;
	const said = (value: number) => formatNumber(value, decimals);
	const rate = (PER * counts.count) / counts.base;
	const range = rateInterval(counts.count, counts.base, PER);
	return {
		figure: {
			text: formatFigure(rate, decimals, 'rate', PER),
			reason: null,
			value: roundHalfUp(rate, decimals)
		},
		range: range
			? wordCell(`${said(range.low)} to ${said(range.high)} per ${formatNumber(PER, 0)}`)
			: wordCell('Not known', 'The counts give no range.')
	};
}

function shareWords(
	figure: ReturnFigure | null,
	context: SubjectContext,
	no: string | null
): Worded {
	const share = shareValue(figure, context, no);
	const range = rangeOf(figure, share);
	return {
		figure: { text: share.text, reason: share.reason, value: share.value },
		range:
			range === null
				? wordCell('Not known', 'There is no share to give a range for.')
				: wordCell(`${range.replace(' to ', '% to ')}%`)
	};
}

const words = ({ slug }: KeyIndicator) => (slug === 'serious-violence' ? rateWords : shareWords);

/** Management board attendance, serious violence and victims, each in its own unit, with the quarter before. */
export function ownUnitTable(
	figures: readonly ReturnFigure[],
	latest: Period,
	before: Period,
	context: SubjectContext,
	refusedAt: (figure: ReturnFigure | null) => string | null
): TableView {
	const rows = keyIndicators
		.filter(({ kind }) => kind === 'own')
		.flatMap((indicator) =>
			(['looked-after', 'all-children'] as const)
				.filter((care) => indicator.slug !== 'board-attendance' || care === 'all-children')
				.map((care) => {
					const [now, then] = [latest, before].map((period) =>
						keyFigure(figures, indicator.slug, care, period)
					) as [ReturnFigure | null, ReturnFigure | null];
					const said = words(indicator);
					const { figure, range } = said(now, context, refusedAt(now));
					const whom =
						indicator.slug === 'board-attendance'
							? ''
							: care === 'looked-after'
								? ', looked-after children'
								: ', all children';
					return rowOf(
						context,
						`${indicator.name}${whom}`,
						[
							wordCell(wordOf(indicator.counted)),
							...numberCells(now, refusedAt(now)),
							figure,
							range,
							said(then, context, refusedAt(then)).figure
						],
						[now, then].filter((each) => each !== null)
					);
				})
		);
	return {
		caption: `Key indicators in units of their own, ${context.authority.name}, ${formatPeriodShort(latest)}`,
		columns: [
			'Key indicator',
			'What is counted',
			'Number',
			'Out of',
			'Figure',
			'Likely range (95%)',
			`The quarter before (${formatPeriodShort(before)})`
		],
		rows,
		notes: notesOfCells(rows)
	};
}
