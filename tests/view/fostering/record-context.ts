import { askHeldFigures } from '$lib/database/queries/held-figures';
import type { GeographyCode, IsoDate } from '$lib/domain/id';
import { inHouseIndicators } from '$lib/view/fostering/in-house';
import { paperIndicators } from '$lib/view/fostering/paper-reading';
import { placesIndicators } from '$lib/view/fostering/places';
import type { SubjectContext } from '$lib/view/subject';
import { sharedRecord } from '../../routes/record-engine';

/** What the record that ships holds of Nottingham's fostering. */
export async function nottingham(): Promise<SubjectContext> {
	const { engine } = await sharedRecord();
	const geography = 'E06000018' as GeographyCode;
	return {
		held: await askHeldFigures(engine, {
			families: ['fostering-'],
			indicators: [...paperIndicators, ...placesIndicators, ...inHouseIndicators],
			geographies: [geography]
		}),
		authority: { geography, name: 'Nottingham', region: null },
		mode: 'internal',
		today: '2021-09-20' as IsoDate,
		events: []
	};
}
