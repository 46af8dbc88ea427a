import type { Indicator } from '$lib/domain/indicator';
import type { Question } from '$lib/domain/problem';
import { seemsShare, sharesOf } from './checks/share';
import type { Asked, Figure, Reading, Source } from './format';
import type { Sheet } from './sheet';

const RULE = 'value.share';
const SIGNED = /^\s*(?:[-+]\s*)?[\d.,][\d.,\s]*%\s*$/;

/** A percentage measure whose figures without a percent sign may all be shares of one. */
interface Suspect {
	readonly indicator: Indicator;
	readonly figures: readonly Figure[];
}

/** Rows in which a figure is written with its percent sign, so that there is nothing to ask. */
function signedRows(sheet: Sheet): ReadonlySet<number> {
	const found = new Set<number>();
	for (const { row, cells } of sheet.rows)
		if (cells.some((cell) => SIGNED.test(cell))) found.add(row);
	return found;
}

/** Measures all of whose bare figures lie from 0 to 1, one of them not whole, and whose counts do not make percentages of them. */
function suspectsOf(
	{ figures, indicators }: Pick<Reading, 'figures' | 'indicators'>,
	sheet: Sheet,
	asked: Asked,
	published: boolean
): readonly Suspect[] {
	const own = new Map<string, Indicator>(indicators.map((each) => [each.indicator, each]));
	const measures = new Map<string, Figure[]>();
	for (const each of figures) {
		const met = measures.get(each.indicator);
		if (met) met.push(each);
		else measures.set(each.indicator, [each]);
	}
	let signed: ReadonlySet<number> | null = null;
	return [...measures].flatMap(([id, all]): Suspect[] => {
		const indicator = own.get(id) ?? asked.measures.byId(id);
		if (indicator?.unit !== 'percent') return [];
		const small = all.filter(({ value }) => value !== null && value >= 0 && value <= 1);
		if (!small.some(({ value }) => !Number.isInteger(value))) return [];
		const given = all.filter(({ value }) => value !== null);
		// Publications print small percentages to one decimal, and shares of one to more.
		if (published && (small.length < given.length || given.every(({ decimals }) => decimals < 2)))
			return [];
		const rows = (signed ??= signedRows(sheet));
		const bare = all.filter(({ value, source_row }) => value !== null && !rows.has(source_row));
		if (!bare.every(({ value }) => value !== null && value >= 0 && value <= 1)) return [];
		if (!bare.some(({ value }) => !Number.isInteger(value))) return [];
		const { as_share, as_percent } = sharesOf(bare);
		return as_percent > 0 && as_share === 0 ? [] : [{ indicator, figures: bare }];
	});
}

/** What the counts and bases printed beside the figures say. */
function evidenceOf({ figures }: Suspect): string | null {
	const { as_share, as_percent, counted } = sharesOf(figures);
	if (counted === 0) return null;
	const first = figures.find((each) => seemsShare(each, 100));
	const example = first
		? `, as in row ${first.source_row}: ${first.value} beside ${first.numerator} of ${first.denominator}`
		: '';
	return `The counts and bases in the same rows make shares of one of ${as_share} of ${counted} figures${example}; they make percentages of ${as_percent}.`;
}

/** A share of one as a percentage: 0.035 is 3.5, with two decimals fewer. */
function asPercentage(figure: Figure): Figure {
	const { value, decimals } = figure;
	if (value === null) return figure;
	return {
		...figure,
		value: Number((value * 100).toPrecision(12)),
		decimals: Math.max(0, decimals - 2)
	};
}

/**
 * Asks of each percentage measure, all of whose figures lie from 0 to 1, whether they are shares of one, and makes percentages of
 * them where the analyst said so. A figure printed with its percent sign is none. An official publication is asked about only
 * where all its figures are so small and printed to two decimals or more, and is believed where nobody answers.
 */
export function askShare(
	reading: Pick<Reading, 'figures' | 'indicators'>,
	sheet: Sheet,
	asked: Asked,
	{ status }: Source
): Pick<Reading, 'figures' | 'questions'> {
	const { figures } = reading;
	const published = status === 'statistics';
	const suspects = suspectsOf(reading, sheet, asked, published);
	const questions: Question[] = [];
	const shares = new Set<Figure>();
	for (const suspect of suspects) {
		const { indicator } = suspect;
		const rule = suspects.length === 1 ? RULE : `${RULE}:${indicator.indicator}`;
		const answer = asked.answers.get(rule) ?? asked.answers.get(RULE);
		if (answer === 'share') for (const each of suspect.figures) shares.add(each);
		if (answer === 'share' || answer === 'percent') continue;
		const first = suspect.figures.find(({ value }) => !Number.isInteger(value));
		const value = first?.value ?? 0;
		const shown = (number: number, decimals: number) =>
			`${number.toFixed(Math.min(20, decimals))}%`;
		const decimals = first?.decimals ?? 0;
		questions.push({
			rule,
			text: `Are the figures of “${indicator.name}” shares of one or percentages?`,
			options: [
				{
					option: 'share',
					label: `Shares of one: ${value} means ${shown(value * 100, Math.max(0, decimals - 2))}`
				},
				{ option: 'percent', label: `Percentages: ${value} means ${shown(value, decimals)}` }
			],
			fallback: published ? 'percent' : null,
			evidence: evidenceOf(suspect)
		});
	}
	if (shares.size === 0) return { figures, questions };
	return {
		figures: figures.map((each) => (shares.has(each) ? asPercentage(each) : each)),
		questions
	};
}

const asksShare = ({ rule }: Question) => rule === RULE || rule.startsWith(`${RULE}:`);

/** Whether it is still being asked if a figure is a share of one, so that nothing else is to be said of its size. */
export const isBeingAsked = (
	questions: readonly Question[],
	{ indicator, unit, value }: Pick<Indicator, 'indicator' | 'unit'> & { readonly value: number }
): boolean =>
	unit === 'percent' &&
	value <= 1 &&
	questions.some(
		(each) => asksShare(each) && (each.rule === RULE || each.rule === `${RULE}:${indicator}`)
	);

/** The questions with what the figures held, by measure, say of shares of one. */
export const withHeldShares = (
	questions: readonly Question[],
	held: ReadonlyMap<string, string>
): readonly Question[] =>
	questions.map((each) => {
		if (!asksShare(each)) return each;
		const said = [...held].filter(([id]) => each.rule === RULE || each.rule === `${RULE}:${id}`);
		const evidence = [each.evidence ?? '', ...said.map(([, text]) => text)].join(' ').trim();
		return { ...each, evidence: evidence === '' ? null : evidence };
	});
