import { Float64, makeData, makeVector, Table, tableToIPC, type Vector } from 'apache-arrow';
import type { Column } from './engine';

/** Columns as one complete Arrow stream; NaN is null. */
export function streamOf(columns: Readonly<Record<string, Column>>): Uint8Array {
	const vectors = Object.entries(columns).map(([name, column]): [string, Vector] => [
		name,
		column instanceof Float64Array ? withNulls(column) : makeVector(column)
	]);
	return tableToIPC(new Table(Object.fromEntries(vectors)), 'stream');
}

function withNulls(data: Float64Array): Vector<Float64> {
	const { length } = data;
	const nullBitmap = new Uint8Array(Math.ceil(length / 8));
	let nullCount = 0;
	for (let at = 0; at < length; at += 1)
		if (Number.isNaN(data[at])) nullCount += 1;
		else nullBitmap[at >> 3] = (nullBitmap[at >> 3] as number) | (1 << (at & 7));
	return makeVector(makeData({ type: new Float64(), length, nullCount, data, nullBitmap }));
}
