import type { Indicator } from '$lib/domain/indicator';
import type { Asked } from '../format';
import type { Gathering } from '../gathering';
import { localMeasure, type MeasureSeen } from '../mapping/local-measure';
import { nearestMeasures, saysPercent } from '../mapping/nearest-measures';
import { measureNamed } from '../mapping/which';
import { readNumber } from '../number';

/** A return with more unknown measures than this is another kind of file: nobody answers so many questions. */
const MOST_ASKED = 20;

/** What a return shows of a measure, and the first row that names it. */
export interface SeenInReturn extends MeasureSeen {
	readonly row: number;
}

/** What a return shows of every measure it names, by the name as written. */
export function measuresSeen(
	rows: readonly {
		readonly row: number;
		readonly indicator: string;
		readonly period: string;
		readonly value: string;
	}[]
): ReadonlyMap<string, SeenInReturn> {
	const seen = new Map<
		string,
		{ row: number; labels: string[]; cells: string[]; decimals: number }
	>();
	for (const { row, indicator, period, value } of rows) {
		const held = seen.get(indicator) ?? { row, labels: [], cells: [], decimals: 0 };
		seen.set(indicator, held);
		held.labels.push(period);
		held.cells.push(value);
		const read = readNumber(value);
		if (read.kind === 'printed') held.decimals = Math.max(held.decimals, read.decimals);
	}
	return seen;
}

/** Where a measure is asked about: the return's file, and what it shows of its measures. */
export interface NewMeasure {
	readonly name: string;
	readonly file: string;
	readonly seen: ReadonlyMap<string, SeenInReturn>;
}

/**
 * What is meant by a measure the record does not follow: the analyst's answer, a new measure of the council's own or one of the
 * record's. `unasked` for a text that is no measure's name, null while there is no answer.
 */
export function askNewMeasure(
	gathering: Gathering,
	asked: Asked,
	{ name, file, seen }: NewMeasure
): Indicator | 'left-out' | 'unasked' | null {
	const { measures } = asked;
	const own = seen.get(name);
	if (!own) return 'unasked';
	const made = localMeasure(asked, name, own);
	const unknown = [...seen.keys()].filter((each) => each !== '' && !measureNamed(asked, each));
	if (!made || unknown.length > MOST_ASKED) return 'unasked';
	const near = nearestMeasures(measures.all, name, saysPercent([name, ...own.cells]));
	const answer = gathering.ask({
		rule: `identity.new-measure:${name}`,
		text: `Which measure is “${name}”?`,
		options: [
			{ option: 'add', label: 'A measure of the council’s own: add it' },
			...near.map(({ measure }) => ({
				option: measure.indicator,
				label: `${measure.name} (${measure.unit_label})`
			})),
			{ option: 'leave-out', label: 'None of these: leave its rows out' }
		],
		fallback: null,
		evidence: `${file} has it first in row ${own.row}; the record follows no measure of that name.`
	});
	if (answer === null) return null;
	if (answer === 'add') return made;
	if (answer === 'leave-out') return 'left-out';
	return (
		measures.byId(answer) ??
		gathering.refuse(
			'indicator',
			'identity.unknown-measure',
			`The answer “${answer.slice(0, 60)}” is no measure’s id. Answer with one of the ids offered, add or leave-out.`
		)
	);
}
