import type { RowId } from '$lib/domain/id';

/**
 * How a finding weighs: `wrong`: the figures held say otherwise; `leak`: a reader could learn of a few children; `unsupported`: nothing
 * held can bear it; `doubt`: it holds with something a reader must know; `missing`: something the template asks for is not there;
 * `wording`; `holds`: it was recomputed and is right.
 */
export type FindingWeight =
	'wrong' | 'leak' | 'unsupported' | 'doubt' | 'missing' | 'wording' | 'holds';

/** What the checker found in a report. It never rewrites: the author decides. */
export interface Finding {
	/** The same for the same words in the same part with the same fault, so that a reason given for it stays with it. */
	readonly finding: RowId;
	/** Which rule found it: `number-unsupported`, `contradicts-paper`, `prompt-left`, … */
	readonly rule: string;
	readonly weight: FindingWeight;
	/** The part of the template it is in; null when it is of the whole report. */
	readonly part: RowId | null;
	/** The paragraph as numbered, `2.1`; null where it has none. */
	readonly paragraph: string | null;
	/** The words it is about; empty where words are missing. */
	readonly quote: string;
	/** What was found and what to do, in sentences. Never with a value hidden in this mode. */
	readonly sentence: string;
	/** What would make it otherwise: `With the 4% of the paper of 18 January 2021 it would not hold.`; null when nothing near would. */
	readonly flip: string | null;
}
