import type { Mode } from '$lib/domain/mode';
import type {
	ComposedBlock,
	ComposedPart,
	ComposedReport,
	ComposedRun
} from '$lib/report/composed';
import type { Citation, TrendView } from '$lib/view/trend';

/** Headings of what is set after a report, the same in every file made of it. */
export const afterHeadings = {
	cited: 'Figures quoted in this report',
	sources: 'Sources and editions',
	hidden: 'What this version leaves out'
} as const;

/** Every heading with what stands under it, in the order they are printed. */
export const partsOf = (report: ComposedReport): readonly ComposedPart[] => [
	...report.header,
	...report.sections,
	...report.appendices
];

const runsOf = (block: ComposedBlock): readonly ComposedRun[] =>
	block.kind === 'paragraph' ? block.runs : block.kind === 'list' ? block.items.flat() : [];

/** A number quoted in a report, with what it is and what a reader should know beside it. */
interface QuotedFigure {
	readonly key: string;
	readonly text: string;
	readonly what: string;
	readonly source: string;
	readonly doubts: readonly string[];
}

/** The live figures quoted in a report's text, each once, in the order they are first read. */
export function quotedIn(report: ComposedReport): readonly QuotedFigure[] {
	const quoted = new Map<string, QuotedFigure>();
	for (const { text, cited } of partsOf(report).flatMap(({ blocks }) => blocks.flatMap(runsOf)))
		if (cited !== null && !quoted.has(cited.key)) {
			const { key, what, source, doubts } = cited;
			quoted.set(key, { key, text, what, source, doubts });
		}
	return [...quoted.values()];
}

/** The figures quoted in a report as a table: what each is, what to know beside it, and its place in the list of sources, or the source where that has none. */
export function quotedTable(report: ComposedReport): {
	readonly caption: string;
	readonly columns: readonly string[];
	readonly rows: readonly { readonly key: string; readonly cells: readonly string[] }[];
} {
	const places = new Map(report.sources.map(({ text }, index) => [text, String(index + 1)]));
	return {
		caption: 'Each figure in the text, as its edition prints it',
		columns: ['Figure', 'What it is', 'What to know beside it', 'Source, by its number below'],
		rows: quotedIn(report).map(({ key, text, what, doubts, source }) => ({
			key,
			cells: [text, what, doubts.join(' ') || 'Nothing more.', places.get(source) ?? source]
		}))
	};
}

/** An edition in full: what it is, when it was taken from its source, under which licence, and what is to be known of it. */
export const editionSentence = ({ text, retrieved, licence, note }: Citation) =>
	[`${text}. Retrieved ${retrieved}. ${licence}.`, ...(note === null ? [] : [note])].join(' ');

/** The views of the figures and tables a report shows. */
export const viewsIn = (report: ComposedReport): readonly TrendView[] =>
	partsOf(report).flatMap(({ blocks }) =>
		blocks.flatMap((block) =>
			block.kind === 'figure' || block.kind === 'table' ? [block.view] : []
		)
	);

/**
 * Stops a file for the public from being made with something drawn for internal use. It throws: only a mistake of ours can bring
 * it there.
 */
export function keepPublic(mode: Mode, within: readonly { readonly mode: Mode }[]): void {
	if (mode === 'public' && within.some((each) => each.mode !== 'public'))
		throw new Error('A figure or report for internal use cannot stand in a public file.');
}

/** What every page of a report's files says at its head: whose it is, for when, for whom, and that it is a draft where it is. */
export const pageHead = ({ board, meeting_words, mode_words, state }: ComposedReport) =>
	[`${state === 'draft' ? 'DRAFT | ' : ''}${board}, ${meeting_words}`, mode_words] as const;

/** A note as a sentence among others. */
export const sentence = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);

/** What a reader needs beneath a figure: what was held back or rounded, what its numbered marks are, and the measure's own caution. */
export const notesBeneath = ({ notes, marks, caution }: TrendView): readonly string[] => [
	...notes,
	...(marks.length === 0
		? []
		: [`Marked: ${marks.map(({ title }, index) => `${index + 1} ${title}`).join('; ')}`]),
	...(caution === null ? [] : [caution])
];

/** Stands before the words and the table of a figure whose drawing could not be made. */
export const NOT_DRAWN = 'The picture of this figure could not be drawn. It says:';
