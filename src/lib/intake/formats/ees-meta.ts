import { findEesMeta, readEesMeta } from '../ees/meta';
import { EES_SOURCE } from '../ees/source';
import type { Format } from '../format';
import { Gathering } from '../gathering';

/** Metadata of a tidy data file: no figures of its own, but what the other file's columns are. */
export const format: Format = {
	format: 'ees-meta',
	title: 'Explore Education Statistics metadata file',
	known_by: 'its columns col_name and col_type',
	source: EES_SOURCE,
	knows: (sheet) => (findEesMeta(sheet) ? 0.97 : 0),
	read(sheet, asked) {
		const gathering = new Gathering(sheet, asked);
		const columns = readEesMeta(sheet);
		if (!columns || columns.size === 0)
			gathering.refuse(
				'col_type',
				'structure.no-column',
				`${sheet.file} describes no column as a filter or an indicator. Choose the metadata file as Explore Education Statistics gives it.`
			);
		else
			gathering.note(
				null,
				null,
				'structure.metadata',
				`${sheet.file} describes ${columns.size} columns of a data file and has no figures. Choose it together with its data file.`
			);
		return gathering.reading(columns?.size ?? 0);
	}
};
