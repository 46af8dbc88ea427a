import { writeAsk, writeBinding } from '$lib/domain/figure-binding';
import type { Evidence } from '$lib/view/evidence';
import type { TableView } from '$lib/view/table';
import type { TrendView } from '$lib/view/trend';
import { citesIn } from './markup';

/** Cells of one figure that are told one by one; of more only the number is. */
const TOLD = 3;

/** The cells of a table by row and column, as `2019/20, Nottingham`. */
const cellsOf = ({ rows, columns }: TableView): ReadonlyMap<string, string> =>
	new Map(
		rows.flatMap(({ head, cells }) =>
			cells.map((cell, place): [string, string] => [
				`${head}, ${columns[place + 1] ?? ''}`,
				cell.text
			])
		)
	);

/** What a figure or table shows otherwise now, as sentences. */
function drawnSince(then: TrendView, now: TrendView | undefined): readonly string[] {
	const what = `${then.name}, ${then.authority.name}`;
	if (!now) return [`${what}: the record does not hold the measure any more.`];
	const [old, fresh] = [cellsOf(then.table), cellsOf(now.table)];
	const marked = (view: TrendView, other: TrendView) =>
		[...new Set(view.marks.map(({ title }) => title))].filter(
			(title) => !other.marks.some((each) => each.title === title)
		);
	const changed = [...old].filter(([cell, text]) => (fresh.get(cell) ?? text) !== text);
	const added = now.table.rows.filter(
		({ head }) => !then.table.rows.some((each) => each.head === head)
	);
	return [
		...(then.name === now.name ? [] : [`${what}: the measure is called “${now.name}” now.`]),
		...marked(now, then).map((mark) => `${what}: “${mark}” is marked on it now.`),
		...marked(then, now).map((mark) => `${what}: “${mark}” is not marked on it any more.`),
		...(changed.length > TOLD
			? [`${what}: ${changed.length} figures drawn in the report are others now.`]
			: changed.map(
					([cell, text]) => `${what}: ${cell} was ${text} and is ${fresh.get(cell) ?? ''} now.`
				)),
		...(added.length === 0
			? []
			: [
					`${what}: figures have come for ${added.length > TOLD ? `${added.length} more periods` : added.map(({ head }) => head).join(', ')}.`
				])
	];
}

/**
 * What the figures of a report say now, where that is not what they said: sentences for its numbers and then for its figures and
 * tables. `then` is the evidence it was drawn from, `now` the same asked of every edition held today, both in one mode. Empty when all
 * of it still stands.
 */
export function sinceSentences(
	texts: readonly string[],
	then: Evidence,
	now: Evidence
): readonly string[] {
	const { bindings, asks } = citesIn(texts);
	const numbers = bindings.flatMap((binding) => {
		const key = writeBinding(binding);
		const [cited, today] = [then.cited.get(key), now.cited.get(key)];
		if (!cited) return [];
		if (!today) return [`${cited.what}: its edition is not in the record any more.`];
		if (today.text !== cited.text)
			return [`${cited.what}: it was ${cited.text} and is ${today.text} now.`];
		return today.since === null ? [] : [`${cited.what}: ${today.since}`];
	});
	const drawn = asks.flatMap((ask) => {
		const view = then.trends.get(writeAsk(ask));
		return view ? drawnSince(view, now.trends.get(writeAsk(ask))) : [];
	});
	return [...new Set([...numbers, ...drawn])];
}
