import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import type { Checked, Problem } from '$lib/domain/problem';
import { readBoardPaper } from '$lib/intake/board-paper';
import { readEes } from '$lib/intake/ees';
import { readLaitLong } from '$lib/intake/lait-long';
import { placeFinder } from '$lib/intake/place';
import { readQuarterlyReturn } from '$lib/intake/quarterly-return';
import { readSfr, sfrLayouts } from '$lib/intake/sfr';
import { boardPapers, lait, laitBefore, outcomes, releases, transcriptions } from './sources';

/** Where the command gets its text from, and where it says what is wrong with it. */
export interface Reader {
	/** A published file as text; with an edition, its hash is kept. */
	readonly source: (file: string, vintage?: VintageId) => Promise<string>;
	/** Figures copied by hand from a paper. */
	readonly paper: (vintage: VintageId) => Promise<string>;
	readonly report: (problems: readonly Problem[]) => void;
}

/** Every figure of the record, ordered by key. */
export async function gatherFigures(
	reader: Reader,
	indicators: readonly Indicator[],
	geographies: readonly Geography[]
): Promise<readonly Observation[]> {
	const places = placeFinder(geographies);
	const take = (checked: Checked<Observation>) => {
		reader.report(checked.problems);
		return checked.values;
	};
	const named = (id: string) => {
		const found = indicators.find((each) => each.indicator === id);
		if (!found) throw new Error(`indicators.csv has no measure ${id}.`);
		return found;
	};
	const offending = named('cla-offending');
	const nottingham = places.byNumber('892');
	if (!nottingham) throw new Error('The places have no Nottingham (892).');
	const figures: (readonly Observation[])[] = [];

	const latest = await reader.source(lait.file, lait.vintage);
	const { vintage } = lait;
	figures.push(take(readLaitLong(latest, lait.file, { indicators, geographies, vintage })));

	const before = readLaitLong(
		await reader.source(laitBefore.file, laitBefore.vintage),
		laitBefore.file,
		{
			indicators: indicators.filter(({ lait_code }) => laitBefore.codes.includes(lait_code ?? '')),
			geographies,
			vintage: laitBefore.vintage
		}
	);
	figures.push(take(before).filter(({ geography }) => geography === ENGLAND));

	for (const { file, vintage, year } of outcomes) {
		const layout = sfrLayouts.find((each) => each.year === year);
		if (!layout) throw new Error(`No layout is known for the ${year} file of outcomes.`);
		const asked = { indicator: offending.indicator, vintage, places };
		figures.push(take(readSfr(await reader.source(file, vintage), file, layout, asked)));
	}
	for (const { file, vintage, layout } of releases) {
		const asked = { indicators, vintage, places };
		figures.push(take(readEes(await reader.source(file, vintage), file, layout, asked)));
	}
	for (const vintage of transcriptions) {
		const asked = { indicators, vintage, places };
		figures.push(
			take(readQuarterlyReturn(await reader.paper(vintage), `papers/${vintage}.csv`, asked))
		);
	}
	for (const vintage of boardPapers) {
		const answers = {
			indicator: offending,
			geography: nottingham.geography,
			vintage,
			bare_year: 'begins' as const
		};
		figures.push(
			take(readBoardPaper(await reader.paper(vintage), `papers/${vintage}.csv`, answers))
		);
	}
	return figures.flat().sort(byKey(indicators));
}

function byKey(indicators: readonly Indicator[]) {
	const place = new Map(indicators.map((each, index) => [each.indicator, index]));
	const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
	return (a: Observation, b: Observation) =>
		(place.get(a.indicator) ?? 0) - (place.get(b.indicator) ?? 0) ||
		order(a.geography, b.geography) ||
		order(a.period, b.period) ||
		order(a.vintage, b.vintage);
}
