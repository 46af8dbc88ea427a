import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import { headerRulesOf, headersOf } from './host-headers';
import { parseBase, placed } from './place';

/**
 * Serves a built site on localhost, as any static host would: with the response headers of the site's own `_headers`, and a
 * page that was not prerendered gets 404.html with status 404, and that page's script shows it. A trailing slash is redirected
 * away, because pages refer to their scripts by relative paths. Port 0 takes any free one. Below a base such as `/board` the
 * same folder is served there, and nothing beside it.
 *
 * @returns the server and its address, once it listens. Throws when the folder holds no built site.
 */
export async function serve(
	folder: string,
	port: number,
	base = ''
): Promise<{ server: Server; address: string }> {
	const root = resolve(folder);
	const fallback = join(root, '404.html');
	if (!existsSync(fallback))
		throw new Error(`${root} holds no built site. Run npm run build first.`);
	const page = placed(readFileSync(fallback, 'utf8'), base);
	const rules = headerRulesOf(root);
	const files = sirv(root, { etag: true, gzip: true });
	const server = createServer((request, response) => {
		const [path = '/', query] = (request.url ?? '/').split('?');
		const asked = query === undefined ? '' : `?${query}`;
		const redirect = (location: string) => {
			response.writeHead(308, { location });
			response.end();
		};
		if (base !== '' && path === base) return redirect(`${base}/${asked}`);
		const below = path.startsWith(`${base}/`) ? path.slice(base.length) : null;
		const headers = headersOf(rules, below ?? '/');
		for (const [name, value] of Object.entries({ 'Cache-Control': 'no-cache', ...headers }))
			response.setHeader(name, value);
		const missing = () => {
			response.setHeader('Cache-Control', 'no-cache');
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			response.end(request.method === 'HEAD' ? undefined : page);
		};
		if (below === null) return missing();
		if (/^\/[^/].*\/$/.test(below)) return redirect(base + below.replace(/\/+$/, '') + asked);
		// What is served at the root when the path is taken off; sirv reads it anew each time.
		request.url = below + asked;
		if (below === '/404.html') {
			response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
			response.end(page);
			return;
		}
		files(request, response, missing);
	});
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', listening);
	});
	const bound = server.address();
	const heard = typeof bound === 'object' && bound !== null ? bound.port : port;
	return { server, address: `http://localhost:${heard}${base}/` };
}

/** `serve [--port N] [--folder F] [--base /board/]`: serves until it is stopped, and prints the address. */
export async function main(words: string[]): Promise<number> {
	const option = (name: string, usual: string) => {
		const place = words.indexOf(`--${name}`);
		return place < 0 ? usual : (words[place + 1] ?? usual);
	};
	const port = Number(option('port', '4173'));
	try {
		const { server, address } = await serve(
			option('folder', 'build'),
			port,
			parseBase(option('base', '/'))
		);
		console.log(`The dashboard is at ${address}  (press Ctrl+C to stop)`);
		await new Promise((closed) => server.once('close', closed));
		return 0;
	} catch (cause) {
		const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
		console.error(
			taken
				? `Port ${port} is in use. Stop the other program, or choose another: npm start -- --port ${port + 1}`
				: `The dashboard could not be served: ${cause instanceof Error ? cause.message : String(cause)}`
		);
		return 1;
	}
}
