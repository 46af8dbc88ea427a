import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../src/cli/serve';
import { firstScripts } from '../../src/cli/size';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	writeFileSync(join(folder, '404.html'), '<h1>There is no such page</h1>');
	writeFileSync(
		join(folder, 'index.html'),
		'<link rel="modulepreload" href="./a.js"><script>import("./a.js")</script>'
	);
	writeFileSync(join(folder, 'a.js'), 'export const a = 1;');
	writeFileSync(join(folder, 'bare.html'), '<p>No script</p>');
	site = await serve(folder, 0);
});

afterAll(() => {
	site.server.close();
	rmSync(folder, { recursive: true });
});

describe('serve', () => {
	const ask = (path: string) => fetch(new URL(path, site.address));

	it('gives the site’s own pages, with or without their ending', async () => {
		expect(await (await ask('/')).text()).toContain('modulepreload');
		expect((await ask('/bare')).status).toBe(200);
	});

	it('gives 404.html and says so for an address the site does not have', async () => {
		const response = await ask('/indicators/nobody-has-this');
		expect(response.status).toBe(404);
		expect(await response.text()).toContain('There is no such page');
	});

	it('redirects a trailing slash away, and never to another site', async () => {
		const response = await fetch(new URL('/bare/?a=1', site.address), { redirect: 'manual' });
		expect([response.status, response.headers.get('location')]).toEqual([308, '/bare?a=1']);
		const away = await fetch(new URL(site.address).href + '/elsewhere.example/', {
			redirect: 'manual'
		});
		expect(away.status).toBe(404);
	});

	it('gives nothing from outside its folder', async () => {
		expect((await ask('/..%2f..%2fetc/passwd')).status).toBe(404);
	});

	it('refuses a folder that holds no built site', async () => {
		await expect(serve(join(folder, 'nothing'), 0)).rejects.toThrow('holds no built site');
	});
});

describe('firstScripts', () => {
	it('counts a script once however often a page names it, and the inline text', () => {
		expect(firstScripts(folder, 'index.html')).toBeGreaterThan(40);
		expect(firstScripts(folder, 'index.html')).toBeLessThan(100);
	});

	it('does not pass a page on which it finds no script', () => {
		expect(() => firstScripts(folder, 'bare.html')).toThrow('cannot be right');
	});
});
