import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissingSymbol } from '$lib/domain/observation';
import { readNumber, roundTo } from '$lib/intake/number';

const printed = (value: number, decimals: number) => ({
	kind: 'printed',
	value,
	symbol: null,
	decimals
});

describe('reading a printed figure', () => {
	test.each([
		['6', 6, 0],
		['0', 0, 0],
		['-0', 0, 0],
		['9.80%', 9.8, 2],
		[' 54 % ', 54, 0],
		['47,200', 47_200, 0],
		['1,234,567.5', 1_234_567.5, 1],
		['£1,050', 1050, 0],
		['-£20.50', -20.5, 2],
		['(3.2)', -3.2, 1],
		['\u20133', -3, 0],
		['\u22120.5', -0.5, 1],
		['4\u00A0720', 4720, 0],
		['.5', 0.5, 1],
		['33.200000000000003', 33.2, 1],
		['15.100000000000001', 15.1, 1],
		['0.28999999999999998', 0.29, 2],
		['-17.899999999999999', -17.9, 1],
		['4.7E-2', 0.047, 3],
		['7.0000000000000007E-2', 0.07, 2],
		['1.2e3', 1200, 0],
		['1E-7', 0.0000001, 7],
		['123456789012345', 123_456_789_012_345, 0]
	])('%s is %d with %d decimals', (text, value, decimals) => {
		expect(readNumber(text)).toEqual(printed(value, decimals));
	});

	test.each(['c', 'C', 'z', 'x', '-', '..', ':', '~', 'low', '*', '\u2013'])(
		'%s is a missing figure, never zero',
		(text) => {
			const read = readNumber(text);
			expect(read).toMatchObject({ kind: 'printed', value: null, decimals: 0 });
		}
	);

	test('a dash of any length is the mark “-”', () => {
		expect(readNumber('\u2014')).toMatchObject({ symbol: '-' });
	});

	test.each(['', '   ', '\u00A0'])('a blank cell is not a figure and not a mark', (text) => {
		expect(readNumber(text)).toEqual({ kind: 'unreadable', reason: 'is blank' });
	});

	test.each([
		'1,23',
		'3,5',
		'12,34,567',
		'3-50',
		'90-99',
		'5-3',
		'2014-16',
		'2014-2016',
		'12 13',
		'9 8',
		'2019 2020',
		'12 (5)',
		'12k',
		'5c',
		'£1.2m',
		'none',
		'held',
		'5 c',
		'1000000000000000',
		'1e-30',
		'1e-400',
		'9'.repeat(400),
		'1.2.3',
		'abc',
		'-.',
		'%',
		'()',
		'1e999'
	])('%s is not a figure', (text) => {
		expect(readNumber(text)).toMatchObject({ kind: 'unreadable' });
	});

	test.each([
		['5*', 5, 0, '*'],
		['5 **', 5, 0, '**'],
		['12 (r)', 12, 0, '(r)'],
		['12p', 12, 0, 'p'],
		['47,200 e', 47_200, 0, 'e'],
		['9.80%r', 9.8, 2, 'r'],
		['4.5 [note 2]', 4.5, 1, '[note 2]'],
		['4.5 [1]', 4.5, 1, '[1]'],
		['3.2 (prov)', 3.2, 1, '(prov)'],
		['12¹', 12, 0, '¹'],
		['1 234†', 1234, 0, '†'],
		['nil', 0, 0, 'nil']
	])('%s is %d, with what stands beside it as the remark', (text, value, decimals, remark) => {
		expect(readNumber(text)).toEqual({ ...printed(value, decimals), remark });
	});

	test.each([
		['<5', 'c', '<5'],
		['< 5', 'c', '< 5'],
		['≤5', 'c', '≤5'],
		['<=5', 'c', '<=5'],
		['fewer than 5', 'c', 'fewer than 5'],
		['5 or fewer', 'c', '5 or fewer'],
		['>95%', 'c', '>95%'],
		['1-5', 'c', '1-5'],
		['1–4', 'c', '1–4'],
		['1 to 5', 'c', '1 to 5'],
		['<0.5%', 'k', '<0.5%'],
		['<1%', 'k', '<1%'],
		['n/a', 'n/a', undefined],
		['N/A', 'n/a', undefined],
		['NA', 'n/a', 'NA'],
		['#N/A', 'n/a', '#N/A'],
		['not applicable', 'z', 'not applicable'],
		['Suppressed', 'c', 'Suppressed'],
		['low', 'low', undefined],
		['k', 'k', undefined],
		['[c]', 'c', undefined],
		['[low]', 'low', undefined],
		['..', '..', undefined],
		['…', '..', '…'],
		[':', ':', undefined],
		['#', '#', undefined],
		['\u2013', '-', undefined],
		['--', '-', undefined]
	])('%s is the mark %s, with what was printed as the remark', (text, symbol, remark) => {
		expect(readNumber(text)).toEqual({
			kind: 'printed',
			value: null,
			symbol,
			decimals: 0,
			...(remark !== undefined && { remark })
		});
		expect(isMissingSymbol(symbol)).toBe(true);
	});

	test.each([
		'2021-03-05',
		'2021-03-05T00:00:00',
		'03-May',
		'5-Mar',
		'05 March 2021',
		'03/05/2021',
		'3.5.21',
		'Mar-05',
		'May 2021'
	])('%s is a date, which may once have been a figure', (text) => {
		expect(readNumber(text)).toMatchObject({
			kind: 'unreadable',
			reason: expect.stringMatching(/^is a date/) as string
		});
	});

	test.each(['#REF!', '#DIV/0!', '#VALUE!', '#NAME?'])('%s is an error of a formula', (text) => {
		expect(readNumber(text)).toMatchObject({
			kind: 'unreadable',
			reason: expect.stringContaining('error') as string
		});
	});

	test.each([
		['1 234', 1234, 0],
		['12\u202F345', 12_345, 0],
		['£ 1,050', 1050, 0],
		['+3.2', 3.2, 1],
		['- 3', -3, 0],
		['( 3.2 )', -3.2, 1],
		['4 per cent', 4, 0],
		['\uFEFF7', 7, 0]
	])('%s is %d with %d decimals', (text, value, decimals) => {
		expect(readNumber(text)).toEqual(printed(value, decimals));
	});

	test('any text at all is a figure, a mark or unreadable', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const read = readNumber(text);
				if (read.kind === 'unreadable') expect(read.reason).not.toBe('');
				else expect(read.value === null).toBe(read.symbol !== null);
			})
		);
	});

	test('digits are never gathered from two figures in one cell', () => {
		fc.assert(
			fc.property(fc.nat(9999), fc.nat(99), (left, right) => {
				expect(readNumber(`${left} ${right}`)).toMatchObject({ kind: 'unreadable' });
			})
		);
	});

	const figure = fc.record({
		whole: fc.integer({ min: -9_999_999, max: 9_999_999 }),
		decimals: fc.integer({ min: 0, max: 4 })
	});

	test('a figure printed to any decimals keeps its value and its decimals', () => {
		fc.assert(
			fc.property(figure, ({ whole, decimals }) => {
				const value = whole / 10 ** decimals;
				const read = readNumber(value.toFixed(decimals));
				expect(read).toEqual(printed(value === 0 ? 0 : value, decimals));
			})
		);
	});

	test('thousands commas, a pound sign and a per cent sign change nothing', () => {
		fc.assert(
			fc.property(figure, ({ whole, decimals }) => {
				const text = Math.abs(whole / 10 ** decimals).toFixed(decimals);
				const [left = '', right] = text.split('.');
				const grouped = Number(left).toLocaleString('en-GB') + (right ? `.${right}` : '');
				expect(readNumber(`£${grouped}`)).toEqual(readNumber(text));
				expect(readNumber(`${grouped}%`)).toEqual(readNumber(text));
			})
		);
	});

	test('the noise of a binary number written to 17 digits is rounded away', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 999_999 }),
				fc.integer({ min: 1, max: 4 }),
				(whole, decimals) => {
					const value = whole / 10 ** decimals;
					const read = readNumber(value.toPrecision(17));
					const shortest = String(value).split('.')[1]?.length ?? 0;
					expect(read).toEqual(printed(value, shortest));
				}
			)
		);
	});
});

describe('rounding as statistics are printed', () => {
	test.each([
		[6.45, 1, 6.5],
		[1.005, 2, 1.01],
		[-2.5, 0, -3],
		[9.767, 1, 9.8],
		[0, 1, 0]
	])('%d to %d decimals is %d', (value, decimals, expected) => {
		expect(roundTo(value, decimals)).toBe(expected);
	});
});
