import { formatDate } from '$lib/domain/calendar';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import { agendaOf, type AgendaItem, type Delivery } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import { faultsOf } from '$lib/intake/record-row';
import { closed, nextNumber, replaceAgenda, shifted } from './agenda-rows';
import {
	line,
	lineOrNothing,
	MEASURE_GONE,
	NAMES_A_PERSON,
	namesPerson,
	short,
	unknownMeasures,
	wholeOrNothing,
	type Edited,
	type Fault
} from './written-field';

/** A line of an agenda as a form holds it: texts as they are typed. */
export interface WrittenItem {
	readonly item: string;
	readonly title: string;
	readonly report_of: string;
	readonly delivery: Delivery;
	readonly page_from: string;
	readonly page_to: string;
	readonly minutes: string;
	readonly paper: string;
	/** The report of the work plan it brings; empty for none. */
	readonly plan_item: string;
	readonly indicators: readonly IndicatorId[];
	/** Where another item has the number: put this one before it and number those after it again. */
	readonly before_it: boolean;
}

/** What of a line a form can get wrong. */
export type ItemField = keyof WrittenItem;

/** A line as a form begins with it; a new one with the next free number. */
export const writtenItem = (
	register: Register,
	meeting: IsoDate,
	item: AgendaItem | null
): WrittenItem => ({
	item: String(item?.item ?? nextNumber(register, meeting)),
	title: item?.title ?? '',
	report_of: item?.report_of ?? '',
	delivery: item?.delivery ?? 'paper',
	page_from: item?.page_from?.toString() ?? '',
	page_to: item?.page_to?.toString() ?? '',
	minutes: item?.minutes?.toString() ?? '',
	paper: item?.paper ?? '',
	plan_item: item?.plan_item ?? '',
	indicators: item?.indicators ?? [],
	before_it: false
});

function numberFaults(written: WrittenItem): Fault<ItemField>[] {
	const whole = (field: 'item' | 'page_from' | 'page_to' | 'minutes', what: string) =>
		/^\d{1,4}$/.test(line(written[field])) || (field !== 'item' && line(written[field]) === '')
			? []
			: [
					{
						field,
						sentence: `“${line(written[field])}” is not ${what}. Write a whole number${field === 'item' ? '' : ', or leave it empty'}.`
					}
				];
	const faults: Fault<ItemField>[] = [
		...whole('item', 'the number of an item'),
		...whole('page_from', 'a page'),
		...whole('page_to', 'a page'),
		...whole('minutes', 'a number of minutes')
	];
	if (faults.length > 0) return faults;
	const [from, to] = [wholeOrNothing(written.page_from), wholeOrNothing(written.page_to)];
	if (Number(line(written.item)) === 0)
		faults.push({ field: 'item', sentence: 'Agendas are numbered from 1. Write 1 or more.' });
	if (to !== null && from === null)
		faults.push({ field: 'page_from', sentence: 'Write the first page too.' });
	if (to !== null && from !== null && to < from)
		faults.push({
			field: 'page_to',
			sentence: `The last page, ${to}, is before the first, ${from}. Write them the other way round.`
		});
	return faults;
}

function wordFaults(register: Register, written: WrittenItem): Fault<ItemField>[] {
	const faults: Fault<ItemField>[] = [];
	if (line(written.title) === '')
		faults.push({ field: 'title', sentence: 'Write the title of the item.' });
	for (const field of ['title', 'report_of'] as const)
		if (namesPerson(written[field])) faults.push({ field, sentence: NAMES_A_PERSON });
	if (unknownMeasures(register, written.indicators).length > 0)
		faults.push({ field: 'indicators', sentence: MEASURE_GONE });
	if (
		written.plan_item !== '' &&
		!register.work_plan_items.some(({ item }) => item === written.plan_item)
	)
		faults.push({
			field: 'plan_item',
			sentence: 'That report is not in the work plan any more. Choose another, or none.'
		});
	return faults;
}

/**
 * The change that puts a line as a form holds it in place of the one that stood before; `before` null: it is new. Where another item
 * has its number it is refused, unless the form says to put it before that one.
 */
export function editItem(
	register: Register,
	meeting: IsoDate,
	before: AgendaItem | null,
	written: WrittenItem
): Edited<ItemField> {
	const faults = [...numberFaults(written), ...wordFaults(register, written)];
	const number = Number(line(written.item));
	const others = agendaOf(register, meeting).filter(({ item }) => item !== before?.item);
	const holder = others.find(({ item }) => item === number);
	if (faults.length === 0 && holder && !written.before_it)
		faults.push({
			field: 'item',
			sentence: `Item ${number} is “${short(holder.title)}” already. Take ${nextNumber(register, meeting)}, which is free, or tick the box to put this one before it.`
		});
	if (faults.length > 0) return { faults };
	const after: AgendaItem = {
		meeting,
		item: number,
		title: line(written.title),
		report_of: lineOrNothing(written.report_of),
		delivery: written.delivery,
		page_from: wholeOrNothing(written.page_from),
		page_to: wholeOrNothing(written.page_to),
		indicators: written.indicators,
		plan_item: written.plan_item === '' ? null : (written.plan_item as RowId),
		minutes: wholeOrNothing(written.minutes),
		paper: lineOrNothing(written.paper)
	};
	const refused = [...faultsOf('agenda_items', after)].map(([column, sentence]) => ({
		field: (column in written ? column : 'title') as ItemField,
		sentence
	}));
	if (refused.length > 0) return { faults: refused };
	const made = shifted(others, number);
	const renumbered = new Map(made.renumbered);
	if (before && before.item !== number) renumbered.set(before.item, number);
	return {
		words: `${before ? 'Changed' : 'Added'} item ${number}, “${short(after.title)}”, ${before ? 'on' : 'to'} the agenda of ${formatDate(meeting)}`,
		edits: replaceAgenda(
			register,
			meeting,
			// The line as its form saw it: where another tab made it another meanwhile, that is told.
			{ before: before ? [...others, before] : others, after: [...made.items, after] },
			renumbered
		)
	};
}

/** Takes a line out; those after it move up by one. */
export function removeItem(register: Register, { meeting, item, title }: AgendaItem) {
	const before = agendaOf(register, meeting);
	const made = closed(before, item);
	return {
		words: `Took “${short(title)}” off the agenda of ${formatDate(meeting)}`,
		edits: replaceAgenda(register, meeting, { before, after: made.items }, made.renumbered)
	};
}

/** Changes places with the line before (`-1`) or after it (`1`); no edits where there is none. */
export function moveItem(register: Register, { meeting, item, title }: AgendaItem, by: -1 | 1) {
	const items = agendaOf(register, meeting);
	const other = items[items.findIndex((each) => each.item === item) + by];
	const number = other?.item ?? item;
	const swapped = new Map<number, number | null>(
		other
			? [
					[item, number],
					[number, item]
				]
			: []
	);
	return {
		words: `Moved “${short(title)}” to item ${number} on the agenda of ${formatDate(meeting)}`,
		edits: replaceAgenda(
			register,
			meeting,
			{
				before: items,
				after: items.map((each) => ({ ...each, item: swapped.get(each.item) ?? each.item }))
			},
			swapped
		)
	};
}

/** What every agenda begins and ends with. */
const OPENING = ['Apologies for absence', 'Declarations of interests', 'Minutes'] as const;
const CLOSING = ['Work Plan', 'Future meeting dates'] as const;

/**
 * Makes the agenda of a meeting from the work plan: the usual opening, the plan's reports in its order, the work plan and the dates.
 * Refused where the meeting has an agenda.
 */
export function agendaFromPlan(register: Register, meeting: IsoDate): Edited {
	if (agendaOf(register, meeting).length > 0)
		return {
			faults: [{ field: 'item', sentence: 'This meeting has an agenda already. Add to it.' }]
		};
	const procedure = (title: string) => ({ title, delivery: 'procedure' as const });
	const lines: readonly (Pick<AgendaItem, 'title' | 'delivery'> & Partial<AgendaItem>)[] = [
		...OPENING.map(procedure),
		...register.work_plan_items
			.filter((each) => each.meeting === meeting && each.status !== 'withdrawn')
			.toSorted((a, b) => a.place - b.place)
			.map(({ item, report, leads, delivery, indicators, minutes }) => ({
				title: report,
				delivery,
				report_of: leads.length > 0 ? leads.join(' and ') : null,
				indicators,
				plan_item: item,
				minutes
			})),
		...CLOSING.map(procedure)
	];
	const items = lines.map((each, place) => ({
		report_of: null,
		page_from: null,
		page_to: null,
		indicators: [],
		plan_item: null,
		minutes: null,
		paper: null,
		...each,
		meeting,
		item: place + 1
	}));
	return {
		words: `Made the agenda of ${formatDate(meeting)} from the work plan`,
		edits: replaceAgenda(register, meeting, { before: [], after: items }, new Map())
	};
}
