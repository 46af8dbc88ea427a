import { describe, expect, test } from 'vitest';
import { SharedStart } from '$lib/state/shared-start';

interface Made {
	readonly number: number;
	ended: boolean;
}

/** Starts that go on when told to, and everything they made. */
function starts() {
	const made: Made[] = [];
	const gates: (() => void)[] = [];
	const start = new SharedStart(async (wanted) => {
		await new Promise<void>((open) => gates.push(open));
		const thing = { number: made.length + 1, ended: wanted.aborted };
		made.push(thing);
		wanted.addEventListener('abort', () => (thing.ended = true));
		return thing;
	});
	return { made, open: (place: number) => gates[place]?.(), start };
}

describe('something started once and shared', () => {
	test('two callers get one thing', async () => {
		const { made, open, start } = starts();
		const both = Promise.all([start.get(), start.get()]);
		open(0);
		const [one, other] = await both;
		expect(one).toBe(other);
		expect(made).toHaveLength(1);
	});

	test('a start stopped under way leaves nothing behind and is not the next one', async () => {
		const { made, open, start } = starts();
		const stale = start.get();
		start.stop();
		const fresh = start.get();
		open(1);
		expect(await fresh).toMatchObject({ number: 1, ended: false });
		open(0);
		await expect(stale).rejects.toThrow('It was stopped.');
		expect(made.map(({ ended }) => ended)).toEqual([false, true]);
		expect(await start.get()).toBe(await fresh);
	});

	test('a thing in use is ended by a stop', async () => {
		const { made, open, start } = starts();
		const thing = start.get();
		open(0);
		await thing;
		start.stop();
		expect(made[0]?.ended).toBe(true);
	});

	test('a start that fails is tried again by the next call', async () => {
		let times = 0;
		const start = new SharedStart(() => {
			times += 1;
			return times === 1 ? Promise.reject(new Error('no')) : Promise.resolve('yes');
		});
		await expect(start.get()).rejects.toThrow('no');
		expect(await start.get()).toBe('yes');
	});
});
