import type { HiddenEntry } from '$lib/database/hidden-rows';
import type { Board } from '$lib/domain/board';
import type { Mode } from '$lib/domain/mode';
import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import { INFERENCES, THRESHOLD, type Inference } from '$lib/statistics/disclosure';
import { inferenceName, showsSomething, showsWhat } from './hidden-words';
import { formatNumber } from './number';

/** A figure that is hidden from the public: which, and what it would show. Never the figure. */
interface HiddenLine {
	readonly measure: string;
	readonly place: string;
	/** `2019/20`. */
	readonly period: string;
	/** Which reckoning is stopped, `Total minus parts`; null for the public, who could tell more from it. */
	readonly stopped: string | null;
	/** `It would show a number of children from 1 to 5.` */
	readonly sentence: string;
}

/** What is hidden from the public, edition by edition, the latest first. */
export interface HiddenFiguresView {
	readonly count: number;
	readonly sentence: string;
	/** What may be told in public, and what may not. */
	readonly threshold: number;
	readonly editions: readonly {
		readonly vintage: string;
		readonly title: string;
		readonly lines: readonly HiddenLine[];
	}[];
	/** Every reckoning there is, with how many figures are hidden because of it; how many is null for the public. */
	readonly reckonings: readonly {
		readonly name: string;
		readonly sentence: string;
		readonly count: number | null;
	}[];
}

const reasonOf = ({ inference }: HiddenEntry): Inference =>
	INFERENCES.find((each) => each === inference) ?? 'count';

/**
 * Words what is hidden. `entries` come edition by edition. Only the council is told which reckoning is stopped by each: where one
 * number is small and another hidden beside it, to be told which is which would tell more of both.
 */
export function viewHidden(
	entries: readonly HiddenEntry[],
	board: Pick<Board, 'threshold'>,
	mode: Mode
): HiddenFiguresView {
	const exact = mode === 'internal';
	const threshold = board.threshold ?? THRESHOLD;
	const editions = new Map<string, { title: string; lines: HiddenLine[] }>();
	for (const entry of entries) {
		const period = parsePeriod(entry.period);
		const edition = editions.get(entry.vintage) ?? { title: entry.title, lines: [] };
		edition.lines.push({
			measure: entry.name,
			place: entry.place,
			period: period ? formatPeriodShort(period) : entry.period,
			stopped: exact ? inferenceName(reasonOf(entry)) : null,
			sentence: `It would show ${exact ? showsWhat(reasonOf(entry), threshold) : showsSomething(threshold)}.`
		});
		editions.set(entry.vintage, edition);
	}
	const count = entries.length;
	return {
		count,
		threshold,
		sentence:
			count === 0
				? 'Nothing held here has to be hidden from the public.'
				: `${formatNumber(count, 0)} ${count === 1 ? 'figure is' : 'figures are'} hidden on public pages and in everything taken from them.`,
		editions: [...editions].map(([vintage, edition]) => ({ vintage, ...edition })),
		reckonings: INFERENCES.map((inference) => ({
			name: inferenceName(inference),
			sentence: `Without it a reader could tell ${showsWhat(inference, threshold)}.`,
			count: exact ? entries.filter((entry) => reasonOf(entry) === inference).length : null
		}))
	};
}
