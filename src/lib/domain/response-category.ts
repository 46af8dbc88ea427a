import { indicatorIdFrom } from './id';

/** How an incident in a children's home or placement can be answered, from the lightest to the police coming at once. */
export const RESPONSE_KINDS = ['internal', 'non-immediate', 'immediate'] as const;

/** One of them: inside the home, the police later, or the police at once. */
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** What a protocol's own word for a response comes to. The board keeps these: no code knows a local word. */
export interface ResponseCategory {
	/** The word as a return writes it: `internal`, `level 1`. No two rows have the same one. */
	readonly response: string;
	/** Whose word it is: `Nottingham`. */
	readonly scheme: string;
	readonly category: ResponseKind;
	/** Its place in the scheme, from 1, the lightest. */
	readonly place: number;
	/** What it means and how sure the category is, in sentences. */
	readonly meaning: string;
}

/**
 * The row for a response, given its word (`Level 1`) or the part of a measure's id it makes (`response-level-1`): capitals, spaces
 * and marks aside. Null where the table has none, and the response is then in no category.
 */
export function responseCategoryOf(
	categories: readonly ResponseCategory[],
	response: string
): ResponseCategory | null {
	const slug = /^response-[a-z0-9-]+$/.test(response)
		? response
		: indicatorIdFrom('response', response);
	return (
		categories.find((each) => String(indicatorIdFrom('response', each.response)) === slug) ?? null
	);
}
