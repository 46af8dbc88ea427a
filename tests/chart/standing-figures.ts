import { viewStanding } from '$lib/view/standing';
import { firstTime, generic } from '../view/answer';
import { standing } from '../view/standing-answer';

const neighbours = {
	Birmingham: '30/958=3',
	Manchester: '18/699=3',
	'Newcastle upon Tyne': '15/297=5',
	Bradford: '20/517=4',
	Sheffield: '19/319=6',
	Salford: '18/274=7',
	'Bournemouth, Christchurch and Poole': '4',
	Southampton: 'c/246'
};

/** How many authorities print 0%, 1%, 2% and on. */
const shape = [11, 0, 15, 18, 17, 8, 6, 3, 2, 0, 1];
const spread = Object.fromEntries(
	shape.flatMap((count, value) =>
		Array.from({ length: count }, (_, index) => [
			`Place ${value}-${String(index).padStart(2, '0')}`,
			String(value)
		])
	)
);
const hidden = Object.fromEntries(
	Array.from({ length: 58 }, (_, index) => [`Hidden ${String(index).padStart(2, '0')}`, 'c'])
);

/** Rates that hardly tie, in a fixed order that looks like chance. */
const rates = Object.fromEntries(
	Array.from({ length: 148 }, (_, index) => [
		`Rate ${String(index).padStart(3, '0')}`,
		String(63 + Math.round(((index * 37) % 149) ** 1.09))
	])
);

const offendingAnswer = {
	own: '15/337=4',
	previous: '9/330=3',
	others: { ...neighbours, ...spread, ...hidden },
	neighbours: Object.keys(neighbours),
	england: '3'
};
const mean = { average: 'mean' } as const;

/** Standings that between them show every part of the two drawings. */
export const figures = {
	offending: viewStanding(standing(offendingAnswer), mean),
	suppressed: viewStanding(standing({ ...offendingAnswer, own: 'c/349' }), mean),
	rate: viewStanding(
		standing({
			indicator: firstTime,
			own: '162',
			others: rates,
			neighbours: Object.keys(rates).slice(0, 10),
			england: 'held',
			period: '2024-01-01/2024-12-31'
		}),
		{ average: 'median' }
	),
	cropped: viewStanding(
		standing({
			indicator: generic,
			own: '434/466=93',
			others: { Derby: '356/391=91', Luton: '284/357=80', Hull: '1298/1723=75' },
			neighbours: ['Derby', 'Luton', 'Hull'],
			england: '81'
		}),
		mean
	)
} as const;
