/** The middle of some times; NaN of none. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** One line: a time, how many times the yardstick's it is, and whether that keeps the budget. */
export function print(what: string, time: number, yardstick: number, budget: number): boolean {
	const ratio = time / yardstick;
	const kept = ratio <= budget;
	console.log(
		`${kept ? 'kept  ' : 'MISSED'}  ${what}: ${ratio.toFixed(2)}x of ${yardstick.toFixed(0)} ms (budget ${budget}x; ${time.toFixed(0)} ms)`
	);
	return kept;
}

/** The same for a budget in a unit of its own. */
export function printAbsolute(what: string, value: number, budget: number, unit: string): boolean {
	const kept = value <= budget;
	console.log(
		`${kept ? 'kept  ' : 'MISSED'}  ${what}: ${value.toFixed(0)} ${unit} (budget ${budget} ${unit})`
	);
	return kept;
}
