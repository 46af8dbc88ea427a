import type { Rule } from './rules';

/** What is asked of periods and figures. */
export const figureRules: readonly Rule[] = [
	{
		rule: 'period.unknown',
		stage: 'period',
		title: 'A label that names no period',
		explanation:
			'The text is no year, quarter, month or day, or could mean two. Dates are read with the day first, always.',
		cure: 'Write it as 2019/20, 2021-22 Q1, 31/07/2021 or Jul-21.'
	},
	{
		rule: 'period.duplicate',
		stage: 'period',
		title: 'One figure given twice, differently',
		explanation:
			'The same measure, place and period stand in two rows with two values, so neither can be chosen.',
		cure: 'Keep the row that is right.'
	},
	{
		rule: 'period.repeated',
		stage: 'period',
		title: 'One figure given twice',
		explanation:
			'The same measure, place and period stand in two rows with the same value. It is kept once.',
		cure: 'Nothing, unless the file was pasted together by mistake.'
	},
	{
		rule: 'period.mixed-kinds',
		stage: 'period',
		title: 'Periods of more than one kind',
		explanation:
			'A measure has years beside quarters, or financial years beside calendar years. They are kept apart, and no change is worked out between them.',
		cure: 'Correct the labels if one kind was meant.'
	},
	{
		rule: 'period.gap',
		stage: 'period',
		title: 'A period is skipped',
		explanation:
			'The measure has periods before and after, and none between. The line is not drawn across.',
		cure: 'Nothing, if the source printed nothing.'
	},
	{
		rule: 'period.order',
		stage: 'period',
		title: 'A period out of its order',
		explanation: 'Every other row runs forwards or backwards in time, and one does not.',
		cure: 'Look whether its label is right.'
	},
	{
		rule: 'period.published',
		stage: 'period',
		title: 'Published before its latest period ended',
		explanation:
			'The day of publication is before the end of the latest period. A return may be drawn up before; a publication seldom is.',
		cure: 'Look whether the day and the labels are right.'
	},
	{
		rule: 'period.to-date',
		stage: 'period',
		title: 'Year-to-date figures',
		explanation:
			'The figures of quarters hold those of the quarters before, or a year-to-date figure stands beside quarters. Added together they would count children twice.',
		cure: 'Label them year-to-date, or give each quarter’s own figure.'
	},
	{
		rule: 'period.offset',
		stage: 'period',
		title: 'Years that may be off by one',
		explanation:
			'The file was compared with every edition held, with its years as labelled and moved by one either way.',
		cure: 'Say which of the three is meant.'
	},
	{
		rule: 'period.bare-year',
		stage: 'period',
		title: 'Does a single year begin or end the year?',
		explanation:
			'“2019” may be the year from April 2019 or the year to March 2019, and both are printed.',
		cure: 'Say which; where figures are held, the evidence stands beside the question.'
	},
	{
		rule: 'period.year',
		stage: 'period',
		title: 'Which year a file is for',
		explanation: 'The file has one year’s figures and does not say which.',
		cure: 'Choose the year.'
	},
	{
		rule: 'value.unreadable',
		stage: 'value',
		title: 'Neither a number nor a known mark',
		explanation: 'The cell has text that is no figure and no mark for a missing one.',
		cure: 'Write the number, or the mark.'
	},
	{
		rule: 'value.blank',
		stage: 'value',
		title: 'A blank cell',
		explanation:
			'A blank is neither zero nor a mark that says why a figure is missing, so it is no figure.',
		cure: 'Give the mark if the figure is suppressed or not available.'
	},
	{
		rule: 'value.out-of-range',
		stage: 'value',
		title: 'A value that cannot be',
		explanation:
			'A percentage is below 0 or above 100, a count or rate below zero, a rate above the population it is per, or a count of children not whole or above a million in one authority, where the measure’s other figures are not. In a publication it is held back; in a return its row is set aside.',
		cure: 'Correct the cell.'
	},
	{
		rule: 'value.band',
		stage: 'value',
		title: 'A band, not a figure',
		explanation: 'The cell gives a range such as 90-99.',
		cure: 'Nothing: it is left out.'
	},
	{
		rule: 'value.disagrees',
		stage: 'value',
		title: 'A percentage that its counts do not give',
		explanation:
			'Worked out from the count and base in the same row, and allowing for rounding, the percentage or rate would be printed differently.',
		cure: 'Correct the figure, the count or the base.'
	},
	{
		rule: 'value.share',
		stage: 'value',
		title: 'Shares of one, or percentages?',
		explanation:
			'Every figure of a percentage measure lies between 0 and 1, with no percent sign: 0.035 may be 3.5% or 0.035%.',
		cure: 'Say which; counts in the same rows and figures held stand beside the question.'
	},
	{
		rule: 'value.unattainable',
		stage: 'value',
		title: 'A percentage no whole count gives',
		explanation:
			'No whole number of children out of the base makes this percentage at the precision printed.',
		cure: 'Check that the base belongs to the percentage.'
	},
	{
		rule: 'value.parts',
		stage: 'value',
		title: 'Parts that cannot make their whole',
		explanation:
			'A count is larger than what it is part of; or parts do not add up to their total, authorities to their region, regions to England, or shares of one base to 100%. A rounded figure may be anything that rounds to it and a suppressed one is left open, so only sums that no true figures could give are listed. Which is wrong cannot be told from the file: all are kept. Where a file does not say that its parts are the whole, they are judged only if at least nine in ten of its own such sums hold.',
		cure: 'Look whether two columns or rows have changed places; in a publication, ask the publisher before one of them is quoted.'
	},
	{
		rule: 'value.national',
		stage: 'value',
		title: 'England or a region outside its authorities',
		explanation:
			'A rate, percentage or score for a whole lies between those of its authorities. One that does not is wrong or a sum, and is held back: kept, and not shown as true.',
		cure: 'Nothing: an earlier edition’s figure stands where one is held.'
	},
	{
		rule: 'value.tenfold',
		stage: 'value',
		title: 'Ten times as much, or as little',
		explanation:
			'A figure is about ten times the one before it, or a tenth; or more than ten times the highest figure held of its place, or less than a tenth of the lowest; and not so small that chance would do it.',
		cure: 'Look whether a decimal point or a digit slipped.'
	},
	{
		rule: 'value.confirm',
		stage: 'value',
		title: 'Is a figure far from those held right?',
		explanation:
			'A return, a paper or a table has figures so far from those held of the same place that they are not taken before somebody has looked.',
		cure: 'Keep the rows, or leave them out.'
	},
	{
		rule: 'value.unit',
		stage: 'value',
		title: 'A change of unit',
		explanation:
			'A measure goes from fractions of one to percentages, or back; or its figures are about a hundred times those held, or a hundredth.',
		cure: 'Write every period in the same unit.'
	},
	{
		rule: 'value.zeros',
		stage: 'value',
		title: 'Zero, again and again',
		explanation:
			'Period after period prints zero for a group so large that some would be expected. It looks like nothing recorded.',
		cure: 'Ask the source before it is ranked or praised.'
	},
	{
		rule: 'disclosure.small-count',
		stage: 'disclosure',
		title: 'Counts of 1 to 5',
		explanation: 'A child could be recognised. The figures are for use inside the council.',
		cure: 'Leave them out of anything public.'
	},
	{
		rule: 'disclosure.small-base',
		stage: 'disclosure',
		title: 'Figures out of ten or fewer',
		explanation:
			'The count can be worked out from the percentage. The figures are for use inside the council.',
		cure: 'Leave them out of anything public.'
	}
];
