import { csvRows } from '$lib/domain/csv-rows';
import { layOut, partsOf } from '$lib/export/record-files';
import type { StandingTables } from '$lib/state/publishing';
import type { ZippedRecord } from './record-zip';

const NAMED = 3;

/** Rows that a folder's tables have and the zip's do not, a sentence a table; none where nothing of the folder would go. */
export function lostRows(standing: StandingTables, zip: StandingTables): readonly string[] {
	const all = ({ tables, observations }: StandingTables) =>
		new Map([...tables, ['observations', observations] as const]);
	const next = all(zip);
	return [...all(standing)].flatMap(([table, text]) => {
		const [header = '', ...rows] = csvRows(text);
		const [after = '', ...others] = csvRows(next.get(table) ?? '');
		// A column that is new in the zip is empty in rows nobody touched.
		const wider = after.startsWith(`${header},`)
			? ','.repeat(after.slice(header.length).split(',').length - 1)
			: '';
		const there = new Set(others);
		const lost = rows.filter((row) => !there.has(row) && !there.has(`${row}${wider}`));
		if (lost.length === 0) return [];
		const named = lost.slice(0, NAMED).map((row) => row.slice(0, 120));
		return [
			`${table}.csv loses ${lost.length.toLocaleString('en-GB')} ${lost.length === 1 ? 'row' : 'rows'}, such as: ${named.join(' | ')}`
		];
	});
}

/** Whether the zip was made from the record of the folder as it is now, table by table and part by part. */
export async function isBasedOn(
	{ base }: ZippedRecord,
	{ tables, observations }: StandingTables
): Promise<boolean> {
	if (base === null) return false;
	const { manifest } = await layOut({
		tables,
		observations: partsOf(observations),
		views: new Map(),
		made: base.made,
		audience: base.audience,
		previous: base.previous
	});
	const hashes = (of: typeof manifest) =>
		JSON.stringify([
			Object.entries(of.tables)
				.map(([name, { sha256 }]) => [name, sha256])
				.sort(),
			of.observations.map(({ sha256 }) => sha256)
		]);
	return hashes(manifest) === hashes(base);
}
