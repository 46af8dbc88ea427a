import { describe, expect, test } from 'vitest';
import type { SubjectSection } from '$lib/view/subject';
import {
	composeSubject,
	narrowed,
	narrowedSentence,
	paperOf,
	subjectOfTheme
} from '$lib/view/subject-page';

const section = (key: string, lines: number, empty: string | null = null): SubjectSection => ({
	key,
	title: key,
	intro: null,
	measures: [],
	figures: [],
	readings: [],
	tables: [],
	summary: Array.from({ length: lines }, (_, place) => ({
		section: key,
		figure: null,
		sentence: `${key} ${place + 1}`,
		doubt: null
	})),
	empty
});

const page = {
	subject: 'fostering',
	heading: 'Fostering: Nottingham',
	lead: '',
	carers: [],
	chosen: null,
	offered: null
} as const;
const said = (...all: SubjectSection[]) =>
	composeSubject(page, all).summary.map(({ sentence }) => sentence);

describe('a subject’s page', () => {
	test('keeps the first line of every section and fills up with second ones, in the page’s order', () => {
		expect(said(section('a', 3), section('b', 1), section('c', 3), section('d', 1))).toEqual([
			'a 1',
			'a 2',
			'b 1',
			'c 1',
			'c 2',
			'd 1'
		]);
	});

	test('has no more than six lines, the first section’s first', () => {
		const seven = 'abcdefg'.split('').map((key) => section(key, 2));
		expect(said(...seven)).toEqual(['a 1', 'b 1', 'c 1', 'd 1', 'e 1', 'f 1']);
	});

	test('sets sections without a figure apart, and says nothing of them at the top', () => {
		const made = composeSubject(page, [section('a', 1, 'Fill in the return.'), section('b', 1)]);
		expect(made.sections.map(({ key }) => key)).toEqual(['b']);
		expect(made.lacking.map(({ key }) => key)).toEqual(['a']);
		expect(made.summary.map(({ sentence }) => sentence)).toEqual(['b 1']);
	});

	test('says once what to do where several sections say the same, and leaves the rest as it is', () => {
		const { lacking, cures } = composeSubject(page, [
			section('a', 0, 'No enquiry is held. Fill in the return, and add it there.'),
			section('b', 0, 'No visit is held. Fill in the return, and add it there.'),
			section('c', 0, 'No place is held. Ask Ofsted.')
		]);
		expect(lacking.map(({ empty }) => empty)).toEqual([
			'No enquiry is held.',
			'No visit is held.',
			'No place is held. Ask Ofsted.'
		]);
		expect(cures).toEqual(['Fill in the return, and add it there.']);
	});
});

test.each([
	['Offending and youth justice', 'youth-justice'],
	['Homes and fostering', 'fostering'],
	['Fostering', 'fostering'],
	['Health', null]
])('the theme “%s” is told of on the page %s', (theme, subject) => {
	expect(subjectOfTheme(theme)).toBe(subject);
});

test('of more than ten rows of dots the first four are drawn where there is little room, and it is said', () => {
	const row = { label: 'A place', dots: [] };
	const dots = (count: number) =>
		({ kind: 'dots', groups: [], rows: Array(count).fill(row), unit: '%', most: 100 }) as const;
	expect(narrowed(dots(10))).toEqual(dots(10));
	expect(narrowedSentence(dots(10))).toBeNull();
	expect(narrowed(dots(13))).toEqual(dots(4));
	expect(narrowedSentence(dots(13))).toContain('The first 4 of 13 rows are drawn here.');
	expect(narrowedSentence(null)).toBeNull();
});

describe('a subject’s page on paper', () => {
	const holding = (figures: number, readings = 0) => ({
		...section('a', 0),
		figures: Array.from({ length: figures }, () => ({}) as never),
		readings: Array.from({ length: readings }, () => ({ heading: '', holds: [], beware: [] }))
	});
	const sizeOf = (...sections: ReturnType<typeof holding>[]) => paperOf({ sections }, () => 0);

	test('is roomy with eight figures, counting no more than three of a section: 3 + 3 + 2', () => {
		const roomy = { dense: false, close: false, most: 3 };
		expect(sizeOf(holding(9), holding(3), holding(2, 4))).toEqual(roomy);
	});

	test('is dense with nine, and close with more than twelve, a reading for two: 9 + 2 × 2 = 13', () => {
		const nine = [holding(3), holding(3), holding(3)];
		expect(sizeOf(...nine, holding(0, 1))).toEqual({ dense: true, close: false, most: 3 });
		expect(sizeOf(...nine, holding(0, 2))).toEqual({ dense: true, close: true, most: 1 });
	});

	test('counts the trends a section draws', () => {
		expect(paperOf({ sections: [holding(3)] }, () => 6).dense).toBe(true);
	});
});
