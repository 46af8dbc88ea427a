/** A real browser as far as the smoke needs one: scripts, files and what it saved. */
export interface SmokeBrowser {
	/** Its name and version. */
	readonly name: string;
	open(address: string): Promise<void>;
	/** Runs the body of a function in the page and gives what it returns. */
	run<Value>(body: string): Promise<Value>;
	/** Gives a file to the one file input of the page. */
	choose(path: string): Promise<void>;
	/** Files it saved, by name. */
	readonly downloads: string;
	close(): Promise<void>;
}

const PATIENCE = 90_000;
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

/** Waits until something is so. Throws a sentence that says what was waited for. */
export async function until(
	what: string,
	so: () => Promise<boolean> | boolean,
	patience = PATIENCE
): Promise<void> {
	const end = Date.now() + patience;
	while (!(await so())) {
		if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
		await pause(200);
	}
}
