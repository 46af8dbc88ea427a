import type { Findings } from './findings';
import type { MeasureFigures } from './series';
import { counted, whereIs } from './words';

/** A count larger than the base it is part of. A count and its base may come from different returns, so it is not an error. */
export function checkParts({ indicator, series }: MeasureFigures, findings: Findings): void {
	if (indicator.unit !== 'percent') return;
	for (const each of series)
		for (const { figure, period } of each.points) {
			const { numerator, denominator, source_row } = figure;
			if (numerator === null || denominator === null || numerator <= denominator) continue;
			findings.add(
				'value.parts',
				'warning',
				source_row,
				'figures',
				() =>
					`Row ${source_row} counts ${counted(numerator)} out of ${counted(denominator)} ${whereIs(each, period, indicator)}: a part is larger than its whole. Look whether the two columns have changed places.`
			);
		}
}
