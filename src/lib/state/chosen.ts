import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import { readLaitDictionary } from '$lib/intake/lait-dictionary';
import { headSize, isRecognised, notUtf8, recognise } from '$lib/intake/recognise';
import { hashOf } from '$lib/workspace/edition';
import { decode, isUtf8 } from './decode';

/** The files an upload consists of, recognised. */
export interface ChosenFiles {
	readonly file: File;
	readonly dictionary: File | null;
	/** Measures the dictionary describes; none without one. */
	readonly described: readonly Indicator[];
	/**
	 * The file's bytes and their hash, worked out on the first call and kept. Call it once the engine has read the file: at
	 * the same time each slows the other.
	 */
	bytes(): Promise<{ readonly buffer: ArrayBuffer; readonly hash: string }>;
}

/** A problem of a whole file that stops it. */
export const refused = (rule: string, file: string, message: string): Problem => ({
	file,
	row: null,
	column: null,
	rule,
	severity: 'error',
	message
});

/** The start of a file, cut where no letter is split in two. */
async function wholeLetters(file: File): Promise<Uint8Array<ArrayBuffer>> {
	const head = new Uint8Array(await file.slice(0, headSize).arrayBuffer());
	if (file.size <= headSize) return head;
	let end = head.length;
	while (end > 0 && ((head[end - 1] ?? 0) & 0x80) !== 0) end -= 1;
	return head.subarray(0, end);
}

/** Knows the files by what is in them. `chosen` is null when a problem stops them. */
export async function recogniseFiles(
	files: readonly File[]
): Promise<{ readonly chosen: ChosenFiles | null; readonly problems: readonly Problem[] }> {
	const long: File[] = [];
	const dictionaries: File[] = [];
	const problems: Problem[] = [];
	for (const file of files) {
		const head = await wholeLetters(file);
		const found = recognise(file.name, decode(head));
		if (!isRecognised(found)) problems.push(found);
		else if (found.format === 'lait-long' && !(await isUtf8(new Blob([head]))))
			problems.push(notUtf8(file.name));
		else (found.format === 'lait-long' ? long : dictionaries).push(file);
	}
	const [file] = long;
	const [dictionary = null] = dictionaries;
	if (long.length > 1 || dictionaries.length > 1)
		problems.push(
			refused(
				'upload.too-many',
				files[0]?.name ?? '',
				'Two files of one kind were chosen. Choose one LAIT file, and its data dictionary if you have it.'
			)
		);
	else if (!file && problems.length === 0)
		problems.push(
			refused(
				'upload.no-figures',
				dictionary?.name ?? '',
				dictionary
					? `${dictionary.name} is LAIT’s data dictionary, which holds no figures. Choose the LAIT long file together with it.`
					: 'No file was chosen. Choose the LAIT long file.'
			)
		);
	if (!file || problems.length > 0) return { chosen: null, problems };
	const read = dictionary
		? readLaitDictionary(decode(await dictionary.arrayBuffer()), dictionary.name)
		: null;
	const said = read?.problems ?? [];
	if (said.some((problem) => problem.severity === 'error')) return { chosen: null, problems: said };
	let working: ReturnType<ChosenFiles['bytes']> | null = null;
	const bytes = () => {
		working ??= file.arrayBuffer().then(async (buffer) => ({ buffer, hash: await hashOf(buffer) }));
		// Perhaps awaited only later: a failure meanwhile must not count as unhandled.
		working.catch(() => undefined);
		return working;
	};
	return { chosen: { file, dictionary, described: read?.values ?? [], bytes }, problems: said };
}
