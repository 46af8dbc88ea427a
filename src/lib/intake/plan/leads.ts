/** Words of roles and organisations: a lead with one of them is no person's name. */
const offices =
	/service|manager|head|direct|officer|team|council|society|board|lead|chair|child|young|care|school|police|trust|nhs|health|commission|partner|social|work|practi|advis|co-?ordinat|independen|review|virtual|corporate|perform|analyst|governance|strateg|public|foster|adopt|youth|justice|particip|advoca|complain|limited|ltd|group|charit|barnardo|nspcc|coram|universit|department|authorit|city|county|legal|financ|business|quality|assur|safeguard|consult|nurse|psycholog|educat|hous|train|intelligen|policy|engage|permanen|participat|support|foundation|action for|deputy|assistant|secretary|clerk|member|portfolio|solicitor|inspector|therap|intervention|prevention|offend|placement|resourc/i;

const titled = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|PC|Sgt|DCI|DI|Prof|Rev)\.? +\p{Lu}/u;
const spelt =
	/^\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.?)?(?: (?:de|van|von|al|bin))*(?: \p{Lu}[\p{L}'’-]+){1,2}$/u;

/** Whether a text reads like a person's name: a title with one, or two or three names and no word of an office. */
const isName = (text: string) => titled.test(text) || (spelt.test(text) && !offices.test(text));

/** Leads without the names of people, and what was left out. */
export interface ReadLeads {
	readonly leads: readonly string[];
	/** What reads like a name and is not kept. */
	readonly left_out: readonly string[];
}

const tidy = (text: string) =>
	text
		.replace(/\s+/g, ' ')
		.replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
		.trim();

/**
 * The leads in a piece of a cell. Semicolons and lines part them; “and” does not, for a role may have one. Of a name with a role only
 * the role stays: the record names roles and organisations, never people.
 */
export function readLeads(text: string): ReadLeads {
	const leads: string[] = [];
	const left_out: string[] = [];
	for (const piece of text.split(/[;\n]/).map(tidy).filter(Boolean)) {
		if (!isName(piece) && !piece.split(/,|\s[–-]\s|[()]/).some((part) => isName(tidy(part)))) {
			leads.push(piece);
			continue;
		}
		const parts = piece
			.split(/,|\s[–-]\s|[()]/)
			.map(tidy)
			.filter(Boolean);
		left_out.push(...parts.filter(isName));
		const kept = parts.filter((part) => !isName(part)).join(', ');
		if (kept !== '') leads.push(kept);
	}
	return { leads, left_out };
}
