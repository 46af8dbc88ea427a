import { describe, expect, it } from 'vitest';
import type { AgendaItem } from '$lib/domain/meeting';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { Report } from '$lib/domain/report';
import type { Template } from '$lib/domain/template';
import {
	reportsByMeeting,
	reportsSentence,
	type ReportsRecord
} from '../../src/routes/reports/reports-list';

const report = (id: string, changed: Partial<Report> = {}): Report => ({
	report: id as RowId,
	title: id,
	meeting: '2021-11-15' as IsoDate,
	item: null,
	template: 'nottingham' as RowId,
	state: 'draft',
	published: null,
	...changed
});
const record = (reports: readonly Report[]): ReportsRecord => ({
	reports,
	templates: [{ template: 'nottingham' as RowId, name: 'Nottingham’s' } as Template],
	agenda_items: [{ meeting: '2021-11-15' as IsoDate, item: 5, title: 'Offending' } as AgendaItem],
	meetings: [{ meeting: '2021-11-15' as IsoDate }]
});

describe('the list of reports', () => {
	it('begins with the last meeting, in the order of its agenda', () => {
		const groups = reportsByMeeting(
			record([
				report('later'),
				report('fifth', { item: 5 }),
				report('gone', { item: 9, template: 'derby' as RowId }),
				report('old', {
					meeting: '2021-09-20' as IsoDate,
					state: 'published',
					published: '2021-09-10' as IsoDate
				})
			])
		);
		expect(groups.map(({ title, known }) => [title, known])).toEqual([
			['Monday 15 November 2021', true],
			['Monday 20 September 2021', false]
		]);
		expect(groups[0]?.reports.map((each) => [each.report, each.item, each.template])).toEqual([
			['fifth', 'Item 5: Offending', 'Nottingham’s'],
			['gone', 'Item 9', null],
			['later', null, 'Nottingham’s']
		]);
		expect(groups[1]?.reports[0]?.state).toBe('Published on 10 September 2021');
	});

	it('says how many there are', () => {
		expect(reportsSentence(record([]))).toBe('No report has been begun yet.');
		expect(reportsSentence(record([report('one')]))).toBe(
			'1 report: 1 is a draft, 0 are published.'
		);
	});
});
