import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { acceptLait, recompare, stageLait, type LaitReview } from '$lib/database/lait';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import {
	acceptStaged,
	compareOffsets,
	discardStaged,
	findChanges,
	listChanges,
	listGroups,
	packFigures,
	reviewStaged,
	stagedLait,
	stageFigures,
	undoVintage,
	type Against,
	type GivenFigure
} from '$lib/database/staged';
import type { IsoDate, VintageId } from '$lib/domain/id';
import type { ChangeCounts } from '$lib/domain/review';
import type { Vintage } from '$lib/domain/vintage';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { readRegister } from '$lib/intake/record';
import { digest } from './staged-figures';

const APRIL = '../shared/data/lait_bds_long_2026-04-08.csv';
const JANUARY = '../shared/data/lait_bds_long_2026-01-29.csv';

const { register, lait_measures } = readRegister(
	new Map(
		readdirSync('data')
			.filter((name) => name.endsWith('.csv'))
			.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
	)
);
const newest: Against = { published: null, prefix: 'lait-' };

let engine: Engine;
beforeAll(async () => {
	engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, readFileSync('data/observations.csv'));
});
afterAll(() => engine.close());

async function stage(file: string): Promise<LaitReview> {
	const indicators = [...register.indicators, ...lait_measures];
	return stageLait(engine, { name: file, rows: new LaitReader(readFileSync(file)) }, indicators);
}

const edition = (id: string): Vintage => {
	const held = register.vintages.find((each) => each.vintage === id);
	if (!held) throw new Error(`The record has lost its edition ${id}.`);
	return held;
};

/** The groups' counts, added up. */
function total(groups: readonly ChangeCounts[]): ChangeCounts {
	const sum = {
		new: 0,
		revised: 0,
		unchanged: 0,
		suppressed: 0,
		released: 0,
		withdrawn: 0,
		superseded: 0
	};
	for (const group of groups)
		for (const kind of Object.keys(sum) as (keyof ChangeCounts)[]) sum[kind] += group[kind];
	return sum;
}

/** The cells of the staged LAIT file, as the intake would have read them. */
const cells = () =>
	engine.query<GivenFigure>(
		`SELECT indicator, geography, period, value, symbol, NULL AS numerator, NULL AS denominator,
			lait_cell.decimals::int AS decimals, source_row
		FROM lait_cell JOIN indicator USING (indicator_key) JOIN geography USING (geography_key)
		JOIN period USING (period_key)`
	);

describe.skipIf(!existsSync(APRIL))('the LAIT file of 8 April 2026 on top of the record', () => {
	it('is counted alike by the quick review, the groups and the list of changes', async () => {
		const review = await stage(APRIL);
		const staged = stagedLait(review);
		const counts = await reviewStaged(engine, staged, newest);
		expect(counts).toEqual({
			new: 603_468,
			revised: 0,
			unchanged: 37_391,
			suppressed: 0,
			released: 0,
			withdrawn: 0,
			superseded: 0
		});
		expect(review.comparison).toEqual({
			added: counts.new,
			revised: 0,
			unchanged: counts.unchanged,
			withdrawn: 0,
			dropped: 0,
			superseded: 0
		});
		// 41 national figures are held back, and so are counted nowhere.
		expect(counts.new + counts.unchanged + 41).toBe(review.usable_rows);
		await findChanges(engine, staged, newest);
		const groups = await listGroups(engine, staged);
		expect(total(groups)).toEqual(counts);
		const last = await listChanges(engine, staged, {}, 10, counts.new + counts.unchanged - 1);
		expect(last).toHaveLength(1);
		expect(last[0]?.kind).toBe('unchanged');
	});

	it('is counted alike when its figures come from the intake', async () => {
		const review = await stage(APRIL);
		const followed = new Set<string>(register.indicators.map((each) => each.indicator));
		const figures = (await cells()).filter((each) => followed.has(each.indicator));
		const held = await engine.query<never>(
			`SELECT indicator, geography, period, rule, reason FROM lait_held JOIN indicator USING (indicator_key)
			JOIN geography USING (geography_key) JOIN period USING (period_key)`
		);
		const against: Against = { published: '2024-12-01' as IsoDate, prefix: 'lait-' };
		const quick = await reviewStaged(engine, stagedLait(review), against);
		const staged = await stageFigures(engine, {
			file: 'april.csv',
			figures: packFigures(figures),
			indicators: [],
			held: held.filter(({ indicator }: { indicator: string }) => followed.has(indicator))
		});
		const general = await reviewStaged(engine, staged, against);
		expect(staged.rows).toBeGreaterThan(37_000);
		expect(general.superseded).toBeGreaterThan(37_000);
		expect({ ...quick, new: 0 }).toEqual({ ...general, new: 0 });
		await discardStaged(engine);
	});

	it('agrees as it is labelled, and at no other offset', async () => {
		const found = await compareOffsets(engine, stagedLait(await stage(APRIL)));
		const still = found.filter((each) => each.offset === 0);
		expect(still.length).toBeGreaterThan(10);
		const april = still.find((each) => each.vintage === 'lait-2026-04-08');
		expect(april?.compared).toBeGreaterThan(1_500);
		expect(april?.agreed).toBe(april?.compared);
		for (const each of found.filter(({ offset }) => offset !== 0))
			if (each.compared > 20) expect(each.agreed).toBeLessThan(each.compared / 2);
	});

	it('completes the edition the record has a part of, and is taken back to just that part', async () => {
		const before = await digest(engine);
		const review = await stage(APRIL);
		expect(await acceptLait(engine, review, edition('lait-2026-04-08'))).toBe(603_500);
		expect(await digest(engine)).not.toEqual(before);
		expect(await undoVintage(engine, 'lait-2026-04-08' as VintageId)).toBe(603_500);
		expect(await digest(engine)).toEqual(before);
	});

	it.skipIf(!existsSync(JANUARY))(
		'stays the one shown when January’s is added after it, in every cell both have',
		async () => {
			await acceptLait(engine, await stage(APRIL), edition('lait-2026-04-08'));
			const before = await digest(engine);
			const review = await stage(JANUARY);
			const day = edition('lait-2026-01-29').published;
			const staged = stagedLait(review);
			const counts = await reviewStaged(engine, staged, { published: day, prefix: 'lait-' });
			expect(counts).toMatchObject({ revised: 0, suppressed: 0, released: 0, withdrawn: 0 });
			expect((await recompare(engine, review, day)).comparison.superseded).toBe(counts.superseded);
			const asNewest = await reviewStaged(engine, staged, newest);
			expect(asNewest.superseded).toBe(0);
			await findChanges(engine, staged, newest);
			expect(total(await listGroups(engine, staged))).toEqual(asNewest);
			await acceptStaged(engine, staged, {
				...edition('lait-2026-01-29'),
				vintage: 'lait-january' as VintageId,
				hash: 'j'
			});
			expect(await undoVintage(engine, 'lait-january' as VintageId)).toBe(review.usable_rows);
			expect(await digest(engine)).toEqual(before);
		}
	);
});
