import type { IsoDate } from '$lib/domain/id';
import { agendaOf, type AgendaItem } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { editsOf } from '$lib/intake/record-row';
import { tables } from '$lib/intake/record-tables';
import { saysTheSame } from './kept-row';

/** The number after the last of an agenda. */
export const nextNumber = (register: Register, meeting: IsoDate): number =>
	Math.max(0, ...agendaOf(register, meeting).map(({ item }) => item)) + 1;

/** Puts one agenda in place of another, row by row. Questions follow the item they were asked under, and reports the item they are for; `null`: it is gone. */
export function replaceAgenda(
	register: Register,
	meeting: IsoDate,
	{
		before,
		after
	}: { readonly before: readonly AgendaItem[]; readonly after: readonly AgendaItem[] },
	renumbered: ReadonlyMap<number, number | null>
): readonly RowEdit[] {
	const numbers = new Set([...before, ...after].map(({ item }) => item));
	const at = (items: readonly AgendaItem[], number: number) =>
		items.find(({ item }) => item === number) ?? null;
	return [
		...[...numbers]
			.toSorted((a, b) => a - b)
			.flatMap((number) =>
				editsOf(tables.agenda_items, at(before, number), at(after, number)).filter(
					(edit) => !saysTheSame(edit)
				)
			),
		...register.questions
			.filter((each) => each.meeting === meeting && each.item !== null && renumbered.has(each.item))
			.flatMap((question) =>
				editsOf(tables.questions, question, {
					...question,
					item: renumbered.get(question.item ?? 0) ?? null
				})
			),
		...register.reports
			.filter((each) => each.meeting === meeting && each.item !== null && renumbered.has(each.item))
			.flatMap((report) =>
				editsOf(tables.reports, report, {
					...report,
					item: renumbered.get(report.item ?? 0) ?? null
				})
			)
	];
}

/** Makes room at a number: the unbroken run of items from it on moves down by one. */
export function shifted(items: readonly AgendaItem[], number: number) {
	const renumbered = new Map<number, number | null>();
	for (let each = number; items.some(({ item }) => item === each); each += 1)
		renumbered.set(each, each + 1);
	return {
		renumbered,
		items: items.map((each) => ({ ...each, item: renumbered.get(each.item) ?? each.item }))
	};
}

/** Closes the gap an item leaves: the unbroken run of items after it moves up by one. */
export function closed(items: readonly AgendaItem[], number: number) {
	const renumbered = new Map<number, number | null>([[number, null]]);
	for (let each = number + 1; items.some(({ item }) => item === each); each += 1)
		renumbered.set(each, each - 1);
	return {
		renumbered,
		items: items
			.filter(({ item }) => item !== number)
			.map((each) => ({ ...each, item: renumbered.get(each.item) ?? each.item }))
	};
}
