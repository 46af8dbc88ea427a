import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import {
	readSelection,
	usualAxes,
	writeSelection,
	type CompareOffer,
	type Selection
} from '../../src/routes/compare/selection';

const measure = (indicator: string, name: string) => ({
	indicator: indicator as IndicatorId,
	name
});
const authority = (geography: string, name: string) => ({
	geography: geography as GeographyCode,
	name
});

const measures = [
	measure('cla-offending', 'Looked-after children cautioned or convicted'),
	measure('first-time-entrants', 'First-time entrants to the youth justice system'),
	measure('cla-number', 'Looked-after children'),
	measure('dental-checks', 'Dental checks'),
	measure('missing', 'Looked-after children who went missing'),
	measure('sdq-score', 'Emotional health (SDQ score)')
];
const authorities = [
	authority('E06000018', 'Nottingham'),
	authority('E10000024', 'Nottinghamshire'),
	authority('E06000015', 'Derby'),
	authority('E06000016', 'Leicester'),
	authority('E08000025', 'Birmingham'),
	authority('E06000023', 'Bristol, City of')
];
const ids = measures.map(({ indicator }) => indicator);
const codes = authorities.map(({ geography }) => geography);
const offer: CompareOffer = {
	usual: ids.slice(0, 4),
	geography: codes[0] as GeographyCode,
	measures,
	authorities,
	more: false
};
const read = (query: string, changes: Partial<CompareOffer> = {}) =>
	readSelection(new URLSearchParams(query), { ...offer, ...changes });
const complaintsOf = (query: string) => read(query).complaints.map(({ sentence }) => sentence);
const offersOf = (query: string) =>
	read(query).complaints.flatMap(({ offers }) =>
		offers.map(({ name, selection }) => `${name}: ${writeSelection(selection, offer)}`)
	);

describe('readSelection', () => {
	it('is the page’s own before the link can be read, and for a link that says nothing', () => {
		for (const choice of [readSelection(null, offer), read('')])
			expect(choice).toEqual({
				indicators: ids.slice(0, 4),
				authorities: ['E06000018'],
				axes: 'free',
				usual: true,
				complaints: []
			});
	});

	it('follows a link to measures of one authority, in their order', () => {
		expect(read('indicator=cla-number&indicator=dental-checks&authority=E06000015')).toEqual({
			indicators: ['cla-number', 'dental-checks'],
			authorities: ['E06000015'],
			axes: 'free',
			usual: false,
			complaints: []
		});
	});

	it('follows a link to one measure of several authorities, on one scale unless it says otherwise', () => {
		const query = 'indicator=cla-number&authority=E06000015&authority=E06000018';
		expect(read(query)).toMatchObject({ authorities: ['E06000015', 'E06000018'], axes: 'shared' });
		expect(read(`${query}&axes=free`).axes).toBe('free');
	});

	it('stands the board’s own authority, or its first measures, for what the link leaves out', () => {
		expect(read('indicator=missing')).toMatchObject({ authorities: ['E06000018'], complaints: [] });
		expect(read('authority=E06000015').indicators).toEqual(ids.slice(0, 4));
		expect(read('authority=E06000015&authority=E06000016').indicators).toEqual(['cla-offending']);
	});

	it('counts a thing named twice once', () => {
		expect(read('indicator=missing&indicator=missing')).toMatchObject({
			indicators: ['missing'],
			complaints: []
		});
	});

	it('keeps the first four of five, and says so', () => {
		const query = ids.slice(0, 5).map((id) => `indicator=${id}`);
		expect(read(query.join('&')).indicators).toEqual(ids.slice(0, 4));
		expect(complaintsOf(query.join('&'))).toEqual([
			'The link names 5 measures, and four is the most that can be compared. The first four are shown; Looked-after children who went missing is left out.'
		]);
		const places = codes.map((code) => `authority=${code}`).join('&');
		expect(complaintsOf(`indicator=missing&${places}`)).toEqual([
			'The link names 6 authorities, and four is the most that can be compared. The first four are shown; Birmingham and Bristol, City of are left out.'
		]);
	});

	it('keeps one list of two, and says so', () => {
		const query = 'indicator=missing&indicator=cla-number&authority=E06000015&authority=E06000016';
		expect(read(query)).toMatchObject({
			indicators: ['missing', 'cla-number'],
			authorities: ['E06000015']
		});
		expect(complaintsOf(query)).toEqual([
			'The link names several measures and several authorities; one list or the other can be compared. The measures are shown, for Derby alone.'
		]);
	});

	it('says which measure is not held, keeps the rest and offers the nearest', () => {
		const query = 'indicator=dental-cheks&indicator=missing&authority=E06000015';
		expect(read(query)).toMatchObject({ indicators: ['missing'], authorities: ['E06000015'] });
		expect(complaintsOf(query)).toEqual([
			'The link names a measure (“dental-cheks”) that the record does not hold. The rest of the link is shown.'
		]);
		expect(offersOf(query)).toEqual([
			'Dental checks: indicator=missing&indicator=dental-checks&authority=E06000015'
		]);
		expect(complaintsOf('indicator=zzz')).toEqual([
			'The link names a measure (“zzz”) that the record does not hold. Shown instead: Looked-after children cautioned or convicted, First-time entrants to the youth justice system, Looked-after children and Dental checks.'
		]);
	});

	it('says which authority is not known, keeps the rest and offers the nearest by name or code', () => {
		expect(complaintsOf('indicator=missing&authority=Nottingam')).toEqual([
			'The link names an authority (“Nottingam”) that the record does not know. Shown instead: Nottingham.'
		]);
		expect(offersOf('indicator=missing&authority=Nottingam')[0]).toBe(
			'Nottingham: indicator=missing&authority=E06000018'
		);
		expect(offersOf('indicator=missing&authority=E0600015')[0]).toBe(
			'Derby: indicator=missing&authority=E06000015'
		);
		expect(offersOf('indicator=missing&authority=S12000033')).toEqual([]);
		expect(offersOf('indicator=missing&authority=E06000018&authority=Derb')).toEqual([
			'Derby: indicator=missing&authority=E06000018&authority=E06000015'
		]);
	});

	it('says that there are no such axes, and offers those there are', () => {
		expect(complaintsOf('indicator=missing&axes=log')).toEqual([
			'The link names axes (“log”) that there are not: they are shared or free. They are free here.'
		]);
		expect(offersOf('indicator=missing&axes=log')).toEqual([
			'Shared axes: indicator=missing&authority=E06000018&axes=shared',
			'Free axes: indicator=missing&authority=E06000018'
		]);
	});

	it('lets a measure through that a file added here may hold, but nothing that cannot be one', () => {
		expect(read('indicator=lait-anything', { more: true })).toMatchObject({
			indicators: ['lait-anything'],
			complaints: []
		});
		expect(read('indicator=<img src=x>', { more: true }).complaints).toMatchObject([
			{ unheld: false }
		]);
		expect(read('indicator=lait-anything').complaints).toMatchObject([{ unheld: true }]);
	});

	it('quotes no more of a link than a reader needs', () => {
		for (const sentence of complaintsOf(
			`indicator=${'x'.repeat(5000)}&authority=${'y'.repeat(5000)}`
		))
			expect(sentence.length).toBeLessThan(300);
	});
});

describe('any link', () => {
	const text = fc.oneof(
		fc.constantFrom<string>(...ids, ...codes, '__proto__', 'E06000099', 'shared', ''),
		fc.string({ maxLength: 90, unit: 'binary' })
	);
	const link = fc.array(
		fc.tuple(fc.constantFrom('indicator', 'authority', 'axes', 'other'), text),
		{ maxLength: 14 }
	);

	it('gives one to four of each, of one of them one, and never throws', () => {
		fc.assert(
			fc.property(link, fc.boolean(), (pairs, more) => {
				const choice = readSelection(new URLSearchParams(pairs), { ...offer, more });
				for (const list of [choice.indicators, choice.authorities]) {
					expect(list.length).toBeGreaterThanOrEqual(1);
					expect(list.length).toBeLessThanOrEqual(4);
					expect(new Set<string>(list).size).toBe(list.length);
				}
				expect(Math.min(choice.indicators.length, choice.authorities.length)).toBe(1);
				expect(['shared', 'free']).toContain(choice.axes);
				expect(choice.authorities.every((code) => codes.includes(code))).toBe(true);
				if (!more) expect(choice.indicators.every((id) => ids.includes(id))).toBe(true);
				const asked = pairs.filter(([name]) => name === 'indicator').map(([, value]) => value);
				const lost = [...new Set(asked)].filter((value) => !ids.includes(value as IndicatorId));
				if (!more) expect(choice.complaints.length).toBeGreaterThanOrEqual(lost.length);
				for (const { offers } of choice.complaints)
					for (const { selection } of offers)
						expect(read(writeSelection(selection, offer), { more })).toMatchObject({
							...selection,
							complaints: []
						});
			}),
			{ numRuns: 400 }
		);
	});

	it('that was written from a selection gives that selection again', () => {
		const axes = fc.constantFrom('shared' as const, 'free' as const);
		const several = <Id>(all: readonly Id[]) =>
			fc.shuffledSubarray([...all], { minLength: 1, maxLength: 4 });
		const one = <Id>(all: readonly Id[]) => fc.constantFrom(...all).map((each) => [each]);
		const selections: fc.Arbitrary<Selection> = fc.oneof(
			fc.record({ indicators: several(ids), authorities: one(codes), axes }),
			fc.record({ indicators: one(ids), authorities: several(codes), axes })
		);
		fc.assert(
			fc.property(selections, (selection) => {
				const query = writeSelection(selection, offer);
				expect(read(query)).toMatchObject({ ...selection, complaints: [] });
				expect(query === '').toBe(read(query).usual);
			})
		);
	});

	it('says nothing of axes that are the usual ones', () => {
		const chosen = { indicators: ids.slice(4, 5), authorities: codes.slice(0, 2) };
		const query = writeSelection({ ...chosen, axes: usualAxes(chosen) }, offer);
		expect(query).toBe('indicator=missing&authority=E06000018&authority=E10000024');
	});
});
