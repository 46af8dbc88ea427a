import { ACTION_STATES, type Action } from '$lib/domain/action';
import type { Amendment } from '$lib/domain/amendment';
import { BODY_KINDS, type Board } from '$lib/domain/board';
import type { Event } from '$lib/domain/event';
import type { Geography } from '$lib/domain/geography';
import type { Hex } from '$lib/domain/hex';
import { parseGeographyCode, parseIndicatorId } from '$lib/domain/id';
import { parsePeriodId, parseVintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import {
	DELIVERIES,
	type AgendaItem,
	type Decision,
	type Meeting,
	type MemberQuestion
} from '$lib/domain/meeting';
import { parseMeetingRule, writeMeetingRule, type MeetingRule } from '$lib/domain/meeting-rule';
import type { Neighbour } from '$lib/domain/neighbour';
import type { HeldBack, Observation } from '$lib/domain/observation';
import { principles } from '$lib/domain/principle';
import type { Priority, Theme } from '$lib/domain/priority';
import { parseRoughDate, type Protocol, type ProtocolStep } from '$lib/domain/protocol';
import type { RevisionNote } from '$lib/domain/revision-note';
import type { Target } from '$lib/domain/target';
import { VINTAGE_STATUSES, type Vintage } from '$lib/domain/vintage';
import { PLAN_STATUSES, type WorkPlanItem } from '$lib/domain/work-plan';
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
import { meeting, rowId, texts } from './record-cells';
import { reportTables } from './report-tables';
import type { Definition } from './table';

const newIndicator = id(parseIndicatorId, 'a measure’s id such as cla-offending');
const indicator = id(parseIndicatorId, 'a measure’s id such as cla-offending', 'indicators');
const indicators = list(indicator);
const newGeography = id(parseGeographyCode, 'an ONS code such as E06000018');
const geography = id(parseGeographyCode, 'an ONS code such as E06000018', 'geographies');
const newVintage = id(parseVintageId, 'an edition’s id such as lait-2026-04-08');
const vintage = id(parseVintageId, 'an edition’s id such as lait-2026-04-08', 'vintages');
const period = id(parsePeriodId, 'a period such as 2019-04-01/2020-03-31, or one date');
const neighbourSet = id(
	(text) => (/^\d{4}$/.test(text) ? text : null),
	'the year of a set of neighbours such as 2025',
	'neighbour_sets'
);
const delivery = oneOf(...DELIVERIES);

const newProtocol = rowId('national-protocol-2018');
const planItem = rowId('q2-performance', 'work_plan_items');
const protocol = rowId('national-protocol-2018', 'protocols');
const principle = oneOf(...principles.map(({ principle }) => principle));
const roughDate: Cell<string> = {
	read: (text) => parseRoughDate(text) ?? undefined,
	write: (value) => value,
	expects: 'a day, a month or a year such as 2017-07-10, 2020-09 or 2018'
};
const meetingRule: Cell<MeetingRule> = {
	read: (text) => parseMeetingRule(text) ?? undefined,
	write: writeMeetingRule,
	expects: 'a rule such as: third Monday of January, March, May'
};
/** Days are counted one by one. */
const days = between(0, 60);
const link: Cell<string> = {
	read: (text) => (/^https:\/\/[^\s"<>]+$/.test(text) ? text : undefined),
	write: (value) => value,
	expects: 'an address that begins with https://'
};

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
	meetings: {
		name: 'meetings',
		key: ['meeting'],
		may_lack: ['apologies', 'minutes_from', 'minutes_to', 'papers_by'],
		columns: {
			meeting: date,
			time: text,
			place: text,
			year: text,
			source: text,
			apologies: absent(null, optional(whole)),
			minutes_from: absent(null, optional(whole)),
			minutes_to: absent(null, optional(whole)),
			papers_by: absent(null, optional(date))
		}
	} satisfies Definition<Meeting>,
	agenda_items: {
		name: 'agenda_items',
		key: ['meeting', 'item'],
		may_lack: ['plan_item', 'minutes', 'paper'],
		columns: {
			meeting,
			item: whole,
			title: text,
			report_of: optional(text),
			delivery,
			page_from: optional(whole),
			page_to: optional(whole),
			indicators,
			plan_item: absent(null, optional(planItem)),
			minutes: absent(null, optional(whole)),
			paper: absent(null, optional(link))
		}
	} satisfies Definition<AgendaItem>,
	decisions: {
		name: 'decisions',
		key: ['decision'],
		columns: {
			decision: rowId('2021-07-26-minutes'),
			meeting,
			minute: optional(whole),
			kind: oneOf('resolved', 'noted'),
			text,
			indicators,
			source: text
		}
	} satisfies Definition<Decision>,
	questions: {
		name: 'questions',
		key: ['question'],
		may_be_absent: true,
		columns: {
			question: rowId('2021-07-26-dental-checks'),
			meeting,
			item: optional(whole),
			asked: text,
			answered: optional(text),
			source: text
		}
	} satisfies Definition<MemberQuestion>,
	work_plan_items: {
		name: 'work_plan_items',
		key: ['item'],
		columns: {
			item: rowId('q2-performance'),
			year: text,
			meeting: optional(meeting),
			place: whole,
			report: text,
			priority: optional(text),
			leads: texts,
			delivery,
			status: oneOf(...PLAN_STATUSES),
			standing: yesNo,
			minutes: optional(whole),
			principles: list(principle),
			indicators,
			note: optional(text)
		}
	} satisfies Definition<WorkPlanItem>,
	actions: {
		name: 'actions',
		key: ['action'],
		may_be_absent: true,
		columns: {
			action: rowId('keep-monitoring-dental-checks'),
			meeting,
			minute: optional(whole),
			text,
			owner: optional(text),
			due: optional(date),
			state: oneOf(...ACTION_STATES),
			closed: optional(date),
			indicators,
			period: optional(period),
			vintage: optional(vintage),
			source: text
		}
	} satisfies Definition<Action>,
	protocols: {
		name: 'protocols',
		key: ['protocol'],
		may_be_absent: true,
		columns: {
			protocol: newProtocol,
			name: text,
			area: text,
			partners: texts,
			dated: list(roughDate),
			review_due: optional(roughDate),
			governance: optional(text),
			monitoring: optional(text),
			indicators,
			note: optional(text),
			source: text
		}
	} satisfies Definition<Protocol>,
	protocol_steps: {
		name: 'protocol_steps',
		key: ['protocol', 'step'],
		may_be_absent: true,
		columns: {
			protocol,
			step: whole,
			action: text,
			complete: optional(oneOf('yes', 'no', 'in part')),
			by_whom: optional(text),
			when: optional(roughDate)
		}
	} satisfies Definition<ProtocolStep>,
	amendments: {
		name: 'amendments',
		key: ['amendment'],
		may_be_absent: true,
		columns: {
			amendment: rowId('strategy-meeting-2021-09-20'),
			amended: date,
			table: text,
			row: rowId('q2-performance'),
			column: text,
			before: optional(text),
			after: optional(text),
			why: optional(text)
		}
	} satisfies Definition<Amendment>,
	priorities: {
		name: 'priorities',
		key: ['priority'],
		may_be_absent: true,
		columns: { priority: rowId('stable-homes'), place: whole, statement: text }
	} satisfies Definition<Priority>,
	themes: {
		name: 'themes',
		key: ['theme'],
		may_be_absent: true,
		columns: { theme: text, place: whole }
	} satisfies Definition<Theme>,
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
