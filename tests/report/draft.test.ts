import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import type { GeographyCode, RowId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import { LONGEST_TEXT, type Report } from '$lib/domain/report';
import type { Template } from '$lib/domain/template';
import { checkReport } from '$lib/report/check';
import { composeReport } from '$lib/report/compose';
import { DRAFTS, draftReport, type DraftKind } from '$lib/report/draft';
import { citesIn } from '$lib/report/markup';
import { settleHidden } from '$lib/state/settle-hidden';
import type { Evidence } from '$lib/view/evidence';
import { takeInFiles } from '../../src/cli/take-in-files';
import { askEvidence } from '../../src/routes/reports/ask-evidence';
import { sharedRecord } from '../routes/record-engine';
import { day } from '../view/answer';

const APRIL = '../shared/data/lait_bds_long_2026-04-08_cla_yj.csv';
const MEETING = day('2021-11-15');

let engine: Engine;
let register: Register;
beforeAll(async () => {
	({ engine, register } = await sharedRecord());
});

const of = (geography: string, held = register): Register => ({
	...held,
	board: { ...held.board, geography: geography as GeographyCode }
});

const about = (own: Register) => ({ register: own, meeting: MEETING, item: null });

const indicatorsOf = (kind: DraftKind) =>
	DRAFTS.find(({ draft }) => draft === kind)?.indicators ?? [];

const partsOf = (template: string) =>
	register.template_parts.filter((each) => each.template === template);

async function evidenceOf(
	kind: DraftKind,
	mode: Mode,
	own: Register,
	{ texts = [], held = engine }: { texts?: readonly { text: string }[]; held?: Engine } = {}
): Promise<Evidence> {
	const { bindings, asks } = citesIn(texts.map(({ text }) => text));
	return askEvidence(held, {
		register: own,
		...{ bindings, asks, indicators: indicatorsOf(kind), mode },
		...{ editions: null, day: day('2021-10-01') }
	});
}

const reportOf = (kind: DraftKind, template: string): Report => ({
	report: 'draft' as RowId,
	title: DRAFTS.find(({ draft }) => draft === kind)?.title ?? '',
	...{ meeting: MEETING, item: null, template: template as RowId },
	...{ state: 'draft', published: null }
});

interface Drafted {
	readonly kind: DraftKind;
	readonly template: string;
	readonly texts: ReturnType<typeof draftReport>;
	readonly evidence: Evidence;
}

const input = ({ kind, template, texts, evidence }: Drafted) => {
	const report = reportOf(kind, template);
	return {
		report,
		texts: texts.map((each) => ({ ...each, report: report.report })),
		template: register.templates.find((each) => each.template === template) as Template,
		parts: register.template_parts,
		evidence
	};
};

/** What the claim checker holds against a draft: the rule, the words and why. */
const faultsOf = (drafted: Drafted) =>
	checkReport({ ...input(drafted), threshold: 5 })
		.filter(({ weight }) => weight === 'wrong' || weight === 'leak' || weight === 'unsupported')
		.map(({ weight, rule, quote, sentence }) => `${weight} ${rule}: “${quote}” ${sentence}`);

const plain = (drafted: Drafted) => {
	const { board } = register;
	const { header, sections, appendices } = composeReport({ ...input(drafted), board });
	return [...header, ...sections, ...appendices].flatMap(({ blocks }) =>
		blocks.flatMap((block) =>
			block.kind === 'paragraph'
				? block.runs.map(({ text }) => text).join('')
				: block.kind === 'list'
					? block.items.map((runs) => runs.map(({ text }) => text).join(''))
					: block.kind === 'missing'
						? `MISSING ${block.sentence}`
						: block.kind === 'heading'
							? block.text
							: []
		)
	);
};

const withoutTokens = (text: string) => text.replace(/\[\[[^\]]*\]\]/g, '');

describe.each(['offending', 'fostering'] as const)('the first draft of %s', (kind) => {
	it.each([
		['Nottingham', 'E06000018'],
		['Nottinghamshire, whose noughts may not be recorded', 'E10000024'],
		['Rutland, whose numbers are tiny', 'E06000017'],
		['the Isles of Scilly, which have hardly a figure', 'E06000053']
	])(
		'bears every word by its figures, for %s, in both modes and under both councils’ headings',
		async (_, geography) => {
			const own = of(geography);
			// What is written for the council only may be read by the public later.
			const modes: readonly (readonly [Mode, readonly Mode[]])[] =
				geography === 'E06000018'
					? [
							['internal', ['internal', 'public']],
							['public', ['public']]
						]
					: [['internal', ['public']]];
			for (const [written, readers] of modes) {
				const first = await evidenceOf(kind, written, own);
				const drafts = ['nottingham', 'derby'].map((template) => ({
					template,
					texts: draftReport(kind, first, partsOf(template), about(own))
				}));
				for (const { template, texts } of drafts) {
					const ids = new Set<string>(partsOf(template).map(({ part }) => part));
					for (const { part, text } of texts) {
						expect(ids).toContain(part);
						expect(text.length).toBeLessThan(LONGEST_TEXT);
						// Every number of children or of a share is a live one.
						expect(withoutTokens(text)).not.toMatch(/\d\s?%|\d per cent|undefined|null|NaN|\[\[/);
					}
				}
				const all = drafts.flatMap(({ texts }) => texts);
				const { bindings, asks } = citesIn(all.map(({ text }) => text));
				for (const read of readers) {
					const evidence = await evidenceOf(kind, read, own, { texts: all });
					expect(evidence.cited.size).toBe(bindings.length);
					expect(evidence.trends.size).toBe(asks.length);
					for (const { template, texts } of drafts) {
						const drafted = { kind, template, texts, evidence };
						expect(faultsOf(drafted)).toEqual([]);
						expect(plain(drafted).filter((each) => each.startsWith('MISSING'))).toEqual([]);
					}
				}
			}
		}
	);

	it('says so where no figure is held, of one measure or of all, and draws nothing', async () => {
		const first = await evidenceOf(kind, 'public', register);
		const bare = (measures: Evidence['measures']): Evidence => ({ ...first, measures });
		const empty = first.measures.map((each) => ({
			...each,
			...{ figures: [], comparators: [], standings: [], papers: [] }
		}));
		for (const evidence of [bare([]), bare(empty)]) {
			const texts = draftReport(kind, evidence, partsOf('nottingham'), about(register));
			expect(citesIn(texts.map(({ text }) => text))).toEqual({ bindings: [], asks: [] });
			expect(texts.map(({ part }) => part)).toContain('recommendations');
			expect(texts.map(({ text }) => text).join(' ')).toMatch(/no (?:published )?figure/i);
			expect(faultsOf({ kind, template: 'nottingham', texts, evidence })).toEqual([]);
		}
	});

	it('fills the parts a template has and leaves the rest to those who have to write them', async () => {
		const first = await evidenceOf(kind, 'public', register);
		const part = partsOf('nottingham').find((each) => each.part === 'background');
		if (!part) throw new Error('The template has no background.');
		const other = { ...part, part: 'something-else' as RowId };
		expect(
			draftReport(kind, first, [part, other], about(register)).map((each) => each.part)
		).toEqual(['background']);
		expect(draftReport(kind, first, [], about(register))).toEqual([]);
		const whole = draftReport(kind, first, partsOf('nottingham'), about(register));
		expect(whole.map((each) => each.part)).toEqual([
			'summary',
			'recommendations',
			'reasons-for-recommendations',
			'background',
			'published-documents'
		]);
	});
});

describe('the first draft for Nottingham', () => {
	it('names both papers that printed 2019/20 otherwise, each with its own figure', async () => {
		const first = await evidenceOf('offending', 'public', register);
		const texts = draftReport('offending', first, partsOf('nottingham'), about(register));
		const evidence = await evidenceOf('offending', 'public', register, { texts });
		const said = plain({ kind: 'offending', template: 'nottingham', texts, evidence });
		expect(said).toContain(
			'For 2019/20 the paper of 18 January 2021 prints 4% and the paper of 20 September 2021 prints 3%; the figure held now is 4%.'
		);
		expect(said.join('\n')).toMatch(
			/At 2% Nottingham is \d+(?:st|nd|rd|th) of \d+ authorities with a figure, tied with \d+ other authorities; \d+ authorities have none\./
		);
		expect(said.join('\n')).toContain(
			'There is no figure for 2021/22: it is suppressed to protect children’s privacy, because the number is small.'
		);
	});

	it('makes no balance of carers counted over different times, and tells no reason so few gave', async () => {
		const first = await evidenceOf('fostering', 'internal', register);
		const texts = draftReport('fostering', first, partsOf('nottingham'), about(register));
		const evidence = await evidenceOf('fostering', 'internal', register, { texts });
		const said = plain({ kind: 'fostering', template: 'nottingham', texts, evidence }).join('\n');
		expect(said).toContain(
			'The two are counted over different stretches of time, so no balance can be made of them.'
		);
		expect(said).toContain('The reasons recorded add up to all who left.');
		for (const { binding, text } of evidence.cited.values())
			if (binding.indicator.startsWith('fostering-carers-left-'))
				expect(Number(text)).toBeGreaterThan(5);
	});

	it('gives nothing away of a record for the council only when the public reads what was written inside', async () => {
		const board = { ...register.board, audience: 'internal' as const };
		const own = { ...register, board };
		try {
			await settleHidden(engine, board);
			const first = await evidenceOf('fostering', 'internal', own);
			const texts = draftReport('fostering', first, partsOf('nottingham'), about(own));
			const evidence = await evidenceOf('fostering', 'public', own, { texts });
			const drafted: Drafted = { kind: 'fostering', template: 'nottingham', texts, evidence };
			expect(faultsOf(drafted)).toEqual([]);
			for (const { binding, text } of evidence.cited.values())
				if (binding.indicator.startsWith('fostering-carers-left-'))
					expect(text).not.toMatch(/^[1-5]$/);
			const outside = await evidenceOf('fostering', 'public', own);
			const written = draftReport('fostering', outside, partsOf('nottingham'), about(own));
			expect(written.map(({ text }) => text).join('\n')).toContain(
				'The numbers behind the other reasons are too small to be given in a report.'
			);
		} finally {
			await settleHidden(engine, register.board);
		}
	});

	it('tells what the board asked, in the record’s words, and repeats no number that is bound to no edition', async () => {
		const first = await evidenceOf('offending', 'public', register);
		const own: Register = {
			...register,
			actions: [
				{
					...register.actions[0],
					action: 'a' as RowId,
					text: 'Find out <b>why</b> [[figures]] moved',
					indicators: indicatorsOf('offending')
				} as Register['actions'][number]
			],
			decisions: [
				{
					...register.decisions[0],
					text: 'Noted that 26 children offended.',
					indicators: indicatorsOf('offending')
				} as Register['decisions'][number]
			]
		};
		const background =
			draftReport('offending', first, partsOf('nottingham'), about(own)).find(
				({ part }) => part === 'background'
			)?.text ?? '';
		expect(background).toContain(
			'- 26 July 2021: Find out <b>why</b> [[figures]] moved. Social Care was asked to do it. The action is open.'
		);
		expect(background).not.toContain('26 children');
	});
});

describe.skipIf(!existsSync(APRIL))('the first draft of an authority out of DfE’s own file', () => {
	it('bears every word by its figures', async () => {
		const bytes = new Uint8Array(readFileSync(APRIL));
		const taken = await takeInFiles(
			[{ name: 'lait_bds_long_2026-04-08_cla_yj.csv', bytes }],
			{},
			{ figures: false }
		);
		try {
			await settleHidden(taken.engine, taken.register.board, false);
			const own = of('E08000003', taken.register);
			for (const { draft } of DRAFTS) {
				const held = { held: taken.engine };
				const first = await evidenceOf(draft, 'public', own, held);
				const texts = draftReport(draft, first, partsOf('nottingham'), about(own));
				const evidence = await evidenceOf(draft, 'public', own, { ...held, texts });
				expect(texts.map(({ text }) => text).join('\n')).toContain('Manchester');
				expect(evidence.cited.size).toBeGreaterThan(0);
				expect(faultsOf({ kind: draft, template: 'nottingham', texts, evidence })).toEqual([]);
			}
		} finally {
			await taken.engine.close();
		}
	});
});
