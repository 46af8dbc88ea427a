import { beforeAll, describe, expect, test } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import { today } from '$lib/domain/calendar';
import type { MeetingFigures } from '$lib/view/meeting-figures';
import type { BoardView } from '../../src/routes/board-view';
import type { DrawnMeasure } from '../../src/routes/drawn-measure';
import type { DrawnScorecard } from '../../src/routes/make-scorecard';
import { firstViews, makeView, viewPaths, type ViewMaking } from '../../src/routes/make-views';
import { sharedRecord } from './record-engine';

const sources = import.meta.glob<string>('/src/**/*.{ts,js,svelte}', {
	query: '?raw',
	import: 'default',
	eager: true
});

let making: ViewMaking;
beforeAll(async () => {
	const { engine, register } = await sharedRecord();
	making = { engine, register, document: serverDocument(), built: today(), record: 'f00d' };
});

/** Every file a module runs, itself first, with what else it imports by name. */
function reached(start: string): { files: Set<string>; packages: Set<string> } {
	const files = new Set<string>();
	const packages = new Set<string>();
	const visit = (file: string) => {
		if (files.has(file)) return;
		files.add(file);
		const text = sources[file];
		if (text === undefined) throw new Error(`${file} is imported and is not among the sources.`);
		const imports = text.matchAll(/(?:import|export)\s+(type\s)?[^'";]*?from\s*['"]([^'"]+)['"]/g);
		for (const [, typeOnly, target = ''] of imports) {
			if (typeOnly) continue;
			if (!/^(\.|\$lib\/)/.test(target)) packages.add(target);
			else
				visit(
					`${target.startsWith('$lib/') ? `/src/lib/${target.slice(5)}` : new URL(target, `file://${file}`).pathname}.ts`
				);
		}
	};
	visit(start);
	return { files, packages };
}

describe('the views of a record', () => {
	test('are made by nothing that only Node, the build or a page has', () => {
		const { files, packages } = reached('/src/routes/make-views.ts');
		expect(files.size).toBeGreaterThan(50);
		expect([...files].filter((file) => file.includes('.server'))).toEqual([]);
		expect([...packages]).toEqual(['@observablehq/plot']);
	});

	test('are listed once each, those of the first screen first', () => {
		const paths = viewPaths(making.register);
		expect(paths.slice(0, 2)).toEqual(['board.json', 'scorecard.json']);
		expect(new Set(paths).size).toBe(paths.length);
		expect(paths).toContain('measures/cla-offending.json');
		expect(paths).toContain('meetings/2021-11-15.json');
		expect(paths.filter((path) => path.includes('/'))).toHaveLength(
			2 * making.register.meetings.length +
				new Set(making.register.meetings.map(({ year }) => year)).size +
				3 * making.register.indicators.length
		);
	});

	test('can be made of every kind, and leave the document they were drawn in as it was', async () => {
		const before = making.document.documentElement.outerHTML;
		const empty: string[] = [];
		const last = making.register.indicators.at(-1)?.indicator;
		const tried = viewPaths(making.register).filter(
			(path) =>
				!/^(measures|everyone|multiples)/.test(path) ||
				path.endsWith('/cla-offending.json') ||
				path.endsWith(`/${last}.json`)
		);
		expect(tried.length).toBeGreaterThan(20);
		for (const path of tried) if ((await makeView(path, making)) === null) empty.push(path);
		expect(empty).toEqual([]);
		expect(making.document.documentElement.outerHTML).toBe(before);
	});

	test('come out byte for byte the same a second time', async () => {
		for (const path of ['scorecard.json', 'compare.json', 'measures/cla-offending.json']) {
			const once = JSON.stringify(await makeView(path, making));
			expect(JSON.stringify(await makeView(path, making)) === once, path).toBe(true);
		}
	});

	test.each([
		'measures/no-such-measure.json',
		'measures/__proto__.json',
		'constructor.json',
		'toString/cla-offending.json',
		'meetings/2021-02-30.json',
		'work-plans/1066-67.json',
		'measures/../board.json',
		'board',
		''
	])('there is none at “%s”', async (path) => {
		expect(await makeView(path, making)).toBeNull();
	});

	test('a meeting’s figures set what the board was told beside what is known now', async () => {
		const made = (await makeView('meeting-figures/2021-11-15.json', making)) as MeetingFigures;
		const [dental] = made.asked.flatMap(({ figures }) => figures);
		expect(dental?.then).toBe(
			'26 July 2021: dental checks 59.9% (April to June 2021) against a target of 90%, 30.1 percentage points short.'
		);
		expect(dental?.now).toBe('Latest: no newer figure is in the record.');
		expect(made.told?.entries.map(({ then }) => then)).toContain(
			'20 September 2021: looked-after children cautioned or convicted 3% (2019/20).'
		);
		expect(made.told?.untold).toContain('First-time entrants to the youth justice system');
		expect(made.figures.every(({ source, period }) => source !== null && period !== '')).toBe(true);
	});

	test('a meeting’s figures are among the first only where every measure they need is held', () => {
		const { register } = making;
		const wanted = (paths: readonly string[]) =>
			paths.filter((path) => path.startsWith('meeting-figures/')).length;
		expect(wanted(firstViews(register))).toBeLessThan(wanted(viewPaths(register)));
		const all = register.indicators.map((each) => ({ ...each, scorecard: each.scorecard ?? 1 }));
		expect(wanted(firstViews({ ...register, indicators: all }))).toBe(register.meetings.length);
	});

	test('carry the record they were made of, and the day', async () => {
		const board = (await makeView('board.json', making)) as BoardView;
		expect(board.record).toBe('f00d');
		expect(board.built).toBe(today());
	});

	test('a measure is drawn at both widths, for the board’s authority, without the list of everyone', async () => {
		const drawn = (await makeView('measures/cla-offending.json', making)) as DrawnMeasure;
		expect(drawn.view.everyone).toBeNull();
		for (const drawing of [drawn.trend, drawn.neighbours]) {
			expect(drawing?.wide).toMatch(/^<svg[^]*Nottingham[^]*<\/svg>$/);
			expect(drawing?.narrow).toMatch(/^<svg[^]*<\/svg>$/);
		}
	});

	test('the scorecard has a sparkline for each measure on it', async () => {
		const { view, sparks } = (await makeView('scorecard.json', making)) as DrawnScorecard;
		const rows = view.themes.flatMap((theme) => theme.rows.map((row) => row.indicator as string));
		expect(rows.length).toBeGreaterThan(5);
		expect(Object.keys(sparks).toSorted()).toEqual(rows.toSorted());
	});
});
