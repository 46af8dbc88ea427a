/** Something about the command or its files that stops it and is no fault of the program: a sentence with what to do. */
export class Refusal extends Error {}

/** Runs a command's work; a refusal is printed as its sentence and ends with 1. */
export async function orRefuse(work: () => Promise<void>): Promise<number> {
	try {
		await work();
		return 0;
	} catch (cause) {
		if (!(cause instanceof Refusal)) throw cause;
		console.error(cause.message);
		return 1;
	}
}
