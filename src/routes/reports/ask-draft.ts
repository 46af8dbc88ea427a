import { parseIsoDate, type IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { DRAFTS, draftReport, type DraftKind } from '$lib/report/draft';
import type { WrittenPart, WrittenReport } from '$lib/state/report-edits';

/**
 * A first draft written from the figures on this computer, for the meeting and template chosen. What it says in words, a place or a way
 * of going, cannot be hidden later, so it is written from what the public may see whoever the page is for. Rejects with a sentence.
 */
export async function askDraft(
	register: Register,
	kind: DraftKind,
	written: WrittenReport,
	day: IsoDate
): Promise<readonly WrittenPart[]> {
	const draft = DRAFTS.find((each) => each.draft === kind);
	const meeting = parseIsoDate(written.meeting);
	if (!draft || !meeting) return [];
	const [{ engine }, { askEvidence }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('./ask-evidence')
	]);
	const evidence = await askEvidence(await engine.ready(draft.indicators), {
		register,
		bindings: [],
		asks: [],
		indicators: draft.indicators,
		mode: 'public',
		editions: null,
		day
	});
	const parts = register.template_parts.filter((each) => each.template === written.template);
	const item = written.item === '' ? null : Number(written.item);
	return draftReport(kind, evidence, parts, { register, meeting, item });
}
