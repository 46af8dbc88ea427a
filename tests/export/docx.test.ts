import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportDocx } from '$lib/export/docx';
import type { ComposedReport } from '$lib/report/composed';
import { figures } from '../chart/figures';
import { aReport, figure, paragraph, part, picturesOf, run, table } from './a-report';
import { attribute, elements, readWord, textOf } from './word-reader';

const written = async (report: ComposedReport, pictures = picturesOf(report)) =>
	readWord(await reportDocx(report, pictures));

const withBlocks = (...blocks: Parameters<typeof part>[2][]) =>
	aReport({ header: [], sections: [part('1', 'Background', ...blocks)], hidden: [], sources: [] });

describe('reportDocx', () => {
	test('sets Arial 12 in British English, left aligned, under headings Word knows', async () => {
		const word = await written(aReport());
		const styles = word.part('word/styles.xml');
		const [defaults] = elements(styles, 'docDefaults');
		if (!defaults) throw new Error('No defaults.');
		expect(attribute(elements(defaults, 'rFonts')[0], 'ascii')).toBe('Arial');
		expect(attribute(elements(defaults, 'sz')[0], 'val')).toBe('24');
		expect(attribute(elements(defaults, 'lang')[0], 'val')).toBe('en-GB');
		expect(attribute(elements(defaults, 'jc')[0], 'val')).toBe('left');
		const style = (id: string) =>
			elements(styles, 'style').find((each) => attribute(each, 'styleId') === id);
		expect(
			['Heading1', 'Heading2', 'Heading3'].map((id) => {
				const found = style(id);
				return found && attribute(elements(found, 'outlineLvl')[0], 'val');
			})
		).toEqual(['0', '1', '2']);
		const used = new Set(word.paragraphs().flatMap((each) => each.style ?? []));
		expect([...used].filter((id) => style(id) === undefined)).toEqual([]);
	});

	test('has the outline of the report', async () => {
		const word = await written(aReport());
		expect(
			word
				.paragraphs()
				.filter(({ style }) => style?.startsWith('Heading'))
				.map(({ style, text }) => `${style?.slice(-1)} ${text}`)
		).toEqual([
			'1 Reducing Offending Behaviour (Children in Care)',
			'2 Relevant Council Plan Key Theme',
			'2 Recommendation(s)',
			'2 1 Reasons for recommendations',
			'2 2 Background',
			'3 What the partners did',
			'2 3 Other options considered in making recommendations',
			'2 Figures quoted in this report',
			'2 Sources and editions',
			'2 What this version leaves out'
		]);
	});

	test('has Word number recommendations, paragraphs and lists as they were composed', async () => {
		const word = await written(aReport());
		expect(
			word
				.paragraphs()
				.filter(({ number }) => number !== null)
				.map(({ number, text }) => `${number} ${text}`)
		).toEqual([
			'1 Note the figures of 2019/20.',
			'2 Recognise that one child can move them.',
			'1.1 The board is asked what it can do.',
			'2.1 4% of our looked-after children were cautioned or convicted.',
			'2.2 Three things were done:',
			'1. a protocol was signed;',
			'2. carers were trained;',
			'3. the police were told.',
			'• One more.',
			'• And another.',
			'2.3 The text goes on.',
			'1. Department for Education, Local Authority Interactive Tool, edition of 8 April 2026. Retrieved 9 April 2026. Open Government Licence v3.0.'
		]);
		const [quoted] = word.all('tbl').slice(-1);
		const row = quoted ? elements(quoted, 'tr')[1] : undefined;
		expect(row && elements(row, 'tc').map(textOf)).toEqual([
			'4%',
			'Looked-after children convicted or cautioned, Nottingham, 2019/20',
			'Printed as a whole per cent. One child is 0.3 percentage points.',
			'1'
		]);
	});

	test('prints any number a report is composed with, whatever the order', async () => {
		const number = fc.oneof(
			fc.stringMatching(/^[A-Z1-9.()%-]{0,3}\d{1,3}$/),
			fc.stringMatching(/^[A-Z]{1,2}$/),
			fc.constantFrom('2.1', '2.2', '2.3', '1', '2', '01', '%1', '2.%1', '99999999')
		);
		await fc.assert(
			fc.asyncProperty(fc.array(number, { maxLength: 8 }), async (numbers) => {
				const word = await written(
					withBlocks(...numbers.map((each) => paragraph(each, run('Words.'))))
				);
				expect(
					word
						.paragraphs()
						.filter(({ style }) => style === 'NumberedParagraph')
						.map(({ number: own, text }) => (own === null ? text : `${own} ${text}`))
				).toEqual(numbers.map((each) => `${each} Words.`));
			}),
			{ numRuns: 25 }
		);
	});

	test('gives every table a caption above, a head row that repeats, rows that are not torn, and no empty cell', async () => {
		const word = await written(aReport());
		const tables = word.all('tbl');
		expect(tables).toHaveLength(2);
		for (const each of tables) {
			const before = each.previousElementSibling;
			expect(before && attribute(elements(before, 'pStyle')[0], 'val')).toBe('Caption');
			const rows = elements(each, 'tr');
			expect(rows.map((row) => elements(row, 'tblHeader').length)).toEqual(
				rows.map((_, index) => (index === 0 ? 1 : 0))
			);
			expect(rows.every((row) => elements(row, 'cantSplit').length === 1)).toBe(true);
			const widths = rows.map((row) => elements(row, 'tc').length);
			expect(new Set(widths).size).toBe(1);
			expect(elements(each, 'tc').filter((cell) => textOf(cell) === '')).toEqual([]);
			expect([...elements(each, 'gridSpan'), ...elements(each, 'vMerge')]).toEqual([]);
		}
		const [shown] = tables;
		expect(shown && textOf(elements(shown, 'tr')[4] as Element)).toContain('Suppressed');
	});

	test('describes every picture, drawn as SVG and painted as PNG', async () => {
		const word = await written(aReport());
		const xml = word.part('word/document.xml');
		const [about] = [...xml.getElementsByTagName('wp:docPr')];
		expect(about?.getAttribute('descr')).toBe(figures.offending.description);
		expect(about?.getAttribute('title')).toMatch(/^Figure 1: /);
		expect(xml.getElementsByTagName('asvg:svgBlip')).toHaveLength(1);
		expect(
			word.names
				.filter((name) => name.startsWith('word/media/'))
				.map((name) => name.slice(-4))
				.sort()
		).toEqual(['.png', '.svg']);
	});

	test('paints halos beneath their words, for programs that know no paint order, in the font of the document', async () => {
		const report = aReport();
		const word = await written(report);
		const drawing = word.part(word.names.find((name) => name.endsWith('.svg')) ?? '');
		const words = [...drawing.querySelectorAll('text')];
		expect(words.filter((each) => each.hasAttribute('paint-order'))).toEqual([]);
		const outlined = words.filter((each) => each.hasAttribute('stroke'));
		expect(outlined.length).toBeGreaterThan(3);
		for (const each of outlined) {
			expect(each.nextElementSibling?.textContent).toBe(each.textContent);
			expect(each.nextElementSibling?.hasAttribute('stroke')).toBe(false);
		}
		const fonts = [...drawing.querySelectorAll('[font-family]')].map((each) =>
			each.getAttribute('font-family')
		);
		expect(new Set(fonts)).toEqual(new Set(['Arial, sans-serif']));
	});

	test('names itself, its board, its mode and its state on every page and in its properties', async () => {
		const word = await written(aReport());
		const core = word.part('docProps/core.xml').documentElement.textContent ?? '';
		expect(core).toContain('Reducing Offending Behaviour (Children in Care)');
		expect(core).toContain('Corporate Parenting Board, Nottingham City Council');
		const head = word.names.filter((name) => /^word\/header/.test(name));
		expect(head).toHaveLength(1);
		expect(textOf(word.part(head[0] ?? '').documentElement)).toBe(
			'DRAFT | Corporate Parenting Board, Monday 15 November 2021Public version: numbers from 1 to 5 are hidden.'
		);
		expect(word.part('word/footer1.xml').documentElement.textContent).toMatch(/PAGE.*NUMPAGES/);
		const done = await written(aReport({ state: 'published' }));
		expect(textOf(done.part('word/header1.xml').documentElement)).not.toContain('DRAFT');
	});

	test('spaces nothing with empty paragraphs, and says each source beneath', async () => {
		const word = await written(aReport());
		const empty = word
			.all('p')
			.filter(
				(each) =>
					textOf(each) === '' &&
					elements(each, 'drawing').length === 0 &&
					elements(each, 'sectPr').length === 0
			);
		expect(empty).toEqual([]);
		const said = word.paragraphs().map(({ text }) => text);
		expect(said.filter((text) => text.startsWith('Source: '))).toHaveLength(2);
		expect(said.some((text) => text.includes('Retrieved 9 April 2026'))).toBe(true);
	});

	test('gives the words and the table of a figure that could not be drawn', async () => {
		for (const pictures of [new Map(), new Map([['Figure 1: x', null]])]) {
			const word = await written(withBlocks(figure(figures.rate)), pictures);
			const said = word.paragraphs().map(({ text }) => text);
			expect(said).toContain('The picture of this figure could not be drawn. It says:');
			expect(said).toContain(figures.rate.description);
			expect(word.all('tbl')).toHaveLength(1);
			expect(word.all('drawing')).toHaveLength(0);
		}
	});

	test('sets the details of a report as a table where its template does', async () => {
		const word = await written(aReport({ header_as: 'table' }));
		const [details] = word.all('tbl');
		expect(
			details && elements(details, 'tr').map((row) => textOf(elements(row, 'tc')[0] as Element))
		).toEqual([
			'Title of paper',
			'Wards affected',
			'Relevant Council Plan Key Theme',
			'Summary of issues',
			'Recommendation(s)'
		]);
	});

	test('marks what is written from right to left, and drops marks that turn the order about', async () => {
		const word = await written(
			withBlocks(
				paragraph('1.1', run('תקציר 12'), run(' and المجلس.')),
				paragraph(null, run('It was \u202E41\u202C.'))
			)
		);
		const [first] = word.all('p').filter((each) => textOf(each).includes('תקציר'));
		expect(first && elements(first, 'bidi')).toHaveLength(1);
		const runs = first ? elements(first, 'r') : [];
		expect(runs.filter((each) => elements(each, 'rtl').length > 0).map(textOf)).toEqual([
			'תקציר',
			'المجلس'
		]);
		expect(word.paragraphs().map(({ text }) => text)).toContain('It was 41.');
	});

	test('holds any text, and every part stays well-formed', async () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary', maxLength: 40 }),
			fc.constantFrom(
				'\u0000\u0001\u0008\u000B\uFFFE\uFFFF',
				'\uD800',
				']]><x/>',
				'<w:t>&amp;"\'',
				'\u202Egnitirw',
				'=1+1',
				'line\none',
				'{{x}}%1'
			)
		);
		await fc.assert(
			fc.asyncProperty(text, text, text, async (title, words, cell) => {
				const view = {
					...figures.count,
					name: title,
					description: words,
					notes: [cell],
					table: {
						...figures.count.table,
						caption: title,
						columns: figures.count.table.columns.map(() => cell)
					}
				};
				const report = aReport({
					title,
					board: words,
					mode_words: cell,
					header: [part(null, title, paragraph(null, run(words)))],
					sections: [
						part(cell, words, paragraph(title, run(cell)), figure(view), table(view), {
							kind: 'missing',
							sentence: words
						})
					],
					hidden: [cell]
				});
				const word = await written(report);
				for (const name of word.names)
					if (/\.(xml|rels|svg)$/.test(name)) expect(() => word.part(name)).not.toThrow();
			}),
			{ numRuns: 10 }
		);
	});

	test('holds two hundred figures, each with an id of its own', async () => {
		const blocks = Array.from({ length: 200 }, (_, index) =>
			index % 2 === 0 ? figure(figures.count, index + 1) : table(figures.count, index + 1)
		);
		const word = await written(withBlocks(...blocks));
		const ids = [...word.part('word/document.xml').getElementsByTagName('wp:docPr')].map((each) =>
			each.getAttribute('id')
		);
		expect(ids).toHaveLength(100);
		expect(new Set(ids).size).toBe(100);
		expect(word.all('tbl')).toHaveLength(100);
	});

	test('refuses a figure for internal use in a public report', async () => {
		await expect(written(withBlocks(figure(figures.internal)), new Map())).rejects.toThrow(
			/internal use/
		);
		const internal = { ...withBlocks(table(figures.internal)), mode: 'internal' as const };
		expect((await written(internal)).all('tbl')).toHaveLength(1);
	});
});

/** Set `EVERYTHING=yes` to have LibreOffice, where it is installed, open the document and print it. */
const office = ['/usr/bin/soffice', '/usr/local/bin/soffice'].find((path) => existsSync(path));
const printer = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext'].find((path) => existsSync(path));

describe.skipIf(process.env.EVERYTHING !== 'yes' || !office || !printer)('LibreOffice', () => {
	test('opens the document and prints its numbers, its tables and its head on every page', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'docx-'));
		try {
			const report = aReport();
			const file = await reportDocx(report, picturesOf(report));
			writeFileSync(join(folder, 'report.docx'), new Uint8Array(await file.arrayBuffer()));
			execFileSync(
				office ?? '',
				[
					`-env:UserInstallation=file://${folder}/profile`,
					'--headless',
					'--convert-to',
					'pdf',
					'--outdir',
					folder,
					join(folder, 'report.docx')
				],
				{ stdio: 'ignore' }
			);
			execFileSync(printer ?? '', [
				'-layout',
				join(folder, 'report.pdf'),
				join(folder, 'report.txt')
			]);
			const pages = readFileSync(join(folder, 'report.txt'), 'utf8')
				.split('\f')
				.filter((page) => page.trim() !== '');
			expect(pages.length).toBeGreaterThan(2);
			for (const [index, page] of pages.entries()) {
				expect(page).toContain('DRAFT | Corporate Parenting Board, Monday 15 November 2021');
				expect(page).toContain('Public version: numbers from 1 to 5 are hidden.');
				expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
			}
			const all = pages.join('\n');
			expect(all).toMatch(/2\.1\s+4% of our looked-after children/);
			expect(all).toMatch(/Year ending 31 March 2020 \(2019\/20\)\s+4\s+15\s+337/);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});
