import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '$lib/domain/id';
import { parseDraft, sameNote, writeDraft } from '../../src/routes/data/ledger/note-draft';

const base = { note: 'Before', written_by: 'Analyst', written: '2026-11-21' as IsoDate };

describe('a half-written note', () => {
	it('is read as it was put by', () =>
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.boolean(), (text, role, stood) => {
				const draft = { text, role, base: stood ? base : null };
				expect(parseDraft(writeDraft(draft))).toEqual(draft);
			})
		));

	it('is nothing when the text put by is anything else', () => {
		for (const text of ['', '{', 'null', '[]', '{"text":1,"role":"a","base":null}', '{"text":"a"}'])
			expect(parseDraft(text)).toBeNull();
		expect(parseDraft('{"text":"a","role":"b","base":{"note":1}}')).toBeNull();
	});

	it('tells the note it began from from another', () => {
		expect(sameNote(null, null)).toBe(true);
		expect(sameNote(base, { ...base })).toBe(true);
		expect(sameNote(base, null)).toBe(false);
		expect(sameNote(base, { ...base, note: 'After' })).toBe(false);
	});
});
