import type { Problem, Severity } from '$lib/domain/problem';

/** Findings of one rule that are said in full; the rest are counted. */
const FINDINGS_LISTED = 20;

interface Finding {
	readonly row: number | null;
	readonly column: string | null;
	readonly message: string;
}

/** Collects what the checks find by rule, so that a rule broken everywhere is said twenty times and then counted. */
export class Findings {
	readonly #file: string;
	readonly #rules = new Map<
		string,
		{ rule: string; severity: Severity; listed: Finding[]; total: number; what: string }
	>();

	constructor(file: string) {
		this.#file = file;
	}

	/** `what` names the findings not listed, to follow their number: `series of figures`. */
	add(
		rule: string,
		severity: Severity,
		row: number | null,
		what: string,
		message: () => string,
		column: string | null = null
	) {
		const key = `${rule} ${severity}`;
		let found = this.#rules.get(key);
		if (!found) this.#rules.set(key, (found = { rule, severity, listed: [], total: 0, what }));
		found.total += 1;
		// An error is a row to be left out, so each must be listed.
		if (severity === 'error' || found.listed.length < FINDINGS_LISTED)
			found.listed.push({ row, column, message: message() });
	}

	/** Everything found, each rule's own in the order found. */
	problems(): readonly Problem[] {
		return [...this.#rules.values()].flatMap(({ rule, severity, listed, total, what }) => {
			const problem = ({ row, column, message }: Finding): Problem => ({
				file: this.#file,
				row,
				column,
				rule,
				severity,
				message
			});
			const rest = total - listed.length;
			return [
				...listed.map(problem),
				...(rest > 0
					? [
							problem({
								row: null,
								column: null,
								message: `${rest.toLocaleString('en-GB')} more ${what} of ${this.#file} are like the ${FINDINGS_LISTED} listed for this check. Look at those first: the cause is often one and the same.`
							})
						]
					: [])
			];
		});
	}
}
