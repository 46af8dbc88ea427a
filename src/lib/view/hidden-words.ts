import { THRESHOLD, type Inference } from '$lib/statistics/disclosure';

/** What a figure that is hidden would show: the end of a sentence that begins with “It would show”. Never the figure. */
export const showsWhat = (inference: Inference, threshold = THRESHOLD): string =>
	({
		count: `a number of children from 1 to ${threshold}`,
		base: 'a share or an average of ten children or fewer',
		complement: `that 1 to ${threshold} children are not among those counted`,
		subtraction: 'a figure hidden beside it, by subtraction from a total',
		share: 'a figure hidden beside it, as a share of a number that is printed',
		difference: `that 1 to ${threshold} children came or went between two editions that print it`,
		again: 'a figure that is hidden in another edition'
	})[inference];

/** Which reckoning is stopped, as a heading says it. */
export const inferenceName = (inference: Inference): string =>
	({
		count: 'Small numbers',
		base: 'Small groups',
		complement: 'Nearly everybody',
		subtraction: 'Total minus parts',
		share: 'Share of a known number',
		difference: 'Difference between editions',
		again: 'The same figure twice'
	})[inference];

/** What any hidden figure would show, where it must not be told why just this one is hidden. */
export const showsSomething = (threshold = THRESHOLD): string =>
	`a number of children from 1 to ${threshold}, or let one be worked out`;
