import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RowId } from '$lib/domain/id';
import { readRegister, REGISTER_TABLES } from '$lib/intake/record';
import type { Report } from '$lib/domain/report';
import { measuresSpokenOf } from '../../src/routes/reports/[report]/measures';

const { register } = readRegister(
	new Map(REGISTER_TABLES.map((name) => [name, readFileSync(`data/${name}.csv`, 'utf8')]))
);
const report = (title: string): Report => ({
	report: 'a' as RowId,
	title,
	meeting: '2021-11-15' as Report['meeting'],
	item: null,
	template: 'nottingham' as RowId,
	state: 'draft',
	published: null
});
const spoken = (title: string, text: string) =>
	measuresSpokenOf(
		register,
		report(title),
		[{ report: 'a' as RowId, part: 'background' as RowId, text }],
		{ bindings: [], asks: [] }
	);

test.each([
	['Offending doubled.', 'cla-offending'],
	['We have maintained the 3% figure of children in care who offend.', 'cla-offending'],
	['More of our children had their teeth checked.', 'dental-checks'],
	['Looked-after children cautioned or convicted rose.', 'cla-offending']
])('“%s” is checked against the figures of %s', (text, indicator) => {
	expect(spoken('A report', text)).toContain(indicator);
});

test('a title tells what a report is checked against', () => {
	expect(spoken('Reducing Offending Behaviour (Children in Care)', '')).toContain('cla-offending');
});

test('words of no measure ask for none', () => {
	expect(spoken('Homes', 'Do nothing: ruled out. The Chair thanked officers.')).toEqual([]);
});
