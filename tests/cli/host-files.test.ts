import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headersOf, readHeaderRules } from '../../src/cli/host-headers';
import config from '../../svelte.config.js';

const read = (name: string) => readFileSync(`static/${name}`, 'utf8');
const rules = readHeaderRules(read('_headers'));
const headers = headersOf(rules, '/');

/** A policy as its directives, in no order. */
const directives = (policy: string) =>
	policy
		.split(';')
		.map((directive) => directive.trim().split(/\s+/).sort().join(' '))
		.sort();

/** What each host's own file sends with every answer, by the header's name. */
const sent: Record<string, Record<string, string>> = {
	nginx: Object.fromEntries(
		[...read('nginx.conf').matchAll(/^\s*add_header ([\w-]+) "(.*)" always;$/gm)].map(
			([, name = '', value = '']) => [name, value]
		)
	),
	Apache: Object.fromEntries(
		[...read('.htaccess').matchAll(/^\s*Header always set ([\w-]+) "(.*)"$/gm)].map(
			([, name = '', value = '']) => [name, value]
		)
	),
	IIS: Object.fromEntries(
		[...read('web.config').matchAll(/<add name="([\w-]+)" value="(.*)" \/>/g)].map(
			([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]
		)
	),
	Azure: Object.fromEntries(
		Object.entries(
			(JSON.parse(read('staticwebapp.config.json')) as { globalHeaders: Record<string, string> })
				.globalHeaders
		).filter(([name]) => name !== 'Cache-Control')
	)
};

describe('the files that set response headers', () => {
	it.each(Object.keys(sent))('%s sends what _headers says, word for word', (host) => {
		const { 'Cache-Control': _, ...everywhere } = headers;
		expect(Object.keys(everywhere)).toHaveLength(7);
		expect(sent[host]).toEqual(everywhere);
	});

	it('carry the policy of the pages, and what only a header can say', () => {
		const own = config.kit?.csp?.directives ?? {};
		const quoted = (value: string) =>
			/^(?:self|none|unsafe-inline|wasm-unsafe-eval|script)$/.test(value) ? `'${value}'` : value;
		const pages = Object.entries(own).map(([name, values]) =>
			[name, ...(values as string[]).map(quoted)].join(' ')
		);
		const wanted = pages
			.map((directive) =>
				// The hash of a page's own script stands in the page, and narrows this again.
				directive.startsWith('script-src ') ? `${directive} 'unsafe-inline'` : directive
			)
			.concat("frame-ancestors 'none'", "script-src-attr 'none'");
		expect(directives(headers['Content-Security-Policy'] ?? '')).toEqual(
			directives(wanted.join(';'))
		);
	});

	it('keep for a year what is named by its content, and nothing else', () => {
		const kept = (path: string) => headersOf(rules, path)['Cache-Control'];
		for (const path of [
			'/_app/immutable/entry/start.abc.js',
			'/data/parts/board.0123456789abcdef.csv',
			'/data/manifests/00.json'
		])
			expect(kept(path)).toBe('public, max-age=31536000, immutable');
		expect(kept('/data/manifest.json')).toBe('no-cache');
		expect(kept('/service-worker.js')).toBe('no-cache');
		expect(kept('/indicators/cla-offending')).toBeUndefined();
		for (const name of ['nginx.conf', '.htaccess', 'staticwebapp.config.json', 'web.config'])
			for (const folder of ['_app/immutable', 'data/parts', 'data/manifests'])
				expect(read(name), `${name} on ${folder}`).toContain(folder);
	});

	it('name the type of the engine, and the page for a wrong address', () => {
		for (const name of ['nginx.conf', '.htaccess', 'web.config', 'staticwebapp.config.json']) {
			expect(read(name)).toContain('application/wasm');
			expect(read(name)).toContain('/404.html');
		}
	});
});
