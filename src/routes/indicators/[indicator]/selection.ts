import { parseGeographyCode, type GeographyCode, type PeriodId } from '$lib/domain/id';
import { ENGLAND } from '$lib/domain/geography';
import { comparePeriods, parsePeriod, type Period } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { AverageKind } from '$lib/view/standing-average';
import type { Mode } from '$lib/domain/mode';
import { nearestAuthorities } from '../../compare/nearest';

/** What the page was built with, and what the record offers beside it. */
export interface Offer {
	readonly geography: GeographyCode;
	readonly neighbour_set: string;
	readonly authorities: readonly { readonly geography: GeographyCode; readonly name: string }[];
	readonly neighbour_sets: readonly string[];
	/** The measure's periods, earliest first; none where the page was not built with the measure. */
	readonly periods: readonly PeriodId[];
}

/** A part of a link that could not be followed: what is wrong, and what may have been meant. */
interface Complaint {
	readonly sentence: string;
	/** Other values of the same part of the link, nearest first; none where nothing is near. */
	readonly nearest: readonly {
		readonly parameter: string;
		readonly value: string;
		readonly label: string;
	}[];
}

/** The reader's choice as the link gives it, mended where the link is wrong. */
export interface Choice {
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	readonly neighbour_set: string;
	/** Who the page is for: `public` where the link does not say. */
	readonly mode: Mode;
	/** Which middle of the neighbours: `mean` where the link does not say. */
	readonly average: AverageKind;
	/** The last period to speak of; null for the latest. */
	readonly period: PeriodId | null;
	/** Whether it is what the page was built with. */
	readonly usual: boolean;
	/** One for each part of the link that could not be followed. */
	readonly complaints: readonly Complaint[];
}

const QUOTED = 60;
const quote = (text: string) => `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;

/** A period as it is shown: `2019/20`. */
export function labelOf(id: PeriodId): string {
	const period = parsePeriod(id);
	return period ? formatPeriodShort(period) : id;
}

/** The part of a link that was asked for, what it comes to, and the complaint where that is not the same. */
interface Part<Value> {
	readonly value: Value;
	readonly complaint: Complaint | null;
}

const followed = <Value>(value: Value): Part<Value> => ({ value, complaint: null });

function authorityOf(asked: string | null, offer: Offer): Part<Choice['authority']> {
	const named = (code: GeographyCode) =>
		offer.authorities.find((each) => each.geography === code) ?? null;
	const own = named(offer.geography) ?? { geography: offer.geography, name: 'The council' };
	if (asked === null) return followed(own);
	const code = parseGeographyCode(asked.trim().toUpperCase());
	const said = asked.trim().toLowerCase();
	const authority =
		(code && named(code)) ?? offer.authorities.find(({ name }) => name.toLowerCase() === said);
	if (authority) return followed(authority);
	if (code === ENGLAND)
		return {
			value: own,
			complaint: {
				sentence: `The link names England, which stands beside the authority on every page. ${own.name} is shown; type a name below to choose another.`,
				nearest: []
			}
		};
	return {
		value: own,
		complaint: {
			sentence: `The link names an authority (${quote(asked)}) that the record does not know. ${own.name} is shown instead; type a name below to choose another.`,
			nearest: nearestAuthorities(asked, offer.authorities).map(({ geography, name }) => ({
				parameter: 'authority',
				value: geography,
				label: name
			}))
		}
	};
}

/** One of a few words, the first unless the link says another. */
function wordOf<Word extends string>(
	asked: string | null,
	[usual, ...others]: readonly [Word, ...Word[]],
	sentence: (asked: string) => string
): Part<Word> {
	if (asked === null || asked === usual) return followed(usual);
	const found = others.find((other) => other === asked);
	return found === undefined
		? { value: usual, complaint: { sentence: sentence(quote(asked)), nearest: [] } }
		: followed(found);
}

const apart = (a: Period, b: Period) => Math.abs(Date.parse(a.end) - Date.parse(b.end));

function periodOf(asked: string | null, { periods }: Offer): Part<PeriodId | null> {
	if (asked === null) return followed(null);
	const known = periods
		.map(parsePeriod)
		.filter((period) => period !== null)
		.sort(comparePeriods);
	const meant =
		parsePeriod(asked) ?? known.find((period) => formatPeriodShort(period) === asked) ?? null;
	const latest = known.at(-1);
	if (
		meant !== null &&
		(latest === undefined || known.some(({ period }) => period === meant.period))
	)
		return followed(meant.period === latest?.period ? null : meant.period);
	const nearest = meant
		? [...known].sort((a, b) => apart(a, meant) - apart(b, meant)).slice(0, 1)
		: known.slice(-1);
	return {
		value: null,
		complaint: {
			sentence: `The link names a period (${quote(asked)}) that the measure has no figures for. The latest is shown instead.`,
			nearest: nearest.map((period) => ({
				parameter: 'period',
				value: period.period,
				label: formatPeriodShort(period)
			}))
		}
	};
}

/** Reads a choice out of a link. What the record does not know is said, and the page's own stands for it. */
export function readChoice(parameters: URLSearchParams | null, offer: Offer): Choice {
	const asked = (parameter: string) => parameters?.get(parameter) ?? null;
	const authority = authorityOf(asked('authority'), offer);
	const others = offer.neighbour_sets.filter((set) => set !== offer.neighbour_set);
	const neighbour_set = wordOf(
		asked('neighbour_set'),
		[offer.neighbour_set, ...others],
		(said) =>
			`The link names a set of statistical neighbours (${said}) that the record does not hold. The ${offer.neighbour_set} set is shown instead.`
	);
	const mode = wordOf<Mode>(
		asked('mode'),
		['public', 'internal'],
		(said) =>
			`The link names a mode (${said}) that there is not: a page is internal or public. The public page is shown.`
	);
	const average = wordOf<AverageKind>(
		asked('average'),
		['mean', 'median'],
		(said) =>
			`The link names an average (${said}) that is not offered: it is the mean or the median. The mean is shown.`
	);
	const period = periodOf(asked('period'), offer);
	return {
		authority: authority.value,
		neighbour_set: neighbour_set.value,
		mode: mode.value,
		average: average.value,
		period: period.value,
		usual:
			authority.value.geography === offer.geography &&
			neighbour_set.value === offer.neighbour_set &&
			mode.value === 'public' &&
			average.value === 'mean' &&
			period.value === null,
		complaints: [authority, neighbour_set, mode, average, period]
			.map(({ complaint }) => complaint)
			.filter((complaint) => complaint !== null)
	};
}
