import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { RowId } from '$lib/domain/id';
import { formatRoughDate, lastDayOf, readRoughDate } from '$lib/domain/rough-date';
import type { Protocol, ProtocolStep } from '$lib/domain/protocol';
import { readRegister } from '$lib/intake/record';
import { viewProtocols } from '$lib/view/protocols';
import { day } from './answer';

const { register } = readRegister(
	new Map(
		readdirSync('data')
			.filter((name) => name.endsWith('.csv') && name !== 'observations.csv')
			.map((name) => [name.slice(0, -4), readFileSync(`data/${name}`, 'utf8')])
	)
);

const protocol = (changes: Partial<Protocol>): Protocol => ({
	protocol: 'one' as RowId,
	name: 'One protocol',
	area: 'Somewhere',
	partners: [],
	dated: [],
	review_due: null,
	governance: null,
	monitoring: null,
	indicators: [],
	note: null,
	source: 'A report',
	...changes
});

const one = (changes: Partial<Protocol>, on: string, steps: readonly ProtocolStep[] = []) => {
	const view = viewProtocols(
		{ protocols: [protocol(changes)], protocol_steps: steps, amendments: [] },
		day(on)
	);
	const [line] = view.protocols;
	if (!line) throw new Error('The protocol is not shown.');
	return line;
};

const step = (number: number, complete: ProtocolStep['complete']): ProtocolStep => ({
	protocol: 'one' as RowId,
	step: number,
	action: `Step ${number}`,
	complete,
	by_whom: null,
	when: null
});

describe('the register of protocols', () => {
	it('shows the five of the seed as they stand on the demonstration’s day', () => {
		const view = viewProtocols(register, day('2021-10-01'));
		expect(view.sentence).toBe(
			'5 protocols are in the register. No review is overdue on 1 October 2021. 3 name no date for a review.'
		);
		const joint = view.protocols.find((line) => line.protocol === 'nottingham-and-nottinghamshire');
		expect(joint?.dated).toBe('10 July 2017 and 30 May 2018');
		expect(joint?.review_sentence).toBe('The register names no date for its review.');
		expect(joint?.progress).toBe('Nobody has said how far its 6 steps are.');
		expect(joint?.partners).toBe('Not stated');
	});

	it('calls a review late only when the month it names is over', () => {
		const due = { review_due: '2022-09' };
		expect(one(due, '2022-08-31').review_sentence).toBe('Its review is due in September 2022.');
		expect(one(due, '2022-09-01').review).toBe('due now');
		expect(one(due, '2022-09-30').review).toBe('due now');
		expect(one(due, '2022-10-01').review_sentence).toBe(
			'Its review was due in September 2022 and is overdue.'
		);
		expect(one({ review_due: '2022' }, '2022-12-31').review).toBe('due now');
		expect(one({ review_due: '2022-02-14' }, '2022-02-14').review_sentence).toBe(
			'Its review is due today.'
		);
		expect(one({ review_due: '2022-02-14' }, '2022-02-15').review_sentence).toBe(
			'Its review was due on 14 February 2022 and is overdue.'
		);
	});

	it('names the protocols whose review is overdue', () => {
		const view = viewProtocols(register, day('2026-11-22'));
		expect(view.sentence).toContain(
			'2 reviews are overdue on 22 November 2026: Thames Valley protocol and Norfolk protocol.'
		);
	});

	it('counts a checklist without taking silence for “no”', () => {
		const steps = [step(1, 'yes'), step(2, 'in part'), step(3, null), step(4, 'no')];
		expect(one({}, '2022-01-01', steps).progress).toBe(
			'1 of 4 steps complete, 1 in part, 1 not, 1 not stated.'
		);
		expect(one({}, '2022-01-01').progress).toBe('It has no implementation checklist here.');
	});
});

describe('a date to the precision that is known', () => {
	it('is read as people write it and kept no more precise than that', () => {
		const read = {
			'September 2022': '2022-09',
			'10 July 2017': '2017-07-10',
			'2018': '2018',
			'2020-09': '2020-09',
			' Sept 2021 ': '2021-09',
			'31/12/2021': '2021-12-31'
		};
		for (const [text, rough] of Object.entries(read)) expect(readRoughDate(text)).toBe(rough);
		for (const text of ['30 February 2022', 'soon', '', '2022-13'])
			expect(readRoughDate(text)).toBeNull();
	});

	it('is written so that it reads the same again', () => {
		for (const rough of ['2022-09', '2017-07-10', '2018'])
			expect(readRoughDate(formatRoughDate(rough))).toBe(rough);
		expect([lastDayOf('2024-02'), lastDayOf('2018')]).toEqual(['2024-02-29', '2018-12-31']);
	});
});
