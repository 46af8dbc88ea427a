import type { IsoDate, VintageId } from '$lib/domain/id';
import type { RecordRow } from '$lib/domain/row-edit';
import type { KeptUpload, Step } from '$lib/workspace/change';

/** An accepted file, for a test. */
export const anUpload = (vintage: string, published = '2026-05-01'): KeptUpload => ({
	vintage: {
		vintage: vintage as VintageId,
		publisher: 'Department for Education',
		title: vintage,
		published: published as IsoDate,
		retrieved: '2026-11-22' as IsoDate,
		status: 'statistics',
		licence: 'OGL v3.0',
		note: null,
		hash: vintage.padEnd(64, '0')
	},
	format: 'lait-bulk',
	file: `${vintage}.csv`,
	sheet: null,
	size: 3,
	dictionary: null,
	answers: {},
	neighbour_sets: [],
	accepted: '2026-11-22' as IsoDate
});

/** The change of one row of one table. */
export const anEdit = (key: string, before: RecordRow | null, after: RecordRow | null): Step => ({
	kind: 'rows-edited',
	edits: [{ table: 'targets', key, before, after }]
});

export const added = (vintage: string): Step => ({
	kind: 'edition-added',
	upload: anUpload(vintage)
});
