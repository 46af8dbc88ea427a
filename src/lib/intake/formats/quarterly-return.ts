import { fosteringMeasure, parseFosteringId } from '$lib/domain/fostering-return';
import { quarterlyReturn } from '$lib/domain/return-template';
import { parseYouthJusticeId, youthJusticeMeasure } from '$lib/domain/youth-justice-return';
import type { Asked, Format } from '../format';
import type { ReturnRow } from '../return/row';
import { askNewMeasure } from '../return/new-measure';
import { returnFormat, type Inside, type RowMeasure } from '../return/sheet';

/** A measure of the other two returns, named by its id. */
function composed(id: string): RowMeasure | null {
	const youth = parseYouthJusticeId(id);
	if (youth) return { indicator: youthJusticeMeasure(youth), counting: 'flow', whole: true };
	const fostering = parseFosteringId(id);
	return (
		fostering && {
			indicator: fosteringMeasure(fostering),
			counting: fostering.measure.time,
			whole: fostering.measure.group !== 'time'
		}
	);
}

function measure(row: ReturnRow, asked: Asked, inside: Inside): RowMeasure | 'left-out' | null {
	const { measures } = asked;
	const said = row.text('indicator');
	const parts = composed(said);
	if (parts) return parts;
	const indicator = measures.byId(said) ?? measures.byCode(said) ?? measures.byName(said);
	if (indicator) return { indicator, counting: 'any', whole: false };
	const told =
		said === '' ? 'unasked' : askNewMeasure(inside.gathering, asked, { ...inside, name: said });
	if (told === null || told === 'left-out') return told;
	if (told !== 'unasked') return { indicator: told, counting: 'any', whole: false };
	return row.fault(
		'indicator',
		'identity.unknown-measure',
		said === ''
			? 'names no measure. Write the id of one of the record’s measures, such as cla-offending.'
			: `has the indicator “${said.slice(0, 60)}”, which is no measure the record knows. Correct it, or add the measure to the record’s table of indicators first.`
	);
}

/** The council's own return of any measure the record follows. */
export const format: Format = returnFormat({
	template: quarterlyReturn,
	known_by: 'its columns indicator, authority, period and value',
	essential: ['indicator', 'authority', 'value'],
	telling: ['period'],
	source: {
		prefix: 'local-return',
		publisher: 'The council',
		title: 'Quarterly return, the council’s own figures',
		licence: 'Council’s own',
		status: 'local'
	},
	measure
});
