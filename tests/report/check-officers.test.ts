import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingWeight } from '$lib/report/finding';
import { recordEngine } from '../routes/record-engine';
import { asClaim, ofClaims } from './a-claim';

/** Sentences as officers write them, each worked out by hand from the record: those that are so, and those that are not. */
const SO = [
	'In 2024/25, 2% of children in our care were cautioned or convicted, the same as in 2023/24.',
	'This places Nottingham 34th of 92 authorities with a figure for children in our care cautioned or convicted in 2024/25, tied with 16 others.',
	'[[cla-offending, E06000018, 2024-04-01/2025-03-31, lait-2026-04-08]] of children in our care were cautioned or convicted in 2024/25, against a mean of 3% for six of our ten statistical neighbours (2025 set).',
	'First-time entrants to the youth justice system fell from 318 to 162 per 100,000 between 2023 and 2024.',
	'The rate of first-time entrants nearly halved between 2023 and 2024, from 318 to 162 per 100,000.',
	'First-time entrants were 626 per 100,000 in 2016 and 162 per 100,000 in 2024, a fall of 464 per 100,000.',
	'The number of looked-after children fell by 36, from 675 on 31 March 2024 to 639 on 31 March 2025.',
	'On 31 March 2025 there were 639 children in our care, 93 per 10,000 children under 18.',
	'Dental checks rose from 86% in 2023/24 to 93% in 2024/25, and England’s figure was 81%.',
	'The share of looked-after children in foster care is 61%, up from 57% a year earlier, and below England’s 67%.',
	'The January paper said that 4% of our children offended in 2019/20, and the September paper said 3%.',
	'In 2019/20, 15 of 337 children in our care were convicted or cautioned, against 9 of 331 the year before.',
	'Both papers give offending of children in our care at 9.8% for 2009/10 and 6% for 2014/15.',
	'Approved foster places fell from 190 to 155 (counts are rounded to the nearest 5) between 31 March 2024 and 31 March 2025.',
	'Filled foster places dropped from 125 to 100 in the year to 31 March 2025, a fall of a fifth.',
	'Care leavers in education, employment or training were 63% in 2024/25, three percentage points more than the year before.',
	'With 63% of care leavers in education, employment or training in 2024/25, Nottingham is in the top quarter of authorities.',
	'Nottingham had the seventh highest rate of children cautioned or sentenced of 152 authorities in 2024/25, at 41.5 per 10,000.',
	'Missing: 10% of looked-after children went missing in 2024/25, one point more than in 2023/24.',
	'At 2% in each of the last three years, the share of children in our care cautioned or convicted has been stable.',
	'Placement moves: 10% of looked-after children had three or more placements in 2024/25, which is the same as England.',
	'The Board met on 26 July 2021 and heard that 59.9% of dental checks were done against a target of 90%.',
	'We hold 712 children in care at 31 July 2021, of whom 482 live with foster carers.',
	'Seventeen foster carers left between 1 January and 31 July 2021, and 15 were approved since 1 December 2020.',
	'Health assessments were up to date for children in care in most cases. Dental checks improved from 86% to 93%.',
	'There were 639 looked-after children at the end of March 2025, compared with 675 a year before.',
	'The number of children we look after is down by 5%, from 675 to 639, over the year to 31 March 2025.',
	'Nottingham’s rate of children cautioned or sentenced (41.5 per 10,000 in 2024/25) is above the mean of its neighbours (30.6).',
	'Members will recall that the January 2021 paper put the figure for offending by children in our care at 4% for 2019/20. The September 2021 paper printed 3%. The Department for Education has 4% (15 of 337).',
	'In 2019/20 [[cla-offending, E06000018, 2019-04-01/2020-03-31, lait-2026-04-08]] of children in our care were cautioned or convicted. The paper of 20 September 2021 gave 3% for the same year.',
	'About one in ten looked-after children went missing during 2024/25.',
	'Almost two thirds of care leavers were in education, employment or training in 2024/25.',
	'The proportion of looked-after children placed with foster carers rose four percentage points to 61% at 31 March 2025.',
	'Since 2016 the rate of first-time entrants has fallen from 626 to 162 per 100,000, a fall of about three quarters.',
	'The fall in the number of looked-after children, 36 over the year to 31 March 2025, should be read with the rate, which fell from 100 to 93 per 10,000.',
	'Reoffending by children aged 10 to 14 rose from 19.64% to 28.57% between the cohorts of 2022/23 and 2023/24.',
	'The Board is asked to note that recommendation 2 of the report of 18 January 2021 has been completed and that 3 further actions remain open.',
	'The report runs to 12 pages and has 4 appendices; officers from 6 agencies took part in the 3 workshops.',
	'The budget for 2021/22 is £2.4m, of which £350,000 (15%) is grant.',
	'Regulation 44 visits took place each month, and the Ofsted inspection of 12 May 2021 graded the home good.',
	'One child is 0.3 percentage points of the figure for children in our care cautioned or convicted.',
	'Children aged 10 to 17 who have been in our care for 12 months or more are counted.',
	'The share of looked-after children with three or more placements fell from 11% to 10%, which could be chance.',
	'Nottingham ranks 34th of the 92 authorities with a figure for children in our care cautioned or convicted in 2024/25; 17 are tied there and 61 have no figure.',
	'Dental checks rose significantly, from 86% to 93% in 2024/25.',
	'Substance misuse among looked-after children was 5% in 2024/25, up from 1%.',
	'The neighbours’ mean for children in our care cautioned or convicted was 3% in 2024/25 (6 of 10 neighbours have a figure).'
];

const NOT_SO = [
	'In 2024/25, 3% of children in our care were cautioned or convicted, the same as in 2023/24.',
	'This places Nottingham 30th of 92 authorities with a figure for children in our care cautioned or convicted in 2024/25.',
	'Nottingham is in the top quarter of authorities for children in our care cautioned or convicted in 2024/25.',
	'First-time entrants to the youth justice system fell from 381 to 162 per 100,000 between 2023 and 2024.',
	'First-time entrants more than halved between 2022 and 2023.',
	'The rate of first-time entrants has doubled since 2020.',
	'The number of looked-after children rose from 675 on 31 March 2024 to 693 on 31 March 2025.',
	'On 31 March 2025 there were 639 children in our care, 39 per 10,000 children under 18.',
	'Dental checks rose by 12 percentage points between 2023/24 and 2024/25.',
	'More of our children in care had dental checks in 2024/25 than in England, where the figure was 95%.',
	'The share of looked-after children in foster care is 61%, the highest in England.',
	'The share of looked-after children in foster care is above the England figure.',
	'Approved foster places rose significantly from 155 to 190 in the year to 31 March 2025.',
	'Care leavers in education, employment or training fell to 63% in 2024/25.',
	'With 63% of care leavers in education, employment or training in 2024/25, Nottingham is in the bottom half of authorities.',
	'Nottingham maintained its low figure of 3% of children in our care cautioned or convicted in 2019/20.',
	'Offending by children in our care has been on a downward five-year trend up to 2019/20 and was at its lowest level ever in that year.',
	'The share of children in our care cautioned or convicted was twice the England figure in 2024/25.',
	'The share of children in our care cautioned or convicted was lower than the mean of our statistical neighbours in 2019/20, at 9%.',
	'Three in four care leavers were in education, employment or training in 2024/25.',
	'One in ten children in our care offended in 2024/25.',
	'No child in our care was cautioned or convicted in 2024/25.',
	'Every care leaver was in education, employment or training in 2024/25.',
	'Looked-after children who went missing fell from 10% to 9% in 2024/25.',
	'The percentage of children in our care cautioned or convicted fell by 50% between 2019/20 and 2020/21, from 4% to 3%.',
	'Fewer than 1% of children in our care were cautioned or convicted in 2024/25.',
	'Over 5% of children in our care were cautioned or convicted in 2024/25.',
	'Reoffending by children aged 10 to 14 fell from 28.57% in 2022/23 to 19.64% in 2023/24.',
	'A rise of 5 percentage points in three or more placements took the figure to 10% in 2024/25.',
	'Two young people in our care were sentenced in the quarter.',
	'Of 26 offences, 83% were violence or criminal damage.',
	'England’s figure for children in care cautioned or convicted was 3% in 2024/25.',
	'Nottingham’s figure of 2% for children in our care cautioned or convicted is the lowest of its statistical neighbours in 2024/25.',
	'In 2024/25 the rate of first-time entrants was 162 per 100,000; the year before it had been 318.',
	'There were 639 looked-after children at the end of March 2025, compared with 657 a year before.',
	'The number of children we look after is down by 15%, from 675 to 639, over the year to 31 March 2025.',
	'Nottingham’s rate of children cautioned or sentenced (41.5 per 10,000 in 2024/25) is below the mean of its neighbours.',
	'In 2024/25 the rate of first-time entrants was 162 per 100,000; the year before it had been 381.',
	'About one in five looked-after children went missing during 2024/25.',
	'Almost three quarters of care leavers were in education, employment or training in 2024/25.',
	'The proportion of looked-after children placed with foster carers rose nine percentage points to 61% at 31 March 2025.',
	'Since 2016 the rate of first-time entrants has fallen by half.',
	'Nottingham ranks 24th of the 92 authorities with a figure for children in our care cautioned or convicted in 2024/25; 17 are tied there and 61 have no figure.',
	'Nottingham ranks 34th of the 152 authorities for children in our care cautioned or convicted in 2024/25.',
	'Substance misuse among looked-after children was 5% in 2024/25, down from 11%.',
	'Substance misuse among looked-after children has remained stable.',
	'England’s rate of first-time entrants in 2023 was 134 per 100,000.',
	'We had the best dental check rate in the country.',
	'The share of our children in care cautioned or convicted has fallen every year since 2014/15.',
	'Offending by children in our care fell significantly from 6% in 2017/18 to 3% in 2018/19 and has stayed at that level since.',
	'Three of our children in care aged 15 received a caution this quarter.',
	'Of the 7 children in the cohort, 2 reoffended.',
	'Only 1 care leaver was not in touch with us.',
	'The LAC population rose to 939.',
	'Approved foster places stood at 190 at 31 March 2025.',
	'Nottingham performs better than England on children in our care in foster care.',
	'The number of children in our care cautioned or convicted rose from 9 to 15 between 2018/19 and 2019/20, an increase of 80%.',
	'Twice as many looked-after children went missing in 2024/25 as in 2023/24.',
	'Offending doubled.',
	'Offending reduced.',
	'There was a slight increase in offending.',
	'There was a slight increase.',
	'We maintained performance.',
	'There is a five-year downward trend in offending.',
	'It is the highest ever.'
];

/** What could show the public who a child is, and what could not. */
const TELLS = [
	'One young person received a caution.',
	'A single child was placed out of area.',
	'Both boys were moved in May.',
	'A couple of children went missing.',
	'Only 2 of our care leavers are in custody.',
	'Three were cautioned, all of them girls.',
	'Of our children, 4 were excluded.',
	'There were two exclusions from school.',
	'4 (of 9) young people were remanded.',
	'Four out of the six young people on remand were Black.',
	'44% of the 9 children on remand are girls.',
	'The number of children on remand fell from 6 to 3.',
	'Children remanded: 3.',
	'Remands: 2 (2019/20), 4 (2020/21).',
	'5 children were adopted, and 1 to 5 is hidden.',
	'Sam (15) said: “I like my home.”',
	'J, a 14 year old in our care, said she was happy.',
	'A boy of 13 was arrested at Oak Lodge.',
	'There were 30 cautions, 28 of them to boys.',
	'All but two of our 40 care leavers are in touch.',
	'Numbers are very low (n=3).',
	'**3** children were cautioned.',
	'3 of them went to court.',
	'the three siblings were placed together',
	'two sisters were adopted',
	'Just one was convicted.',
	'None of the 7 children on remand were convicted.'
];

const TELLS_NOBODY = [
	'One child is 0.3 percentage points of the figure.',
	'Two foster carers were approved.',
	'No child should be criminalised for what a parent would deal with at home.',
	'Each child has one social worker.',
	'The Board meets five times a year with two young people’s representatives.',
	'Children aged 5 to 10 are counted.',
	'Three workshops for young people were held.',
	'Every child in our care has a plan with three parts.',
	'Young people chose the first of two designs.',
	'Counts from 1 to 5 children are hidden.',
	'One in four children in care live outside the city.',
	'A young person may ask for an advocate.',
	'The three priorities for children are set out below.',
	'2 young people’s champions sit on the Board.',
	'One of the things children told us is that they want to be heard.',
	'Children in care are five times more likely to be arrested.',
	'Four of the five partners work with children.',
	'Key Stage 2 children',
	'The two children’s homes in the city'
];

/** Measures beside one another whose names are alike. */
const indicators =
	'cla-offending first-time-entrants cautioned-or-sentenced reoffending-10-14 reoffending-15-17 cla-number cla-rate missing foster-care-share foster-places-approved foster-places-filled placement-moves dental-checks health-assessments care-leavers-eet care-leavers-accommodation substance-misuse local-children-in-care fostering-children-placed fostering-council-share fostering-carers-left fostering-carers-approved local-dental-checks'.split(
		' '
	);
const ACCUSES: readonly FindingWeight[] = ['wrong', 'leak', 'unsupported'];

let record: Awaited<ReturnType<typeof recordEngine>>;
beforeAll(async () => {
	record = await recordEngine();
}, 120_000);
afterAll(() => record.engine.close());

const accused = async (text: string) =>
	ofClaims(await asClaim(record, text, { indicators }))
		.filter(({ weight }) => ACCUSES.includes(weight))
		.map(({ rule, sentence }) => `${rule}: ${sentence}`);

describe('what officers write', () => {
	it.each(SO)('lets stand: %s', { timeout: 60_000 }, async (text) => {
		expect(await accused(text)).toEqual([]);
	});

	it.each(NOT_SO)('does not let stand: %s', { timeout: 60_000 }, async (text) => {
		expect(await accused(text)).not.toEqual([]);
	});

	const leaks = async (text: string) =>
		ofClaims(await asClaim(record, text)).filter(({ weight }) => weight === 'leak');

	it.each(TELLS)('tells of a few children: %s', { timeout: 60_000 }, async (text) => {
		expect(await leaks(text)).not.toEqual([]);
	});

	it.each(TELLS_NOBODY)('tells of nobody: %s', { timeout: 60_000 }, async (text) => {
		expect(await leaks(text)).toEqual([]);
	});
});
