import { describe, expect, it } from 'vitest';
import type { VintageId } from '$lib/domain/id';
import type { RevisionNote } from '$lib/domain/revision-note';
import { viewLedger } from '$lib/view/ledger';
import { withLocalNotes } from '$lib/view/ledger-notes';
import { day, offending, place } from './answer';
import { FY19, FY20, papersDiffer, september } from './ledger-answer';

describe('notes', () => {
	const note = (changes: Partial<RevisionNote> = {}): RevisionNote => ({
		indicator: offending.indicator,
		geography: place('Nottingham').geography,
		period: FY20,
		vintage: september.vintage,
		note: 'The paper carried over the year before.',
		written_by: 'Performance analyst',
		written: day('2026-11-22'),
		...changes
	});
	const noted = (view: ReturnType<typeof viewLedger>) =>
		view.periods.flatMap((each) => each.entries.flatMap((entry) => entry.notes));

	it('stand beside the figure they are about and no other, with role and day', () => {
		const view = viewLedger(papersDiffer, [note(), note({ period: FY19 })]);
		expect(noted(view)).toEqual([
			{
				text: 'The paper carried over the year before.',
				signature: 'Written on 22 November 2026, Performance analyst.',
				written_by: 'Performance analyst',
				published: true
			}
		]);
		expect(view.periods[0]?.entries[1]?.notes).toHaveLength(1);
	});

	it('of this computer stand after the published one and are not published', () => {
		const view = withLocalNotes(viewLedger(papersDiffer, [note()]), [
			note({ note: 'Another view.' }),
			note({ vintage: 'elsewhere' as VintageId })
		]);
		expect(noted(view).map((each) => [each.text, each.published])).toEqual([
			['The paper carried over the year before.', true],
			['Another view.', false]
		]);
	});
});
