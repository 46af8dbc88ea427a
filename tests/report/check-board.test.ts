import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordEngine } from '../routes/record-engine';
import { asClaim, named, ofClaims, type Asked } from './a-claim';

let record: Awaited<ReturnType<typeof recordEngine>>;
beforeAll(async () => {
	record = await recordEngine();
}, 120_000);
afterAll(() => record.engine.close());

const check = async (text: string, asked?: Asked) => ofClaims(await asClaim(record, text, asked));
const rulesOf = async (text: string, asked?: Asked) => named(await check(text, asked));
const said = async (rule: string, text: string, asked?: Asked) => {
	const found = (await check(text, asked)).find((each) => each.rule === rule);
	return found ? `${found.sentence} ${found.flip ?? ''}` : null;
};

const cited = (years: string, vintage = 'lait-2026-04-08') =>
	`[[cla-offending, E06000018, ${years}, ${vintage}]]`;
const Y2018 = '2018-04-01/2019-03-31';
const Y2019 = '2019-04-01/2020-03-31';
const fostering = {
	indicators:
		'local-children-in-care fostering-children-placed fostering-council-share fostering-carers-left fostering-carers-left-care-standards fostering-carers-left-safeguarding fostering-carers-approved fostering-applicants fostering-additional-panels fostering-years fostering-connected-placements fostering-connected-families fostering-connected-children'.split(
			' '
		)
};
const derby = {
	geography: 'E06000015',
	indicators:
		'derby-offences-reported derby-violence-or-damage-share derby-police-calls derby-police-calls-missing derby-police-calls-absent derby-police-calls-missing-or-absent-share derby-part-time-timetables-share'.split(
			' '
		)
};
const adoption = {
	indicators:
		'local-placed-for-adoption local-matched-for-adoption local-homefinding local-sibling-groups local-adoption-orders local-adoption-orders-challenged'.split(
			' '
		)
};

const LONG = 120_000;

describe('what the two Nottingham papers said of offending', () => {
	it(
		'lets 3% and 4% stand each in its own year, and names the paper that printed otherwise',
		{ timeout: LONG },
		async () => {
			const text =
				'The rate of offending by children in our care was 3% in 2018/19 and 4% in 2019/20.';
			expect(await rulesOf(text)).toEqual([
				'doubt contradicts-paper',
				'holds number-holds',
				'holds number-holds'
			]);
			const against = await said('contradicts-paper', text);
			expect(against).toContain('paper of 20 September 2021 prints 3%');
			expect(against).toContain('“4%”');
		}
	);

	it('finds the two the wrong way round', { timeout: LONG }, async () => {
		const text = 'Of children in our care 4% offended in 2018/19 and 3% offended in 2019/20.';
		expect((await rulesOf(text)).filter((rule) => rule === 'wrong number-wrong')).toHaveLength(2);
	});

	it(
		'finds “maintained the 3%” wrong, and says with which paper it would hold',
		{ timeout: LONG },
		async () => {
			const text =
				'Nottingham maintained the 3% figure for children in our care who offended in 2019/20.';
			expect(await rulesOf(text)).toEqual(['wrong number-wrong', 'wrong movement-wrong']);
			const move = await said('movement-wrong', text);
			expect(move).toContain('3% in 2018/19 (9 of 331), then 4% in 2019/20 (15 of 337)');
			expect(move).toContain(
				'With the 3% that the paper of 20 September 2021 prints for 2019/20 it would hold.'
			);
		}
	);

	it(
		'finds “top half” failing at 4% and holding at 3%, with ties and authorities without a figure',
		{ timeout: LONG },
		async () => {
			const at = (years: string) =>
				`${cited(years)} of our children in care were convicted or cautioned in the year. That is in the top half of performing authorities.`;
			const wrong = await said('standing-wrong', at(Y2019));
			expect(wrong).toContain('49th of 96 authorities with a figure, 21 tied');
			expect(wrong).toMatch(/\d+ authorities have no figure/);
			expect(wrong).toContain(
				'With the 3% that the paper of 20 September 2021 prints for 2019/20 it would hold'
			);
			const holds = await said('standing-holds', at(Y2018));
			expect(holds).toContain('22nd of 104 authorities with a figure, 26 tied');
			expect(holds).toContain('If those without a figure were all to stand before it');
		}
	);

	it(
		'asks for counts where numbers are said to be maintained beside a rate that rose',
		{ timeout: LONG },
		async () => {
			const text =
				'The number of children in our care who were convicted or cautioned was maintained in 2019/20.';
			expect(await said('movement-wrong', text)).toContain('The number rose, from 9 to 15.');
			const uncounted = await check(text, {
				evidence: (evidence) => ({
					...evidence,
					measures: evidence.measures.map((measure) => ({
						...measure,
						figures: measure.figures.map((each) => ({
							...each,
							numerator: null,
							denominator: null
						}))
					}))
				})
			});
			expect(named(uncounted)).toContain('unsupported number-not-published');
		}
	);

	it('bears no five-year trend', { timeout: LONG }, async () => {
		for (const text of [
			'There is a five-year downward trend in offending by children in our care up to 2019/20.',
			'The five-year trend of offending by children in our care is encouraging.'
		])
			expect(await rulesOf(text)).toContain('unsupported trend-unsupported');
	});

	it('doubts a label that could be of the year beside', { timeout: LONG }, async () => {
		expect(
			await said('year-label', 'In 2019, 4% of children in our care were convicted or cautioned.')
		).toContain('Write 2019/20.');
	});

	it(
		'weighs “halved”, “highest since” and a comparison with England',
		{ timeout: LONG },
		async () => {
			expect(
				await rulesOf(
					'The rate of convictions of children in our care halved between 2016/17 and 2018/19.'
				)
			).toContain('wrong multiple-wrong');
			expect(
				await rulesOf(
					'Convictions of children in our care were the lowest for five years in 2019/20.'
				)
			).toContain('wrong record-wrong');
			expect(
				await rulesOf('Offending by children in our care was above England in 2019/20.')
			).toContain('doubt comparison-doubtful');
			expect(
				await rulesOf('Offending by children in our care was below England in 2019/20.')
			).toContain('wrong comparison-wrong');
		}
	);

	it('says of a figure that is hidden nothing but that it is', { timeout: LONG }, async () => {
		const text = 'In 2021/22, 1% of children in our care were convicted or cautioned.';
		const [found] = await check(text);
		expect([found?.weight, found?.rule]).toEqual(['leak', 'typed-where-hidden']);
		const inside = await check(text, { mode: 'internal' });
		expect(inside[0]?.weight).toBe('unsupported');
	});

	it('keeps a withdrawn citation and a paper of its own apart', { timeout: LONG }, async () => {
		expect(await rulesOf(`We had ${cited(Y2019, 'lait-1999-01-01')} in that year.`)).toContain(
			'unsupported citation-withdrawn'
		);
		const paper = await check(
			`The paper printed ${cited(Y2019, 'nottingham-paper-2021-09-20')} for 2019/20.`
		);
		expect(named(paper)).toContain('holds number-holds');
	});
});

describe('what the fostering report said', () => {
	it('adds the leavers up, and makes no net figure of two windows', { timeout: LONG }, async () => {
		const parts =
			'17 foster carers left: 2 over care standards, 2 over safeguarding, 6 for family or work, 2 for health, 2 who retired, 1 who moved away, 1 for a Special Guardianship Order and 1 over Covid.';
		expect(await rulesOf(parts, { ...fostering, mode: 'internal' })).toContain(
			'holds parts-make-whole'
		);
		const net =
			'17 foster carers resigned since 1 January 2021 and 15 carers were approved since 1 December 2020, a net loss of 2.';
		expect(await rulesOf(net, fostering)).toContain('unsupported windows-mixed');
	});

	it(
		'sets no placements against families, and asks what a share is of',
		{ timeout: LONG },
		async () => {
			expect(
				await rulesOf(
					'Connected persons went from 68 placements in December 2020 to 74 families where 91 children live.',
					fostering
				)
			).toContain('unsupported units-mixed');
			expect(
				await rulesOf('Our own foster carers provide 54% of required placements.', fostering)
			).toContain('doubt base-not-stated');
		}
	);

	it('bears no “slight increase” without an earlier figure', { timeout: LONG }, async () => {
		expect(
			await rulesOf(
				'There has been a slight increase in placements with connected persons.',
				fostering
			)
		).toEqual(['unsupported no-earlier-figure']);
	});

	it(
		'finds what is held: 482 of 712, an average of 8 years, 10 panels',
		{ timeout: LONG },
		async () => {
			const text =
				'482 of 712 children in our care live with foster carers. On average a household fosters for 8 years. There were 10 additional fostering panels.';
			expect(await rulesOf(text, fostering)).toEqual(Array(3).fill('holds number-holds'));
		}
	);
});

describe('what the minutes and the Derby report said', () => {
	it('finds no whole count that gives 83% of 26', { timeout: LONG }, async () => {
		for (const text of [
			'83% of the 26 offences were violence or criminal damage.',
			'Of the 26 offences reported, 83% were violence or criminal damage.'
		])
			expect(await said('no-whole-count', text, derby)).toContain(
				'21 would be 81% and 22 would be 85%'
			);
	});

	it('finds 77.6% cut off instead of rounded', { timeout: LONG }, async () => {
		expect(
			await said(
				'cut-not-rounded',
				'Missing or absent children were the reason for 181 of 233 calls (77.6%).',
				derby
			)
		).toContain('181 of 233 is 77.7%');
	});

	it('says where parts miss their whole', { timeout: LONG }, async () => {
		expect(
			await said(
				'parts-miss-whole',
				'Of those placed for adoption, 14 + 6 against 29 are settled.',
				adoption
			)
		).toContain('14 + 6 = 20');
		expect(
			await rulesOf(
				'12 sibling groups were waiting: 8 placed, 1 disrupted, 2 matched and 1 for whom a home is sought.',
				{ ...adoption, mode: 'internal' }
			)
		).toContain('holds parts-make-whole');
	});

	it('knows the board’s own target', { timeout: LONG }, async () => {
		const asked = { indicators: ['local-dental-checks'] };
		const text = (target: number) =>
			`Dental checks stood at 59.9% in Q1 2021/22 against a target of ${target}%.`;
		expect(await rulesOf(text(90), asked)).toEqual(['holds number-holds', 'holds target-holds']);
		expect(await rulesOf(text(95), asked)).toContain('wrong target-wrong');
	});
});
