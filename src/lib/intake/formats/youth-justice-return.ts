import { youthJusticeReturn } from '$lib/domain/return-template';
import { youthJusticeFault, youthJusticeMeasure } from '$lib/domain/youth-justice-return';
import type { Format } from '../format';
import type { ReturnRow } from '../return/row';
import { returnFormat, type RowMeasure } from '../return/sheet';

function measure(row: ReturnRow): RowMeasure | null {
	const outcome = row.word('outcome');
	const counted = row.word('counted');
	const care_status = row.word('care_status');
	const placed = row.word('placed');
	if (!outcome || !counted || !care_status || !placed) return null;
	const parts = { outcome, counted, care_status, placed };
	const fault = youthJusticeFault(parts);
	return fault === null
		? { indicator: youthJusticeMeasure(parts), counting: 'flow', whole: true }
		: row.fault(fault.column, 'identity.unknown-measure', `cannot be used: ${fault.sentence}`);
}

/** The council's own return of youth justice outcomes. */
export const format: Format = returnFormat({
	template: youthJusticeReturn,
	known_by: 'its columns care_status, outcome and counted',
	essential: ['outcome'],
	telling: ['care_status', 'counted', 'value'],
	source: {
		prefix: 'local-youth-justice',
		publisher: 'The council',
		title: 'Youth justice outcomes, the council’s own return',
		licence: 'Council’s own',
		status: 'local'
	},
	measure
});
