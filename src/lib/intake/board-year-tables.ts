import { ACTION_STATES, type Action } from '$lib/domain/action';
import type { Amendment } from '$lib/domain/amendment';
import {
	DELIVERIES,
	type AgendaItem,
	type Decision,
	type Meeting,
	type MemberQuestion
} from '$lib/domain/meeting';
import type { Priority, Theme } from '$lib/domain/priority';
import { parseRoughDate, type Protocol, type ProtocolStep } from '$lib/domain/protocol';
import { RESPONSE_KINDS, type ResponseCategory } from '$lib/domain/response-category';
import { PLAN_STATUSES, type WorkPlanItem } from '$lib/domain/work-plan';
import { absent, date, list, oneOf, optional, text, whole, yesNo, type Cell } from './cell';
import { indicators, meeting, period, principle, rowId, texts, vintage } from './record-cells';
import type { Definition } from './table';

const delivery = oneOf(...DELIVERIES);
const newProtocol = rowId('national-protocol-2018');
const planItem = rowId('q2-performance', 'work_plan_items');
const protocol = rowId('national-protocol-2018', 'protocols');
const roughDate: Cell<string> = {
	read: (text) => parseRoughDate(text) ?? undefined,
	write: (value) => value,
	expects: 'a day, a month or a year such as 2017-07-10, 2020-09 or 2018'
};
const link: Cell<string> = {
	read: (text) => (/^https:\/\/[^\s"<>]+$/.test(text) ? text : undefined),
	write: (value) => value,
	expects: 'an address that begins with https://'
};

/** The tables of a board's year: its meetings and what was decided, planned, asked and agreed at them. */
export const boardYearTables = {
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
	response_categories: {
		name: 'response_categories',
		key: ['response'],
		may_be_absent: true,
		columns: {
			response: text,
			scheme: text,
			category: oneOf(...RESPONSE_KINDS),
			place: whole,
			meaning: text
		}
	} satisfies Definition<ResponseCategory>,
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
	} satisfies Definition<Theme>
};
