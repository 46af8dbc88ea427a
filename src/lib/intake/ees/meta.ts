import { cellAt, findHeader } from '../header';
import type { Sheet } from '../sheet';

/** What a metadata file says of one column of its data file. */
interface EesColumnMeta {
	readonly kind: 'filter' | 'indicator';
	/** The column in words; null when the file gives none. */
	readonly label: string | null;
	/** `%`, `£` or another unit as printed; null when it gives none. */
	readonly unit: string | null;
	/** Decimals the publisher shows; null when it does not say. */
	readonly decimals: number | null;
}

/** A metadata file read: its data file's columns by name in small letters. */
export type EesMeta = ReadonlyMap<string, EesColumnMeta>;

/** The columns of a metadata file, those it cannot be without first. */
const eesMetaColumns = ['col_name', 'col_type', 'label', 'indicator_unit', 'indicator_dp'] as const;
const needed = 2;

/** The header of a metadata file; null where a sheet is none. */
export function findEesMeta(sheet: Sheet) {
	const header = findHeader(sheet, eesMetaColumns, needed + 1);
	return header?.columns.has('col_name') && header.columns.has('col_type') ? header : null;
}

/**
 * Reads the `.meta.csv` that Explore Education Statistics gives with a data file. Null where the sheet is no such file; a
 * row that says neither Filter nor Indicator is passed over.
 */
export function readEesMeta(sheet: Sheet): EesMeta | null {
	const header = findEesMeta(sheet);
	if (!header) return null;
	const meta = new Map<string, EesColumnMeta>();
	for (const row of sheet.rows.slice(header.body)) {
		const at = (name: (typeof eesMetaColumns)[number]) => cellAt(row, header.columns.get(name));
		const kind = at('col_type').toLowerCase();
		const name = at('col_name').toLowerCase();
		if (name === '' || (kind !== 'filter' && kind !== 'indicator')) continue;
		const places = at('indicator_dp');
		meta.set(name, {
			kind,
			label: at('label') || null,
			unit: at('indicator_unit') || null,
			decimals: /^\d$/.test(places) ? Number(places) : null
		});
	}
	return meta;
}
