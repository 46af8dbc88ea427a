import { describe, expect, it } from 'vitest';
import type { IsoDate, VintageId } from '$lib/domain/id';
import type { Vintage } from '$lib/domain/vintage';
import { chooseEdition, dateInName, hashOf } from '$lib/workspace/edition';
import { problemFrom } from '$lib/workspace/problem';
import { openWorkspace } from '$lib/workspace/workspace';

const APRIL = '2026-04-08' as IsoDate;

const held = (vintage: string, hash: string | null): Vintage => ({
	vintage: vintage as VintageId,
	publisher: 'DfE',
	title: 'LAIT',
	published: APRIL,
	retrieved: APRIL,
	status: 'statistics',
	licence: 'OGL v3',
	note: null,
	hash
});

const lait = (hash: string) => ({ prefix: 'lait', published: APRIL, hash, sheet: null });

describe('the date in a file’s name', () => {
	it.each([
		['lait_bds_long_2026-04-08.csv', '2026-04-08'],
		['BDS 20260408 (1).csv', '2026-04-08'],
		['bds_2026_04_08.csv', '2026-04-08'],
		['2026-02-30 then 2026-03-01.csv', '2026-03-01']
	])('%s is %s', (name, date) => expect(dateInName(name)).toBe(date));

	it.each(['bds_long.csv', 'bds_2026.csv', 'bds_2026-13-01.csv', '120260408123.csv'])(
		'%s holds none',
		(name) => expect(dateInName(name)).toBeNull()
	);
});

describe('the edition a file becomes', () => {
	it('is named by its date', () => {
		expect(chooseEdition(lait('a'), [])).toEqual({ vintage: 'lait-2026-04-08', held: null });
	});

	it('is the one held already when the file is the same, whatever the date', () => {
		const edition = held('lait-2026-01-29', 'a');
		expect(chooseEdition(lait('a'), [held('lait-2026-04-08', 'b'), edition])).toEqual({
			vintage: 'lait-2026-01-29',
			held: edition
		});
	});

	it('gets a number when other files have the name', () => {
		expect(
			chooseEdition(lait('c'), [held('lait-2026-04-08', 'a'), held('lait-2026-04-08-2', 'b')])
		).toEqual({ vintage: 'lait-2026-04-08-3', held: null });
	});
});

describe('the edition a sheet of a workbook becomes', () => {
	const sheet = (name: string) => ({
		prefix: 'ofsted',
		published: null,
		hash: 'abcdef0123',
		sheet: name
	});

	it('has the sheet in its name, and the hash while nobody has said the day', () => {
		expect(chooseEdition(sheet('LA level'), []).vintage).toBe('ofsted-abcdef01-la-level');
	});

	it('is not the edition another sheet of the same file became', () => {
		const other = held('ofsted-2018-11-15-other-la-level', 'abcdef0123');
		const same = held('ofsted-2018-11-15-la-level', 'abcdef0123');
		expect(chooseEdition(sheet('LA level'), [other]).held).toBeNull();
		expect(chooseEdition(sheet('LA level'), [other, same]).held).toBe(same);
	});
});

describe('keeping files', () => {
	it('hashes bytes as SHA-256', async () => {
		expect(await hashOf(new TextEncoder().encode('abc').buffer as ArrayBuffer)).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
	});

	it('says so in a sentence where the browser keeps nothing', async () => {
		const opened = await openWorkspace();
		expect(opened).toMatchObject({ done: false, problem: { rule: 'workspace.refused' } });
	});

	it.each([
		['QuotaExceededError', 'workspace.full'],
		['SecurityError', 'workspace.refused'],
		['DataCloneError', 'workspace.failed']
	])('words %s without showing it', (name, rule) => {
		const problem = problemFrom(new DOMException('internal detail', name));
		expect(problem.rule).toBe(rule);
		expect(problem.message).not.toContain('internal detail');
		expect(problem.message).toMatch(/\.$/);
	});
});
