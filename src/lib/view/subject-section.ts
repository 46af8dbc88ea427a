import type { SubjectSection } from './subject';

const nothing = {
	intro: null,
	measures: [],
	figures: [],
	readings: [],
	tables: [],
	summary: [],
	empty: null
};

/** A section with what it has; the rest is nothing. */
export const sectionOf = (
	section: Pick<SubjectSection, 'key' | 'title'> & Partial<SubjectSection>
): SubjectSection => ({ ...nothing, ...section });
