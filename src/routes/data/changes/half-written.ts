import { formatDate } from '$lib/domain/calendar';
import {
	parseGeographyCode,
	parseIndicatorId,
	parseIsoDate,
	parsePeriodId,
	parseRowId
} from '$lib/domain/id';
import { municipalYear } from '$lib/domain/meeting-rule';
import { isMunicipalYear, writeMunicipalYear } from '$lib/domain/plan-year';
import { NEW, readFormKey, type FormName } from '../../form-key';
import { parseDraft } from '../ledger/note-draft';

/** A form that somebody began and put by. */
export interface HalfWritten {
	/** The name it is put by under. */
	readonly key: string;
	/** What it is, to begin a sentence with: "A new action". */
	readonly what: string;
	/** What was written so far, or the name of what it changes; null where no words tell it. */
	readonly text: string | null;
	/** Where it is gone on with, below the site's own address. */
	readonly path: string;
}

/** A named measure. */
interface Named {
	readonly indicator: string;
	readonly name: string;
}

/** What a form is and where it stands, from what its name says it is about; null where that is nothing. */
type Place = (
	about: readonly string[],
	measures: readonly Named[]
) => Pick<HalfWritten, 'what' | 'path'> | null;

/** A form among the rows of one page: of a new row, or of one that the page leads to. */
const amongRows =
	(page: string, fresh: string, known: string, begin = page): Place =>
	([row = '']) =>
		row === NEW
			? { what: fresh, path: begin }
			: parseRowId(row) && { what: known, path: `${page}#${row}` };

/** A form on the page of a meeting, which says at the end of what it is which meeting. */
const ofMeeting =
	(fresh: string, known: string): Place =>
	([date = '', row = '']) => {
		const day = parseIsoDate(date);
		return (
			day && {
				what: `${row === NEW ? fresh : known} of the meeting of ${formatDate(day)}`,
				path: `/meetings/${day}?edit=yes`
			}
		);
	};

const places: Readonly<Record<FormName, Place>> = {
	action: amongRows('/actions', 'A new action', 'A change to an action', '/actions?new='),
	agenda_item: ofMeeting('A new item on the agenda', 'A change to an item on the agenda'),
	board_settings: () => ({ what: 'A change to the board’s settings', path: '/about/board' }),
	decision: ofMeeting('A new decision', 'A change to a decision'),
	meeting: ([date = '']) => {
		const day = parseIsoDate(date);
		if (date === NEW) return { what: 'A new meeting', path: '/meetings/calendar' };
		return (
			day && {
				what: `A change to the meeting of ${formatDate(day)}`,
				path: `/meetings/calendar?year=${municipalYear(day)}`
			}
		);
	},
	meeting_record: ofMeeting('', 'A change to time, place, apologies or minute numbers'),
	plan_report: ([year = '', row = '']) =>
		isMunicipalYear(year)
			? {
					what: `${row === NEW ? 'A new report' : 'A change to a report'} of the work plan for ${writeMunicipalYear(year)}`,
					path: `/work-plan/${year}?edit=yes${parseRowId(row) && row !== NEW ? `#item-${row}` : ''}`
				}
			: null,
	protocol: amongRows('/protocols', 'A new protocol', 'A change to a protocol'),
	protocol_step: ([protocol = '', step = '']) =>
		parseRowId(protocol) && {
			what: `${step === NEW ? 'A new step' : 'A change to a step'} of a protocol’s checklist`,
			path: `/protocols#${protocol}`
		},
	question: ofMeeting('A new question', 'A change to a question'),
	report: ([report = '']) =>
		report === NEW
			? { what: 'A new committee report', path: '/reports?new=' }
			: parseRowId(report) && {
					what: 'A change to a report’s title, meeting or headings',
					path: `/reports/${report}`
				},
	report_text: ([report = '', part = '']) =>
		parseRowId(report) && {
			what: 'A part of a committee report',
			path: `/reports/${report}${parseRowId(part) ? `#${part}` : ''}`
		},
	revision_note: ([about = '', place = '', covers = ''], measures) => {
		const indicator = parseIndicatorId(about);
		const authority = parseGeographyCode(place);
		const period = parsePeriodId(covers);
		if (!indicator || !authority || !period) return null;
		const measure = measures.find((each) => each.indicator === indicator)?.name ?? indicator;
		const query = new URLSearchParams({ indicator, authority, period }).toString();
		return { what: `A note on ${measure}`, path: `/data/ledger?${query}` };
	},
	template: ([template = '']) => ({
		what: template === NEW ? 'A new template of reports' : 'A change to a template of reports',
		path: '/reports/templates'
	})
};

/** The fields whose words tell a form from another, the first that is filled in. */
const TELLING = ['text', 'title', 'report', 'asked', 'action', 'meeting', 'name'];

/** What was written in a form put by; undefined for a text that is none. */
function wordsOf(form: FormName, put_by: string): string | null | undefined {
	if (form === 'board_settings') return null;
	if (form === 'revision_note') return parseDraft(put_by)?.text.trim() || undefined;
	try {
		const read: unknown = JSON.parse(put_by);
		if (typeof read !== 'object' || read === null) return undefined;
		const fields = ('written' in read ? read.written : read) as Record<string, unknown> | null;
		return (
			TELLING.map((field) => fields?.[field])
				.find((each): each is string => typeof each === 'string' && each.trim() !== '')
				?.trim() ?? null
		);
	} catch {
		return undefined;
	}
}

/** The forms half written among what is put by, in the order of their names; what is none is left out. */
export function halfWritten(
	drafts: ReadonlyMap<string, string>,
	measures: readonly Named[]
): readonly HalfWritten[] {
	return [...drafts]
		.toSorted(([a], [b]) => a.localeCompare(b))
		.flatMap(([key, put_by]) => {
			const read = readFormKey(key);
			const place = read && places[read.form](read.about, measures);
			const text = read && wordsOf(read.form, put_by);
			return place && text !== undefined ? [{ key, text, ...place }] : [];
		});
}
