import type { TemplatePart } from '$lib/domain/template';

/** What stands in a part of ticks or of one choice. */
export interface Chosen {
	/** Those of the part's choices that are ticked, in the template's order. */
	readonly ticked: readonly string[];
	/** What is written beside them. */
	readonly text: string;
}

const plain = (line: string) => line.replace(/^[-*]\s+/, '').trim();

/**
 * Reads the text of a part of ticks or of a choice: its first lines name choices, one a line; the rest is text. Of a part without
 * choices everything is text.
 */
export function chosenIn({ choices }: Pick<TemplatePart, 'choices'>, text: string): Chosen {
	const lines = text.split('\n');
	const said = new Set<string>();
	let from = 0;
	for (const line of lines) {
		if (plain(line) !== '' && !choices.includes(plain(line))) break;
		if (plain(line) !== '') said.add(plain(line));
		from += 1;
	}
	return {
		ticked: choices.filter((each) => said.has(each)),
		text: lines.slice(from).join('\n').trim()
	};
}

/** Writes what `chosenIn` reads. */
export const writeChosen = ({ ticked, text }: Chosen): string =>
	[ticked.join('\n'), text].filter((each) => each !== '').join('\n\n');
