import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askStanding } from '$lib/database/queries/standing';
import { loadObservations, loadVintages, OBSERVATION_COLUMNS } from '$lib/database/record';
import {
	parseAsk,
	parseBinding,
	writeAsk,
	type FigureAsk,
	type FigureBinding
} from '$lib/domain/figure-binding';
import type { IndicatorId, VintageId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
import { composeReport } from '$lib/report/compose';
import { reportText } from '$lib/export/report-text';
import { settleHidden } from '$lib/state/settle-hidden';
import { standingOf } from '$lib/view/standing-places';
import { askEvidence, type EvidenceQuestion } from '../../src/routes/reports/ask-evidence';
import { day } from '../view/answer';
import { recordEngine, sharedRecord } from './record-engine';

let engine: Engine;
let register: Register;
beforeAll(async () => {
	({ engine, register } = await sharedRecord());
});

const bound = (text: string) => parseBinding(text) as FigureBinding;
const NOTTINGHAM = 'E06000018';
const LATEST = `cla-offending, ${NOTTINGHAM}, 2019-04-01/2020-03-31, lait-2026-04-08`;
const COUNT = `cla-offending, ${NOTTINGHAM}, 2019-04-01/2020-03-31, dfe-cla-2024, count`;
const PAPER = `cla-offending, ${NOTTINGHAM}, 2019-04-01/2020-03-31, nottingham-paper-2021-09-20`;
const SUPPRESSED = `cla-offending, ${NOTTINGHAM}, 2021-04-01/2022-03-31, dfe-cla-2025`;
const FIGURE = `figure: cla-offending, ${NOTTINGHAM}, neighbours 2025`;

const ask = (change: Partial<EvidenceQuestion> = {}, held: Engine = engine) =>
	askEvidence(held, {
		register,
		bindings: [],
		asks: [],
		indicators: [],
		mode: 'public',
		editions: null,
		day: day('2021-10-01'),
		...change
	});

describe('what a report is drawn from', () => {
	it('prints each number as its own edition has it, with its doubt and what is held now', async () => {
		const texts = [LATEST, COUNT, PAPER, SUPPRESSED];
		const { cited } = await ask({ bindings: texts.map(bound) });
		expect([...cited.keys()]).toEqual(texts);
		expect([...cited.values()].map(({ text }) => text)).toEqual(['4%', '15', '3%', 'Suppressed']);
		expect(cited.get(LATEST)).toMatchObject({
			reason: null,
			symbol: null,
			what: 'Looked-after children cautioned or convicted, Nottingham, 2019/20',
			source: 'Department for Education, Local Authority Interactive Tool, edition of 8 April 2026',
			doubts: [
				'Likely range (95%): 2.7% to 7.2% (15 of 337).',
				'One child is 0.3 percentage points.'
			],
			since: null
		});
		// What a paper printed it printed, whatever is held now.
		expect(cited.get(PAPER)?.since).toBeNull();
		expect(cited.get(PAPER)?.doubts[0]).toBe('Quoted from the paper of 20 September 2021.');
		expect(cited.get(SUPPRESSED)).toMatchObject({
			reason:
				'The figure is suppressed to protect children’s privacy, because the number is small.',
			symbol: 'c',
			doubts: [],
			since: null
		});
	});

	it('leaves out what no edition held has: an edition, a measure, a period that is not there', async () => {
		const asks = [parseAsk(`table: nobody-counts-this, ${NOTTINGHAM}`) as FigureAsk];
		const evidence = await ask({
			asks,
			indicators: ['nobody-counts-this' as IndicatorId],
			bindings: [
				bound(`cla-offending, ${NOTTINGHAM}, 2019-04-01/2020-03-31, withdrawn-2020`),
				bound(`nobody-counts-this, ${NOTTINGHAM}, 2019-04-01/2020-03-31, lait-2026-04-08`),
				bound(`cla-offending, ${NOTTINGHAM}, 1999-04-01/2000-03-31, lait-2026-04-08`),
				bound('cla-offending, W99999999, 2019-04-01/2020-03-31, lait-2026-04-08')
			]
		});
		expect(evidence.cited.size).toBe(0);
		expect(evidence.trends.size).toBe(0);
		expect(evidence.measures.map(({ indicator }) => indicator.indicator)).toEqual([
			'cla-offending'
		]);
	});

	it('ranks among exactly those the measure’s page ranks among, in the latest period and in those cited', async () => {
		const { measures } = await ask({ bindings: [bound(LATEST)] });
		const [offending] = measures;
		expect(offending?.standings.map(({ period }) => period)).toEqual([
			'2024-04-01/2025-03-31',
			'2019-04-01/2020-03-31'
		]);
		for (const standing of offending?.standings ?? []) {
			const answer = await askStanding(engine, {
				indicator: 'cla-offending' as IndicatorId,
				geography: register.board.geography,
				neighbour_set: '2025',
				period: standing.period
			});
			const page = answer && standingOf(answer);
			expect(standing.areas).toHaveLength(page?.values.length ?? -1);
			expect(standing.without).toBe((page?.without ?? 0) - (page?.abolished_without ?? 0));
		}
	});

	it('has what papers printed, the comparators by name, and the editions the latest first', async () => {
		const { measures } = await ask({ indicators: ['cla-offending' as IndicatorId] });
		const [offending] = measures;
		expect(offending?.papers.map(({ figures }) => figures.at(-1)?.value)).toEqual([4, 3]);
		expect(offending?.comparators.map(({ name }) => name)).toEqual([
			'Statistical neighbours’ mean (2025 set)',
			'East Midlands',
			'England'
		]);
		const published = (offending?.sources ?? []).map((each) => each.published);
		expect(published).toEqual(published.toSorted().reverse());
		expect(offending?.figures.at(-1)).toMatchObject({
			...{ value: 2, numerator: 8, denominator: 339 },
			...{ vintage: 'lait-2026-04-08', counts_vintage: 'dfe-cla-2025' }
		});
	});

	it('draws a figure up to the period it is asked for', async () => {
		const until = parseAsk(`${FIGURE}, until 2019-04-01/2020-03-31`) as FigureAsk;
		const { trends } = await ask({ asks: [until] });
		const view = trends.get(writeAsk(until));
		expect(view?.headline).toMatch(/^4% of Nottingham’s .* \(15 of 337\)/);
		expect(view?.series[0]?.points.at(-1)?.label).toBe('2019/20');
	});

	it('says that a source is overdue only when its month is over and nothing came', async () => {
		const indicators = ['cla-offending' as IndicatorId];
		const at = async (date: string) =>
			(await ask({ indicators, day: day(date) })).measures[0]?.overdue;
		expect(await at('2026-11-30')).toBeNull();
		expect(await at('2026-12-01')).toBe(
			'Looked-after children cautioned or convicted: the source expected to publish again in November 2026, and no later edition is held here.'
		);
	});

	it('hides from the public what a council’s own small numbers are, everywhere at once', async () => {
		const board = { ...register.board, audience: 'internal' as const };
		const small = `fostering-carers-left-health, ${NOTTINGHAM}, 2021-01-01/2021-07-31, nottingham-fostering-2021-07-31`;
		const question = { bindings: [bound(small)], register: { ...register, board } };
		try {
			await settleHidden(engine, board);
			const hidden = await ask(question);
			expect(hidden.cited.get(small)?.text).not.toMatch(/\d/);
			expect(hidden.cited.get(small)?.symbol).not.toBeNull();
			expect(hidden.measures[0]?.figures[0]?.value).toBeNull();
			expect(hidden.measures[0]?.standings.flatMap(({ areas }) => areas)).toEqual([]);
			const shown = await ask({ ...question, mode: 'internal' });
			expect(shown.cited.get(small)?.text).toBe('2');
		} finally {
			await settleHidden(engine, register.board);
		}
	});
});

describe('a published report', () => {
	const later: Vintage = {
		vintage: 'lait-2027-04-07' as VintageId,
		publisher: 'Department for Education',
		title: 'Local Authority Interactive Tool',
		published: day('2027-04-07'),
		retrieved: day('2027-04-08'),
		status: 'statistics',
		licence: 'Open Government Licence v3.0',
		note: null,
		hash: null
	};
	const asks = ['figure', 'table'].map((shape) => parseAsk(FIGURE.replace('figure', shape)));
	const bindings = [LATEST, COUNT].map(bound);

	function textOf(evidence: Awaited<ReturnType<typeof ask>>): string {
		const { board } = register;
		const template = register.templates.find((each) => each.template === 'nottingham');
		if (!template) throw new Error('The record has no template of Nottingham’s.');
		const report = {
			report: 'offending' as never,
			title: 'Reducing Offending Behaviour',
			...{ meeting: day('2021-09-20'), item: 5, template: template.template },
			...{ state: 'published' as const, published: day('2021-10-01') }
		};
		const text = `[[${LATEST}]] ([[${COUNT}]]) of our children.\n\n[[${FIGURE}]]\n\n[[${FIGURE.replace('figure', 'table')}]]`;
		const texts = [{ report: report.report, part: 'background' as never, text }];
		const parts = register.template_parts;
		return reportText(composeReport({ report, texts, template, parts, evidence, board }));
	}

	it('is byte for byte the same when a later edition comes, and says beside it what has changed', async () => {
		const held = await recordEngine();
		try {
			const editions = held.register.vintages.map(({ vintage }) => vintage);
			const question = { bindings, asks: asks.filter((each) => each !== null) };
			const before = await ask({ ...question, editions }, held.engine);
			const unpinned = await ask(question, held.engine);
			expect(textOf(before)).toBe(textOf(unpinned));

			await loadVintages(held.engine, [later]);
			const rows = [
				`cla-offending,${NOTTINGHAM},2019-04-01/2020-03-31,${later.vintage},5,,17,337,0,2`,
				`cla-offending,${NOTTINGHAM},2025-04-01/2026-03-31,${later.vintage},7,,24,340,0,3`
			];
			await loadObservations(
				held.engine,
				new TextEncoder().encode([OBSERVATION_COLUMNS.join(','), ...rows, ''].join('\n'))
			);
			const pinned = await ask({ ...question, editions }, held.engine);
			expect(textOf(pinned)).toBe(textOf(before));
			expect(pinned.measures).toEqual(before.measures);
			expect(pinned.trends).toEqual(before.trends);
			expect(pinned.cited.get(LATEST)).toMatchObject({
				text: '4%',
				doubts: before.cited.get(LATEST)?.doubts,
				since:
					'The figure held now is 5% (Department for Education, Local Authority Interactive Tool, edition of 7 April 2027).'
			});
			expect(pinned.cited.get(COUNT)?.since).toMatch(/^The figure held now is 17 /);

			const moved = await ask(question, held.engine);
			expect(textOf(moved)).not.toBe(textOf(before));
			expect(textOf(moved)).toContain('2025/26');
			// A number is bound to its edition: it does not move with the figure beside it.
			expect(moved.cited.get(LATEST)?.text).toBe('4%');
			expect(moved.cited.get(LATEST)?.since).toBe(pinned.cited.get(LATEST)?.since);
			expect(moved.measures[0]?.figures.at(-1)?.value).toBe(7);
		} finally {
			await held.engine.close();
		}
	});
});
