import type { TrendAnswer } from '$lib/database/queries/trend';
import type { Event } from '$lib/domain/event';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import { viewTrend } from '$lib/view/trend';
import {
	answer,
	day,
	event,
	firstTime,
	generic,
	lookedAfter,
	offending,
	place,
	years
} from '../view/answer';

const events: readonly Event[] = [
	event('definition', '2013-04-08', 'Youth cautions replace reprimands'),
	event('precision', '2014-04-01', 'Whole per cents from here'),
	event('policy', '2018-11-01', 'National protocol'),
	event('covid', '2020-03-23', 'Covid restrictions', '2021-07-19')
];

export const offendingAnswer: TrendAnswer = answer(offending, {
	authority: {
		...years(2010, [
			'21/215=9.8',
			'20/221=9.0',
			'22/225=9.8',
			'20/230=8.7',
			'20/245=8.2',
			'16/249=6',
			'15/272=6',
			'15/310=5',
			'6',
			'9/331=3',
			'15/337=4',
			'7/342=2',
			'/349=c',
			'9/375=2',
			'9/373=2',
			'8/339=2'
		])
	},
	neighbours: years(2010, [
		'8.9 of 10/10',
		'8.4 of 10/10',
		'7.8 of 10/10',
		'7.1 of 10/10',
		'6.2 of 10/10',
		'6 of 10/10',
		'6 of 10/10',
		'5 of 9/10',
		'5 of 9/10',
		'4 of 8/10',
		'4 of 8/10',
		'3 of 7/10',
		'2 of 6/10',
		'3 of 7/10',
		'3 of 6/10',
		'3 of 6/10'
	]),
	region: years(2010, [
		'7.5',
		'7.0',
		'6.6',
		'6.0',
		'5.4',
		'5',
		'5',
		'4',
		'4',
		'3',
		'3',
		'2',
		'2',
		'2',
		'2',
		'2'
	]),
	england: years(2010, [
		'7.9',
		'7.3',
		'6.9',
		'6.2',
		'5.6',
		'5',
		'5',
		'4',
		'4',
		'3',
		'3',
		'2',
		'2',
		'2',
		'3',
		'2'
	])
});

const longNames: TrendAnswer = {
	...answer(generic, {
		authority: years(2016, ['86', '83', '84', '88', '86', '40', '70', '76', '-', '-']),
		neighbours: years(2016, [
			'84 of 10/10',
			'84 of 10/10',
			'84 of 10/10',
			'85 of 10/10',
			'86 of 10/10',
			'41 of 10/10',
			'71 of 10/10',
			'76 of 10/10',
			'79 of 9/10',
			'81 of 9/10'
		]),
		region: years(2016, ['85', '84', '84', '86', '87', '39', '68', '75', '78', '80']),
		england: years(2016, ['84', '83', '84', '85', '86', '40', '70', '76', '79', '81'])
	}),
	authority: {
		...place('Bournemouth, Christchurch and Poole'),
		geography: 'E06000058' as GeographyCode
	},
	region: place('Yorkshire and the Humber', 'region')
};

/** A place so small that a figure is one child or two. */
const tinyAnswer: TrendAnswer = answer(offending, {
	authority: years(2018, [
		'2/41=5',
		'1/38=3',
		'/35=c',
		'/36=c',
		'1/9=11',
		'2/40=5',
		'3/44=7',
		'2/43=5'
	]),
	england: years(2018, ['4', '3', '3', '3', '2', '2', '2', '3'])
});

const context = { events, today: day('2026-05-01') };

/** Figures that between them show every part of the drawing. */
export const figures = {
	offending: viewTrend(offendingAnswer, context),
	rate: viewTrend(
		answer(firstTime, {
			authority: years(2016, ['626', '585', '534', '491', '357', '464', '452', '318', '162']),
			neighbours: years(2016, [
				'402 of 10/10',
				'380 of 10/10',
				'312 of 10/10',
				'266 of 10/10',
				'217 of 10/10',
				'205 of 10/10',
				'208 of 10/10',
				'190 of 10/10',
				'180 of 10/10'
			]),
			england: years(2016, ['333', '293', '239', '207', '167', '147', '149', '143', 'held'])
		}),
		context
	),
	count: viewTrend(
		answer(lookedAfter, {
			authority: years(2016, ['594', '622', '616', '628', '656', '684', '722', '719', '675', '639'])
		}),
		{ ...context, events: [] }
	),
	'long-names': viewTrend(longNames, context),
	cropped: viewTrend(
		answer(generic, {
			authority: years(2016, [
				'361/420=86',
				'353/425=83',
				'363/432=84',
				'386/439=88',
				'380/442=86',
				'410/455=90',
				'432/465=93',
				'427/469=91',
				'437/475=92',
				'455/479=95'
			]),
			england: years(2016, ['84', '83', '84', '85', '86', '88', '89', '90', '90', '91'])
		}),
		{ ...context, events: [] }
	),
	crowded: viewTrend(offendingAnswer, {
		...context,
		events: [
			...events,
			event('policy', '2017-04-27', 'Corporate parenting principles'),
			event('local', '2017-07-10', 'Joint protocol signed'),
			event('local', '2018-05-30', 'Joint protocol signed again')
		]
	}),
	target: viewTrend(
		answer(generic, {
			authority: years(2021, ['40', '70', '76', '79', '-']),
			england: years(2021, ['41', '71', '76', '79', '81'])
		}),
		{
			...context,
			events: [],
			targets: [
				{
					indicator: generic.indicator,
					period: '2024-04-01/2025-03-31' as PeriodId,
					value: 90,
					tolerance: null,
					source: 'minutes of a meeting'
				}
			]
		}
	),
	single: viewTrend(
		answer(offending, { authority: { 2025: '8/339=2' }, england: { 2025: '2' } }),
		context
	),
	internal: viewTrend(offendingAnswer, { ...context, mode: 'internal' }),
	counted: viewTrend(
		answer(firstTime, {
			authority: years(2018, [
				'141/26400=534',
				'132/26900=491',
				'98/27450=357',
				'130/28000=464',
				'9/28500=32',
				'5/29000=17',
				'8/29100=27'
			]),
			england: years(2018, ['239', '207', '167', '147', '149', '143', '140'])
		}),
		{ ...context, events: [] }
	),
	rounding: viewTrend(
		answer(offending, {
			authority: years(2016, ['4', '5', '3', '-', '2', '1', '2', '3', '2', '2']),
			england: years(2016, ['5', '4', '4', '3', '3', '2', '2', '2', '3', '2'])
		}),
		{ ...context, events: [] }
	),
	broken: viewTrend(
		answer(offending, {
			authority: years(2016, [
				'30/410=7',
				'29/402=7',
				'33/415=8',
				'31/409=8',
				'12/400=3',
				'14/395=4',
				'11/398=3',
				'13/405=3'
			]),
			england: years(2016, ['6', '6', '6', '6', '3', '3', '3', '3'])
		}),
		{ ...context, events: [event('definition', '2019-04-01', 'Convictions only from here')] }
	),
	tiny: viewTrend(tinyAnswer, { ...context, events: [], mode: 'internal' }),
	gaps: viewTrend(tinyAnswer, { ...context, events: [] }),
	suppressed: viewTrend(
		answer(offending, {
			authority: years(2019, ['/61=c', '/64=c', '/70=c', '/68=c', '/71=c']),
			england: years(2019, ['3', '3', '2', '2', '2'])
		}),
		{ ...context, events: [] }
	),
	zeros: viewTrend(
		answer(offending, {
			authority: years(2018, ['0/480=0', '0/500=0', '0/510=0', '0/505=0', '0/498=0']),
			england: years(2018, ['4', '3', '3', '2', '2'])
		}),
		{ ...context, events: [] }
	)
} as const;
