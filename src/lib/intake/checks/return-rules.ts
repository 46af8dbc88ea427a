import type { Rule } from './rules';

/** What is asked of the council's own returns, whose rows must fit one another. */
export const returnRules: readonly Rule[] = [
	{
		rule: 'structure.worked-example',
		stage: 'structure',
		title: 'The worked example',
		explanation:
			'The notes of the file say that its figures are an example. They are invented, to show what a page looks like, and are of no council.',
		cure: 'Look at it on its page, and download the blank template for figures of your own.'
	},
	{
		rule: 'identity.two-units',
		stage: 'identity',
		title: 'More than one unit in one balance or funnel',
		explanation:
			'Of one kind of carers and one period, some lines are in households and others in carers, places or children; or one cell names two units. They cannot be added or taken away from one another.',
		cure: 'Give every line in one unit, and each unit rows of its own.'
	},
	{
		rule: 'period.overlap',
		stage: 'period',
		title: 'Periods that overlap',
		explanation:
			'One measure is given for stretches of time that overlap, such as twelve months beside some of their quarters, and the longer is not the year to date. Together they count some of it twice. All are kept, and none is added to another.',
		cure: 'Give each quarter its own row, and a longer stretch only as the year to date.'
	},
	{
		rule: 'value.order',
		stage: 'value',
		title: 'A later step above an earlier one',
		explanation:
			'More were approved than applied, or visited than enquired; or more children had an outcome than there were offences. In a quarter it may have a reason, as the households are not the same; of those who enquired in one period it cannot be, and the rows are set aside.',
		cure: 'Correct the row that is wrong, or say the reason in the note.'
	},
	{
		rule: 'value.balance',
		stage: 'value',
		title: 'A stock that does not reconcile',
		explanation:
			'The opening, with those approved and transferred in, without those who left and were transferred out, is not the closing of the same period in the same unit. The rows are kept, and no net figure is made of them.',
		cure: 'Correct the row that is wrong, give those transferred, or say in the note why they differ.'
	},
	{
		rule: 'value.carried',
		stage: 'value',
		title: 'An opening that is not the last closing',
		explanation:
			'A period opens with another number than the period before it closed with, in the same unit.',
		cure: 'Correct the row that is wrong, or say in the note what was recounted.'
	},
	{
		rule: 'value.counted-twice',
		stage: 'value',
		title: 'An outcome counted twice',
		explanation:
			'A total stands beside the outcomes it is made of as if it were one more, and is set aside; or the offences by outcome are more than the offences there were, so that some stand under two, and none of them is used. A sum that only looks like a total is kept.',
		cure: 'Take the total out, or give each offence its last outcome only.'
	}
];
