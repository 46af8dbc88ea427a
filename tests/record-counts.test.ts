import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Observation } from '$lib/domain/observation';
import { tables } from '$lib/intake/record-tables';
import { readDefined } from '$lib/intake/table';

const content = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');
const observations = readDefined(tables.observations, content('observations')).values;
const geographies = readDefined(tables.geographies, content('geographies')).values;
const nottingham = 'E06000018';
const yearEnding = (year: number) => `${year - 1}-04-01/${year}-03-31`;

describe('counts beside the other measures', () => {
	const england = 'E92000001';
	test.each([
		['dental-checks', nottingham, 'dfe-cla-2025', yearEnding(2025), 434, 466, 93],
		['dental-checks', nottingham, 'dfe-cla-2024', yearEnding(2024), 439, 508, 86],
		['health-assessments', nottingham, 'dfe-cla-2025', yearEnding(2025), 401, 466, 86],
		['immunisations', nottingham, 'dfe-cla-2025', yearEnding(2025), 437, 466, 94],
		['substance-misuse', nottingham, 'dfe-cla-2025', yearEnding(2025), 21, 466, 5],
		[
			'care-leavers-accommodation',
			nottingham,
			'dfe-cla-2025-accommodation',
			yearEnding(2025),
			301,
			322,
			93
		],
		['care-leavers-eet', nottingham, 'dfe-cla-2025-activity', yearEnding(2025), 207, 327, 63],
		['placement-moves', nottingham, 'dfe-cla-2025-stability', yearEnding(2025), 67, 639, 10],
		['long-term-stability', nottingham, 'dfe-cla-2025-stability', '2025-03-31', 153, 229, 67],
		['long-term-stability', england, 'dfe-cla-2025-stability', '2025-03-31', 19_680, 28_710, 69],
		['missing', nottingham, 'dfe-cla-2024-missing', yearEnding(2024), 85, 929, 9]
	])('%s in %s, %s, %s: %i of %i', (indicator, place, vintage, period, count, base, value) => {
		const found = observations.find(
			(each) =>
				each.indicator === indicator &&
				each.geography === place &&
				each.period === period &&
				each.vintage === vintage
		);
		expect(found).toMatchObject({
			value,
			symbol: null,
			numerator: count,
			denominator: base,
			decimals: 0
		});
	});

	const release = observations.filter(({ vintage }) => vintage.startsWith('dfe-cla-'));
	const lait = new Map(
		observations
			.filter(({ vintage }) => vintage === 'lait-2026-04-08')
			.map((each) => [`${each.indicator} ${each.geography} ${each.period}`, each.value])
	);
	const inLait = ({ indicator, geography, period }: Observation) =>
		lait.get(`${indicator} ${geography} ${period}`);

	test('every percentage of the 2025 release is LAIT’s, or missing from both', () => {
		const figures = release.filter(({ vintage }) => vintage.startsWith('dfe-cla-2025'));
		expect(figures).toHaveLength(5 * 835 + 4 * 835);
		expect(figures.filter((each) => inLait(each) !== each.value)).toEqual([]);
	});

	test.each([
		['cla-offending', 1],
		['dental-checks', 16],
		['health-assessments', 9],
		['immunisations', 18],
		['substance-misuse', 6],
		['missing', 3]
	])('in the 2024 release %s differs from LAIT in %i cells revised since', (indicator, cells) => {
		const figures = release.filter(
			(each) => each.vintage.startsWith('dfe-cla-2024') && each.indicator === indicator
		);
		expect(figures).toHaveLength(835);
		expect(figures.filter((each) => inLait(each) !== each.value)).toHaveLength(cells);
	});

	test('an authority’s percentage is its count over its base, but for rounding', () => {
		const authorities = new Set(
			geographies.filter(({ kind }) => kind === 'authority').map(({ geography }) => geography)
		);
		const counted = release.flatMap(({ geography, value, numerator, denominator }) =>
			authorities.has(geography) && value !== null && numerator !== null && denominator !== null
				? [Math.abs((100 * numerator) / denominator - value)]
				: []
		);
		expect(counted.length).toBeGreaterThan(8000);
		expect(Math.max(...counted)).toBeLessThanOrEqual(0.5);
	});

	test('the group the release has no activity of is not taken for those not in touch', () => {
		expect(release.some(({ indicator }) => indicator === 'care-leavers-not-in-touch')).toBe(false);
	});
});
