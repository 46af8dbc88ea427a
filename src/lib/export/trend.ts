import { trendPicture } from '$lib/chart/picture';
import type { TrendView } from '$lib/view/trend';
import { tableCsv } from './csv';
import { figureFileName } from './file-name';
import { pngFile, svgFile, withFont } from './picture';
import { saveFile } from './save';

/** What a trend can be taken away as: its table, or its figure with title, source and notes inside. */
export type TrendFile = 'csv' | 'svg' | 'png';

async function make(view: TrendView, kind: TrendFile): Promise<Blob> {
	if (kind === 'csv') return new Blob([tableCsv(view)], { type: 'text/csv;charset=utf-8' });
	const svg = trendPicture(view, document);
	return kind === 'svg' ? svgFile(await withFont(svg)) : pngFile(svg);
}

/** Saves a trend as a file and returns the file's name. Rejects with a sentence when the browser cannot make it. */
export async function saveTrend(view: TrendView, kind: TrendFile): Promise<string> {
	const name = figureFileName(view, kind);
	saveFile(name, await make(view, kind));
	return name;
}
