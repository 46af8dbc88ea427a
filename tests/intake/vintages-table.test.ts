import { describe, expect, it } from 'vitest';
import { VINTAGE_STATUSES } from '$lib/domain/vintage';
import { tables } from '$lib/intake/record-tables';
import { readDefined, writeTable } from '$lib/intake/table';

const file = (status: string) =>
	`vintage,publisher,title,published,retrieved,status,licence,note,hash\nyjs-2026-05-01,Youth Justice Board,Youth justice statistics,2026-05-01,2026-05-02,${status},OGL,,\n`;

describe('the status of an edition in the record', () => {
	it.each(VINTAGE_STATUSES)('is read and written back: %s', (status) => {
		const { values, problems } = readDefined(tables.vintages, file(status));
		expect(problems).toEqual([]);
		expect(values[0]?.status).toBe(status);
		expect(writeTable(tables.vintages, values)).toBe(file(status));
	});

	it.each(['draft', 'Provisional', 'p', ''])('is no other word, such as “%s”', (status) => {
		const { values, problems } = readDefined(tables.vintages, file(status));
		expect(values).toEqual([]);
		expect(problems).toEqual([
			expect.objectContaining({ row: 2, column: 'status', rule: 'record.cell' })
		]);
	});

	it('says which words it may be', () => {
		expect(readDefined(tables.vintages, file('draft')).problems[0]?.message).toContain(
			'one of: statistics, provisional, paper, local'
		);
	});
});
