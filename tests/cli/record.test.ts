import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../src/cli/record';

const shared = '../shared/data';
let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'record-'));
	cpSync('data', folder, { recursive: true });
	vi.spyOn(console, 'log').mockImplementation(() => undefined);
	vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
	vi.restoreAllMocks();
	rmSync(folder, { recursive: true });
});
const csvs = () => readdirSync('data').filter((name) => name.endsWith('.csv'));

describe('making the record', () => {
	test('without a folder of sources it says what to give', async () => {
		expect(await main([])).toBe(2);
		expect(console.error).toHaveBeenCalledWith(expect.stringContaining('npm run record'));
	});

	describe.skipIf(!existsSync(shared))('from the published files', () => {
		test('the derived tables come out byte for byte as they are in data/', async () => {
			for (const derived of [
				'observations',
				'held_back',
				'geographies',
				'neighbours',
				'lait_measures'
			])
				rmSync(join(folder, `${derived}.csv`));
			expect(await main([shared, folder])).toBe(0);
			for (const name of csvs()) {
				expect(
					readFileSync(join(folder, name), 'utf8') === readFileSync(join('data', name), 'utf8'),
					name
				).toBe(true);
			}
		});

		test('when a transcription is wrong nothing is written', async () => {
			const paper = join(folder, 'papers', 'derby-concordat-2018.csv');
			writeFileSync(paper, readFileSync(paper, 'utf8').replace('83%', 'most'));
			rmSync(join(folder, 'observations.csv'));
			expect(await main([shared, folder])).toBe(1);
			expect(existsSync(join(folder, 'observations.csv'))).toBe(false);
			expect(console.error).toHaveBeenCalledWith(expect.stringContaining('“most”'));
		});
	});
});
