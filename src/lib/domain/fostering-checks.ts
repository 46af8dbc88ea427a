import { balanceFaults } from './fostering-balance';
import type { FosteringOf } from './fostering-figure';
import { orderFaults } from './fostering-order';
import { partFaults } from './fostering-parts';
import { fosteringStages } from './fostering-stages';
import { fosteringName, type FosteringChecked } from './fostering-checked';
import type { ReturnFault } from './return-fault';
import { timed, timeFaults } from './return-time';

const stages = new Map(fosteringStages.map((each) => [each.slug, each]));

const seriesOf = ({ carers, measure, reason, unit, cohort }: FosteringOf) =>
	[carers, measure, reason ?? '', unit, cohort ? 'cohort' : ''].join(' ');

/** Whether quarters of a measure make a year; null for a stock, an average, or a measure the return does not have. */
function adds({ measure }: FosteringOf): boolean | null {
	const stage = stages.get(measure);
	return stage?.time === 'flow' && stage.group !== 'time' ? true : null;
}

/**
 * What cannot be right in the fostering figures of ONE authority, or only with a reason: a later stage above an earlier one, a
 * stock that does not reconcile, an opening that is not the last closing, one balance in two units, parts that do not make
 * their whole, stretches that overlap, a year to date that its quarters do not make. Missing and hidden values are not guessed
 * at, and nothing is said from which one could be worked out.
 */
export const fosteringFaults = <Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] => [
	...orderFaults(figures),
	...balanceFaults(figures),
	...partFaults(figures),
	...timeFaults(
		timed(figures, (each) => ({
			series: seriesOf(each.of),
			measure: each.of.measure,
			name: fosteringName(each.of),
			adds: adds(each.of)
		}))
	)
];
