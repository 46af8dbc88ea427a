import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/intake';

// Every run starts an engine and loads the whole record.
vi.setConfig({ testTimeout: 240_000 });

let folder = '';
let printed: string[] = [];
let said: string[] = [];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'intake-'));
	[printed, said] = [[], []];
	vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
	vi.spyOn(console, 'error').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true });
});

const put = (name: string, text: string) => {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
};
const sample = (format: string, name = `${format}.csv`) =>
	put(name, readFileSync(`tests/intake/samples/${format}.csv`, 'utf8'));
interface Printed {
	readonly file: string;
	readonly sheet: string | null;
	readonly format: string | null;
	readonly outcome: string;
	readonly rows: number;
	readonly observations: number;
	readonly values: number;
	readonly missing: Readonly<Record<string, number>>;
	readonly problems: readonly Readonly<Record<string, unknown>>[];
	readonly questions: readonly {
		readonly rule: string;
		readonly text: string;
		readonly options: readonly { readonly option: string; readonly label: string }[];
		readonly evidence: string | null;
	}[];
}
async function run(...words: string[]) {
	[printed, said] = [[], []];
	const code = await main(['--json', ...words]);
	return { code, results: JSON.parse(printed.join('\n')) as readonly Printed[] };
}
const written = (name: string) =>
	readFileSync(join(folder, 'out', name), 'utf8')
		.trim()
		.split('\n');
const out = () => ['--out', join(folder, 'out')];
const answers = (given: unknown) => ['--answers', put('answers.json', JSON.stringify(given))];

const KEYS = 'file,sheet,format,outcome,rows,observations,values,missing,problems,questions';
const paper = '2009,2010,2011\n9.80%,9%,9.80%\n';
const paperAnswers = {
	'measure.which': 'cla-offending',
	'place.which': 'E06000018',
	'period.bare-year': 'begins'
};

describe('what is printed', () => {
	test('is an array of one object a file in the order given, with these keys in this order', async () => {
		const { code, results } = await run(
			put('paper.csv', paper),
			join(folder, 'nowhere.csv'),
			sample('youth-justice')
		);
		expect(code).toBe(2);
		expect(results.map(({ file, outcome, format }) => [file, outcome, format])).toEqual([
			['paper.csv', 'question', 'board-paper'],
			['nowhere.csv', 'refused', null],
			['youth-justice.csv', 'accepted', 'youth-justice']
		]);
		for (const each of results) expect(Object.keys(each).join()).toBe(KEYS);
		expect(results[2]).toMatchObject({
			sheet: null,
			rows: 8,
			observations: 8,
			values: 6,
			missing: { c: 1, '..': 1 },
			questions: []
		});
		const [unread] = results[1]?.problems ?? [];
		expect(Object.keys(unread ?? {}).join()).toBe('rule,severity,row,column,message');
		expect(unread).toMatchObject({ rule: 'structure.unread', severity: 'error', row: null });
		const [question] = results[0]?.questions ?? [];
		expect(Object.keys(question ?? {}).join()).toBe('rule,text,options,evidence');
		expect(results[0]?.questions.map(({ rule }) => rule)).toEqual([
			'measure.which',
			'place.which',
			'period.bare-year'
		]);
	});

	test('counts nothing that is not read: a file refused has no observations', async () => {
		const { code, results } = await run(put('picture.csv', '\u0089PNG\r\n\u001a\n\u0000\u0000'));
		expect(code).toBe(2);
		expect(results).toMatchObject([
			{ outcome: 'refused', observations: 0, values: 0, missing: {}, questions: [] }
		]);
	});

	test('without --json is words, and the code is the same', async () => {
		expect(await main([put('paper.csv', paper)])).toBe(1);
		expect(printed.join('\n')).toContain('paper.csv: question, board-paper; 1 rows');
		expect(printed.join('\n')).toContain('question period.bare-year:');
	});
});

describe('the code it ends with', () => {
	test('is 0 when all are accepted, 1 when one needs an answer, 2 when one is refused', async () => {
		const good = sample('fingertips');
		const asks = put('paper.csv', paper);
		expect((await run(good)).code).toBe(0);
		expect((await run(good, asks)).code).toBe(1);
		expect((await run(good, asks, put('empty.csv', ''))).code).toBe(2);
	});

	test.each([
		[[], 'Name at least one file.'],
		[['--jsno', 'a.csv'], 'There is no option --jsno.'],
		[['a.csv', '--out'], '--out needs a name after it.'],
		[['a.csv', '--answers'], '--answers needs a name after it.']
	])('%j is not understood', async (words, sentence) => {
		expect(await main(words)).toBe(2);
		expect(said[0]).toContain(sentence);
		expect(said[0]).toContain('npm run -s intake');
		expect(printed).toEqual([]);
	});

	test('answers that are no JSON, or not there, are refused before anything is read', async () => {
		for (const file of [put('answers.json', '{'), join(folder, 'nowhere.json')]) {
			expect(await main(['--answers', file, sample('fingertips')])).toBe(2);
			expect(said.at(-1)).toContain('is not JSON that can be read');
		}
		expect(printed).toEqual([]);
	});
});

describe('answers', () => {
	const asks = () => put('paper.csv', paper);
	const copied = (questions: Printed['questions']) =>
		Object.fromEntries(
			questions.map(({ rule, options }) => [
				rule,
				options.find(({ option }) => Object.values(paperAnswers).includes(option)) ?? options[0]
			])
		);

	test.each([
		['by rule', paperAnswers],
		['under the file’s name', { 'paper.csv': paperAnswers, 'other.csv': { 'place.which': 'x' } }],
		['as a list', Object.entries(paperAnswers).map(([rule, option]) => ({ rule, option }))],
		[
			'as options copied whole',
			Object.fromEntries(
				Object.entries(paperAnswers).map(([rule, option]) => [rule, { option, label: 'Copied' }])
			)
		]
	])('are taken %s', async (_, given) => {
		const { code, results } = await run(...answers(given), ...out(), asks());
		expect(code).toBe(0);
		expect(results).toMatchObject([{ outcome: 'accepted', observations: 3, values: 3 }]);
		expect(
			written('observations.csv')
				.slice(1)
				.map((line) => line.split(',').slice(0, 3).join())
		).toEqual([
			'cla-offending,E06000018,2009-04-01/2010-03-31',
			'cla-offending,E06000018,2010-04-01/2011-03-31',
			'cla-offending,E06000018,2011-04-01/2012-03-31'
		]);
	});

	test('copied from the printed questions, measure and place found there, accept the file', async () => {
		const asked = (await run(asks())).results[0]?.questions ?? [];
		const given = { ...copied(asked), 'measure.which': 'cla-offending' };
		expect((await run(...answers(given), asks())).code).toBe(0);
	});

	test('that are none of a question’s options leave it open', async () => {
		const given = { ...paperAnswers, 'period.bare-year': 'perhaps' };
		const { code, results } = await run(...answers(given), asks());
		expect(code).toBe(1);
		expect(results[0]?.questions.map(({ rule }) => rule)).toEqual(['period.bare-year']);
	});

	test('a row left out is left out, and the others are written', async () => {
		const spoilt = readFileSync('tests/intake/samples/youth-justice.csv', 'utf8').replace(
			',90,',
			',n0ne,'
		);
		const file = put('spoilt.csv', spoilt);
		const first = await run(file);
		expect(first).toMatchObject({ code: 1, results: [{ outcome: 'question' }] });
		expect(first.results[0]?.questions).toMatchObject([{ rule: 'rows.left-out' }]);
		const { code, results } = await run(
			...answers({ 'rows.left-out': 'leave-out' }),
			...out(),
			file
		);
		expect(code).toBe(0);
		expect(written('observations.csv')).toHaveLength(1 + (results[0]?.observations ?? 0));
		expect(results[0]?.observations).toBe(7);
		expect((await run(...answers({ 'rows.left-out': 'refuse' }), file)).code).toBe(2);
	});
});

describe('--out', () => {
	const HEADER =
		'indicator,geography,period,vintage,value,symbol,numerator,denominator,decimals,source_row';
	const names = ['youth-justice', 'quarterly-return', 'dfe-outcomes', 'lait-long'] as const;

	test('writes what was accepted: ONS codes, ISO intervals, a snapshot as one date', async () => {
		const files = names.map((name) =>
			sample(name, name === 'dfe-outcomes' ? 'OC22019.csv' : `${name}.csv`)
		);
		const { code, results } = await run(...out(), ...files);
		expect(code).toBe(0);
		const [header, ...lines] = written('observations.csv');
		expect(header).toBe(HEADER);
		expect(lines).toHaveLength(results.reduce((sum, each) => sum + each.observations, 0));
		for (const line of lines) {
			const [, geography = '', period = ''] = line.split(',');
			expect(geography).toMatch(/^E\d{8}$/);
			expect(period).toMatch(/^\d{4}-\d\d-\d\d(?:\/\d{4}-\d\d-\d\d)?$/);
		}
		expect(lines.filter((line) => /,\d{4}-\d\d-\d\d,/.test(line)).length).toBeGreaterThan(0);
		const valued = lines.filter((line) => line.split(',')[4] !== '');
		expect(valued).toHaveLength(results.reduce((sum, each) => sum + each.values, 0));
	});

	test('writes nothing of what is refused or asked', async () => {
		const { code } = await run(...out(), put('paper.csv', paper), put('empty.csv', ''));
		expect(code).toBe(2);
		expect(written('observations.csv')).toEqual([HEADER]);
		expect(written('vintages.csv')).toHaveLength(1);
	});

	test('is the same, byte for byte, when it is run again', async () => {
		const files = [sample('youth-justice'), put('paper.csv', paper)];
		const hashes: string[] = [];
		for (const name of ['out', 'again']) {
			await run(...answers(paperAnswers), '--out', join(folder, name), ...files);
			const all = readdirSync(join(folder, name)).sort();
			hashes.push(
				createHash('sha256')
					.update(all.map((each) => readFileSync(join(folder, name, each), 'utf8')).join('\n'))
					.digest('hex')
			);
		}
		expect(hashes[0]).toBe(hashes[1]);
	});

	test('calls an edition nobody has dated by its file, so that its name is the same on another day', async () => {
		await run(...out(), sample('youth-justice'), sample('yjb-children', 'yjb_2021-01-28.csv'));
		const ids = new Set(
			written('observations.csv')
				.slice(1)
				.map((line) => line.split(',')[3])
		);
		expect([...ids]).toEqual([
			expect.stringMatching(/^[a-z-]+-[0-9a-f]{8}$/),
			expect.stringMatching(/-2021-01-28$/)
		]);
	});

	test('has a file given twice once', async () => {
		const { code, results } = await run(
			...out(),
			sample('youth-justice'),
			sample('youth-justice', 'copy.csv')
		);
		expect(code).toBe(0);
		expect(results.map(({ observations }) => observations)).toEqual([8, 8]);
		expect(written('observations.csv')).toHaveLength(9);
		expect(written('vintages.csv')).toHaveLength(2);
	});
});

test('a release’s metadata is read before its data, whatever its place, and is no refusal', async () => {
	const { code, results } = await run(
		sample('ees', 'la_outcomes.csv'),
		sample('ees-meta', 'la_outcomes.meta.csv')
	);
	expect(code).toBe(0);
	expect(results.map(({ format }) => format)).toEqual(['ees', 'ees-meta']);
});

test('LAIT’s long file counts what is held of it, rows under no period aside', async () => {
	const rows = readFileSync('tests/intake/samples/lait-long.csv', 'utf8');
	const file = put(
		'lait_2026-04-08.csv',
		`${rows}LAC_Convictions,,0,Nottingham,7,892,East Midlands\n`
	);
	const { code, results } = await run(...out(), file);
	expect(code).toBe(0);
	expect(results).toMatchObject([{ rows: 12, observations: 11, values: 10, missing: { '-': 1 } }]);
	expect(written('observations.csv')).toHaveLength(12);
});
