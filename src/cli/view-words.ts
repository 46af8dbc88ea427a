import type { Mode } from '$lib/domain/mode';

/** What `npm run -s view` was asked. */
export interface ViewWords {
	/** The measure's id, or a file's own code of it. */
	readonly indicator: string;
	readonly authorities: readonly string[];
	readonly period: string | null;
	readonly neighbours: string | null;
	readonly mode: Mode;
	/** Files to read instead of the record; none reads the record. */
	readonly files: readonly string[];
	readonly answers: string | null;
	readonly json: boolean;
}

const REPEATED = ['--authority', '--file'] as const;
const SINGLE = ['--period', '--neighbours', '--answers', '--mode'] as const;

const has = (names: readonly string[], word: string) => names.includes(word);

/** The command line taken apart; a sentence when it cannot be. */
export function parseViewWords(commandLine: readonly string[]): ViewWords | string {
	const given = new Map<string, string[]>();
	const bare: string[] = [];
	let json = false;
	for (let at = 0; at < commandLine.length; at += 1) {
		const word = commandLine[at] ?? '';
		if (word === '--json') json = true;
		else if (has(REPEATED, word) || has(SINGLE, word)) {
			const values = given.get(word) ?? [];
			const first = commandLine[at + 1];
			if (first === undefined || first.startsWith('--')) return `${word} needs something after it.`;
			// Several files may follow one --file, as the shell spreads a pattern.
			do {
				at += 1;
				values.push(commandLine[at] ?? '');
			} while (
				word === '--file' &&
				commandLine[at + 1] !== undefined &&
				!commandLine[at + 1]?.startsWith('--')
			);
			if (has(SINGLE, word) && values.length > 1) return `${word} is given twice.`;
			given.set(word, values);
		} else if (word.startsWith('--')) return `There is no option ${word}.`;
		else bare.push(word);
	}
	const [indicator, ...more] = bare;
	if (indicator === undefined) return 'Name a measure first.';
	if (more.length > 0) return `One measure at a time: ${more.join(', ')} is one too many.`;
	const authorities = given.get('--authority') ?? [];
	if (authorities.length === 0) return 'Name at least one authority: --authority E06000018.';
	const mode = given.get('--mode')?.[0] ?? 'public';
	if (mode !== 'public' && mode !== 'internal')
		return `A mode is internal or public, not “${mode}”.`;
	return {
		indicator,
		authorities,
		period: given.get('--period')?.[0] ?? null,
		neighbours: given.get('--neighbours')?.[0] ?? null,
		mode,
		files: given.get('--file') ?? [],
		answers: given.get('--answers')?.[0] ?? null,
		json
	};
}
