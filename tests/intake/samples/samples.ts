import { readFileSync } from 'node:fs';
import { Desk, type DeskSetting } from '$lib/intake/desk';
import type { SheetReading } from '$lib/intake/read-sheet';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';

/** One small file of a format, written for the tests. */
export interface Sample {
	readonly format: string;
	/** The name it is given, where a name says something; else the format's. */
	readonly file: string;
	readonly text: string;
	/** What an analyst would answer to what it leaves open. */
	readonly answers: ReadonlyMap<string, string>;
}

interface Given {
	readonly file?: string;
	readonly answers?: Readonly<Record<string, string>>;
}

const given: Readonly<Record<string, Given>> = {
	'lait-long': {},
	'lait-dictionary': {},
	'lait-screen': { answers: { 'measure.which': 'cla-offending' } },
	'board-paper': {
		answers: {
			'measure.which': 'cla-offending',
			'place.which': 'E06000018',
			'period.bare-year': 'begins'
		}
	},
	ees: { file: 'la_outcomes.csv' },
	'ees-meta': { file: 'la_others.meta.csv' },
	'dfe-outcomes': { file: 'OC22019.csv' },
	'ofsted-fostering': { file: 'Fostering_in_England_2017-18.csv' },
	'youth-justice': {},
	'yjb-children': {},
	fingertips: {},
	'statistical-neighbours': { file: 'Groupings_2019.csv' },
	table: {
		answers: {
			'mapping.area': 'Council',
			'mapping.period': 'Quarter',
			'mapping.measure': 'What',
			'mapping.value': 'Result',
			'mapping.numerator': 'Number',
			'mapping.denominator': 'Cohort'
		}
	},
	'quarterly-return': {},
	'youth-justice-outcomes': {},
	'fostering-recruitment': {}
};

/** A file of every format. */
export const samples: readonly Sample[] = Object.entries(given).map(([format, each]) => ({
	format,
	file: each.file ?? `${format}.csv`,
	text: readFileSync(`tests/intake/samples/${format}.csv`, 'utf8'),
	answers: new Map(Object.entries(each.answers ?? {}))
}));

const { register, lait_measures } = readRegister(
	new Map(
		REGISTER_TABLES.map((table) => [table, readFileSync(`data/${table}.csv`, 'utf8')] as const)
	)
);

/** The record, as a desk is set up with it. */
export const setting: DeskSetting = {
	indicators: [...register.indicators, ...lait_measures],
	geographies: register.geographies,
	authority: register.board.geography
};

/** A file's bytes read on a desk of its own, as the page and the command read it; null where it could not be opened. */
export async function readOn(
	bytes: Uint8Array | string,
	{ file, answers }: Pick<Sample, 'file' | 'answers'>,
	desk = new Desk(setting)
): Promise<SheetReading | null> {
	const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
	const seen = await desk.open(file, content);
	return seen.sheets.length === 0 ? null : desk.read(seen.key, 0, answers);
}
