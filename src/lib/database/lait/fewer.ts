import { formatDate } from '$lib/domain/calendar';
import type { Problem } from '$lib/domain/problem';
import type { LargestEdition } from './held';
import type { Mapping } from './map';

/** Below this share of the measures held before a file is thought cut short; a few that ended are no sign of it. */
const SHARE_EXPECTED = 0.9;
const FEW = 5;

/** Whether the file lacks many of the measures of a LAIT edition held: the sign of one cut where a measure ends. */
export function fewerMeasures(
	file: string,
	{ measures }: Mapping,
	largest: LargestEdition | null
): Problem[] {
	if (!largest) return [];
	const held = largest.indicators.length;
	const given = largest.indicators.filter((key) => measures.has(key)).length;
	if (given >= SHARE_EXPECTED * held || held - given < FEW) return [];
	return [
		{
			file,
			row: null,
			column: null,
			rule: 'structure.fewer-measures',
			severity: 'warning',
			message: `${file} holds ${given} of the ${held} measures of the edition held before (${formatDate(largest.published)}). If it was cut short, download it again; if it was meant to hold only these, nothing needs doing and the others stay as they are.`
		}
	];
}
