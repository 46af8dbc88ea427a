import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeskSetting } from '$lib/intake/desk';
import { DeskInWorker } from '$lib/state/desk-in-worker';
import { KeptReader } from '$lib/state/kept-reader';
import type { KeptBytes, KeptUpload } from '$lib/workspace/change';

const setting: DeskSetting = { indicators: [], geographies: [], authority: null };

/** A worker that notes what it is asked and answers when told to. */
class Noting extends EventTarget {
	static all: Noting[] = [];
	readonly asked: { readonly ask: string; readonly turn: number }[] = [];
	ended = false;

	constructor() {
		super();
		Noting.all.push(this);
	}

	postMessage(request: { ask: string; turn: number }) {
		this.asked.push(request);
	}

	terminate() {
		this.ended = true;
	}

	say(data: object) {
		this.dispatchEvent(Object.assign(new Event('message'), { data }));
	}

	die() {
		this.dispatchEvent(Object.assign(new Event('error'), { message: 'Out of memory.' }));
	}
}

beforeEach(() => {
	Noting.all = [];
	vi.stubGlobal('Worker', Noting);
	vi.stubGlobal('location', new URL('http://localhost/'));
});

afterEach(() => {
	vi.unstubAllGlobals();
});

describe('the desk in its worker', () => {
	it('starts none that it cannot set up, and one that it can after that', () => {
		let ready = false;
		const desk = new DeskInWorker(() => {
			if (!ready) throw new Error('The data engine is not ready yet.');
			return setting;
		});
		expect(() => desk.start()).toThrow('not ready');
		ready = true;
		desk.start();
		expect(Noting.all.map(({ asked }) => asked.map(({ ask }) => ask))).toEqual([['set-up']]);
	});

	it('is not ended by the late fault of one that was stopped', async () => {
		const desk = new DeskInWorker(() => setting);
		desk.start();
		desk.stop();
		const paste = desk.paste('a', null);
		const [old, now] = Noting.all as [Noting, Noting];
		old.die();
		expect(now.ended).toBe(false);
		now.say({ turn: now.asked.at(-1)?.turn, answer: 'a,b' });
		expect(await paste).toBe('a,b');
	});

	it('ends the rows with a fault when its worker dies, and starts another for the next file', async () => {
		const desk = new DeskInWorker(() => setting);
		const rows = desk.readLait(new ArrayBuffer(8));
		const next = rows.next();
		Noting.all[0]?.die();
		await expect(next).rejects.toThrow('Out of memory.');
		await expect(rows.contents()).rejects.toThrow('Out of memory.');
		desk.readLait(new ArrayBuffer(8));
		expect(Noting.all.map(({ ended }) => ended)).toEqual([true, false]);
	});

	it('takes no row after a stop', async () => {
		const desk = new DeskInWorker(() => setting);
		const rows = desk.readLait(new ArrayBuffer(8));
		const [worker] = Noting.all as [Noting];
		const { turn } = worker.asked.at(-1) as { turn: number };
		desk.stop();
		worker.say({ turn, batch: {} });
		await expect(rows.next()).rejects.toThrow('Reading was stopped.');
	});
});

describe('the reader of kept files', () => {
	it('starts no worker for bytes that come after it was stopped', async () => {
		let give: (bytes: KeptBytes) => void = () => undefined;
		const bytes = new Promise<KeptBytes>((resolve) => (give = resolve));
		const upload = { format: 'lait-bulk', file: 'a.csv', dictionary: null } as KeptUpload;
		const stop = new AbortController();
		const reader = new KeptReader(setting, [upload], () => bytes, stop.signal);
		const first = reader.next();
		stop.abort();
		give({ bytes: new ArrayBuffer(8), dictionary: null });
		expect(await first).toBeNull();
		expect(Noting.all).toEqual([]);
	});
});
