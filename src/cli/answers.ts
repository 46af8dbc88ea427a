import type { Answers } from '$lib/intake/format';

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
	typeof given === 'object' && given !== null && !Array.isArray(given);

/** Questions with these answers and no others. Another answer is none: the question stays open. */
const choices: ReadonlyMap<string, readonly string[]> = new Map([
	['period.bare-year', ['ends', 'begins']],
	['period.offset', ['-1', '0', '1']],
	['rows.left-out', ['leave-out', 'refuse']],
	['value.share', ['share', 'percent']],
	['value.confirm', ['keep', 'leave-out']]
]);

/** An option as text: itself, or the `option` of an object copied whole from a question. */
function optionOf(given: unknown): string | null {
	if (typeof given === 'string') return given;
	if (typeof given === 'number') return String(given);
	return isRecord(given) && 'option' in given ? optionOf(given['option']) : null;
}

function collect(given: unknown, into: Map<string, string>): void {
	const entries = Array.isArray(given)
		? given.filter(isRecord).map((each) => [each['rule'], each] as const)
		: isRecord(given)
			? Object.entries(given)
			: [];
	for (const [rule, chosen] of entries) {
		const option = optionOf(chosen);
		if (typeof rule !== 'string' || option === null) continue;
		if (choices.get(rule.split(':')[0] ?? rule)?.includes(option) === false) continue;
		into.set(rule, option);
	}
}

/**
 * The answers for one file out of what `--answers` holds: `{"rule": "option"}` for every file, and under a file's name, or
 * under its name, a `#` and a sheet's name, the same for that file or sheet alone. A list of `{"rule", "option"}` does as well.
 */
export function answersFor(given: unknown, file: string, sheet: string | null): Answers {
	const found = new Map<string, string>();
	collect(given, found);
	if (!isRecord(given)) return found;
	collect(given[file], found);
	if (sheet !== null) collect(given[`${file}#${sheet}`], found);
	return found;
}
