import { BODY_KINDS, type Board } from '$lib/domain/board';
import type { Event } from '$lib/domain/event';
import type { Geography } from '$lib/domain/geography';
import type { Hex } from '$lib/domain/hex';
import { parseGeographyCode, parseIndicatorId, parseVintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { parseMeetingRule, writeMeetingRule, type MeetingRule } from '$lib/domain/meeting-rule';
import type { Neighbour } from '$lib/domain/neighbour';
import type { HeldBack, Observation } from '$lib/domain/observation';
import type { RevisionNote } from '$lib/domain/revision-note';
import type { Target } from '$lib/domain/target';
import { VINTAGE_STATUSES, type Vintage } from '$lib/domain/vintage';
import { boardYearTables } from './board-year-tables';
import {
	absent,
	between,
	type Cell,
	date,
	id,
	list,
	number,
	oneOf,
	optional,
	text,
	whole,
	yesNo
} from './cell';
import { indicator, indicators, period, principle, vintage } from './record-cells';
import { reportTables } from './report-tables';
import type { Definition } from './table';

const newIndicator = id(parseIndicatorId, 'a measure’s id such as cla-offending');
const newGeography = id(parseGeographyCode, 'an ONS code such as E06000018');
const geography = id(parseGeographyCode, 'an ONS code such as E06000018', 'geographies');
const newVintage = id(parseVintageId, 'an edition’s id such as lait-2026-04-08');
const neighbourSet = id(
	(text) => (/^\d{4}$/.test(text) ? text : null),
	'the year of a set of neighbours such as 2025',
	'neighbour_sets'
);

const meetingRule: Cell<MeetingRule> = {
	read: (text) => parseMeetingRule(text) ?? undefined,
	write: writeMeetingRule,
	expects: 'a rule such as: third Monday of January, March, May'
};
/** Days are counted one by one. */
const days = between(0, 60);

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
	principles: absent([], list(principle))
};

/** Every table of the record: the columns in order, how each is written, and the key. */
export const tables = {
	board: {
		name: 'board',
		key: ['name'],
		may_lack: [
			'audience',
			'kind',
			'meeting_rule',
			'meeting_time',
			'meeting_place',
			'paper_days',
			'sign_off_days',
			'clear_days',
			'meeting_minutes',
			'threshold',
			'report_template'
		],
		columns: {
			name: text,
			council: text,
			geography,
			neighbour_set: neighbourSet,
			governance_contact: text,
			calendar_date: optional(date),
			notice: optional(text),
			audience: absent('public', oneOf('public', 'internal')),
			kind: absent('board', oneOf(...BODY_KINDS)),
			meeting_rule: absent(null, optional(meetingRule)),
			meeting_time: absent(null, optional(text)),
			meeting_place: absent(null, optional(text)),
			paper_days: absent(null, optional(days)),
			sign_off_days: absent(null, optional(days)),
			clear_days: absent(5, days),
			meeting_minutes: absent(null, optional(between(1, 9999))),
			threshold: absent(5, between(1, 100)),
			report_template: absent(null, optional(text))
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
	...boardYearTables,
	...reportTables,
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
