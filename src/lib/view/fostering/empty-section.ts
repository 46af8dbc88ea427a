import type { SubjectSection } from '../subject';
import type { TableCell } from '../table';
import { sectionOf } from './drawn';

/** A section of which nothing is held: what is lacking, as a sentence, and what to do. */
export const emptySection = (key: string, title: string, lacking: string): SubjectSection =>
	sectionOf({
		key,
		title,
		empty: `${lacking} Fill in the fostering return, which the upload page gives, and add it there.`
	});

/** A word where a table has no figure of its own. */
export const wordCell = (text: string, reason: string | null = null): TableCell => ({
	value: null,
	text,
	reason
});
