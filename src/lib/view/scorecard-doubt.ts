import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Unit } from '$lib/domain/indicator';
import { rowAt, type Latest } from './latest';

/** A reason to read further before quoting a figure. */
export interface DoubtMark {
	readonly kind: 'zero' | 'held' | 'comparator' | 'small' | 'uncounted';
	/** A few words that begin a list: `small numbers`. */
	readonly text: string;
}

/** Cases below this are few enough for a reader to be told so, as the headline tells. */
const SMALL = 100;

/** Figures made by dividing, which counts would let a reader weigh. */
const divided: readonly Unit[] = ['percent', 'rate', 'score'];

/**
 * What makes the latest figure doubtful, the gravest first. `zero`: none recorded that looks unrecorded. `held`: a later edition's
 * figure is held back. `comparator`: England's or the region's is, and nothing stands for it. `small`: fewer than 100 cases behind it. `uncounted`: the
 * source prints no counts, so that chance cannot be weighed.
 */
export function doubtsOf(
	answer: TrendAnswer,
	latest: Latest | null,
	zero: string | null
): readonly DoubtMark[] {
	if (!latest) return [];
	const { row, period } = latest;
	const marks: DoubtMark[] = [];
	if (zero !== null) marks.push({ kind: 'zero', text: 'check that it was recorded' });
	if (row !== null && row.held_back !== null)
		marks.push({
			kind: 'held',
			text: row.value === null ? 'the figure is held back' : 'a later edition’s figure is held back'
		});
	for (const key of ['england', 'region'] as const) {
		const beside = rowAt(answer, key, period);
		if (!beside || beside.held_back === null || beside.value !== null) continue;
		const name = key === 'england' ? 'England' : (answer.region?.name ?? 'the region');
		marks.push({ kind: 'comparator', text: `the figure for ${name} is held back` });
	}
	if (row === null || row.value === null || !divided.includes(answer.indicator.unit)) return marks;
	if (row.numerator === null || row.denominator === null)
		marks.push({ kind: 'uncounted', text: 'no counts' });
	else if (row.numerator < SMALL) marks.push({ kind: 'small', text: 'small numbers' });
	return marks;
}
