import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '$lib/domain/event';
import type { GeographyCode, PeriodId, VintageId } from '$lib/domain/id';
import type { EvidenceFigure, MeasureEvidence } from '$lib/view/evidence';
import { storyOf } from '$lib/view/measure-story';
import { day, lookedAfter, offending } from './answer';

const year = (end: number) => `${end - 1}-04-01/${end}-03-31` as PeriodId;
const LAIT = 'lait-2026-04-08' as VintageId;
const NOTTINGHAM = 'E06000018' as GeographyCode;

const figure = (end: number, value: number | null, change: Partial<EvidenceFigure> = {}) => ({
	period: year(end),
	value,
	symbol: value === null ? 'c' : null,
	numerator: null,
	denominator: null,
	decimals: 0,
	vintage: LAIT,
	...change
});

const measure = (
	figures: readonly EvidenceFigure[],
	change: Partial<MeasureEvidence> = {}
): MeasureEvidence => ({
	indicator: offending,
	authority: { geography: NOTTINGHAM, name: 'Nottingham' },
	figures,
	comparators: [],
	standings: [],
	papers: [],
	targets: [],
	sources: [],
	overdue: null,
	...change
});

const area = (value: number, place: number) => ({
	geography: (place === 0 ? NOTTINGHAM : `E0800000${place}`) as GeographyCode,
	name: `Place ${place}`,
	value,
	decimals: 0
});

describe('what can be told of a measure', () => {
	it('is the last figure, the one before it, and how far the change can be trusted', () => {
		const story = storyOf(
			measure([
				figure(2019, 3, { numerator: 9, denominator: 331, counts_vintage: 'dfe' as VintageId }),
				figure(2020, 4, { numerator: 15, denominator: 337, counts_vintage: 'dfe' as VintageId })
			]),
			[]
		);
		expect(story.latest).toMatchObject({ value: 4, vintage: LAIT, counts_vintage: 'dfe' });
		expect(story.change?.direction).toBe('up');
		expect(story.doubt).toBe('With numbers this small the rise could be chance.');
	});

	it('compares nothing across a gap or a change of definition', () => {
		expect(storyOf(measure([figure(2018, 6), figure(2020, 4)]), []).change).toBeNull();
		const broken = {
			...{ event: 'b', start: day('2019-06-01'), end: null, kind: 'definition', title: 'T' },
			...{ detail: 'D', indicators: [], geography: null, source: 'S' }
		} as unknown as Event;
		const story = storyOf(measure([figure(2019, 3), figure(2020, 4)]), [broken]);
		expect([story.change, story.previous, story.broken?.title]).toEqual([null, null, 'T']);
	});

	it('says that the last period has no figure, and which recent ones are missing', () => {
		const story = storyOf(
			measure([figure(2018, 6), figure(2019, null), figure(2020, 4), figure(2021, null)]),
			[]
		);
		expect(story.latest?.period.period).toBe(year(2020));
		expect(story.without).toMatchObject({ symbol: 'c' });
		expect(story.without?.period.period).toBe(year(2021));
		expect(story.gaps.map(({ period }) => period.period)).toEqual([year(2019), year(2021)]);
		expect(storyOf(measure([]), [])).toMatchObject({ latest: null, without: null, rank: null });
	});

	it('gives no rank where all are the same, where neither way is better, or where the authority has no figure', () => {
		const standing = (values: readonly number[]) => ({
			standings: [{ period: year(2020), areas: values.map(area), without: 7 }]
		});
		const rank = (values: readonly number[], change: Partial<MeasureEvidence> = {}) =>
			storyOf(measure([figure(2020, values[0] ?? 0)], { ...standing(values), ...change }), []).rank;
		expect(rank([4, 3, 4, 9])).toEqual({ rank: 2, of: 4, tied: 1, without: 7 });
		expect(rank([4, 4, 4])).toBeNull();
		expect(rank([4])).toBeNull();
		expect(rank([4, 3], { indicator: lookedAfter })).toBeNull();
	});

	it('calls a figure close to the neighbours’ mean while rounding or chance could make them equal', () => {
		const beside = (own: number, mean: number, counts: Partial<EvidenceFigure> = {}) =>
			storyOf(
				measure([figure(2020, own, counts)], {
					comparators: [
						{
							key: 'neighbours',
							name: 'Statistical neighbours’ mean (2025 set)',
							figures: [figure(2020, mean, { vintage: null })]
						}
					]
				}),
				[]
			).neighbours?.beside;
		expect(beside(4, 4.4)).toBe('close');
		expect(beside(4, 6)).toBe('lower');
		expect(beside(4, 2)).toBe('higher');
		// The likely range of 8 of 339 is 1.2% to 4.6%.
		expect(beside(2, 4, { numerator: 8, denominator: 339 })).toBe('close');
		expect(beside(2, 6, { numerator: 8, denominator: 339 })).toBe('lower');
	});

	it('finds the periods that papers printed otherwise, and those alone', () => {
		const paper = (vintage: string, ...figures: readonly EvidenceFigure[]) => ({
			vintage: vintage as VintageId,
			title: vintage,
			published: day('2021-01-18'),
			figures: figures.map((each) => ({ ...each, vintage: vintage as VintageId }))
		});
		const { papers } = storyOf(
			measure([figure(2010, 9.8, { decimals: 1 }), figure(2019, 3), figure(2020, 4)], {
				papers: [
					paper('one', figure(2010, 9.8, { decimals: 2 }), figure(2019, 3), figure(2020, 4)),
					paper('two', figure(2019, 3), figure(2020, 3))
				]
			}),
			[]
		);
		expect(papers.map(({ period }) => period.period)).toEqual([year(2020)]);
		expect(papers[0]?.printed.map(({ figure: { value } }) => value)).toEqual([4, 3]);
		expect(papers[0]?.now?.value).toBe(4);
	});

	it('never throws, and speaks of no figure that is missing', () => {
		const value = fc.option(fc.integer({ min: 0, max: 100 }), { nil: null });
		fc.assert(
			fc.property(fc.array(value, { maxLength: 12 }), (values) => {
				const story = storyOf(measure(values.map((each, at) => figure(2010 + at, each))), []);
				expect(story.latest?.value ?? null).toBe(values.findLast((each) => each !== null) ?? null);
			})
		);
	});
});
