import {
	parseIndicatorId,
	parseIsoDate,
	parsePeriodId,
	parseRowId,
	parseVintageId
} from '$lib/domain/id';
import { principles } from '$lib/domain/principle';
import { id, list, oneOf, text, type Cell, type Target } from './cell';

/** The day of a meeting of the record. */
export const meeting = id(parseIsoDate, 'the date of a meeting such as 2021-11-15', 'meetings');

/** Several texts in one cell, which as a whole may not begin like a formula either. */
export const texts: Cell<readonly string[]> = {
	...list(text),
	read: (content) =>
		content !== '' && text.read(content) === undefined ? undefined : list(text).read(content)
};

/** The id of a row of the board's business; with `target`, of one there is. */
export const rowId = (example: string, target?: Target) =>
	id(parseRowId, `an id of lower-case words and hyphens such as ${example}`, target);

/** A measure the record describes. */
export const indicator = id(parseIndicatorId, 'a measure’s id such as cla-offending', 'indicators');

/** Several of them. */
export const indicators = list(indicator);

/** An edition the record holds. */
export const vintage = id(parseVintageId, 'an edition’s id such as lait-2026-04-08', 'vintages');

/** A period by its id. */
export const period = id(parsePeriodId, 'a period such as 2019-04-01/2020-03-31, or one date');

/** One of the seven principles of corporate parenting. */
export const principle = oneOf(...principles.map(({ principle }) => principle));
