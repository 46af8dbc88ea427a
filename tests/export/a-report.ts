import type { IsoDate } from '$lib/domain/id';
import { drawFigure } from '$lib/export/draw-figure';
import type { ReportPicture, ReportPictures } from '$lib/export/report-pictures';
import { serverDocument } from '$lib/chart/document.server';
import type {
	ComposedBlock,
	ComposedPart,
	ComposedReport,
	ComposedRun
} from '$lib/report/composed';
import type { TrendView } from '$lib/view/trend';
import { figures } from '../chart/figures';

export const run = (text: string, bold = false): ComposedRun => ({ text, bold, cited: null });

export const cited = (text: string, key = 'cla-offending'): ComposedRun => ({
	text,
	bold: false,
	cited: {
		key,
		what: 'Looked-after children convicted or cautioned, Nottingham, 2019/20',
		source: 'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026',
		doubts: ['Printed as a whole per cent.', 'One child is 0.3 percentage points.']
	}
});

export const paragraph = (
	number: string | null,
	...runs: readonly ComposedRun[]
): ComposedBlock => ({
	kind: 'paragraph',
	number,
	runs
});

export const figure = (view: TrendView, number = 1): ComposedBlock => ({
	kind: 'figure',
	caption: `Figure ${number}: ${view.name}, ${view.authority.name}`,
	alt: view.description,
	view,
	source: view.source_line ?? 'Not known'
});

export const table = (view: TrendView, number = 1): ComposedBlock => ({
	kind: 'table',
	caption: `Table ${number}: ${view.table.caption}`,
	view,
	source: view.source_line ?? 'Not known'
});

export const part = (
	number: string | null,
	heading: string,
	...blocks: readonly ComposedBlock[]
): ComposedPart => ({ part: heading.toLowerCase().replace(/\W+/g, '-'), number, heading, blocks });

/** A report with every kind of block. */
export function aReport(more: Partial<ComposedReport> = {}): ComposedReport {
	return {
		title: 'Reducing Offending Behaviour (Children in Care)',
		council: 'Nottingham City Council',
		board: 'Corporate Parenting Board',
		meeting: '2021-11-15' as IsoDate,
		meeting_words: 'Monday 15 November 2021',
		mode: 'public',
		mode_words: 'Public version: numbers from 1 to 5 are hidden.',
		state: 'draft',
		header_as: 'paragraphs',
		header: [
			part(null, 'Title of paper', paragraph(null, run('Reducing Offending Behaviour'))),
			part(null, 'Wards affected', paragraph(null, run('All'))),
			part(null, 'Relevant Council Plan Key Theme', {
				kind: 'ticks',
				choices: [
					{ text: 'Nottingham People', ticked: true },
					{ text: 'Living in Nottingham', ticked: false }
				]
			}),
			part(
				null,
				'Summary of issues',
				paragraph(null, run('What the figures say of offending by children in our care.'))
			),
			part(
				null,
				'Recommendation(s)',
				paragraph('1', run('Note the figures of 2019/20.')),
				paragraph('2', run('Recognise that one child can move them.'))
			)
		],
		sections: [
			part(
				'1',
				'Reasons for recommendations',
				paragraph('1.1', run('The board is asked what it '), run('can', true), run(' do.'))
			),
			part(
				'2',
				'Background',
				paragraph(
					'2.1',
					cited('4%'),
					run(' of our looked-after children were cautioned or convicted.')
				),
				{ kind: 'heading', text: 'What the partners did' },
				paragraph('2.2', run('Three things were done:')),
				{
					kind: 'list',
					ordered: true,
					items: [
						[run('a protocol was signed;')],
						[run('carers were trained;')],
						[run('the police were told.')]
					]
				},
				{ kind: 'list', ordered: false, items: [[run('One more.')], [run('And another.')]] },
				figure(figures.offending),
				table(figures.offending),
				{ kind: 'missing', sentence: 'A figure asked for here is of an edition that is not held.' },
				paragraph('2.3', run('The text goes on.'))
			),
			part('3', 'Other options considered in making recommendations', paragraph(null, run('None.')))
		],
		appendices: [],
		sources: figures.offending.sources,
		hidden: [
			'1 number was left out of paragraph 2.1, because fewer than six children are involved.'
		],
		...more
	};
}

/** A picture whose painted copy is one pixel: there is no browser here to paint it. */
const pixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
	'base64'
);

/** Pictures of a report as the browser makes them, but for the painted copy. */
export function picturesOf(report: ComposedReport): ReportPictures {
	const pictures = new Map<string, ReportPicture | null>();
	for (const block of report.sections.flatMap(({ blocks }) => blocks))
		if (block.kind === 'figure') {
			const svg = drawFigure(block.view, 640, serverDocument());
			pictures.set(
				block.caption,
				svg === null ? null : { png: new Uint8Array(pixel), svg, width: 640, height: 400 }
			);
		}
	return pictures;
}
