import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseBase, placed } from '../../src/cli/place';

const hash = (text: string) => createHash('sha256').update(text).digest('base64');
const script = '\n__sveltekit_1abc = {\n\tbase: ""\n};\nimport("/_app/start.js")\n';
const page = `<meta content="script-src 'sha256-${hash(script)}'"><link href="/_app/a.css"><style>a{src:url(/_app/a.woff2)}</style><script>${script}</script><a href="/">home</a><a href="//elsewhere">x</a>`;

describe('a site placed below a path', () => {
	it('has a fallback page that counts from the path, with a script its own policy lets run', () => {
		const moved = placed(page, '/board');
		const text = /<script>([\s\S]*)<\/script>/.exec(moved)?.[1] ?? '';
		expect(text).toContain('base: "/board"');
		expect(text).toContain('import("/board/_app/start.js")');
		expect(moved).toContain(`sha256-${hash(text)}`);
		expect(moved).not.toContain(hash(script));
		expect(moved).toContain('href="/board/"');
		expect(moved).toContain('url(/board/_app/a.woff2)');
		expect(moved).toContain('href="//elsewhere"');
	});

	it('stays as it is at the root', () => expect(placed(page, '')).toBe(page));

	it.each([
		['/board/', '/board'],
		['board', '/board'],
		['/a/b-c/', '/a/b-c'],
		['/', '']
	])('%s is the path %s', (given, base) => expect(parseBase(given)).toBe(base));

	it.each(['/../up', '/a"b', '/a b', 'https://x'])('%s is refused', (given) =>
		expect(() => parseBase(given)).toThrow('Write it as /board/')
	);
});
