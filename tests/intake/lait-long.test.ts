import { describe, expect, test } from 'vitest';
import { readLaitAreas } from '$lib/intake/lait-long';

const header = 'Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region';

describe('LAIT’s long file', () => {
	test('its places are listed once each', () => {
		const text = `${header}\nA,,2020,Nottingham,4,892,East Midlands\nA,,2021,Nottingham,4,892,East Midlands\nA,,2020,England,3,970,NA\n`;
		expect(readLaitAreas(text, 'lait.csv').values).toEqual([
			{ number: 892, name: 'Nottingham', region: 'East Midlands' },
			{ number: 970, name: 'England', region: 'NA' }
		]);
	});
});
