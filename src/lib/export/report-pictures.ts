import { ground } from '$lib/chart/style';
import type { ComposedBlock, ComposedReport } from '$lib/report/composed';
import { drawFigure } from './draw-figure';
import { pngFile } from './picture';
import { partsOf } from './report-words';

/** A figure as a document takes it in: the drawing, and the same painted for programs that cannot draw. Sizes in pixels at 96 to the inch. */
export interface ReportPicture {
	readonly png: Uint8Array;
	readonly svg: string;
	readonly width: number;
	readonly height: number;
}

/** A report’s pictures by the caption of their figure; null for one that could not be drawn. */
export type ReportPictures = ReadonlyMap<string, ReportPicture | null>;

/** The width of text on an A4 page with margins of 2 cm, in pixels at 96 to the inch. */
const ACROSS = 640;
/** Pixels painted to each of the drawing’s. */
const SCALE = 2;

const sizeOf = (svg: string, side: 'width' | 'height') =>
	Number(new RegExp(`^<svg[^>]* ${side}="([\\d.]+)"`).exec(svg)?.[1] ?? NaN);

/** Pictures painted at one time: a browser paints beside its other work, but each takes up some megabytes until it is done. */
const AT_ONCE = 4;

/** A drawing on a white ground: a page of Word may be dark, and halos are white. */
const onWhite = (svg: string) =>
	svg.replace(
		/^<svg[^>]*>/,
		(head) => `${head}<rect width="100%" height="100%" fill="${ground}"/>`
	);

type Figure = ComposedBlock & { readonly kind: 'figure' };

async function pictureOf({ caption, alt, view, source }: Figure): Promise<ReportPicture | null> {
	try {
		const drawn = drawFigure(view, ACROSS, document);
		if (drawn === null) return null;
		const svg = onWhite(drawn);
		const [width, height] = [sizeOf(svg, 'width'), sizeOf(svg, 'height')];
		const words = [
			['Title', caption],
			['Description', alt],
			['Source', source]
		] as const;
		const png = new Uint8Array(await (await pngFile(svg, SCALE, words)).arrayBuffer());
		return width > 0 && height > 0 ? { png, svg, width, height } : null;
	} catch {
		return null;
	}
}

/**
 * Draws every figure of a report, for `reportDocx`. In a browser only. One that cannot be drawn is null: its words and its
 * table stand in its place, and the report is made all the same. `ondrawn` is told how many of how many are done.
 */
export async function reportPictures(
	report: ComposedReport,
	ondrawn: (done: number, of: number) => void = () => undefined
): Promise<ReportPictures> {
	const figures = partsOf(report).flatMap(({ blocks }) =>
		blocks.filter((block) => block.kind === 'figure')
	);
	const pictures = new Map<string, ReportPicture | null>();
	for (let from = 0; from < figures.length; from += AT_ONCE) {
		const some = figures.slice(from, from + AT_ONCE);
		const painted = await Promise.all(some.map(pictureOf));
		some.forEach(({ caption }, index) => pictures.set(caption, painted[index] ?? null));
		ondrawn(Math.min(from + AT_ONCE, figures.length), figures.length);
	}
	return pictures;
}
