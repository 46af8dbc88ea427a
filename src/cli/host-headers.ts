import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Headers for the paths a pattern fits; `*` at its end fits anything. */
export interface HeaderRule {
	readonly pattern: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
}

/** Reads the `_headers` file that Netlify-style hosts read: a path, then its headers indented below it. */
export function readHeaderRules(text: string): readonly HeaderRule[] {
	const rules: { pattern: string; headers: [string, string][] }[] = [];
	for (const line of text.split('\n')) {
		if (/^\s*(?:#|$)/.test(line)) continue;
		const header = /^\s+([\w-]+):\s*(.*\S)\s*$/.exec(line);
		if (!header) rules.push({ pattern: line.trim(), headers: [] });
		else rules.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
	}
	return rules;
}

/** The headers a path is answered with. */
export function headersOf(rules: readonly HeaderRule[], path: string): Record<string, string> {
	const fits = (pattern: string) =>
		pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
	return Object.fromEntries(
		rules.filter(({ pattern }) => fits(pattern)).flatMap(({ headers }) => headers)
	);
}

/** The rules a built site brings along; none for a folder without them. */
export function headerRulesOf(folder: string): readonly HeaderRule[] {
	const path = join(folder, '_headers');
	return existsSync(path) ? readHeaderRules(readFileSync(path, 'utf8')) : [];
}
