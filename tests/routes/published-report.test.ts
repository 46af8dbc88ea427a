import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serverDocument } from '$lib/chart/document.server';
import type { Engine } from '$lib/database/engine';
import { parseIsoDate, type RowId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Report, ReportVersion } from '$lib/domain/report';
import { parseSnapshot, writeSnapshot } from '$lib/domain/report-snapshot';
import { drawFigure } from '$lib/export/draw-figure';
import { partsOf } from '$lib/export/report-words';
import { reportText } from '$lib/export/report-text';
import { sinceSentences } from '$lib/report/since';
import { asPublished, snapshotOf } from '$lib/state/report-versions';
import { askSnapshot, drawVersion } from '../../src/routes/reports/ask-version';
import { day } from '../view/answer';
import { recordEngine } from './record-engine';

const HERE = 'E06000018';
const TEXT = `[[cla-offending, ${HERE}, 2019-04-01/2020-03-31, lait-2026-04-08]] were cautioned or convicted, and [[local-dental-checks, ${HERE}, 2021-04-01/2021-06-30, nottingham-minutes-2021-07-26]] had a dental check.

[[figure: cla-offending, ${HERE}, neighbours 2025]]

[[table: cla-offending, ${HERE}, neighbours 2025]]`;

let engine: Engine;
let register: Register;
let version: ReportVersion;
const report: Report = {
	...{ report: 'offending' as RowId, title: 'Offending', template: 'nottingham' as RowId },
	...{ meeting: day('2021-11-15'), item: null, state: 'draft', published: null }
};

/** Everything a reader has of a report: its text, its parts and its drawings. */
async function drawn(of: Register) {
	const made = await drawVersion(engine, of, version, 'public');
	if (!made) throw new Error('It cannot be read.');
	const figures = partsOf(made.composed).flatMap(({ blocks }) =>
		blocks.flatMap((block) =>
			block.kind === 'figure' ? (drawFigure(block.view, 640, serverDocument()) ?? '') : []
		)
	);
	return { text: reportText(made.composed), whole: JSON.stringify(made.composed), figures };
}

beforeAll(async () => {
	({ engine, register } = await recordEngine());
	const written = [{ report: report.report, part: 'background' as RowId, text: TEXT }];
	const snapshot = snapshotOf(
		{ ...register, report_texts: written },
		asPublished(report, day('2021-11-08')),
		register.vintages.map(({ vintage }) => vintage),
		'f'.repeat(64)
	);
	if (!snapshot) throw new Error('The record has no such template.');
	version = {
		...{ version: 'offending-v1' as RowId, report: report.report, made: day('2021-11-08') },
		...{ name: 'As published', published: true, snapshot: writeSnapshot(snapshot) }
	};
}, 60_000);
afterAll(() => engine.close());

describe('a report that was published', () => {
	it('is drawn to the letter as it was, whatever is called otherwise, marked, aimed at or compared with since', async () => {
		const before = await drawn(register);
		expect(before.text).toContain('59.9%');
		expect(before.figures.join('')).toContain('Youth cautions begin');
		const [event] = register.events.filter(({ indicators }) =>
			indicators.some((each) => each === 'cla-offending')
		);
		if (!event) throw new Error('The record has no event of the measure.');
		await engine.query(
			"UPDATE indicator SET name = 'Called otherwise', unit_label = 'something else', predicate = 'did so', polarity = 'high' WHERE indicator IN ('cla-offending', 'local-dental-checks')"
		);
		await engine.query(
			`DELETE FROM neighbour WHERE geography = '${HERE}' AND neighbour_set = '2025' AND rank > 4`
		);
		const later: Register = {
			...register,
			board: { ...register.board, name: 'Another Board', council: 'Another Council' },
			indicators: register.indicators.map((each) => ({ ...each, name: 'Called otherwise' })),
			events: [{ ...event, event: 'new', title: 'A mark made since', start: day('2018-01-01') }],
			targets: [
				{
					...{ indicator: event.indicators[0], period: '2019-04-01/2020-03-31' },
					...{ value: 1, tolerance: null, source: 'Set since' }
				} as Register['targets'][number]
			],
			neighbours: []
		};
		const after = await drawn(later);
		expect(after.text).toBe(before.text);
		expect(after.whole).toBe(before.whole);
		expect(after.figures).toEqual(before.figures);

		const snapshot = parseSnapshot(version.snapshot);
		if (!snapshot) throw new Error('It cannot be read.');
		const then = await askSnapshot(engine, later, version, snapshot, 'public');
		const today = { made: parseIsoDate('2022-01-01') ?? version.made };
		const now = await askSnapshot(engine, later, today, snapshot, 'public', null);
		const since = sinceSentences([TEXT], then, now).join('\n');
		expect(since).toContain('is called “Called otherwise” now');
		expect(since).toContain('“A mark made since” is marked');
		expect(since).toContain('“Youth cautions begin” is not marked');
	});

	it('is read without what stood around it, as versions kept before have it, and not with anything else in its place', () => {
		const snapshot = parseSnapshot(version.snapshot);
		expect(snapshot?.around?.events.length).toBeGreaterThan(0);
		const { around, ...bare } = snapshot ?? {};
		expect(parseSnapshot(JSON.stringify(bare))).toEqual(bare);
		for (const wrong of [null, 1, [], {}, { ...around, events: [1] }, { ...around, more: 1 }])
			expect(parseSnapshot(JSON.stringify({ ...bare, around: wrong }))).toBeNull();
	});
});
