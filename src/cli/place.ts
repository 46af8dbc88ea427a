import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A path below which a site is served, as `/board`; empty for the root. Throws for one that is no plain path. */
export function parseBase(text: string): string {
	const base = text.replace(/^\/*/, '/').replace(/\/*$/, '');
	if (!/^(?:\/[\w-][\w.-]*)*$/.test(base))
		throw new Error(`${text} is not a path a site can be served below. Write it as /board/.`);
	return base;
}

/**
 * The fallback page as it must read below a path. Every other page refers to its files relatively and can be served
 * anywhere; this one is shown at any depth, so its addresses count from the root, and the hash of its script changes with them.
 */
export function placed(page: string, base: string): string {
	const hash = (text: string) => createHash('sha256').update(text).digest('base64');
	const scripts = (html: string) =>
		[...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => hash(match[1] ?? ''));
	const moved = page
		.replace(/((?:href|src)=|import\()"\/(?!\/)/g, `$1"${base}/`)
		.replace(/(url\(["']?)\/(?!\/)/g, `$1${base}/`)
		.replace(/(__sveltekit_\w+ = \{\s*base: )""/, `$1${JSON.stringify(base)}`);
	const now = scripts(moved);
	return scripts(page).reduce((text, was, place) => text.replace(was, now[place] ?? was), moved);
}

const rewritten: Readonly<Record<string, (text: string, base: string) => string>> = {
	'404.html': placed,
	'.htaccess': (text, base) =>
		text.replace(/^ErrorDocument 404 .*$/m, `ErrorDocument 404 ${base}/404.html`),
	'web.config': (text, base) => text.replace(/path="[^"]*\/404\.html"/, `path="${base}/404.html"`)
};

/** `place /board/ [FOLDER]`: makes a built site ready to be served below a path. Run once on a fresh build. */
export async function main([path = '', folder = 'build']: string[]): Promise<number> {
	try {
		const base = parseBase(path);
		const root = resolve(folder);
		if (!existsSync(join(root, '404.html')))
			throw new Error(`${root} holds no built site. Run npm run build first.`);
		for (const [name, write] of Object.entries(rewritten)) {
			const file = join(root, name);
			if (!existsSync(file)) continue;
			const text = write(readFileSync(file, 'utf8'), base);
			writeFileSync(file, text);
			if (existsSync(`${file}.gz`)) writeFileSync(`${file}.gz`, gzipSync(text));
		}
		console.log(`The site in ${root} can be served below ${base}/.`);
		return 0;
	} catch (cause) {
		console.error(cause instanceof Error ? cause.message : String(cause));
		return 1;
	}
}
