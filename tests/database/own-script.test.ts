import { afterEach, describe, expect, it, vi } from 'vitest';
import { ownScript } from '../../src/lib/database/own-script';

const sources = import.meta.glob<string>('/src/**/*.{ts,svelte}', {
	query: '?raw',
	import: 'default',
	eager: true
});

afterEach(() => vi.unstubAllGlobals());

describe('the address of a worker', () => {
	it('is one of the site’s own scripts', () => {
		vi.stubGlobal('location', new URL('https://site.example/board/data'));
		expect(ownScript('/board/w.js')).toBe('https://site.example/board/w.js');
		expect(ownScript('./w.js')).toBe('https://site.example/board/w.js');
		for (const address of ['https://elsewhere.example/w.js', '//elsewhere.example/w.js', 'data:,x'])
			expect(() => ownScript(address), address).toThrow('own scripts only');
	});

	it('is checked wherever a worker is started', () => {
		const started = Object.entries(sources).flatMap(([path, text]) =>
			[...text.matchAll(/new (?:Shared)?Worker\(|\.register\(/g)].map((match) => ({
				path,
				given: text.slice(match.index + match[0].length).trimStart()
			}))
		);
		expect(started.length).toBeGreaterThan(3);
		expect(started.filter(({ given }) => !given.startsWith('ownScript('))).toEqual([]);
	});
});
