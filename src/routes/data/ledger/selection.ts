import {
	parseGeographyCode,
	parseIndicatorId,
	parsePeriodId,
	type GeographyCode,
	type IndicatorId,
	type PeriodId
} from '$lib/domain/id';
import type { LedgerChoice } from '$lib/view/ledger-choice';

interface Place {
	readonly geography: GeographyCode;
	readonly name: string;
}

/** What the page was built with, and the places the record offers beside it. */
export interface LedgerOffer {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
	readonly places: readonly Place[];
}

/** The reader's choice as the link gives it, mended where the link is wrong. */
export interface LedgerSelection extends LedgerChoice {
	readonly indicator: IndicatorId;
	readonly place: Place;
	/** Whether the link names a measure or a place at all. */
	readonly named: boolean;
	/** Whether measure and place are what the page was built with. */
	readonly usual: boolean;
	/** A sentence for each part of the link that could not be followed. */
	readonly complaints: readonly string[];
}

const QUOTED = 60;
const quote = (text: string) => `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;

/** Reads `?indicator=&authority=&period=&differing=` out of a link; null parameters stand for the page as built. */
export function readLedgerSelection(
	parameters: URLSearchParams | null,
	offer: LedgerOffer
): LedgerSelection {
	const own = offer.places.find((each) => each.geography === offer.geography) ?? {
		geography: offer.geography,
		name: 'The council'
	};
	const complaints: string[] = [];
	const asked = (name: string) => parameters?.get(name) ?? null;
	const measure = asked('indicator');
	const indicator = measure === null ? offer.indicator : parseIndicatorId(measure);
	if (indicator === null)
		complaints.push(
			`The link names a measure (${quote(measure ?? '')}) that cannot be one. The usual measure is shown instead; choose another below.`
		);
	const authority = asked('authority');
	const code = authority === null ? offer.geography : parseGeographyCode(authority);
	const found = authority === null ? own : offer.places.find((each) => each.geography === code);
	if (!found)
		complaints.push(
			`The link names an area (${quote(authority ?? '')}) that the record does not know. ${own.name} is shown instead; type a name below to choose another.`
		);
	const stretch = asked('period');
	const period: PeriodId | null = stretch === null ? null : parsePeriodId(stretch);
	if (stretch !== null && period === null)
		complaints.push(
			`The link names a period (${quote(stretch)}) that is none. Every period is shown instead.`
		);
	const chosen = indicator ?? offer.indicator;
	const place = found ?? own;
	return {
		indicator: chosen,
		place,
		period,
		differing: asked('differing') === 'yes',
		named: measure !== null || authority !== null || stretch !== null,
		usual: chosen === offer.indicator && place.geography === offer.geography,
		complaints
	};
}
