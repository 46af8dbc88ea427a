import type { IsoDate } from '$lib/domain/id';
import { formatDate } from '$lib/domain/calendar';
import type { Problem } from '$lib/domain/problem';
import type { Engine } from '../engine';
import type { StagedFile } from './review';

/** Below this share of the measures held before a file is thought cut short; a few that ended are no sign of it. */
const SHARE_EXPECTED = 0.9;
const FEW = 5;

/** The LAIT edition held with the most measures, the latest of equals, and how many of them the file has. */
const LARGEST = `SELECT published, count(*)::int AS measures, count(given)::int AS given
	FROM (SELECT DISTINCT vintage_key, indicator_key FROM observation)
	JOIN vintage USING (vintage_key)
	LEFT JOIN (
		SELECT DISTINCT indicator_key, true AS given FROM lait_series WHERE period_key IS NOT NULL
	) USING (indicator_key)
	WHERE vintage LIKE 'lait-%' AND status <> 'paper'
	GROUP BY vintage_key, published ORDER BY measures DESC, published DESC LIMIT 1`;

/** Whether the file lacks many of the measures of a LAIT edition held: the sign of one cut where a measure ends. */
export async function fewerMeasures(engine: Engine, file: StagedFile): Promise<Problem[]> {
	const [largest] = await engine.query<{ published: IsoDate; measures: number; given: number }>(
		LARGEST
	);
	if (!largest) return [];
	const { published, measures, given } = largest;
	if (given >= SHARE_EXPECTED * measures || measures - given < FEW) return [];
	return [
		{
			file: file.name,
			row: null,
			column: null,
			rule: 'structure.fewer-measures',
			severity: 'warning',
			message: `${file.name} holds ${given} of the ${measures} measures of the edition held before (${formatDate(published)}). If it was cut short, download it again; if it was meant to hold only these, nothing needs doing and the others stay as they are.`
		}
	];
}
