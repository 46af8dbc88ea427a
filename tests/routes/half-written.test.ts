import { describe, expect, it } from 'vitest';
import { halfWritten } from '../../src/routes/data/changes/half-written';
import { writeDraft } from '../../src/routes/data/ledger/note-draft';

const KEY = 'revision_note cla-offending E06000018 2019-04-01/2020-03-31 paper-2021-09-20';
const draft = (text: string) => writeDraft({ text, role: 'Analyst', base: null });
const measures = [{ indicator: 'cla-offending', name: 'Cautioned or convicted' }];

describe('notes half written', () => {
	it('are named by their measure and lead to their figure in the ledger', () =>
		expect(halfWritten(new Map([[KEY, draft(' Half a sen')]]), measures)).toEqual([
			{
				key: KEY,
				text: 'Half a sen',
				measure: 'Cautioned or convicted',
				query: 'indicator=cla-offending&authority=E06000018&period=2019-04-01%2F2020-03-31'
			}
		]));

	it('of a measure the record does not know are named by its identifier', () =>
		expect(halfWritten(new Map([[KEY, draft('x')]]), [])[0]?.measure).toBe('cla-offending'));

	it.each([
		['another form', 'upload answers', draft('x')],
		['a key that names no figure', 'revision_note cla-offending Nottingham', draft('x')],
		['a text that is no draft', KEY, '{"text":'],
		['an empty text', KEY, draft('  ')]
	])('leave out %s', (_, key, text) =>
		expect(halfWritten(new Map([[key, text]]), measures)).toEqual([])
	);
});
