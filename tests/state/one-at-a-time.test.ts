import { expect, test } from 'vitest';
import { oneAtATime } from '$lib/state/one-at-a-time';

test('work waits for the work before it, and a failure stops none after it', async () => {
	const alone = oneAtATime();
	const told: string[] = [];
	let open: () => void = () => undefined;
	const first = alone(async () => {
		told.push('first begins');
		await new Promise<void>((resolve) => (open = resolve));
		told.push('first fails');
		throw new Error('no');
	});
	const second = alone(async () => {
		told.push('second');
		return 2;
	});
	await Promise.resolve();
	await Promise.resolve();
	expect(told).toEqual(['first begins']);
	open();
	await expect(first).rejects.toThrow('no');
	expect(await second).toBe(2);
	expect(told).toEqual(['first begins', 'first fails', 'second']);
});
