import { benchNode } from './node';

/** Prints the budgets measured in Node. The first argument, or `LAIT_FILE`, is a LAIT long file; without one a file is made up. */
export async function main(parameters: readonly string[]): Promise<number> {
	return (await benchNode(parameters[0] ?? process.env.LAIT_FILE ?? null)) ? 0 : 1;
}
