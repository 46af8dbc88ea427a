import { describe, expect, it } from 'vitest';
import {
	freeRowId,
	indicatorIdFrom,
	parseGeographyCode,
	parseIndicatorId,
	parseIsoDate,
	parsePeriodId,
	parseVintageId
} from '$lib/domain/id';

describe('ids', () => {
	it('accepts the forms the record uses', () => {
		expect(parseIndicatorId('cla-offending')).toBe('cla-offending');
		expect(parseGeographyCode('E06000018')).toBe('E06000018');
		expect(parseVintageId('lait-2026-04-08')).toBe('lait-2026-04-08');
		expect(parseIsoDate('2020-02-29')).toBe('2020-02-29');
		expect(parsePeriodId('2020-03-31')).toBe('2020-03-31');
	});

	it.each(['', 'CLA', 'a b', '../x', '<b>', 'constructor!', '-a'])(
		'refuses %j as a measure',
		(text) => {
			expect(parseIndicatorId(text)).toBeNull();
		}
	);

	it.each(['2021-02-29', '2021-13-01', '21-01-01', '2021-1-1', ''])(
		'refuses %j as a date',
		(text) => {
			expect(parseIsoDate(text)).toBeNull();
		}
	);

	it.each(['2020-04-01/2019-03-31', '2020-04-01/', 'a/b', '2020-04-01/2020-04-02/2020-04-03'])(
		'refuses %j as a period',
		(text) => {
			expect(parsePeriodId(text)).toBeNull();
		}
	);

	it('makes readable ids of LAIT codes', () => {
		expect(indicatorIdFrom('lait', 'LACDental%')).toBe('lait-lacdental-pct');
		expect(indicatorIdFrom('lait', 'YJS_Caution-Sentence10-17_YO')).toBe(
			'lait-yjs-caution-sentence10-17-yo'
		);
		expect(indicatorIdFrom('lait', 'CPP_Total_Rateper10,000')).toBe('lait-cpp-total-rateper10-000');
	});
});

describe('a free row id', () => {
	it('is made from words, with a number where it is taken', () => {
		expect(freeRowId('Keep monitoring!', new Set())).toBe('keep-monitoring');
		expect(freeRowId('Keep monitoring', new Set(['keep-monitoring']))).toBe('keep-monitoring-2');
	});

	it('is never the word for a row that is not there yet', () =>
		expect(freeRowId('New', new Set())).toBe('new-2'));
});
