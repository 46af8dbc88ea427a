import type { Engine } from '$lib/database/engine';
import { listHeldBack, listVintages } from '$lib/database/queries/vintages';
import type { Action } from '$lib/domain/action';
import { today } from '$lib/domain/calendar';
import { parseIndicatorId, parseIsoDate, type IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { boardSettings } from '$lib/view/board-settings';
import { viewCalendar } from '$lib/view/calendar';
import { viewMeeting } from '$lib/view/meeting';
import { SUBJECTS, type SubjectName } from '$lib/view/subject-page';
import { viewWorkPlan } from '$lib/view/work-plan';
import { makeBuiltCompare } from './compare/make-built-compare';
import { makeMultiple } from './compare/make-compare';
import { makeLedger } from './data/ledger/make-ledger';
import { drawMeasure, makeFirstMeasure } from './draw-measure';
import type { DrawnMeasure } from './drawn-measure';
import { makeActions, makeOpenActions } from './make-actions';
import { makeBoard } from './make-board';
import { makeHidden } from './make-hidden';
import { makeProtocols } from './make-protocols';
import { makeMeetingFigures, measuresAsked } from './make-meeting-figures';
import { makeScorecard } from './make-scorecard';
import { makeSubject } from './make-subjects';
import { makeReport } from './reports/make-report';
import { reportsRecord } from './reports/reports-list';

/** What views are made of: a new one wherever the figures held are others. The build gives Node's engine and a document of its own, publishing the browser's. */
export interface ViewMaking {
	/** Holds the register and every figure the views are to show. */
	readonly engine: Engine;
	readonly register: Register;
	/** Drawn in, and left as it was. */
	readonly document: Document;
	/** The day the views are made on. */
	readonly built: IsoDate;
	/** SHA-256 of the manifest of the record they are made of, in hexadecimal. */
	readonly record: string;
}

type Made = object | null | Promise<object | null>;

/** The views there is one of, those every page needs first. */
const SINGLE = new Map<string, (making: ViewMaking) => Made>([
	['board', ({ register, built, record }) => makeBoard(register, built, record)],
	['scorecard', ({ engine, register, document }) => makeScorecard(engine, register, document)],
	['authorities', ({ register }) => authorities(register)],
	['compare', ({ engine, register, document }) => makeBuiltCompare(engine, register, document)],
	...SUBJECTS.map((subject) => [subject, subjectView(subject)] as const),
	['actions', ({ engine, register }) => makeActions(engine, register)],
	['open-actions', ({ register }) => makeOpenActions(register)],
	['protocols', ({ register }) => makeProtocols(register)],
	['reports', ({ register }) => reportsRecord(register)],
	[
		'report-templates',
		({ register: { templates, template_parts } }) => ({ templates, template_parts })
	],
	['settings', ({ register }) => boardSettings(register)],
	['calendar', ({ register }) => viewCalendar(register)],
	['editions', editions],
	['hidden', ({ engine, register }) => makeHidden(engine, register, 'public')],
	['ledger', ledger]
]);

/** The views there is one of for each of something: what each is called by, and how one is made. */
interface Kind {
	readonly keys: (register: Register) => readonly string[];
	readonly make: (key: string, making: ViewMaking) => Made;
}

function meetingDates({ meetings }: Register) {
	return meetings.map(({ meeting }) => meeting);
}

const publishedReports = ({ reports }: Register) =>
	reports.filter(({ state }) => state === 'published').map(({ report }) => report);

const measures = (register: Register) => register.indicators.map(({ indicator }) => indicator);

const KINDS = new Map<string, Kind>([
	['meetings', { keys: meetingDates, make: meeting }],
	['meeting-figures', { keys: meetingDates, make: meetingFigures }],
	[
		'reports',
		{
			keys: publishedReports,
			make: (key, { engine, register }) => makeReport(engine, register, key)
		}
	],
	[
		'work-plans',
		{
			keys: ({ meetings }) => [...new Set(meetings.map(({ year }) => year))],
			make: (year, { register, built }) =>
				viewWorkPlan(register, year, register.board.calendar_date ?? built)
		}
	]
]);

/** The views there is one of for each measure, one after another so that what two of them say is asked once. */
const OF_MEASURES = new Map<string, Kind['make']>([
	['measures', measure],
	['everyone', everyone],
	['multiples', multiple]
]);

/** Every view of a record, as its path below `/views/`: `board.json`, `measures/cla-offending.json`. */
export const viewPaths = (register: Register): readonly string[] => [
	...[...SINGLE.keys()].map((name) => `${name}.json`),
	...[...KINDS].flatMap(([name, { keys }]) => keys(register).map((key) => `${name}/${key}.json`)),
	...measures(register).flatMap((key) =>
		[...OF_MEASURES.keys()].map((name) => `${name}/${key}.json`)
	)
];

/**
 * The views of a record too large to have all of them: what has no figures, the scorecard, and its measures. Other pages ask the
 * engine.
 */
export function firstViews(register: Register): readonly string[] {
	const followed = new Set<string>(
		register.indicators.flatMap(({ indicator, scorecard }) => (scorecard === null ? [] : indicator))
	);
	return viewPaths(register).filter((path) => {
		const [, kind = '', key] = /^([a-z-]+)(?:\/(.+))?\.json$/.exec(path) ?? [];
		if (OF_MEASURES.has(kind)) return followed.has(key ?? '');
		// Of measures that are not held nothing may be said, so these are made only where all of them are.
		if (kind === 'meeting-figures') return isWithin(register, key, followed);
		// What a report quotes may be of any measure.
		if (kind === 'reports' && key !== undefined) return false;
		if (path === 'actions.json') return register.actions.every((each) => areAll(each, followed));
		if (path === 'compare.json') return followed.size > 0;
		const of_any = [...SUBJECTS, 'editions', 'hidden', 'ledger'];
		return !of_any.some((each) => path === `${each}.json`);
	});
}

/**
 * Makes the view of one path, worded and drawn, to be written as JSON: the same in the build and in the browser. Null when the
 * record has nothing to show there. Throws `QueryError`.
 */
export async function makeView(path: string, making: ViewMaking): Promise<unknown | null> {
	const [, first = '', key] = /^([a-z-]+)(?:\/([^/]+))?\.json$/.exec(path) ?? [];
	if (key === undefined) return (await SINGLE.get(first)?.(making)) ?? null;
	const make = OF_MEASURES.get(first) ?? KINDS.get(first)?.make;
	return (await make?.(key, making)) ?? null;
}

/** Every authority by name, for choosing by typing. */
const authorities = (register: Register) =>
	register.geographies
		.filter((each) => each.kind === 'authority')
		.map(({ geography, name }) => ({ geography, name }))
		.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));

/** A subject's page for the board's own authority, with what it begins with chosen. */
function subjectView(subject: SubjectName) {
	return ({ engine, register, built, document }: ViewMaking) =>
		makeSubject(engine, register, subject, { built, document });
}

/** Every edition the record holds, with what was held back from it. */
async function editions({ engine }: ViewMaking) {
	return { editions: await listVintages(engine), held_back: await listHeldBack(engine) };
}

/** The ledger of the scorecard's first measure for the board's own authority, and the places it can be asked for. */
async function ledger({ engine, register }: ViewMaking) {
	const [first] = register.indicators
		.filter((each) => each.scorecard !== null)
		.toSorted((a, b) => (a.scorecard ?? 0) - (b.scorecard ?? 0));
	const { geography } = register.board;
	const made = first && (await makeLedger(engine, register, { ...first, geography }));
	if (!made) return null;
	const rank = { authority: 0, region: 1, country: 2 };
	const places = register.geographies
		.toSorted((a, b) => rank[a.kind] - rank[b.kind] || a.name.localeCompare(b.name, 'en-GB'))
		.map((each) => ({ geography: each.geography, name: each.name }));
	return { ...made, places };
}

/** A meeting of the board, as it stands on the calendar's day. */
function meeting(key: string, { register, built }: ViewMaking) {
	const date = parseIsoDate(key);
	return date && viewMeeting(register, date, register.board.calendar_date ?? built);
}

/** The figures for a meeting, which its page shows beside it. */
function meetingFigures(key: string, { engine, register, built }: ViewMaking) {
	const date = parseIsoDate(key);
	const day = register.board.calendar_date ?? built;
	return date && makeMeetingFigures(engine, register, date, day);
}

/** Whether an action's measures are all held. */
const areAll = ({ indicators }: Action, held: ReadonlySet<string>) =>
	indicators.every((indicator) => held.has(indicator));

/** Whether the figures of a meeting are all of measures held. */
function isWithin(register: Register, key: string | undefined, held: ReadonlySet<string>) {
	const date = parseIsoDate(key ?? '');
	const day = register.board.calendar_date ?? today();
	return (
		date !== null && measuresAsked(register, date, day).every((indicator) => held.has(indicator))
	);
}

/** The measure last worded for each making: its page and the list of everyone are the same words. */
const last = new WeakMap<ViewMaking, { key: string; made: Promise<DrawnMeasure | null> }>();

function worded(key: string, making: ViewMaking): Promise<DrawnMeasure | null> {
	const known = last.get(making);
	if (known?.key === key) return known.made;
	const indicator = parseIndicatorId(key);
	const made = indicator
		? makeFirstMeasure(making.engine, making.register, indicator)
		: Promise.resolve(null);
	last.set(making, { key, made });
	return made;
}

/** A measure's page for the board's own authority, drawn. The list of every authority would be half of it: it is a view of its own. */
async function measure(key: string, making: ViewMaking) {
	const made = await worded(key, making);
	if (!made) return null;
	const drawn = drawMeasure(made, making.document);
	return { ...drawn, view: { ...drawn.view, everyone: null } };
}

/** Every authority of a measure, which its page fetches once it stands. */
async function everyone(key: string, making: ViewMaking) {
	return (await worded(key, making))?.view.everyone ?? null;
}

/** A measure for the board's own authority, worded for a small figure. */
async function multiple(key: string, { engine, register }: ViewMaking) {
	const indicator = parseIndicatorId(key);
	const { geography } = register.board;
	return indicator && makeMultiple(engine, register, { indicator, geography });
}
