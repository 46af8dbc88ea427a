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
	const run = runChart(values);
	if (!run) return null;
	const signal = run.signals.at(-1);
	const few = `Run chart of ${run.points} figures since ${since}, median ${said(run.median)}; control limits need twelve.`;
	if (!signal)
		return {
			heading,
			answer: `Nothing in the ${run.points} figures since ${since} is out of the ordinary.`,
			test: few
		};
	const ends = formatPeriodShort((stretch[signal.at.at(-1) ?? 0] ?? first).period);
	const begins = formatPeriodShort((stretch[signal.at[0] ?? 0] ?? first).period);
	const what =
		signal.signal === 'shift'
			? `${signal.at.length} figures in a row ${signal.side === 'high' ? 'above' : 'below'} the median`
			: `${signal.at.length} figures in a row that ${signal.side === 'high' ? 'rise' : 'fall'}`;
	return {
		heading,
		answer: `From ${begins} to ${ends} there are ${what}: more than chance usually makes.`,
		test: few
	};
}
