import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeAsk } from '$lib/domain/figure-binding';
import type { ReportSnapshot } from '$lib/domain/report';
import { parseSnapshot, writeSnapshot } from '$lib/domain/report-snapshot';
import { align } from '$lib/report/alignment';
import { compareReports, compareTexts } from '$lib/report/compare';
import { fingerprintOf } from '$lib/report/fingerprint';
import { citesIn } from '$lib/report/markup';
import { sinceSentences } from '$lib/report/since';
import { figures } from '../chart/figures';
import { citedFigure, evidence, parts, report, template, text, token } from './a-draft';

const snapshot = (texts: readonly ReturnType<typeof text>[]): ReportSnapshot => ({
	report,
	texts,
	template: template('nottingham'),
	parts: parts.filter((each) => each.template === 'nottingham'),
	editions: [],
	fingerprint: null
});
const kinds = (before: string, after: string) =>
	compareTexts(before, after).map(({ kind }) => kind);

describe('two versions side by side', () => {
	test('what is kept, added, taken out and put otherwise is told apart', () => {
		const before = 'It was 4% in 2019/20.\n\nThis goes away entirely.\n\nThis stays.';
		const after = 'It was 3% in 2019/20.\n\nThis stays.\n\nSomething else comes.';
		expect(kinds(before, after)).toEqual(['changed', 'removed', 'kept', 'added']);
		const [changed] = compareTexts(before, after);
		expect(changed?.before).toEqual([
			{ text: 'It was ', same: true },
			{ text: '4% ', same: false },
			{ text: 'in 2019/20.', same: true }
		]);
	});

	test('a number in brackets is one word', () => {
		const [changed] = compareTexts(
			`It was ${token} that year, as we said.`,
			'It was 4% that year, as we said.'
		);
		expect(changed?.before.find(({ same }) => !same)?.text.trim()).toBe(token);
	});

	test('headings with nothing under them in either are left out, and those without a heading are there', () => {
		const compared = compareReports(
			snapshot([text('background', 'A.'), text('lost', 'B.')]),
			snapshot([text('background', 'A.')])
		);
		expect(compared.parts.map(({ part, differs }) => [part, differs])).toEqual([
			['background', false],
			['lost', true]
		]);
	});

	test('what else changed of the report is said in sentences', () => {
		const other = snapshot([]);
		const { sentences } = compareReports(other, {
			...other,
			report: { ...report, title: 'Another', item: null },
			template: template('derby')
		});
		expect(sentences).toEqual([
			`The title was “${report.title}” and is “Another”.`,
			'It was for item 5 and is for no item.',
			'It was written on “Nottingham City Council committee report” and is on “Derby City Council committee report”.'
		]);
	});

	test('both sides can be put together again out of what is compared', () => {
		const paragraph = fc.array(fc.constantFrom('a', 'bb', 'ccc', '[[', 'ü', '👩‍👧', '[x]'), {
			minLength: 1
		});
		const texts = fc.array(
			paragraph.map((words) => words.join(' ')),
			{ maxLength: 8 }
		);
		fc.assert(
			fc.property(texts, texts, (before, after) => {
				const compared = compareTexts(before.join('\n\n'), after.join('\n\n'));
				const side = (name: 'before' | 'after') =>
					compared.map((each) => each[name].map((piece) => piece.text).join('')).filter(Boolean);
				expect(side('before')).toEqual(before);
				expect(side('after')).toEqual(after);
				for (const each of compared)
					if (each.kind === 'kept') expect(each.before).toEqual(each.after);
			})
		);
	});

	test('lists too long to be compared item by item are still told apart in a moment', () => {
		const lines = (letter: string) =>
			Array.from({ length: 6_000 }, (_, each) => `${letter}${each}`);
		const started = performance.now();
		const aligned = align(['same', ...lines('a')], ['same', ...lines('b')]);
		expect(aligned).toHaveLength(12_001);
		expect(performance.now() - started).toBeLessThan(1_000);
	});
});

describe('a report kept whole', () => {
	test('is read as it was written, and nothing else is read as one', () => {
		const whole = snapshot([text('background', 'A “quoted”\n\n=1+1 \u2028 end')]);
		expect(parseSnapshot(writeSnapshot(whole))).toEqual(whole);
		for (const damaged of ['', '{}', 'null', '[]', writeSnapshot(whole).slice(0, -1)])
			expect(parseSnapshot(damaged)).toBeNull();
		for (const [name, value] of Object.entries(whole)) {
			const without: Record<string, unknown> = { ...whole, [name]: undefined };
			expect(parseSnapshot(JSON.stringify(without)), name).toBeNull();
			if (typeof value === 'object' && value !== null)
				expect(parseSnapshot(JSON.stringify({ ...whole, [name]: 'text' })), name).toBeNull();
		}
		fc.assert(
			fc.property(fc.json(), (json) => {
				expect(parseSnapshot(json)).toBeNull();
			})
		);
	});

	test('has a fingerprint of what it prints', async () => {
		expect(await fingerprintOf('a')).toMatch(/^[0-9a-f]{64}$/);
		expect(await fingerprintOf('a')).not.toBe(await fingerprintOf('a '));
	});
});

describe('what has changed since', () => {
	const ask = '[[table: cla-offending, E06000018]]';
	const texts = [`It was ${token}.\n\n${ask}`];
	const key = citesIn(texts).asks.map(writeAsk)[0] ?? '';
	const then = evidence([citedFigure()], new Map([[key, figures.offending]]));

	test('nothing is said where all of it stands', () => {
		expect(sinceSentences(texts, then, then)).toEqual([]);
	});

	test('a later edition, a cell put otherwise and a new period are each a sentence', () => {
		const [first, ...rest] = figures.offending.table.rows;
		if (!first) throw new Error('no rows');
		const rows = [
			{ ...first, head: '2030/31' },
			{
				...first,
				cells: first.cells.map((cell, at) => (at === 0 ? { ...cell, text: '99%' } : cell))
			},
			...rest
		];
		const view = { ...figures.offending, table: { ...figures.offending.table, rows } };
		const now = evidence(
			[citedFigure({ since: 'The latest edition prints 3%.' })],
			new Map([[key, view]])
		);
		const [number, cell, period] = sinceSentences(texts, then, now);
		expect(number).toBe(`${citedFigure().what}: The latest edition prints 3%.`);
		expect(cell).toContain(`was ${first.cells[0]?.text} and is 99% now.`);
		expect(period).toContain('figures have come for 2030/31.');
	});

	test('an edition or a measure that is gone is said', () => {
		const gone = sinceSentences(texts, then, evidence([], new Map()));
		expect(gone).toEqual([
			`${citedFigure().what}: its edition is not in the record any more.`,
			expect.stringContaining('the record does not hold the measure any more.')
		]);
	});
});
