import type { Engine } from '$lib/database/engine';
import { INDICATOR } from '$lib/database/queries/nouns';
import type { Geography } from '$lib/domain/geography';
import type { PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriod, type YearKind } from '$lib/domain/period';
import { parsePeriodLabel } from '$lib/domain/period-label';
import { formatPeriodShort } from '$lib/domain/period-words';
import { nearestNames } from '$lib/intake/place/nearest-names';

interface Complaint {
	readonly complaint: string;
}

const near = (names: readonly string[]) =>
	names.length === 0 ? '' : ` Is it one of these: ${names.join(', ')}?`;

/** The measure of an id, or of a file's own code, in any case; a sentence with the nearest when there is none. */
export async function findMeasure(engine: Engine, word: string): Promise<Indicator | Complaint> {
	const [found] = await engine.query<Indicator>(
		`SELECT ${INDICATOR} FROM indicator
		WHERE lower(indicator) = lower($1) OR lower(lait_code) = lower($1)
		ORDER BY indicator = $1 DESC, lait_code = $1 DESC, indicator_key LIMIT 1`,
		[word]
	);
	if (found) return found;
	const close = await engine.query<{ name: string }>(
		`SELECT indicator AS name FROM indicator
		ORDER BY least(levenshtein(lower(indicator), lower($1)), levenshtein(lower(coalesce(lait_code, '')), lower($1))), indicator LIMIT 3`,
		[word]
	);
	return { complaint: `No measure is called “${word}”.${near(close.map(({ name }) => name))}` };
}

/** The authority of an ONS code, a DfE number or an exact name; a sentence with the nearest names when there is none. */
export function findAuthority(
	geographies: readonly Geography[],
	word: string
): Geography | Complaint {
	const authorities = geographies.filter(({ kind }) => kind === 'authority');
	const asked = word.trim().toLowerCase();
	const found = authorities.find(
		({ geography, number, name }) =>
			geography.toLowerCase() === asked || String(number) === asked || name.toLowerCase() === asked
	);
	if (found) return found;
	const close = nearestNames(word, authorities, ({ name }) => name, 3);
	return {
		complaint: `No authority has the code or name “${word}”.${near(close.map(({ name, geography }) => `${name} (${geography})`))}`
	};
}

/** A period by its id or by any label it goes by; null when it is neither. */
export const findPeriod = (word: string, kind: YearKind): PeriodId | null =>
	(parsePeriod(word) ?? parsePeriodLabel(word, kind)?.period)?.period ?? null;

const named = (id: PeriodId) => {
	const period = parsePeriod(id);
	return period ? formatPeriodShort(period) : id;
};

/** A sentence, with the nearest, when a measure has no figures for a period; null when it has. */
export function missingPeriod(asked: PeriodId, held: readonly PeriodId[]): string | null {
	if (held.includes(asked)) return null;
	const end = (id: PeriodId) => Date.parse(parsePeriod(id)?.end ?? '');
	const [nearest] = [...held].sort(
		(a, b) => Math.abs(end(a) - end(asked)) - Math.abs(end(b) - end(asked))
	);
	return `No figures of this measure are held for ${named(asked)}.${nearest === undefined ? '' : ` The nearest is ${named(nearest)}.`}`;
}
