import { describe, expect, it } from 'vitest';
import type { RowId } from '$lib/domain/id';
import type { Finding, FindingWeight } from '$lib/report/finding';
import { groupFindings, standingSentence } from '../../src/routes/reports/[report]/weights';

const finding = (weight: FindingWeight, id: string): Finding => ({
	finding: id as RowId,
	rule: 'a-rule',
	weight,
	part: null,
	paragraph: null,
	quote: '',
	sentence: 'Something.',
	flip: null
});

describe('what the checker found, by weight', () => {
	it('puts what could identify a child first, and what nobody answered before the rest', () => {
		const groups = groupFindings(
			[finding('holds', 'a'), finding('wrong', 'b'), finding('leak', 'c'), finding('leak', 'd')],
			[{ finding: 'c' as RowId }]
		);
		expect(groups.map(({ weight, open }) => [weight, open])).toEqual([
			['leak', 1],
			['wrong', 1],
			['holds', 1]
		]);
		expect(groups[0]?.findings.map((each) => each.finding)).toEqual(['d', 'c']);
		expect(standingSentence(groups)).toBe(
			'Found: 1 passage could identify a child and 1 statement the figures contradict.'
		);
	});

	it('says when nothing stands against it', () => {
		expect(standingSentence(groupFindings([], []))).toContain('no statement it could recompute');
		expect(standingSentence(groupFindings([finding('holds', 'a')], []))).toBe(
			'The checker found nothing against it: 1 statement was recomputed and holds.'
		);
		const answered = groupFindings([finding('leak', 'a')], [{ finding: 'a' as RowId }]);
		expect(standingSentence(answered)).toContain('found nothing against it');
	});
});
