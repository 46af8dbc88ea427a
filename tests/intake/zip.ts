import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of texts, packed, as a workbook is. `claimed` overstates or understates the size its directory gives. */
export function zipOf(
	parts: Readonly<Record<string, string | Uint8Array>>,
	claimed?: number
): Uint8Array {
	const pieces: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const [name, content] of Object.entries(parts)) {
		const raw = Buffer.from(content as string);
		const packed = deflateRawSync(raw);
		const letters = Buffer.from(name);
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(8, 8);
		local.writeUInt32LE(crc32(raw), 14);
		local.writeUInt32LE(packed.length, 18);
		local.writeUInt32LE(claimed ?? raw.length, 22);
		local.writeUInt16LE(letters.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(8, 10);
		entry.writeUInt32LE(crc32(raw), 16);
		entry.writeUInt32LE(packed.length, 20);
		entry.writeUInt32LE(claimed ?? raw.length, 24);
		entry.writeUInt16LE(letters.length, 28);
		entry.writeUInt32LE(at, 42);
		pieces.push(local, letters, packed);
		directory.push(entry, letters);
		at += 30 + letters.length + packed.length;
	}
	const size = directory.reduce((sum, each) => sum + each.length, 0);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(directory.length / 2, 8);
	end.writeUInt16LE(directory.length / 2, 10);
	end.writeUInt32LE(size, 12);
	end.writeUInt32LE(at, 16);
	return new Uint8Array(Buffer.concat([...pieces, ...directory, end]));
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of an .xlsx whose sheets hold the given XML of `sheetData` and what follows it. */
export function excelParts(
	sheets: Readonly<Record<string, string>>,
	{ formats = [], shared = [] }: { formats?: readonly string[]; shared?: readonly string[] } = {}
): Record<string, string> {
	const names = Object.keys(sheets);
	const parts: Record<string, string> = {
		'[Content_Types].xml':
			'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
		'_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
			.map(
				(name, at) =>
					`<sheet name="${name}" sheetId="${at + 1}" ${name.startsWith('Hidden') ? 'state="hidden" ' : ''}r:id="rId${at + 1}"/>`
			)
			.join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships>${names
			.map(
				(_, at) =>
					`<Relationship Id="rId${at + 1}" Type="${office}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`
			)
			.join(
				''
			)}<Relationship Id="rId98" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId99" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats
			.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`)
			.join(
				''
			)}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf numFmtId="0"/>${formats
			.map((_, at) => `<xf numFmtId="${164 + at}" applyNumberFormat="1"/>`)
			.join('')}</cellXfs></styleSheet>`,
		'xl/sharedStrings.xml': `<sst xmlns="${main}">${shared.map((each) => `<si>${each}</si>`).join('')}</sst>`
	};
	for (const [at, name] of names.entries())
		parts[`xl/worksheets/sheet${at + 1}.xml`] =
			`<worksheet xmlns="${main}">${sheets[name] ?? ''}</worksheet>`;
	return parts;
}

/** The bytes of such a workbook. */
export const excelOf = (...given: Parameters<typeof excelParts>) => zipOf(excelParts(...given));

/** The bytes of an .ods with the given XML of its tables. */
export const openDocumentOf = (tables: string, styles = '', manifest = '') =>
	zipOf({
		mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
		'content.xml': `<?xml version="1.0"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
		'META-INF/manifest.xml': manifest
	});
