import type { LaitContents } from '$lib/domain/lait';
import { LaitReader } from '$lib/intake/lait-bulk/reader';

export const HEADER = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';

/** A row as it was read: its number, code, label, place, place's number, and the value or the mark. */
export type RowRead = readonly [number, string, string, string, string, number | string];

/** Everything a reader gives of some bytes, with the numbers of its columns put back into words. */
export function readAll(bytes: Uint8Array): { rows: RowRead[]; contents: LaitContents } {
	const reader = new LaitReader(bytes);
	const batches = [];
	for (let batch = reader.next(); batch !== null; batch = reader.next()) batches.push(batch);
	const contents = reader.contents();
	const rows = batches.flatMap((batch) =>
		Array.from(batch.source_row, (row, at): RowRead => {
			const series = contents.all_series[batch.series[at] as number];
			const place = contents.places[batch.place[at] as number];
			const mark = batch.mark[at] as number;
			if (!series || !place) throw new Error(`Row ${row} is of nothing.`);
			return [
				row,
				series.code,
				series.label,
				place.name,
				place.number,
				mark === 0
					? (batch.value[at] as number)
					: (contents.marks[mark - 1]?.mark ?? 'a mark that is not there')
			];
		})
	);
	return { rows, contents };
}

/** The same of a text. */
export const readText = (text: string) => readAll(new TextEncoder().encode(text));
