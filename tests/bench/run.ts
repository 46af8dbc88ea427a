import { benchBrowser } from './browser';
import { benchNode } from './node';
import { benchScale } from './scale';

/**
 * Prints the budgets of the design, measured in Node and then in a browser on the site as built. The first argument, or
 * `LAIT_FILE`, is a LAIT long file, in whose folder other extracts may lie; without one Node reads a file that is made up and the browser reads none. `BENCH`, as `node` or `page`, measures only there; as `scale`, only what a record of five million figures takes.
 */
export async function main(parameters: readonly string[]): Promise<number> {
	const file = parameters[0] ?? process.env.LAIT_FILE ?? null;
	const only = process.env.BENCH;
	if (only === 'scale') return (await benchScale()) ? 0 : 1;
	const kept = [
		only === 'page' || (await benchNode(file)),
		only === 'node' || (await benchBrowser(file))
	];
	return kept.every(Boolean) ? 0 : 1;
}
