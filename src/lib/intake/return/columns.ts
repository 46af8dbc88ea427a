import type { ReturnColumn } from '$lib/domain/return-column';
import type { ReturnTemplate } from '$lib/domain/return-template';
import type { Gathering } from '../gathering';
import { plainName, type Header } from '../header';
import type { Sheet } from '../sheet';
import { refuseColumn } from '../sheet-refusals';

const windows = ['window', 'covers'];
const spellings = ({ column, also }: ReturnColumn) => [column, ...also];
/** Every name that a column of the return may have. */
export const wantedNames = ({ columns }: ReturnTemplate) => [
	...columns.flatMap(spellings),
	...windows
];

/** Where each column of the template stands in a header, under the template's own name. */
export function placesOf(header: Header, template: ReturnTemplate): ReadonlyMap<string, number> {
	const places = new Map<string, number>();
	const named = (name: string, all: readonly string[]) => {
		const [place] = all.flatMap((each) => header.columns.get(each) ?? []);
		if (place !== undefined) places.set(name, place);
	};
	for (const column of template.columns) named(column.column, spellings(column));
	if (!places.has('window')) named('window', windows);
	return places;
}

/** Refuses a header that lacks a column or has one twice, and notes columns that are no part of the return; whether it was refused. */
export function columnProblems(
	gathering: Gathering,
	sheet: Sheet,
	header: Header,
	template: ReturnTemplate,
	places: ReadonlyMap<string, number>
): boolean {
	const missing = template.columns.filter(
		({ column, required }) => required && !places.has(column)
	);
	for (const { column } of missing)
		refuseColumn(
			gathering,
			sheet.file,
			column,
			`Add it: the header of this return is ${template.columns.map((each) => each.column).join(', ')}.`
		);
	const known = new Set(wantedNames(template).map(plainName));
	const own = header.names.map(plainName);
	const twice = template.columns.filter(
		(column) =>
			own.filter((name) => spellings(column).some((each) => plainName(each) === name)).length > 1
	);
	for (const { column } of twice)
		gathering.refuse(
			column,
			'structure.not-a-table',
			`${sheet.file} has the column “${column}” twice, and only its owner knows which is meant. Take one of them out.`
		);
	const strangers = header.names.filter((name) => name !== '' && !known.has(plainName(name)));
	if (strangers.length > 0)
		gathering.note(
			header.row,
			strangers[0] ?? null,
			'structure.other-column',
			`${sheet.file} has ${strangers.length === 1 ? 'a column' : 'columns'} this return does not have: ${strangers
				.slice(0, 5)
				.map((name) => name.slice(0, 60))
				.join(
					', '
				)}. ${strangers.length === 1 ? 'It is' : 'They are'} not read; figures in ${strangers.length === 1 ? 'it' : 'them'} need rows of their own.`
		);
	return missing.length > 0 || twice.length > 0;
}
