import type { Period } from '$lib/domain/period';
import { periodPhrase } from '$lib/domain/period-words';
import { listed } from '$lib/domain/wording';
import { overlaps } from '$lib/statistics/wilson';
import { isSuppressed } from '../missing';
import { countsText, rangeText } from '../share-words';
import type { RangedValue, SummaryLine } from '../subject';
import { countsOf, keyIndicators, type KeyIndicator } from './key-figures';
import type { Said } from './outcome-words';
import type { ReturnFigure } from './return-figures';

/** One group of children in one indicator. */
export interface KeySide {
	readonly figure: ReturnFigure | null;
	/** The quarter before's. */
	readonly earlier: ReturnFigure | null;
	readonly now: RangedValue;
	readonly before: RangedValue;
	/** Why the figure cannot be right; null when nothing speaks against it. */
	readonly refused: string | null;
}

/** One indicator: looked-after children, then all children. */
export interface KeyRow {
	readonly indicator: KeyIndicator;
	readonly sides: readonly [KeySide, KeySide];
}

/** Every looked-after child is known to social care, which is what this one counts: to compare it says nothing. */
const KNOWN = 'wider-services';

type Standing = 'lower' | 'higher' | 'alike';

/** How the share of looked-after children stands to that of all: apart only where their ranges share no value. Null without both. */
function standingOf({ indicator, sides: [ours, all] }: KeyRow): Standing | null {
	if (indicator.slug === KNOWN) return null;
	const [a, b] = [ours.now, all.now];
	if (a.low === null || a.high === null || b.low === null || b.high === null) return null;
	if (overlaps({ low: a.low, high: a.high }, { low: b.low, high: b.high })) return 'alike';
	return a.high < b.low ? 'lower' : 'higher';
}

/** An indicator’s name inside a sentence, set off from it. */
const quoted = ({ indicator }: KeyRow) => `“${indicator.name}”`;

const number = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What the shares of a quarter say, looked-after children beside all. */
export function keySaid(rows: readonly KeyRow[], latest: Period): Said {
	const when = periodPhrase(latest);
	const stood = rows.map((row) => ({ row, standing: standingOf(row) }));
	const compared = stood.filter(({ standing }) => standing !== null);
	if (compared.length === 0)
		return {
			finding: `In no key indicator can looked-after children be compared with all children ${when}.`,
			doubt: 'A comparison needs the number and what it is out of for both.'
		};
	const those = (which: Standing) =>
		compared.filter(({ standing }) => standing === which).map(({ row }) => quoted(row));
	const [lower, higher] = [those('lower'), those('higher')];
	const within =
		'Looked-after children are among all children, so the two are not wholly apart, and with few children the likely ranges are wide.';
	if (lower.length + higher.length === 0)
		return {
			finding: `Looked-after children cannot be told from all children in ${compared.length === 1 ? 'the one key indicator' : `any of the ${compared.length} key indicators`} that can be compared ${when}.`,
			doubt: `Every difference could be chance. ${within}`
		};
	const said = [
		lower.length === 0 ? null : `lower than that of all children in ${listed(lower)}`,
		higher.length === 0
			? null
			: `higher ${lower.length === 0 ? 'than that of all children ' : ''}in ${listed(higher)}`
	].filter((each) => each !== null);
	const rest = compared.length - lower.length - higher.length;
	return {
		finding: `The share of looked-after children was ${said.join(' and ')} ${when}, by more than chance would usually explain.`,
		doubt: `${rest === 0 ? '' : `In ${number(rest, 'other that can be compared the difference', 'others that can be compared the difference')} could be chance. `}${within}`
	};
}

/** Indicators of a quarter that some children have no number for, hidden apart from not given, as notes. */
export function lackingNotes(
	find: (slug: string, care: string) => ReturnFigure | null
): readonly string[] {
	return [
		['looked-after', 'looked-after children'],
		['all-children', 'all children']
	].flatMap(([care = '', who = '']) => {
		const lacking = keyIndicators
			.filter(({ slug }) => slug !== 'board-attendance' || care === 'all-children')
			.map(({ slug, name }) => ({ name, figure: find(slug, care) }))
			.filter(({ figure }) => (figure?.value ?? null) === null);
		const hidden = lacking.filter(({ figure }) => isSuppressed(figure?.symbol ?? null));
		const rest = lacking.filter((each) => !hidden.includes(each));
		const names = (some: readonly { readonly name: string }[]) =>
			listed(some.map(({ name }) => name));
		return [
			...(rest.length === 0 ? [] : [`Not given for ${who}: ${names(rest)}.`]),
			...(hidden.length === 0
				? []
				: [`Hidden to protect children’s privacy, for ${who}: ${names(hidden)}.`])
		];
	});
}

/** The lines at the top of the page: the comparison, then education, training and work of looked-after children. */
export function keyLines(
	section: string,
	rows: readonly KeyRow[],
	latest: Period
): readonly SummaryLine[] {
	const { finding, doubt } = keySaid(rows, latest);
	// The first sentence alone: the figure has the rest.
	const short = /^.*?\.(?= |$)/.exec(doubt)?.[0] ?? doubt;
	const first: SummaryLine = { section, figure: null, sentence: finding, doubt: short };
	const row = rows.find(({ indicator }) => indicator.slug === 'education-training-employment');
	const [ours, all] = row?.sides ?? [];
	const counts = ours ? countsOf(ours.figure) : null;
	if (!ours || ours.now.value === null || counts === null) return [first];
	const others = all && all.now.value !== null ? ` Of all children it was ${all.now.text}.` : '';
	return [
		first,
		{
			section,
			figure: ours.now.text,
			sentence: `of looked-after children were in suitable education, training or work when the work with them ended, ${periodPhrase(latest)} (${countsText(counts)}).${others}`,
			doubt: `The likely range is ${rangeText(counts) ?? 'not known'}.`
		}
	];
}
