import type { Vintage } from '$lib/domain/vintage';
import { citationOf } from './citation';
import type { TargetOffered } from './fostering/target';
import type { Citation } from './trend';
import type { SubjectDrawing, SubjectSection, SummaryLine } from './subject';

/** The subjects that have a page of their own, by its address. */
export const SUBJECTS = ['fostering', 'youth-justice'] as const;

/** A subject with a page of its own. */
export type SubjectName = (typeof SUBJECTS)[number];

/** The subject whose page says more of a theme; null where no page does. */
export function subjectOfTheme(theme: string): SubjectName | null {
	if (/youth justice/i.test(theme)) return 'youth-justice';
	return /foster/i.test(theme) ? 'fostering' : null;
}

/** What a link to the page of a subject says. */
export const subjectLinks: Readonly<Record<SubjectName, string>> = {
	'youth-justice': 'Youth justice: outcomes, rates and key indicators',
	fostering: 'Fostering: recruitment, leavers and places'
};

/** What the page of a subject says, from top to foot. */
export interface SubjectView {
	readonly subject: SubjectName;
	/** `Fostering: Nottingham`. */
	readonly heading: string;
	/** What the page is of, in one sentence. */
	readonly lead: string;
	/** At most six lines: the page's first screen. */
	readonly summary: readonly SummaryLine[];
	/** Those with something to show, in the order they are read. */
	readonly sections: readonly SubjectSection[];
	/** Those of which no figure is held, each with what is lacking. */
	readonly lacking: readonly SubjectSection[];
	/** What to do about it, where more than one of them says the same: said once. */
	readonly cures: readonly string[];
	/** Carers of whom anything is held, to choose among; empty on a page that has no such choice. */
	readonly carers: readonly { readonly slug: string; readonly name: string }[];
	/** The carers the page is of, one of their slugs; null on a page that has no such choice. */
	readonly chosen: string | null;
	/** The editions that the tables without a picture are from, the latest first. */
	readonly editions: readonly Citation[];
	/** What the form of a target begins with; null where no target can be reckoned with. */
	readonly offered: TargetOffered | null;
}

/** Lines a councillor reads on one screen. */
const LINES = 6;

/** The first line of every section, then second lines while there is room, in the order of the page. */
function summaryOf(sections: readonly SubjectSection[]): readonly SummaryLine[] {
	const ranked = sections.flatMap(({ summary }, place) =>
		summary.map((line, rank) => ({ line, place, rank }))
	);
	return ranked
		.toSorted((a, b) => a.rank - b.rank || a.place - b.place)
		.slice(0, LINES)
		.toSorted((a, b) => a.place - b.place || a.rank - b.rank)
		.map(({ line }) => line);
}

const lastSentence = (text: string) => /(?<=[.?] )[A-Z][^.]*\.$/.exec(text)?.[0] ?? null;

/** Takes what several sections end with out of them, to be said once. */
function curesOf(lacking: readonly SubjectSection[]): Pick<SubjectView, 'lacking' | 'cures'> {
	const said = lacking.map(({ empty }) => lastSentence(empty ?? ''));
	const cures = [...new Set(said)].filter(
		(cure): cure is string => cure !== null && said.filter((each) => each === cure).length > 1
	);
	const without = (empty: string | null) => {
		const cure = cures.find((each) => empty?.endsWith(` ${each}`));
		return empty === null || cure === undefined ? empty : empty.slice(0, -cure.length).trimEnd();
	};
	return {
		lacking: lacking.map((section) => ({ ...section, empty: without(section.empty) })),
		cures
	};
}

function citedIn(
	sections: readonly SubjectSection[],
	vintages: readonly Vintage[]
): readonly Citation[] {
	const rows = sections.flatMap(({ tables }) => tables).flatMap((table) => table.rows);
	return vintages
		.map(citationOf)
		.filter(({ text }) => rows.some(({ source }) => source.includes(text)));
}

/** Puts the sections of a page in order: what is held first, what is not after it, the summary from the first. */
export function composeSubject(
	page: Omit<SubjectView, 'summary' | 'sections' | 'lacking' | 'cures' | 'editions'>,
	all: readonly SubjectSection[],
	vintages: readonly Vintage[] = []
): SubjectView {
	const sections = all.filter(({ empty }) => empty === null);
	return {
		...page,
		editions: citedIn(sections, vintages),
		summary: summaryOf(sections),
		sections,
		...curesOf(all.filter(({ empty }) => empty !== null))
	};
}

/** What a target asked for comes to, as a sentence to be read out: it stands far down the page. Null where the page has none. */
export function answerOf({ sections }: Pick<SubjectView, 'sections'>): string | null {
	const target = sections.find(({ key }) => key === 'target');
	return target?.figures[0]?.finding ?? target?.intro ?? null;
}

/** Figures of one section that two sides of A4 have room for; where they are close set, the first. */
const ON_PAPER = 3;
/** More figures than this stand in three columns on paper; more than the other, a reading taking the room of two, are close set. */
const ROOMY = 8;
const CLOSE = 12;

/** How a page is set on two sides of A4, by how much is on it; `panelsOf` is how many trends a section draws. */
export function paperOf(
	{ sections }: Pick<SubjectView, 'sections'>,
	panelsOf: (section: string) => number
): { readonly dense: boolean; readonly close: boolean; readonly most: number } {
	const drawn = sections
		.map(({ key, figures }) => Math.min(figures.length, ON_PAPER) + panelsOf(key))
		.reduce((sum, each) => sum + each, 0);
	const read = sections.flatMap(({ readings }) => readings).length;
	const dense = drawn > ROOMY;
	const close = dense && drawn + 2 * read > CLOSE;
	return { dense, close, most: close ? 1 : ON_PAPER };
}

/** Rows of dots that a telephone or half a sheet of A4 has room for, and how many are drawn where there are more. */
const ROOM = 10;
const FIRST = 4;

/** What is drawn where there is little room: of many places the first, which are ours and whom we are read against. */
export const narrowed = (drawing: SubjectDrawing): SubjectDrawing =>
	drawing.kind === 'dots' && drawing.rows.length > ROOM
		? { ...drawing, rows: drawing.rows.slice(0, FIRST) }
		: drawing;

/** What is then said beside it; null where everything is drawn. */
export const narrowedSentence = (drawing: SubjectDrawing | null): string | null =>
	drawing?.kind === 'dots' && drawing.rows.length > ROOM
		? `The first ${FIRST} of ${drawing.rows.length} rows are drawn here. The table, and a wider screen, have them all.`
		: null;
