import { beforeAll, describe, expect, test } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import type { Engine } from '$lib/database/engine';
import type { IsoDate, RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Report, ReportText, ReportVersion } from '$lib/domain/report';
import { writeSnapshot } from '$lib/domain/report-snapshot';
import { drawFigure } from '$lib/export/draw-figure';
import { packHtml } from '$lib/export/pack';
import { reportText } from '$lib/export/report-text';
import { asPublished, snapshotOf } from '$lib/state/report-versions';
import { makeView, viewPaths, firstViews } from '../../src/routes/make-views';
import { makeReport } from '../../src/routes/reports/make-report';
import { askPack } from '../../src/routes/meetings/[date]/ask-pack';
import { sharedRecord } from './record-engine';

const DAY = '2021-11-08' as IsoDate;
const MEETING = '2021-11-15' as IsoDate;
const CITE = '[[cla-offending, E06000018, 2019-04-01/2020-03-31, lait-2026-04-08]]';

let engine: Engine;
let register: Register;
const report: Report = {
	report: 'offending' as RowId,
	title: 'Reducing <Offending> & “Behaviour”',
	meeting: MEETING,
	item: null,
	template: 'nottingham' as RowId,
	state: 'draft',
	published: null
};
const texts: readonly ReportText[] = [
	{
		report: report.report,
		part: 'background' as RowId,
		text: `${CITE} were cautioned or convicted.\n\n[[figure: cla-offending, E06000018, neighbours 2025]]`
	}
];

beforeAll(async () => {
	const { engine: held, register: read } = await sharedRecord();
	engine = held;
	const published = asPublished(report, DAY);
	const editions = read.vintages.map(({ vintage }) => vintage);
	const snapshot = snapshotOf(
		{ ...read, report_texts: texts },
		published,
		editions,
		'f'.repeat(64)
	);
	if (!snapshot) throw new Error('The record has no such template.');
	const version: ReportVersion = {
		version: 'offending-v1' as RowId,
		report: report.report,
		made: DAY,
		name: 'As published',
		published: true,
		snapshot: writeSnapshot(snapshot)
	};
	// What is written in it since is not what was published.
	const since = texts.map((each) => ({ ...each, text: 'Written since.' }));
	register = {
		...read,
		reports: [published],
		report_texts: since,
		report_versions: [version]
	};
});

describe('a published report', () => {
	test('is a page made beforehand, as it was published', async () => {
		const built = await makeReport(engine, register, 'offending');
		expect(built?.published).toBe(DAY);
		expect(built?.composed.state).toBe('published');
		const text = reportText(built?.composed as NonNullable<typeof built>['composed']);
		expect(text).toContain('2.1 4% were cautioned or convicted.');
		expect(text).toContain('Figure 1');
		expect(text).not.toContain('Written since');
	});

	test('is a view of the record, and a draft is not', async () => {
		expect(viewPaths(register)).toContain('reports/offending.json');
		expect(firstViews(register)).not.toContain('reports/offending.json');
		const drafts = { ...register, reports: [report] };
		expect(viewPaths(drafts)).not.toContain('reports/offending.json');
		expect(await makeReport(engine, drafts, 'offending')).toBeNull();
		expect(await makeReport(engine, register, 'constructor')).toBeNull();
		const making = { engine, register, document: serverDocument(), built: DAY, record: 'f00d' };
		expect(await makeView('reports/offending.json', making)).toEqual(
			await makeReport(engine, register, 'offending')
		);
	});

	test('stands in the pack of its meeting once, its figure not again beside it', async () => {
		const pack = await askPack(engine, register, MEETING, 'public', DAY);
		if (!pack) throw new Error('The record has no such meeting.');
		expect(pack.reports.map(({ title }) => title)).toEqual([report.title]);
		expect(pack.figures.map(({ indicator }) => indicator)).not.toContain('cla-offending');
		const document = serverDocument();
		const html = packHtml(pack, (view, width) => drawFigure(view, width, document));
		expect(html).toContain('Reducing &lt;Offending&gt;');
		expect(html).not.toMatch(/<script/i);
		const drafts = { ...register, reports: [report] };
		expect((await askPack(engine, drafts, MEETING, 'public', DAY))?.reports).toEqual([]);
		expect(await askPack(engine, register, '2021-11-16' as IsoDate, 'public', DAY)).toBeNull();
	});
});
