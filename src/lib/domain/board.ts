import type { GeographyCode, IsoDate } from './id';
import type { Audience } from './manifest';
import type { MeetingRule } from './meeting-rule';

/** The body the dashboard serves. */
export interface Board {
	/** `Corporate Parenting Board`; some councils call it a panel or a committee. */
	readonly name: string;
	readonly council: string;
	/** The council's authority. */
	readonly geography: GeographyCode;
	/** The neighbour set used unless the reader chooses another. */
	readonly neighbour_set: string;
	readonly governance_contact: string;
	/** The day the calendar is shown as at, for a demonstration; null means today. */
	readonly calendar_date: IsoDate | null;
	/** A sentence that says what this record is, shown on every page of a demonstration; null on a live board. */
	readonly notice: string | null;
	/** Who may open the site the record is published on; left out, anybody may. */
	readonly audience?: Audience;
	/** What kind of body it is, in law a committee of the council or not; left out, a board. */
	readonly kind?: BodyKind;
	/** On which days it meets, by which a year's dates are proposed; null or left out where dates are only set by hand. */
	readonly meeting_rule?: MeetingRule | null;
	/** `2.00 pm` and the place of a meeting that says none. */
	readonly meeting_time?: string | null;
	readonly meeting_place?: string | null;
	/** Working days before the agenda is published by which papers must be in, and by which reports must be signed off; null for none. */
	readonly paper_days?: number | null;
	readonly sign_off_days?: number | null;
	/** Clear days between publication and meeting; left out, the five that the law asks of a principal council. */
	readonly clear_days?: number;
	/** Minutes a meeting lasts, against which its items' times are added up; null where none is set. */
	readonly meeting_minutes?: number | null;
	/** Counts from 1 up to this are not told in public; left out, 5. */
	readonly threshold?: number;
	/** The council's committee report template, by name; null where none is chosen. */
	readonly report_template?: string | null;
}

/** Kinds of body that do this work. */
export const BODY_KINDS = ['board', 'panel', 'committee'] as const;

/** What kind of body it is. */
export type BodyKind = (typeof BODY_KINDS)[number];
