import { subjectPicture } from '$lib/chart/subject-picture';
import type { Mode } from '$lib/domain/mode';
import type { SubjectFigure } from '$lib/view/subject';
import { EXAMPLE_WORDS, markLines, sentenceOf, titleOf } from '$lib/view/subject-words';
import { retrievedOf, symbolsOf, type Taken } from './handout';

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
