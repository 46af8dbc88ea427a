import fc from 'fast-check';
import { expect } from 'vitest';
import type { ReturnTemplate } from '$lib/domain/return-template';
import { templateCsv } from '$lib/export/template';
import { writeCsv } from '$lib/intake/csv';
import type { Format, Reading } from '$lib/intake/format';
import { asked, sheetOf } from '../asked';

/** A return as a council writes it: its template's header, and readings of rows under it. */
export function writtenReturn(template: ReturnTemplate, format: Format) {
	const columns = template.columns.map(({ column }) => column);
	const header = columns.join(',');
	const readText = (text: string) => format.read(sheetOf(text), asked());
	const read = (...rows: readonly string[]): Reading => readText([header, ...rows, ''].join('\n'));
	return {
		columns,
		header,
		read,
		/** What is said of rows: severity, rule, row and column. */
		said: (...rows: readonly string[]) =>
			read(...rows).problems.map(
				({ rule, severity, row, column }) => `${severity} ${rule} ${row} ${column}`
			),
		/** Expects a row to be set aside with the reason. */
		setsAside(line: string, rule: string, column: string) {
			const { figures, set_aside, problems } = read(line);
			expect(figures).toEqual([]);
			expect(set_aside).toHaveLength(1);
			expect(problems).toContainEqual(
				expect.objectContaining({ rule, column, row: 2, severity: 'error' })
			);
		},
		/** Expects the template as it is downloaded to hold rows and no figures. */
		comesBackBlank() {
			const text = templateCsv(template, { authority: 'Nottingham', followed: [] });
			expect(text.startsWith('\uFEFF')).toBe(true);
			expect(format.knows(sheetOf(text))).toBe(1);
			const { figures, problems, rows } = readText(text);
			expect([rows, figures]).toEqual([template.rows([]).length, []]);
			expect(problems).toMatchObject([{ rule: 'value.blank', severity: 'note' }]);
		},
		/**
		 * Expects a measure of its own for every row of the template filled in, whatever their order. Rows that only some numbers
		 * fit are left blank: those that are not `free`.
		 */
		comesBackFilled(
			period: string,
			free: (row: Readonly<Record<string, string>>) => boolean = () => true
		) {
			const rows = template.rows([]).filter(free);
			const values = fc.array(fc.nat(500), { minLength: rows.length, maxLength: rows.length });
			const figuresOf = (lines: readonly (readonly string[])[]) =>
				readText(writeCsv(columns, lines)).figures;
			const key = (each: { indicator: string; value: number | null }) =>
				`${each.indicator} ${each.value}`;
			fc.assert(
				fc.property(values, fc.func(fc.integer()), (numbers, order) => {
					const filled = rows.map((each, at) =>
						columns.map((column) => {
							if (column === 'period') return period;
							if (column === 'authority') return 'Nottingham';
							return column === 'value' ? String(numbers[at]) : (each[column] ?? '');
						})
					);
					const found = figuresOf(filled);
					expect(found.map(({ value }) => value)).toEqual(numbers);
					expect(new Set(found.map(({ indicator }) => indicator)).size).toBe(rows.length);
					const shuffled = figuresOf([...filled].sort((a, b) => order(a) - order(b)));
					expect(shuffled.map(key).sort()).toEqual(found.map(key).sort());
				}),
				{ numRuns: 20 }
			);
		},
		/** Expects a mutated copy to give no more strange figures than it got lines. Each of `lines` has a value of its own. */
		withstandsMutation(lines: readonly string[]) {
			const text = [header, ...lines].join('\n');
			const held = new Set(readText(text).figures.map(({ value }) => value));
			expect(held.size).toBe(lines.length);
			fc.assert(
				fc.property(
					fc.nat(text.length),
					fc.nat(60),
					fc.string({ maxLength: 20 }),
					(at, cut, put) => {
						const { figures } = readText(text.slice(0, at) + put + text.slice(at + cut));
						const strange = figures.filter(({ value }) => value !== null && !held.has(value));
						expect(strange.length).toBeLessThanOrEqual(1 + put.split('\n').length);
					}
				),
				{ numRuns: 150 }
			);
		}
	};
}
