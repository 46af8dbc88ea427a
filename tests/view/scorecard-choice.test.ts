import { describe, expect, it } from 'vitest';
import type { ScorecardRow, ScorecardView } from '$lib/view/scorecard';
import {
	chooseRows,
	queryOf,
	readScorecardChoice,
	type ScorecardChoice
} from '$lib/view/scorecard-choice';
import type { PrincipleId } from '$lib/domain/principle';

const row = (
	name: string,
	theme: string,
	{
		verdict = 'neutral',
		target = null,
		doubts = 0,
		...changes
	}: {
		verdict?: ScorecardRow['judgement']['verdict'];
		target?: 'misses' | 'near' | 'meets' | null;
		doubts?: number;
		principles?: readonly PrincipleId[];
		attention?: ScorecardRow['attention'];
		wrong_way?: boolean;
		period_end?: string | null;
	}
) =>
	({
		name,
		theme,
		principles: [],
		attention: [],
		period_end: '2025-03-31',
		judgement: { verdict, text: '' },
		target: target && { verdict: target, text: '' },
		doubts: Array.from({ length: doubts }, () => ({ kind: 'small', text: '' })),
		...changes
	}) as unknown as ScorecardRow;

const health = [
	row('Dental checks', 'Health', { verdict: 'better', principles: ['health'] }),
	row('Health assessments', 'Health', {
		target: 'misses',
		attention: [{ kind: 'misses-target', text: 'misses its target' }],
		principles: ['health'],
		period_end: '2021-06-30'
	})
];
const leavers = [
	row('Care leavers in work', 'Care leavers', {
		verdict: 'unclear',
		wrong_way: true,
		principles: ['adulthood']
	}),
	row('Accommodation', 'Care leavers', { verdict: 'unclear', doubts: 1 }),
	row('In touch', 'Care leavers', {
		verdict: 'worse',
		attention: [{ kind: 'worse', text: 'worse than 2023/24' }]
	}),
	row('Near it', 'Care leavers', { target: 'near' })
];
const view: ScorecardView = {
	authority: 'Nottingham',
	themes: [
		{ theme: 'Health', rows: health },
		{ theme: 'Care leavers', rows: leavers }
	],
	news: null,
	notes: [],
	sources: [],
	retrieved: ''
};
const themes = view.themes.map(({ theme }) => theme);

const read = (query: string) => readScorecardChoice(new URLSearchParams(query), themes);
const names = (query: string) =>
	chooseRows(view, read(query)).groups.map(({ theme, rows }) => [
		theme,
		...rows.map((r) => r.name)
	]);

describe('the scorecard as chosen', () => {
	it('is under its themes and whole without a choice', () => {
		expect(names('')).toEqual([
			['Health', 'Dental checks', 'Health assessments'],
			['Care leavers', 'Care leavers in work', 'Accommodation', 'In touch', 'Near it']
		]);
	});

	it.each([
		[
			'theme=health',
			[['Health', 'Dental checks', 'Health assessments']],
			'2 of 6 measures shown: Health.'
		],
		[
			'principle=adulthood',
			[['Care leavers', 'Care leavers in work']],
			'1 of 6 measures shown: Ready for adulthood.'
		],
		['principle=voice', [], '0 of 6 measures shown: Encouraged to speak up.'],
		[
			'attention=yes',
			[
				['Health', 'Health assessments'],
				['Care leavers', 'In touch']
			],
			'2 of 6 measures shown: needs attention.'
		],
		[
			'theme=health&attention=yes&sort=worst',
			[[null, 'Health assessments']],
			'1 of 6 measures shown: Health, needs attention, worst first.'
		],
		[
			'sort=worst',
			[
				[
					null,
					'In touch',
					'Health assessments',
					'Near it',
					'Care leavers in work',
					'Accommodation',
					'Dental checks'
				]
			],
			'All 6 measures shown: worst first.'
		],
		[
			'sort=name',
			[
				[
					null,
					'Accommodation',
					'Care leavers in work',
					'Dental checks',
					'Health assessments',
					'In touch',
					'Near it'
				]
			],
			'All 6 measures shown: by name.'
		]
	])('%s', (query, expected, sentence) => {
		expect(names(query)).toEqual(expected);
		expect(chooseRows(view, read(query)).sentence).toBe(sentence);
		expect(read(query).complaints).toEqual([]);
	});

	it('puts the oldest figure first', () => {
		expect(names('sort=age')[0]?.slice(0, 3)).toEqual([
			null,
			'Health assessments',
			'Dental checks'
		]);
	});

	it('is the same again from its own link', () => {
		for (const query of [
			'',
			'sort=age',
			'sort=worst&theme=care-leavers&principle=heard&attention=yes'
		]) {
			expect(queryOf(read(query))).toBe(query);
			expect(read(queryOf(read(query)))).toEqual(read(query));
		}
	});
});

describe('a link that cannot be followed', () => {
	const kept: Omit<ScorecardChoice, 'complaints' | 'offers'> = {
		sort: 'name',
		theme: null,
		principle: null,
		attention: false
	};
	it.each([
		[
			'sort=name&theme=helth',
			'The link asks for a theme (“helth”) that the scorecard does not have, so it was left out. What may be chosen instead stands above.'
		],
		[
			'sort=name&theme=Care',
			'The link asks for a theme (“Care”) that the scorecard does not have, so it was left out. What may be chosen instead stands above.'
		],
		[
			'sort=name&principle=stable',
			'The link asks for a principle (“stable”) that the scorecard does not have, so it was left out. What may be chosen instead stands above.'
		],
		[
			'sort=name&attention=no',
			'The link says attention=“no”, which means nothing here: attention=yes shows only what needs it. Everything is shown.'
		],
		[
			'sort=name&colour=red',
			'The link has a part (“colour”) that the scorecard does not know. It was left out.'
		],
		[
			'sort=name&theme=xyz',
			'The link asks for a theme (“xyz”) that the scorecard does not have, so it was left out. What may be chosen instead stands above.'
		],
		['sort=name&sort=age', 'The link names the sort more than once. The first is followed.']
	])('%s says so and keeps the rest', (query, complaint) => {
		const { offers: _, ...rest } = read(query);
		expect(rest).toEqual({ ...kept, complaints: [complaint] });
	});

	it('offers by name what may be chosen instead, and keeps the rest of the link', () => {
		expect(read('sort=name&theme=xyz').offers).toEqual([
			{
				text: 'Instead of the theme “xyz”',
				choices: [
					{ name: 'Health', query: 'sort=name&theme=health' },
					{ name: 'Care leavers', query: 'sort=name&theme=care-leavers' }
				]
			}
		]);
		expect(read('theme=helth').offers[0]?.choices.map(({ name }) => name)).toEqual(['Health']);
		expect(read('sort=abc').offers[0]?.choices[0]).toEqual({
			name: 'As the board ordered',
			query: ''
		});
		expect(read('colour=red').offers).toEqual([]);
	});

	it('with an unknown order is shown as the board ordered', () => {
		const { sort, complaints } = read('sort=best');
		expect(sort).toBe('board');
		expect(complaints).toHaveLength(1);
	});

	it('is not read before the browser has taken over', () => {
		expect(queryOf(readScorecardChoice(null, themes))).toBe('');
	});
});
