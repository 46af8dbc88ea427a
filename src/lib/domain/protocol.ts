import type { IndicatorId, RowId } from './id';

/** An agreement between agencies on keeping looked-after children out of the justice system. */
export interface Protocol {
	readonly protocol: RowId;
	readonly name: string;
	/** Where it holds. */
	readonly area: string;
	/** Organisations that signed it, as far as is known. */
	readonly partners: readonly string[];
	/** When it was agreed, to the precision that is known, in order: `2017-07-10`, `2020-09` or `2018`. */
	readonly dated: readonly string[];
	/** When it is due for review, to the precision that is known; null when it names no date. */
	readonly review_due: string | null;
	/** Which body answers for it; null when it is not known. */
	readonly governance: string | null;
	/** How it is watched whether it works; null when it is not known. */
	readonly monitoring: string | null;
	/** Measures that show whether it works. */
	readonly indicators: readonly IndicatorId[];
	readonly note: string | null;
	readonly source: string;
}

/** A row of a protocol's implementation checklist: Action, Complete, By whom, When. */
export interface ProtocolStep {
	readonly protocol: RowId;
	/** Its place in the checklist, from 1. */
	readonly step: number;
	readonly action: string;
	/** Null: nobody has said. */
	readonly complete: 'yes' | 'no' | 'in part' | null;
	/** Roles or organisations; null when it is not known. */
	readonly by_whom: string | null;
	/** A day, a month or a year; null when it is not known. */
	readonly when: string | null;
}

/** A day, a month or a year: `2017-07-10`, `2020-09`, `2018`; null when the text is none. */
export function parseRoughDate(text: string): string | null {
	const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
	if (year === undefined) return null;
	const whole = `${year}-${month ?? '01'}-${day ?? '01'}`;
	const read = new Date(`${whole}T00:00:00Z`);
	return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 10) === whole ? text : null;
}
