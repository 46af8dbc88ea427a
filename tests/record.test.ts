import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isMissingSymbol, type Observation } from '$lib/domain/observation';
import { isAdjacent, parsePeriod } from '$lib/domain/period';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { tables } from '$lib/intake/record-tables';
import { readDefined, writeTable, type Definition } from '$lib/intake/table';

const content = (name: string) => readFileSync(`data/${name}.csv`, 'utf8');
const { register, lait_measures, problems } = readRegister(
	new Map(REGISTER_TABLES.map((name) => [name, content(name)]))
);
const observations = readDefined(tables.observations, content('observations'));
const nottingham = 'E06000018';
const cell = (geography: string, period: string, vintage: string, indicator = 'cla-offending') =>
	observations.values.find(
		(each) =>
			each.indicator === indicator &&
			each.geography === geography &&
			each.period === period &&
			each.vintage === vintage
	);
const yearEnding = (year: number) => `${year - 1}-04-01/${year}-03-31`;

describe('the published record', () => {
	test('holds no problem', () => {
		expect(problems).toEqual([]);
		expect(observations.problems).toEqual([]);
	});

	test('comes out as it went in when it is read and written', () => {
		const changed: string[] = [];
		const again = <Value>(table: Definition<Value>) => {
			const text = content(table.name);
			if (writeTable(table, readDefined(table, text).values) !== text) changed.push(table.name);
		};
		again(tables.board);
		again(tables.geographies);
		again(tables.hexes);
		again(tables.indicators);
		again(tables.lait_measures);
		again(tables.vintages);
		again(tables.held_back);
		again(tables.revision_notes);
		again(tables.neighbours);
		again(tables.targets);
		again(tables.events);
		again(tables.meetings);
		again(tables.agenda_items);
		again(tables.decisions);
		again(tables.work_plan_items);
		again(tables.questions);
		again(tables.actions);
		again(tables.protocols);
		again(tables.protocol_steps);
		again(tables.response_categories);
		again(tables.amendments);
		again(tables.priorities);
		again(tables.themes);
		again(tables.templates);
		again(tables.template_parts);
		again(tables.reports);
		again(tables.report_texts);
		again(tables.report_versions);
		again(tables.finding_reasons);
		again(tables.observations);
		expect(changed).toEqual([]);
	});

	test('every figure has a known measure, place and edition', () => {
		const known = {
			indicators: new Set<string>(register.indicators.map((each) => each.indicator)),
			geographies: new Set<string>(register.geographies.map((each) => each.geography)),
			vintages: new Set<string>(register.vintages.map((each) => each.vintage))
		};
		const unknown = observations.references.filter(
			({ target, key }) => !(target in known) || !known[target as keyof typeof known].has(key)
		);
		expect(unknown).toEqual([]);
	});

	test('a figure is missing exactly when a known mark says so, and is never a false zero', () => {
		const wrong = observations.values.filter(
			({ value, symbol }) =>
				(value === null) !== (symbol !== null) || (symbol !== null && !isMissingSymbol(symbol))
		);
		expect(wrong).toEqual([]);
	});

	test('no figure is more precise than it says', () => {
		const wrong = observations.values.filter(
			({ value, decimals }) => value !== null && Number(value.toFixed(decimals)) !== value
		);
		expect(wrong).toEqual([]);
	});

	test('every measure on the scorecard has a place of its own, and all but the council’s own a figure for Nottingham and its neighbours', () => {
		const scorecard = register.indicators.filter((each) => each.scorecard !== null);
		expect(scorecard.map((each) => each.scorecard ?? 0).toSorted((a, b) => a - b)).toEqual(
			Array.from({ length: 27 }, (_, place) => place + 1)
		);
		expect(
			scorecard.filter((each) => each.lait_code === null).map((each) => each.indicator)
		).toEqual(['local-dental-checks']);
		for (const each of scorecard.filter((measure) => measure.lait_code !== null)) {
			const figures = observations.values.filter(
				({ indicator, vintage }) => indicator === each.indicator && vintage === 'lait-2026-04-08'
			);
			const years = new Set(figures.map(({ period }) => period)).size;
			expect(figures.length, each.indicator).toBe(170 * years);
			expect(
				figures.some(({ geography, value }) => geography === nottingham && value !== null),
				each.indicator
			).toBe(true);
		}
	});

	test('principles are named where a measure speaks to one, and for no measure of LAIT’s others', () => {
		const named = (id: string) =>
			register.indicators.find((each) => each.indicator === id)?.principles;
		expect(named('care-leavers-eet')).toEqual(['aspirations', 'adulthood']);
		expect(named('cla-number')).toEqual([]);
		expect(lait_measures.every((each) => each.principles?.length === 0)).toBe(true);
	});

	test('a measure of LAIT is described once', () => {
		const codes = [...register.indicators, ...lait_measures].flatMap(
			(each) => each.lait_code ?? []
		);
		expect(codes).toHaveLength(434);
		expect(new Set(codes).size).toBe(434);
	});

	test('Nottingham has ten neighbours in each set, five of them in both', () => {
		const set = (year: string) =>
			register.neighbours
				.filter((each) => each.geography === nottingham && each.neighbour_set === year)
				.map((each) => each.neighbour);
		expect(set('2021')).toHaveLength(10);
		expect(set('2025')).toHaveLength(10);
		expect(set('2025').filter((each) => set('2021').includes(each))).toHaveLength(5);
	});

	test('every file read has its hash, and a printed page has none', () => {
		for (const { vintage, hash } of register.vintages) {
			const copied = /^(?:nottingham|derby|dfe-outcomes-20(?:11|13|16))/.test(vintage);
			expect(hash === null, vintage).toBe(copied);
			if (hash !== null) expect(hash).toMatch(/^[0-9a-f]{64}$/);
		}
	});
});

describe('offending by looked-after children in Nottingham', () => {
	const counts = (year: number, vintage: string) => {
		const found = cell(nottingham, yearEnding(year), vintage);
		return found && [found.numerator, found.denominator, found.value, found.decimals];
	};

	test.each([
		[2010, 'dfe-outcomes-2010', 21, 215, 9.8, 1],
		[2011, 'dfe-outcomes-2011', 20, 221, 9, 1],
		[2012, 'dfe-outcomes-2012', 22, 225, 9.8, 1],
		[2013, 'dfe-outcomes-2013', 20, 230, 8.7, 1],
		[2014, 'dfe-outcomes-2014', 20, 245, 8.2, 1],
		[2015, 'dfe-outcomes-2015', 16, 249, 6, 0],
		[2016, 'dfe-outcomes-2016', 15, 272, 6, 0],
		[2017, 'dfe-outcomes-2017', 15, 310, 5, 0],
		[2019, 'dfe-outcomes-2019', 9, 331, 3, 0],
		[2020, 'dfe-cla-2024', 15, 337, 4, 0],
		[2025, 'dfe-cla-2025', 8, 339, 2, 0]
	])('year ending March %i in %s: %i of %i', (year, vintage, numerator, base, value, decimals) => {
		expect(counts(year, vintage)).toEqual([numerator, base, value, decimals]);
	});

	test('2021/22 is suppressed, with its base', () => {
		expect(cell(nottingham, yearEnding(2022), 'dfe-cla-2025')).toMatchObject({
			value: null,
			symbol: 'c',
			numerator: null,
			denominator: 349
		});
	});

	const paper = (vintage: string) =>
		observations.values
			.filter((each) => each.vintage === vintage)
			.map(({ period, value }) => ({ period, value }));
	const january = paper('nottingham-paper-2021-01-18');
	const september = paper('nottingham-paper-2021-09-20');

	test('the two papers differ in one year only: 2019/20, 4% and then 3%', () => {
		expect(january.map(({ period }) => period)).toEqual(
			Array.from({ length: 11 }, (_, place) => yearEnding(2010 + place))
		);
		const differing = january.flatMap(({ period, value }, place) =>
			value === september[place]?.value ? [] : [[period, value, september[place]?.value]]
		);
		expect(differing).toEqual([[yearEnding(2020), 4, 3]]);
	});

	test('read as years that begin, January agrees with DfE in 11 years of 11 and September in 10', () => {
		const agrees = (shift: number) => (each: { period: string; value: number | null }) => {
			const year = Number(each.period.slice(11, 15)) + shift;
			const published = observations.values.filter(
				(other) =>
					other.indicator === 'cla-offending' &&
					other.geography === nottingham &&
					other.period === yearEnding(year) &&
					!other.vintage.startsWith('nottingham') &&
					other.value !== null
			);
			const latest: Observation | undefined = published.at(-1);
			return latest?.value !== undefined && latest.value === each.value;
		};
		expect(january.filter(agrees(0))).toHaveLength(11);
		expect(september.filter(agrees(0))).toHaveLength(10);
		expect(january.filter(agrees(-1)).length).toBeLessThan(6);
	});
});

describe('the councils’ own figures', () => {
	test('are shown as current, papers that quote DfE are not', () => {
		const status = (vintage: string) =>
			register.vintages.find((each) => each.vintage === vintage)?.status;
		expect(status('derby-concordat-2018')).toBe('local');
		expect(status('nottingham-minutes-2021-07-26')).toBe('local');
		expect(status('nottingham-paper-2021-09-20')).toBe('paper');
	});

	test('faults of Derby’s table are told beside its figures', () => {
		const caution = (id: string) =>
			register.indicators.find((each) => each.indicator === id)?.caution ?? '';
		expect(caution('derby-violence-or-damage-share')).toContain('no whole number');
		expect(caution('derby-police-calls-missing-or-absent-share')).toContain('77.7%');
		expect(caution('derby-part-time-timetables-share')).toContain('five');
		expect(Array.from({ length: 27 }, (_, count) => Math.round((100 * count) / 26))).not.toContain(
			83
		);
	});

	const named = ['fostering-years', 'derby-attendance', 'reoffending-frequency', 'custody'];
	test.each(
		register.indicators
			.filter(({ scorecard }) => scorecard === null)
			.map((each) => [each.indicator, each] as const)
	)('%s has words for a sentence, or a name that takes a figure after it', (id, each) => {
		const byName = named.some((start) => id.startsWith(start));
		expect(each.subject === null).toBe(byName);
		expect(each.unit === 'percent' && !byName && each.predicate === null).toBe(false);
		expect(each.name).not.toContain(':');
	});
});

describe('first-time entrants in England', () => {
	const year = '2016-01-01/2016-12-31';
	const england = 'E92000001';
	const figure = (vintage: string) => cell(england, year, vintage, 'first-time-entrants')?.value;

	test('the April 2026 figure is kept and held back, and January’s stands', () => {
		expect(figure('lait-2026-04-08')).toBe(3071);
		expect(figure('lait-2026-01-29')).toBe(333);
		const held = register.held_back.find(({ period }) => period === year);
		expect(held).toMatchObject({
			vintage: 'lait-2026-04-08',
			indicator: 'first-time-entrants',
			geography: england,
			rule: 'value.national'
		});
		expect(held?.reason).toContain('3071');
	});

	test('nothing else is held back', () => {
		expect(register.held_back).toHaveLength(9);
		expect(new Set(register.held_back.map(({ indicator }) => indicator)).size).toBe(1);
	});
});

describe('notes on figures that differ', () => {
	test('each is about a figure that is held', () => {
		const astray = register.revision_notes.filter(
			({ indicator, geography, period, vintage }) => !cell(geography, period, vintage, indicator)
		);
		expect(register.revision_notes.length).toBeGreaterThan(0);
		expect(astray).toEqual([]);
	});

	test('every figure held back has one, and so has the paper that differs', () => {
		const noted = new Set(
			register.revision_notes.map(({ vintage, period }) => `${vintage} ${period}`)
		);
		const silent = register.held_back.filter(
			({ vintage, period }) => !noted.has(`${vintage} ${period}`)
		);
		expect(silent).toEqual([]);
		expect(noted.has(`nottingham-paper-2021-09-20 ${yearEnding(2020)}`)).toBe(true);
	});

	test('the sums they give for England are the sums of the nine regions', () => {
		const england = register.revision_notes.filter(({ geography }) => geography === 'E92000001');
		expect(england).toHaveLength(9);
		for (const { note, period, vintage, indicator } of england) {
			const regions = observations.values.filter(
				(each) =>
					each.indicator === indicator &&
					each.period === period &&
					each.vintage === vintage &&
					each.geography.startsWith('E12')
			);
			expect(regions).toHaveLength(9);
			const sum = regions.reduce((total, { value }) => total + (value ?? 0), 0);
			expect(note).toContain(`(${sum.toLocaleString('en-GB')} as they are printed`);
		}
	});

	test('only roles have written them', () => {
		expect(new Set(register.revision_notes.map((each) => each.written_by))).toEqual(
			new Set(['Performance analyst'])
		);
	});
});

describe('the board’s business', () => {
	test('Nottingham’s own events are marked as its own, national ones as everywhere’s', () => {
		const own = register.events.filter(({ geography }) => geography !== null);
		expect(own.map(({ event }) => event)).toEqual([
			'joint-protocol-2017',
			'joint-protocol-2018',
			'leaflet-drop',
			'fostering-support-2021',
			'self-assessment-ends'
		]);
		expect(new Set(own.map(({ geography }) => geography))).toEqual(new Set([nottingham]));
		expect(register.events.filter(({ kind }) => kind === 'local')).toEqual(own);
	});

	test('eight meetings, all on Mondays, 56 to 70 days apart', () => {
		const days = register.meetings.map(({ meeting }) => Date.parse(`${meeting}T00:00:00Z`));
		expect(days.map((day) => new Date(day).getUTCDay())).toEqual(Array(8).fill(1));
		const gaps = days.slice(1).map((day, place) => (day - (days[place] ?? 0)) / 86_400_000);
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(56);
		expect(Math.max(...gaps)).toBeLessThanOrEqual(70);
	});

	test('twelve items are planned, none for March 2022, none with a strategic priority', () => {
		expect(register.work_plan_items).toHaveLength(12);
		expect(register.work_plan_items.some(({ meeting }) => meeting === '2022-03-21')).toBe(false);
		expect(register.work_plan_items.every(({ priority }) => priority === null)).toBe(true);
	});

	test('reasons for leaving add up to the carers who left', () => {
		const value = (id: string) =>
			observations.values.find(({ indicator }) => indicator === id)?.value ?? 0;
		const reasons = register.indicators
			.map((each) => String(each.indicator))
			.filter((id) => id.startsWith('fostering-carers-left-'));
		expect(reasons).toHaveLength(8);
		expect(reasons.reduce((sum, id) => sum + value(id), 0)).toBe(value('fostering-carers-left'));
	});

	test('years of the scorecard’s series follow one another', () => {
		for (const each of register.indicators.filter(({ scorecard }) => scorecard !== null)) {
			const periods = observations.values
				.filter(
					({ indicator, geography, vintage }) =>
						indicator === each.indicator &&
						geography === nottingham &&
						vintage === 'lait-2026-04-08'
				)
				.flatMap(({ period }) => parsePeriod(period) ?? []);
			const gaps = periods.slice(1).filter((period, place) => {
				const before = periods[place];
				return !before || !isAdjacent(before, period);
			});
			expect(gaps, each.indicator).toEqual([]);
		}
	});
});
