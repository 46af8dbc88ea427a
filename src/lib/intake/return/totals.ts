import { fosteringName, unitWord } from '$lib/domain/fostering-checked';
import { fosteringFaults } from '$lib/domain/fostering-checks';
import { fosteringOf } from '$lib/domain/fostering-figure';
import { grouped } from '$lib/domain/grouped';
import { rowsWord, type ReturnFault } from '$lib/domain/return-fault';
import { inShort } from '$lib/domain/return-time';
import { listed } from '$lib/domain/wording';
import { youthJusticeFaults } from '$lib/domain/youth-justice-checks';
import { parseYouthJusticeId } from '$lib/domain/youth-justice-return';
import type { Figure } from '../format';
import type { Gathering } from '../gathering';

/** Whether rows give one figure with different values, so that they are set aside as duplicates. */
const clashes = ([first, ...others]: readonly Figure[]) =>
	others.some(({ value, symbol }) => value !== first?.value || symbol !== first.symbol);

/** One measure given twice in one unit, with two values: one of them may count something else. */
function sayTwoValues(rows: readonly Figure[], gathering: Gathering, file: string): void {
	const [first] = rows;
	const of = first && fosteringOf(first.indicator);
	const values = rows.flatMap(({ value }) => value ?? []);
	if (!first || !of || values.length < 2) return;
	gathering.warn(
		first.source_row,
		'unit',
		'identity.two-units',
		`Row ${first.source_row} of ${file}, with ${rowsWord(rows.slice(1).map(({ source_row }) => source_row))}: ${fosteringName(of)} is given as ${listed(values.map(String))} for ${inShort(first.period)}. If one of them counts something else than ${unitWord(of.unit)}, such as children, correct its unit; otherwise keep the row that is right.`
	);
}

/** What is wrong with the figures of one authority, by the rules that the pages follow too. */
const faultsOf = (figures: readonly Figure[]): readonly ReturnFault<Figure>[] => [
	...fosteringFaults(
		figures.flatMap((each) => {
			const of = fosteringOf(each.indicator);
			return of ? [{ ...each, of }] : [];
		})
	),
	...youthJusticeFaults(
		figures.flatMap((each) => {
			const of = parseYouthJusticeId(each.indicator);
			return of ? [{ ...each, of }] : [];
		})
	)
];

/** What is said of a row, with the others it does not agree with. */
function sentence({ what, cure, rows }: ReturnFault, row: number, file: string): string {
	const others = rows.filter((each) => each !== row);
	const beside = others.length > 0 ? `, with ${rowsWord(others)}` : '';
	return `Row ${row} of ${file}${beside}: ${what} ${cure}`;
}

/**
 * Holds the figures of a return against one another. A warning is said of the row to look at first; rows that cannot be true
 * are each set aside, with the rows they do not agree with.
 */
export function checkReturn(figures: readonly Figure[], gathering: Gathering, file: string): void {
	const same = grouped(
		figures,
		({ indicator, geography, period }) => `${indicator} ${geography} ${period}`
	);
	for (const rows of same.filter(clashes)) sayTwoValues(rows, gathering, file);
	const once = same.flatMap((rows) => (clashes(rows) ? [] : rows.slice(0, 1)));
	for (const fault of grouped(once, ({ geography }) => geography).flatMap(faultsOf)) {
		const [first] = fault.rows;
		for (const { source_row } of fault.refused)
			gathering.fault(source_row, 'value', fault.rule, sentence(fault, source_row, file));
		if (fault.refused.length === 0 && first !== undefined)
			gathering.warn(first, 'value', fault.rule, sentence(fault, first, file));
	}
}
