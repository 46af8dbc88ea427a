const ROOM = 2 ** 26;

/** Every different pair of two columns' texts, numbered from 0 in the order met. */
export class Pairs<Pair> {
	readonly #numbers = new Map<number, number>();
	readonly #make: (first: number, second: number) => Pair;
	#last = -1;
	#number = -1;
	/** What was made of each pair when it was met first. */
	readonly all: Pair[] = [];

	constructor(make: (first: number, second: number) => Pair) {
		this.#make = make;
	}

	/** The number of a pair of texts, given as their numbers. */
	numberOf(first: number, second: number): number {
		const key = first * ROOM + second;
		// The rows of a measure follow one another.
		if (key === this.#last) return this.#number;
		this.#last = key;
		const known = this.#numbers.get(key);
		this.#number = known ?? this.all.length;
		if (known === undefined) {
			this.#numbers.set(key, this.#number);
			this.all.push(this.#make(first, second));
		}
		return this.#number;
	}
}
