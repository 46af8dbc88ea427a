import type { TrendAnswer } from '$lib/database/queries/trend';
import { parseFosteringId } from '$lib/domain/fostering-return';
import type { Change } from '$lib/statistics/change';
import { intervalOf } from '$lib/statistics/interval';
import { overlaps } from '$lib/statistics/wilson';
import type { Figure } from './latest';
import { formatNumber } from './number';

/** What a count's figures are rounded to, and whether the source says so or the figures look so. */
interface Step {
	readonly step: number;
	readonly stated: boolean;
}

/** Round numbers in a row that are taken for rounding where the source does not speak of it. */
const fewest = 3;

/** What a measure's caution says its authorities' figures are rounded to; 0 when it speaks of none, or of England's only. */
const statedStep = (caution: string | null) =>
	(caution ?? '')
		.split('. ')
		.filter((sentence) => !/\b(national|regional|regions?|england)\b/i.test(sentence))
		.map((sentence) => Number(/rounded to the nearest (\d+)/i.exec(sentence)?.[1] ?? 0))
		.find((step) => step > 0) ?? 0;

function stepOf({ indicator, rows }: TrendAnswer): Step | null {
	const stated = statedStep(indicator.caution);
	if (stated > 1) return { step: stated, stated: true };
	const figures = rows
		.filter(({ series }) => series === 'authority')
		.flatMap(({ value }) => (value === null ? [] : [value]));
	const round = figures.every((value) => value % 5 === 0);
	return round && figures.filter((value) => value !== 0).length >= fewest
		? { step: 5, stated: false }
		: null;
}

/** Whether a figure counts what happened in a period, which chance scatters, and not what there was on a day. */
function countsEvents({ indicator }: TrendAnswer, { period }: Figure): boolean {
	if (period.kind === 'snapshot') return false;
	if (['snapshot', 'january', 'september'].includes(indicator.year_kind)) return false;
	return (parseFosteringId(indicator.indicator)?.measure.time ?? 'flow') === 'flow';
}

function byChance(figure: Figure) {
	const interval = intervalOf({ ...figure, unit: 'count', per: null }, { chance: true });
	return interval?.method === 'rounding' ? null : interval;
}

/** Weighs a count that moved: what rounding hides of the movement and, of events in a period, whether chance could make it. */
export function countChange(
	answer: TrendAnswer,
	{ change, previous, figure }: { change: Change; previous: Figure; figure: Figure }
): { readonly answer: string; readonly test: string | null } {
	const noun = change.direction === 'up' ? 'rise' : 'fall';
	const found = stepOf(answer);
	const rounded =
		found && [previous, figure].every(({ value }) => value % found.step === 0) ? found : null;
	let said = 'This is a count, not a share: it moved by what it says.';
	if (rounded) {
		const [size, slack] = [Math.abs(change.difference), rounded.step - 1];
		const by = `${rounded.stated ? '' : 'apparently '}rounded to the nearest ${rounded.step} by the source`;
		said = `This is a count, not a share, ${by}: the ${noun} is between ${formatNumber(size - slack, 0)} and ${formatNumber(size + slack, 0)}.`;
	}
	const [now, before] = [figure, previous].map((each) =>
		countsEvents(answer, each) ? byChance(each) : null
	);
	if (!now || !before)
		return {
			answer: said,
			test: rounded ? 'Only rounding can be judged: the printed figures and their precision.' : null
		};
	const range = ({ low, high }: { low: number; high: number }) =>
		[low, high].map((end) => formatNumber(end, high < 100 ? 1 : 0)).join(' to ');
	const chance = overlaps(now, before)
		? `The ${noun} could be chance.`
		: `The ${noun} is more than chance would usually explain.`;
	return {
		answer: `${said} ${chance}`,
		test: `Likely ranges: ${range(now)} now, ${range(before)} before. Method: 95% Poisson intervals of a count of events: exact below 10, Byar’s from 10; where two ranges overlap, chance could be all there is.`
	};
}
