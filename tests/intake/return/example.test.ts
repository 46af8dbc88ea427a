import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { fosteringOf } from '$lib/domain/fostering-figure';
import { fosteringReturn, youthJusticeReturn } from '$lib/domain/return-template';
import { parseYouthJusticeId } from '$lib/domain/youth-justice-return';
import { Desk } from '$lib/intake/desk';
import type { SheetReading } from '$lib/intake/read-sheet';
import { register } from '../asked';

const own = register.geographies.find(({ geography }) => geography === register.board.geography);
const desk = new Desk({
	indicators: register.indicators,
	geographies: register.geographies,
	authority: register.board.geography
});
const MARK = /Example, not real/g;

async function readText(text: string): Promise<SheetReading> {
	const { key } = await desk.open('example.csv', new TextEncoder().encode(text));
	return desk.read(key, 0, new Map());
}
const authority = (text: string) => text.replaceAll('Example council', own?.name ?? '');

describe.each([
	['fostering-recruitment', fosteringReturn, '/fostering?example=yes'],
	['youth-justice-outcomes', youthJusticeReturn, '/youth-justice?example=yes']
])('the worked example of %s', (name, template, page) => {
	const text = readFileSync(`data/examples/${name}-example.csv`, 'utf8');
	const lines = text.trimEnd().split('\n');
	let taken: SheetReading;
	beforeAll(async () => {
		taken = await readText(authority(text.replace(MARK, '')));
	});

	test('says in every row that it is one, and names no council', () => {
		expect(lines.length).toBeGreaterThan(300);
		for (const line of lines.slice(1)) {
			expect(line).toMatch(/,Example, not real"?$|"Example, not real"$/);
			expect(line).toContain(',Example council,');
		}
	});

	test('is refused with the page where it is to be seen, though one row alone says what it is', async () => {
		const once = authority(text.replace(MARK, '').replace(/,""(?=\n)/, ',EXAMPLE - not real'));
		expect(once).toContain('EXAMPLE - not real');
		for (const marked of [authority(text), once]) {
			const { figures, problems, outcome } = await readText(marked);
			expect(figures).toEqual([]);
			expect(outcome).toBe('refused');
			const errors = problems.filter(({ severity }) => severity === 'error');
			expect(errors.map(({ rule, row, column }) => [rule, row, column])).toEqual([
				['structure.worked-example', null, 'note']
			]);
			expect(errors[0]?.message).toContain(page);
		}
	});

	test('without its mark is a return with nothing wrong in it, a figure a row', () => {
		const wrong = taken.problems.filter(
			({ severity, rule }) => severity !== 'note' && rule !== 'disclosure.small-count'
		);
		expect(wrong).toEqual([]);
		expect(taken.questions).toEqual([]);
		expect(taken.set_aside).toEqual([]);
		expect(taken.figures).toHaveLength(lines.length - 1);
	});

	test('is made of measures its template has, in four quarters and the one before', () => {
		const of = template === fosteringReturn ? fosteringOf : parseYouthJusticeId;
		for (const { indicator } of taken.figures)
			expect([indicator, of(indicator)]).not.toContain(null);
		const ends = new Set(taken.figures.map(({ period }) => period.slice(-10)));
		expect([...ends].sort()).toEqual([
			'2021-03-31',
			'2021-06-30',
			'2021-09-30',
			'2021-12-31',
			'2022-03-31'
		]);
	});
});
