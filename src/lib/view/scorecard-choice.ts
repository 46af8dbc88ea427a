import { principles, type PrincipleId } from '$lib/domain/principle';
import type { ScorecardRow, ScorecardView } from './scorecard';
import { sorted, sorts, type Sort } from './scorecard-sort';

/** What the reader asks to see of the scorecard; the link holds it. */
export interface ScorecardChoice {
	readonly sort: Sort;
	/** A theme's id, as `themeId` makes it; null for every theme. */
	readonly theme: string | null;
	readonly principle: PrincipleId | null;
	/** Only what needs attention. */
	readonly attention: boolean;
	/** A sentence for each part of the link that could not be followed. */
	readonly complaints: readonly string[];
	/** For each of those that named a choice there is not: what may be chosen in its place. */
	readonly offers: readonly Offer[];
}

/** Choices in place of one that there is not. */
interface Offer {
	/** `Instead of the theme “xyz”`. */
	readonly text: string;
	/** Those spelt like it, else all, by name, with the link's query that chooses each: empty for the scorecard as it comes. */
	readonly choices: readonly { readonly name: string; readonly query: string }[];
}

/** The scorecard as chosen. */
export interface ChosenScorecard {
	/** Under their themes as the board ordered them; one group under no theme in any other order. */
	readonly groups: readonly {
		readonly theme: string | null;
		readonly rows: readonly ScorecardRow[];
	}[];
	readonly shown: number;
	readonly total: number;
	/** `7 of 27 measures shown: Health, worst first.` */
	readonly sentence: string;
}

/** A theme as a link writes it: `offending-and-youth-justice`. */
export const themeId = (theme: string) =>
	theme
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');

/** What may be chosen, the id before the name. */
type Options = readonly { readonly id: string; readonly name: string }[];

const sortOptions: Options = sorts.map(({ sort, name }) => ({ id: sort, name }));
const principleOptions: Options = principles.map(({ principle, name }) => ({
	id: principle,
	name
}));

const QUOTED = 60;
const quote = (text: string) => `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;

const pairsOf = (text: string) =>
	new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/** Letters side by side that two texts share, of all they have: 1 where they are the same, 0 where nothing is. */
function likeness(a: string, b: string): number {
	const [left, right] = [pairsOf(a), pairsOf(b)];
	const shared = [...left].filter((pair) => right.has(pair)).length;
	return (2 * shared) / Math.max(1, left.size + right.size);
}

const LIKE = 0.4;

/** Those that have the text in their id or name, or are spelt much like it; all of them where none does. */
function nearest(options: Options, text: string): Options {
	const wanted = themeId(text);
	const isLike = (each: string) => each.includes(wanted) || likeness(each, wanted) >= LIKE;
	const near = options.filter(({ id, name }) => wanted !== '' && [id, themeId(name)].some(isLike));
	return near.length > 0 ? near : options;
}

/** Parts of a link that mean something here; for whom the page is, the frame reads. */
const known = ['sort', 'theme', 'principle', 'attention', 'mode'];

/** Reads a choice out of a link. A part that cannot be followed is said, and the rest is kept. */
export function readScorecardChoice(
	parameters: URLSearchParams | null,
	themes: readonly string[]
): ScorecardChoice {
	const complaints: string[] = [];
	const missed: { readonly parameter: string; readonly text: string; readonly near: Options }[] =
		[];
	const chosen = (parameter: string, what: string, options: Options): string | null => {
		const text = parameters?.get(parameter) ?? null;
		if (text === null || options.some(({ id }) => id === text)) return text;
		complaints.push(
			`The link asks for a ${what} (${quote(text)}) that the scorecard does not have, so it was left out. What may be chosen instead stands above.`
		);
		missed.push({
			parameter,
			text: `Instead of the ${what} ${quote(text)}`,
			near: nearest(options, text)
		});
		return null;
	};
	const sort = chosen('sort', 'sort order', sortOptions);
	const theme = chosen(
		'theme',
		'theme',
		themes.map((name) => ({ id: themeId(name), name }))
	);
	const principle = chosen('principle', 'principle', principleOptions);
	const attention = parameters?.get('attention') ?? null;
	if (attention !== null && attention !== 'yes')
		complaints.push(
			`The link says attention=${quote(attention)}, which means nothing here: attention=yes shows only what needs it. Everything is shown.`
		);
	for (const name of new Set(parameters?.keys() ?? [])) {
		if (!known.includes(name))
			complaints.push(
				`The link has a part (${quote(name)}) that the scorecard does not know. It was left out.`
			);
		else if ((parameters?.getAll(name).length ?? 0) > 1)
			complaints.push(`The link names the ${name} more than once. The first is followed.`);
	}
	const followed = {
		sort: (sort ?? 'board') as Sort,
		theme,
		principle: principle as PrincipleId | null,
		attention: attention === 'yes'
	};
	const offers = missed.map(({ parameter, text, near }) => ({
		text,
		choices: near.map(({ id, name }) => ({
			name,
			query: queryOf({ ...followed, [parameter]: id })
		}))
	}));
	return { ...followed, complaints, offers };
}

/** The choice as a link writes it, after the question mark; nothing for the scorecard as it comes. */
export function queryOf(choice: Omit<ScorecardChoice, 'complaints' | 'offers'>): string {
	const parameters = new URLSearchParams();
	if (choice.sort !== 'board') parameters.set('sort', choice.sort);
	if (choice.theme !== null) parameters.set('theme', choice.theme);
	if (choice.principle !== null) parameters.set('principle', choice.principle);
	if (choice.attention) parameters.set('attention', 'yes');
	return parameters.toString();
}

function said(choice: ScorecardChoice, themes: readonly string[]): string {
	return [
		themes.find((theme) => themeId(theme) === choice.theme),
		principles.find(({ principle }) => principle === choice.principle)?.name,
		choice.attention ? 'needs attention' : undefined,
		choice.sort === 'board'
			? undefined
			: sorts.find(({ sort }) => sort === choice.sort)?.name.toLowerCase()
	]
		.flatMap((part) => part ?? [])
		.join(', ');
}

/** Filters and sorts the scorecard, and says how many of its measures are left. */
export function chooseRows(view: ScorecardView, choice: ScorecardChoice): ChosenScorecard {
	const all = view.themes.flatMap(({ rows }) => rows);
	const kept = all.filter(
		(row) =>
			(choice.theme === null || themeId(row.theme) === choice.theme) &&
			(choice.principle === null || row.principles.includes(choice.principle)) &&
			(!choice.attention || row.attention.length > 0)
	);
	const groups =
		choice.sort === 'board'
			? view.themes
					.map(({ theme }) => ({ theme, rows: kept.filter((row) => row.theme === theme) }))
					.filter(({ rows }) => rows.length > 0)
			: [{ theme: null, rows: sorted(kept, choice.sort) }].filter(({ rows }) => rows.length > 0);
	const words = said(
		choice,
		view.themes.map(({ theme }) => theme)
	);
	const how = words === '' ? '' : `: ${words}`;
	const count =
		kept.length === all.length ? `All ${all.length}` : `${kept.length} of ${all.length}`;
	return {
		groups,
		shown: kept.length,
		total: all.length,
		sentence: `${count} measures shown${how}.`
	};
}
