import type { Board } from '$lib/domain/board';
import type { Event } from '$lib/domain/event';
import type { Geography } from '$lib/domain/geography';
import type { Hex } from '$lib/domain/hex';
import { parseGeographyCode, parseIndicatorId, parseIsoDate } from '$lib/domain/id';
import { parsePeriodId, parseVintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { AgendaItem, Decision, Meeting } from '$lib/domain/meeting';
import type { Neighbour } from '$lib/domain/neighbour';
import type { HeldBack, Observation } from '$lib/domain/observation';
import { principles } from '$lib/domain/principle';
import type { RevisionNote } from '$lib/domain/revision-note';
import type { Target } from '$lib/domain/target';
import { VINTAGE_STATUSES, type Vintage } from '$lib/domain/vintage';
import type { WorkPlanItem } from '$lib/domain/work-plan';
import { absent, date, id, list, number, oneOf, optional, text, whole, yesNo } from './cell';
import type { Definition } from './table';

const newIndicator = id(parseIndicatorId, 'a measure’s id such as cla-offending');
const indicator = id(parseIndicatorId, 'a measure’s id such as cla-offending', 'indicators');
const indicators = list(indicator);
const newGeography = id(parseGeographyCode, 'an ONS code such as E06000018');
const geography = id(parseGeographyCode, 'an ONS code such as E06000018', 'geographies');
const newVintage = id(parseVintageId, 'an edition’s id such as lait-2026-04-08');
const vintage = id(parseVintageId, 'an edition’s id such as lait-2026-04-08', 'vintages');
const period = id(parsePeriodId, 'a period such as 2019-04-01/2020-03-31, or one date');
const meeting = id(parseIsoDate, 'the date of a meeting such as 2021-11-15', 'meetings');
const neighbourSet = id(
	(text) => (/^\d{4}$/.test(text) ? text : null),
	'the year of a set of neighbours such as 2025',
	'neighbour_sets'
);
const delivery = oneOf(
	'paper',
	'verbal update',
	'presentation',
	'led by young people',
	'procedure'
);

const indicatorColumns: Definition<Indicator>['columns'] = {
	indicator: newIndicator,
	name: text,
	theme: text,
	unit: oneOf('percent', 'rate', 'count', 'score', 'pounds', 'other'),
	per: optional(whole),
	unit_label: text,
	decimals: whole,
	polarity: oneOf('low', 'high', 'none'),
	year_kind: oneOf(
		'financial-year',
		'calendar-year',
		'academic-year',
		'snapshot',
		'january',
		'september',
		'cohort',
		'quarter',
		'month',
		'span'
	),
	subject: optional(text),
	predicate: optional(text),
	definition: text,
	caution: optional(text),
	source: text,
	next_update: optional(date),
	lait_code: optional(text),
	quartile: yesNo,
	scorecard: optional(whole),
	principles: absent([], list(oneOf(...principles.map(({ principle }) => principle))))
};

/** Every table of the record: the columns in order, how each is written, and the key. */
export const tables = {
	board: {
		name: 'board',
		key: ['name'],
		may_lack: ['audience'],
		columns: {
			name: text,
			council: text,
			geography,
			neighbour_set: neighbourSet,
			governance_contact: text,
			calendar_date: optional(date),
			notice: optional(text),
			audience: absent('public', oneOf('public', 'internal'))
		}
	} satisfies Definition<Board>,
	geographies: {
		name: 'geographies',
		key: ['geography'],
		columns: {
			geography: newGeography,
			number: whole,
			name: text,
			kind: oneOf('country', 'region', 'authority'),
			region: optional(geography),
			current: yesNo
		}
	} satisfies Definition<Geography>,
	hexes: {
		name: 'hexes',
		key: ['geography'],
		columns: { geography, column: whole, row: whole }
	} satisfies Definition<Hex>,
	indicators: {
		name: 'indicators',
		key: ['indicator'],
		columns: indicatorColumns
	} satisfies Definition<Indicator>,
	lait_measures: {
		name: 'lait_measures',
		key: ['indicator'],
		columns: indicatorColumns
	} satisfies Definition<Indicator>,
	vintages: {
		name: 'vintages',
		key: ['vintage'],
		columns: {
			vintage: newVintage,
			publisher: text,
			title: text,
			published: date,
			retrieved: date,
			status: oneOf(...VINTAGE_STATUSES),
			licence: text,
			note: optional(text),
			hash: optional(text)
		}
	} satisfies Definition<Vintage>,
	held_back: {
		name: 'held_back',
		key: ['vintage', 'indicator', 'geography', 'period'],
		columns: { vintage, indicator, geography, period, rule: text, reason: text }
	} satisfies Definition<HeldBack>,
	revision_notes: {
		name: 'revision_notes',
		key: ['indicator', 'geography', 'period', 'vintage'],
		columns: { indicator, geography, period, vintage, note: text, written_by: text, written: date }
	} satisfies Definition<RevisionNote>,
	neighbours: {
		name: 'neighbours',
		key: ['neighbour_set', 'geography', 'rank'],
		columns: {
			neighbour_set: text,
			geography,
			rank: whole,
			neighbour: geography,
			closeness: text
		}
	} satisfies Definition<Neighbour>,
	targets: {
		name: 'targets',
		key: ['indicator', 'period'],
		columns: { indicator, period, value: number, tolerance: optional(number), source: text }
	} satisfies Definition<Target>,
	events: {
		name: 'events',
		key: ['event'],
		columns: {
			event: text,
			start: date,
			end: optional(date),
			kind: oneOf('definition', 'precision', 'policy', 'covid', 'local'),
			title: text,
			detail: text,
			indicators,
			geography: optional(geography),
			source: text
		}
	} satisfies Definition<Event>,
	meetings: {
		name: 'meetings',
		key: ['meeting'],
		columns: { meeting: date, time: text, place: text, year: text, source: text }
	} satisfies Definition<Meeting>,
	agenda_items: {
		name: 'agenda_items',
		key: ['meeting', 'item'],
		columns: {
			meeting,
			item: whole,
			title: text,
			report_of: optional(text),
			delivery,
			page_from: optional(whole),
			page_to: optional(whole),
			indicators
		}
	} satisfies Definition<AgendaItem>,
	decisions: {
		name: 'decisions',
		key: ['meeting', 'text'],
		columns: {
			meeting,
			minute: optional(whole),
			kind: oneOf('resolved', 'noted', 'action'),
			text,
			owner: optional(text),
			indicators,
			source: text
		}
	} satisfies Definition<Decision>,
	work_plan_items: {
		name: 'work_plan_items',
		key: ['year', 'meeting', 'place'],
		columns: {
			year: text,
			meeting,
			place: whole,
			report: text,
			priority: optional(text),
			lead: optional(text),
			delivery,
			indicators,
			note: optional(text)
		}
	} satisfies Definition<WorkPlanItem>,
	observations: {
		name: 'observations',
		key: ['indicator', 'geography', 'period', 'vintage'],
		columns: {
			indicator,
			geography,
			period,
			vintage,
			value: optional(number),
			symbol: optional(text),
			numerator: optional(number),
			denominator: optional(number),
			decimals: whole,
			source_row: whole
		}
	} satisfies Definition<Observation>
};
