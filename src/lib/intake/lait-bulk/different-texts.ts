const FIRST_SLOTS = 1024;

/**
 * Every different text of one column, numbered from 0 in the order met. A text is told by its bytes, so that one met before,
 * which almost every cell of LAIT's file is, is never made: a table of hashes with open addressing.
 */
export class DifferentTexts {
	readonly #bytes: Uint8Array;
	readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
	/** One more than the number of the text that fell there; 0 for an empty slot. */
	#slots = new Int32Array(FIRST_SLOTS);
	#from = new Int32Array(FIRST_SLOTS / 2);
	#to = new Int32Array(FIRST_SLOTS / 2);
	#hash = new Int32Array(FIRST_SLOTS / 2);
	#count = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** How many there are. */
	get count(): number {
		return this.#count;
	}

	/** The number of the text in a part of the bytes, whose hash is given. */
	numberOf(from: number, to: number, hash: number): number {
		const last = this.#slots.length - 1;
		const bytes = this.#bytes;
		let slot = hash & last;
		for (;;) {
			const known = (this.#slots[slot] as number) - 1;
			if (known < 0) break;
			if (this.#hash[known] === hash) {
				let at = from;
				let other = this.#from[known] as number;
				if (this.#to[known] === other + to - from) {
					while (at < to && bytes[at] === bytes[other]) {
						at += 1;
						other += 1;
					}
					if (at === to) return known;
				}
			}
			slot = (slot + 1) & last;
		}
		const number = this.#count;
		this.#from[number] = from;
		this.#to[number] = to;
		this.#hash[number] = hash;
		this.#slots[slot] = number + 1;
		this.#count += 1;
		if (this.#count === this.#from.length) this.#grow();
		return number;
	}

	/** A text by its number; null when it is not UTF-8. A doubled quotation mark is one that was written inside a cell. */
	text(number: number): string | null {
		try {
			const bytes = this.#bytes.subarray(this.#from[number], this.#to[number]);
			return this.#decoder.decode(bytes).replaceAll('""', '"');
		} catch {
			return null;
		}
	}

	#grow(): void {
		const room = this.#slots.length;
		const grown = (old: Int32Array<ArrayBuffer>) => {
			const fresh = new Int32Array(room);
			fresh.set(old);
			return fresh;
		};
		this.#from = grown(this.#from);
		this.#to = grown(this.#to);
		this.#hash = grown(this.#hash);
		this.#slots = new Int32Array(2 * room);
		const last = this.#slots.length - 1;
		for (let number = 0; number < this.#count; number += 1) {
			let slot = (this.#hash[number] as number) & last;
			while (this.#slots[slot] !== 0) slot = (slot + 1) & last;
			this.#slots[slot] = number + 1;
		}
	}
}
