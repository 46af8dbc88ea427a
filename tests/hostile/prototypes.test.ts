import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Desk } from '$lib/intake/desk';
import { answersFor } from '../../src/cli/answers';
import { asked, register } from '../intake/asked';
import { isPolluted } from './texts';

const names = [
	'__proto__',
	'constructor',
	'prototype',
	'hasOwnProperty',
	'toString',
	'valueOf',
	'__defineGetter__'
];

describe('answers given in a file', () => {
	it.each(names)('named %s change no object but the answers', (name) => {
		const given: unknown = JSON.parse(
			`{"${name}":{"polluted":"yes"},"file.csv":{"${name}":"polluted"},"file.csv#Sheet":{"${name}":{"option":"polluted"}}}`
		);
		const answers = answersFor(given, 'file.csv', 'Sheet');
		expect(isPolluted()).toBe(false);
		expect([...answers.keys()].filter((rule) => rule !== name)).toEqual([]);
	});

	it('never throw, whatever JSON they are', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(...names), (given, file) => {
				answersFor(given, file, file);
				expect(isPolluted()).toBe(false);
			})
		);
	});
});

describe('a file with names every object has', () => {
	const desk = () =>
		new Desk({
			indicators: asked().measures.all,
			geographies: register.geographies,
			authority: register.board.geography
		});

	it.each(names)(
		'in its header, as place, period and measure (%s), is read or refused',
		async (name) => {
			const rows = ['Nottingham', 'Derby', name].map((place) => `${place},2019/20,${name},3`);
			const text = [`authority,period,${name},value`, ...rows].join('\n');
			const open = desk();
			const seen = await open.open(`${name}.csv`, new TextEncoder().encode(text));
			for (const rule of ['mapping.area', 'mapping.measure', 'mapping.value', name]) {
				const reading = open.read(seen.key, 0, new Map([[rule, name]]));
				expect(reading.figures.every(({ geography }) => /^[EW]\d{8}$/.test(geography))).toBe(true);
			}
			expect(isPolluted()).toBe(false);
		}
	);
});
