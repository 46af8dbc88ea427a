import type { Engine } from '$lib/database/engine';
import { stageLait, type LaitReview } from '$lib/database/lait';
import type { Indicator } from '$lib/domain/indicator';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { INDICATORS } from './fixture';

const HEADER = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';

/** Areas of the fixture as LAIT names them: number, name, region. */
const AREAS: readonly (readonly [number, string, string])[] = [
	[892, 'Nottingham', 'East Midlands'],
	[891, 'Nottinghamshire', 'East Midlands'],
	[831, 'Derby', 'East Midlands'],
	[856, 'Leicester', 'East Midlands'],
	[857, 'Rutland', 'East Midlands'],
	[330, 'Birmingham', 'West Midlands'],
	[984, 'East Midlands', 'NA'],
	[970, 'England', 'NA']
];

/** A measure's rows for one label, a value for each area in the order above. */
export const lines = (code: string, label: string, values: readonly (string | number)[]) =>
	values.map((value, place) => {
		const [number, name, region] = AREAS[place] as readonly [number, string, string];
		return `${code},,${label},${name},${value},${number},${region}`;
	});

/** A whole small file: two measures, all areas, nothing wrong with it. */
export const whole = (): string[] => [
	...lines('LAC_Convictions', '2019', [3, 4, 5, '-', 2, 4, 3, 3]),
	...lines('LAC_Convictions', '2020', [4, 'c', 5.5, '-', 2, 4, 3, 3]),
	...lines('FirstYJS', '2020', ['357', 200.5, '33.200000000000003', 64, 70, 99, 164, 172])
];

export const file = (rows: readonly string[], end = '\n') => [HEADER, ...rows].join('\n') + end;

/** A file's text, read. */
export const laitFile = (text: string) => ({
	name: 'lait.csv',
	rows: new LaitReader(new TextEncoder().encode(text))
});

/** Reads a file and stages it. */
export async function stage(
	engine: Engine,
	text: string,
	indicators: readonly Indicator[] = INDICATORS
): Promise<LaitReview> {
	return stageLait(engine, laitFile(text), indicators);
}
