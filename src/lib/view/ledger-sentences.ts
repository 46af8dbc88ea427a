import type { LedgerRow, LedgerShown } from '$lib/database/queries/ledger';
import { formatDate } from '$lib/domain/calendar';
import type { Indicator } from '$lib/domain/indicator';
import { HIDDEN_MARK } from '$lib/domain/observation';
import { listed } from '$lib/domain/wording';
import { difference, withinRounding, type Printed } from '$lib/statistics/rounding';
import { printed, sayFigure, type Held } from './ledger-words';
import { isSuppressed, missingClause } from './missing';
import { formatCounts, formatDifference } from './number';

const missing = (row: LedgerRow) =>
	row.symbol === '-' ? 'no figure, and no reason' : `no figure: it is ${missingClause(row.symbol)}`;

/** Whether an official edition has only papers before it, which it cannot restate. */
const isFirstOfficial = (before: Held, now: Held) =>
	now.edition.status !== 'paper' && before.edition.status === 'paper';

function revised(
	before: Held,
	earlier: Printed,
	now: Held,
	later: Printed,
	indicator: Indicator
): string {
	const { phrase } = before;
	const [was, is] = [sayFigure(earlier, indicator), sayFigure(later, indicator)];
	if (earlier.value === later.value) {
		const [had, has] = [before.row, now.row].map(
			(row) => row && formatCounts(row.numerator, row.denominator)
		);
		if (had && has && had !== has)
			return `The same figure as the ${phrase}, from other counts: ${had} before, ${has} here.`;
		const first = isFirstOfficial(before, now)
			? 'The first official edition held. It is the'
			: 'The';
		return was === is
			? `${first} same as the ${phrase}.`
			: `${first} same as the ${phrase}, which prints it as ${was}.`;
	}
	const decimals = Math.min(earlier.decimals, later.decimals);
	const moved = difference(earlier, later);
	// At the coarser precision nothing may be left to state.
	const size =
		moved === 0 ? '' : ` a change of ${formatDifference(moved, decimals, indicator.unit)},`;
	if (withinRounding(earlier, later))
		return `Printed as ${is} where the ${phrase} has ${was}:${size} within rounding.`;
	return isFirstOfficial(before, now)
		? `The first official edition held. The ${phrase} has ${was}:${size.replace('change', 'difference')} more than rounding.`
		: `Restated from ${was} to ${is}:${size} more than rounding. Compared with the ${phrase}.`;
}

/** What an edition says that the one before it did not, in a sentence or two. */
export function changeSentence(before: Held | null, now: Held, indicator: Indicator): string {
	if (before === null)
		return now.row && now.row.value === null
			? `The first edition held, with ${missing(now.row)}.`
			: 'The first edition held.';
	const { phrase } = before;
	const [earlier, later] = [printed(before.row), printed(now.row)];
	if (now.row === null)
		return `Withdrawn: this edition has the measure and the period for other places, and no row for this one. The ${phrase} has ${earlier ? sayFigure(earlier, indicator) : 'a row without a figure'}.`;
	if (earlier && later) return revised(before, earlier, now, later, indicator);
	if (earlier && now.row.symbol === HIDDEN_MARK)
		return `Hidden: the ${phrase} has ${sayFigure(earlier, indicator)}, and the figure of this edition is ${missingClause(now.row.symbol)}.`;
	if (earlier && isSuppressed(now.row.symbol))
		return `Suppressed: the ${phrase} has ${sayFigure(earlier, indicator)}, and this edition protects the number because it is small.`;
	if (earlier)
		return `Withdrawn: the ${phrase} has ${sayFigure(earlier, indicator)}, and this edition gives ${missing(now.row)}.`;
	if (later)
		return before.row === null
			? `Back again, as ${sayFigure(later, indicator)}: the ${phrase} has no row.`
			: `Released: the ${phrase} gives ${missing(before.row)}, and this edition gives ${sayFigure(later, indicator)}.`;
	if (before.row === null || before.row.symbol === now.row.symbol)
		return `Missing as before, in the ${phrase}.`;
	return `Missing in the ${phrase} too. This edition gives ${missing(now.row)}.`;
}

/** What is shown now for a period, and why. `shown` is null where only papers print it. */
export function nowSentence(
	all: readonly Held[],
	shown: LedgerShown | null,
	indicator: Indicator
): string {
	if (!shown)
		return 'No figure is shown now: only papers print this period, and a paper’s figure is never shown as current.';
	if (shown.symbol === 'held')
		return 'No figure is shown now: every official figure for this period is held back.';
	const official = all.filter(({ edition }) => edition.status !== 'paper');
	const source = official.find(({ edition }) => edition.vintage === shown.vintage);
	const stands = source ? `the ${source.phrase}` : 'an edition no longer held';
	const newest =
		official.length > 1 && official.at(-1) === source ? ', the newest for this period' : '';
	const later = official
		.slice(source ? official.indexOf(source) + 1 : 0)
		.filter(({ row }) => (row?.held_back ?? null) !== null)
		.map(({ edition }) => formatDate(edition.published));
	const kept = later.length > 0 ? ` The newer figure, of ${listed(later)}, is held back.` : '';
	return shown.value === null
		? `No figure is shown now: it is ${missingClause(shown.symbol)}. What stands is ${stands}${newest}.${kept}`
		: `Shown now: ${sayFigure({ value: shown.value, decimals: shown.decimals }, indicator)}, from ${stands}${newest}.${kept}`;
}

/** What papers told the board of a period, figure by figure; null when no paper prints it. */
export function toldSentence(all: readonly Held[], indicator: Indicator): string | null {
	const told: { figure: string; papers: string[] }[] = [];
	for (const { edition, row, phrase } of all) {
		if (edition.status !== 'paper' || row === null) continue;
		const { value, decimals } = row;
		const figure = value === null ? 'no figure' : sayFigure({ value, decimals }, indicator);
		const paper = `the ${phrase}`;
		const last = told.at(-1);
		if (last?.figure === figure) last.papers.push(paper);
		else told.push({ figure, papers: [paper] });
	}
	if (told.length === 0) return null;
	return `The board was told ${told.map(({ figure, papers }) => `${figure} in ${listed(papers)}`).join(', then ')}.`;
}
