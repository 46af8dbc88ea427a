import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { ResponseCategory } from '$lib/domain/response-category';
import { parseYouthJusticeId } from '$lib/domain/youth-justice-return';
import { careStatuses, countedKinds, placements } from '$lib/domain/youth-justice-words';
import type { SubjectFigure, SubjectSection } from '$lib/view/subject';
import { keyIndicatorsSection } from '$lib/view/youth-justice/key-indicators';
import { returnFaults } from '$lib/view/youth-justice/outcome-faults';
import { isOutcome } from '$lib/view/youth-justice/outcome-series';
import { outcomesSection } from '$lib/view/youth-justice/outcomes';
import { responsesSection } from '$lib/view/youth-justice/responses';
import { returnFigures } from '$lib/view/youth-justice/return-figures';
import { contextOf } from './return-fixture';

const table: readonly ResponseCategory[] = [
	{ response: 'level 1', scheme: 'Norfolk', category: 'internal', place: 1, meaning: 'One.' },
	{ response: 'level 3', scheme: 'Norfolk', category: 'immediate', place: 3, meaning: 'Three.' }
];
const names = [
	...['outcome-20', 'outcome-21', 'community-resolution', 'youth-caution', 'conviction'],
	...['other-fixed-penalty', 'other-out-of-court-total', 'send', 'serious-violence', 'victims'],
	...['board-attendance', 'mental-health', 'response-level-1', 'response-level-3', 'response-odd']
];
const slugs = (words: readonly { readonly slug: string }[]) => words.map(({ slug }) => slug);
const ids = names
	.flatMap((name) =>
		slugs(countedKinds).flatMap((counted) =>
			slugs(careStatuses).flatMap((care) =>
				slugs(placements).map((placed) => `${name}-${counted}-${care}-${placed}`)
			)
		)
	)
	.filter((id) => parseYouthJusticeId(`yj-${id}`) !== null);

const value = fc.oneof(
	fc.nat(40).map(String),
	fc.tuple(fc.nat(40), fc.nat(60)).map(([count, base]) => `${count}/${base}`),
	fc.constantFrom('c', 'x', 'c:hidden', 'k')
);
const quarters = ['Q3 2020/21', 'Q4 2020/21', 'Q3 2021/22', 'Q4 2021/22', '2021/22'];
const held = fc.dictionary(
	fc.constantFrom(...ids),
	fc.dictionary(fc.constantFrom(...quarters), value, { minKeys: 1 }),
	{ maxKeys: 25 }
);

const sectionsOf = (given: Record<string, Record<string, string>>, mode: 'internal' | 'public') => {
	const context = contextOf(given, { mode });
	return [
		outcomesSection(context),
		keyIndicatorsSection(context),
		responsesSection(context, table)
	];
};

/** A value has no reason, and a reason no value: in every drawing, whatever its kind. */
function valuesOf({ drawing }: SubjectFigure) {
	if (drawing?.kind === 'stacked') return drawing.bars.flatMap(({ slices }) => slices);
	if (drawing?.kind === 'dots') return drawing.rows.flatMap(({ dots }) => dots);
	return drawing?.kind === 'bars' ? drawing.bars : [];
}

function isWhole(section: SubjectSection) {
	const tables = [...section.figures.map((figure) => figure.table), ...section.tables];
	for (const { columns, rows } of tables)
		for (const { cells, source } of rows) {
			expect(cells).toHaveLength(columns.length - 1);
			expect(cells.every(({ text }) => text !== '')).toBe(true);
			expect(source).not.toBe('');
		}
	for (const figure of section.figures) {
		expect(figure.drawing === null).toBe(figure.empty !== null);
		for (const each of valuesOf(figure)) expect(each.value === null).toBe(each.reason !== null);
		expect(figure.finding).toMatch(/^[A-Z0-9“][^]*[.]$/);
		expect(`${figure.finding} ${figure.doubt} ${figure.notes.join(' ')}`).not.toMatch(
			/undefined|NaN|Infinity|null/
		);
	}
	expect(section.empty === null).toBe(section.figures.length > 0);
}

describe('the sections made of a return', () => {
	it('are whole whatever is held: no blank cell, no value without its reason, no figure without words', () => {
		fc.assert(
			fc.property(held, fc.constantFrom('internal' as const, 'public' as const), (given, mode) => {
				sectionsOf(given, mode).forEach(isWhole);
			}),
			{ numRuns: 60 }
		);
	});

	it('draw no bar with a figure in it that a rule of the return finds at fault, and name the fault', () => {
		fc.assert(
			fc.property(held, (given) => {
				const context = contextOf(given);
				const wrong = returnFaults(returnFigures(context))
					.flatMap(({ figures }) => figures)
					.filter(isOutcome)
					.map(({ of, period }) =>
						[of.counted, of.care_status, of.placed]
							.map(({ slug }) => slug)
							.join('-')
							.concat(period)
					);
				for (const { key, drawing, faults } of outcomesSection(context).figures) {
					if (drawing?.kind !== 'stacked') continue;
					for (const { period, refused, total } of drawing.bars) {
						const at_fault = wrong.includes(`${key.replace('outcomes-', '')}${period}`);
						expect(refused !== null).toBe(at_fault);
						if (at_fault) expect([total, faults.length > 0]).toEqual(['', true]);
					}
				}
			}),
			{ numRuns: 40 }
		);
	});
});
