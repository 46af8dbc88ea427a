import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRegister } from '$lib/intake/record';

const published = new Map(
	readdirSync('data')
		.filter((name) => name.endsWith('.csv') && name !== 'observations.csv')
		.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
);
const themes = published.get('themes') ?? '';

describe('reading the record again', () => {
	it('reads only the tables that changed, and those afresh', () => {
		const first = readRegister(published).register;
		const edited = readRegister(new Map([...published, ['themes', `${themes}A theme,99\n`]]));
		expect(edited.register.themes).toHaveLength(first.themes.length + 1);
		expect(edited.register.neighbours).toBe(first.neighbours);
		expect(readRegister(published).register).toEqual(first);
	});

	it('says what is wrong as often as it is asked, and what points nowhere since', () => {
		const broken = new Map([...published, ['themes', `${themes}A theme,late\n`]]);
		const { problems } = readRegister(broken);
		expect(problems).toHaveLength(1);
		expect(readRegister(broken).problems).toEqual(problems);
		const without = new Map(published);
		without.delete('templates');
		expect(readRegister(without).problems.map(({ rule }) => rule)).toContain('record.dangling');
	});
});
