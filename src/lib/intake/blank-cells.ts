import type { Gathering } from './gathering';

/** Counts the cells of a sheet that hold neither a figure nor a mark, to say so once. */
export class BlankCells {
	#cells = 0;
	#row = 0;
	#column = '';

	/** Counts a cell. */
	count(row: number, column: string): void {
		if (this.#cells === 0) [this.#row, this.#column] = [row, column];
		this.#cells += 1;
	}

	/** Says how many there were, if any. */
	say(gathering: Gathering, file: string): void {
		if (this.#cells === 0) return;
		const said = this.#cells === 1 ? 'a blank cell' : `${this.#cells} blank cells`;
		gathering.note(
			this.#row,
			this.#column,
			'value.blank',
			`${file} has ${said} where a figure could stand, first in row ${this.#row} under ${this.#column}. A blank is neither zero nor a figure and is passed over; write the figure or its mark where there is one.`
		);
	}
}
