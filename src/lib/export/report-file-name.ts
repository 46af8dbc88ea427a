import type { IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { ComposedReport } from '$lib/report/composed';
import { slug } from './file-name';

/** Characters of a title that a file’s name takes up, so that the whole stays short enough to be attached and saved anywhere. */
const LONGEST = 60;

const short = (title: string) =>
	slug(title)
		.slice(0, LONGEST)
		.replace(/-[^-]*$/, (rest, at: number) => (slug(title).length > LONGEST && at > 0 ? '' : rest));

/**
 * The name of a report’s file: title, meeting, `draft` where it is one, and who it is for,
 * `reducing-offending-behaviour-2021-11-15-draft-public.docx`.
 */
export function reportFileName(
	{ title, meeting, state, mode }: Pick<ComposedReport, 'title' | 'meeting' | 'state' | 'mode'>,
	kind: 'docx' | 'html' | 'txt'
): string {
	const parts = [short(title) || 'report', meeting, ...(state === 'draft' ? ['draft'] : []), mode];
	return `${parts.join('-')}.${kind}`;
}

/** The name of a meeting’s pack: `meeting-pack-2021-11-15-public.html`. */
export const packFileName = ({
	meeting,
	mode
}: {
	readonly meeting: IsoDate;
	readonly mode: Mode;
}): string => `meeting-pack-${meeting}-${mode}.html`;
