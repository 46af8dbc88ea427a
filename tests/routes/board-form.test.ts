import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import { settleBoard } from '$lib/state/board-edits';
import { boardSettings } from '$lib/view/board-settings';
import { readBoardDraft, typedOf, wantedOf } from '../../src/routes/about/board/board-form';

const { register } = readRegister(
	new Map(REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')]))
);
const settings = boardSettings(register);
const { geographies } = register;
const typed = typedOf(settings);

describe('the form of the board’s settings', () => {
	test('asks for nothing as long as nothing is typed', () => {
		const read = wantedOf(typed, settings, geographies);
		if ('faults' in read) throw new Error('faults');
		const settled = settleBoard(register, read.wanted);
		expect('faults' in settled && settled.faults.get('all')).toBe(
			'Nothing is set otherwise than it was.'
		);
	});

	test('reads an authority by its name or its code, and numbers, or says what is wrong', () => {
		const read = wantedOf(
			{ ...typed, authority: ' derby ', paper_days: ' 7 ', by_rule: false, notice: ' ' },
			settings,
			geographies
		);
		expect(read).toMatchObject({
			wanted: {
				board: { geography: 'E06000015', paper_days: 7, meeting_rule: null, notice: null }
			}
		});
		const wrong = wantedOf(
			{
				...typed,
				authority: 'Derbyy',
				paper_days: 'seven',
				threshold: '0',
				calendar_date: '30/02'
			},
			settings,
			geographies
		);
		expect('faults' in wrong && [...wrong.faults.keys()].toSorted()).toEqual([
			'calendar_date',
			'geography',
			'paper_days',
			'threshold'
		]);
	});

	test('put by and opened again is as it was; any other text is no form of it', () => {
		const changed = {
			...typed,
			name: 'Panel',
			months: [2, 5],
			themes: [...typed.themes].reverse()
		};
		expect(readBoardDraft(JSON.stringify(changed), typed)).toEqual(changed);
		expect(readBoardDraft('{"months":[13]}', typed)).toBeNull();
		expect(readBoardDraft('{"themes":["<b>"]}', typed)).toBeNull();
		expect(readBoardDraft('{"months":["1"]}', typed)).toBeNull();
		fc.assert(
			fc.property(fc.json(), (text) => {
				const draft = readBoardDraft(text, typed);
				expect(draft === null || Object.keys(draft).length === Object.keys(typed).length).toBe(
					true
				);
			})
		);
	});
});
