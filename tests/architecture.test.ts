import { describe, expect, it } from 'vitest';

const sources = import.meta.glob<string>('/src/**/*.{ts,js,svelte}', {
	query: '?raw',
	import: 'default',
	eager: true
});

const everything =
	'domain statistics intake database workspace view chart report export state components'.split(
		' '
	);
const mayImport: Record<string, readonly string[]> = {
	domain: [],
	statistics: ['domain'],
	intake: ['domain'],
	database: ['domain'],
	workspace: ['domain'],
	view: ['domain', 'statistics', 'database (types)'],
	chart: ['domain', 'view'],
	report: ['domain', 'view'],
	export: ['domain', 'view', 'chart', 'report'],
	state: ['domain', 'statistics', 'intake', 'database', 'workspace'],
	components: ['domain', 'view', 'chart', 'report', 'export', 'state'],
	routes: [...everything, 'routes'],
	cli: [...everything, 'cli', 'routes']
};

const oneDoor: Record<string, readonly string[]> = {
	'@duckdb/duckdb-wasm': ['database'],
	'apache-arrow': ['database'],
	papaparse: ['intake'],
	'@observablehq/plot': ['chart'],
	hucre: ['intake', 'export'],
	jsdom: ['chart'],
	fflate: ['export', 'workspace'],
	docx: ['export'],
	'hyparquet-writer': ['cli']
};

const folderOf = (path: string) => /^\/?src\/(?:lib\/)?([a-z]+)\//.exec(path)?.[1] ?? 'routes';

function resolve(path: string, target: string): string | null {
	if (target.startsWith('$lib/')) return `/src/lib/${target.slice(5)}`;
	if (!target.startsWith('.')) return null;
	return new URL(target, `file://${path}`).pathname;
}

const imports = Object.entries(sources).flatMap(([path, text]) => {
	const pattern =
		/(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]|import\(?\s*['"]([^'"]+)['"]/g;
	return [...text.matchAll(pattern)].map((match) => ({
		path,
		folder: folderOf(path),
		typeOnly: match[1] !== undefined,
		target: (match[2] ?? match[3]) as string
	}));
});

describe('the house', () => {
	it('reads every source file and finds its imports', () => {
		expect(Object.keys(sources).length).toBeGreaterThan(20);
		expect(imports.length).toBeGreaterThan(20);
	});

	it('keeps every folder to the imports the design allows it', () => {
		const strays = imports.flatMap(({ path, folder, typeOnly, target }) => {
			const resolved = resolve(path, target);
			if (resolved === null) return [];
			const other = folderOf(resolved);
			const allowed = mayImport[folder] ?? [];
			const fine =
				other === folder ||
				allowed.includes(other) ||
				(typeOnly && allowed.includes(`${other} (types)`));
			return fine ? [] : [`${path} (${folder}) imports ${target} (${other})`];
		});
		expect(strays).toEqual([]);
	});

	it('gives each heavy package one door', () => {
		const strays = imports.flatMap(({ path, folder, typeOnly, target }) => {
			const owner = Object.keys(oneDoor).find(
				(name) => target === name || target.startsWith(`${name}/`)
			);
			if (owner === undefined || typeOnly || oneDoor[owner]?.includes(folder)) return [];
			return [`${path} imports ${target}, which only ${oneDoor[owner]?.join(' and ')} may`];
		});
		expect(strays).toEqual([]);
	});

	it('has every folder of the design', () => {
		const folders = new Set(Object.keys(sources).map(folderOf));
		expect([...folders].sort()).toEqual([...everything, 'cli', 'routes'].sort());
	});

	it('names no drawer', () => {
		const drawers = Object.keys(sources).filter((path) =>
			/\/(utils?|helpers?|common|misc|managers?|services?|handlers?)[./]/i.test(path)
		);
		expect(drawers).toEqual([]);
	});

	it('names no machine and no package registry', () => {
		const strays = Object.entries(sources).filter(([, text]) =>
			/\.\.\/shared|npmjs\.(org|com)|jsdelivr|unpkg/.test(text)
		);
		expect(strays.map(([path]) => path)).toEqual([]);
	});
});
