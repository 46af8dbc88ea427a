import { fosteringFault, fosteringMeasure } from '$lib/domain/fostering-return';
import { fosteringStages } from '$lib/domain/fostering-stages';
import { fosteringReturn } from '$lib/domain/return-template';
import type { Format } from '../format';
import type { ReturnRow } from '../return/row';
import { returnFormat, type RowMeasure } from '../return/sheet';

const wholeGroup = new Set(['', 'all', 'total', 'all reasons']);

function measure(row: ReturnRow): RowMeasure | null {
	const carers = row.word('carers');
	const said = row.word('measure');
	const unit = row.word('unit');
	const total = wholeGroup.has(row.text('reason').toLowerCase());
	const reason = total ? null : row.word('reason');
	const stage = fosteringStages.find(({ slug }) => slug === said?.slug);
	if (!carers || !stage || !unit || (!total && !reason)) return null;
	const parts = { carers, measure: stage, reason, unit };
	const fault = fosteringFault(parts);
	return fault === null
		? {
				indicator: fosteringMeasure(parts),
				counting: stage.time,
				whole: stage.group !== 'time'
			}
		: row.fault('measure', 'identity.unknown-measure', `cannot be used: ${fault}`);
}

/** The council's own return of fostering recruitment and retention. */
export const format: Format = returnFormat({
	template: fosteringReturn,
	known_by: 'its columns carers, measure and unit',
	essential: ['carers'],
	telling: ['measure', 'unit', 'value'],
	source: {
		prefix: 'local-fostering',
		publisher: 'The council',
		title: 'Fostering recruitment, the council’s own return',
		licence: 'Council’s own',
		status: 'local'
	},
	measure
});
