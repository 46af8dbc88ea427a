import type { Geography } from '$lib/domain/geography';
import type { Indicator } from '$lib/domain/indicator';
import { parsePeriodLabel } from '$lib/domain/period-label';

/** Measures and years in the LAIT edition of April 2026; times 170 places makes its 641,070 rows. */
export const WHOLE = 3771;

/**
 * A file in the shape of LAIT's, for a machine that has no real one: the same columns, codes and places, every seventh
 * value missing, every tenth with float noise. The same arguments give the same bytes.
 */
export function syntheticLait(
	indicators: readonly Indicator[],
	geographies: readonly Geography[],
	series: number
): Uint8Array {
	const lines = ['Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region'];
	const described = indicators.filter(
		(each) => each.lait_code !== null && parsePeriodLabel('2016', each.year_kind) !== null
	);
	let made = 0;
	for (let year = 2016; made < series; year += 1)
		for (const { lait_code, name } of described) {
			if (made === series) break;
			made += 1;
			for (const [place, { name: area, number, kind }] of geographies.entries()) {
				const mark = (made * 31 + place * 17 + year) % 70;
				const value = (mark * 1.7) / 3 + (place % 10);
				const printed =
					mark % 7 === 0 ? '-' : mark % 10 === 1 ? String(value / 3) : value.toFixed(mark % 3);
				const region = kind === 'authority' ? 'East Midlands' : 'NA';
				lines.push(
					`"${lait_code}","${place % 12 === 0 ? name : ''}","${year}","${area}","${printed}","${number}","${region}"`
				);
			}
		}
	return new TextEncoder().encode(`${lines.join('\n')}\n`);
}
