import { describe, expect, it } from 'vitest';
import { isAcceptable, isOurs, pageOf, scriptsNamed } from '../../src/service-worker/acceptable';
import { partsToKeep } from '../../src/service-worker/record';

/** An answer as a browser hands it over: Node makes only answers of type `default`. */
function answer(content_type: string, given: Partial<Response> = {}): Response {
	const seen = { status: 200, type: 'basic', redirected: false, ...given };
	return new Proxy(new Response('', { headers: { 'content-type': content_type } }), {
		get: (made, name) =>
			name in seen ? seen[name as keyof typeof seen] : (Reflect.get(made, name, made) as unknown)
	});
}

describe('what the worker keeps', () => {
	it('is a page where a page was asked for, and a file where a file was', () => {
		expect(isAcceptable(answer('text/html; charset=utf-8'), '/indicators/cla-offending')).toBe(
			true
		);
		expect(isAcceptable(answer('text/html'), '/board/')).toBe(true);
		expect(isAcceptable(answer('application/json'), '/views/board.json')).toBe(true);
		expect(isAcceptable(answer('application/json'), '/')).toBe(false);
	});

	it.each(['/views/board.json', '/_app/immutable/a.js', '/e.wasm', '/data/parts/a.csv'])(
		'is never the page of a sign-in in the place of %s',
		(path) => expect(isAcceptable(answer('text/html'), path)).toBe(false)
	);

	it('is no error, nothing redirected and nothing of another site', () => {
		for (const status of [0, 204, 206, 302, 401, 403, 404, 500])
			expect(isAcceptable(answer('text/html', { status }), '/'), `${status}`).toBe(false);
		expect(isAcceptable(answer('text/html', { redirected: true }), '/')).toBe(false);
		for (const type of ['opaque', 'opaqueredirect', 'cors', 'error'] as const)
			expect(isAcceptable(answer('text/html', { type }), '/'), type).toBe(false);
	});

	it('is a page of this build only', () => {
		expect(isOurs('<link href="./_app/immutable/entry/app.abc.js">', 'app.abc.js')).toBe(true);
		expect(isOurs('<form>Sign in</form>', 'app.abc.js')).toBe(false);
	});
});

describe('the page of an address', () => {
	it.each([
		['/indicators/x', '', '/indicators/x'],
		['/indicators/x.html', '', '/indicators/x'],
		['/indicators/', '', '/indicators'],
		['/', '', '/'],
		['/board/', '/board', '/board/'],
		['/board/index.html', '/board', '/board/'],
		['/board/data/', '/board', '/board/data']
	])('%s below %j is %s', (path, base, page) => expect(pageOf(path, base)).toBe(page));
});

describe('the scripts a worker’s script names', () => {
	it('are found wherever it is served', () =>
		expect(
			scriptsNamed(
				'import("./chunks/a-1.js");import{b}from`../b.js`;"https://x/c.js"',
				'/board/w/i.js'
			)
		).toEqual(['/board/w/chunks/a-1.js', '/board/b.js']));
});

describe('the parts of a record that are kept', () => {
	const part = (name: string, bytes: number) => ({ file: `parts/${name}`, bytes });
	const manifest = {
		tables: { board: part('board.csv', 10) },
		observations: [part('far.csv', 1_000), part('near.csv', 30)],
		views: { 'board.json': part('view.json', 20) }
	};

	it('are the tables and views first, then figures as far as they fit', () =>
		expect(partsToKeep(JSON.stringify(manifest), 100)).toEqual([
			'parts/board.csv',
			'parts/view.json',
			'parts/near.csv'
		]));

	it.each(['', '[]', 'null', '<h1>Sign in</h1>', '{"tables":{"a":{"file":"../../x","bytes":1}}}'])(
		'are none of %j',
		(text) => expect(partsToKeep(text)).toEqual([])
	);
});
