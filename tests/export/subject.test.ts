import { describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { handoutCsv } from '$lib/export/csv';
import { handoutFileName } from '$lib/export/file-name';
import { withAbout } from '$lib/export/picture';
import { tableHtml, tableText } from '$lib/export/rich-table';
import { sheetsOf } from '$lib/export/sheets';
import { takeSubject, takeSubjectTable } from '$lib/export/subject';
import { forWhom } from '$lib/view/mode-words';
import { sentenceOf } from '$lib/view/subject-words';
import { drawings, leavers } from '../chart/subject-figures';

const real = { geography: 'Nottingham', mode: 'public', example: false } as const;
const example = { geography: 'Example council', mode: 'internal', example: true } as const;

/** The words of a picture, its lines joined as they are read. */
const wordsOf = (svg: string) =>
	svg
		.replaceAll(/<\/tspan><tspan[^>]*>/g, ' ')
		.replaceAll(/<[^>]*>/g, '\n')
		.replaceAll('&amp;', '&');

const pictureOf = (beside: typeof real | typeof example, figure = leavers) =>
	takeSubject(figure, beside).picture?.(serverDocument()) ?? null;

describe('a figure of a subject as it leaves the site', () => {
	const { handout } = takeSubject(leavers, real);

	it('is named by its figure, place, period, edition and whom it is for', () => {
		expect(handoutFileName(handout, 'png')).toBe(
			'leavers-by-reason-nottingham-1-january-to-31-july-2021-lait-2026-04-08-public.png'
		);
	});

	it('says its finding with its doubt and its source in one sentence to copy', () => {
		expect(handout.sentence).toBe(
			'17 fostering households left between 1 January and 31 July 2021: most often for family or work. With numbers this small, one household moves a reason’s share by 6 percentage points. (Source: Department for Education, Local Authority Interactive Tool, edition of 8 April 2026.)'
		);
		expect(takeSubject({ ...leavers, source_line: null }, real).handout.sentence).toBe(
			sentenceOf(leavers)
		);
		expect(sentenceOf({ finding: 'A finding.', doubt: '' })).toBe('A finding.');
	});

	it('carries its faults and notes, whom it is for and what each word in place of a figure means in every format', () => {
		const cover = JSON.stringify(sheetsOf(handout).map(({ rows }) => rows));
		for (const text of [handoutCsv(handout), tableHtml(handout), tableText(handout), cover]) {
			expect(text).toContain(forWhom.public);
			expect(text).toContain('Row 14 of the return of 3 August 2021');
			expect(text).toContain('A household that left for two reasons is counted once.');
			expect(text).toContain('edition of 8 April 2026');
			expect(text).not.toMatch(/Example, not real|undefined|NaN/);
		}
		expect(handout.symbols).toEqual([{ mark: 'Suppressed', meaning: 'The figure is suppressed.' }]);
	});

	it('has all of it in its picture', () => {
		const svg = pictureOf(real) ?? '';
		const said = wordsOf(withAbout(svg, handout));
		for (const text of [
			'17 fostering households left',
			'With numbers this small',
			'Mainstream carers, Nottingham',
			'Source: Department for Education',
			'Retrieved 9 April 2026. Open Government Licence v3.0.',
			'Not drawn as if true: Row 14',
			'counted once',
			forWhom.public,
			'Family priorities or work commitments'
		])
			expect(said).toContain(text);
	});

	it('lists what is dated on it with the numbers the drawing has', () => {
		const figure = { ...leavers, drawing: drawings['columns-twelve'] };
		expect(takeSubject(figure, real).handout.notes).toContain(
			'2. Covid restrictions: Covid restrictions, in a sentence.'
		);
		expect(wordsOf(pictureOf(real, figure) ?? '')).toContain(
			'3. Leaflets to every home in the city'
		);
	});

	it('has no picture where nothing may be drawn, and its words and table all the same', () => {
		const taken = takeSubject(
			{
				...leavers,
				drawing: null,
				empty: 'There is nothing to draw: the figures cannot all be right.'
			},
			real
		);
		expect(taken.picture).toBeNull();
		expect(taken.handout.tables[0].table.rows).toHaveLength(2);
	});

	it('says that it is the worked example in its title, its sentence, every format, its picture and first in every file’s name', () => {
		const taken = takeSubject(leavers, example).handout;
		expect(taken.title).toMatch(/^Example, not real: 17 fostering/);
		expect(taken.sentence).toMatch(/^Example, not real: /);
		expect(handoutFileName(taken, 'csv')).toMatch(
			/^example-not-real-leavers-by-reason-example-council-.*-internal\.csv$/
		);
		const cover = JSON.stringify(sheetsOf(taken).map(({ rows }) => rows));
		for (const text of [handoutCsv(taken), tableHtml(taken), tableText(taken), cover])
			expect(text).toContain('Example, not real');
		const svg = pictureOf(example) ?? '';
		expect(wordsOf(svg)).toContain('Example, not real: 17 fostering households');
		expect(wordsOf(svg)).toContain('every figure here is invented');
		expect(wordsOf(svg)).toContain(forWhom.internal);
	});
});

describe('a table of a subject that no picture goes with', () => {
	const [edition] = leavers.sources;
	const table = {
		...leavers.table,
		caption: 'The framework’s measures',
		rows: leavers.table.rows.map((row) => ({ ...row, source: edition?.text ?? '' })),
		notes: ['Derby: no whole number of 26 is 83%.']
	};
	const other = { ...leavers.sources[0], vintage: 'other', text: 'Another edition' } as never;

	it('leaves with its source, its notes and whom it is for, and with no edition that it is not from', () => {
		const { handout, picture } = takeSubjectTable(table, {
			...real,
			editions: [...leavers.sources, other]
		});
		expect(picture).toBeNull();
		expect(handoutFileName(handout, 'xlsx')).toBe(
			'the-framework-s-measures-nottingham-lait-2026-04-08-public.xlsx'
		);
		const cover = JSON.stringify(sheetsOf(handout).map(({ rows }) => rows));
		for (const text of [handoutCsv(handout), tableHtml(handout), tableText(handout), cover]) {
			expect(text).toContain(forWhom.public);
			expect(text).toContain('edition of 8 April 2026');
			expect(text).toContain('no whole number of 26 is 83%');
			expect(text).not.toMatch(/Another edition|Example, not real|undefined|null/);
		}
	});

	it('says in every file and in its name that it is the worked example', () => {
		const { handout } = takeSubjectTable(table, { ...example, editions: leavers.sources });
		expect(handoutFileName(handout, 'csv')).toMatch(
			/^example-not-real-the-framework.*-internal\.csv$/
		);
		const cover = JSON.stringify(sheetsOf(handout).map(({ rows }) => rows));
		for (const text of [handoutCsv(handout), tableHtml(handout), tableText(handout), cover])
			expect(text).toContain('Example, not real');
	});

	it('takes the notes of a figure’s table with it too', () => {
		const notes = takeSubject({ ...leavers, table }, real).handout.notes;
		expect(notes).toContain('Derby: no whole number of 26 is 83%.');
	});
});
