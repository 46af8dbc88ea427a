import { PART_KINDS, ZONES } from '$lib/domain/template';
import { parseRowId } from '$lib/domain/id';
import {
	writtenPart,
	type WrittenTemplate,
	type WrittenTemplatePart
} from '$lib/state/template-edits';

/** A template half written as it is put by: its headings as one text. */
export interface HalfTemplate {
	readonly name: string;
	readonly council: string;
	readonly header_as: string;
	readonly source: string;
	readonly parts: string;
}

/** A template half written, ready to be put by. */
export const halfTemplate = ({ parts, ...rest }: WrittenTemplate): HalfTemplate => ({
	...rest,
	parts: JSON.stringify(parts)
});

const shape = writtenPart(null);

function isPart(value: unknown): value is WrittenTemplatePart {
	if (typeof value !== 'object' || value === null) return false;
	const { part, ...given } = value as Record<string, unknown>;
	return (
		(part === null || (typeof part === 'string' && parseRowId(part) !== null)) &&
		Object.entries(shape).every(
			([field, each]) => field === 'part' || typeof given[field] === typeof each
		) &&
		ZONES.some((zone) => zone === given.zone) &&
		PART_KINDS.some((kind) => kind === given.kind)
	);
}

/** What was put by as a form holds it; null where it is none of ours: anything may stand where drafts are kept. */
export function wholeTemplate({ parts, header_as, ...rest }: HalfTemplate): WrittenTemplate | null {
	if (header_as !== 'paragraphs' && header_as !== 'table') return null;
	try {
		const read: unknown = JSON.parse(parts);
		return Array.isArray(read) && read.every(isPart) ? { ...rest, header_as, parts: read } : null;
	} catch {
		return null;
	}
}
