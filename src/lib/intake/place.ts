import type { Geography } from '$lib/domain/geography';

/** Finds a place by its DfE number, its ONS code or its exact name; never by a part of a name. */
export interface PlaceFinder {
	/** By DfE number: `892`. Numbers outlive changes of ONS code. */
	byNumber(text: string): Geography | null;
	byCode(text: string): Geography | null;
	/**
	 * By name, capitals and spaces aside. `year` is the year the name was printed for: before 2020 Dorset,
	 * Bournemouth and Poole are the authorities abolished on 1 April 2019.
	 */
	byName(text: string, year?: number): Geography | null;
}

const plain = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** Spellings met in DfE's files, beside the record's own. */
const spellings: ReadonlyMap<string, string> = new Map([
	['yorks & the humber', 'yorkshire and the humber'],
	['yorkshire and humber', 'yorkshire and the humber'],
	['inner london', 'london (inner)'],
	['outer london', 'london (outer)'],
	['city of nottingham', 'nottingham'],
	['county durham', 'durham'],
	['bedford', 'bedford borough'],
	['herefordshire, county of', 'herefordshire']
]);

/** Makes a finder over the record's places. */
export function placeFinder(geographies: readonly Geography[]): PlaceFinder {
	const numbers = new Map(geographies.map((each) => [String(each.number), each]));
	const codes = new Map(geographies.map((each) => [String(each.geography), each]));
	const names = new Map(geographies.map((each) => [plain(each.name), each]));
	return {
		byNumber: (text) => numbers.get(text.trim()) ?? null,
		byCode: (text) => codes.get(text.trim()) ?? null,
		byName: (text, year) => {
			const name = spellings.get(plain(text)) ?? plain(text);
			const before = year !== undefined && year < 2020 ? names.get(`${name} (pre lg)`) : undefined;
			return before ?? names.get(name) ?? null;
		}
	};
}
