import { describesOthers } from '$lib/intake/describing';
import type { FileSeen } from '$lib/intake/desk';
import { isBulkLait } from '$lib/intake/lait-long';
import type { DeskInWorker } from './desk-in-worker';
import { failureOf, GONE } from './upload-failure';
import type { Item, ItemOrigin } from './upload-item';

/** Tables found in what was chosen, and files that could not be opened, in the order to read them. */
export type Found = readonly (Omit<Partial<Item>, 'origin'> & Pick<Item, 'origin'>)[];

const HEAD = 65_536;

/** The start of a file as text, cut where no letter is split in two. */
async function headOf(file: File): Promise<string> {
	const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
	let end = head.length;
	if (file.size > HEAD) while (end > 0 && ((head[end - 1] ?? 0) & 0x80) !== 0) end -= 1;
	return new TextDecoder().decode(head.subarray(0, end));
}

/** A file that could not be opened: nothing of it is read. */
const refused = ({ problems }: Pick<FileSeen, 'problems'>, file: File): Found[number] => ({
	origin: { file, sheet: null, place: 0, bulk: false },
	step: 'refused',
	sentence: 'Cannot be used.',
	problems
});

function tablesOf(seen: FileSeen, file: File): Found {
	const origin = (place: number): ItemOrigin => ({
		file,
		sheet: seen.sheets[place]?.sheet ?? null,
		place,
		bulk: false
	});
	if (seen.sheets.length === 1) return [{ origin: origin(0) }];
	return [
		{
			origin: { ...origin(0), sheet: null },
			step: 'choosing',
			sentence: 'Choose its sheets.',
			sheets: seen.sheets.map((each) => ({ ...each, sheet: each.sheet ?? '' }))
		}
	];
}

/** A pasted table as a file of its own, which is read, kept and shown like any other. */
export async function openPasted(
	text: string,
	html: string | null,
	desk: DeskInWorker
): Promise<Found> {
	const csv = await desk.paste(text, html);
	return openFiles([new File([csv], 'Pasted table.csv', { type: 'text/csv' })], desk, () => true);
}

/**
 * Opens files one after another. What describes others comes first; a file that `wanted` no longer asks for ends it. A file
 * that cannot be opened is refused, and the others are read all the same.
 */
export async function openFiles(
	files: readonly File[],
	desk: DeskInWorker,
	wanted: () => boolean
): Promise<Found> {
	const origins: Found[number][] = [];
	for (const file of files) {
		if (!wanted()) break;
		try {
			if (isBulkLait(await headOf(file))) {
				origins.push({ origin: { file, sheet: null, place: 0, bulk: true } });
				continue;
			}
			const seen = await desk.open(file);
			await desk.putAway(seen.key);
			const found = seen.sheets.length === 0 ? [refused(seen, file)] : tablesOf(seen, file);
			if (seen.sheets.some(({ format }) => describesOthers(format))) origins.unshift(...found);
			else origins.push(...found);
		} catch (cause) {
			const problem = await failureOf(file, cause);
			if (problem.rule !== GONE) throw cause;
			origins.push(refused({ problems: [problem] }, file));
		}
	}
	return origins;
}
