import type { Engine } from '$lib/database/engine';
import {
	askDoubts,
	candidateMeasures,
	compareOffsets,
	compareOffsetsTogether,
	latestPeriod,
	type Staged
} from '$lib/database/staged';
import type { Indicator } from '$lib/domain/indicator';
import type { Problem, Question } from '$lib/domain/problem';
import type { Answers, UnnamedRow } from '$lib/intake/format';
import { doubtAnswer, withOffsets, type OffsetFindings } from '$lib/intake/offset-question';
import { isBeingAsked, withHeldShares } from '$lib/intake/share-question';
import { cautionOfDate } from './publication';
import type { Placed, Table } from './take-in';

/** What only the figures held can tell of a staged table. */
export interface Doubted {
	/** The reading's questions with what is held as evidence, and those that only a comparison raises. */
	readonly questions: readonly Question[];
	/** To stand among the reading's problems: see `withDoubts`. */
	readonly doubts: readonly Problem[];
}

/**
 * Looks at a staged table beside every edition held, at the years it says and one year either way, and beside the figures held of
 * the same measures and places. Nothing is doubted of a table that is held in full.
 */
export async function doubtStaged(
	engine: Engine,
	staged: Staged,
	table: Table,
	{ published, held, held_in_full }: Placed,
	asked: readonly Question[],
	answers: Answers,
	measures: readonly Indicator[]
): Promise<Doubted> {
	if (held_in_full) return { questions: asked, doubts: [] };
	// The years of an edition held in part were settled when that part was added.
	const findings = held ? { together: [], editions: [] } : await findOffsets(engine, staged);
	const { file, source } = table;
	const doubted = await askDoubts(engine, staged, source.status, (cell) =>
		isBeingAsked(asked, cell)
	);
	const evident = withHeldShares(asked, doubted.shares);
	const unconfirmed = doubted.questions.filter(
		({ rule }) => !answers.has(rule) && answers.get('value.confirm') !== 'keep'
	);
	const questions = [...withOffsets(evident, answers, findings, measures), ...unconfirmed];
	const early = cautionOfDate(published, await latestPeriod(engine, staged), file);
	const offset = doubtAnswer(findings, measures, answers, file);
	const doubts = [early, offset, ...doubted.problems].filter((each) => each !== null);
	return { questions, doubts };
}

/** Compares a staged table with every edition held, apart and together, at the years it says and one year either way. */
const findOffsets = async (engine: Engine, staged: Staged): Promise<OffsetFindings> => ({
	together: await compareOffsetsTogether(engine, staged),
	editions: await compareOffsets(engine, staged)
});

/**
 * The questions with what the figures held say of a row nobody has named: the question which measure it is offers those first
 * that agree with it in most cells, and says in how many.
 */
export async function withCandidates(
	engine: Engine,
	questions: readonly Question[],
	row: UnnamedRow
): Promise<readonly Question[]> {
	const found = await candidateMeasures(engine, row);
	const [best] = found;
	if (!best) return questions;
	const said = found
		.slice(0, 3)
		.map(
			({ name, agreed, compared, offset }) =>
				`${agreed} of ${compared} cells with “${name}”${offset === 0 ? '' : ` at ${offset > 0 ? '+1' : '−1'} year`}`
		);
	const evidence = `Of the measures held the row agrees in ${said.join(', in ')}.`;
	const years = `If it is “${best.name}”, ${best.agreed} of ${best.compared} cells agree with what is held ${best.offset === 0 ? 'at the years as they end' : best.offset > 0 ? 'at +1 year, as when the years begin' : 'at −1 year'}.`;
	return questions.map((each) => {
		if (each.rule === 'period.bare-year') return { ...each, evidence: years };
		if (each.rule !== 'measure.which') return each;
		const first = found.map(({ indicator, name }) => ({
			option: indicator as string,
			label: name
		}));
		const offered = new Set(first.map(({ option }) => option));
		const options = [...first, ...each.options.filter(({ option }) => !offered.has(option))];
		return { ...each, options, evidence };
	});
}
