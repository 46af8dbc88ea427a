import type { HeldFigure } from '$lib/domain/held-figures';
import type { Indicator } from '$lib/domain/indicator';
import type { Geography } from '$lib/domain/geography';
import { parseYouthJusticeId, youthJusticeMeasure } from '$lib/domain/youth-justice-return';
import type { Vintage } from '$lib/domain/vintage';
import type { SubjectContext } from '$lib/view/subject';

/** The board's own authority in these tests. */
const OURS = 'E06000018';

type Some = Partial<Omit<HeldFigure, 'indicator' | 'geography' | 'period' | 'vintage'>> & {
	readonly indicator: string;
	readonly period: string;
	readonly geography?: string;
};

/** A figure of ours unless another place is named; a value null without a symbol is a mistake of the test. */
export const figure = (some: Some): HeldFigure =>
	({
		geography: OURS,
		value: null,
		symbol: null,
		numerator: null,
		denominator: null,
		decimals: 0,
		vintage: 'edition',
		source_row: 2,
		held_back: null,
		...some
	}) as unknown as HeldFigure;

const NAMES: Readonly<Record<string, readonly [string, Geography['kind']]>> = {
	E92000001: ['England', 'country'],
	E12000004: ['East Midlands', 'region'],
	E06000018: ['Nottingham', 'authority'],
	E06000015: ['Derby', 'authority'],
	E08000025: ['Birmingham', 'authority']
};

const RATES: Readonly<Record<string, number>> = {
	'first-time-entrants': 100_000,
	'cautioned-or-sentenced': 10_000,
	custody: 1_000
};

function measure(indicator: string): Indicator {
	const parts = parseYouthJusticeId(indicator);
	if (parts) return youthJusticeMeasure(parts);
	const per = RATES[indicator] ?? null;
	const count = indicator.startsWith('derby-') && !/share|attendance/.test(indicator);
	return {
		indicator,
		name: `Name of ${indicator}`,
		theme: 'Offending and youth justice',
		unit: per === null ? (count ? 'count' : 'percent') : 'rate',
		per,
		unit_label: 'unit',
		decimals: 0,
		polarity: 'low',
		year_kind: 'financial-year',
		subject: null,
		predicate: null,
		definition: '',
		caution: null,
		source: 'Publisher, Publication',
		next_update: '2027-02-01',
		lait_code: null,
		quartile: false,
		scorecard: null
	} as unknown as Indicator;
}

const EDITION = {
	vintage: 'edition',
	publisher: 'Publisher',
	title: 'Publication',
	published: '2026-04-08',
	retrieved: '2026-04-09',
	status: 'statistics',
	licence: 'OGL',
	note: null
} as unknown as Vintage;

/** What a section is worded from, out of some figures. */
export function contextOf(figures: readonly HeldFigure[]): SubjectContext {
	const places = [...new Set<string>(figures.map(({ geography }) => geography))];
	return {
		held: {
			figures,
			indicators: [...new Set(figures.map(({ indicator }) => indicator))].map(measure),
			geographies: places.map(
				(geography) =>
					({
						geography,
						number: 1,
						name: NAMES[geography]?.[0] ?? geography,
						kind: NAMES[geography]?.[1] ?? 'authority',
						region: null,
						current: true
					}) as unknown as Geography
			),
			vintages: [EDITION]
		},
		authority: { geography: OURS, name: 'Nottingham', region: null },
		mode: 'internal',
		today: '2026-11-22',
		events: []
	} as unknown as SubjectContext;
}
