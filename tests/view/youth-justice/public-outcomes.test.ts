import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import { askHeldFigures } from '$lib/database/queries/held-figures';
import { withFigures } from '$lib/database/relations';
import type { GeographyCode, IndicatorId, IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import { parseYouthJusticeId, youthJusticeMeasure } from '$lib/domain/youth-justice-return';
import { keyIndicatorsSection } from '$lib/view/youth-justice/key-indicators';
import { outcomesSection } from '$lib/view/youth-justice/outcomes';
import { responsesSection } from '$lib/view/youth-justice/responses';
import { vintage } from '../../database/fixture';
import { council, HERE, openCouncil } from '../../disclosure/council';

const PERIOD = '2022-01-01/2022-03-31';

/**
 * Of looked-after children 5,391 community resolutions, 3 of them in area: told from the whole, and so is the number beside it, which
 * is odd enough to be nowhere by chance. Of incidents, 2 had the police called at once.
 */
const values: Readonly<Record<string, readonly [number, number?]>> = {
	'community-resolution-offences-looked-after-all-areas': [5391],
	'community-resolution-offences-looked-after-in-area': [3],
	'community-resolution-offences-looked-after-out-of-area': [5388],
	...Object.fromEntries(
		[
			'outcome-20',
			'outcome-21',
			'youth-caution',
			'youth-conditional-caution',
			'conviction'
		].flatMap((outcome) => [
			[`${outcome}-offences-looked-after-all-areas`, [40]],
			[`${outcome}-offences-looked-after-in-area`, [20]],
			[`${outcome}-offences-looked-after-out-of-area`, [20]]
		])
	),
	'send-children-looked-after-all-areas': [6143, 6147],
	'response-internal-incidents-looked-after-all-areas': [30],
	'response-non-immediate-incidents-looked-after-all-areas': [20],
	'response-immediate-incidents-looked-after-all-areas': [2]
};

describe('what the public reads of a return with small numbers in it', () => {
	let engine: Engine;
	const texts = async (mode: Mode) => {
		const held = await askHeldFigures(withFigures(engine, { mode }), {
			families: ['yj-'],
			indicators: [],
			geographies: [HERE as GeographyCode]
		});
		const context = {
			held,
			authority: { geography: HERE as GeographyCode, name: 'Nottingham', region: null },
			mode,
			today: '2022-06-30' as IsoDate,
			events: []
		};
		const category = (response: string, place: number) => ({
			response,
			scheme: 'Nottingham',
			category: response as 'internal',
			place,
			meaning: ''
		});
		return [
			outcomesSection(context),
			keyIndicatorsSection(context),
			responsesSection(context, ['internal', 'non-immediate', 'immediate'].map(category))
		].map((section) => JSON.stringify(section));
	};

	beforeAll(async () => {
		const edition = 'own-2022-04';
		const indicators = Object.keys(values).map((id) => {
			const parts = parseYouthJusticeId(`yj-${id}`);
			if (!parts) throw new Error(`No measure: ${id}`);
			return youthJusticeMeasure(parts);
		});
		engine = await openCouncil(
			{
				...council,
				indicators,
				held_back: [],
				vintages: [vintage(edition, '2022-04-20', 'local')]
			},
			Object.entries(values).map(([id, [value, base = '']], place) =>
				[`yj-${id}` as IndicatorId, HERE, PERIOD, edition, value, '', '', base, 0, place + 2].join(
					','
				)
			)
		);
	});
	afterAll(() => engine.close());

	it('has the exact numbers in it for the council', async () => {
		const [outcomes, key, responses] = await texts('internal');
		for (const number of ['5388', '5,388', '5,391']) expect(outcomes).toContain(number);
		// 5,391 + 5 x 40 = 5,591; 3 + 5 x 20 = 103; the out of area’s sum would be 5,388 + 100 = 5,488, and 5,388 + 40 = 5,428 without a caution
		expect(outcomes).toContain('5,471 of 5,591 offences by looked-after children (97.9%)');
		expect(outcomes).toContain('43 of 103 offences by looked-after children placed in area');
		expect(key).toContain('6,147');
		expect(responses).toContain('2 of 52 incidents');
	});

	it('has neither the small number, nor the one beside it, nor a sum or share made with them', async () => {
		const [outcomes = '', key = '', responses = ''] = await texts('public');
		for (const told of ['5388', '5,388', '5488', '5,488', '43 of 103', '5,428'])
			expect(outcomes).not.toContain(told);
		expect(outcomes).toContain('100 and some not given');
		expect(outcomes).toContain('5,471 of 5,591');
		for (const told of ['6143', '6,143', '6147', '6,147', '99.9']) expect(key).not.toContain(told);
		for (const told of ['2 of 52', '"text":"52"', '"value":52', '"value":2,'])
			expect(responses).not.toContain(told);
		expect(responses).toContain('cannot be said');
	});
});
