import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financialYearEnding } from '$lib/domain/period';
import type { GeographyCode } from '$lib/domain/id';
import { readChoice, type Offer } from '../../src/routes/indicators/[indicator]/selection';

const code = (text: string) => text as GeographyCode;
const offer: Offer = {
	geography: code('E06000018'),
	neighbour_set: '2025',
	neighbour_sets: ['2021', '2025'],
	periods: [],
	authorities: [
		{ geography: code('E06000018'), name: 'Nottingham' },
		{ geography: code('E10000024'), name: 'Nottinghamshire' }
	]
};
const read = (query: string) => readChoice(new URLSearchParams(query), offer);

describe('readChoice', () => {
	it('is the page’s own before the link can be read, and for a link that says nothing', () => {
		for (const choice of [readChoice(null, offer), read('')])
			expect(choice).toEqual({
				authority: offer.authorities[0],
				neighbour_set: '2025',
				mode: 'public',
				average: 'mean',
				period: null,
				usual: true,
				complaints: []
			});
	});

	it('follows a link to another authority and another set', () => {
		expect(read('authority=E10000024&neighbour_set=2021')).toEqual({
			authority: offer.authorities[1],
			neighbour_set: '2021',
			mode: 'public',
			average: 'mean',
			period: null,
			usual: false,
			complaints: []
		});
	});

	it('knows the usual choice even when the link spells it out', () => {
		expect(read('authority=E06000018&neighbour_set=2025').usual).toBe(true);
	});

	it.each(['E06000999', '<img src=x>', '__proto__', ''])(
		'says that it does not know the authority %j and keeps the page’s own',
		(asked) => {
			const choice = read(`authority=${encodeURIComponent(asked)}&neighbour_set=2021`);
			expect(choice.authority.name).toBe('Nottingham');
			expect(choice.neighbour_set).toBe('2021');
			expect(choice.complaints.map(({ sentence }) => sentence)).toEqual([
				`The link names an authority (“${asked}”) that the record does not know. Nottingham is shown instead; type a name below to choose another.`
			]);
		}
	);

	it.each(['e10000024', 'Nottinghamshire', ' nottinghamshire '])('knows %j', (asked) => {
		expect(read(`authority=${encodeURIComponent(asked)}`)).toMatchObject({
			authority: { name: 'Nottinghamshire' },
			complaints: []
		});
	});

	it('says that England stands beside every authority', () => {
		expect(read('authority=E92000001').complaints[0]?.sentence).toBe(
			'The link names England, which stands beside the authority on every page. Nottingham is shown; type a name below to choose another.'
		);
	});

	it('follows a link to the neighbours’ median, and says when it asks for another average', () => {
		expect(read('average=median')).toMatchObject({ average: 'median', usual: false });
		expect(read('average=mode')).toMatchObject({
			average: 'mean',
			usual: true,
			complaints: [
				{
					sentence:
						'The link names an average (“mode”) that is not offered: it is the mean or the median. The mean is shown.',
					nearest: []
				}
			]
		});
	});

	it('says that it does not hold a set of neighbours', () => {
		const choice = read('neighbour_set=1999');
		expect(choice.usual).toBe(true);
		expect(choice.complaints.map(({ sentence }) => sentence)).toEqual([
			'The link names a set of statistical neighbours (“1999”) that the record does not hold. The 2025 set is shown instead.'
		]);
	});

	it('is public unless the link says internal, which the page was not built with', () => {
		expect(read('mode=internal')).toMatchObject({ mode: 'internal', usual: false, complaints: [] });
		expect(read('mode=public')).toMatchObject({ mode: 'public', usual: true, complaints: [] });
	});

	it.each(['Internal', 'secret', '', '__proto__'])('takes no other mode, such as %j', (asked) => {
		expect(read(`mode=${asked}&neighbour_set=2021`)).toMatchObject({
			mode: 'public',
			neighbour_set: '2021',
			complaints: [
				{
					sentence: `The link names a mode (“${asked}”) that there is not: a page is internal or public. The public page is shown.`,
					nearest: []
				}
			]
		});
	});

	it('quotes no more of a long parameter than can be read', () => {
		expect(read(`authority=${'x'.repeat(5000)}`).complaints[0]?.sentence.length).toBeLessThan(250);
	});

	it('offers the authorities whose names are near, and keeps the rest of the link', () => {
		const choice = read('authority=Nottinham&average=median');
		expect(choice.complaints[0]?.nearest).toContainEqual({
			parameter: 'authority',
			value: 'E06000018',
			label: 'Nottingham'
		});
		expect(choice.average).toBe('median');
	});
});

describe('the period of a link', () => {
	const years = [2019, 2020, 2021].map((year) => financialYearEnding(year).period);
	const at = (query: string) =>
		readChoice(new URLSearchParams(query), { ...offer, periods: years });

	it('may be written as an interval or as it is shown', () => {
		for (const asked of ['2018-04-01/2019-03-31', '2018/19'])
			expect(at(`period=${encodeURIComponent(asked)}`)).toMatchObject({
				period: years[0],
				usual: false,
				complaints: []
			});
	});

	it('is the page’s own when it is the latest', () => {
		expect(at('period=2020/21')).toMatchObject({ period: null, usual: true, complaints: [] });
	});

	it('is said not to be there, with the nearest that is', () => {
		for (const [asked, label] of [
			['2001-04-01/2002-03-31', '2018/19'],
			['2030-04-01/2031-03-31', '2020/21'],
			['nonsense', '2020/21']
		]) {
			const choice = at(`period=${asked}&neighbour_set=2021`);
			expect(choice).toMatchObject({ period: null, neighbour_set: '2021' });
			expect(choice.complaints[0]?.nearest.map((each) => each.label)).toEqual([label]);
		}
	});
});

it('reads any link without failing', () => {
	const parameter = fc.constantFrom('authority', 'neighbour_set', 'mode', 'average', 'period');
	fc.assert(
		fc.property(fc.array(fc.tuple(parameter, fc.string())), (pairs) => {
			const choice = readChoice(new URLSearchParams(pairs), offer);
			expect(offer.authorities).toContainEqual(choice.authority);
			expect(offer.neighbour_sets).toContain(choice.neighbour_set);
		})
	);
});
