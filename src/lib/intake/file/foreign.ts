/** A kind of file told by its first bytes. */
export type FileKind = 'text' | 'zip' | 'ole' | { readonly foreign: string };

const starts: readonly (readonly [string, string])[] = [
	['\x89PNG', 'a picture'],
	['\xFF\xD8\xFF', 'a picture'],
	['GIF8', 'a picture'],
	['II*\0', 'a picture'],
	['MM\0*', 'a picture'],
	['RIFF', 'a picture or a sound'],
	['BM', 'a picture'],
	['%PDF', 'a PDF document'],
	['{\\rtf', 'a text document'],
	['\x1F\x8B', 'a compressed file'],
	['7z\xBC\xAF', 'a compressed file'],
	['Rar!', 'a compressed file'],
	['SQLite format 3', 'a database'],
	['PAR1', 'a Parquet file'],
	['\x7FELF', 'a program'],
	['MZ', 'a program']
];

/** Two letters of plain text may begin a table as well: these need a zero byte near by. */
const short = new Set(['BM', 'MZ', 'RIFF']);

/**
 * Knows a file by its first bytes, whatever its name says. `zip` holds a workbook or something else; `ole` is the container of
 * old and of password-protected Office files.
 */
export function fileKind(bytes: Uint8Array): FileKind {
	const head = String.fromCharCode(...bytes.subarray(0, 512));
	if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip';
	if (head.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) return 'ole';
	const found = starts.find(
		([start]) => head.startsWith(start) && (!short.has(start) || head.includes('\0'))
	);
	return found ? { foreign: found[1] } : 'text';
}

/** What a text is that is written in marks of its own: a web page, XML or JSON. Null for anything else. */
export function markupKind(text: string): string | null {
	const head = text.slice(0, 2_000).trimStart();
	if (/^<\?mso-application|^<\?xml[\s\S]*?<\?mso-application/i.test(head))
		return 'a workbook saved as XML';
	if (
		/^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body|table|div|meta|style)\b/i.test(head)
	)
		return 'a web page';
	if (/^<(?:\?xml|svg|[a-z][\w:-]*(?:\s|>))/i.test(head)) return 'an XML file';
	if (/^\{\s*"|^\[\s*[[{"]/.test(head)) return 'a JSON file';
	return null;
}
