import { subjectPicture } from '$lib/chart/subject-picture';
import type { Mode } from '$lib/domain/mode';
import type { SubjectFigure } from '$lib/view/subject';
import { EXAMPLE_WORDS, markLines, sentenceOf, titleOf } from '$lib/view/subject-words';
import type { TableView } from '$lib/view/table';
import type { Citation } from '$lib/view/trend';
import { editionsIn, retrievedOf, symbolsOf, type Taken } from './handout';

/** What a figure of a subject is taken with. */
export interface SubjectBeside {
	/** The place’s name. */
	readonly geography: string;
	readonly mode: Mode;
	/** Whether it is of the worked example, which every file then says, in its name too. */
	readonly example: boolean;
}

/** A figure of a subject as it leaves the site: picture, table and sentence, with its faults among the notes. */
export function takeSubject(figure: SubjectFigure, beside: SubjectBeside): Taken {
	const { geography, mode, example } = beside;
	const { source_line: source, table } = figure;
	const said = titleOf(sentenceOf(figure), example);
	return {
		handout: {
			title: titleOf(figure.finding, example),
			geography,
			period: figure.period,
			unit: figure.unit,
			mode,
			sentence: source === null ? said : `${said} (Source: ${source}.)`,
			source,
			editions: figure.sources,
			retrieved: retrievedOf(figure.sources),
			alt: figure.description,
			notes: [
				...(example ? [EXAMPLE_WORDS] : []),
				...figure.faults.map((fault) => `Not shown as if true: ${fault}`),
				...figure.notes,
				...table.notes,
				...markLines(figure.drawing)
			],
			symbols: symbolsOf([table]),
			tables: [{ name: 'Figures', table }],
			file: [...(example ? ['example-not-real'] : []), figure.key, geography, figure.period]
		},
		picture:
			figure.drawing === null
				? null
				: (document) => subjectPicture(figure, { mode, example }, document)
	};
}

/** In place of a period and a unit where each row or column has its own. */
const IN_TABLE = 'As the table says';

/** A table of a subject that no picture goes with, as it leaves the site; `editions` are those of the page. */
export function takeSubjectTable(
	table: TableView,
	{ geography, mode, example, editions }: SubjectBeside & { readonly editions: readonly Citation[] }
): Taken {
	const cited = editionsIn(table, editions);
	const title = titleOf(table.caption, example);
	return {
		handout: {
			title,
			geography,
			period: IN_TABLE,
			unit: IN_TABLE,
			mode,
			sentence: null,
			source: cited.map(({ text }) => text).join('; ') || null,
			editions: cited,
			retrieved: retrievedOf(cited),
			alt: `A table: ${title}.`,
			notes: [...(example ? [EXAMPLE_WORDS] : []), ...table.notes],
			symbols: symbolsOf([table]),
			tables: [{ name: 'Figures', table }],
			file: [
				...(example ? ['example-not-real'] : []),
				table.caption,
				...(table.caption.includes(geography) ? [] : [geography])
			]
		},
		picture: null
	};
}
