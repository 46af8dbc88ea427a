import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Question } from '$lib/domain/problem';
import type { Figure, Reading } from '$lib/intake/format';
import { judge, judgeable } from '$lib/intake/checks/judge';
import { STAGES } from '$lib/intake/checks/rules';

const problem = (
	rule: string,
	row: number | null = null,
	severity: Problem['severity'] = 'error',
	message = `${rule}.`
): Problem => ({
	file: 'file.csv',
	row,
	column: null,
	rule,
	severity,
	message
});
const errors = (rule: string, rows: number) =>
	Array.from({ length: rows }, (_, index) => problem(rule, index + 2));
const question = (rule: string, fallback: string | null = null): Question => ({
	rule,
	text: '',
	options: [],
	fallback,
	evidence: null
});
const reading = (part: Partial<Reading> = {}): Reading => ({
	rows: 324,
	figures: [{} as Figure],
	indicators: [],
	neighbours: [],
	set_aside: [],
	problems: [],
	questions: [],
	unnamed: null,
	...part
});
const verdict = (
	part: Partial<Reading> = {},
	found: readonly Problem[] = [],
	answers: Record<string, string> = {}
) => judge(judgeable(reading(part)), found, new Map(Object.entries(answers)));
const results = (...given: Parameters<typeof verdict>) =>
	verdict(...given)
		.stages.map(({ result }) => result)
		.join(' ');

describe('a file without errors', () => {
	it('is accepted, with a stage warned of where something needs care', () => {
		const found = [problem('value.tenfold', 4, 'warning'), problem('period.gap', null, 'note')];
		expect(verdict({}, found)).toMatchObject({
			outcome: 'accepted',
			problems: found,
			questions: [],
			left_out: []
		});
		expect(results({}, found)).toBe('pass pass pass pass warning pass');
	});

	it('waits for a question without a fallback, and only for that', () => {
		const asked = { questions: [question('period.bare-year'), question('measure.which', 'a')] };
		expect(verdict(asked).outcome).toBe('question');
		expect(verdict({ ...asked, figures: [] }).outcome).toBe('question');
		const answered = verdict(asked, [], { 'period.bare-year': 'ends' });
		expect(answered.outcome).toBe('accepted');
		expect(answered.questions.map(({ rule }) => rule)).toEqual(['measure.which']);
	});

	it('is refused when it holds nothing', () => {
		const found = verdict({ figures: [] });
		expect(found.outcome).toBe('refused');
		expect(found.problems.map(({ rule }) => rule)).toEqual(['structure.no-rows']);
		expect(
			verdict({ figures: [], neighbours: [{} as Reading['neighbours'][number]] }).outcome
		).toBe('accepted');
		expect(
			verdict({ figures: [], indicators: [{} as Reading['indicators'][number]] }).outcome
		).toBe('accepted');
	});
});

describe('stages', () => {
	it('the first that fails speaks alone, after what the ones before it warned of', () => {
		const found = [
			problem('structure.footnote', null, 'note'),
			problem('identity.code-and-name'),
			problem('value.unreadable', 9),
			problem('disclosure.small-count', 3, 'warning')
		];
		const { problems, outcome } = verdict({ problems: found });
		expect(outcome).toBe('refused');
		expect(problems.map(({ rule }) => rule)).toEqual([
			'structure.footnote',
			'identity.code-and-name'
		]);
		expect(results({ problems: found })).toBe('pass pass fail not-run not-run not-run');
	});

	it('a row-level file is refused before all else and nothing else is said', () => {
		const found = [problem('structure.ragged', 4), problem('privacy.row-level')];
		expect(verdict({ problems: found })).toMatchObject({
			outcome: 'refused',
			problems: [found[1]],
			questions: []
		});
		expect(results({ problems: found })).toBe('pass fail not-run not-run not-run not-run');
	});
});

describe('a file with some bad rows', () => {
	it('offers the good ones, with the count beside the question', () => {
		const found = verdict({ problems: errors('value.unreadable', 12) });
		expect(found.outcome).toBe('question');
		expect(found.problems).toHaveLength(12);
		expect(found.questions).toMatchObject([
			{
				rule: 'rows.left-out',
				fallback: null,
				evidence: '312 of 324 rows can be used; 12 are listed.'
			}
		]);
		expect(found.questions[0]?.options.map(({ option }) => option)).toEqual([
			'leave-out',
			'refuse'
		]);
	});

	it('counts those a later stage would stop too', () => {
		const found = verdict({ problems: errors('period.unknown', 2) }, [
			problem('value.out-of-range', 40)
		]);
		expect(found.problems.map(({ rule }) => rule)).toEqual(['period.unknown', 'period.unknown']);
		expect(found.questions[0]?.evidence).toBe(
			'321 of 324 rows can be used; 2 are listed, and 1 more fails a later check.'
		);
	});

	it('left out, their errors are warnings, the later stages run and the rows are named', () => {
		const part = { problems: errors('period.unknown', 2) };
		const found = verdict(part, [problem('value.out-of-range', 40)], {
			'rows.left-out': 'leave-out'
		});
		expect(found).toMatchObject({ outcome: 'accepted', questions: [], left_out: [2, 3, 40] });
		expect(found.problems.every(({ severity }) => severity === 'warning')).toBe(true);
		expect(found.stages.map(({ result }) => result).join(' ')).toBe(
			'pass pass pass warning warning pass'
		);
	});

	it('left out, do not excuse an error of the whole sheet', () => {
		const part = { problems: [...errors('period.unknown', 2), problem('value.unit')] };
		expect(verdict(part, [], { 'rows.left-out': 'leave-out' }).outcome).toBe('refused');
	});

	it('is refused when the analyst says so', () => {
		expect(
			verdict({ problems: errors('period.unknown', 2) }, [], { 'rows.left-out': 'refuse' })
		).toMatchObject({ outcome: 'refused', questions: [] });
	});

	it('is refused when most rows are bad, unless only places are unknown', () => {
		const most = verdict({ rows: 20, problems: errors('value.unreadable', 17) });
		expect(most.outcome).toBe('refused');
		expect(most.problems.at(-1)).toMatchObject({ rule: 'structure.few-rows', row: null });
		expect(most.problems.at(-1)?.message).toContain('Only 3 of 20 rows');
		expect(verdict({ rows: 20, problems: errors('identity.unknown-area', 17) }).outcome).toBe(
			'question'
		);
		const none = verdict({ rows: 20, problems: errors('identity.unknown-area', 20) });
		expect(none.outcome).toBe('refused');
		expect(none.problems.at(-1)?.rule).toBe('structure.no-rows');
	});
});

it('leaving rows out does not make a file of a few good ones', () => {
	const found = verdict({ rows: 20, problems: errors('value.unreadable', 17) }, [], {
		'rows.left-out': 'leave-out'
	});
	expect(found.outcome).toBe('refused');
	expect(found.problems.at(-1)?.rule).toBe('structure.few-rows');
});

describe('a place nobody knows', () => {
	const fault = problem(
		'identity.unknown-area',
		5,
		'error',
		'Row 5 has “Nottm”, which is no place.'
	);
	const asked = question('identity.synonym:Nottm');

	it('is asked for, and its rows are not offered to be left out meanwhile', () => {
		const found = verdict({ problems: [fault], questions: [asked] });
		expect(found.outcome).toBe('question');
		expect(found.questions.map(({ rule }) => rule)).toEqual(['identity.synonym:Nottm']);
		expect(verdict({ rows: 1, figures: [], problems: [fault], questions: [asked] }).outcome).toBe(
			'question'
		);
	});

	it('is left out when that is the answer, without being asked again', () => {
		const found = verdict({ problems: [fault] }, [], { 'identity.synonym:Nottm': 'leave-out' });
		expect(found).toMatchObject({ outcome: 'accepted', questions: [], left_out: [5] });
		const whole = verdict({ problems: [fault], questions: [asked] }, [], {
			'rows.left-out': 'leave-out'
		});
		expect(whole).toMatchObject({ outcome: 'accepted', questions: [], left_out: [5] });
	});

	it('is not asked for one by one when there are dozens', () => {
		const names = Array.from({ length: 30 }, (_, index) => `Ward ${index}`);
		const found = verdict({
			problems: names.map((name, index) =>
				problem('identity.unknown-area', index + 2, 'error', `Row has “${name}”.`)
			),
			questions: names.map((name) => question(`identity.synonym:${name}`))
		});
		expect(
			found.questions.filter(({ fallback }) => fallback === null).map(({ rule }) => rule)
		).toEqual(['rows.left-out']);
	});
});

it('always has six stages of which nothing runs after a failure, and accepts no file with an error', () => {
	const any = fc.record({
		rule: fc.constantFrom(
			'structure.ragged',
			'privacy.row-level',
			'identity.unknown-area',
			'period.unknown',
			'value.unreadable',
			'disclosure.small-count',
			'structure.no-rows',
			'strange'
		),
		row: fc.oneof(fc.constant(null), fc.integer({ min: 2, max: 30 })),
		severity: fc.constantFrom<Problem['severity']>('error', 'warning', 'note')
	});
	fc.assert(
		fc.property(
			fc.array(any, { maxLength: 30 }),
			fc.nat({ max: 40 }),
			fc.constantFrom(undefined, 'leave-out', 'refuse'),
			(parts, rows, answer) => {
				const problems = parts.map(({ rule, row, severity }) => problem(rule, row, severity));
				const found = verdict(
					{ rows, problems },
					[],
					answer === undefined ? {} : { 'rows.left-out': answer }
				);
				expect(found.stages.map(({ stage }) => stage)).toEqual(STAGES);
				const failed = found.stages.findIndex(({ result }) => result === 'fail');
				const after = found.stages.slice(failed + 1).map(({ result }) => result);
				if (failed >= 0) expect(after.every((result) => result === 'not-run')).toBe(true);
				else expect(found.outcome).toBe('accepted');
				const isError = found.problems.some(({ severity }) => severity === 'error');
				expect(found.outcome === 'accepted').toBe(!isError);
				if (found.outcome === 'question')
					expect(found.questions.some(({ fallback }) => fallback === null)).toBe(true);
			}
		)
	);
});
