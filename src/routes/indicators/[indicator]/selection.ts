import { parseGeographyCode, type GeographyCode } from '$lib/domain/id';

/** What the page was built with, and what the record offers beside it. */
export interface Offer {
	readonly geography: GeographyCode;
	readonly neighbour_set: string;
	readonly authorities: readonly { readonly geography: GeographyCode; readonly name: string }[];
	readonly neighbour_sets: readonly string[];
}

/** The reader's choice as the link gives it, mended where the link is wrong. */
export interface Choice {
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	readonly neighbour_set: string;
	/** Whether it is what the page was built with. */
	readonly usual: boolean;
	/** A sentence for each part of the link that could not be followed. */
	readonly complaints: readonly string[];
}

const QUOTED = 60;
const quote = (text: string) => `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;

/** Reads a choice out of a link. What the record does not know is said, and the page's own stands for it. */
export function readChoice(parameters: URLSearchParams | null, offer: Offer): Choice {
	const named = (code: GeographyCode) =>
		offer.authorities.find((each) => each.geography === code) ?? null;
	const own = named(offer.geography) ?? { geography: offer.geography, name: 'The council' };
	const askedFor = parameters?.get('authority') ?? null;
	const code = askedFor === null ? offer.geography : parseGeographyCode(askedFor);
	const authority = code && named(code);
	const askedSet = parameters?.get('neighbour_set') ?? offer.neighbour_set;
	const known = offer.neighbour_sets.includes(askedSet);
	const neighbour_set = known ? askedSet : offer.neighbour_set;
	const complaints = [
		authority === null && askedFor !== null
			? `The link names an authority (${quote(askedFor)}) that the record does not know. ${own.name} is shown instead; type a name below to choose another.`
			: null,
		known
			? null
			: `The link names a set of statistical neighbours (${quote(askedSet)}) that the record does not hold. The ${offer.neighbour_set} set is shown instead.`
	].filter((sentence) => sentence !== null);
	return {
		authority: authority ?? own,
		neighbour_set,
		usual:
			(authority ?? own).geography === offer.geography && neighbour_set === offer.neighbour_set,
		complaints
	};
}
