import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site on localhost, as any static host would: a page that was not prerendered gets 404.html with status
 * 404, and that page's script shows it. A trailing slash is redirected away, because pages refer to their scripts by
 * relative paths. Port 0 takes any free one.
 *
 * @returns the server and its address, once it listens. Throws when the folder holds no built site.
 */
export async function serve(
	folder: string,
	port: number
): Promise<{ server: Server; address: string }> {
	const root = resolve(folder);
	const fallback = join(root, '404.html');
	if (!existsSync(fallback))
		throw new Error(`${root} holds no built site. Run npm run build first.`);
	const page = readFileSync(fallback);
	const files = sirv(root, { etag: true, gzip: true });
	const server = createServer((request, response) => {
		const [path = '/', query] = (request.url ?? '/').split('?');
		if (/^\/[^/].*\/$/.test(path)) {
			const plain = path.replace(/\/+$/, '') + (query === undefined ? '' : `?${query}`);
			response.writeHead(308, { location: plain });
			response.end();
			return;
		}
		files(request, response, () => {
			response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
			response.end(page);
		});
	});
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', listening);
	});
	const bound = server.address();
	const heard = typeof bound === 'object' && bound !== null ? bound.port : port;
	return { server, address: `http://localhost:${heard}/` };
}

/** `serve [--port N] [--folder F]`: serves until it is stopped, and prints the address. */
export async function main(words: string[]): Promise<number> {
	const option = (name: string, usual: string) => {
		const place = words.indexOf(`--${name}`);
		return place < 0 ? usual : (words[place + 1] ?? usual);
	};
	const port = Number(option('port', '4173'));
	try {
		const { server, address } = await serve(option('folder', 'build'), port);
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
