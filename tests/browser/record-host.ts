import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { serve } from '../../src/cli/serve';

interface RecordFile {
	readonly file: string;
	readonly sha256: string;
	readonly bytes: number;
	readonly rows: number | null;
}

interface Part extends RecordFile {
	readonly indicators: readonly string[];
}

/** A manifest as it is written. */
export interface Manifest {
	readonly manifest: number;
	readonly made: string;
	readonly audience: string;
	readonly tables: Readonly<Record<string, RecordFile>>;
	readonly observations: readonly Part[];
	readonly views: Readonly<Record<string, RecordFile>>;
	readonly previous: string | null;
}

/** A record that is not on the site yet: its manifest, and the texts of the files that are new in it. */
export interface NewRecord {
	readonly manifest: Manifest;
	readonly files: ReadonlyMap<string, string>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A file of a record as its manifest lists it. */
export function listed(name: string, kind: 'csv' | 'json', text: string): RecordFile {
	const hash = sha256(text);
	return {
		file: `parts/${name}.${hash.slice(0, 16)}.${kind}`,
		sha256: hash,
		bytes: Buffer.byteLength(text),
		rows: kind === 'json' ? null : text.trimEnd().split('\n').length - 1
	};
}

/** A copy of the built site in a folder of its own, to be altered and then served. */
export class SiteCopy {
	readonly #folder = mkdtempSync(join(tmpdir(), 'record-host-'));
	#server: Server | null = null;

	constructor() {
		cpSync('build', this.#folder, { recursive: true });
	}

	read(path: string): string {
		return readFileSync(join(this.#folder, path), 'utf8');
	}

	/** Writes a file, or takes it away, with its compressed copy. */
	put(path: string, text: string | null): void {
		rmSync(join(this.#folder, `${path}.gz`), { force: true });
		if (text === null) rmSync(join(this.#folder, path));
		else writeFileSync(join(this.#folder, path), text);
	}

	get manifest(): Manifest {
		return JSON.parse(this.read('data/manifest.json')) as Manifest;
	}

	/** Puts a new record's files beside those of the built one; its manifest too, unless it has not come yet. */
	publish({ manifest, files }: NewRecord, come = true): void {
		for (const [path, text] of files) this.put(`data/${path}`, text);
		const text = JSON.stringify(manifest);
		this.put(`data/manifests/${sha256(text)}.json`, text);
		if (come) this.put('data/manifest.json', text);
	}

	/** Serves it on a free port; its address without the last slash. */
	async serve(): Promise<string> {
		const { server, address } = await serve(this.#folder, 0);
		this.#server = server;
		return address.replace(/\/$/, '');
	}

	end(): void {
		this.#server?.closeAllConnections();
		this.#server?.close();
		rmSync(this.#folder, { recursive: true, force: true });
	}
}

/** Each test has a site of its own, and fails on a request that leaves it. */
export const test = base.extend<{ site: SiteCopy; requests: string[] }>({
	site: async ({ baseURL }, use) => {
		void baseURL;
		const site = new SiteCopy();
		await use(site);
		site.end();
	},
	requests: async ({ context }, use) => {
		const requests: string[] = [];
		context.on('request', (request) => requests.push(request.url()));
		await use(requests);
	}
});
