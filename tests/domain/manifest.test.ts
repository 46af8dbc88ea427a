import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '$lib/domain/manifest';

const hash = (digit: string) => digit.repeat(64);
const file = (name: string, digit: string, kind = 'csv', rows: number | null = 3) => ({
	file: `parts/${name}.${digit.repeat(16)}.${kind}`,
	sha256: hash(digit),
	bytes: 120,
	rows
});

const sound = () => ({
	manifest: 1,
	made: '2026-11-22T09:30:00Z',
	audience: 'public' as string,
	tables: { board: file('board', 'a'), meetings: file('meetings', 'b') },
	observations: [
		{ ...file('observations', 'c'), indicators: ['cla-offending', 'first-time-entrants'] },
		{ ...file('observations', 'd'), indicators: ['immunisations'] }
	],
	views: { 'measures/cla-offending.json': file('measures-cla-offending', 'e', 'json', null) },
	previous: hash('f')
});

const parse = (value: unknown) =>
	parseManifest(typeof value === 'string' ? value : JSON.stringify(value));
const sentence = (value: unknown) => {
	const reading = parse(value);
	return reading.done ? 'read' : reading.sentence;
};
/** The sound manifest with one of its files written otherwise. */
const withBoard = (changes: Record<string, unknown>) => ({
	...sound(),
	tables: { ...sound().tables, board: { ...file('board', 'a'), ...changes } }
});

describe('a record’s manifest', () => {
	it('is read as it is written', () => {
		const reading = parse(sound());
		expect(reading.done && JSON.parse(JSON.stringify(reading.value))).toEqual(sound());
	});

	it('is read for the first record too, which has none before it and no views', () => {
		expect(parse({ ...sound(), previous: null, views: {} }).done).toBe(true);
	});

	it('of a newer version is refused with the cure', () => {
		expect(sentence({ ...sound(), manifest: 2 })).toContain('Reload the page');
		expect(sentence({ ...sound(), manifest: 2 })).toContain('built again');
	});

	it('that is a web page is called missing', () => {
		expect(sentence('\n<!doctype html><title>Not found</title>')).toContain('gives a web page');
	});

	it('that is cut short is called damaged', () => {
		const text = JSON.stringify(sound());
		for (const length of [0, 1, 40, text.length - 1])
			expect(sentence(text.slice(0, length))).toContain('damaged');
	});

	it.each([
		['../../secret.aaaaaaaaaaaaaaaa.csv'],
		['parts/../board.aaaaaaaaaaaaaaaa.csv'],
		['parts/sub/board.aaaaaaaaaaaaaaaa.csv'],
		['/parts/board.aaaaaaaaaaaaaaaa.csv'],
		['https://elsewhere.example/parts/board.aaaaaaaaaaaaaaaa.csv'],
		['//elsewhere.example/board.aaaaaaaaaaaaaaaa.csv'],
		['parts\\board.aaaaaaaaaaaaaaaa.csv'],
		['parts/board.aaaaaaaaaaaaaaaa.csv?x=1'],
		['parts/board.aaaaaaaaaaaaaaaa.csv\u0000'],
		['parts/%2e%2e.aaaaaaaaaaaaaaaa.csv'],
		['parts/board.bbbbbbbbbbbbbbbb.csv'],
		['parts/board.aaaaaaaaaaaaaaaa.json'],
		['data:text/csv,a'],
		[''],
		[null],
		[['parts/board.aaaaaaaaaaaaaaaa.csv']]
	])('does not let a table be fetched from %j', (path) => {
		expect(sentence(withBoard({ file: path }))).toContain('the file of the table board');
	});

	it.each([[-1], [1.5], [1e300], [2 ** 53], ['120'], [null], [true], [{}]])(
		'refuses %j as a size and as a number of rows',
		(value) => {
			expect(sentence(withBoard({ bytes: value }))).toContain('the size of the table board');
			expect(sentence(withBoard({ rows: value }))).toContain('number of rows of the table board');
		}
	);

	it('refuses more rows than bytes', () => {
		expect(sentence(withBoard({ rows: 121 }))).toContain('number of rows');
	});

	it('refuses a hash that is none', () => {
		for (const sha256 of [hash('A'), hash('g'), 'aa', null, 7])
			expect(sentence(withBoard({ sha256 }))).toContain('SHA-256');
	});

	it('refuses a measure claimed by two parts, or twice by one', () => {
		const part = { ...file('observations', 'd'), indicators: ['cla-offending'] };
		const twice = { ...part, indicators: ['immunisations', 'immunisations'] };
		const [first] = sound().observations;
		expect(sentence({ ...sound(), observations: [first, part] })).toContain('claimed twice');
		expect(sentence({ ...sound(), observations: [twice] })).toContain('claimed twice');
	});

	it('refuses parts of the figures that name no measure, or what is none', () => {
		for (const indicators of [[], undefined, 'cla-offending', ['../x'], [7], ['Cla'], [null]])
			expect(
				sentence({ ...sound(), observations: [{ ...file('observations', 'd'), indicators }] })
			).toContain('measure');
	});

	it('pollutes nothing, and finds no table nobody wrote', () => {
		const text = JSON.stringify(sound()).replace(
			'"board":',
			`"__proto__":${JSON.stringify(file('board', 'a'))},"board":`
		);
		expect(sentence(text)).toContain('a name that no table may have');
		const reading = parse(sound());
		expect(reading.done && reading.value.tables['constructor']).toBeUndefined();
		expect(reading.done && reading.value.views['toString']).toBeUndefined();
		expect(({} as Record<string, unknown>)['file']).toBeUndefined();
	});

	it('takes nothing from a prototype written into it', () => {
		const { previous, ...rest } = sound();
		expect(sentence(`{"__proto__":{"previous":null},${JSON.stringify(rest).slice(1)}`)).toContain(
			'the manifest before it'
		);
		expect(previous).toBe(hash('f'));
	});

	it.each([
		['made', '22 November 2026'],
		['made', '2026-13-45T99:99:99Z'],
		['made', null],
		['audience', 'everyone'],
		['audience', undefined],
		['previous', 'manifests/x.json'],
		['previous', undefined],
		['tables', []],
		['tables', null],
		['observations', {}],
		['views', 'none'],
		['views', { '../board.json': file('board', 'e', 'json', null) }],
		['views', { 'board.json': file('board', 'e', 'json', 4) }],
		['views', { 'board.json': file('board', 'e', 'csv') }],
		['manifest', 0],
		['manifest', '1'],
		['manifest', undefined]
	])('refuses %s written as %j', (name, value) => {
		expect(sentence({ ...sound(), [name]: value })).toContain('cannot be used');
	});

	it('reads or refuses any JSON with a sentence, and throws at none', () => {
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(sentence(text)).toMatch(/\.$/);
			})
		);
	});

	it('never names a file outside its parts, whatever one value of it is changed to', () => {
		const places = [
			(value: unknown) => withBoard({ file: value }),
			(value: unknown) => withBoard({ sha256: value }),
			(value: unknown) => withBoard({ bytes: value }),
			(value: unknown) => ({ ...sound(), tables: value }),
			(value: unknown) => ({
				...sound(),
				views: { [String(value)]: file('x', 'e', 'json', null) }
			}),
			(value: unknown) => ({ ...sound(), observations: [value] })
		];
		const value = fc.oneof(
			fc.jsonValue(),
			fc.string({ unit: 'binary' }),
			fc.string().map((text) => `parts/${text}.aaaaaaaaaaaaaaaa.csv`)
		);
		fc.assert(
			fc.property(value, fc.constantFrom(...places), (odd, place) => {
				const reading = parse(place(odd));
				if (!reading.done) {
					expect(reading.sentence).toMatch(/\.$/);
					return;
				}
				const { tables, views, observations } = reading.value;
				for (const each of [...Object.values(tables), ...Object.values(views), ...observations])
					expect(each.file).toMatch(/^parts\/[A-Za-z0-9_-]+\.[0-9a-f]{16}\.(csv|json)$/);
			})
		);
	});
});
