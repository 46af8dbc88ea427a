import type { Reading, Sentence } from './reading';

/** Parts of a report that name people, papers and dates, where a number claims nothing. */
export const claimsNothing = (reading: Reading, sentence: Sentence) => {
	const part = reading.parts.find((each) => each.part === sentence.part);
	return (
		part !== undefined &&
		((part.zone === 'header' && part.kind === 'line') ||
			/background papers|published documents|contact|appendi/i.test(part.heading))
	);
};
