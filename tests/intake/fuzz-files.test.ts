import { describe, expect, test } from 'vitest';
import { Desk } from '$lib/intake/desk';
import { excelParts, zipOf } from './zip';
import { readOn, samples, setting } from './samples/samples';
import { cellsOf, textOf } from './samples/spoil';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Opens bytes on a desk, reads every sheet, and gives the rules of what is wrong with the file and its sheets. */
async function refusedFor(file: string, bytes: Uint8Array): Promise<readonly string[]> {
	const desk = new Desk(setting);
	const { key, sheets, problems } = await desk.open(file, bytes);
	const readings = sheets.map((_, place) => desk.read(key, place, new Map()));
	for (const { outcome, figures } of readings) {
		expect(outcome).not.toBe('accepted');
		expect(figures).toEqual([]);
	}
	const all = [...problems, ...readings.flatMap((reading) => reading.problems)];
	for (const { message, file: named } of all) {
		expect(named).toBe(file);
		expect(message).toContain(file);
		expect(message).toMatch(/[a-z”)]\.$/);
	}
	return [...new Set(all.filter(({ severity }) => severity === 'error').map(({ rule }) => rule))];
}

/** The container of a password-protected workbook: nothing of it but its parts’ names can be read. */
const locked = () => {
	const bytes = new Uint8Array(4_096);
	bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
	bytes.set(Buffer.from('EncryptionInfo\u0000EncryptedPackage', 'utf16le'), 1_024);
	return bytes;
};
const picture = () => {
	const bytes = new Uint8Array(2_000).map((_, at) => (at * 37) % 256);
	bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	return bytes;
};
/** 320 MB of worksheets in a few hundred kilobytes, whatever the directory says of their size. */
const bomb = (claimed?: number) => {
	const parts: Record<string, string | Uint8Array> = excelParts({ Data: '<sheetData/>' });
	const sheet = Buffer.alloc(40_000_000, ' ');
	sheet.write('<worksheet><sheetData>');
	for (let at = 1; at <= 8; at += 1) parts[`xl/worksheets/sheet${at}.xml`] = sheet;
	return zipOf(parts, claimed);
};

describe('a file that is no table', () => {
	test('a line of 200 MB is too large', async () => {
		const line = new Uint8Array(200_000_000).fill(0x37);
		expect(await refusedFor('line.csv', line)).toEqual(['structure.too-large']);
		expect(await refusedFor('line.csv', line.subarray(0, 90_000_000))).toEqual([
			'structure.too-large'
		]);
	});

	test.each([
		['its true size', undefined],
		['a small size', 1_000]
	])('a zip bomb that claims %s is too large', async (_, claimed) => {
		const bytes = bomb(claimed);
		expect(bytes.length).toBeLessThan(1_000_000);
		expect(await refusedFor('bomb.xlsx', bytes)).toEqual(['structure.too-large']);
	});

	test('a password-protected workbook is encrypted', async () => {
		expect(await refusedFor('locked.xlsx', locked())).toEqual(['structure.encrypted']);
	});

	test('a picture renamed .csv is a picture', async () => {
		expect(await refusedFor('picture.csv', picture())).toEqual(['structure.binary']);
	});

	test('a workbook cut short is damaged', async () => {
		const whole = zipOf(
			excelParts({ Data: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' })
		);
		for (const share of [0.2, 0.5, 0.9, 0.99]) {
			const part = whole.slice(0, Math.floor(whole.length * share));
			expect(await refusedFor('cut.xlsx', part)).toEqual(['structure.not-a-table']);
		}
	});

	test.each([
		['nothing at all', ''],
		['blank lines', '\n\r\n\n'],
		['commas only', ',,,,\n,,,,\n'],
		['a byte order mark', '\uFEFF']
	])('a file of %s is empty', async (_, text) => {
		expect(await refusedFor('empty.csv', utf8(text))).toEqual(['structure.empty']);
	});

	test('a letter is not a table', async () => {
		const letter = 'Dear colleague\n\nPlease find the figures attached.\n';
		expect(await refusedFor('letter.csv', utf8(letter))).toEqual(['structure.not-a-table']);
	});
});

describe.each(samples)('$format without rows', (sample) => {
	test('says that there are none', async () => {
		const [header = []] = cellsOf(sample.text);
		const reading = await readOn(textOf([header]), sample);
		expect(reading?.outcome).toBe('refused');
		expect(reading?.figures).toEqual([]);
		expect(reading?.problems.some(({ severity }) => severity === 'error')).toBe(true);
	});
});
