import { ownScript } from '$lib/database/own-script';
import address from './whole-file.worker?worker&url';

/** What is found by reading the whole of a file beside the engine, each as soon as it is known. */
export interface WholeFile {
	/** As for `withRowsForBlankLines`: a copy with rows for blank lines; null when there are none. */
	readonly filled: Promise<Uint8Array | null>;
	readonly is_utf8: Promise<boolean>;
	/** SHA-256 of the bytes in hexadecimal. */
	readonly hash: Promise<string>;
}

/** What the worker says, in this order. */
export type Finding =
	| { readonly filled: Uint8Array | null }
	| { readonly is_utf8: boolean }
	| { readonly hash: string }
	| { readonly failed: string };

function promised<Value>() {
	let resolve: (value: Value) => void = () => undefined;
	let reject: (cause: Error) => void = () => undefined;
	const promise = new Promise<Value>((done, failed) => {
		resolve = done;
		reject = failed;
	});
	// Nobody may be waiting for it when it fails.
	promise.catch(() => undefined);
	return { promise, resolve, reject };
}

/** Reads a large file in a worker of its own, which ends with it: on the page fifty megabytes would hold everything up. */
export function readWhole(file: File): WholeFile {
	const filled = promised<Uint8Array | null>();
	const utf8 = promised<boolean>();
	const hash = promised<string>();
	const worker = new Worker(ownScript(address), { type: 'module' });
	const fail = (said: string) => {
		worker.terminate();
		for (const each of [filled, utf8, hash]) each.reject(new Error(said));
	};
	worker.addEventListener('message', ({ data }: MessageEvent<Finding>) => {
		if ('filled' in data) filled.resolve(data.filled);
		else if ('is_utf8' in data) utf8.resolve(data.is_utf8);
		else if ('failed' in data) fail(data.failed);
		else {
			hash.resolve(data.hash);
			worker.terminate();
		}
	});
	worker.addEventListener('error', (event) => fail(event.message || 'The reader stopped working.'));
	worker.postMessage(file);
	return { filled: filled.promise, is_utf8: utf8.promise, hash: hash.promise };
}
