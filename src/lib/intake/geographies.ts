import { ENGLAND, type Geography } from '$lib/domain/geography';
import { parseGeographyCode, type GeographyCode } from '$lib/domain/id';
import type { Checked, Problem } from '$lib/domain/problem';
import { readTable } from './csv';
import type { LaitArea } from './lait-long';

/** Regions by LAIT number. London's halves are not statistical regions of their own. */
const regions: ReadonlyMap<number, string> = new Map([
	[980, 'E12000001'],
	[981, 'E12000002'],
	[982, 'E12000003'],
	[983, 'E12000004'],
	[984, 'E12000005'],
	[985, 'E12000006'],
	[986, 'E12000007'],
	[987, 'E13000001'],
	[988, 'E13000002'],
	[989, 'E12000008'],
	[990, 'E12000009']
]);
const nationalNumber = 970;

/**
 * Builds the record's places: LAIT's areas with the ONS codes of DfE's list of authorities (`las.csv`), joined by DfE
 * number. An authority whose code changed has the code now in force; one that was abolished has its last.
 */
export function buildGeographies(
	areas: readonly LaitArea[],
	authorities: string,
	file: string
): Checked<Geography> {
	const { header, rows, problems: structural } = readTable(authorities, file);
	const problems: Problem[] = [...structural];
	const at = (cells: readonly string[], column: string) => cells[header.indexOf(column)] ?? '';
	const codes = new Map<string, { code: string; region: string; live: boolean; until: string }>();
	for (const { cells } of rows) {
		const number = at(cells, 'old_la_code');
		const found = {
			code: at(cells, 'new_la_code'),
			region: at(cells, 'parent_geography_code'),
			live: at(cells, 'status') === 'live',
			until: at(cells, 'date_of_termination').split('/').reverse().join('-')
		};
		const held = codes.get(number);
		const later = !held || (found.live && !held.live) || (!held.live && found.until > held.until);
		if (later) codes.set(number, found);
	}
	const values = areas.flatMap(({ number, name }): Geography[] => {
		if (number === nationalNumber) {
			return [{ geography: ENGLAND, number, name, kind: 'country', region: null, current: true }];
		}
		const region = regions.get(number);
		if (region) {
			const geography = region as GeographyCode;
			return [{ geography, number, name, kind: 'region', region: null, current: true }];
		}
		const found = codes.get(String(number));
		const geography = found && parseGeographyCode(found.code);
		if (!found || !geography) {
			problems.push({
				file,
				row: null,
				column: 'old_la_code',
				rule: 'geographies.no-code',
				severity: 'error',
				message: `${file} has no ONS code for ${name} (${number}). Use a newer list of authorities.`
			});
			return [];
		}
		return [
			{
				geography,
				number,
				name,
				kind: 'authority',
				region: parseGeographyCode(found.region),
				current: found.live
			}
		];
	});
	values.sort((a, b) => a.number - b.number);
	return { values, problems, questions: [] };
}
