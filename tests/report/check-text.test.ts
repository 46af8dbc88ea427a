import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
	GeographyCode,
	IndicatorId,
	IsoDate,
	PeriodId,
	RowId,
	VintageId
} from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Mode } from '$lib/domain/mode';
import type { Report } from '$lib/domain/report';
import type { Template, TemplatePart } from '$lib/domain/template';
import { checkReport, type CheckInput } from '$lib/report/check';
import { numbersIn } from '$lib/report/claims/numbers';
import type { Evidence, MeasureEvidence } from '$lib/view/evidence';

const indicator: Indicator = {
	indicator: 'cla-offending' as IndicatorId,
	name: 'Looked-after children cautioned or convicted',
	...{ theme: 'Offending', unit: 'percent', per: null, unit_label: '%', decimals: 0 },
	...{ polarity: 'low', year_kind: 'financial-year', subject: null, predicate: null },
	...{ definition: '', caution: null, source: '', next_update: null, lait_code: null },
	...{ quartile: true, scorecard: 1 }
};
const figure = (end: number, value: number | null) => ({
	period: `${end - 1}-04-01/${end}-03-31` as PeriodId,
	...{ value, symbol: value === null ? 'c' : null, numerator: null, denominator: null },
	...{ decimals: 0, vintage: 'lait-2026-04-08' as VintageId }
});
const measure: MeasureEvidence = {
	indicator,
	authority: { geography: 'E06000018' as GeographyCode, name: 'Nottingham' },
	figures: [figure(2018, 6), figure(2019, 3), figure(2020, 4), figure(2021, null)],
	...{ comparators: [], standings: [], papers: [], targets: [], sources: [], overdue: null }
};
const evidence = (mode: Mode, measures: readonly MeasureEvidence[] = [measure]): Evidence => ({
	...{ mode, day: '2021-10-01' as IsoDate, cited: new Map(), trends: new Map(), measures }
});

const part = (id: string, place: number, more: Partial<TemplatePart> = {}): TemplatePart => ({
	...{
		template: 'council' as RowId,
		part: id as RowId,
		place,
		zone: 'section',
		number: String(place)
	},
	...{ heading: id, kind: 'text', choices: [], prompt: null, empty: null, required: false },
	...{ only_for: null, ...more }
});
const parts = [
	part('summary', 1),
	part('recommendations', 2, {
		kind: 'recommendations',
		heading: 'Recommendation(s)',
		required: true
	}),
	part('background', 3, { required: true, prompt: 'What has happened, with figures.' }),
	part('eia', 4, {
		...{ kind: 'choice', choices: ['No', 'Yes'], heading: 'Equality Impact Assessment (EIA)' },
		...{ prompt: 'Please explain why an EIA is not necessary', required: true }
	}),
	part('options', 5, { required: true, empty: 'None.' })
];
const report: Report = {
	...{ report: 'one' as RowId, title: 'A report', meeting: '2021-11-15' as IsoDate, item: null },
	...{ template: 'council' as RowId, state: 'draft', published: null }
};
const template: Template = {
	...{ template: 'council' as RowId, name: 'A council', council: 'A council' },
	...{ header_as: 'paragraphs', source: '' }
};
const input = (
	texts: Readonly<Record<string, string>>,
	mode: Mode = 'public',
	measures?: readonly MeasureEvidence[]
): CheckInput => ({
	...{ report, template, parts, threshold: 5, evidence: evidence(mode, measures) },
	texts: Object.entries(texts).map(([id, text]) => ({
		report: report.report,
		part: id as RowId,
		text
	}))
});
const full = { recommendations: 'To note the report.', eia: 'No\n\nNothing changes for anyone.' };
const found = (text: string, mode: Mode = 'public', measures?: readonly MeasureEvidence[]) =>
	checkReport(input({ ...full, background: text }, mode, measures)).map(
		({ weight, rule }) => `${weight} ${rule}`
	);

describe('what claims nothing', () => {
	it.each([
		'The Board met on Monday 18 January 2021 at 2.00 pm, and again on 20/09/2021.',
		'Minute 12 and paragraphs 2.1 to 2.4 of section 7 refer to the Children Act 1989, section 22.',
		'Children aged 10 to 17, 16 and 17 year olds and under 18s are meant, in care for 12 months or more.',
		'The work cost £12,500 in 2019/20 and £1.2 million over three years, with 2 panels paid at £45.',
		'See Table 1, Figure 2, Appendix 3 and pages 11-84 of the pack, reference CP/2021/14.',
		'Outcome 21 and a youth caution are two ways; levels 1 to 3 apply within five working days.',
		'Numbers from 1 to 5 are hidden, and fewer than six children are never published.',
		'One child is 0.3 percentage points. The likely range (95% confidence) says more.',
		'It is compared with 10 neighbours and 2 papers, over 4 meetings, in 3 recommendations.',
		'COVID-19 closed clinics for 14 months; call 0115 915 5555 or write to team@example.org.',
		'Q2 2021/22 ended on 30 September 2021, 26 working days before the meeting of 15 November.',
		'One of the first steps is a one-off, one-to-one talk; no one is left out.'
	])('%s', (text) => {
		const numbers = numbersIn(text.replace(/with 2 panels paid at /, 'paid at ')).map(
			(each) => each.text
		);
		expect(numbers).toEqual([]);
	});

	it('leaves wishes, duties and questions alone', () => {
		for (const text of [
			'The council aims to reduce offending by children in our care.',
			'Offending by children in our care should be reduced, and support will be increased.',
			'Members asked whether offending by children in our care had increased.',
			'Stable homes and improving support for children in our care who offended are what the Board asks for.',
			'Children in our care who were convicted attend maintained schools, some on reduced timetables.',
			'The Board remains committed to reducing offending by children in our care.'
		])
			expect(found(text).filter((each) => /movement|trend/.test(each))).toEqual([]);
	});
});

describe('what claims something', () => {
	it('reads numbers in digits and words with what they count', () => {
		const read = (text: string) =>
			numbersIn(text).map(({ value, kind, base, per, about }) => ({
				value,
				kind,
				base,
				per,
				about
			}));
		expect(read('twenty-six offences')).toEqual([
			{ value: 26, kind: 'count', base: null, per: null, about: 'exactly' }
		]);
		expect(read('four per cent')).toMatchObject([{ value: 4, kind: 'percent' }]);
		expect(read('about 1,234 children')).toMatchObject([{ value: 1234, about: 'about' }]);
		expect(read('15 of 337 children')).toMatchObject([{ value: 15, base: 337 }]);
		expect(read('162 per 100,000')).toMatchObject([{ value: 162, kind: 'rate', per: 100_000 }]);
		expect(read('up 1 percentage point')).toMatchObject([{ value: 1, kind: 'points' }]);
		expect(read('more than half of our children')).toMatchObject([
			{ value: 50, kind: 'percent', about: 'over' }
		]);
	});

	it('marks a number that nothing bears', () => {
		expect(found('Attendance at clubs was 63%.', 'public', [])).toEqual([
			'unsupported number-unsupported'
		]);
	});
});

describe('what could show who a child is', () => {
	it.each([
		['“I felt nobody listened to me” – J, 15.', 'leak quote-identifies'],
		['“I want to stay with my brother,” said a girl (aged 12).', 'leak quote-identifies'],
		['A 15-year-old boy was arrested twice.', 'leak one-child-story'],
		['One child who had moved twice told of her school.', 'leak one-child-story'],
		['Child B settled well.', 'leak initials-identify'],
		['Two children live at Green Oak Lodge.', 'leak place-identifies'],
		['Three young people were convicted.', 'leak few-children'],
		['Only one young person was arrested.', 'leak few-children'],
		['8 of the 9 children went to school.', 'leak few-children'],
		['20% of the 15 children were moved.', 'leak few-children']
	])('%s', (text, rule) => {
		expect(found(text)).toContain(rule);
	});

	it.each([
		'Each child should know his or her rights, and a child who is in care may ask for an advocate.',
		'“We want to be heard before decisions are made”, the Children in Care Council told the Board.',
		'The Virtual School works with every school that our children attend.',
		'Children aged 10 to 17 are counted.'
	])('finds nothing in: %s', (text) => {
		expect(found(text).filter((each) => each.startsWith('leak'))).toEqual([]);
	});

	it('lets an internal paper have a small number, with a warning', () => {
		expect(found('Three young people were convicted.', 'internal')).toContain('doubt few-children');
	});
});

describe('what the template asks for', () => {
	it('finds prompts left, sections and recommendations missing, and a No without a reason', () => {
		const rules = checkReport(input({ eia: 'No' })).map(({ rule }) => rule);
		expect(rules).toEqual(['no-recommendation', 'section-missing', 'reason-missing']);
		const left = checkReport(
			input({
				...full,
				eia: 'No\n\nPlease explain why an EIA is not necessary',
				background: 'There were XX children. [insert figure] Figures TBC.'
			})
		);
		expect(left.filter(({ rule }) => rule === 'prompt-left').map(({ quote }) => quote)).toEqual(
			['XX', 'TBC', '[insert figure]', 'Please explain why an EIA is not necessary'].sort(
				(a, b) =>
					left.findIndex(({ quote }) => quote === a) - left.findIndex(({ quote }) => quote === b)
			)
		);
	});

	it('finds a figure that is not held, brackets it cannot read, and a heading that is gone', () => {
		const rules = checkReport(
			input({
				...full,
				background: 'Words [[not a number]] here.\n\n[[figure: gone-measure, E06000018]]',
				elsewhere: 'Kept words.'
			})
		).map(({ rule }) => rule);
		expect(rules).toEqual(
			expect.arrayContaining(['bracket-unread', 'figure-missing', 'heading-missing'])
		);
	});

	it('finds jargon, and abbreviations that are not written out where they are first used', () => {
		const findings = checkReport(
			input({
				...full,
				background:
					'The LAC team met CAMHS. The Youth Justice Service (YJS) helped, and YJS staff stayed. The UK is fine.'
			})
		);
		expect(
			findings
				.filter(({ weight }) => weight === 'wording')
				.map(({ rule, sentence }) => [rule, sentence.slice(0, 8)])
		).toEqual([
			['jargon', '“LAC” is'],
			['abbreviation', '“CAMHS” ']
		]);
	});
});

const words = fc.constantFrom(
	...'[[cla-offending, E06000018, 2019-04-01/2020-03-31, lait-2026-04-08]]|4%|15 of 337|maintained|five-year trend|top half|doubled|highest since 2015|England|children in our care|offending|“quoted words of one” – J, 15|2019/20|- item|## Heading|**|[[|]]|XX|(|:|.|. |, |\n\n|one young person|1 to 5|\u202e|\u0000|٤٪|😀|½|1e999|99999999999999999999|0 of 0|5 of 0%|from 6 places to 7 families|net loss|Child A'.split(
		'|'
	)
);

describe('any text whatever', () => {
	it('is read without a fault, the same in whatever order its parts come, with ids of its own', () => {
		const text = fc.oneof(
			fc.string(),
			fc.array(words, { maxLength: 25 }).map((each) => each.join(' '))
		);
		fc.assert(
			fc.property(text, text, fc.constantFrom<Mode>('public', 'internal'), (one, two, mode) => {
				const given = input({ summary: one, background: two, other: one }, mode);
				const first = checkReport(given);
				const again = checkReport({
					...given,
					texts: given.texts.toReversed(),
					parts: parts.toReversed()
				});
				expect(again).toEqual(first);
				expect(new Set(first.map(({ finding }) => finding)).size).toBe(first.length);
			}),
			{ numRuns: 150 }
		);
	});

	it('is read in good time at its longest', () => {
		for (const piece of [
			'4% of children in our care offended, 3 of 40 ',
			'from 6 places to ',
			'a child of one ',
			'((((',
			'“a',
			'1, 2, 3 and ',
			'The rate rose to 4% in 2019/20. '
		]) {
			const long = piece.repeat(Math.ceil(30_000 / piece.length)).slice(0, 30_000);
			const start = performance.now();
			checkReport(input({ ...full, background: long }));
			expect(performance.now() - start, piece).toBeLessThan(8000);
		}
	});

	it('never says a hidden figure', () => {
		const [finding] = checkReport(
			input({
				...full,
				background: 'In 2020/21 it was 2% of children in our care who were cautioned or convicted.'
			})
		);
		expect(finding?.rule).toBe('typed-where-hidden');
	});
});
