import { createHash } from 'node:crypto';
import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import { acceptStaged, stageFigures } from '$lib/database/staged';
import type { Register } from '$lib/domain/record';
import { settleHidden } from '$lib/state/settle-hidden';
import { heldBack, indicator, observations, register, vintage } from '../database/fixture';
import { figure } from '../database/staged-figures';

export const HERE = 'E06000018';
export const QUARTERS = [
	'2021-04-01/2021-06-30',
	'2021-07-01/2021-09-30',
	'2021-10-01/2021-12-31',
	'2022-01-01/2022-03-31'
] as const;
const [Q1, Q2, Q3, Q4] = QUARTERS;
export const YEAR = '2021-04-01/2022-03-31';
const BEFORE = '2020-04-01/2021-03-31';

export const PARTS = ['left-retired', 'left-moved', 'left-adopted', 'left-other'] as const;

/**
 * Numbers that must never be read in public, each so odd that it is nowhere by chance: hidden beside a small one, or of a small
 * group.
 */
export const ODD = { beside: 4217, rate: 87.43, mean: 2.617, late: 6133 } as const;

const count = (id: string) =>
	indicator(id, {
		name: `Carers: ${id}`,
		unit: 'count',
		unit_label: 'carers',
		polarity: 'none',
		quartile: false
	});

/** A council with returns and a paper of its own, for the council only. */
export const council: Register = register({
	board: { ...register().board, audience: 'internal', threshold: 5 },
	indicators: [
		...register().indicators,
		count('left'),
		...PARTS.map(count),
		count('in-care'),
		count('offended'),
		indicator('offending', { name: 'Own share offending', unit: 'percent', decimals: 2 }),
		indicator('reoffending', { name: 'Own share reoffending', unit: 'percent', decimals: 2 }),
		indicator('placements', { name: 'Own mean of placements', unit: 'score', decimals: 3 })
	],
	vintages: [
		vintage('lait-2021', '2021-12-01'),
		vintage('own-2022-04', '2022-04-20', 'local'),
		vintage('paper-2022', '2022-05-01', 'paper'),
		vintage('own-2022-07', '2022-07-20', 'local')
	],
	held_back: [
		{
			...heldBack('own-2022-07', 'left-other', HERE, Q4),
			reason: `The return prints ${ODD.late} and cannot be right.`
		}
	],
	neighbours: []
});

let row = 1;
const line = (
	edition: string,
	measure: string,
	period: string,
	value: number | '',
	numerator: number | '' = '',
	denominator: number | '' = '',
	decimals = 0
) =>
	[
		measure,
		HERE,
		period,
		edition,
		value,
		value === '' ? 'c' : '',
		numerator,
		denominator,
		decimals,
		++row
	].join(',');

const quarter = (edition: string, period: string, total: number, parts: readonly number[]) => [
	line(edition, 'left', period, total),
	...PARTS.map((part, place) => line(edition, part, period, parts[place] ?? 0))
];

/** The rows of the record: two returns and a paper, the second return with one number restated. */
export const lines: readonly string[] = [
	`cla-offending,${HERE},2019-04-01/2020-03-31,lait-2021,4,,,,0,2`,
	`cla-offending,E92000001,2019-04-01/2020-03-31,lait-2021,3,,,,0,3`,
	...quarter('own-2022-04', Q1, 12_790, [3, ODD.beside, 4231, 4339]),
	...quarter('own-2022-04', Q2, 86, [20, 21, 22, 23]),
	...quarter('own-2022-04', Q3, 90, [21, 22, 23, 24]),
	...quarter('own-2022-04', Q4, 78, [4, 5, 30, 39]),
	...quarter('own-2022-07', Q1, 12_790, [3, ODD.beside, 4231, 4339]),
	...quarter('own-2022-07', Q4, 81, [4, 8, 30, 39]),
	line('own-2022-04', 'left', YEAR, 13_044),
	line('paper-2022', 'left', Q2, 86),
	line('paper-2022', 'left-retired', Q1, 3),
	line('own-2022-04', 'in-care', YEAR, 349),
	line('own-2022-04', 'offended', YEAR, 2),
	line('own-2022-04', 'offending', YEAR, 0.57, '', '', 2),
	line('own-2022-04', 'reoffending', YEAR, ODD.rate, 7, 8, 2),
	line('own-2022-04', 'reoffending', BEFORE, 41.67, 25, 60, 2),
	line('own-2022-04', 'placements', YEAR, ODD.mean, '', 8, 3),
	line('own-2022-04', 'placements', BEFORE, 1.5, '', 80, 3)
];

/** The record in an engine, settled. */
export async function openCouncil(
	record: Register = council,
	rows: readonly string[] = lines
): Promise<Engine> {
	const engine = await startNodeEngine();
	await createSchema(engine);
	await loadRegister(engine, record);
	await loadObservations(engine, observations(...rows));
	await settleHidden(engine, record.board);
	return engine;
}

/** Adds a file of the council's own on this computer, as its reviewer would. */
export async function addReturn(
	engine: Engine,
	id: string,
	values: Readonly<Record<string, number>>
) {
	const staged = await stageFigures(engine, {
		file: `${id}.csv`,
		indicators: [],
		figures: Object.entries(values).map(([measure, value], place) =>
			figure(measure, HERE, YEAR, value, { source_row: place + 2 })
		),
		held: []
	});
	await acceptStaged(engine, staged, {
		...vintage(id, '2022-08-01', 'local'),
		hash: createHash('sha256').update(id).digest('hex')
	});
}
