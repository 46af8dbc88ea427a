import type { Geography } from '$lib/domain/geography';
import type { Question } from '$lib/domain/problem';
import type { Asked } from '../format';

/** What a row says of its place; any of the three may be absent. */
export interface PrintedPlace {
	readonly code?: string;
	readonly number?: string;
	readonly name?: string;
	/** The year the row is for, where names changed hands. */
	readonly year?: number;
}

/** The place a row names, null where an answer names none; or why it has none, and what may be asked. */
type FoundPlace =
	| { readonly at: Geography | null }
	| {
			readonly at?: never;
			readonly rule: string;
			readonly message: string;
			readonly question: Question | null;
	  };

/** Names that are no place are asked about up to so many; a file with more of them is of another kind. */
const MOST_ASKED = 40;

/** Finds the places that the rows of one file name: by code, else number, else exact name, else a synonym the analyst confirmed. */
export class PrintedPlaces {
	readonly #file: string;
	readonly #asked: Asked;
	readonly #unknown = new Set<string>();

	constructor(file: string, asked: Asked) {
		this.#file = file;
		this.#asked = asked;
	}

	/** The place of a row. A code and a name that disagree are no place; of an unknown name it is asked once what it means. */
	find(row: number, printed: PrintedPlace): FoundPlace {
		const { places, answers } = this.#asked;
		const { code = '', number = '', name = '', year } = printed;
		const coded = places.byCode(code) ?? places.byNumber(number);
		const named = name.trim() === '' ? null : places.byName(name, year);
		// A name that changed hands agrees with the code of either authority that bore it.
		const bears = (place: Geography) =>
			[year, undefined, 2019].some(
				(each) => places.byName(name, each)?.geography === place.geography
			);
		if (coded && named && coded.geography !== named.geography && !bears(coded))
			return {
				rule: 'identity.code-and-name',
				message: `Row ${row} of ${this.#file} has the code of ${coded.name} beside the name “${name.trim()}”. Correct the one that is wrong.`,
				question: null
			};
		const found = coded ?? named;
		if (found) return { at: found };
		const said = [name, code, number].map((text) => text.trim()).find((text) => text !== '') ?? '';
		const rule = `identity.synonym:${said}`;
		const answer = answers.get(rule);
		if (answer !== undefined && answer !== 'leave-out') return { at: places.byCode(answer) };
		const offered =
			said !== '' &&
			answer === undefined &&
			!this.#unknown.has(said) &&
			this.#unknown.size < MOST_ASKED;
		this.#unknown.add(said.slice(0, 60));
		return {
			rule: 'identity.unknown-area',
			message:
				said === ''
					? `Row ${row} of ${this.#file} names no place. Write the authority’s name or its ONS code.`
					: `Row ${row} of ${this.#file} has “${said.slice(0, 60)}”, which is no place the record knows. Write its full name, ONS code or DfE number.`,
			question: offered ? this.#whichPlace(row, said, rule) : null
		};
	}

	#whichPlace(row: number, said: string, rule: string): Question | null {
		const suggested = this.#asked.places.suggest(said);
		if (suggested.length === 0) return null;
		return {
			rule,
			text: `Which place is “${said}”?`,
			options: [
				...suggested.map((each) => ({ option: each.geography as string, label: each.name })),
				{ option: 'leave-out', label: 'None of these: leave its rows out' }
			],
			fallback: null,
			evidence: `${this.#file} has it first in row ${row}. A place is never matched by part of its name.`
		};
	}
}
