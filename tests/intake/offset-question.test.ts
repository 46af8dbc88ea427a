import { describe, expect, it } from 'vitest';
import type { VintageId } from '$lib/domain/id';
import type { OffsetAgreement } from '$lib/domain/review';
import { doubtAnswer, withOffsets, type OffsetFindings } from '$lib/intake/offset-question';

const at = (offset: OffsetAgreement['offset'], agreed: number, compared: number) => ({
	offset,
	agreed,
	compared,
	differing: []
});
const findings = (still: number, moved: number): OffsetFindings => ({
	together: [at(0, still, 10), at(1, moved, 10)],
	editions: [{ ...at(1, moved, 10), vintage: 'lait-2026' as VintageId, title: 'LAIT' }]
});
const said = (rule: string, option: string) => new Map([[rule, option]]);

describe('an answer to what the years mean', () => {
	it('is warned of where other years agree clearly better with what is held, and stands', () => {
		const answers = said('period.bare-year', 'ends');
		const problem = doubtAnswer(findings(1, 9), [], answers, 'paper.csv');
		expect(problem).toMatchObject({ rule: 'period.offset', severity: 'warning', row: null });
		expect(problem?.message).toContain('At +1 year this table agrees with what is held in 9 of 10');
		expect(problem?.message).toContain('9 of 10 with “LAIT”');
		expect(withOffsets([], answers, findings(1, 9), [])).toEqual([]);
		expect(doubtAnswer(findings(1, 9), [], said('period.offset', '0'), 'f.csv')).not.toBeNull();
	});

	it('is left in peace where what is held says the same, or little', () => {
		const answers = said('period.bare-year', 'ends');
		expect(doubtAnswer(findings(9, 1), [], answers, 'paper.csv')).toBeNull();
		expect(doubtAnswer(findings(7, 9), [], answers, 'paper.csv')).toBeNull();
	});

	it('is asked for and not doubted where nobody has given one', () => {
		expect(doubtAnswer(findings(1, 9), [], new Map(), 'paper.csv')).toBeNull();
		expect(withOffsets([], new Map(), findings(1, 9), [])).toMatchObject([
			{ rule: 'period.offset' }
		]);
	});
});
