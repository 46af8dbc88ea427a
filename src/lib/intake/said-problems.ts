import type { Problem, Severity } from '$lib/domain/problem';

/** Findings of one rule said in full; the others are counted. */
const MOST_SAID = 100;

/** What is said of one file: each sentence once, and no rule without end. */
export class SaidProblems {
	readonly #file: string;
	readonly #problems: Problem[] = [];
	readonly #said = new Set<string>();
	/** How often each rule had something to say. */
	readonly #times = new Map<string, number>();

	/** Begins with what opening the file found, which is not counted. */
	constructor(file: string, opening: readonly Problem[]) {
		this.#file = file;
		this.#problems.push(...opening);
	}

	/** Says something of a row, or of the whole where the row is null. */
	say(
		row: number | null,
		column: string | null,
		rule: string,
		severity: Severity,
		message: string
	): void {
		const times = this.#times.get(rule) ?? 0;
		if (times >= MOST_SAID) {
			this.#times.set(rule, times + 1);
			return;
		}
		const said = `${row} ${column} ${rule} ${message}`;
		if (this.#said.has(said)) return;
		this.#said.add(said);
		this.#times.set(rule, times + 1);
		this.#problems.push({ file: this.#file, row, column, rule, severity, message });
	}

	/** Everything said, and how many more findings each rule had than were said. */
	get all(): readonly Problem[] {
		return [...this.#problems, ...this.#uncounted()];
	}

	#uncounted(): readonly Problem[] {
		return [...this.#times]
			.filter(([, times]) => times > MOST_SAID)
			.map(([rule, times]) => ({
				file: this.#file,
				row: null,
				column: null,
				rule,
				severity: 'warning',
				message: `${(times - MOST_SAID).toLocaleString('en-GB')} more findings of this kind in ${this.#file} are not listed one by one. Mend the first of them at their source, and look whether the others go too.`
			}));
	}
}
