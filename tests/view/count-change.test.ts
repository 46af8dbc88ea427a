import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { viewCertainty } from '$lib/view/certainty';
import { answer, lookedAfter, years } from './answer';

describe('a count or an amount that moved', () => {
	const adopted: Indicator = { ...lookedAfter, year_kind: 'financial-year' };
	const overlap = 'where two ranges overlap, chance could be all there is.';
	const poisson = `Method: 95% Poisson intervals of a count of events: exact below 10, Byar’s from 10; ${overlap}`;
	const rounding = 'Only rounding can be judged: the printed figures and their precision.';
	const places: Indicator = { ...lookedAfter, caution: 'Rounded to the nearest 5.' };

	it.each([
		[
			'events of a year that chance could scatter so',
			adopted,
			['23', '31'],
			'This is a count, not a share: it moved by what it says. The rise could be chance.',
			`Likely ranges: 21.1 to 44.0 now, 14.6 to 34.5 before. ${poisson}`
		],
		[
			'events of a year that chance could not scatter so',
			adopted,
			['100', '20'],
			'This is a count, not a share: it moved by what it says. The fall is more than chance would usually explain.',
			`Likely ranges: 12.2 to 30.9 now, 81 to 122 before. ${poisson}`
		],
		[
			'places, whose source says that it rounds',
			places,
			['140', '135'],
			'This is a count, not a share, rounded to the nearest 5 by the source: the fall is between 1 and 9.',
			rounding
		],
		[
			'children, of whom only England’s and the regions’ are rounded',
			{
				...lookedAfter,
				caution: 'Printed late. National and regional figures are rounded to the nearest 10.'
			},
			['640', '650'],
			'This is a count, not a share: it moved by what it says.',
			null
		],
		[
			'three round figures',
			lookedAfter,
			['140', '130', '145'],
			'This is a count, not a share, apparently rounded to the nearest 5 by the source: the rise is between 11 and 19.',
			rounding
		],
		[
			'noughts, which are no sign of rounding',
			lookedAfter,
			['0', '0', '0', '5'],
			'This is a count, not a share: it moved by what it says.',
			null
		],
		[
			'pounds',
			{ ...lookedAfter, unit: 'pounds' },
			['900', '950'],
			'No test of chance can be made: the source prints only the figure.',
			null
		],
		[
			'an average number of days',
			{ ...lookedAfter, unit: 'other' },
			['410.5', '433.2'],
			'No test of chance can be made: the source prints only the figure.',
			null
		],
		[
			'the stock a quarter closes with, which is no count of events',
			{
				...lookedAfter,
				indicator: 'fostering-mainstream-closing-households' as IndicatorId,
				year_kind: 'financial-year'
			},
			['81', '82'],
			'This is a count, not a share: it moved by what it says.',
			null
		]
	] as const)('of %s', (_, indicator, figures, said, test) => {
		const asked = answer(indicator, { authority: years(2019, figures) });
		expect(viewCertainty(asked, null, { events: [] }).findings[0]).toMatchObject({
			answer: said,
			test
		});
	});
});
