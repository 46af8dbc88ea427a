import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { readLedgerSelection } from '../../src/routes/data/ledger/selection';

const offer = {
	indicator: 'cla-offending' as IndicatorId,
	geography: 'E06000018' as GeographyCode,
	places: [
		{ geography: 'E06000018' as GeographyCode, name: 'Nottingham' },
		{ geography: 'E92000001' as GeographyCode, name: 'England' }
	]
};
const read = (query: string) => readLedgerSelection(new URLSearchParams(query), offer);

describe('a link into the ledger', () => {
	it('that says nothing asks for what the page was built with', () => {
		const usual = {
			indicator: 'cla-offending',
			place: { name: 'Nottingham' },
			period: null,
			differing: false,
			named: false,
			usual: true,
			complaints: []
		};
		expect(read('')).toMatchObject(usual);
		expect(readLedgerSelection(null, offer)).toMatchObject(usual);
	});

	it('restores measure, area, period and filter', () => {
		expect(
			read(
				'indicator=first-time-entrants&authority=E92000001&period=2016-01-01%2F2016-12-31&differing=yes'
			)
		).toMatchObject({
			indicator: 'first-time-entrants',
			place: { name: 'England' },
			period: '2016-01-01/2016-12-31',
			differing: true,
			named: true,
			usual: false,
			complaints: []
		});
	});

	it('leaves the page as built for a period or a filter alone', () => {
		expect(read('period=2019-04-01%2F2020-03-31&differing=yes').usual).toBe(true);
	});

	it('lets a measure the record does not know through, for a file added here may hold it', () => {
		expect(read('indicator=lait-anything')).toMatchObject({
			indicator: 'lait-anything',
			complaints: []
		});
	});

	it.each([
		['indicator=Not%20one', 'measure (“Not one”)'],
		['authority=E06000099', 'area (“E06000099”)'],
		['authority=<b>', 'area (“<b>”)'],
		['period=last%20year', 'period (“last year”)']
	])('says what it cannot follow: %s', (query, words) => {
		const { complaints, indicator, place, period } = read(query);
		expect(complaints).toHaveLength(1);
		expect(complaints[0]).toContain(words);
		expect([indicator, place.name, period]).toEqual(['cla-offending', 'Nottingham', null]);
	});
});
