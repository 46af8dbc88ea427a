import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askHeldFigures } from '$lib/database/queries/held-figures';
import { withFigures } from '$lib/database/relations';
import { fosteringMeasure, parseFosteringId } from '$lib/domain/fostering-return';
import type { GeographyCode, IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import { fosteringPage } from '$lib/view/fostering/page';
import { vintage } from '../../database/fixture';
import { council, HERE, openCouncil } from '../../disclosure/council';

const QUARTER = '2022-01-01/2022-03-31';
const END = '2022-03-31';

/**
 * 9,120 households, 4,217 approved and 3 who left make 13,334 on the last day, so that those who left follow from those approved:
 * a number odd enough to be nowhere by chance. Of 7,655 children fostered 7,653 are placed, so that 2 are not.
 */
const values: readonly (readonly [id: string, period: string, value: number])[] = [
	['mainstream-initial-enquiries-households', QUARTER, 20_000],
	['mainstream-applications-households', QUARTER, 8_000],
	['mainstream-approvals-households', QUARTER, 4217],
	['mainstream-opening-households', QUARTER, 9120],
	['mainstream-transferred-in-households', QUARTER, 0],
	['mainstream-transferred-out-households', QUARTER, 0],
	['mainstream-left-households', QUARTER, 3],
	['mainstream-left-retired-households', QUARTER, 1],
	['mainstream-left-health-households', QUARTER, 2],
	['mainstream-closing-households', END, 13_334],
	['mainstream-children-placed-children', END, 7653],
	['mainstream-children-in-foster-care-children', END, 7655]
];

describe('what the public reads of a fostering return with small numbers in it', () => {
	let engine: Engine;
	const text = async (mode: Mode) => {
		const context = {
			held: await askHeldFigures(withFigures(engine, { mode }), {
				families: ['fostering-'],
				indicators: [],
				geographies: [HERE as GeographyCode]
			}),
			authority: { geography: HERE as GeographyCode, name: 'Nottingham', region: null },
			mode,
			today: '2022-06-30' as IsoDate,
			events: []
		};
		const wanted = { target: 14_000, by: '2023-03-31' as IsoDate };
		return JSON.stringify([
			context.held.figures,
			fosteringPage(context, { carers: 'mainstream', wanted })
		]);
	};

	beforeAll(async () => {
		const edition = 'own-2022-04';
		engine = await openCouncil(
			{
				...council,
				indicators: values.map(([id]) => {
					const parts = parseFosteringId(`fostering-${id}`);
					if (!parts) throw new Error(`No measure: ${id}`);
					return fosteringMeasure(parts);
				}),
				held_back: [],
				vintages: [vintage(edition, '2022-04-20', 'local')]
			},
			values.map(([id, period, value], place) =>
				[`fostering-${id}`, HERE, period, edition, value, '', '', '', 0, place + 2].join(',')
			)
		);
	});
	afterAll(() => engine.close());

	// 3 who left in 90 days are 12.2 in a year: 14,000 − 13,334 + 12.2 = 678.2.
	it('has the exact numbers in it for the council', async () => {
		const all = await text('internal');
		for (const told of ['4217', '4,217', '+4,214', '7653', '7,653', 'about 679 would'])
			expect(all, told).toContain(told);
	});

	it('has neither the small numbers nor those beside them, nor a net figure, share or need made with them', async () => {
		const all = await text('public');
		for (const told of [
			'4217',
			'4,217',
			'4,214',
			'7653',
			'7,653',
			'100.0%',
			'about 679',
			'21 per 100'
		])
			expect(all, told).not.toContain(told);
		expect(all).toContain('13,334');
		expect(all).toContain('9,120');
		expect(all).toContain('is hidden to protect privacy');
	});
});
