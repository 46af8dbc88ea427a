import { JSDOM } from 'jsdom';
import { zipParts } from './zip-parts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const { DOMParser } = new JSDOM('').window;

/** A Word document read without the library that wrote it: unzipped by hand, its parts parsed as strict XML. */
export interface WordReader {
	readonly names: readonly string[];
	/** A part as XML; it throws where the part is not well-formed. */
	readonly part: (name: string) => Document;
	/** Elements of the main part by their name without prefix. */
	readonly all: (tag: string, within?: Element | Document) => readonly Element[];
	/** Paragraphs of the body in order, each with its style, the number Word would print and its text. */
	readonly paragraphs: () => readonly {
		readonly style: string | null;
		readonly number: string | null;
		readonly text: string;
	}[];
}

export const attribute = (element: Element | undefined, name: string) =>
	element?.getAttributeNS(W, name) ?? null;

export const elements = (within: Element | Document, tag: string): readonly Element[] => [
	...within.getElementsByTagNameNS(W, tag)
];

export const textOf = (element: Element) =>
	elements(element, 't')
		.map(({ textContent }) => textContent ?? '')
		.join('');

export async function readWord(file: Blob): Promise<WordReader> {
	const parts = zipParts(new Uint8Array(await file.arrayBuffer()));
	const read = new Map<string, Document>();
	const part = (name: string) => {
		const parsed =
			read.get(name) ?? new DOMParser().parseFromString(parts.get(name) ?? '', 'application/xml');
		if (parsed.querySelector('parsererror')) throw new Error(`${name} is not well-formed.`);
		read.set(name, parsed);
		return parsed;
	};
	const body = part('word/document.xml');
	const all = (tag: string, within: Element | Document = body) => elements(within, tag);

	/** Counts as Word counts: by number instance, from the start of its level. */
	const counts = new Map<string, number>();
	const numbered = (id: string | null) => {
		const numbering = part('word/numbering.xml');
		const instance = elements(numbering, 'num').find((each) => attribute(each, 'numId') === id);
		if (id === null || instance === undefined) return null;
		const abstract = attribute(elements(instance, 'abstractNumId')[0], 'val');
		const level = elements(numbering, 'abstractNum')
			.filter((each) => attribute(each, 'abstractNumId') === abstract)
			.flatMap((each) => elements(each, 'lvl'))
			.find((each) => attribute(each, 'ilvl') === '0');
		const start =
			attribute(elements(instance, 'startOverride')[0], 'val') ??
			attribute(level && elements(level, 'start')[0], 'val');
		const count = (counts.get(id) ?? Number(start) - 1) + 1;
		counts.set(id, count);
		const text = attribute(level && elements(level, 'lvlText')[0], 'val') ?? '';
		return text.replace('%1', String(count));
	};
	const paragraphs = () => {
		counts.clear();
		return all('p').map((paragraph) => ({
			style: attribute(elements(paragraph, 'pStyle')[0], 'val'),
			number: numbered(attribute(elements(paragraph, 'numId')[0], 'val')),
			text: textOf(paragraph)
		}));
	};
	return { names: [...parts.keys()], part, all, paragraphs };
}
