import { csvRows } from '$lib/domain/csv-rows';
import type { Observation } from '$lib/domain/observation';
import type { Register } from '$lib/domain/record';
import type { Vintage } from '$lib/domain/vintage';
import { tables as definitions } from '$lib/intake/record-tables';
import { readDefined } from '$lib/intake/table';

/** The mark of a figure that is hidden. */
export const SUPPRESSED = 'c';

/** What tells a figure from every other. */
export type FigureKey = Pick<Observation, 'indicator' | 'geography' | 'period' | 'vintage'>;

/** A figure among those of its edition and of every other. */
export const figureId = ({ indicator, geography, period, vintage }: FigureKey): string =>
	`${indicator} ${geography} ${period} ${vintage}`;

/** A figure with what is printed of it: one that everybody has is out as it stands, and not as something else. */
export const printedFigure = (figure: Observation): string =>
	`${figureId(figure)} ${figure.value} ${figure.symbol} ${figure.numerator} ${figure.denominator}`;

/** Whether the rows of one edition of the record are all the figures of one here, each as it is or marked as suppressed. */
export function hasAllOf(
	observations: readonly Observation[],
	there: readonly Observation[]
): boolean {
	const [first] = there;
	if (!first) return false;
	const { vintage } = first;
	const of = new Map(there.map((each) => [figureId(each), each]));
	return observations.every((each) => {
		const own = { ...each, vintage };
		const figure = of.get(figureId(own));
		return (
			figure !== undefined &&
			(figure.symbol === SUPPRESSED || printedFigure(figure) === printedFigure(own))
		);
	});
}

/** The figures of some editions. A row whose edition is not written as any is called is read in full, to be sure. */
export function figuresOf(
	observations: string,
	wanted: ReadonlySet<string>,
	others: ReadonlySet<string> = new Set()
): readonly Observation[] {
	const [header = '', ...rows] = csvRows(observations);
	const own = rows.filter((row) => {
		const vintage = row.split(',', 4)[3] ?? '';
		return wanted.has(vintage) || (others.size > 0 && !others.has(vintage));
	});
	return readDefined<Observation>(
		definitions.observations,
		[header, ...own].join('\n')
	).values.filter(({ vintage }) => wanted.has(vintage));
}

/** The figures of the council's own editions and papers among those of `observations.csv`; the others are official. */
export function localFigures(
	observations: string,
	{ vintages }: Pick<Register, 'vintages'>
): readonly Observation[] {
	const isOwn = ({ status }: Vintage) => status === 'local' || status === 'paper';
	const names = (of: readonly Vintage[]) => new Set<string>(of.map(({ vintage }) => vintage));
	return figuresOf(
		observations,
		names(vintages.filter(isOwn)),
		names(vintages.filter((each) => !isOwn(each)))
	);
}
