import type { LaitReading } from '$lib/database/lait';
import type { Problem } from '$lib/domain/problem';
import { judge } from '$lib/intake/checks/judge';
import { format as lait } from '$lib/intake/formats/lait-long';
import { countFigures, type SheetReading } from '$lib/intake/read-sheet';
import type { DeskReading } from './desk-in-worker';
import type { ItemReading } from './upload-item';

/** A reading of the desk in the terms of every other reading. */
export function readingOf(reading: SheetReading | DeskReading): ItemReading {
	const { figures, indicators, held, neighbours, ...rest } = reading;
	const counted = 'counted' in reading ? reading.counted : countFigures(reading.figures);
	return {
		...rest,
		counted,
		measures: counted.figures > 0 ? counted.measures : indicators.length,
		held_back: held.length,
		given: { figures, indicators, held, neighbours },
		lait: null
	};
}

/** What is said of a file that the desk could not open: LAIT's own header stands over something else. */
export const readingOfUnopened = (problems: readonly Problem[]): ItemReading => ({
	...judge({ rows: 0, holds: false, problems, questions: [] }, [], new Map()),
	format: null,
	title: null,
	source: null,
	rows: 0,
	counted: countFigures([]),
	measures: 0,
	held_back: 0,
	set_aside: [],
	header_key: null,
	unnamed: null,
	given: null,
	lait: null
});

/** What is said of LAIT's whole file, in the terms of every other reading. */
export function readingOfLait(review: LaitReading): ItemReading {
	const without = review.missing.reduce((sum, { cells }) => sum + cells, 0);
	return {
		...judge(
			{
				rows: review.rows,
				holds: review.usable_rows > 0,
				problems: review.problems,
				questions: []
			},
			[],
			new Map()
		),
		format: lait.format,
		title: lait.title,
		source: lait.source,
		rows: review.rows,
		counted: {
			figures: review.figures + without,
			values: review.figures,
			measures: review.measures,
			missing: review.missing
		},
		measures: review.measures,
		held_back: review.held_back,
		set_aside: [],
		header_key: null,
		unnamed: null,
		given: null,
		lait: review
	};
}
