import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { askMeasure } from '$lib/database/queries/measure';
import { withFigures } from '$lib/database/relations';
import { today } from '$lib/domain/calendar';
import type { Geography } from '$lib/domain/geography';
import { settleHidden } from '$lib/state/settle-hidden';
import { viewMeasure } from '$lib/view/measure';
import { summaryOf, type MeasureSummary } from '$lib/view/summary';
import { findAuthority, findMeasure, findPeriod, missingPeriod } from './asked-for';
import { takeInFiles } from './take-in-files';
import { parseViewWords, type ViewWords } from './view-words';

const USAGE =
	'npm run -s view -- INDICATOR --authority CODE [--authority CODE...] [--period P] [--neighbours SET] [--mode internal|public] [--file FILE...] [--answers FILE] --json\nSays of a measure what its page says, from the record or from the files named.';

/** A sentence for whoever typed the command, and no fault of the program. */
class Complaint extends Error {}

async function readFiles(names: readonly string[]) {
	return Promise.all(
		names.map(async (name) => ({
			name: basename(name),
			bytes: new Uint8Array(
				await readFile(name).catch(() => {
					throw new Complaint(
						`${name} could not be opened. Check its name and that you may read it.`
					);
				})
			)
		}))
	);
}

async function answersIn(name: string | null): Promise<unknown> {
	if (name === null) return {};
	try {
		return JSON.parse(await readFile(name, 'utf8'));
	} catch {
		throw new Complaint(
			`${name} could not be read as JSON. It should be what --answers of the intake takes.`
		);
	}
}

async function summaries(words: ViewWords): Promise<readonly MeasureSummary[]> {
	const files = await readFiles(words.files);
	const answers = await answersIn(words.answers);
	const taken = await takeInFiles(files, answers, { figures: files.length === 0 });
	try {
		const open = taken.results.find(({ result }) => result.outcome !== 'accepted')?.result;
		if (open)
			throw new Complaint(
				`${open.file} could not be used: ${(open.questions[0]?.text ?? open.problems.find(({ severity }) => severity === 'error')?.message ?? 'it holds no figures.').trim()} Run the intake on it first.`
			);
		const { register } = taken;
		const { board, events, hexes } = register;
		await settleHidden(taken.engine, board, false);
		const engine = withFigures(taken.engine, { mode: words.mode });
		const indicator = await findMeasure(engine, words.indicator);
		if ('complaint' in indicator) throw new Complaint(indicator.complaint);
		const period = words.period === null ? null : findPeriod(words.period, indicator.year_kind);
		if (words.period !== null && period === null)
			throw new Complaint(
				`“${words.period}” names no period. Write 2019/20, or the interval 2019-04-01/2020-03-31.`
			);
		const neighbour_set = words.neighbours ?? board.neighbour_set;
		if (!register.neighbours.some((each) => each.neighbour_set === neighbour_set))
			throw new Complaint(
				`There is no ${neighbour_set} set of statistical neighbours. Those held are ${[...new Set(register.neighbours.map((each) => each.neighbour_set))].join(' and ')}.`
			);
		const said: MeasureSummary[] = [];
		for (const word of words.authorities) {
			const authority: Geography | { readonly complaint: string } = findAuthority(
				register.geographies,
				word
			);
			if ('complaint' in authority) throw new Complaint(authority.complaint);
			const { geography } = authority;
			const found = await askMeasure(engine, {
				indicator: indicator.indicator,
				geography,
				neighbour_set,
				until: period
			});
			if (!found) throw new Complaint(`${word} is not an authority with figures of this measure.`);
			const missing = period && missingPeriod(period, found.standing?.periods ?? []);
			if (missing) throw new Complaint(missing);
			const context = {
				events,
				hexes,
				targets: geography === board.geography ? register.targets : [],
				today: today(),
				mode: words.mode,
				average: 'mean' as const
			};
			said.push(summaryOf(found, viewMeasure(found, context), context));
		}
		return said;
	} finally {
		await taken.close();
	}
}

/**
 * Says of one measure, for each authority named, what its page says: as JSON, an array with one object an authority, or as the
 * headline and caveats.
 *
 * @returns 0 when every authority was answered, 2 when the command or a file could not be followed; a sentence says why.
 */
export async function main(commandLine: readonly string[]): Promise<number> {
	const words = parseViewWords(commandLine);
	if (typeof words === 'string') {
		console.error(`${words}\n${USAGE}`);
		return 2;
	}
	try {
		const said = await summaries(words);
		if (words.json) console.log(JSON.stringify(said, null, '\t'));
		else
			for (const { headline, caveats } of said)
				console.log([headline, ...caveats.map((caveat) => `  ${caveat}`)].join('\n'));
		return 0;
	} catch (cause) {
		if (!(cause instanceof Complaint)) throw cause;
		console.error(cause.message);
		return 2;
	}
}
