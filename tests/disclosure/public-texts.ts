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
import { takeCompare } from '$lib/export/compare';
import { reportDocx } from '$lib/export/docx';
import { wordsOf } from '$lib/export/picture';
import { partsOf } from '$lib/export/report-words';
import { takeScorecard } from '$lib/export/scorecard';
import { takeMap, takeNeighbours, takeStrip } from '$lib/export/standing';
import type { ComposedReport } from '$lib/report/composed';
import type { Multiple } from '$lib/view/multiple';
import { drawCompare, makeMultiple } from '../../src/routes/compare/make-compare';
import { makeScorecard } from '../../src/routes/make-scorecard';
import { reportText } from '$lib/export/report-text';
import { tableHtml, tableText } from '$lib/export/rich-table';
import { workbookFile } from '$lib/export/take-away';
import { takeTrend } from '$lib/export/trend';
import { unzipFiles } from '$lib/export/zip';
import { checkReport } from '$lib/report/check';
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
	if (handout.sentence !== null) files.push([`${name} sentence`, handout.sentence]);
	files.push([`${name} words`, JSON.stringify(wordsOf(handout))]);
	for (const kind of ['xlsx', 'ods'] as const)
		files.push(...(await insideOf(`${name}.${kind}`, await workbookFile(handout, kind))));
	return files;
}

const insideOf = async (name: string, file: Blob): Promise<[string, string][]> => {
	const zipped = unzipFiles(new Uint8Array(await file.arrayBuffer()), {
		files: 500,
		unfolded: 50_000_000
	});
	if (!zipped.done) throw new Error(zipped.sentence);
	return [...zipped.files].map(([path, bytes]) => [
		`${name}/${path}`,
		// The moment a file was made is in it, and how many drawings were put in a document before.
		new TextDecoder()
			.decode(bytes)
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'now')
			.replace(/(<wp:docPr id=)"\d+"/g, '$1""')
	]);
};

/** The report as a Word document, in its parts. Its pictures are drawn as the page draws them, and what their files say of themselves stands for the painted ones. */
function wordOf(report: ComposedReport): Promise<[string, string][]> {
	const figures = partsOf(report).flatMap(({ blocks }) =>
		blocks.filter((block) => block.kind === 'figure')
	);
	const pictures = new Map(
		figures.map(({ caption, alt, view, source }) => {
			const svg = drawFigure(view, 640, serverDocument());
			const png = new TextEncoder().encode(JSON.stringify([caption, alt, source]));
			return [caption, svg === null ? null : { png, svg, width: 640, height: 400 }] as const;
		})
	);
	return reportDocx(report, pictures).then((file) => insideOf('report.docx', file));
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
	const report_row = {
		report: id('r'),
		title: 'Everything',
		meeting: day,
		item: null,
		template: id('plain'),
		state: 'draft' as const,
		published: null
	};
	const template_row = {
		template: id('plain'),
		name: 'Plain',
		council: register.board.council,
		header_as: 'paragraphs' as const,
		source: 'Ours'
	};
	const report = composeReport({
		report: report_row,
		texts: [{ report: id('r'), part: id('all'), text }],
		template: template_row,
		parts: [part],
		evidence,
		board: register.board
	});
	const typed = measures.flatMap((measure) => {
		const name = register.indicators.find(({ indicator }) => indicator === measure)?.name ?? '';
		return [
			`${name}: 4 in 2021/22, up from 2 the year before.`,
			`${name} rose by 12% between Q1 2021/22 and Q2 2021/22, and is the highest in England.`,
			`${name} was 5% of 349 children in Q4 2021/22, lower than the England figure.`,
			`There were 30 in Q1 2021/22: 3 and 21, by ${name}.`
		];
	});
	const findings = checkReport({
		report: { ...report_row, state: 'draft' },
		texts: [{ report: id('r'), part: id('all'), text: `${text}\n\n${typed.join('\n\n')}` }],
		template: template_row,
		parts: [part],
		evidence,
		threshold: 5
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
		['findings', JSON.stringify(findings)],
		['report.json', JSON.stringify(report)],
		['report.txt', reportText(report)],
		...(await wordOf(report)),
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
			const { everyone, standing, trend } = made.view;
			const beside = { trend, period: standing?.period ?? null, subtitle: trend.name };
			for (const [what, taken] of [
				['neighbours', standing && takeNeighbours(standing, beside)],
				['strip', everyone && takeStrip(everyone, beside)],
				['map', everyone && takeMap(everyone, beside)]
			] as const)
				if (taken) texts.push(...(await filesOf(`${indicator} ${what}`, taken, document)));
		}
		const ledger = await makeLedger(shown, register, { indicator, geography });
		if (ledger) {
			texts.push([`${indicator} ledger`, JSON.stringify(ledger)]);
			texts.push(
				...(await filesOf(`${indicator} ledger`, takeLedger(ledger.ledger, ledger.mode), document))
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
	const card = await makeScorecard(shown, register, document);
	const rows = card.view.themes.flatMap((theme) => theme.rows);
	texts.push(
		...(await filesOf('card', takeScorecard(card.view, rows, 'All.', card.mode), document))
	);
	const multiples: Multiple[] = [];
	for (const indicator of measures) {
		const multiple = await makeMultiple(shown, register, { indicator, geography });
		if (multiple) multiples.push(multiple);
	}
	const compared = drawCompare(multiples, 'free', document);
	const drawn = compared.figures.map(({ wide }) => wide);
	const comparison = takeCompare(compared.view, drawn, compared.mode);
	texts.push(...(await filesOf('comparison', comparison, document)));
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
