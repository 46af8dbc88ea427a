import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Kilobytes of gzipped JavaScript a page asks for before it is drawn, by page. */
interface Budgets {
	readonly javascript_kb: Record<string, number>;
}

/** Size in bytes of the scripts an HTML page loads at once: its module scripts, preloads and inline text, gzipped. */
export function firstScripts(folder: string, page: string): number {
	const path = join(folder, page);
	const html = readFileSync(path, 'utf8');
	const files = new Set(
		[...html.matchAll(/(?:href|src|import\()\s*=?\s*["']([^"']+\.js)["']/g)].map((match) =>
			resolve(
				match[1]?.startsWith('/') ? join(folder, match[1]) : join(dirname(path), match[1] ?? '')
			)
		)
	);
	if (files.size === 0) throw new Error(`${page} loads no script, which cannot be right.`);
	const inline = [...html.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g)];
	return (
		[...files].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) +
		gzipSync(inline.map((match) => match[1]).join('')).length
	);
}

/** Checks every page named in package.json's budgets; returns 1 when one is over. */
export async function main(words: string[]): Promise<number> {
	const folder = resolve(words[0] ?? 'build');
	const { budgets } = JSON.parse(readFileSync('package.json', 'utf8')) as { budgets: Budgets };
	let over = 0;
	for (const [page, budget] of Object.entries(budgets.javascript_kb)) {
		const kilobytes = firstScripts(folder, page) / 1000;
		const fine = kilobytes <= budget;
		over += fine ? 0 : 1;
		console.log(
			`${fine ? 'within' : 'OVER  '} budget: ${page} asks for ${kilobytes.toFixed(1)} kB of JavaScript (at most ${budget})`
		);
	}
	return over === 0 ? 0 : 1;
}
