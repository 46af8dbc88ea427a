/** A text with what is selected of it, from `start` to before `end`. */
export interface Selected {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** Sets what is selected in bold, or takes the bold off it; where nothing is selected, marks to write between. */
export function bold({ text, start, end }: Selected): Selected {
	const chosen = text.slice(start, end);
	const within = /^\*\*([\s\S]*)\*\*$/.exec(chosen);
	if (within?.[1] !== undefined)
		return put(text, start, end, within[1], { from: 0, to: within[1].length });
	if (text.slice(start - 2, start) === '**' && text.slice(end, end + 2) === '**')
		return put(text, start - 2, end + 2, chosen, { from: 0, to: chosen.length });
	// Marks close around words, not around the spaces beside them.
	const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(chosen) ?? [];
	return put(text, start, end, `${before}**${words}**${after}`, {
		from: before.length + 2,
		to: before.length + 2 + words.length
	});
}

/** The lines a selection touches, as places in the text. */
function linesOf({ text, start, end }: Selected): { from: number; to: number } {
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const next = text.indexOf('\n', Math.max(end > start ? end - 1 : end, from));
	return { from, to: next < 0 ? text.length : next };
}

const MARK = /^(?:## |- |\d+\. )/;

/** Makes every line touched a line of a list, or takes the marks off where all have them. */
export function list(selected: Selected, ordered = false): Selected {
	const { text } = selected;
	const { from, to } = linesOf(selected);
	const lines = text.slice(from, to).split('\n');
	const is = ordered ? /^\d+\. / : /^- /;
	const off =
		lines.every((line) => line.trim() === '' || is.test(line)) && /\S/.test(lines.join(''));
	let number = 0;
	const marked = lines.map((line) => {
		const plain = line.replace(MARK, '');
		if (off || (line.trim() === '' && lines.length > 1)) return plain;
		number += 1;
		return `${ordered ? `${number}.` : '-'} ${plain}`;
	});
	const begun = apart(text.slice(0, from), marked[0] ?? '', ordered);
	const words = begun + marked.join('\n');
	return put(text, from, to, words, { from: words.length, to: words.length });
}

/** A list begins a block of its own, but follows on a line of the same list. */
function apart(before: string, first: string, ordered: boolean): string {
	if (before === '' || before.endsWith('\n\n') || !MARK.test(first)) return '';
	const last = before.trimEnd().split('\n').at(-1) ?? '';
	return (ordered ? /^\d+\. / : /^- /).test(last) ? '' : '\n';
}

/** Makes the line a heading on a block of its own, or a line of text again. */
export function heading(selected: Selected): Selected {
	const { text } = selected;
	const { from, to } = linesOf({ ...selected, end: selected.start });
	const line = text.slice(from, to);
	if (line.startsWith('## '))
		return put(text, from, to, line.slice(3), { from: line.length - 3, to: line.length - 3 });
	const begun = from > 0 && !text.slice(0, from).endsWith('\n\n') ? '\n' : '';
	const words = `${begun}## ${line.replace(MARK, '')}`;
	return put(text, from, to, words, { from: words.length, to: words.length });
}

/** Puts a live number where the cursor is, apart from the words beside it. */
export function cite({ text, start, end }: Selected, token: string): Selected {
	const before = /[\p{L}\p{N}.,;:!?)\]]$/u.test(text.slice(0, start)) ? ' ' : '';
	const after = /^[\p{L}\p{N}([]/u.test(text.slice(end)) ? ' ' : '';
	const words = `${before}[[${token}]]${after}`;
	return put(text, start, end, words, { from: words.length, to: words.length });
}

/** Puts a figure or table on a line of its own after the paragraph the cursor is in. */
export function place({ text, end }: Selected, token: string): Selected {
	const next = text.indexOf('\n\n', end);
	const at = next < 0 ? text.length : next;
	const before = text.slice(0, at).trimEnd();
	const after = text.slice(at).trimStart();
	const words = `${before === '' ? '' : '\n\n'}[[${token}]]`;
	const cursor = before.length + words.length;
	return {
		text: before + words + (after === '' ? '\n' : `\n\n${after}`),
		start: cursor,
		end: cursor
	};
}

function put(
	text: string,
	start: number,
	end: number,
	words: string,
	chosen: { from: number; to: number }
): Selected {
	return {
		text: text.slice(0, start) + words + text.slice(end),
		start: start + chosen.from,
		end: start + chosen.to
	};
}
