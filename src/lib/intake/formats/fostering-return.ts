import { fosteringFault, fosteringMeasure } from '$lib/domain/fostering-return';
import { fosteringStages } from '$lib/domain/fostering-stages';
import { fosteringUnits } from '$lib/domain/fostering-words';
import { readWord, windowColumn } from '$lib/domain/return-column';
import { fosteringReturn } from '$lib/domain/return-template';
import { listed } from '$lib/domain/wording';
import type { Format } from '../format';
import type { ReturnRow } from '../return/row';
import { returnFormat, type RowMeasure } from '../return/sheet';

const wholeGroup = new Set(['', 'all', 'total', 'all reasons']);

/** Sets a row aside whose unit is two at once: its value is of neither. */
function namesTwoUnits(row: ReturnRow): boolean {
	const text = row.text('unit');
	const read = text.split(/[^a-z ]+|\b(?:and|or)\b/i).flatMap((each) => {
		const word = readWord({ words: fosteringUnits, named: [] }, each);
		return word ? [word.word] : [];
	});
	const units = [...new Set(read)];
	if (units.length < 2) return false;
	row.fault(
		'unit',
		'identity.two-units',
		`has “${text.slice(0, 60)}” in the column unit, which names ${listed(units)}: a number is of one of them. Give each unit a row of its own.`
	);
	return true;
}

function measure(row: ReturnRow): RowMeasure | null {
	const carers = row.word('carers');
	const said = row.word('measure');
	const unit = namesTwoUnits(row) ? null : row.word('unit');
	const total = wholeGroup.has(row.text('reason').toLowerCase());
	const reason = total ? null : row.word('reason');
	const stage = fosteringStages.find(({ slug }) => slug === said?.slug);
	if (!carers || !stage || !unit || (!total && !reason)) return null;
	const cohort = readWord(windowColumn, row.text('window'))?.slug === 'cohort';
	const parts = { carers, measure: stage, reason, unit, cohort };
	const fault = fosteringFault(parts);
	return fault === null
		? {
				indicator: fosteringMeasure(parts),
				counting: cohort ? 'cohort' : stage.time,
				whole: stage.group !== 'time'
			}
		: row.fault(fault.column, 'identity.unknown-measure', `cannot be used: ${fault.sentence}`);
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
