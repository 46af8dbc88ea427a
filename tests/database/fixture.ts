import type { Engine } from '$lib/database/engine';
import { startNodeEngine } from '$lib/database/node';
import { loadObservations, loadRegister, OBSERVATION_COLUMNS } from '$lib/database/record';
import { createSchema } from '$lib/database/schema';
import type { Geography } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { HeldBack } from '$lib/domain/observation';
import type { Register } from '$lib/domain/record';
import type { Vintage, VintageStatus } from '$lib/domain/vintage';

const place = (
	geography: string,
	number: number,
	name: string,
	kind: Geography['kind'],
	region: string | null
): Geography => ({
	geography: geography as GeographyCode,
	number,
	name,
	kind,
	region: region as GeographyCode | null,
	current: true
});

export const indicator = (id: string, change: Partial<Indicator> = {}): Indicator => ({
	indicator: id as IndicatorId,
	name: id,
	theme: 'Offending',
	unit: 'percent',
	per: null,
	unit_label: '% of children',
	decimals: 0,
	polarity: 'low',
	year_kind: 'financial-year',
	subject: null,
	predicate: null,
	definition: 'A definition.',
	caution: null,
	source: 'DfE',
	next_update: null,
	lait_code: null,
	quartile: true,
	scorecard: null,
	...change
});

export const vintage = (
	id: string,
	published: string,
	status: VintageStatus = 'statistics'
): Vintage => ({
	vintage: id as VintageId,
	publisher: 'Department for Education',
	title: id,
	published: published as IsoDate,
	retrieved: published as IsoDate,
	status,
	licence: 'OGL v3',
	note: null,
	hash: null
});

const PLACES: readonly Geography[] = [
	place('E92000001', 970, 'England', 'country', null),
	place('E12000004', 984, 'East Midlands', 'region', null),
	place('E06000018', 892, 'Nottingham', 'authority', 'E12000004'),
	place('E10000024', 891, 'Nottinghamshire', 'authority', 'E12000004'),
	place('E06000015', 831, 'Derby', 'authority', 'E12000004'),
	place('E06000016', 856, 'Leicester', 'authority', 'E12000004'),
	place('E06000017', 857, 'Rutland', 'authority', 'E12000004'),
	place('E08000025', 330, 'Birmingham', 'authority', null)
];

export const INDICATORS: readonly Indicator[] = [
	indicator('cla-offending', { lait_code: 'LAC_Convictions' }),
	indicator('first-time-entrants', {
		lait_code: 'FirstYJS',
		unit: 'rate',
		per: 100_000,
		year_kind: 'calendar-year',
		decimals: 1
	}),
	indicator('cla-number', {
		lait_code: 'LACnum',
		unit: 'count',
		polarity: 'none',
		year_kind: 'snapshot'
	})
];

export const register = (change: Partial<Register> = {}): Register => ({
	board: {
		name: 'Corporate Parenting Board',
		council: 'Nottingham City Council',
		geography: 'E06000018' as GeographyCode,
		neighbour_set: '2021',
		governance_contact: 'Governance Officer',
		calendar_date: null,
		notice: null
	},
	geographies: PLACES,
	hexes: [],
	indicators: INDICATORS,
	vintages: [
		vintage('lait-2020', '2020-12-01'),
		vintage('lait-2021', '2021-12-01'),
		vintage('dfe-2021', '2021-06-01'),
		vintage('paper-2022', '2022-01-01', 'paper')
	],
	held_back: [],
	revision_notes: [],
	neighbours: [
		['E06000018', 2, 'E06000015'],
		['E06000018', 1, 'E08000025']
	].map(([geography, rank, neighbour]) => ({
		neighbour_set: '2021',
		geography: geography as GeographyCode,
		rank: rank as number,
		neighbour: neighbour as GeographyCode,
		closeness: 'Close'
	})),
	targets: [],
	events: [],
	meetings: [],
	agenda_items: [],
	decisions: [],
	work_plan_items: [],
	questions: [],
	actions: [],
	protocols: [],
	protocol_steps: [],
	response_categories: [],
	amendments: [],
	priorities: [],
	themes: [],
	templates: [],
	template_parts: [],
	reports: [],
	report_texts: [],
	report_versions: [],
	finding_reasons: [],
	...change
});

export const heldBack = (
	edition: string,
	measure: string,
	geography: string,
	period: string
): HeldBack => ({
	vintage: edition as VintageId,
	indicator: measure as IndicatorId,
	geography: geography as GeographyCode,
	period: period as PeriodId,
	rule: 'lait.national-range',
	reason: `${edition} cannot be right.`
});

/** Rows in the order of `OBSERVATION_COLUMNS`, as one line each. */
export const observations = (...lines: readonly string[]) =>
	new TextEncoder().encode([OBSERVATION_COLUMNS.join(','), ...lines, ''].join('\n'));

const TABLES = [
	'observation',
	'held_back',
	'neighbour',
	'indicator',
	'geography',
	'period',
	'vintage',
	'brought',
	'held_before'
];

/** Puts a record in place of whatever the engine holds. */
export async function reload(
	engine: Engine,
	lines: readonly string[],
	record = register()
): Promise<void> {
	for (const table of TABLES) await engine.query(`DELETE FROM ${table}`);
	await loadRegister(engine, record);
	await loadObservations(engine, observations(...lines));
}

/** An engine with the tables made and a record loaded. */
export async function loaded(lines: readonly string[], record = register()): Promise<Engine> {
	const engine = await startNodeEngine();
	await createSchema(engine);
	await reload(engine, lines, record);
	return engine;
}
