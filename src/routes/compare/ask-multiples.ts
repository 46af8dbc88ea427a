import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Multiple } from '$lib/view/multiple';
import { readView } from '../read-view';
import { shownMode } from '../shown-mode.svelte';
import type { Selection } from './selection';

/** What the engine says of itself while it starts. */
export interface Progress {
	readonly sentence: string;
}

/** The small figures of a selection, in its order, and what of it nothing is known of. */
export interface Answered {
	readonly multiples: readonly Multiple[];
	/** Measures that neither the record nor a file added here holds. */
	readonly unheld: readonly IndicatorId[];
}

interface Question {
	readonly indicator: IndicatorId;
	readonly geography: GeographyCode;
}

/** Every pair of a measure and an authority, in the order of the longer list. */
const questionsOf = ({ indicators, authorities }: Selection): readonly Question[] =>
	indicators.flatMap((indicator) => authorities.map((geography) => ({ indicator, geography })));

async function fetchBuilt({ indicator }: Question): Promise<Multiple> {
	const multiple = await readView<Multiple>(`multiples/${indicator}.json`, fetch);
	if (!multiple)
		throw new Error(
			'The site did not give the figures of a measure. Reload the page to try again.'
		);
	return multiple;
}

async function askEngine(
	questions: readonly Question[],
	watch: (progress: Progress) => void
): Promise<readonly (Multiple | null)[]> {
	const [{ engine }, { makeMultiple }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('./make-compare')
	]);
	watch(engine);
	const running = await engine.asked(
		shownMode.mode,
		questions.map(({ indicator }) => indicator)
	);
	return Promise.all(questions.map((question) => makeMultiple(running, engine.register, question)));
}

/**
 * The figures of a selection: as the build made them where `built` says that it made every one, else from the engine, whose
 * progress `watch` is given.
 *
 * @throws when the site does not give them or the engine cannot start; the message is a sentence.
 */
export async function askMultiples(
	selection: Selection,
	built: boolean,
	watch: (progress: Progress) => void
): Promise<Answered> {
	const questions = questionsOf(selection);
	const answers = built
		? await Promise.all(questions.map(fetchBuilt))
		: await askEngine(questions, watch);
	return {
		multiples: answers.filter((answer) => answer !== null),
		unheld: [
			...new Set(
				questions.flatMap(({ indicator }, place) => (answers[place] === null ? indicator : []))
			)
		]
	};
}
