import { describe, expect, it } from 'vitest';
import { attentionOf, attentionRule } from '$lib/view/scorecard-attention';

type Judged = Parameters<typeof attentionOf>[0];

const well: Judged = {
	judgement: { verdict: 'better' },
	target: { verdict: 'meets' },
	news: { kind: 'new' },
	doubts: [{ kind: 'small' }, { kind: 'uncounted' }]
};

const cases: readonly [string, Partial<Judged>, readonly string[]][] = [
	['a better figure that meets its target, new and on small numbers', {}, []],
	['a movement that could be chance', { judgement: { verdict: 'unclear' } }, []],
	['a movement that cannot be judged', { judgement: { verdict: 'unknown' } }, []],
	['a worse figure', { judgement: { verdict: 'worse' } }, ['worse']],
	['a target missed', { target: { verdict: 'misses' } }, ['misses-target']],
	['a target nearly met', { target: { verdict: 'near' } }, []],
	['a target that is for another period', { target: { verdict: 'unjudged' } }, []],
	['no target', { target: null }, []],
	['a revision', { news: { kind: 'revised' } }, ['revised']],
	['no news', { news: null }, []],
	['a figure held back', { doubts: [{ kind: 'held' }] }, ['held-back']],
	['a comparator held back', { doubts: [{ kind: 'comparator' }] }, ['held-back']],
	['a zero that looks unrecorded', { doubts: [{ kind: 'zero' }] }, ['zero']],
	[
		'all at once, in the order of the rule',
		{
			judgement: { verdict: 'worse' },
			target: { verdict: 'misses' },
			news: { kind: 'revised' },
			doubts: [{ kind: 'zero' }, { kind: 'comparator' }]
		},
		['worse', 'misses-target', 'revised', 'held-back', 'zero']
	]
];

describe('what needs attention', () => {
	it.each(cases)('%s', (_, changes, reasons) => {
		expect(attentionOf({ ...well, ...changes })).toEqual(reasons);
	});

	it('is said as a rule with each of its reasons', () => {
		for (const word of ['worse', 'misses its target', 'revised', 'held back', 'zero'])
			expect(attentionRule).toContain(word);
	});
});
