import { describe, expect, it } from 'vitest';
import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import { headlineOf } from '$lib/view/headline';
import {
	answer,
	cell,
	event,
	firstTime,
	generic,
	lait,
	lookedAfter,
	offending,
	place,
	years
} from './answer';

/** What a headline may have to say: every one must be in the table below. */
const forms = [
	'rise',
	'fall',
	'level',
	'level count',
	'within rounding',
	'one child',
	'suppressed now',
	'suppressed before',
	'no comparable period',
	'provisional',
	'revised',
	'faulty comparator',
	'single point',
	'zero run',
	'polarity none',
	'nothing published',
	'nothing held'
] as const;
type Form = (typeof forms)[number];

/** The same answer from an edition its publisher may still revise. */
const provisional = (given: TrendAnswer): TrendAnswer => ({
	...given,
	vintages: [{ ...lait, status: 'provisional' }]
});

/** The same answer, where an earlier edition printed other figures for the authority. */
function revised(given: TrendAnswer, printed: Readonly<Record<string, string>>): TrendAnswer {
	const before = Object.entries(printed).map(([label, text]) =>
		cell(given.indicator, 'authority', label, text)
	);
	return {
		...given,
		rows: given.rows.map((row) => {
			const found = before.find((each) => each.period === row.period);
			if (row.series !== 'authority' || !found || found.value === null) return row;
			return {
				...row,
				earlier: { value: found.value, decimals: found.decimals, vintage: lait.vintage }
			};
		})
	};
}

const england = { 2020: '3' };

const cases: readonly [Form, string, TrendAnswer, string, (readonly Event[])?][] = [
	[
		'rise',
		'a rise that could be chance',
		answer(offending, { authority: { 2019: '9/330=3', 2020: '15/337=4' }, england }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (15 of 337), up from 3% (9 of 330). England: 3%. With numbers this small the rise could be chance.'
	],
	[
		'fall',
		'a fall, with neighbours',
		answer(offending, {
			authority: { 2019: '15/337=4', 2020: '9/330=3' },
			neighbours: { 2020: '4 of 8/10' },
			england
		}),
		'3% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (9 of 330), down from 4% (15 of 337). England: 3%; statistical neighbours: 4% (mean of 8 of 10, 2025 set). With numbers this small the fall could be chance.'
	],
	[
		'fall',
		'a large fall',
		answer(offending, { authority: { 2019: '60/300=20', 2020: '9/330=3' }, england }),
		'3% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (9 of 330), down from 20% (60 of 300). England: 3%. The fall is more than chance would usually explain.'
	],
	[
		'rise',
		'large numbers whose intervals overlap',
		answer(offending, { authority: { 2019: '1000/10000=10', 2020: '1060/10010=11' } }),
		'11% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (1,060 of 10,010), up from 10% (1,000 of 10,000). The rise could be chance.'
	],
	[
		'level',
		'level',
		answer(offending, { authority: { 2019: '14/330=4', 2020: '15/337=4' }, england }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (15 of 337), the same as the year before (14 of 330). England: 3%.'
	],
	[
		'one child',
		'a one-child move',
		answer(offending, { authority: { 2019: '9/300=3', 2020: '10/280=4' }, england }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (10 of 280), up from 3% (9 of 300). England: 3%. One child makes the difference.'
	],
	[
		'level count',
		'a base that moved alone',
		answer(offending, { authority: { 2019: '9/300=3', 2020: '9/250=4' } }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (9 of 250), up from 3% (9 of 300). The count did not change; only the base did.'
	],
	[
		'rise',
		'whole per cents one apart, without counts',
		answer(offending, { authority: { 2019: '3', 2020: '4' }, england }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, up from 3%. England: 3%. Both figures are rounded, so the rise is somewhere between 0 and 2 percentage points.'
	],
	[
		'within rounding',
		'a change within rounding, across precisions',
		answer(offending, { authority: { 2019: '9.3', 2020: '9' } }),
		'9% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, down from 9.3%. The change is within rounding.'
	],
	[
		'suppressed now',
		'suppressed now',
		answer(offending, { authority: { 2021: '8/334=2', 2022: 'c' }, england: { 2022: '2' } }),
		'Looked-after children cautioned or convicted: the figure for Nottingham in the year ending March 2022 is suppressed to protect children’s privacy, because the number is small. England: 2%. The last published figure for Nottingham is 2% (8 of 334), for the year ending March 2021.'
	],
	[
		'suppressed now',
		'no row now, while England has one',
		answer(offending, { authority: { 2021: '2' }, england: { 2022: '2' } }),
		'Looked-after children cautioned or convicted: the figure for Nottingham in the year ending March 2022 is not in the editions held here. England: 2%. The last published figure for Nottingham is 2%, for the year ending March 2021.'
	],
	[
		'suppressed before',
		'suppressed before',
		answer(offending, {
			authority: { 2021: '2', 2022: 'c', 2023: '8/340=2' },
			england: { 2023: '2' }
		}),
		'2% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2023 (8 of 340). England: 2%. There is nothing to compare it with: the figure for the year ending March 2022 is suppressed to protect children’s privacy, because the number is small.'
	],
	[
		'no comparable period',
		'no comparable earlier period',
		answer(offending, { authority: { 2018: '3', 2020: '4' } }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020. There is no comparable earlier period.'
	],
	[
		'no comparable period',
		'a change of definition',
		answer(offending, { authority: { 2013: '8.7', 2014: '8.2' } }),
		'8.2% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2014. It cannot be compared with earlier figures, because the definition changed on 8 April 2013, within the period.',
		[event('definition', '2013-04-08', 'Youth cautions')]
	],
	[
		'single point',
		'a single point',
		answer(offending, { authority: { 2020: '4' }, england }),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020. England: 3%. There is no earlier figure to compare it with.'
	],
	[
		'nothing published',
		'everybody suppressed',
		answer(offending, { authority: { 2019: 'c', 2020: 'c' }, england: { 2020: 'c' } }),
		'Looked-after children cautioned or convicted: no figure is published for Nottingham or its comparators for 2019/20: suppressed to protect children’s privacy, because the number is small.'
	],
	[
		'nothing published',
		'no figure at all, for anybody, and no reason',
		answer(offending, { authority: { 2020: '-' }, england: { 2020: '-' } }),
		'Looked-after children cautioned or convicted: no figure is published for Nottingham or its comparators for 2019/20: not given by the source, which does not say why.'
	],
	[
		'nothing published',
		'a small group, as at one day',
		answer({ ...offending, year_kind: 'snapshot' }, { authority: { '2021-07-31': '/9=c' } }),
		'Looked-after children cautioned or convicted: no figure is published for Nottingham or its comparators at 31 July 2021: suppressed to protect children’s privacy, because the group is small.'
	],
	[
		'nothing held',
		'marks for England only',
		answer(offending, { england: { 2020: 'c' } }),
		'Looked-after children cautioned or convicted: no figure for Nottingham or its comparators is held here.'
	],
	[
		'suppressed now',
		'no figure for the authority ever',
		answer(offending, { authority: { 2020: 'c' }, england }),
		'Looked-after children cautioned or convicted: the figure for Nottingham in the year ending March 2020 is suppressed to protect children’s privacy, because the number is small. England: 3%. No earlier figure for Nottingham is held here.'
	],
	[
		'nothing held',
		'no rows',
		answer(offending, {}),
		'Looked-after children cautioned or convicted: no figure for Nottingham or its comparators is held here.'
	],
	[
		'zero run',
		'none at all where England’s share would give twenty',
		answer(offending, {
			authority: { 2019: '20/1000=2', 2020: '0/1018=0' },
			england: { 2020: '2' }
		}),
		'0% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (0 of 1,018), down from 2% (20 of 1,000). England: 2%. The fall is more than chance would usually explain. None recorded out of 1,018 is unusual: check that it was recorded.'
	],
	[
		'zero run',
		'none at all of a few, which is nothing unusual',
		answer(offending, { authority: { 2019: '1/19=5', 2020: '0/19=0' }, england: { 2020: '2' } }),
		'0% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (0 of 19), down from 5% (1 of 19). England: 2%. One child makes the difference.'
	],
	[
		'zero run',
		'none of many where England has hardly any',
		answer(offending, {
			authority: { 2019: '3/400=1', 2020: '0/400=0' },
			england: { 2020: '1' }
		}),
		'0% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (0 of 400), down from 1% (3 of 400). England: 1%. With numbers this small the fall could be chance.'
	],
	[
		'zero run',
		'a long run of zeros in a large group',
		answer(offending, {
			authority: { 2018: '0/480=0', 2019: '0/500=0', 2020: '0/510=0' },
			england: { 2020: '2' }
		}),
		'0% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (0 of 510), the same as the year before (0 of 500). England: 2%. None recorded out of 510, as in every figure since 2017/18, is unusual: check that it was recorded.'
	],
	[
		'zero run',
		'a long run of zeros without bases',
		answer(offending, {
			authority: years(2016, ['0', '0', '0', '0', '0']),
			england: { 2020: '2' }
		}),
		'0% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, the same as the year before. England: 2%. 0% in every figure from 2015/16 to 2019/20 is unusual: check that it was recorded.'
	],
	[
		'zero run',
		'a few zeros without bases, which may be a small place',
		answer(offending, { authority: years(2017, ['0', '0', '0', '0']), england: { 2020: '2' } }),
		'0% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, the same as the year before. England: 2%.'
	],
	[
		'polarity none',
		'a count at a snapshot, neither way better',
		answer(lookedAfter, { authority: { 2024: '675', 2025: '639' } }),
		'Nottingham had 639 looked-after children at 31 March 2025, down from 675.'
	],
	[
		'polarity none',
		'a level count at a snapshot',
		answer(lookedAfter, { authority: { 2024: '639', 2025: '639' } }),
		'Nottingham had 639 looked-after children at 31 March 2025, the same as a year before.'
	],
	[
		'single point',
		'a count of one, which has no plural',
		answer(lookedAfter, { authority: { 2025: '1' } }),
		'Looked-after children: 1 in Nottingham at 31 March 2025. There is no earlier figure to compare it with.'
	],
	[
		'faulty comparator',
		'a rate, with England’s figure held back',
		answer(firstTime, { authority: { 2023: '318', 2024: '162' }, england: { 2024: 'held' } }),
		'In Nottingham, 162 per 100,000 children aged 10 to 17 entered the youth justice system for the first time in 2024, down from 318. England: held back, because the published figure cannot be right. Without the counts, chance cannot be ruled out.'
	],
	[
		'rise',
		'a cohort, whose year is when its members joined',
		answer(
			{
				...offending,
				year_kind: 'cohort',
				subject: 'children in the group',
				predicate: 'reoffended'
			},
			{ authority: { 2023: '20', 2024: '29' } }
		),
		'29% of Nottingham’s children in the group reoffended (cohort of the year ending March 2024), up from 20%. Without the counts, chance cannot be ruled out.'
	],
	[
		'rise',
		'a measure without words for a sentence',
		answer(generic, { authority: { 2024: '92', 2025: '95' } }, { authority: place('St. Helens') }),
		'Children looked after who received dental checks: 95% in St. Helens in the year ending March 2025, up from 92%. Without the counts, chance cannot be ruled out.'
	],
	[
		'rise',
		'a rate whose name says what it is for, which is not said again',
		answer(
			{
				...generic,
				name: 'Cafcass Care applications per 10,000  child population',
				unit: 'rate',
				per: 10_000
			},
			{ authority: { 2024: '9.1', 2025: '10.3' } }
		),
		'Cafcass Care applications per 10,000 child population: 10.3 in Nottingham in the year ending March 2025, up from 9.1. Without the counts, chance cannot be ruled out.'
	],
	[
		'rise',
		'a rate whose name is for another number',
		answer(
			{ ...generic, name: 'Deaths per 1,000 births', unit: 'rate', per: 100 },
			{ authority: { 2024: '9.1', 2025: '10.3' } }
		),
		'Deaths per 1,000 births: 10.3 per 100 in Nottingham in the year ending March 2025, up from 9.1. Without the counts, chance cannot be ruled out.'
	],
	[
		'suppressed now',
		'a rate whose name says what it is for',
		answer(
			{ ...generic, name: 'Children in Need rate per 10,000', unit: 'rate', per: 10_000 },
			{ authority: { 2024: '9.1', 2025: 'x' } }
		),
		'Children in Need rate per 10,000: the figure for Nottingham in the year ending March 2025 is not available. The last published figure for Nottingham is 9.1, for the year ending March 2024.'
	],
	[
		'single point',
		'a name that begins with its unit',
		answer(
			{ ...generic, name: '% 2yr olds in funded early education - Good/Outstanding providers' },
			{ authority: { 2025: '97.0' } }
		),
		'2yr olds in funded early education - Good/Outstanding providers: 97.0% in Nottingham in the year ending March 2025. There is no earlier figure to compare it with.'
	],
	[
		'single point',
		'a name that begins with its unit and whose it is of',
		answer(
			{ ...generic, name: '% of school-age Children in Need with no SEN' },
			{ authority: { 2025: '52' } }
		),
		'School-age Children in Need with no SEN: 52% in Nottingham in the year ending March 2025. There is no earlier figure to compare it with.'
	],
	[
		'zero run',
		'a long run of a rate’s zeros, where the neighbours have some and England has no figure',
		answer(firstTime, {
			authority: years(2020, ['0', '0', '0', '0', '0']),
			neighbours: { 2024: '180 of 10/10' },
			england: { 2024: 'held' }
		}),
		'In Nottingham, 0 per 100,000 children aged 10 to 17 entered the youth justice system for the first time in 2024, the same as the year before. England: held back, because the published figure cannot be right; statistical neighbours: 180 (mean of 10 of 10, 2025 set). 0 in every figure from 2020 to 2024 is unusual: check that it was recorded.'
	],
	[
		'zero run',
		'a long run of a rate’s zeros, where the neighbours have none either',
		answer(firstTime, {
			authority: years(2020, ['0', '0', '0', '0', '0']),
			neighbours: { 2024: '0 of 10/10' }
		}),
		'In Nottingham, 0 per 100,000 children aged 10 to 17 entered the youth justice system for the first time in 2024, the same as the year before. Statistical neighbours: 0 (mean of 10 of 10, 2025 set).'
	],
	[
		'single point',
		'neighbours without England, in a place whose name ends in s',
		answer(
			offending,
			{ authority: { 2020: '4' }, neighbours: { 2020: '4 of 8/10' } },
			{ authority: place('St. Helens') }
		),
		'4% of St. Helens’ looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020. Statistical neighbours: 4% (mean of 8 of 10, 2025 set). There is no earlier figure to compare it with.'
	],
	[
		'rise',
		'a rise beyond chance, without a word of better or worse',
		answer(offending, { authority: { 2019: '9/330=3', 2020: '60/300=20' }, england }),
		'20% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (60 of 300), up from 3% (9 of 330). England: 3%. The rise is more than chance would usually explain.'
	],
	[
		'within rounding',
		'a change smaller than the two roundings, at one decimal',
		answer(offending, { authority: { 2013: '8.7', 2014: '9' } }),
		'9% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2014, up from 8.7%. The change is within rounding.'
	],
	[
		'one child',
		'one care leaver, of a measure of care leavers',
		answer(
			{ ...offending, subject: 'care leavers aged 19 to 21', predicate: 'were in suitable homes' },
			{ authority: { 2019: '90/100=90', 2020: '91/100=91' } }
		),
		'91% of Nottingham’s care leavers aged 19 to 21 were in suitable homes in the year ending March 2020 (91 of 100), up from 90% (90 of 100). One care leaver makes the difference.'
	],
	[
		'no comparable period',
		'a quarter whose quarter before is not held',
		answer(
			{ ...offending, year_kind: 'quarter' },
			{ authority: { 'Q1 2020/21': '4', 'Q3 2020/21': '5' } }
		),
		'5% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the quarter October to December 2020. There is no comparable earlier period.'
	],
	[
		'provisional',
		'a figure its publisher may still revise',
		provisional(answer(offending, { authority: { 2019: '3', 2020: '4' }, england })),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, up from 3%. England: 3%. Both figures are rounded, so the rise is somewhere between 0 and 2 percentage points. This figure is provisional: the source may revise it.'
	],
	[
		'provisional',
		'an older figure of a provisional edition, which is not the latest',
		provisional(answer(offending, { authority: { 2019: '3', 2020: 'c' }, england: { 2020: '3' } })),
		'Looked-after children cautioned or convicted: the figure for Nottingham in the year ending March 2020 is suppressed to protect children’s privacy, because the number is small. England: 3%. The last published figure for Nottingham is 3%, for the year ending March 2019.'
	],
	[
		'revised',
		'a figure that replaced another',
		revised(answer(offending, { authority: { 2019: '9/330=3', 2020: '15/337=4' }, england }), {
			2020: '5'
		}),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020 (15 of 337), up from 3% (9 of 330). England: 3%. With numbers this small the rise could be chance. An earlier edition printed 5%.'
	],
	[
		'revised',
		'both figures replaced, each at its own precision',
		revised(answer(offending, { authority: { 2019: '3', 2020: '4' } }), {
			2019: '4.2',
			2020: '5'
		}),
		'4% of Nottingham’s looked-after children aged 10 to 17 were cautioned or convicted in the year ending March 2020, up from 3%. Both figures are rounded, so the rise is somewhere between 0 and 2 percentage points. An earlier edition printed 5%, and 4.2% for the year ending March 2019.'
	],
	[
		'revised',
		'only the year before replaced, which makes the rise',
		revised(answer(lookedAfter, { authority: { 2024: '620', 2025: '639' } }), { 2024: '675' }),
		'Nottingham had 639 looked-after children at 31 March 2025, up from 620. An earlier edition printed 675 at 31 March 2024.'
	],
	[
		'revised',
		'a provisional figure that was revised already',
		provisional(revised(answer(firstTime, { authority: { 2024: '162' } }), { 2024: '171' })),
		'In Nottingham, 162 per 100,000 children aged 10 to 17 entered the youth justice system for the first time in 2024. There is no earlier figure to compare it with. This figure is provisional: the source may revise it. An earlier edition printed 171 per 100,000.'
	],
	[
		'faulty comparator',
		'England held back beside neighbours who are not',
		answer(firstTime, {
			authority: { 2024: '162' },
			neighbours: { 2024: '180 of 10/10' },
			england: { 2024: 'held' }
		}),
		'In Nottingham, 162 per 100,000 children aged 10 to 17 entered the youth justice system for the first time in 2024. England: held back, because the published figure cannot be right; statistical neighbours: 180 (mean of 10 of 10, 2025 set). There is no earlier figure to compare it with.'
	],
	[
		'polarity none',
		'a rate with counts, moved beyond chance, neither way better',
		answer(
			{ ...offending, polarity: 'none', subject: 'children in our care', predicate: 'moved' },
			{ authority: { 2019: '60/300=20', 2020: '150/300=50' } }
		),
		'50% of Nottingham’s children in our care moved in the year ending March 2020 (150 of 300), up from 20% (60 of 300). The rise is more than chance would usually explain.'
	]
];

describe('every form of a headline', () => {
	it.each(cases)('%s: %s', (_form, _what, given, expected, events = []) => {
		expect(headlineOf(given, events).join(' ')).toBe(expected);
	});

	it('is in the table', () => {
		const shown = new Set(cases.map(([form]) => form));
		expect(forms.filter((form) => !shown.has(form))).toEqual([]);
	});
});
