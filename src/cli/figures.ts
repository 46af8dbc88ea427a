import { ENGLAND, type Geography } from '$lib/domain/geography';
import type { VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Observation } from '$lib/domain/observation';
import type { Problem } from '$lib/domain/problem';
import { Desk } from '$lib/intake/desk';
import type { Figure } from '$lib/intake/format';
import {
	boardPapers,
	fostering,
	lait,
	laitBefore,
	outcomes,
	releases,
	transcriptions
} from './sources';

/** Where the command gets its files from, and where it says what is wrong with them. */
export interface Reader {
	/** A published file; with an edition, its hash is kept. */
	readonly source: (file: string, vintage?: VintageId) => Promise<Uint8Array>;
	/** Figures copied by hand from a paper. */
	readonly paper: (vintage: VintageId) => Promise<Uint8Array>;
	readonly report: (problems: readonly Problem[]) => void;
}

/** One edition to be read: which of its figures the record takes, and what a paper leaves unsaid. */
interface Wanted {
	readonly vintage: VintageId;
	readonly file: string;
	readonly bytes: Uint8Array;
	readonly take: (figure: Figure) => boolean;
	readonly answers?: Readonly<Record<string, string>>;
	/** Rules by which what is wrong with the file was looked at, and is as it should be. */
	readonly known?: readonly string[];
}

/** Every figure of the record, ordered by key: read as the upload page and `npm run intake` read the same files. */
export async function gatherFigures(
	reader: Reader,
	indicators: readonly Indicator[],
	geographies: readonly Geography[]
): Promise<readonly Observation[]> {
	const nottingham = geographies.find(({ number }) => number === 892);
	if (!nottingham) throw new Error('The places have no Nottingham (892).');
	const followed = new Set<string>(indicators.map(({ indicator }) => indicator));
	const figures: Observation[] = [];
	const desk = new Desk({ indicators, geographies, authority: nottingham.geography });

	const read = async ({ vintage, file, bytes, take, answers = {}, known = [] }: Wanted) => {
		const seen = await desk.open(file, bytes);
		const {
			problems,
			outcome,
			figures: found
		} = desk.read(seen.key, 0, new Map(Object.entries(answers)));
		desk.putAway(seen.key);
		// Measures of LAIT's that the board does not follow are unknown here, which is as it should be.
		const unexpected = problems.filter(
			({ severity, rule }) =>
				!known.includes(rule) &&
				(severity === 'error' || (severity === 'warning' && rule.startsWith('structure.')))
		);
		reader.report([...seen.problems, ...unexpected]);
		if (outcome !== 'accepted') {
			if (!unexpected.some(({ severity }) => severity === 'error'))
				throw new Error(`${file} leaves something unsaid, so it cannot be part of the record.`);
			return;
		}
		for (const each of found)
			if (followed.has(each.indicator) && take(each)) figures.push({ ...each, vintage });
	};
	const everything = () => true;
	const only =
		(...wanted: readonly string[]) =>
		({ indicator }: Figure) =>
			wanted.includes(indicator);

	const laitCodes = new Set(
		indicators.filter(({ lait_code }) => lait_code !== null).map(({ indicator }) => indicator)
	);
	await read({
		...lait,
		bytes: await reader.source(lait.file, lait.vintage),
		take: ({ indicator }) => laitCodes.has(indicator)
	});
	const before = indicators
		.filter(({ lait_code }) => laitBefore.codes.includes(lait_code ?? ''))
		.map(({ indicator }) => indicator);
	await read({
		...laitBefore,
		bytes: await reader.source(laitBefore.file, laitBefore.vintage),
		take: ({ indicator, geography }) => before.includes(indicator) && geography === ENGLAND
	});
	for (const each of outcomes)
		await read({
			...each,
			bytes: await reader.source(each.file, each.vintage),
			take: only('cla-offending')
		});
	for (const { measures, ...each } of releases)
		await read({
			...each,
			bytes: await reader.source(each.file, each.vintage),
			take: only(...measures)
		});
	const { measures, ...table } = fostering;
	await read({
		...table,
		bytes: await reader.source(table.file, table.vintage),
		take: only(...measures)
	});
	for (const vintage of transcriptions)
		await read({
			vintage,
			file: `${vintage}.csv`,
			bytes: await reader.paper(vintage),
			take: everything
		});
	for (const vintage of boardPapers)
		await read({
			vintage,
			file: `${vintage}.csv`,
			bytes: await reader.paper(vintage),
			take: everything,
			answers: {
				'measure.which': 'cla-offending',
				'place.which': nottingham.geography,
				'period.bare-year': 'begins'
			}
		});
	return figures.sort(byKey(indicators));
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
