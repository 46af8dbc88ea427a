import type { VintageStatus } from '$lib/domain/vintage';
import type { Findings } from './findings';
import type { MeasureFigures } from './series';
import { counted } from './words';

/** Counts from one to this many may show who is meant. */
const smallCount = 5;
/** A percentage of this many or fewer lets its count be worked out. */
const smallBase = 10;

const isSmall = (count: number | null) => count !== null && count >= 1 && count <= smallCount;

/**
 * Says once each how many cells hold a count of 1 to 5, and how many a percentage of ten or fewer: for use inside the council
 * only. In a publication, whose own publisher decided that, it is a note. Nothing is refused for it.
 */
export function checkDisclosure(
	measures: readonly MeasureFigures[],
	status: VintageStatus,
	findings: Findings
): void {
	const counts = { cells: 0, row: Infinity };
	const bases = { cells: 0, row: Infinity };
	const meet = (found: { cells: number; row: number }, row: number) => {
		found.cells += 1;
		found.row = Math.min(found.row, row);
	};
	for (const { indicator, series } of measures)
		for (const { points } of series)
			for (const { figure } of points) {
				const { value, numerator, denominator, source_row } = figure;
				const of = value !== null && (indicator.unit === 'percent' || indicator.unit === 'rate');
				if ((indicator.unit === 'count' && isSmall(value)) || isSmall(numerator))
					meet(counts, source_row);
				if (of && denominator !== null && denominator > 0 && denominator <= smallBase)
					meet(bases, source_row);
			}
	const published = status === 'statistics';
	const say = (rule: string, { cells, row }: { cells: number; row: number }, what: string) => {
		if (cells === 0) return;
		const one = cells === 1;
		findings.add(rule, published ? 'note' : 'warning', row, 'cells', () =>
			published
				? `${counted(cells)} ${one ? 'cell holds' : 'cells hold'} ${what}, first in row ${row}, as the source published ${one ? 'it' : 'them'}. The public pages and papers still leave ${one ? 'it' : 'them'} out.`
				: `${counted(cells)} ${one ? 'cell holds' : 'cells hold'} ${what}, first in row ${row}: internal only, because a child could be recognised. Use ${one ? 'it' : 'them'} inside the council, and leave ${one ? 'it' : 'them'} out of anything public.`
		);
	};
	say('disclosure.small-count', counts, `a count of 1 to ${smallCount}`);
	say('disclosure.small-base', bases, `a figure out of ${smallBase} or fewer`);
}
