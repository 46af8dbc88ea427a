import { describe, expect, it } from 'vitest';
import type { GeographyCode } from '$lib/domain/id';
import { readChoice, type Offer } from '../../src/routes/indicators/[indicator]/selection';

const code = (text: string) => text as GeographyCode;
const offer: Offer = {
	geography: code('E06000018'),
	neighbour_set: '2025',
	neighbour_sets: ['2021', '2025'],
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
				usual: true,
				complaints: []
			});
	});

	it('follows a link to another authority and another set', () => {
		expect(read('authority=E10000024&neighbour_set=2021')).toEqual({
			authority: offer.authorities[1],
			neighbour_set: '2021',
			usual: false,
			complaints: []
		});
	});

	it('knows the usual choice even when the link spells it out', () => {
		expect(read('authority=E06000018&neighbour_set=2025').usual).toBe(true);
	});

	it.each(['E92000001', 'Nottingham', '<img src=x>', '__proto__', ''])(
		'says that it does not know the authority %j and keeps the page’s own',
		(asked) => {
			const choice = read(`authority=${encodeURIComponent(asked)}&neighbour_set=2021`);
			expect(choice.authority.name).toBe('Nottingham');
			expect(choice.neighbour_set).toBe('2021');
			expect(choice.complaints).toEqual([
				`The link names an authority (“${asked}”) that the record does not know. Nottingham is shown instead; type a name below to choose another.`
			]);
		}
	);

	it('says that it does not hold a set of neighbours', () => {
		const choice = read('neighbour_set=1999');
		expect(choice.usual).toBe(true);
		expect(choice.complaints).toEqual([
			'The link names a set of statistical neighbours (“1999”) that the record does not hold. The 2025 set is shown instead.'
		]);
	});

	it('quotes no more of a long parameter than can be read', () => {
		expect(read(`authority=${'x'.repeat(5000)}`).complaints[0]?.length).toBeLessThan(250);
	});
});
