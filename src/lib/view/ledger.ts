import type { LedgerAnswer, LedgerRow, LedgerShown } from '$lib/database/queries/ledger';
import { formatDate } from '$lib/domain/calendar';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriod, formatPeriodShort } from '$lib/domain/period-words';
import { revisionNoteId, type RevisionNote } from '$lib/domain/revision-note';
import type { Vintage, VintageStatus } from '$lib/domain/vintage';
import { listed } from '$lib/domain/wording';
import { roundHalfUp } from '$lib/statistics/rounding';
import { citationOf } from './citation';
import { signed, type LedgerNote } from './ledger-notes';
import { changeSentence, nowSentence, toldSentence } from './ledger-sentences';
import { disagree, editionNamed, sayFigure, type Held } from './ledger-words';
import { missingSentence, missingWord } from './missing';
import { formatCounts } from './number';
import type { Citation } from './trend';

/** What one edition says of one period. */
export interface LedgerEntry {
	readonly vintage: VintageId;
	/** `Paper of 20 September 2021`, `Local Authority Interactive Tool`. */
	readonly name: string;
	/** Publisher, day and, for a paper, its title. */
	readonly detail: string;
	readonly published: IsoDate;
	readonly status: VintageStatus;
	/** With its unit, to the decimals printed: `9.80%`; or the word for why there is none. */
	readonly figure: string;
	/** In plain digits, to the decimals printed: `9.80`; null when there is no figure. */
	readonly plain: string | null;
	/** Why there is no figure, as a sentence; null when there is one. */
	readonly missing: string | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** `15 of 337`; null when the edition does not print both. */
	readonly counts: string | null;
	/** The row of the source's file; null where the row is withdrawn. */
	readonly source_row: number | null;
	/** What it says that the edition before it did not. */
	readonly change: string;
	/** Why it is kept but not shown as true; null when it is not held back. */
	readonly held_back: string | null;
	/** Whether it is the figure shown now. */
	readonly shown: boolean;
	readonly notes: readonly LedgerNote[];
}

/** One period with every edition that has it, the earliest published first. */
export interface LedgerPeriod {
	readonly period: PeriodId;
	readonly head: string;
	readonly short: string;
	/** Whether any two editions say different things. */
	readonly differs: boolean;
	/** Whether any figure is held back. */
	readonly held_back: boolean;
	/** What is shown now, and why. */
	readonly now: string;
	/** What the board was told; null when no paper prints the period. */
	readonly told: string | null;
	readonly entries: readonly LedgerEntry[];
}

/** The ledger of one measure in one place, the latest period first. */
export interface LedgerView {
	readonly indicator: IndicatorId;
	readonly name: string;
	readonly unit_label: string;
	readonly geography: GeographyCode;
	readonly place: string;
	/** How far the editions agree, in a sentence. */
	readonly headline: string;
	readonly periods: readonly LedgerPeriod[];
	/** The latest first. */
	readonly sources: readonly Citation[];
}

const kinds: Readonly<Record<VintageStatus, string>> = {
	statistics: 'official statistics',
	provisional: 'provisional official statistics',
	local: 'the council’s own figures',
	paper: 'a board paper'
};

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The edition to compare with: the one before of the same kind (paper with paper), else the one before of any. */
function before(all: readonly Held[], place: number): Held | null {
	const earlier = all.slice(0, place);
	const paper = all[place]?.edition.status === 'paper';
	return (
		earlier.findLast(({ edition }) => (edition.status === 'paper') === paper) ??
		earlier.at(-1) ??
		null
	);
}

function entryOf(
	held: Held,
	earlier: Held | null,
	shown: LedgerShown | null,
	indicator: Indicator,
	notes: readonly LedgerNote[]
): LedgerEntry {
	const { edition, row, apart } = held;
	const paper = edition.status === 'paper';
	const published = `published ${formatDate(edition.published)}`;
	const value = row?.value ?? null;
	const decimals = row?.decimals ?? 0;
	return {
		vintage: edition.vintage,
		name: paper
			? upper(held.phrase)
			: apart === null || apart.includes(edition.title)
				? edition.title
				: `${edition.title}, ${apart}`,
		detail: paper
			? `${edition.publisher}, ${edition.title}`
			: `${edition.publisher}, ${kinds[edition.status]}, ${published}`,
		published: edition.published,
		status: edition.status,
		figure:
			value !== null
				? sayFigure({ value, decimals }, indicator)
				: row === null
					? 'Withdrawn'
					: missingWord(row.symbol),
		plain: value === null ? null : roundHalfUp(value, decimals).toFixed(decimals),
		missing:
			value !== null
				? null
				: row === null
					? 'The edition has no row for it.'
					: missingSentence(row.symbol),
		numerator: row?.numerator ?? null,
		denominator: row?.denominator ?? null,
		counts: row === null ? null : formatCounts(row.numerator, row.denominator),
		source_row: row?.source_row ?? null,
		change: changeSentence(earlier, held, indicator),
		held_back: row?.held_back ?? null,
		shown: !paper && value !== null && shown?.vintage === edition.vintage && shown.value !== null,
		notes
	};
}

function headlineOf(periods: readonly LedgerPeriod[], place: string, editions: number): string {
	const [only] = periods;
	if (!only) return `No edition held here has a row of this measure for ${place}.`;
	const held = periods.flatMap(({ entries }) => entries.filter((each) => each.held_back)).length;
	const kept =
		held === 0 ? '' : held === 1 ? ' One figure is held back.' : ` ${held} figures are held back.`;
	const of = periods.length === 1 ? 'one period' : `${periods.length} periods`;
	if (editions === 1) return `One edition is held, with ${of}: there is nothing to compare.${kept}`;
	const differing = periods.filter((each) => each.differs).map((each) => each.short);
	if (differing.length === 0)
		return `${editions} editions are held, with ${of}. Wherever two have the same period, they agree.${kept}`;
	const named = differing.length > 4 ? [...differing.slice(0, 3), 'earlier'] : differing;
	const where = periods.length === 1 ? 'the one period held' : `${differing.length} of ${of}`;
	return `${editions} editions are held. They differ in ${where}: ${listed(named)}.${kept}`;
}

/** Every edition's word on one period, in the order they were published. */
export function heldOf(
	period: PeriodId,
	{ rows, absences }: Pick<LedgerAnswer, 'rows' | 'absences'>,
	vintages: readonly Vintage[]
): readonly Held[] {
	const named = new Map(vintages.map((each) => [each.vintage, each]));
	const held = [
		...rows.map((row) => ({
			vintage: row.vintage,
			period: row.period,
			row: row as LedgerRow | null
		})),
		...absences.map((each) => ({ ...each, row: null }))
	].flatMap((each) => {
		const edition = named.get(each.vintage);
		return each.period === period && edition
			? [{ edition, row: each.row, ...editionNamed(edition, vintages) }]
			: [];
	});
	return held.sort(
		({ edition: a }, { edition: b }) =>
			a.published.localeCompare(b.published) || a.vintage.localeCompare(b.vintage)
	);
}

/** Words the ledger of one measure in one place, with the record's notes beside the figures they are about. */
export function viewLedger(answer: LedgerAnswer, notes: readonly RevisionNote[]): LedgerView {
	const { indicator, geography, rows, shown, vintages } = answer;
	const noted = new Map(notes.map((note) => [revisionNoteId(note), note]));
	const periods = [...new Set(rows.map((row) => row.period))]
		.map(parsePeriod)
		.filter((period) => period !== null)
		.sort((a, b) => comparePeriods(b, a))
		.map((period: Period): LedgerPeriod => {
			const all = heldOf(period.period, answer, vintages);
			const now = shown.find((each) => each.period === period.period) ?? null;
			return {
				period: period.period,
				head: formatPeriod(period),
				short: formatPeriodShort(period),
				differs: all.some((one, place) =>
					all.slice(place + 1).some((other) => disagree(one, other))
				),
				held_back: all.some(({ row }) => (row?.held_back ?? null) !== null),
				now: nowSentence(all, now, indicator),
				told: toldSentence(all, indicator),
				entries: all.map((each, place) => {
					const { vintage } = each.edition;
					const note = noted.get(
						revisionNoteId({
							indicator: indicator.indicator,
							geography: geography.geography,
							period: period.period,
							vintage
						})
					);
					return entryOf(
						each,
						before(all, place),
						now,
						indicator,
						note ? [signed(note, true)] : []
					);
				})
			};
		});
	return {
		indicator: indicator.indicator,
		name: indicator.name,
		unit_label: indicator.unit_label,
		geography: geography.geography,
		place: geography.name,
		headline: headlineOf(periods, geography.name, vintages.length),
		periods,
		sources: vintages.map(citationOf)
	};
}
