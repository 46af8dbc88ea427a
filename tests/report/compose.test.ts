import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowId } from '$lib/domain/id';
import { chosenIn, writeChosen } from '$lib/report/chosen';
import { composeReport } from '$lib/report/compose';
import type { ComposedBlock, ComposedReport } from '$lib/report/composed';
import type { Evidence } from '$lib/view/evidence';
import { figures } from '../chart/figures';
import {
	binding,
	board,
	citedFigure,
	evidence,
	parts,
	report,
	template,
	text,
	token
} from './a-draft';

const ask = (shape: string) => `[[${shape}: cla-offending, E06000018, neighbours 2025]]`;
const drawn = new Map([
	[ask('figure').slice(2, -2), figures.offending],
	[ask('table').slice(2, -2), figures.offending]
]);
const compose = (
	texts: readonly ReturnType<typeof text>[],
	given: Evidence = evidence([citedFigure()], drawn),
	on = 'nottingham'
) =>
	composeReport({
		report: { ...report, template: on as RowId },
		texts,
		template: template(on),
		parts,
		evidence: given,
		board
	});
const partOf = (composed: ComposedReport, part: string) =>
	[...composed.header, ...composed.sections, ...composed.appendices].find(
		(each) => each.part === part
	);
const said = (blocks: readonly ComposedBlock[] = []) =>
	blocks.flatMap((block) =>
		block.kind === 'paragraph'
			? [`${block.number ?? '-'} ${block.runs.map((run) => run.text).join('')}`]
			: block.kind === 'missing'
				? [`! ${block.sentence}`]
				: block.kind === 'list'
					? block.items.map((item) => `* ${item.map((run) => run.text).join('')}`)
					: [block.kind]
	);

describe('a report under its council’s headings', () => {
	test('Nottingham’s head and nine sections stand in their order, with the words of the template', () => {
		const { header, sections, header_as } = compose([]);
		expect(header_as).toBe('table');
		expect(header.map(({ heading }) => heading)).toEqual([
			'Title of paper',
			'Director(s)/Corporate Director(s)',
			'Wards affected',
			'Report author(s) and contact details',
			'Other colleagues who have provided input',
			'Date of consultation with Portfolio Holder(s) (if relevant)',
			'Relevant Council Plan Key Theme',
			'Summary of issues (including benefits to citizens/service users)',
			'Recommendation(s)'
		]);
		expect(sections.map(({ heading }) => heading)).toEqual([
			'Reasons for recommendations',
			'Background (including outcomes of consultation)',
			'Other options considered in making recommendations',
			'Finance colleague comments (including implications and value for money/VAT)',
			'Legal and Procurement colleague comments (including risk management issues, and legal, Crime and Disorder Act and procurement implications)',
			'Strategic Assets & Property colleague comments (for decision relating to all property assets and associated infrastructure) (Area Committee reports only)',
			'Equality Impact Assessment (EIA)',
			'List of background papers other than published works or those disclosing confidential or exempt information',
			'Published documents referred to in compiling this report'
		]);
		expect(sections.map(({ number }) => number)).toEqual([...'123456789']);
		expect(said(partOf(compose([]), 'title')?.blocks)).toEqual([`- ${report.title}`]);
		expect(said(partOf(compose([]), 'finance-comments')?.blocks)).toEqual(['4.1 None.']);
	});

	test('Derby’s headings are its own', () => {
		const { sections } = compose([], evidence(), 'derby');
		expect(sections.map(({ heading }) => heading)).toEqual([
			'SUMMARY',
			'Summary for Children and Young People',
			'RECOMMENDATION',
			'REASONS FOR RECOMMENDATION',
			'SUPPORTING INFORMATION',
			'OTHER OPTIONS CONSIDERED'
		]);
		const asked = compose(
			[text('recommendations', '- Note it.\n- Agree it.')],
			evidence(),
			'derby'
		);
		expect(said(partOf(asked, 'recommendations')?.blocks)).toEqual([
			'2.1 Note it.',
			'2.2 Agree it.'
		]);
	});

	test('no prompt is ever printed', () => {
		for (const on of ['nottingham', 'derby'])
			for (const { prompt } of parts.filter((each) => each.template === on && each.prompt))
				expect(JSON.stringify(compose([], evidence(), on))).not.toContain(prompt);
	});

	test('a heading that only some reports have keeps its number, and is written under as any other', () => {
		expect(said(partOf(compose([]), 'property-comments')?.blocks)).toEqual(['6.1 None.']);
		expect(
			said(partOf(compose([text('property-comments', 'Noted.')]), 'property-comments')?.blocks)
		).toEqual(['6.1 Noted.']);
	});

	test('paragraphs are numbered, lists and headings between them are not, recommendations are counted', () => {
		const composed = compose([
			text('background', 'One.\n\n## Since then\n\n- a\n- b\n\nTwo.'),
			text('recommendations', '1. Note it.\n2. Agree it.\n\nAnd receive it.')
		]);
		expect(said(partOf(composed, 'background')?.blocks)).toEqual([
			'2.1 One.',
			'heading',
			'* a',
			'* b',
			'2.2 Two.'
		]);
		expect(said(partOf(composed, 'recommendations')?.blocks)).toEqual([
			'1 Note it.',
			'2 Agree it.',
			'3 And receive it.'
		]);
	});

	test('ticks are ticked, and a choice has its reason after it', () => {
		const composed = compose([
			text('council-plan-theme', 'Serving Nottingham Better\nNottingham People'),
			text('equality-impact-assessment', 'No\n\nIt only reports figures.')
		]);
		const [ticks] = partOf(composed, 'council-plan-theme')?.blocks ?? [];
		expect(
			ticks?.kind === 'ticks' && ticks.choices.flatMap((each) => (each.ticked ? each.text : []))
		).toEqual(['Nottingham People', 'Serving Nottingham Better']);
		expect(said(partOf(composed, 'equality-impact-assessment')?.blocks)).toEqual([
			'ticks',
			'7.1 It only reports figures.'
		]);
	});

	test('what was written under a heading the template does not have stands at the end of the sections', () => {
		const { sections } = compose([text('supporting-information', 'Kept.')]);
		expect(sections.at(-1)).toMatchObject({
			number: null,
			heading: 'Supporting information (a heading this template does not have)'
		});
		expect(said(sections.at(-1)?.blocks)).toEqual(['- Kept.']);
	});
});

describe('numbers and figures in a report', () => {
	test('a number prints what its edition has, with what a reader should know', () => {
		const [block] =
			partOf(compose([text('background', `It was **${token}**.`)]), 'background')?.blocks ?? [];
		expect(block?.kind === 'paragraph' && block.runs[1]).toEqual({
			text: '4%',
			bold: true,
			cited: {
				key: expect.stringContaining('cla-offending') as string,
				what: citedFigure().what,
				source: citedFigure().source,
				doubts: citedFigure().doubts
			}
		});
	});

	test('a figure that is hidden prints that it is, and is listed without its value', () => {
		const hidden = citedFigure({
			text: 'Suppressed',
			reason: 'The figure is suppressed.',
			symbol: 'c'
		});
		const composed = compose([text('background', `${token} of them.`)], evidence([hidden]));
		expect(said(partOf(composed, 'background')?.blocks)).toEqual(['2.1 [number hidden] of them.']);
		expect(composed.hidden).toEqual([`${hidden.what}: The figure is suppressed.`]);
		const missing = citedFigure({
			text: 'Not published',
			reason: 'It is not published.',
			symbol: 'x'
		});
		const other = compose([text('background', token)], evidence([missing]));
		expect(said(partOf(other, 'background')?.blocks)).toEqual(['2.1 [not published]']);
		expect(other.hidden).toEqual([]);
	});

	test('a number whose edition was withdrawn, and a figure that is not held, are each said in their place', () => {
		const composed = compose(
			[text('background', `It was ${token}.\n\n${ask('figure')}`)],
			evidence([], new Map())
		);
		const [paragraph, number, figure] = said(partOf(composed, 'background')?.blocks);
		expect(paragraph).toBe('2.1 It was [number missing].');
		expect(number).toContain(`no edition called “${binding.vintage}”`);
		expect(figure).toContain('The figure of “cla-offending” cannot be shown');
	});

	test('figures and tables are counted apart, across the report, and every edition is a source once', () => {
		const both = `${ask('figure')}\n\n${ask('table')}\n\n${token}`;
		const composed = compose([text('summary', both), text('background', both)]);
		const captions = [...composed.header, ...composed.sections].flatMap(({ blocks }) =>
			blocks.flatMap((block) =>
				block.kind === 'figure' || block.kind === 'table' ? [block.caption.split(':')[0]] : []
			)
		);
		expect(captions).toEqual(['Figure 1', 'Table 1', 'Figure 2', 'Table 2']);
		const editions = composed.sources.map(({ vintage }) => vintage);
		expect(new Set(editions).size).toBe(editions.length);
		expect(editions).toEqual(
			expect.arrayContaining([
				...figures.offending.sources.map(({ vintage }) => vintage),
				binding.vintage
			])
		);
	});

	test('what a figure hides is counted with the reason, and not told', () => {
		const { hidden } = compose([text('background', ask('table'))]);
		expect(hidden).toHaveLength(1);
		expect(hidden[0]).toMatch(/^Table 1: .*: 1 figure is suppressed\. The figure is suppressed/);
	});

	test('two hundred figures make a report in a moment', () => {
		const started = performance.now();
		const composed = compose([
			text('background', Array.from({ length: 200 }, () => ask('figure')).join('\n\n'))
		]);
		expect(partOf(composed, 'background')?.blocks).toHaveLength(200);
		expect(performance.now() - started).toBeLessThan(1_000);
	});
});

test('any text in any part is composed, and shown whole', () => {
	const ids = parts.map(({ part }) => part);
	fc.assert(
		fc.property(
			fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.string({ unit: 'grapheme' })), {
				selector: ([part]) => part
			}),
			fc.string({ unit: 'binary' }),
			(written, title) => {
				const composed = composeReport({
					report: { ...report, title },
					texts: written.map(([part, words]) => text(part, words)),
					template: template('nottingham'),
					parts,
					evidence: evidence(),
					board
				});
				expect(composed.title).toBe(title);
				const shown = new Set([...composed.header, ...composed.sections].map(({ part }) => part));
				for (const [part, words] of written) if (words.trim() !== '') expect(shown).toContain(part);
			}
		)
	);
});

test('what is ticked and said beside it is read as it was written', () => {
	const part = { choices: ['No', 'Yes', 'Nottingham People'] };
	fc.assert(
		fc.property(
			fc.subarray(part.choices),
			fc.constantFrom('', 'Because.', 'One.\n\nTwo.'),
			(ticked, said) => {
				expect(chosenIn(part, writeChosen({ ticked, text: said }))).toEqual({ ticked, text: said });
			}
		)
	);
	expect(chosenIn(part, 'Not at all')).toEqual({ ticked: [], text: 'Not at all' });
});
