import { describe, expect, it } from 'vitest';
import type { Change, KeptUpload, Step } from '$lib/workspace/change';
import { besideOthers } from '$lib/workspace/edition-clash';
import { anUpload } from './a-change';

const file = (
	hash: string,
	name = 'a',
	sheet: string | null = null
): Step & { upload: KeptUpload } => {
	const upload = anUpload(name);
	return {
		kind: 'edition-added',
		upload: { ...upload, sheet, vintage: { ...upload.vintage, hash: hash.repeat(64) } }
	};
};
const changes = (steps: readonly Step[], undone: readonly number[] = []) =>
	steps.map((step, at) => ({ step, undone: undone.includes(at) }) as Change);
const nameOf = (step: Step) => (step.kind === 'edition-added' ? step.upload.vintage.vintage : null);

describe('a file added under a name that another tab gave another file', () => {
	it('has the next free name', () => {
		const [theirs, mine] = [file('2'), file('1')];
		expect(nameOf(besideOthers(changes([theirs]), mine))).toBe('a-2');
		expect(nameOf(besideOthers(changes([theirs, file('3', 'a-2')]), mine))).toBe('a-3');
	});

	it('keeps that name when it is added again', () => {
		const mine = file('1');
		const held = changes([file('2'), besideOthers(changes([file('2')]), mine)]);
		expect(nameOf(besideOthers(held, mine))).toBe('a-2');
		expect(nameOf(besideOthers(changes([file('2'), file('1', 'a-2')], [1]), mine))).toBe('a-3');
	});

	it('is not another sheet of its workbook, nor a file of another name', () => {
		const held = changes([file('2'), file('1', 'a-2', 'Other')]);
		expect(nameOf(besideOthers(held, file('1')))).toBe('a-3');
		expect(nameOf(besideOthers(changes([file('2'), file('1', 'b')]), file('1')))).toBe('a-2');
	});

	it('is as it was where nobody has its name, or the very same file has', () => {
		const mine = file('1');
		expect(besideOthers(changes([]), mine)).toBe(mine);
		expect(besideOthers(changes([file('1')]), mine)).toBe(mine);
	});
});
