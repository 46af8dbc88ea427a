import { csvParseRows } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { ledgerCsv } from '$lib/export/ledger';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { LedgerEntry, LedgerView } from '$lib/view/ledger';
import { day } from '../view/answer';

const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
	vintage: 'lait-2026-04-08' as VintageId,
	name: 'Local Authority Interactive Tool',
	detail: 'Department for Education, official statistics, published 8 April 2026',
	published: day('2026-04-08'),
	status: 'statistics',
	figure: '3,071 per 100,000',
	plain: '3071',
	missing: null,
	numerator: 15,
	denominator: 337,
	counts: '15 of 337',
	source_row: 77_680,
	change: 'The first edition held.',
	held_back: 'It is a sum.',
	shown: false,
	notes: [
		{ text: 'A note.', signature: 'Written.', written_by: 'Analyst', published: true },
		{ text: '=local', signature: 'Written.', written_by: 'Analyst', published: false }
	],
	...changes
});

const view: LedgerView = {
	indicator: 'first-time-entrants' as IndicatorId,
	name: 'First-time entrants',
	unit_label: 'per 100,000',
	geography: 'E92000001' as GeographyCode,
	place: 'England',
	headline: '',
	sources: [],
	periods: [
		{
			period: '2016-01-01/2016-12-31' as PeriodId,
			head: 'Calendar year 2016',
			short: '2016',
			differs: true,
			held_back: true,
			now: '',
			told: null,
			entries: [
				entry({}),
				entry({
					figure: 'Suppressed',
					plain: null,
					missing: 'The figure is suppressed.',
					numerator: null,
					source_row: null,
					held_back: null,
					shown: true,
					notes: []
				})
			]
		}
	]
};

describe('the ledger as a CSV file', () => {
	const [head = [], ...rows] = csvParseRows(ledgerCsv(view).replace(/^\uFEFF/, ''));
	const at = (row: number, column: string) => rows[row]?.[head.indexOf(column)];

	it('has an edition of a period a row, every row as long as the head', () => {
		expect(rows).toHaveLength(2);
		expect(rows.map((row) => row.length)).toEqual([head.length, head.length]);
	});

	it('gives plain numbers with edition, source row and what is held back', () => {
		expect(at(0, 'Figure')).toBe('3071');
		expect(at(0, 'Edition id')).toBe('lait-2026-04-08');
		expect(at(0, 'Row of the source file')).toBe('77680');
		expect(at(0, 'Held back')).toBe('It is a sum.');
		expect(at(0, 'Shown now')).toBe('no');
	});

	it('keeps a missing figure’s word and leaves its count empty, never zero', () => {
		expect(at(1, 'Figure')).toBe('Suppressed');
		expect(at(1, 'Why a figure is missing')).toBe('The figure is suppressed.');
		expect(at(1, 'Number counted')).toBe('');
		expect(at(1, 'Row of the source file')).toBe('');
		expect(at(1, 'Shown now')).toBe('yes');
	});

	it('marks a note that is not yet published', () => {
		expect(at(0, 'Notes')).toBe('A note. (Written.) =local (Written. Not yet published.)');
	});
});
