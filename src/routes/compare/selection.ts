import { parseGeographyCode, parseIndicatorId } from '$lib/domain/id';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { MOST, type Axes } from '$lib/view/compare';
import { nearestAuthorities, nearestMeasures } from './nearest';

export interface Measure {
	readonly indicator: IndicatorId;
	readonly name: string;
	/** LAIT's own code, by which some know it; null when LAIT does not carry it. */
	readonly lait_code?: string | null;
}

export interface Authority {
	readonly geography: GeographyCode;
	readonly name: string;
}

/** What is compared: one to four of each, and of one of the two exactly one. */
export interface Selection {
	readonly indicators: readonly IndicatorId[];
	readonly authorities: readonly GeographyCode[];
	readonly axes: Axes;
}

/** What the page was built with, and what there is to choose from. */
export interface CompareOffer {
	/** At least one; those of a link that names no measure. */
	readonly usual: readonly IndicatorId[];
	/** The board's own; that of a link that names no authority. */
	readonly geography: GeographyCode;
	readonly measures: readonly Measure[];
	readonly authorities: readonly Authority[];
	/** Whether files added on this computer may hold measures that `measures` does not list. */
	readonly more: boolean;
}

/** A part of the link that could not be followed, as a sentence, and selections that may have been meant. */
interface Complaint {
	readonly sentence: string;
	readonly offers: readonly { readonly name: string; readonly selection: Selection }[];
	/** Whether it is a measure that is not held: a file may be added that holds it. */
	readonly unheld: boolean;
}

/** The reader's choice as the link gives it, mended where the link is wrong. */
export interface CompareChoice extends Selection {
	/** Whether it is what the page was built with. */
	readonly usual: boolean;
	readonly complaints: readonly Complaint[];
}

const QUOTED = 60;
const quote = (text: string) => `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;

const joined = (words: readonly string[]) =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Authorities on one measure are read against one scale unless the reader asks otherwise; measures each on its own. */
export const usualAxes = ({ authorities }: Pick<Selection, 'authorities'>): Axes =>
	authorities.length > 1 ? 'shared' : 'free';

/** What the page was built with: the first measures of the scorecard for the board's own authority. */
const usualSelection = (offer: Pick<CompareOffer, 'usual' | 'geography'>): Selection => ({
	indicators: offer.usual,
	authorities: [offer.geography],
	axes: 'free'
});

const same = (a: readonly string[], b: readonly string[]) =>
	a.length === b.length && a.every((each, place) => each === b[place]);

/** Whether two selections ask for the same figures, however they are drawn. */
const sameFigures = (a: Selection, b: Selection) =>
	same(a.indicators, b.indicators) && same(a.authorities, b.authorities);

/** The selection as a link's query, without its question mark; empty for what the page was built with. */
export function writeSelection(
	selection: Selection,
	offer: Pick<CompareOffer, 'usual' | 'geography'>
): string {
	const usual = usualSelection(offer);
	if (sameFigures(selection, usual) && selection.axes === usual.axes) return '';
	const { indicators, authorities, axes } = selection;
	return [
		...indicators.map((each) => ['indicator', each] as const),
		...authorities.map((each) => ['authority', each] as const),
		...(axes === usualAxes(selection) ? [] : [['axes', axes] as const])
	]
		.map((pair) => pair.map(encodeURIComponent).join('='))
		.join('&');
}

/** The selection with a thing more, or in place of the last where there is no room; of the other list the first is kept. */
const withMeasure = (
	{ indicators, authorities }: Selection,
	added: IndicatorId,
	own: boolean
): Selection => {
	const kept = own && authorities.length === 1 ? indicators.filter((each) => each !== added) : [];
	const chosen = { indicators: [...kept.slice(0, MOST - 1), added], authorities };
	return { ...chosen, axes: usualAxes(chosen) };
};

const withAuthority = (
	{ indicators, authorities }: Selection,
	added: GeographyCode,
	own: boolean
): Selection => {
	const kept = own && indicators.length === 1 ? authorities.filter((each) => each !== added) : [];
	const chosen = { indicators, authorities: [...kept.slice(0, MOST - 1), added] };
	return { ...chosen, axes: usualAxes(chosen) };
};

/** The first few, and a sentence for the rest. */
function firstFew<Id extends string>(
	ids: readonly Id[],
	noun: string,
	nameOf: (id: Id) => string
): { readonly kept: readonly Id[]; readonly said: string | null } {
	const rest = ids.slice(MOST);
	if (rest.length === 0) return { kept: ids, said: null };
	return {
		kept: ids.slice(0, MOST),
		said: `The link names ${ids.length} ${noun}, and four is the most that can be compared. The first four are shown; ${joined(rest.map(nameOf))} ${rest.length === 1 ? 'is' : 'are'} left out.`
	};
}

/** Reads a selection out of a link; null parameters stand for the page as built. Never throws, whatever the link says. */
export function readSelection(
	parameters: URLSearchParams | null,
	offer: CompareOffer
): CompareChoice {
	const all = (name: string) => [...new Set(parameters?.getAll(name) ?? [])];
	const measureName = (id: IndicatorId) =>
		offer.measures.find(({ indicator }) => indicator === id)?.name ?? id;
	const authorityName = (code: GeographyCode) =>
		offer.authorities.find(({ geography }) => geography === code)?.name ?? 'the council';

	const measures = all('indicator').map((text) => {
		const id = parseIndicatorId(text);
		const held = offer.measures.some(({ indicator }) => indicator === id);
		return { text, id: held || offer.more ? id : null };
	});
	const places = all('authority').map((text) => {
		const code = parseGeographyCode(text);
		return {
			text,
			code: offer.authorities.some(({ geography }) => geography === code) ? code : null
		};
	});
	const few = firstFew(
		measures.flatMap(({ id }) => id ?? []),
		'measures',
		measureName
	);
	const fewPlaces = firstFew(
		places.flatMap(({ code }) => code ?? []),
		'authorities',
		authorityName
	);
	const both = few.kept.length > 1 && fewPlaces.kept.length > 1;
	const authorities = both
		? fewPlaces.kept.slice(0, 1)
		: fewPlaces.kept.length > 0
			? fewPlaces.kept
			: [offer.geography];
	const usual = authorities.length > 1 ? offer.usual.slice(0, 1) : offer.usual;
	const indicators = few.kept.length > 0 ? few.kept : usual;
	const asked = parameters?.get('axes') ?? null;
	const axes = asked === 'shared' || asked === 'free' ? asked : usualAxes({ authorities });
	const selection = { indicators, authorities, axes };

	const shownInstead = (names: readonly string[], others: boolean) =>
		others ? 'The rest of the link is shown.' : `Shown instead: ${joined(names)}.`;
	const plain = (sentence: string | null): readonly Complaint[] =>
		sentence === null ? [] : [{ sentence, offers: [], unheld: false }];
	const complaints: readonly Complaint[] = [
		...measures
			.filter(({ id }) => id === null)
			.map(({ text }) => ({
				sentence: `The link names a measure (${quote(text)}) that the record does not hold. ${shownInstead(indicators.map(measureName), few.kept.length > 0)}`,
				offers: nearestMeasures(text, offer.measures).map(({ indicator, name }) => ({
					name,
					selection: withMeasure(selection, indicator, few.kept.length > 0)
				})),
				unheld: parseIndicatorId(text) !== null
			})),
		...plain(few.said),
		...places
			.filter(({ code }) => code === null)
			.map(({ text }) => ({
				sentence: `The link names an authority (${quote(text)}) that the record does not know. ${shownInstead(authorities.map(authorityName), fewPlaces.kept.length > 0)}`,
				offers: nearestAuthorities(text, offer.authorities).map(({ geography, name }) => ({
					name,
					selection: withAuthority(selection, geography, fewPlaces.kept.length > 0)
				})),
				unheld: false
			})),
		...plain(fewPlaces.said),
		...plain(
			both
				? `The link names several measures and several authorities; one list or the other can be compared. The measures are shown, for ${joined(authorities.map(authorityName))} alone.`
				: null
		),
		...(asked === null || asked === axes
			? []
			: [
					{
						sentence: `The link names axes (${quote(asked)}) that there are not: they are shared or free. They are ${axes} here.`,
						offers: (['shared', 'free'] as const).map((each) => ({
							name: `${each === 'shared' ? 'Shared' : 'Free'} axes`,
							selection: { ...selection, axes: each }
						})),
						unheld: false
					}
				])
	];
	const built = usualSelection(offer);
	return {
		...selection,
		usual: sameFigures(selection, built) && axes === built.axes,
		complaints
	};
}
