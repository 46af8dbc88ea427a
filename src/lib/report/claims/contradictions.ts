import type { Finding } from '../finding';
import type { NumberClaim } from './numbers';
import { quotesPapers } from './paper-figures';
import { findingAt, type Reading, type Sentence } from './reading';

/** What a paper printed otherwise of a typed number that holds, as a finding of its own. */
export const contradiction = (
	claim: NumberClaim,
	sentence: Sentence,
	found: Finding | null,
	reading: Reading
) =>
	found?.rule === 'number-holds' &&
	found.flip !== null &&
	claim.base === null &&
	!quotesPapers(sentence, found.flip, reading)
		? [
				findingAt(sentence, claim.start, claim.end, {
					rule: 'contradicts-paper',
					weight: 'doubt',
					sentence: `${found.flip.replace(/: by that.*$/, '')}; this report says “${claim.text}”. Say which is right and why they differ.`
				})
			]
		: [];
