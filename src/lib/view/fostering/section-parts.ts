import { fosteringOf } from '$lib/domain/fostering-figure';
import type { Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { marksWithin } from '../event-marks';
import type { SubjectContext, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import type { TrendMark } from '../trend';

/** What a reader needs where a figure is in doubt; none where none is. */
export const doubtNotes = (faults: readonly unknown[]): readonly string[] =>
	faults.length === 0
		? []
		: [
				'A figure in doubt is hatched, stands in the table with its doubt, and is reckoned with nowhere.'
			];

/** Periods as their two ends: `Q1 2020/21 to Q4 2021/22`; empty without any. */
export function spanWords(periods: readonly Period[]): string {
	const [first, last] = [periods[0], periods.at(-1)];
	if (!first || !last) return '';
	return first === last
		? formatPeriodShort(first)
		: `${formatPeriodShort(first)} to ${formatPeriodShort(last)}`;
}

/**
 * What happened within some periods that a reader of recruitment needs to know: events everywhere or in the authority, of every
 * measure or of one of fostering's, earliest first.
 */
export function fosteringMarks(
	{ authority, events }: SubjectContext,
	periods: readonly Period[]
): readonly TrendMark[] {
	return marksWithin(
		events
			.filter(({ geography }) => geography === null || geography === authority.geography)
			.filter(
				({ indicators }) => indicators.length === 0 || indicators.some((each) => fosteringOf(each))
			),
		periods
	);
}

/** A section of which nothing is held: what is lacking, as a sentence, and what to do. */
export const emptySection = (key: string, title: string, lacking: string): SubjectSection =>
	sectionOf({
		key,
		title,
		empty: `${lacking} Fill in the fostering return, which the upload page gives, and add it there.`
	});
