import { serverDocument } from '$lib/chart/document.server';
import { trendPicture } from '$lib/chart/picture';
import type { Engine } from '$lib/database/engine';
import { listHeldBack, listVintages } from '$lib/database/queries/vintages';
import { withFigures } from '$lib/database/relations';
import type { FigureBinding } from '$lib/domain/figure-binding';
import { writeAsk, writeBinding } from '$lib/domain/figure-binding';
import type { IndicatorId, IsoDate, PeriodId, RowId, VintageId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import { handoutCsv } from '$lib/export/csv';
import type { Taken } from '$lib/export/handout';
import { takeLedger } from '$lib/export/ledger';
import { packHtml } from '$lib/export/pack';
import { reportText } from '$lib/export/report-text';
import { tableHtml, tableText } from '$lib/export/rich-table';
import { workbookFile } from '$lib/export/take-away';
import { takeTrend } from '$lib/export/trend';
import { unzipFiles } from '$lib/export/zip';
import { composeReport } from '$lib/report/compose';
import { makeLedger } from '../../src/routes/data/ledger/make-ledger';
import { drawMeasure } from '../../src/routes/draw-measure';
import { makeHidden } from '../../src/routes/make-hidden';
import { makeMeasure } from '../../src/routes/make-measure';
import { makeView, viewPaths } from '../../src/routes/make-views';
import { askEvidence } from '../../src/routes/reports/ask-evidence';
import { drawFigure } from '$lib/export/draw-figure';

/** A text the product makes, by what it is. */
export type Texts = ReadonlyMap<string, string>;

async function filesOf(
	name: string,
	taken: Taken,
	document: Document
): Promise<[string, string][]> {
	const { handout } = taken;
	const files: [string, string][] = [
		[`${name}.csv`, handoutCsv(handout)],
		[`${name}.html`, tableHtml(handout)],
		[`${name}.txt`, tableText(handout)]
	];
	if (taken.picture) files.push([`${name}.svg`, taken.picture(document)]);
	for (const kind of ['xlsx', 'ods'] as const) {
		const zipped = unzipFiles(
			new Uint8Array(await (await workbookFile(handout, kind)).arrayBuffer()),
			{ files: 100, unfolded: 10_000_000 }
		);
		if (!zipped.done) throw new Error(zipped.sentence);
		for (const [path, bytes] of zipped.files)
			files.push([`${name}.${kind}/${path}`, new TextDecoder().decode(bytes)]);
	}
	return files;
}

/** A report that cites every figure held of some measures, and asks for each as a figure and as a table. */
async function reportOf(
	engine: Engine,
	register: Register,
	measures: readonly IndicatorId[],
	mode: Mode
): Promise<[string, string][]> {
	const { geography } = register.board;
	const rows = await engine.query<{ indicator: IndicatorId; period: PeriodId; vintage: VintageId }>(
		'SELECT indicator, period, vintage FROM printed_observation WHERE geography = ?',
		[geography]
	);
	const bindings = rows
		.filter(({ indicator }) => measures.includes(indicator))
		.flatMap((row): FigureBinding[] =>
			(['value', 'count', 'base'] as const).map((of) => ({ ...row, geography, of }))
		);
	const asks = measures.flatMap((indicator) =>
		(['figure', 'table'] as const).map((shape) => ({
			shape,
			indicator,
			geography,
			neighbour_set: null,
			until: null
		}))
	);
	const day = '2022-09-01' as IsoDate;
	const evidence = await askEvidence(engine, {
		register,
		bindings,
		asks,
		indicators: measures,
		mode,
		editions: null,
		day
	});
	const id = (text: string) => text as unknown as RowId;
	const text = [
		...bindings.map((each) => `There were [[${writeBinding(each)}]].`),
		...asks.map((each) => `[[${writeAsk(each)}]]`)
	].join('\n\n');
	const part = {
		template: id('plain'),
		part: id('all'),
		place: 1,
		zone: 'section' as const,
		number: '1',
		heading: 'Everything',
		kind: 'text' as const,
		choices: [],
		prompt: null,
		empty: null,
		required: true,
		only_for: null
	};
	const report = composeReport({
		report: {
			report: id('r'),
			title: 'Everything',
			meeting: day,
			item: null,
			template: id('plain'),
			state: 'draft',
			published: null
		},
		texts: [{ report: id('r'), part: id('all'), text }],
		template: {
			template: id('plain'),
			name: 'Plain',
			council: register.board.council,
			header_as: 'paragraphs',
			source: 'Ours'
		},
		parts: [part],
		evidence,
		board: register.board
	});
	const pack = packHtml(
		{
			title: 'Papers',
			council: register.board.council,
			board: register.board.name,
			meeting: day,
			meeting_words: '1 September 2022',
			mode,
			mode_words: mode,
			agenda: [],
			lists: [],
			reports: [report],
			figures: [...evidence.trends.values()]
		},
		(view, width) => drawFigure(view, width, serverDocument())
	);
	return [
		['report.json', JSON.stringify(report)],
		['report.txt', reportText(report)],
		[
			'evidence.json',
			JSON.stringify([[...evidence.cited], [...evidence.trends], evidence.measures])
		],
		['pack.html', pack]
	];
}

/** Every text the product makes of a record in one mode: views, drawings, tables, files, a report, a pack. */
export async function textsOf(
	engine: Engine,
	register: Register,
	measures: readonly IndicatorId[],
	mode: Mode
): Promise<Texts> {
	const shown = withFigures(engine, { mode });
	const document = serverDocument();
	const texts: [string, string][] = [];
	const { geography, neighbour_set } = register.board;
	for (const indicator of measures) {
		const question = { indicator, geography, neighbour_set };
		const telling = { mode, average: 'mean' as const };
		const made = await makeMeasure(shown, register, question, telling);
		if (made) {
			texts.push([`${indicator} page`, JSON.stringify(drawMeasure(made, document))]);
			texts.push(...(await filesOf(`${indicator}`, takeTrend(made.view.trend), document)));
			if (made.view.trend.empty === null)
				texts.push([`${indicator} picture`, trendPicture(made.view.trend, document)]);
		}
		const ledger = await makeLedger(shown, register, { indicator, geography });
		if (ledger) {
			texts.push([`${indicator} ledger`, JSON.stringify(ledger)]);
			texts.push(
				...(await filesOf(`${indicator} ledger`, takeLedger(ledger.ledger, mode), document))
			);
		}
	}
	const making = {
		engine: shown,
		register,
		document,
		built: '2022-09-01' as IsoDate,
		record: 'a'.repeat(64)
	};
	// A view of a measure is its page, which is among them already.
	for (const path of viewPaths(register).filter((each) => !each.includes('/')))
		texts.push([`views/${path}`, JSON.stringify(await makeView(path, making))]);
	texts.push(
		['editions', JSON.stringify([await listVintages(shown), await listHeldBack(shown)])],
		['hidden', JSON.stringify(await makeHidden(engine, register, mode))],
		...(await reportOf(engine, register, measures, mode))
	);
	return new Map(texts);
}
