const [LINE_FEED, CARRIAGE_RETURN, COMMA, QUOTE] = [10, 13, 44, 34] as const;
/** The hash of Fowler, Noll and Vo (FNV-1a, 32 bits). */
const HASH_START = -2_128_831_035;
const HASH_PRIME = 16_777_619;

const mixed = (hash: number) => hash ^ (hash >>> 15);

/**
 * Walks through the bytes of a CSV file cell by cell (RFC 4180, any line end). A cell is quoted whole or not at all, and a
 * quotation mark inside is doubled: anything else is no cell. After `next` the cell's bytes lie from `from` to `to`.
 */
export class Cells {
	readonly #bytes: Uint8Array;
	readonly #end: number;
	/** Where the next cell begins. */
	at: number;
	from = 0;
	to = 0;
	/** Of the cell's bytes. */
	hash = 0;
	/** Whether the last cell was the last of its row. */
	row_ended = false;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
		this.#end = bytes.length;
		const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
		this.at = marked ? 3 : 0;
	}

	/** Whether there is no more row. */
	get ended(): boolean {
		return this.at >= this.#end;
	}

	/**
	 * Takes the next cell, with its hash if that is asked for, and what separates it from the one after; false, at the end of the
	 * row, where that is no cell.
	 */
	next(hashed: boolean): boolean {
		const quoted = this.#bytes[this.at] === QUOTE;
		const whole = quoted ? (hashed ? this.#quoted() : this.#passQuoted()) : this.#plain();
		const byte = this.at < this.#end ? this.#bytes[this.at] : LINE_FEED;
		if (whole && byte === COMMA) {
			this.at += 1;
			this.row_ended = false;
			return true;
		}
		this.row_ended = true;
		if (whole && (byte === LINE_FEED || byte === CARRIAGE_RETURN)) {
			this.at += byte === CARRIAGE_RETURN && this.#bytes[this.at + 1] === LINE_FEED ? 2 : 1;
			return true;
		}
		this.skipRow();
		return false;
	}

	/** Goes on at the beginning of the next line. */
	skipRow(): void {
		const next = this.#bytes.indexOf(LINE_FEED, this.at);
		this.at = next === -1 ? this.#end : next + 1;
		this.row_ended = true;
	}

	#quoted(): boolean {
		const bytes = this.#bytes;
		const end = this.#end;
		let hash = HASH_START;
		let at = this.at + 1;
		this.from = at;
		for (;;) {
			for (; at < end; at += 1) {
				const byte = bytes[at] as number;
				if (byte === QUOTE) break;
				hash = Math.imul(hash ^ byte, HASH_PRIME);
			}
			if (bytes[at + 1] !== QUOTE) break;
			hash = Math.imul(hash ^ QUOTE, HASH_PRIME);
			at += 2;
		}
		this.to = at;
		this.hash = mixed(hash);
		this.at = Math.min(end, at + 1);
		return at < end;
	}

	#passQuoted(): boolean {
		const bytes = this.#bytes;
		let at = this.at + 1;
		this.from = at;
		for (;;) {
			while (at < this.#end && bytes[at] !== QUOTE) at += 1;
			if (bytes[at + 1] !== QUOTE) break;
			at += 2;
		}
		this.to = at;
		this.at = Math.min(this.#end, at + 1);
		return at < this.#end;
	}

	#plain(): boolean {
		const bytes = this.#bytes;
		const end = this.#end;
		let hash = HASH_START;
		let at = this.at;
		let whole = true;
		this.from = at;
		for (; at < end; at += 1) {
			const byte = bytes[at] as number;
			if (byte === COMMA || byte === LINE_FEED || byte === CARRIAGE_RETURN) break;
			if (byte === QUOTE) whole = false;
			hash = Math.imul(hash ^ byte, HASH_PRIME);
		}
		this.to = at;
		this.hash = mixed(hash);
		this.at = at;
		return whole;
	}
}
