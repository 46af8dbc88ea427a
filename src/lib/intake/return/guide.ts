import { guideSheets } from '$lib/domain/return-template';
import { plainName } from '../header';
import type { Sheet } from '../sheet';

/** Whether a sheet is one of those a template's workbook explains itself with, which hold no figures. */
export function isReturnGuide({ sheet, rows }: Sheet): boolean {
	const header = (rows[0]?.cells ?? []).map(plainName).filter((name) => name !== '');
	return (
		sheet !== null &&
		Object.values(guideSheets).some(
			(guide) => guide.header.map(plainName).join('\n') === header.join('\n')
		)
	);
}
