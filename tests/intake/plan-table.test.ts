import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planCsv, planHtml, planText, takePlan } from '$lib/export/plan';
import type { IsoDate } from '$lib/domain/id';
import { fileGrids, pastedGrids, type PlanGrids } from '$lib/intake/plan/grid';
import { meantMeeting } from '$lib/intake/plan/meeting-date';
import { readLeads } from '$lib/intake/plan/leads';
import { pairsOf } from '$lib/intake/plan/pairing';
import { readPlan } from '$lib/intake/plan-table';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

const { register } = readRegister(
	new Map(REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')]))
);
const meetings = register.meetings
	.filter(({ year }) => year === '2021-22')
	.map(({ meeting }) => meeting);
const context = {
	meetings,
	priorities: ['Stable homes near to friends and school'],
	indicators: new Set<string>(register.indicators.map(({ indicator }) => indicator))
};
function read(given: PlanGrids) {
	if ('problem' in given) throw new Error(given.problem);
	return readPlan(given.grids, context);
}
const fromHtml = (html: string) => read(pastedGrids('', html));
const day = (text: string) => text as IsoDate;

/** The published plan’s own layout: a row a meeting, reports and leads below each other. */
const WORD = `<html><body><!--StartFragment--><table class=MsoTableGrid>
<tr><td><p class=MsoNormal><b>Report (Corresponding
 Strategic Priority Statement)</b></p></td><td><p><b>Report Lead</b></p></td><td><p>Corporate Parenting Board</p></td></tr>
<tr><td><p>IV Service Report<o:p></o:p></p><p>&nbsp;</p><p>Advocacy Service Report</p><p>(Stable homes near to friends
 and school)</p><p>&nbsp;</p><p>Children in Care Council (verbal update)</p></td>
<td><p>CGL</p><p>&nbsp;</p><p>Children&#8217;s Society</p><p>Service Manager</p><p>&nbsp;</p><p>Sam Example</p></td>
<td><p>Monday 15<sup>th</sup> November 2021</p><p>2.00 pm</p></td></tr>
<tr><td><p>Health of Children in Care</p><p>CAMH Services for Children in Care</p><p>2021/22 Q3 Performance</p></td>
<td><p>Designated Nurse</p><p>Head of Service</p></td><td><p>17 January 2022</p></td></tr></table></body></html>`;

describe('a work plan pasted from Word', () => {
	const { lines, notes } = fromHtml(WORD);

	test('has a line for each report, with its lead paired by position', () => {
		expect(notes).toEqual([]);
		expect(lines.map(({ report, leads, meeting }) => [report, leads.join(' + '), meeting])).toEqual(
			[
				['IV Service Report', 'CGL', '2021-11-15'],
				['Advocacy Service Report', 'Children’s Society + Service Manager', '2021-11-15'],
				['Children in Care Council', '', '2021-11-15'],
				['Health of Children in Care', 'Designated Nurse', '2022-01-17'],
				['CAMH Services for Children in Care', 'Head of Service', '2022-01-17'],
				['2021/22 Q3 Performance', '', '2022-01-17']
			]
		);
		expect(lines[1]?.priority).toBe('Stable homes near to friends and school');
		expect(lines[2]?.delivery).toBe('verbal update');
	});

	test('says where a pair is in doubt, and keeps no person’s name', () => {
		expect(lines.map(({ doubts }) => doubts.length)).toEqual([0, 0, 1, 1, 1, 1]);
		expect(lines[2]?.doubts[0]).toContain('“Sam Example” reads like a person’s name');
		expect(lines[3]?.doubts[0]).toBe(
			'2 leads stand beside 3 reports, so they were paired from the top. Is this pair right?'
		);
	});
});

describe('other layouts', () => {
	test('merged meetings and merged leads carry on', () => {
		const { lines } = fromHtml(
			'<table><tr><th>Meeting</th><th>Report</th><th>Lead</th></tr><tr><td rowspan=2>20/09/2021</td><td>One report</td><td rowspan=2>Head of Service</td></tr><tr><td>Another</td></tr><tr><td>Jan 2022</td><td>A third</td><td></td></tr></table>'
		);
		expect(lines.map(({ meeting, leads, doubts }) => [meeting, leads, doubts.length])).toEqual([
			['2021-09-20', ['Head of Service'], 0],
			['2021-09-20', ['Head of Service'], 1],
			['2022-01-17', [], 0]
		]);
	});

	test('a spreadsheet’s cells, meetings left blank below the first, cells of two lines', () => {
		const { lines } = read(
			pastedGrids(
				'Meeting\tReport\tReport lead\r\n15 Nov\t"First report\nSecond report"\t"Team A\nTeam B"\r\n\tThird report\tTeam C\r\n',
				null
			)
		);
		expect(lines.map(({ report, leads, meeting }) => [report, leads[0], meeting])).toEqual([
			['First report', 'Team A', '2021-11-15'],
			['Second report', 'Team B', '2021-11-15'],
			['Third report', 'Team C', '2021-11-15']
		]);
	});

	test('days as rows above their reports, and no headings', () => {
		const { lines, notes } = read(
			pastedGrids('15 November 2021\t\nOne report\tTeam A\n17 January 2022\t\nTwo\tTeam B\n', null)
		);
		expect(notes[0]).toContain('The table has no headings');
		expect(lines.map(({ report, meeting }) => [report, meeting])).toEqual([
			['One report', '2021-11-15'],
			['Two', '2022-01-17']
		]);
	});

	test('markup in a name is text, and what cannot be read is a sentence', () => {
		const { lines } = fromHtml(
			'<table><tr><th>Report</th><th>Report lead</th><th>Meeting</th></tr><tr><td>=SUM(A1)</td><td>&lt;img src=x onerror=alert(1)&gt; Team</td><td>31 November 2021</td></tr></table>'
		);
		expect(lines[0]).toMatchObject({
			report: '=SUM(A1)',
			leads: ['<img src=x onerror=alert(1)> Team'],
			meeting: '2021-11-15'
		});
		expect(lines[0]?.doubts).toEqual([
			'“31 November 2021” is no day of the calendar; 15 November 2021 is the only one in that month. Is it that?'
		]);
		expect(pastedGrids(' ', null)).toHaveProperty('problem');
		expect(pastedGrids('only words', null)).toHaveProperty('problem');
	});
});

describe('meetings', () => {
	test.each([
		['Monday 15 November 2021, 2.00 pm', '2021-11-15'],
		['15th Nov 2021', '2021-11-15'],
		['15/11/2021', '2021-11-15'],
		['15/11/21', '2021-11-15'],
		['2021-11-15', '2021-11-15'],
		['44515', '2021-11-15'],
		['17 January', '2022-01-17'],
		['March 2022', '2022-03-21'],
		['Sept 2021', '2021-09-20'],
		['May', '2021-05-17']
	])('%s is sure', (text, meeting) => {
		expect(meantMeeting(text, meetings)).toEqual({ meeting, doubt: null });
	});

	test.each([
		['15 October 2021', null, '15 October 2021 is no meeting of this year.'],
		['16 November 2021', '2021-11-15', '16 November 2021 is no meeting of this year; 15 November'],
		['11/15/2021', null, '“11/15/2021” seems to have its month first'],
		['TBC', null, '“TBC” names no day'],
		['June 2021', null, 'No meeting of this year is in June 2021'],
		['15 November 2021 or 17 January 2022', null, 'names more than one day']
	])('%s is in doubt', (text, meeting, doubt) => {
		const meant = meantMeeting(text, meetings);
		expect(meant.meeting).toBe(meeting);
		expect(meant.doubt).toContain(doubt);
	});

	test('never tells a day that is no meeting, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 60 }), (text) => {
				const { meeting, doubt } = meantMeeting(text, meetings);
				expect(meeting === null || meetings.includes(meeting)).toBe(true);
				expect(meeting !== null || doubt !== null).toBe(true);
			})
		);
	});
});

describe('leads', () => {
	test.each([
		['Head of Service and Virtual School', ['Head of Service and Virtual School'], []],
		['CGL', ['CGL'], []],
		['Alex Example, Service Manager', ['Service Manager'], ['Alex Example']],
		['Cllr Example', [], ['Cllr Example']],
		['Team A; Team B', ['Team A', 'Team B'], []],
		['Children’s Society', ['Children’s Society'], []]
	])('%s', (text, leads, left_out) => {
		expect(readLeads(text)).toEqual({ leads, left_out });
	});

	test('are paired so that no report and no lead is lost', () => {
		const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 8 });
		fc.assert(
			fc.property(words, words, (reports, leads) => {
				const pairs = pairsOf(reports, leads);
				expect(pairs.map(({ report }) => report)).toEqual(reports);
				const kept = pairs.flatMap(({ lead }) => lead.split('\n'));
				if (reports.length > 0) expect(leads.every((lead) => kept.includes(lead))).toBe(true);
				if (leads.length > 0 && reports.length > 1 && leads.length !== reports.length)
					expect(pairs.every(({ doubt }) => doubt !== null)).toBe(true);
			})
		);
	});
});

describe('a plan taken away', () => {
	const planned = register.work_plan_items.filter(({ year }) => year === '2021-22');
	const said = planned.map(({ report, leads, meeting, delivery }) => ({
		report,
		leads,
		meeting,
		delivery
	}));
	const taken = takePlan(register, '2021-22', day('2021-10-01'));
	const lines = ({ lines }: ReturnType<typeof readPlan>) =>
		lines.map(({ report, leads, meeting, delivery }) => ({ report, leads, meeting, delivery }));

	test('as CSV comes back as it was, cell by cell', async () => {
		const bytes = new TextEncoder().encode(planCsv(register, '2021-22'));
		const back = read(await fileGrids('plan.csv', bytes));
		expect(lines(back)).toEqual(said);
		expect(back.lines.flatMap(({ doubts }) => doubts)).toEqual([]);
		expect(back.lines.map(({ indicators, note, status }) => [indicators, note, status])).toEqual(
			planned.map(({ indicators, note, status }) => [indicators, note, status])
		);
	});

	test('as a page comes back with its reports, leads, meetings and how they are delivered', async () => {
		const bytes = new TextEncoder().encode(planHtml(taken));
		expect(lines(read(await fileGrids('plan.html', bytes)))).toEqual(said);
		expect(lines(read(pastedGrids(planText(taken), null)))).toEqual(said);
	});

	test('says an empty meeting, whose plan it is and the day, and shows markup as text', () => {
		expect(taken.title).toBe('Corporate Parenting Board Work Plan 2021 - 2022');
		expect(taken.meetings.at(-1)).toEqual({ title: 'Monday 21 March 2022', reports: [] });
		const hostile = {
			...taken,
			title: '<script>alert(1)</script>',
			meetings: [
				{
					title: '"><b>',
					reports: [{ report: '<img src=x>', priority: '</td>', leads: ['a & b'], besides: [] }]
				}
			]
		};
		expect(planHtml(hostile)).not.toMatch(/<script|<img|<b>/);
		expect(planHtml(taken)).toContain('Taken from its work plan on 1 October 2021.');
		expect(planHtml(taken)).toContain('No report is planned.');
	});
});
