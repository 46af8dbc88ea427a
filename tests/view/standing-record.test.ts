import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { askStanding } from '$lib/database/queries/standing';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { GeographyCode, IndicatorId, PeriodId } from '$lib/domain/id';
import { readRegister } from '$lib/intake/record';
import { viewStanding } from '$lib/view/standing';

let engine: Engine;
beforeAll(async () => {
	const files = readdirSync('data').filter((name) => name.endsWith('.csv'));
	const texts = files.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')]);
	const { register } = readRegister(new Map(texts as [string, string][]));
	engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, register);
	await loadObservations(engine, readFileSync('data/observations.csv'));
});
afterAll(() => engine.close());

async function view(indicator: string, period: string, geography = 'E06000018') {
	const answer = await askStanding(engine, {
		indicator: indicator as IndicatorId,
		geography: geography as GeographyCode,
		neighbour_set: '2025',
		period: period as PeriodId
	});
	if (!answer) throw new Error(`The record has no ${indicator}`);
	return viewStanding(answer, { average: 'mean' });
}

it('says of the board’s own record what its headline says', async () => {
	const { sentences, lait, dots, strip } = await view('cla-offending', '2019-04-01/2020-03-31');
	expect(sentences).toEqual([
		'Nottingham’s 4% is similar to England’s 3%: 3% lies within the likely range, 2.7% to 7.2%.',
		'Nottingham is 49th of 96 authorities with a figure, tied with 20 others; 62 have none (3 of them are no longer authorities).',
		'First is the lowest figure, which is best.',
		'2 of those ranked are no longer authorities.',
		'11 other authorities print 0% and so rank first, 4 of them out of 200 or more; some of these may not have been recorded.',
		'The mean of Nottingham’s statistical neighbours is 4% (9 of 10 with a figure, 2025 set).',
		'Of those 9, 4 are lower, 2 the same and 3 higher.'
	]);
	expect(lait).toMatchObject({ rank: 49, band: 'C', change: 1 });
	expect(dots?.missing).toBe('No figure for 1 of 10 neighbours: Southampton (suppressed).');
	expect(strip?.label).toBe('Nottingham 4%, 49th of 96');
});

it('does not call ten years of zeros the best in silence', async () => {
	const { sentences } = await view('cla-offending', '2024-04-01/2025-03-31', 'E10000024');
	expect(sentences).toContain(
		'Nottinghamshire’s 0% is lower than England’s 2%: the whole of the likely range, 0.0% to 0.8%, lies below it.'
	);
	expect(sentences).toContain(
		'Nottinghamshire prints 0%, as do 29 other authorities, 6 of them out of 200 or more; some of these may not have been recorded.'
	);
});

it('holds England’s sum of regions back, and says that LAIT shows it', async () => {
	const { sentences, lait, england } = await view('first-time-entrants', '2024-01-01/2024-12-31');
	expect(england.value).toBeNull();
	expect(sentences[0]).toBe(
		'There is no figure for England to compare with: it is held back, because the published figure cannot be right.'
	);
	expect(lait.differences.at(-1)).toContain('LAIT shows a figure for England that is held back');
});

it('does not rank a nought of an authority that is no more in silence', async () => {
	const { sentences } = await view('cautioned-or-sentenced', '2024-04-01/2025-03-31', 'E10000006');
	expect(sentences.slice(1, 5)).toEqual([
		'Cumbria is 1st of 152 authorities with a figure, tied with no other; 6 have none (4 of them are no longer authorities).',
		'First is the lowest figure, which is best.',
		'1 of those ranked is no longer an authority.',
		'Cumbria alone prints 0.0; it may not have been recorded.'
	]);
});

it('gives the change of an authority that is no more', async () => {
	const { lait } = await view('first-time-entrants', '2024-01-01/2024-12-31', 'E10000009');
	expect(lait.items[2]?.text).toBe('up 19 from 2023');
});

it('gives the none of nine that a source prints beside its mark', async () => {
	const { table } = await view('cla-offending', '2009-04-01/2010-03-31', 'E06000017');
	const rutland = table.rows.find((row) => row.head === 'Rutland');
	expect(rutland?.cells.map((cell) => cell.text)).toEqual([
		'No rank',
		'Suppressed',
		'0',
		'9',
		'Not known',
		'Itself'
	]);
	expect(rutland?.cells[1]?.reason).toContain('because the group is small');
});

it('has nobody to compare the council’s own measures with', async () => {
	const { sentences, alone } = await view('fostering-years', '2021-07-31');
	expect(alone).toBe(true);
	expect(sentences).toEqual([
		'Only Nottingham counts this, so there is nobody to compare it with.'
	]);
});
