import type { Problem, Question } from '$lib/domain/problem';
import type { Answers, Reading } from '../format';
import { STAGES, stageOf, type Stage } from './rules';

/** How one stage of the checks came out; `not-run` where an earlier one failed. */
export interface StageResult {
	readonly stage: Stage;
	readonly result: 'pass' | 'warning' | 'fail' | 'not-run';
}

/** What becomes of a sheet. `question`: it can be used once the analyst has answered. */
type Outcome = 'accepted' | 'question' | 'refused';

/** What a verdict needs of a reading. */
export interface Judgeable
	extends Pick<Reading, 'rows' | 'problems' | 'questions'>, Partial<Pick<Reading, 'set_aside'>> {
	/** Whether it holds anything: a figure, a neighbour, the description of a measure or of another file's columns. */
	readonly holds: boolean;
}

/** Said of a file that describes the columns of another, which is all it has to hold. */
const METADATA = 'structure.metadata';

/** What a reading gives to be judged by. */
export const judgeable = (reading: Reading): Judgeable => ({
	rows: reading.rows,
	set_aside: reading.set_aside,
	problems: reading.problems,
	questions: reading.questions,
	holds:
		reading.figures.length > 0 ||
		reading.neighbours.length > 0 ||
		reading.indicators.length > 0 ||
		reading.problems.some(({ rule }) => rule === METADATA)
});

/** The verdict on one sheet. */
export interface Judged {
	readonly stages: readonly StageResult[];
	/** Those of the stages that ran. */
	readonly problems: readonly Problem[];
	/** Still without an answer; with a fallback they need none. */
	readonly questions: readonly Question[];
	readonly outcome: Outcome;
	/** Rows the analyst chose to leave out: no figure of theirs may be used, those a check found wrong included. */
	readonly left_out: readonly number[];
}

const leftOut = 'rows.left-out';
const synonym = 'identity.synonym:';
const privacy: Stage = 'privacy';
/** Fewer good rows than this share, and it is likely not the file that was meant. */
const goodShare = 0.5;
/** More unknown places than this are not asked for one by one. */
const placesAsked = 20;

const failing = (problems: readonly Problem[]) =>
	problems.filter(({ severity }) => severity === 'error');

/**
 * Judges a reading and what the checks found in it, stage by stage: the first stage that fails speaks alone, and what later
 * stages found is withheld until it is put right. A row-level file is refused before all else. Errors that each have a row
 * are survivable: the good rows are offered (`rows.left-out`) where at least half are good, or where only places are unknown.
 * Left out, their errors are warnings and later stages run.
 */
export function judge(reading: Judgeable, found: readonly Problem[], answers: Answers): Judged {
	const all = [...reading.problems, ...found];
	const rowLevel = all.filter(
		({ rule, severity }) => stageOf(rule) === privacy && severity === 'error'
	);
	if (rowLevel.length > 0) return refused(rowLevel, privacy);

	const pending = questionsOf(reading, answers);
	const mandatory = pending.filter(({ fallback }) => fallback === null);
	const bad = new Set<number>();
	for (const { row } of failing(all)) if (row !== null) bad.add(row);
	const leave = answers.get(leftOut) === 'leave-out';
	const said = leave
		? all.map((each) => (each.severity === 'error' && each.row !== null ? asWarning(each) : each))
		: all.map((each) => (isSettled(each, answers) ? asWarning(each) : each));
	const stage = STAGES.find((each) => failing(said).some(({ rule }) => stageOf(rule) === each));
	const left_out = [...bad].filter((row) => !failing(said).some((each) => each.row === row));
	const rows = failing(all).filter(({ row }) => row !== null);
	// Of very many faults of one kind not every one is said, and their rows are as unusable.
	const gone = new Set([...bad, ...(reading.set_aside ?? []).map(({ row }) => row)]);
	const good = Math.max(0, reading.rows - gone.size);
	const onlyPlaces = rows.every(({ rule }) => rule === 'identity.unknown-area');
	const tooFew = rows.length > 0 && good < goodShare * reading.rows && !onlyPlaces;
	if (stage === undefined) {
		if (tooFew) return refused([...said, fewRows(rows, good, reading.rows)], 'structure');
		if (mandatory.length > 0)
			return { ...ran(said, null), questions: pending, outcome: 'question', left_out };
		if (!reading.holds) return refused([...shown(said, 'structure'), nothingIn(all)], 'structure');
		return { ...ran(said, null), questions: pending, outcome: 'accepted', left_out };
	}
	const faults = failing(said).filter(({ rule }) => stageOf(rule) === stage);
	const whole = faults.some(({ row }) => row === null);
	if (whole || answers.get(leftOut) === 'refuse') return refused(shown(said, stage), stage);
	const awaited = faults.every((each) => isAsked(each, pending));
	if (tooFew || (good === 0 && !awaited))
		return refused([...shown(said, stage), fewRows(faults, good, reading.rows)], stage);
	const listed = new Set(faults.map(({ row }) => row)).size;
	const offered = awaited
		? []
		: [leaveOut(good, reading.rows, { listed, found: bad.size, gone: gone.size })];
	return {
		...ran(said, stage),
		questions: [...pending, ...offered],
		outcome: 'question',
		left_out
	};
}

const rank = (rule: string) => STAGES.indexOf(stageOf(rule));

/** Problems up to and including a stage; all where none failed. */
const shown = (problems: readonly Problem[], failed: Stage | null) =>
	failed === null ? problems : problems.filter(({ rule }) => rank(rule) <= STAGES.indexOf(failed));

function ran(
	problems: readonly Problem[],
	failed: Stage | null
): Pick<Judged, 'stages' | 'problems'> {
	const last = failed === null ? STAGES.length : STAGES.indexOf(failed);
	return {
		problems: shown(problems, failed),
		stages: STAGES.map((stage, index): StageResult => {
			if (index > last) return { stage, result: 'not-run' };
			if (stage === failed) return { stage, result: 'fail' };
			const warned = problems.some(
				({ rule, severity }) => severity === 'warning' && stageOf(rule) === stage
			);
			return { stage, result: warned ? 'warning' : 'pass' };
		})
	};
}

function refused(problems: readonly Problem[], failed: Stage): Judged {
	const { stages } = ran(problems, failed);
	return { stages, problems, questions: [], outcome: 'refused', left_out: [] };
}

const asWarning = (problem: Problem): Problem => ({ ...problem, severity: 'warning' });

/** Whether a row of an unknown place names one that the analyst has said to leave out. */
function isSettled({ rule, severity, message }: Problem, answers: Answers): boolean {
	if (severity !== 'error' || rule !== 'identity.unknown-area') return false;
	return [...answers].some(
		([asked, answer]) =>
			answer === 'leave-out' &&
			asked.startsWith(synonym) &&
			message.includes(`“${asked.slice(synonym.length)}”`)
	);
}

/** Whether a row’s place is being asked for, so that its fault may yet go away. */
const isAsked = ({ rule, message }: Problem, questions: readonly Question[]) =>
	rule === 'identity.unknown-area' &&
	questions.some(
		(each) =>
			each.fallback === null &&
			each.rule.startsWith(synonym) &&
			message.includes(`“${each.rule.slice(synonym.length)}”`)
	);

/**
 * Questions still open. Once bad rows are to be left out, no place is asked for; and a file of another level of places, with
 * dozens of unknown ones, does not ask for each.
 */
function questionsOf({ questions }: Judgeable, answers: Answers): readonly Question[] {
	const open = questions.filter(({ rule }) => !answers.has(rule));
	const places = open.filter(({ rule }) => rule.startsWith(synonym));
	if (answers.get(leftOut) === 'leave-out') return open.filter((each) => !places.includes(each));
	if (places.length <= placesAsked) return open;
	return open.map((each) => (places.includes(each) ? { ...each, fallback: 'leave-out' } : each));
}

const number = (count: number) => count.toLocaleString('en-GB');

interface Counted {
	/** Rows with a fault of the stage that failed. */
	readonly listed: number;
	/** Rows with any fault that was said. */
	readonly found: number;
	/** Rows that cannot be used. */
	readonly gone: number;
}

function leaveOut(good: number, rows: number, { listed, found, gone }: Counted): Question {
	const later = found - listed;
	const unsaid = gone - found;
	return {
		rule: leftOut,
		text: 'Some rows cannot be used. Go on without them?',
		options: [
			{ option: 'leave-out', label: `Leave them out and use the other ${number(good)}` },
			{ option: 'refuse', label: 'Stop, and correct the file first' }
		],
		fallback: null,
		evidence: `${number(good)} of ${number(rows)} rows can be used; ${number(listed)} ${listed === 1 ? 'is' : 'are'} listed${later > 0 ? `, and ${number(later)} more ${later === 1 ? 'fails' : 'fail'} a later check` : ''}${unsaid > 0 ? `, and ${number(unsaid)} more ${unsaid === 1 ? 'is' : 'are'} set aside without being listed one by one` : ''}.`
	};
}

const whole = (file: string, rule: string, message: string): Problem => ({
	file,
	row: null,
	column: null,
	rule,
	severity: 'error',
	message
});

const nothingIn = ([first]: readonly Problem[]) => {
	const file = first?.file ?? '';
	return whole(
		file,
		'structure.no-rows',
		`${file === '' ? 'The sheet' : file} holds no figure that can be used. Choose the file or sheet that has the figures.`
	);
};

function fewRows([first]: readonly Problem[], good: number, rows: number): Problem {
	const file = first?.file ?? 'The sheet';
	return good <= 0
		? whole(
				first?.file ?? '',
				'structure.no-rows',
				`None of the ${number(rows)} rows of ${file} can be used. Correct what is listed, or choose another file.`
			)
		: whole(
				first?.file ?? '',
				'structure.few-rows',
				`Only ${number(good)} of ${number(rows)} rows of ${file} can be used, so it is likely not the file that was meant. Correct what is listed, or choose another file.`
			);
}
