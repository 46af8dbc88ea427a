import { findEesHeader, readEesSheet } from '../ees/sheet';
import { EES_SOURCE } from '../ees/source';
import type { Asked, Format } from '../format';
import type { Sheet } from '../sheet';

/** Tidy data file of Explore Education Statistics. `meta` is its metadata file read, where one was chosen with it. */
export const format: Format = {
	format: 'ees',
	title: 'Explore Education Statistics data file',
	known_by: 'its columns time_period, time_identifier and geographic_level',
	source: EES_SOURCE,
	knows: (sheet) => (findEesHeader(sheet) ? 0.95 : 0),
	read: (sheet: Sheet, asked: Asked) => readEesSheet(sheet, asked, asked.meta ?? null)
};
