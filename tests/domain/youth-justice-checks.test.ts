import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PeriodId } from '$lib/domain/id';
import { readWord } from '$lib/domain/return-column';
import type { YouthJusticeChecked } from '$lib/domain/youth-justice-checked';
import { youthJusticeFaults } from '$lib/domain/youth-justice-checks';
import { youthJusticeColumns } from '$lib/domain/youth-justice-return';

const Q1 = '2021-04-01/2021-06-30';
const Q2 = '2021-07-01/2021-09-30';
const word = (column: string, text: string) => {
	const definition = youthJusticeColumns.find((each) => each.column === column);
	const read = definition && readWord(definition, text);
	if (!read) throw new Error(`No word ${text}`);
	return read;
};
interface Where {
	readonly counted?: string;
	readonly care?: string;
	readonly placed?: string;
	readonly period?: string;
	readonly denominator?: number | null;
}
let row = 1;
const figure = (outcome: string, value: number | null, where: Where = {}): YouthJusticeChecked => {
	const { counted = 'offences', care = 'all children', placed = 'all', period = Q1 } = where;
	row += 1;
	return {
		of: {
			outcome: word('outcome', outcome),
			counted: word('counted', counted),
			care_status: word('care_status', care),
			placed: word('placed', placed)
		},
		period: period as PeriodId,
		value,
		denominator: where.denominator ?? null,
		source_row: row
	};
};
const given = (...lines: readonly (readonly [string, number | null, Where?])[]) => {
	row = 1;
	return lines.map((line) => figure(...line));
};
const found = (figures: readonly YouthJusticeChecked[]) =>
	youthJusticeFaults(figures).map(
		({ rule, severity, rows }) => `${severity} ${rule} ${rows.join(' ')}`
	);

describe('an outcome counted twice', () => {
	test('a total of out-of-court outcomes beside them is refused by its name, and its parts stand', () => {
		const figures = given(
			['community resolution', 12],
			['youth caution', 7],
			['conviction', 9],
			['other: Out-of-court disposals', 30]
		);
		expect(found(figures)).toEqual(['fault value.counted-twice 5 2 3']);
		const [fault] = youthJusticeFaults(figures);
		expect(fault?.refused.map(({ source_row }) => source_row)).toEqual([5]);
		expect(fault?.what).toBe(
			'“Out-of-court disposals” is given as an outcome beside those it is made of, community resolution and youth caution: offences, all children, Q1 2021/22. They would be counted twice.'
		);
	});

	test('with none of its parts it is an outcome like another, and so is one of another name', () => {
		expect(found(given(['other: out of court', 30], ['conviction', 9]))).toEqual([]);
		expect(found(given(['other: diversion', 3], ['community resolution', 12]))).toEqual([]);
		expect(
			found(given(['other: all outcomes', 21], ['conviction', 9], ['other: youth club', 3]))
		).toEqual(['fault value.counted-twice 2 3 4']);
	});

	test('12 + 7 = 19 under a name of its own is suspected, and used', () => {
		const parts = [
			['community resolution', 12],
			['youth caution', 7]
		] as const;
		expect(found(given(...parts, ['other: police led', 19]))).toEqual([
			'warning value.counted-twice 4 2 3'
		]);
		expect(found(given(...parts, ['other: police led', 18]))).toEqual([]);
		expect(found(given(...parts, ['other: police led', null]))).toEqual([]);
	});

	test('an outcome of its own is not taken for a sum by a word in its name', () => {
		for (const name of [
			'all other outcomes',
			'all others',
			'total other',
			'out-of-court triage',
			'out of court: referral to youth club',
			'overall warning'
		])
			expect(found(given([`other: ${name}`, 4], ['conviction', 9], ['youth caution', 2]))).toEqual(
				[]
			);
		for (const name of [
			'all out-of-court disposals',
			'out of court disposals (total)',
			'OOCDs',
			'OOCRs in all',
			'total',
			'all outcomes',
			'overall',
			'offences, total'
		])
			expect(
				found(given([`other: ${name}`, 4], ['conviction', 9], ['youth caution', 2])),
				name
			).toHaveLength(1);
	});

	test('the key indicator of out-of-court disposals without its base is suspected of being their total', () => {
		const counted = 'children';
		const indicator = (denominator: number | null) =>
			found(
				given(
					['community resolution', 12, { counted }],
					['youth caution', 7, { counted }],
					['out-of-court disposals', 19, { counted, denominator }]
				)
			);
		expect(indicator(null)).toEqual(['warning value.counted-twice 4 2 3']);
		expect(indicator(24)).toEqual([]);
	});

	test('two small counts that chance to make a third are not suspected: 1 + 3 = 4', () => {
		expect(
			found(given(['community resolution', 1], ['youth caution', 3], ['other: police led', 4]))
		).toEqual([]);
	});

	test('12 + 7 offences of 18 dealt with: one stands under two outcomes, and none is used', () => {
		const offences = (denominator: number, counted = 'offences') =>
			given(
				['community resolution', 12, { denominator, counted }],
				['conviction', 7, { denominator, counted }]
			);
		expect(found(offences(19))).toEqual([]);
		expect(found(offences(18))).toEqual(['fault value.counted-twice 2 3']);
		expect(youthJusticeFaults(offences(18))[0]?.refused).toHaveLength(2);
		// A child may have two outcomes.
		expect(found(offences(18, 'children'))).toEqual([]);
	});
});

describe('parts and wholes', () => {
	const placed = (inside: number | null, outside: number | null, both: number, counted: string) => {
		const care = 'looked-after children';
		return found(
			given(
				['conviction', inside, { care, counted, placed: 'in area' }],
				['conviction', outside, { care, counted, placed: 'out of area' }],
				['conviction', both, { care, counted }]
			)
		);
	};

	test('offences in and out of area are all of them: 2 + 3 = 5', () => {
		expect(placed(2, 3, 5, 'offences')).toEqual([]);
		expect(placed(2, 3, 6, 'offences')).toEqual(['warning value.parts 4 2 3']);
		expect(placed(2, null, 6, 'offences')).toEqual([]);
		expect(placed(7, null, 6, 'offences')).toEqual(['warning value.parts 4 2']);
	});

	test('a child who moved is in both places: 2 and 3 are 3 to 5 children', () => {
		expect(placed(2, 3, 4, 'children')).toEqual([]);
		expect(placed(2, 3, 6, 'children')).toEqual(['warning value.parts 4 2 3']);
		expect(placed(2, 3, 2, 'children')).toEqual(['warning value.parts 4 2 3']);
	});

	test('looked-after children are among all', () => {
		const both = (own: number) =>
			found(given(['youth caution', own, { care: 'looked-after children' }], ['youth caution', 5]));
		expect(both(5)).toEqual([]);
		expect(both(6)).toEqual(['warning value.parts 3 2']);
	});

	test('incidents in and out of area are all of them too', () => {
		const care = 'looked-after children';
		const counted = 'incidents';
		const all = (total: number) =>
			found(
				given(
					['response: internal', 4, { care, counted, placed: 'in area' }],
					['response: internal', 6, { care, counted, placed: 'out of area' }],
					['response: internal', total, { care, counted }]
				)
			);
		expect(all(10)).toEqual([]);
		expect(all(9)).toEqual(['warning value.parts 4 2 3']);
	});
});

test('more children than offences under one outcome may be exchanged', () => {
	const both = (children: number) =>
		found(given(['conviction', children, { counted: 'children' }], ['conviction', 5]));
	expect(both(5)).toEqual([]);
	expect(both(6)).toEqual(['warning value.order 2 3']);
});

test('twelve months beside their quarters overlap, and a year to date is its quarters', () => {
	const year = (period: string, value: number, counted = 'offences') =>
		found(
			given(
				['conviction', 5, { counted }],
				['conviction', 4, { counted, period: Q2 }],
				['conviction', value, { counted, period }]
			)
		);
	expect(year('2020-10-01/2021-09-30', 20)).toEqual(['warning period.overlap 4 2 3']);
	expect(year('2021-04-01/2021-09-30', 9)).toEqual([]);
	expect(year('2021-04-01/2021-09-30', 8)).toEqual(['warning period.to-date 4 2 3']);
	// A child may be in two quarters: 5 to 9 children.
	expect(year('2021-04-01/2021-09-30', 8, 'children')).toEqual([]);
	expect(year('2021-04-01/2021-09-30', 10, 'children')).toEqual(['warning period.to-date 4 2 3']);
});

test('what adds up is never found fault with', () => {
	const small = fc.nat(40);
	fc.assert(
		fc.property(small, small, small, small, (a, b, c, d) => {
			const care = 'looked-after children';
			const figures = given(
				['conviction', a, { care, placed: 'in area' }],
				['conviction', b, { care, placed: 'out of area' }],
				['conviction', a + b, { care }],
				['conviction', a + b + c],
				['youth caution', d]
			);
			expect(found(figures)).toEqual([]);
			expect(found(figures.map((each) => ({ ...each, value: null })))).toEqual([]);
		})
	);
});
