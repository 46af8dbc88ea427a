import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { askLedger } from '$lib/database/queries/ledger';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import { viewLedger } from '$lib/view/ledger';
import { takeInFiles } from '../../src/cli/take-in-files';

const editions = ['lait_bds_long_2026-01-29.csv', 'lait_bds_long_2026-04-08.csv'];
const path = (name: string) => `../shared/data/${name}`;

describe.skipIf(!editions.every((name) => existsSync(path(name))))('two editions of LAIT', () => {
	test(
		'one after the other: the fault in England’s first-time entrants is named, and stands in the ledger',
		{ timeout: 600_000 },
		async () => {
			const taken = await takeInFiles(
				editions.map((name) => ({ name, bytes: readFileSync(path(name)) })),
				{}
			);
			const results = taken.results.map(({ result }) => result);
			expect(results.map(({ outcome, rows }) => [outcome, rows])).toEqual([
				['accepted', 628_150],
				['accepted', 641_070]
			]);
			// The label 0 is no period: 170 rows of each are not held.
			expect(results.map(({ rows, observations }) => rows - observations)).toEqual([170, 170]);
			for (const { observations, values, missing } of results)
				expect(values + (missing['-'] ?? 0)).toBe(observations);
			const faults = results.map(({ problems }) =>
				problems.filter(
					({ rule, message }) =>
						rule === 'value.national' && message.includes('First-time entrants')
				)
			);
			expect(faults.map((each) => each.length)).toEqual([0, 1]);
			expect(faults[1]?.[0]?.message).toContain('the sum of the regions');
			expect(faults[1]?.[0]?.message).toContain('prints 3071');

			const answer = await askLedger(taken.engine, {
				indicator: 'first-time-entrants' as IndicatorId,
				geography: 'E92000001' as GeographyCode
			});
			if (!answer) throw new Error('no ledger');
			const view = viewLedger(answer, []);
			expect(view.headline).toContain('figures are held back');
			const faulty = view.periods.find(({ period }) => period === '2016-01-01/2016-12-31');
			const entry = faulty?.entries.find(({ vintage }) => vintage === 'lait-2026-04-08');
			expect(entry).toMatchObject({ plain: '3071', shown: false });
			expect(entry?.held_back).toContain('the sum of the regions');
			expect(faulty?.entries.find(({ vintage }) => vintage === 'lait-2026-01-29')).toMatchObject({
				plain: '333',
				shown: true,
				held_back: null
			});
			await taken.close();
		}
	);
});
