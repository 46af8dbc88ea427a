import type { Indicator } from '$lib/domain/indicator';
import { formatPeriodShort } from '$lib/domain/period-words';
import { assuranceOf, controlChart, type Assurance } from '$lib/statistics/control-chart';
import { runChart } from '$lib/statistics/run-chart';
import type { Finding } from './certainty';
import type { Figure } from './latest';
import { formatFigure, formatNumber } from './number';

const heading = 'Over the whole line';

const signals = {
	outside: { high: 'above the upper limit', low: 'below the lower limit' },
	trend: {
		high: 'part of seven or more rising in a row',
		low: 'part of seven or more falling in a row'
	},
	'two-of-three': {
		high: 'near the upper limit twice in three',
		low: 'near the lower limit twice in three'
	},
	shift: {
		high: 'part of seven or more above the mean',
		low: 'part of seven or more below the mean'
	}
} as const;

const assured: Readonly<Record<Assurance, string>> = {
	'consistently meets': 'Left as it is, it will go on meeting the target.',
	'consistently fails': 'Left as it is, it will go on missing the target.',
	'hit or miss':
		'Left as it is, it will meet the target in some periods and miss it in others, by chance.'
};

const decimalsOf = (stretch: readonly Figure[]) =>
	Math.max(0, ...stretch.map((figure) => figure.decimals));

const ways = {
	high: { now: 'rise', then: 'rose' },
	low: { now: 'fall', then: 'fell' }
} as const;

/**
 * What a run chart shows of figures too few for limits: runs in one direction only, since no shift can be seen in fewer than twelve. A
 * run goes on while figures stand level; one that has ended is told as past and judged no more.
 */
function runFinding(
	stretch: readonly (Figure | null)[],
	said: (value: number) => string
): Finding | null {
	const values = stretch.map((figure) => figure?.value ?? null);
	const run = runChart(values);
	const first = stretch.find((figure) => figure !== null);
	if (!run || !first) return null;
	const test = `Run chart of ${run.points} figures since ${formatPeriodShort(first.period)}, median ${said(run.median)}: looked for five or more in one direction; control limits need twelve.`;
	const signal = run.signals.findLast(({ signal }) => signal === 'trend');
	const [begin, end] = [signal?.at[0], signal?.at.at(-1)];
	if (!signal || begin === undefined || end === undefined) {
		const { kind } = first.period;
		const one = kind === 'quarter' || kind === 'month' ? kind : 'year';
		const answer = `No run of figures in one direction was found; a run chart cannot see a single odd ${one}.`;
		return { heading, answer, test };
	}
	const last = values.findLastIndex((value) => value !== null);
	const goesOn = values.slice(end, last + 1).every((value) => value === values[end]);
	const to = goesOn ? last : end;
	const length = to - begin + 1;
	const level = length > signal.at.length;
	const [from, until] = [begin, to].map((at) => formatPeriodShort((stretch[at] ?? first).period));
	const { now, then } = ways[signal.side];
	const past = `From ${from} to ${until} there were ${length} figures in a row that ${then}${level ? ' or stood level' : ''}`;
	if (goesOn && last < values.length - 1) {
		const answer = `${past}: more than chance usually makes. There is no figure since.`;
		return { heading, answer, test };
	}
	const answer = goesOn
		? `From ${from} to ${until} there are ${length} figures in a row that ${now}${level ? ' or stand level' : ''}: more than chance usually makes.`
		: `${past}; that run has ended.`;
	return { heading, answer, test };
}

/**
 * What the whole line since its last break shows: twelve figures or more by a control chart, fewer by a run chart. `values` has a
 * place for every period, null for a missing figure. Null with fewer than five figures, which show nothing either way.
 */
export function longRunFinding(
	stretch: readonly (Figure | null)[],
	indicator: Indicator,
	target: number | null
): Finding | null {
	const values = stretch.map((figure) => figure?.value ?? null);
	const figures = stretch.filter((figure) => figure !== null);
	const first = figures[0];
	if (!first || figures.length < 5) return null;
	const { unit } = indicator;
	const decimals = decimalsOf(figures);
	const since = formatPeriodShort(first.period);
	const said = (value: number) => formatFigure(value, decimals, unit);
	const control = controlChart(values);
	if (control) {
		const assurance = target === null ? null : assuranceOf(control, target, indicator.polarity);
		const latest = control.signals.find((signal) => signal.at === values.length - 1);
		const answer = latest
			? `The latest figure is ${signals[latest.signal][latest.side]}: something other than ordinary variation is likely.`
			: control.signals.length > 0
				? `Something other than ordinary variation showed in ${control.signals.length === 1 ? 'one earlier figure' : `${formatNumber(control.signals.length, 0)} earlier figures`}; the latest shows none.`
				: `All ${control.points} figures since ${since} are ordinary variation about a mean of ${said(control.mean)}.`;
		const low = ['percent', 'rate', 'count', 'pounds'].includes(unit)
			? Math.max(0, control.low)
			: control.low;
		return {
			heading,
			answer: assurance === null ? answer : `${answer} ${assured[assurance]}`,
			test: `Control chart (XmR) of ${control.points} figures: ${control.trial ? 'trial limits' : 'limits'} ${said(low)} to ${said(control.high)}, mean ${said(control.mean)}.`
		};
	}
	return runFinding(stretch, said);
}
