import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RESPONSE_KINDS, responseCategoryOf } from '$lib/domain/response-category';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { tables } from '$lib/intake/record-tables';
import { readDefined } from '$lib/intake/table';

const contents = new Map(
	REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')])
);
const { response_categories } = readRegister(contents).register;
const category = (response: string) =>
	responseCategoryOf(response_categories, response)?.category ?? null;

describe('the category of a response', () => {
	test.each([
		['internal', 'internal'],
		['Non-immediate', 'non-immediate'],
		['non immediate', 'non-immediate'],
		['IMMEDIATE', 'immediate'],
		['Level 2', 'non-immediate'],
		['response-level-3', 'immediate'],
		['response-internal', 'internal']
	])('“%s” is %s, however it is written', (response, expected) => {
		expect(category(response)).toBe(expected);
	});

	test.each(['level 4', 'immediately', 'level', '', 'response-', 'response: internal'])(
		'“%s” is not in the table and in no category',
		(response) => {
			expect(category(response)).toBeNull();
		}
	);

	test('is the board’s to change, without a line of code', () => {
		const own = readDefined(
			tables.response_categories,
			'response,scheme,category,place,meaning\ngrade C,Ours,immediate,1,The police come.\n'
		);
		expect(own.problems).toEqual([]);
		expect(responseCategoryOf(own.values, 'response-grade-c')?.category).toBe('immediate');
		expect(responseCategoryOf(own.values, 'internal')).toBeNull();
	});
});

describe('the table of response categories', () => {
	test('has Nottingham’s three and Norfolk’s three, in order, and says whose reading the levels are', () => {
		for (const scheme of ['Nottingham', 'Norfolk']) {
			const rows = response_categories.filter((each) => each.scheme === scheme);
			expect(rows.map(({ place }) => place)).toEqual([1, 2, 3]);
			expect(rows.map((each) => each.category)).toEqual(RESPONSE_KINDS);
			for (const { meaning } of rows)
				expect(meaning.includes('for the board to confirm')).toBe(scheme === 'Norfolk');
		}
		expect(response_categories).toHaveLength(6);
	});

	test('may be missing from a record of an earlier release', () => {
		const earlier = new Map([...contents].filter(([name]) => name !== 'response_categories'));
		const { register, problems } = readRegister(earlier);
		expect(problems).toEqual([]);
		expect(register.response_categories).toEqual([]);
	});

	test.each([
		['urgent', 'a fourth category'],
		['', 'no category']
	])('“%s” is refused by row and column: %s', (word) => {
		const { values, problems } = readDefined(
			tables.response_categories,
			`response,scheme,category,place,meaning\ninternal,Ours,${word},1,Said.\n`
		);
		expect(values).toEqual([]);
		expect(problems).toEqual([expect.objectContaining({ row: 2, column: 'category' })]);
	});

	test('one word twice is refused: a return would not say which is meant', () => {
		const row = (scheme: string) => `internal,${scheme},internal,1,Said.`;
		const { problems } = readDefined(
			tables.response_categories,
			`response,scheme,category,place,meaning\n${row('Ours')}\n${row('Theirs')}\n`
		);
		expect(problems).toHaveLength(1);
		expect(problems[0]?.row).toBe(3);
	});
});
