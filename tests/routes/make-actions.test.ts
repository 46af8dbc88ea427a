import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/database/engine';
import type { Register } from '$lib/domain/record';
import { figuresOf, withoutFigures } from '$lib/view/action-figures';
import { makeActions, makeOpenActions } from '../../src/routes/make-actions';
import { sharedRecord } from './record-engine';

let engine: Engine;
let register: Register;
beforeAll(async () => {
	({ engine, register } = await sharedRecord());
});

const of = (id: string) => {
	const action = register.actions.find((each) => each.action === id);
	if (!action) throw new Error(`The seed has no action ${id}.`);
	return action;
};

describe('the figures of the seed’s actions', () => {
	it('are the one the board had, as it was printed, and the latest of each measure', async () => {
		const { figures } = await makeActions(engine, register);
		const [local, national] = figuresOf(of('keep-monitoring-dental-checks'), figures);
		expect(local?.then).toMatch(/^26 July 2021: dental checks 59\.9% .* against a target of 90%/);
		expect(local?.source).toMatch(/^Nottingham City Council, /);
		expect(national?.then).toBeNull();
		expect(national?.now).toMatch(/^Latest: \d+%/);
		expect(national?.source).toMatch(/published after the day the calendar here stands at\.$/);
	});

	it('say nothing of a figure then where none was kept, and nothing where no measure is linked', async () => {
		const { figures } = await makeActions(engine, register);
		const dip = figuresOf(of('reasons-for-the-quarter-1-dip'), figures);
		expect(dip.map(({ then, change }) => [then, change])).toEqual([
			[null, null],
			[null, null]
		]);
		expect(figuresOf(of('strengthen-personal-education-plans'), figures)).toEqual([]);
	});

	it('are missed where an action is linked otherwise', async () => {
		const { figures } = await makeActions(engine, register);
		expect(withoutFigures(register.actions, figures)).toEqual([]);
		const other = { ...of('keep-monitoring-dental-checks'), period: null, vintage: null };
		expect(withoutFigures([other], figures)).toEqual([other]);
	});

	it('come to the first page for what is open alone', () => {
		const [first, ...rest] = register.actions;
		if (!first) throw new Error('The seed has no action.');
		const one = { ...first, state: 'done' as const };
		expect(makeOpenActions({ ...register, actions: [one, ...rest] }).actions).toEqual(rest);
	});
});
