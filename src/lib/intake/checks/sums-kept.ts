import type { Figure } from '../format';
import type { Findings } from './findings';

/** A family of sums is judged where so many of it hold. */
const agreeing = 0.9;
/** Fewer than this tell nothing of the others. */
const comparedNeeded = 10;

/** One whole that its parts cannot make, in one place and period. */
interface Broken {
	/** The figure of the whole, which is spoken of once; the first of the parts where that is a hundred per cent. */
	readonly about: Figure;
	readonly column: string | null;
	/** What is said of it; `published`: nobody here can correct it. */
	readonly sentence: (published: boolean) => string;
}

/**
 * Collects sums by family, which stand or fall together, and says which are broken where enough of their family hold. The
 * family of those that the file's structure leaves no doubt of is null.
 */
export class Kept {
	readonly #findings: Findings;
	readonly #families = new Map<string | null, { kept: number; readonly broken: Broken[] }>();

	constructor(findings: Findings) {
		this.#findings = findings;
	}

	/** Counts a whole of which every part is printed, and which they make; not a whole of nothing, which holds of anything. */
	holds(family: string | null): void {
		this.#family(family).kept += 1;
	}

	/** Keeps a broken sum, to be said or not. */
	broken(family: string | null, broken: Broken): void {
		this.#family(family).broken.push(broken);
	}

	/** Says every broken sum, in the order of the rows, and each whole once. */
	say(published: boolean): void {
		const said = new Set<Figure>();
		const broken = [...this.#families]
			.filter(([family, { kept, broken }]) => {
				const compared = kept + broken.length;
				return family === null || (compared >= comparedNeeded && kept / compared >= agreeing);
			})
			.flatMap(([, each]) => each.broken)
			.sort((a, b) => a.about.source_row - b.about.source_row);
		for (const { about, column, sentence } of broken) {
			if (said.has(about)) continue;
			said.add(about);
			this.#findings.add(
				'value.parts',
				'warning',
				about.source_row,
				'sums of figures',
				() => sentence(published),
				column
			);
		}
	}
	#family(family: string | null) {
		const held = this.#families.get(family) ?? { kept: 0, broken: [] };
		this.#families.set(family, held);
		return held;
	}
}
