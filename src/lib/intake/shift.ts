import type { PeriodId } from '$lib/domain/id';
import { movePeriod } from '$lib/domain/period';
import type { Figure } from './format';

/** Figures whose years were labelled one early (1) or one late (−1), moved to where the analyst says they belong. */
export function shiftYears(figures: readonly Figure[], years: number): readonly Figure[] {
	if (years === 0) return figures;
	const moved = new Map<PeriodId, PeriodId>();
	return figures.map((figure) => {
		const period = moved.get(figure.period) ?? movePeriod(figure.period, years) ?? figure.period;
		moved.set(figure.period, period);
		return { ...figure, period };
	});
}
