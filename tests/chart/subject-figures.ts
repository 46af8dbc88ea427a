import { financialQuarter } from '$lib/domain/period';
import type {
	BarsDrawing,
	ColumnsDrawing,
	DotsDrawing,
	DrawnValue,
	RangedValue,
	StackedDrawing,
	SubjectFigure
} from '$lib/view/subject';
import type { TrendMark } from '$lib/view/trend';
import { citationOf } from '$lib/view/citation';
import { day, lait } from '../view/answer';

/** A value in short: a number, or the word for a missing one. */
const drawn = (given: number | string): DrawnValue =>
	typeof given === 'number'
		? { value: given, text: given.toLocaleString('en-GB'), reason: null }
		: { value: null, text: given, reason: `${given}, because the group is small.` };

const ranged = (
	given: number | string,
	low: number | null = null,
	high: number | null = null,
	sign = ''
): RangedValue => {
	const value = drawn(given);
	return { ...value, text: value.value === null ? value.text : `${value.text}${sign}`, low, high };
};

/** Quarters counted from the first of 2019/20. */
export const quarters = (count: number) =>
	Array.from({ length: count }, (_, at) => {
		const year = 2020 + Math.floor(at / 4);
		const quarter = ((at % 4) + 1) as 1 | 2 | 3 | 4;
		const { period } = financialQuarter(year, quarter);
		return { period, label: `Q${quarter} ${year - 1}/${String(year).slice(2)}` };
	});

const event = (date: string, title: string, end: string | null = null): TrendMark => ({
	date: day(date),
	end: end === null ? null : day(end),
	kind: 'local',
	title,
	detail: `${title}, in a sentence.`,
	breaks: false
});

export const events = [
	event('2019-09-01', 'Self-assessment rule ends'),
	event('2020-03-23', 'Covid restrictions', '2020-06-19'),
	event('2021-04-15', 'Leaflets to every home in the city')
];

const names = [
	['outcome-20', 'Outcome 20'],
	['outcome-21', 'Outcome 21'],
	['community-resolution', 'Community resolution'],
	['youth-caution', 'Youth caution'],
	['youth-conditional-caution', 'Youth conditional caution'],
	['conviction', 'Conviction'],
	['other-deferred-prosecution', 'Other: deferred prosecution'],
	['other-no-further-action', 'Other: no further action, victim declines to support']
] as const;
const parts = names.map(([key, name]) => ({ key, name }));

type Given = readonly (number | string)[];

export function stack(
	bars: readonly (Given | string)[],
	of: StackedDrawing['parts'] = parts,
	marks: readonly TrendMark[] = []
): StackedDrawing {
	return {
		kind: 'stacked',
		parts: of,
		bars: quarters(bars.length).map(({ period, label }, at) => {
			const given = bars[at] ?? [];
			const slices = of.map((_, part) =>
				drawn(typeof given === 'string' ? 'Not drawn' : (given[part] ?? 0))
			);
			const sum = slices.reduce((total, { value }) => total + (value ?? 0), 0);
			const some = slices.some(({ value }) => value === null);
			return {
				period,
				label,
				slices,
				total: `${sum.toLocaleString('en-GB')}${some ? ' and some not given' : ''}`,
				refused: typeof given === 'string' ? given : null
			};
		}),
		unit: 'offences by looked-after children',
		marks
	};
}

const usual: readonly Given[] = [
	[4, 2, 6, 3, 2, 5],
	[5, 1, 7, 2, 1, 6, 1],
	[3, 2, 9, 3, 2, 4],
	[6, 3, 8, 1, 1, 3, 0, 2],
	[7, 2, 8, 2, 2, 2],
	[5, 2, 6, 2, 1, 4, 1],
	[6, 4, 9, 1, 0, 2],
	[8, 3, 7, 2, 1, 3, 1, 1]
];
const places = [
	{ key: 'filled', name: 'Filled' },
	{ key: 'vacant', name: 'Vacant' },
	{ key: 'not-available', name: 'Not available' }
];

const bars = (
	rows: readonly (readonly [
		string,
		number | string,
		(number | null)?,
		(number | null)?,
		string?
	])[],
	most: number | null = null
): BarsDrawing => ({
	kind: 'bars',
	bars: rows.map(([label, value, low, high, sign]) => ({
		label,
		...ranged(value, low ?? null, high ?? null, sign)
	})),
	unit: most === 100 ? 'per cent' : 'households',
	most
});

const dots = (
	rows: readonly (readonly [
		string,
		...(readonly [number | string, (number | null)?, (number | null)?])[]
	])[],
	groups: readonly string[] = ['Looked-after children', 'All children'],
	most: number | null = 100
): DotsDrawing => ({
	kind: 'dots',
	groups: groups.map((name) => ({ key: name, name })),
	rows: rows.map(([label, ...each]) => ({
		label,
		dots: each.map(([value, low, high]) =>
			ranged(value, low ?? null, high ?? null, most === 100 ? '%' : '')
		)
	})),
	unit: most === 100 ? 'per cent of children' : 'days',
	most
});

const columns = (
	panels: readonly (readonly [string, Given])[],
	marks: readonly TrendMark[] = []
): ColumnsDrawing => ({
	kind: 'columns',
	periods: quarters(Math.max(0, ...panels.map(([, given]) => given.length))),
	panels: panels.map(([name, given]) => ({ name, columns: given.map(drawn) })),
	unit: 'households',
	marks
});

/** Drawings that between them show every part of each kind, and data that a drawing could break on. */
export const drawings = {
	'stacked-usual': stack(usual, parts, events),
	'stacked-awkward': stack([
		[4, 2, 'Suppressed', 3, 2, 5],
		'Offences by outcome come to more than the offences given: row 14.',
		[
			'Suppressed',
			'Suppressed',
			'Suppressed',
			'Suppressed',
			'Suppressed',
			'Suppressed',
			'Suppressed',
			'Suppressed'
		],
		[0, 0, 0, 0, 0, 0, 0, 0],
		[1, 0, 0, 0, 0, 41, 0, 0],
		[6, 4, 9, 1, 0, 'Suppressed', 1, 2]
	]),
	'stacked-twelve': stack(
		Array.from({ length: 12 }, (_, at) => [61 + at, 9 + (at % 5), 7 - (at % 3)]),
		places,
		events
	),
	'stacked-one': stack([[12, 3, 1]], places),
	'stacked-huge': stack(
		[
			[1_234_567, 45_000, 3],
			[1_100_000, 300_000, 250_000]
		],
		places
	),
	'stacked-last-refused': stack(
		[
			[12, 3, 1],
			[14, 2, 'Not given'],
			'Places filled, vacant and not available come to more than approved: row 9.'
		],
		places
	),
	'stacked-children': {
		...stack(usual.slice(0, 3)),
		bars: stack(usual.slice(0, 3)).bars.map((bar, at) => ({
			...bar,
			total: at === 1 ? 'some not given' : ''
		}))
	},
	'stacked-none': stack([['Not given', 'Not given', 'Not given'], 'More than approved.'], places),
	'bars-reasons': bars([
		['Care standards', 2],
		['Safeguarding', 2],
		['Family priorities or work commitments', 6],
		['Health', 2],
		['Retired', 2],
		['Moved out of the area', 1],
		['Special Guardianship Order', 1],
		['Covid and support issues', 1],
		['Adopted a child in placement', 0],
		['Transferred to another fostering service', 'Suppressed']
	]),
	'bars-funnel': bars(
		[
			['Visits', 46, 37, 56, '%'],
			['Applications', 19, 12, 28, '%'],
			['Approvals', 8, 4, 15, '%'],
			['Withdrawn', 'Not given']
		],
		100
	),
	'bars-beside': {
		...bars([
			['Nottingham', 6, 5.4, 6.8],
			['East Midlands', 5, 4.9, 5.1],
			['Middlesbrough', 'Not given']
		]),
		ours: 'Nottingham'
	} satisfies BarsDrawing as BarsDrawing,
	'bars-long': bars([
		[
			'A reason of a council that was worded at great length, with Aninterminablylongunbrokenwordindeed in it and no end to be seen',
			1_234_567
		],
		['<b>Short</b>', 3, 1, 2_000_000]
	]),
	'bars-one': bars([['Only one', 0, 0, 0.26]]),
	'bars-none': bars([
		['Health', 'Not given'],
		['Retired', 'Suppressed']
	]),
	'dots-indicators': dots([
		['In suitable accommodation at the end of the order', [68, 52, 81], [91, 87, 94]],
		['In education, training or employment', [41, 26, 58], [54, 47, 61]],
		['With special educational needs or a disability', ['Suppressed'], [38, 32, 45]],
		['With an assessed mental health need', [100, 76, 100], [97, 94, 99]],
		['With an assessed substance misuse need', [0, 0, 19], ['Not given']]
	]),
	'dots-one': dots([['Average days from enquiry to approval', [214]]], ['Nottingham'], null),
	'dots-ratio': {
		kind: 'dots',
		groups: [
			{ key: 'looked-after', name: 'Looked-after children' },
			{ key: 'all', name: 'All children' }
		],
		rows: [
			{
				label: 'Nottingham, year ending 31 March 2025',
				dots: [
					{ ...drawn(2.4), text: '2% (8 of 339)', low: 1.2, high: 4.6 },
					{ ...drawn(0.31), text: '31 per 10,000', low: 0.25, high: 0.38 }
				]
			}
		],
		unit: '% of children',
		most: null
	} satisfies DotsDrawing as DotsDrawing,
	'dots-none': dots([['In education', ['Not given'], ['Not given']]]),
	'columns-funnel': columns(
		[
			['Initial enquiries', [61, 48, 55, 72, 66, 58, 49, 70]],
			['Initial visits', [28, 22, 19, 31, 30, 25, 'Not given', 29]],
			['Applications', [11, 9, 8, 12, 14, 10, 7, 12]],
			['Approvals', [4, 3, 5, 0, 6, 5, 'Suppressed', 4]]
		],
		events
	),
	'columns-twelve': columns(
		[
			['Carers approved', [4, 3, 5, 2, 6, 5, 3, 4, 4, 5, 6, 4]],
			['Carers who left', [2, 6, 3, 4, 4, 5, 6, 1, 0, 2, 7, 3]]
		],
		events
	),
	'columns-one': columns([['Carers approved', [1_234_567]]]),
	'columns-none': columns([['Carers approved', ['Not given', 'Not given', 'Not given']]])
} as const;

/** A figure with everything beside it. */
export const leavers: SubjectFigure = {
	key: 'leavers-by-reason',
	finding:
		'17 fostering households left between 1 January and 31 July 2021: most often for family or work',
	doubt: 'With numbers this small, one household moves a reason’s share by 6 percentage points.',
	subtitle: 'Mainstream carers, Nottingham, households that left, by reason',
	period: '1 January to 31 July 2021',
	unit: 'households',
	drawing: drawings['bars-reasons'],
	empty: null,
	description:
		'Six left for family or work; two each for care standards, safeguarding, health and retirement.',
	table: {
		caption: 'Households that left, by reason',
		columns: ['Reason', 'Households'],
		rows: [
			{
				head: 'Health',
				cells: [{ text: '2', reason: null, value: 2 }],
				source: citationOf(lait).text,
				retrieved: citationOf(lait).retrieved
			},
			{
				head: 'Transferred to another fostering service',
				cells: [{ text: 'Suppressed', reason: 'The figure is suppressed.', value: null }],
				source: citationOf(lait).text,
				retrieved: citationOf(lait).retrieved
			}
		],
		notes: []
	},
	faults: [
		'Row 14 of the return of 3 August 2021: the reasons come to 18 and the total is 17. Correct one of them.'
	],
	notes: ['A household that left for two reasons is counted once.'],
	sources: [citationOf(lait)],
	source_line: citationOf(lait).text
};

export type Named = keyof typeof drawings;
