import type { RecordFile, RecordManifest } from '$lib/domain/manifest';

/** A file of the record to take away. */
export interface RecordDownload {
	/** Its name in `/data/parts/`. */
	readonly file: string;
	/** What it is saved as. */
	readonly name: string;
	/** What it holds, in words. */
	readonly words: string;
}

const counted = (rows: number | null, one: string, many: string) =>
	`${(rows ?? 0).toLocaleString('en-GB')} ${rows === 1 ? one : many}`;

/** The record's files: its tables by name, and the figures in as many parts as there are. */
export function downloadsOf({ tables, observations }: RecordManifest): readonly RecordDownload[] {
	const named = ({ file }: RecordFile) => file.replace(/^parts\//, '');
	const parts = observations.map((part, place) => {
		const name =
			observations.length === 1 ? 'observations.csv' : `observations-part-${place + 1}.csv`;
		const measures = counted(part.indicators.length, 'measure', 'measures');
		const figures = counted(part.rows, 'figure', 'figures');
		return { file: named(part), name, words: `${figures} of ${measures}` };
	});
	const others = Object.entries(tables)
		.toSorted(([a], [b]) => (a < b ? -1 : 1))
		.map(([table, file]) => ({
			file: named(file),
			name: `${table}.csv`,
			words: counted(file.rows, 'row', 'rows')
		}));
	return [...others, ...parts];
}
