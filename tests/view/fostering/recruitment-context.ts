import type { Event } from '$lib/domain/event';
import { fosteringOf } from '$lib/domain/fostering-figure';
import type { HeldFigure } from '$lib/domain/held-figures';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import { financialQuarter } from '$lib/domain/period';
import type { Vintage } from '$lib/domain/vintage';
import type { SubjectContext } from '$lib/view/subject';
import { day, offending, place } from '../answer';

export const NOTTINGHAM = 'E06000018' as GeographyCode;

const edition: Vintage = {
	vintage: 'return-2022-04-20' as VintageId,
	publisher: 'Nottingham City Council',
	title: 'fostering return',
	published: day('2022-04-20'),
	retrieved: day('2022-04-21'),
	status: 'local',
	licence: 'OGL',
	note: null,
	hash: null
};

/** Quarter 1 to 4 of the year ending in the given one. */
export const quarter = (number: 1 | 2 | 3 | 4, ending = 2022) =>
	financialQuarter(ending, number).period;

/** A year of quarters with a value each. */
export const year = (id: string, values: readonly (number | null)[], ending = 2022) =>
	values.map((value, at) => figure(id, quarter((at + 1) as 1 | 2 | 3 | 4, ending), value));

let row = 1;

/** A figure of the return; a null value is hidden in public unless a symbol says otherwise. */
export function figure(
	id: string,
	period: PeriodId | string,
	value: number | null,
	more: Partial<HeldFigure> = {}
): HeldFigure {
	if (id.startsWith('fostering-') && fosteringOf(id as IndicatorId) === null)
		throw new Error(`${id} is no measure of fostering.`);
	return {
		indicator: id as IndicatorId,
		geography: NOTTINGHAM,
		period: period as PeriodId,
		value,
		symbol: value === null ? 'c:hidden' : null,
		numerator: null,
		denominator: null,
		decimals: 0,
		vintage: edition.vintage,
		source_row: ++row,
		held_back: null,
		...more
	};
}

/** What a section is worded from: these figures, of Nottingham. */
export const contextOf = (
	figures: readonly HeldFigure[],
	more: Partial<Pick<SubjectContext, 'events' | 'authority'>> & {
		geographies?: SubjectContext['held']['geographies'];
	} = {}
): SubjectContext => ({
	held: {
		figures,
		indicators: [...new Set(figures.map(({ indicator }) => indicator))].map((indicator) => ({
			...offending,
			indicator,
			name: indicator,
			unit: 'count' as const,
			unit_label: 'households'
		})),
		geographies: more.geographies ?? [place('Nottingham')],
		vintages: [edition]
	},
	authority: more.authority ?? { geography: NOTTINGHAM, name: 'Nottingham', region: null },
	mode: 'public',
	today: '2022-05-01' as IsoDate,
	events: more.events ?? []
});

/** Something that happened. */
export const event = (title: string, start: string, more: Partial<Event> = {}): Event => ({
	event: title,
	start: day(start),
	end: null,
	kind: 'local',
	title,
	detail: '',
	indicators: [],
	geography: null,
	source: '',
	...more
});
