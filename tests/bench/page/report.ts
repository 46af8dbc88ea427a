import type { IsoDate } from '$lib/domain/id';
import type { ComposedBlock, ComposedReport } from '$lib/report/composed';
import type { TrendView } from '$lib/view/trend';

/**
 * A report of ten figures, each with its table and a numbered paragraph, as a Word document: drawn, painted and written on the
 * page, three times over, the code that does it fetched within the first. Then the same as a page for members. Prints
 * milliseconds and, last, bytes of the page. The document can be had from the link.
 */
const views = (await (await fetch('./report.json')).json()) as readonly TrendView[];

const blocksOf = (view: TrendView, index: number): readonly ComposedBlock[] => {
	const source = view.source_line ?? '';
	const { caption } = view.table;
	return [
		{
			kind: 'paragraph',
			number: `2.${index + 1}`,
			runs: [{ text: view.headline, bold: false, cited: null }]
		},
		{
			kind: 'figure',
			caption: `Figure ${index + 1}: ${caption}`,
			alt: view.description,
			view,
			source
		},
		{ kind: 'table', caption: `Table ${index + 1}: ${caption}`, view, source }
	];
};

const report: ComposedReport = {
	title: 'A report of ten figures',
	council: 'Council',
	board: 'Corporate Parenting Board',
	meeting: '2021-11-15' as IsoDate,
	meeting_words: 'Monday 15 November 2021',
	mode: 'public',
	mode_words: 'Public version',
	state: 'draft',
	header_as: 'paragraphs',
	header: [],
	sections: [
		{ part: 'background', number: '2', heading: 'Background', blocks: views.flatMap(blocksOf) }
	],
	appendices: [],
	sources: views.flatMap(({ sources }) => sources),
	hidden: []
};

const said = document.querySelector('p') as HTMLParagraphElement;
const times: number[] = [];
let file = new Blob();
for (let run = 0; run < 3; run += 1) {
	const start = performance.now();
	const [{ reportPictures }, { reportDocx }] = await Promise.all([
		import('$lib/export/report-pictures'),
		import('$lib/export/docx')
	]);
	file = await reportDocx(report, await reportPictures(report));
	times.push(performance.now() - start);
}
const start = performance.now();
const { packHtml } = await import('$lib/export/pack');
const { drawFigure } = await import('$lib/export/draw-figure');
const { board, council, meeting, meeting_words, mode, mode_words, title } = report;
const about = { title, board, council, meeting, meeting_words, mode, mode_words };
const pack = packHtml(
	{ ...about, agenda: [], lists: [], reports: [report], figures: [] },
	(view, width) => drawFigure(view, width, document)
);
times.push(performance.now() - start, new TextEncoder().encode(pack).length);
for (const [name, made] of [
	['report.docx', file],
	['pack.html', new Blob([pack], { type: 'text/html' })]
] as const) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(made);
	link.download = name;
	link.textContent = name;
	document.body.append(link);
}
said.textContent = times.map((time) => time.toFixed(0)).join(' ');
