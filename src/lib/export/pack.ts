import type { IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { ComposedReport } from '$lib/report/composed';
import type { TrendView } from '$lib/view/trend';
import { figureHtml, type DrawFigure } from './pack-figure';
import { reportHtml } from './pack-report';
import { packStyle } from './pack-style';
import { element, html } from './pack-words';
import { keepPublic, viewsIn } from './report-words';

/** An item of the agenda as a pack lists it. */
interface PackItem {
	/** Null for an item without a number. */
	readonly number: number | null;
	readonly title: string;
	/** `Report of the Director of Children’s Services, a paper`; null where nothing is known of it. */
	readonly detail: string | null;
}

/** What a member is handed for one meeting, in one file. */
export interface Pack {
	/** `Papers for Monday 15 November 2021`. */
	readonly title: string;
	readonly council: string;
	readonly board: string;
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021, 2.00 pm, Loxley House`. */
	readonly meeting_words: string;
	readonly mode: Mode;
	readonly mode_words: string;
	readonly agenda: readonly PackItem[];
	/** Lists to read first, `What you asked last time`; a list without lines is left out. */
	readonly lists: readonly { readonly heading: string; readonly lines: readonly string[] }[];
	readonly reports: readonly ComposedReport[];
	/** Figures for the meeting that stand in no report. */
	readonly figures: readonly TrendView[];
}

/** Nothing may run, and nothing be fetched: what is read is in the file. */
const POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A chapter of the pack. */
interface Chapter {
	readonly id: string;
	readonly heading: string;
	readonly body: string;
}

const section = ({ id, heading, body }: Chapter) =>
	`<section aria-labelledby="${id}">${element('h2', heading, ` id="${id}"`)}${body}</section>`;

const listOf = (lines: readonly string[], attributes = '') =>
	`<ul${attributes}>${lines.map((line) => element('li', line)).join('')}</ul>`;

const itemLine = ({ number, title, detail }: PackItem) =>
	`${number === null ? '' : `${number}. `}${title}${detail === null ? '' : ` (${detail})`}`;

function chaptersOf(
	pack: Pack,
	draw: DrawFigure
): readonly (Chapter & { readonly whole: string })[] {
	const agenda: Chapter = {
		id: 'agenda',
		heading: 'Agenda',
		body: listOf(pack.agenda.map(itemLine), ' class="plain"')
	};
	const lists = pack.lists
		.filter(({ lines }) => lines.length > 0)
		.map(({ heading, lines }, index) => ({
			id: `list-${index + 1}`,
			heading,
			body: listOf(lines)
		}));
	const figures: Chapter = {
		id: 'figures',
		heading: 'Figures for this meeting',
		body: pack.figures
			.map((view) =>
				figureHtml(
					{
						caption: view.finding,
						more: [view.headline.slice(view.finding.length).trim(), view.subtitle].filter(
							(each) => each !== ''
						),
						alt: view.description,
						view,
						source: view.source_line ?? 'not recorded'
					},
					draw
				)
			)
			.join('\n')
	};
	return [
		...[...(pack.agenda.length > 0 ? [agenda] : []), ...lists].map((each) => ({
			...each,
			whole: section(each)
		})),
		...pack.reports.map((report, index) => {
			const id = `report-${index + 1}`;
			return { id, heading: report.title, body: '', whole: reportHtml(report, id, draw) };
		}),
		...(pack.figures.length > 0 ? [{ ...figures, whole: section(figures) }] : [])
	];
}

/**
 * A meeting’s papers as one page that is complete in itself: no script, nothing fetched, to be read on any screen, printed, or kept. `draw`
 * draws a figure; one that cannot be drawn is given in words and as its table. Throws where something for internal use stands in a
 * public pack.
 */
export function packHtml(pack: Pack, draw: DrawFigure): string {
	keepPublic(pack.mode, [...pack.figures, ...pack.reports, ...pack.reports.flatMap(viewsIn)]);
	const chapters = chaptersOf(pack, draw);
	const contents = chapters
		.map(({ id, heading }) => `<li dir="auto"><a href="#${id}">${html(heading)}</a></li>`)
		.join('');
	const line = `${pack.board}, ${pack.meeting_words}`;
	return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${html(`${pack.title}: ${pack.board}, ${pack.council}`)}</title>
<style>${packStyle(line, pack.mode_words)}</style>
</head>
<body>
<a class="skip" href="#papers">Skip to the papers</a>
<header>
${element('p', `${pack.board}, ${pack.council}`, ' class="quiet"')}
${element('h1', pack.title)}
${element('p', pack.meeting_words)}
${element('p', pack.mode_words, ' class="mode"')}
</header>
<nav class="contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul class="plain">${contents}</ul>
</nav>
<main id="papers">
${chapters.map(({ whole }) => whole).join('\n')}
</main>
</body>
</html>
`;
}
