import type { Geography } from '$lib/domain/geography';
import { nearestNames } from './nearest-names';
import { abolition, codesOf } from './retired-codes';

/** Finds a place by its DfE number, its ONS code or its exact name; never by a part of a name. */
export interface PlaceFinder {
	/** Every place, in the record's order. */
	readonly all: readonly Geography[];
	/** By DfE number: `892`. Numbers outlive changes of ONS code. */
	byNumber(text: string): Geography | null;
	/**
	 * By ONS code, an authority's earlier and later ones too. The code of an authority since abolished is that authority's
	 * own, never a successor's.
	 */
	byCode(text: string): Geography | null;
	/**
	 * By name; capitals, spaces, hyphens, stops, commas and `&` aside. `year` is the year the name was printed for: before
	 * 2020 Dorset is the authority abolished on 1 April 2019.
	 */
	byName(text: string, year?: number): Geography | null;
	/** Places whose names are near to a text, nearest first: only ever offered to the analyst, never taken. */
	suggest(text: string): readonly Geography[];
}

/** A name as it is compared: small letters, one space, no marks, `and` in full. */
const plain = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll('&', ' and ')
		.replace(/[.'’‘]/g, '')
		.replace(/[\s,\-\u2010-\u2015]+/g, ' ')
		.trim();

/** No place has a longer name. */
const LONGEST_NAME = 120;

/** How LAIT marks an authority abolished in a reorganisation of local government. */
const formerMark = ' (pre lg)';

/** Whole names met in published files for a place the record calls otherwise, as compared: theirs, then ours. */
const spellings: ReadonlyMap<string, string> = new Map([
	['yorks and the humber', 'yorkshire and the humber'],
	['yorkshire and humber', 'yorkshire and the humber'],
	['yorkshire and humberside', 'yorkshire and the humber'],
	['east', 'east of england'],
	['eastern', 'east of england'],
	['inner london', 'london (inner)'],
	['blackburn with darwin', 'blackburn with darwen'],
	['bath and n e somerset', 'bath and north east somerset'],
	['halton ua', 'halton'],
	['south gloucs', 'south gloucestershire'],
	['outer london', 'london (outer)'],
	['bedford', 'bedford borough'],
	['bristol', 'bristol city of'],
	['city of bristol', 'bristol city of'],
	['bristol city', 'bristol city of'],
	['kingston upon hull', 'kingston upon hull city of'],
	['hull', 'kingston upon hull city of'],
	['city of nottingham', 'nottingham'],
	['county durham', 'durham'],
	['herefordshire county of', 'herefordshire'],
	['city of york', 'york'],
	['southend', 'southend on sea'],
	['bath and ne somerset', 'bath and north east somerset'],
	['blackburn and darwin', 'blackburn with darwen'],
	['city of kingston upon hull', 'kingston upon hull city of'],
	['city of peterborough', 'peterborough'],
	['city of plymouth', 'plymouth'],
	['leicester city', 'leicester'],
	['medway towns', 'medway'],
	['royal borough of greenwich', 'greenwich'],
	['royal borough of windsor and maidenhead', 'windsor and maidenhead'],
	['stoke', 'stoke on trent']
]);

/** Makes a finder over the record's places. */
export function placeFinder(geographies: readonly Geography[]): PlaceFinder {
	const numbers = new Map(geographies.map((each) => [String(each.number), each]));
	const codes = new Map(geographies.map((each) => [String(each.geography), each]));
	const names = new Map(geographies.map((each) => [plain(each.name), each]));
	const plained = new Map<string, string>();
	const remembered = (text: string) => {
		if (text.length > LONGEST_NAME) return '';
		const held = plained.get(text);
		if (held !== undefined) return held;
		const name = plain(text);
		if (plained.size < 5000) plained.set(text, name);
		return name;
	};
	const byCode = (text: string) => {
		for (const code of codesOf(text.trim().toUpperCase())) {
			const found = codes.get(code);
			if (found) return found;
		}
		return null;
	};
	return {
		all: geographies,
		byNumber: (text) => numbers.get(text.trim()) ?? null,
		byCode,
		byName: (text, year) => {
			const printed = remembered(text);
			const whole = printed.endsWith(' region') ? printed.slice(0, -' region'.length) : printed;
			const name = spellings.get(whole) ?? whole;
			const current = names.get(name) ?? null;
			const former = names.get(name + formerMark) ?? null;
			return year !== undefined && year < 2020 ? (former ?? current) : (current ?? former);
		},
		suggest: (text) => {
			const successors = abolition(text.trim().toUpperCase())?.successors ?? [];
			return successors.length > 0
				? successors.flatMap((each) => byCode(each) ?? [])
				: nearestNames(plain(text.slice(0, LONGEST_NAME)), geographies, (each) => plain(each.name));
		}
	};
}
