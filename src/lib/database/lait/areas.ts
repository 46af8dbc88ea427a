import { LAIT_COLUMNS } from '$lib/domain/lait';
import type { Problem, Severity } from '$lib/domain/problem';
import { rowsSaid, rule } from './check';
import type { Area, Mapping } from './map';

const plain = (name: string) =>
	name
		.normalize('NFKD')
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/\(pre lgr?\)/g, 'pre')
		.replace(/\b(the|of|city|county|upon|borough|council|and)\b/g, ' ')
		.replace(/[^a-z0-9]+/g, '');

/** The places of a file as they are told: one name and number is one, however its number is written. */
export function placesTold(areas: readonly Area[]): Area[] {
	const told = new Map<string, Area>();
	for (const area of areas) {
		const key = `${area.number} ${area.name}`;
		const before = told.get(key);
		told.set(key, before ? { ...before, rows: before.rows + area.rows } : area);
	}
	return [...told.values()];
}

/** Places named as one and numbered as another. */
export function disputedAreas(mapping: Mapping, heldNames: readonly string[]): Area[] {
	const names = new Set(heldNames.map(plain));
	return mapping.areas.filter(
		({ name, held_name }) =>
			held_name !== null && plain(name) !== plain(held_name) && names.has(plain(name))
	);
}

/** Places whose number nobody has, or whose name is another place's. */
export function unknownAreas(
	file: string,
	mapping: Mapping,
	heldNames: readonly string[]
): Problem[] {
	const names = new Map(heldNames.map((name) => [plain(name), name]));
	return placesTold(mapping.areas).flatMap(({ name, number, rows, first_row, held_name }) => {
		if (name.trim() === '' && number === null) return [];
		const say = (severity: Severity, message: string) => [
			rule(file, 'identity.unknown-area', severity)(first_row, LAIT_COLUMNS[5], message)
		];
		if (held_name === null)
			return say(
				'warning',
				`“${name.slice(0, 40)}” has ${number === null ? 'no whole number' : `the number ${number}, which is no place’s`}, so what it has (${rowsSaid(rows)}) is set aside. Correct the number if it was mistyped; otherwise nothing needs doing.`
			);
		if (plain(name) === plain(held_name)) return [];
		const other = names.get(plain(name));
		return other === undefined
			? say(
					'warning',
					`Number ${number} is called “${name.slice(0, 40)}” in the file and ${held_name} in the record; what it has (${rowsSaid(rows)}) is read as ${held_name}’s. Check that the place was only renamed.`
				)
			: say(
					'error',
					`Row ${first_row} gives ${other} the number ${number}, which is ${held_name}’s. Correct the number or the name (${rowsSaid(rows)}).`
				);
	});
}
