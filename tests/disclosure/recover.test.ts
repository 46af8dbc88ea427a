import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askPrinted } from '$lib/database/queries/printed';
import { withFigures } from '$lib/database/relations';
import { undoVintage } from '$lib/database/staged';
import type { GeographyCode, IndicatorId, PeriodId, VintageId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import { forWhom } from '$lib/view/mode-words';
import { attack, MOST, printedElsewhere, smallMoves, type Knowledge, type Seen } from './attacker';
import {
	addReturn,
	council,
	HERE,
	lines,
	ODD,
	openCouncil,
	PARTS,
	QUARTERS,
	YEAR
} from './council';
import { textsOf, type Texts } from './public-texts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const measures = [
	'left',
	...PARTS,
	'in-care',
	'offended',
	'offending',
	'reoffending',
	'placements'
] as IndicatorId[];

const knowledge: Knowledge = {
	wholes: [
		...[...QUARTERS, YEAR].map((period) => ({
			of: `left ${period}`,
			parts: PARTS.map((part) => `${part} ${period}`),
			open: false
		})),
		{ of: `left ${YEAR}`, parts: QUARTERS.map((quarter) => `left ${quarter}`), open: false }
	],
	shares: [
		{ share: 'offending', count: 'offended', base: 'in-care' },
		{ share: 'reoffending', count: 'reoffended', base: 'cohort' }
	],
	least: 0,
	most: MOST,
	editions: ['own-2022-04', 'paper-2022', 'own-2022-07']
};

/** The rows of the record as they truly are. */
const truth = lines
	.map((line) => line.split(','))
	.filter(([, , , vintage]) => vintage !== 'lait-2021')
	.map(([indicator = '', , period = '', vintage = '', value = '', , numerator = '']) => ({
		id: `${indicator} ${period} ${vintage}`,
		cell: `${indicator} ${period}`,
		value: Number(value),
		counted: numerator === '' ? Number(value) : Number(numerator)
	}));

/** Hidden numbers of the record, and others that could as well stand there. */
const OTHERWISE: readonly (readonly [what: string, from: string, to: string])[] = [
	[`left-retired,${HERE},${QUARTERS[0]}`, ',3,', ',1,'],
	[`left-moved,${HERE},${QUARTERS[0]}`, `,${ODD.beside},`, `,${ODD.beside + 2},`],
	['offended,', ',2,', ',3,'],
	['offending,', ',0.57,', ',0.86,'],
	['reoffending,', `,${ODD.rate},,7,`, ',75.02,,6,'],
	['placements,', `,${ODD.mean},`, ',1.884,']
];

const cells = (line: string) =>
	[...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
		([, quoted, plain]) => quoted ?? plain ?? ''
	);
const number = (text = '') => (/^[\d,.]+%?$/.test(text) ? Number(text.replace(/[,%]/g, '')) : null);

/** Reads the figures out of the ledgers' CSV files, as anybody could. */
function read(texts: Texts): Seen[] {
	return measures.flatMap((indicator) => {
		const rows = (texts.get(`${indicator} ledger.csv`) ?? '')
			.split(/\r?\n/)
			.map((each) => cells(each.replace(/^\uFEFF/, '')));
		const head = rows.find((row) => row.includes('Edition id')) ?? [];
		const at = (row: readonly string[], name: string) => row[head.indexOf(name)];
		return rows.flatMap((row): Seen[] => {
			const vintage = at(row, 'Edition id') ?? '';
			if (!knowledge.editions.includes(vintage)) return [];
			const figure = at(row, 'Figure') ?? '';
			const known = truth.filter(
				({ id }) => id.startsWith(`${indicator} `) && id.endsWith(` ${vintage}`)
			);
			const label = at(row, 'Period') ?? '';
			const period = known
				.find(({ id }) => isPeriod(id.split(' ')[1] ?? '', label))
				?.id.split(' ')[1];
			if (period === undefined) throw new Error(`No period is called ${label}.`);
			return [
				{
					indicator,
					period,
					vintage,
					value: number(figure),
					numerator: number(at(row, 'Number counted')),
					denominator: number(at(row, 'Out of')),
					decimals: figure.split('.')[1]?.replace('%', '').length ?? 0
				}
			];
		});
	});
}

/** Whether a period is what a label says: `Q1 2021/22`, `Quarter 1 …`, `… 31 March 2022`, `2021/22`. */
function isPeriod(period: string, label: string): boolean {
	const quarter = QUARTERS.indexOf(period as (typeof QUARTERS)[number]);
	if (quarter >= 0) return new RegExp(`Q(?:uarter )?${quarter + 1}\\b`).test(label);
	return (
		!/Q(?:uarter )?\d\b/.test(label) && label.includes(period === YEAR ? '2021/22' : '2020/21')
	);
}

/** What of the truth an attacker has from some texts, and the truth the texts do not simply print. */
function found(texts: Texts) {
	const seen = read(texts);
	const told = attack(seen, knowledge);
	const elsewhere = printedElsewhere(seen);
	const hidden = new Set(
		seen
			.filter(({ value }) => value === null)
			.map(({ indicator, period, vintage }) => `${indicator} ${period} ${vintage}`)
	);
	const rows = truth.filter(({ id }) => hidden.has(id));
	return {
		seen,
		hidden: rows,
		recovered: rows.filter(
			({ id, cell, value, counted }) => told.get(id) === counted || elsewhere.get(cell)?.has(value)
		),
		told
	};
}

let engine: Engine;
const texts: Partial<Record<Mode, Texts>> = {};
beforeAll(async () => {
	engine = await openCouncil();
	for (const mode of ['public', 'internal'] as const)
		texts[mode] = await textsOf(engine, council, measures, mode);
});
afterAll(() => engine.close());

const of = (mode: Mode) => texts[mode] ?? new Map<string, string>();

describe('what anybody can tell from everything that is public', () => {
	it('reads figures out of the files, so that the attack can succeed', () => {
		const { seen, hidden } = found(of('internal'));
		expect(seen.length).toBe(truth.length);
		expect(hidden).toEqual([]);
		const { told } = found(of('internal'));
		expect(told.get(`left-retired ${QUARTERS[0]} own-2022-04`)).toBe(3);
		expect(told.get(`offended ${YEAR} own-2022-04`)).toBe(2);
		expect(told.get(`reoffending ${YEAR} own-2022-04`)).toBe(7);
		expect(smallMoves(seen, 5).length).toBeGreaterThan(0);
	});

	it('recovers no hidden number, by sums, ranges, shares, other editions or a paper', () => {
		const { hidden, recovered, seen } = found(of('public'));
		expect(hidden.length).toBeGreaterThan(8);
		for (const { id, counted } of truth)
			if (!/^(?:placements|offending) /.test(id) && counted > 0 && counted <= 5)
				expect(hidden.map((each) => each.id)).toContain(id);
		expect(recovered).toEqual([]);
		expect(smallMoves(seen, 5)).toEqual([]);
	});

	it('finds no hidden number in any view, drawing, table, file, report or pack', () => {
		for (const odd of Object.values(ODD)) {
			const [whole = '', part] = String(odd).split('.');
			const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '[,\u202f\u00a0 ]?');
			const pattern = new RegExp(
				`(?<![\\d.])${grouped}${part === undefined ? '' : `\\.${part}`}(?!\\d)`
			);
			const where = (mode: Mode) =>
				[...of(mode)].filter(([, text]) => pattern.test(text)).map(([name]) => name);
			expect(where('internal').length, String(odd)).toBeGreaterThan(0);
			expect(where('public'), String(odd)).toEqual([]);
		}
	});

	it('says of each handout whom its own figures are for, whatever the page is for by then', () => {
		for (const mode of ['public', 'internal'] as const)
			for (const name of ['left', 'left ledger', 'card', 'comparison']) {
				const table = of(mode).get(`${name}.html`) ?? '';
				expect(table.includes(forWhom[mode]), name).toBe(true);
			}
	});

	it('reads the same to the letter whatever the hidden numbers are', async () => {
		const other = lines.map((line) => {
			const change = OTHERWISE.find(([what, from]) => line.startsWith(what) && line.includes(from));
			return change ? line.replace(change[1], change[2]) : line;
		});
		// Two returns print the first two, and a paper the first as well.
		expect(other.filter((line, place) => line !== lines[place])).toHaveLength(9);
		const [held] = council.held_back;
		if (!held) throw new Error('Nothing is held back.');
		const record = { ...council, held_back: [{ ...held, reason: 'The return prints 7,144.' }] };
		const engine = await openCouncil(record, other);
		try {
			const texts = await textsOf(engine, record, measures, 'public');
			expect([...texts.keys()]).toEqual([...of('public').keys()]);
			const differing = [...texts].filter(([name, text]) => text !== of('public').get(name));
			expect(differing.map(([name]) => name)).toEqual([]);
		} finally {
			await engine.close();
		}
	});

	it('is told what is hidden, and by name of no reckoning which', () => {
		const text = of('public').get('hidden') ?? '';
		expect(text).toContain('or let one be worked out');
		expect(text).not.toContain('Total minus parts:');
		expect(text).not.toContain('"stopped":"');
		expect(of('internal').get('hidden')).toContain('"stopped":"Total minus parts"');
	});
});

describe('figures added on this computer', () => {
	const printed = async (mode: Mode) =>
		askPrinted(withFigures(engine, { mode }), {
			geography: HERE as GeographyCode,
			cells: [
				{
					indicator: 'offended' as IndicatorId,
					period: YEAR as PeriodId,
					vintage: 'added' as VintageId
				}
			]
		});

	it('are hidden the moment they are added, and nothing of it is left when they are taken back', async () => {
		const before = await engine.query('SELECT count(*)::int AS rows FROM hidden_observation');
		await addReturn(engine, 'added', { offended: 4 });
		expect(await printed('internal')).toMatchObject([{ value: 4 }]);
		expect(await printed('public')).toMatchObject([{ value: null, symbol: 'c:hidden' }]);
		await undoVintage(engine, 'added' as VintageId);
		expect(await printed('public')).toEqual([]);
		expect(await engine.query('SELECT count(*)::int AS rows FROM hidden_observation')).toEqual(
			before
		);
	});

	it('are hidden beside a public record, whose own figures are out', async () => {
		const open = { ...council, board: { ...council.board, audience: 'public' as const } };
		const other = await openCouncil(open);
		try {
			const shown = withFigures(other, { mode: 'public' });
			const left = 'SELECT count(*)::int AS rows FROM observation WHERE value BETWEEN 1 AND 5';
			const [held] = await other.query<{ rows: number }>(left);
			expect(await shown.query(left)).toEqual([held]);
			await addReturn(other, 'added', { offended: 4 });
			expect(await shown.query(left)).toEqual([held]);
			expect(await other.query(left)).toEqual([{ rows: (held?.rows ?? 0) + 1 }]);
		} finally {
			await other.close();
		}
	});

	it('are only read: a statement that changes anything is refused', async () => {
		const shown = withFigures(engine, { mode: 'public' });
		await expect(shown.query('DELETE FROM hidden_observation')).rejects.toThrow('only read');
	});
});
