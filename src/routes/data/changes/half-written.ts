import { parseGeographyCode, parseIndicatorId, parsePeriodId } from '$lib/domain/id';
import { DRAFT_OF_NOTE, parseDraft } from '../ledger/note-draft';

/** A form that somebody began and put by. */
export interface HalfWritten {
	/** The name it is put by under. */
	readonly key: string;
	/** What was written so far. */
	readonly text: string;
	/** The measure it is about, as the record names it or, where it does not, by its identifier. */
	readonly measure: string;
	/** The ledger's parameters that show the figure it is about. */
	readonly query: string;
}

/** A named measure. */
interface Named {
	readonly indicator: string;
	readonly name: string;
}

/** The notes half written among the forms put by, in no order that means anything; what is not one is left out. */
export function halfWritten(
	drafts: ReadonlyMap<string, string>,
	measures: readonly Named[]
): readonly HalfWritten[] {
	return [...drafts].flatMap(([key, put_by]) => {
		if (!key.startsWith(DRAFT_OF_NOTE)) return [];
		const [about = '', place = '', covers = ''] = key.slice(DRAFT_OF_NOTE.length).split(' ');
		const indicator = parseIndicatorId(about);
		const authority = parseGeographyCode(place);
		const period = parsePeriodId(covers);
		const draft = parseDraft(put_by);
		if (!indicator || !authority || !period || !draft || draft.text.trim() === '') return [];
		const measure = measures.find((each) => each.indicator === indicator)?.name ?? indicator;
		const query = new URLSearchParams({ indicator, authority, period }).toString();
		return [{ key, text: draft.text.trim(), measure, query }];
	});
}
