import { askPrinted, type PrintedFigure } from '$lib/database/queries/printed';
import { askTold } from '$lib/database/queries/told';
import type { Action } from '$lib/domain/action';
import type { IndicatorId, IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { KeptFigure } from '$lib/state/action-edits';
import { shownMode } from '../shown-mode.svelte';
import type { ActionFigures } from '$lib/view/action-figures';

const started = async (measures: readonly IndicatorId[]) => {
	const { engine } = await import('$lib/state/engine.svelte');
	return { engine: await engine.asked(shownMode.mode, measures), register: engine.register };
};

/**
 * The figure kept with an action, or else what the board had before it of a measure on the day of a meeting; null where nothing was
 * published by then. Rejects with a sentence where the engine cannot start.
 */
export async function askToldFigure(question: {
	readonly indicator: IndicatorId;
	readonly day: IsoDate;
	readonly kept: KeptFigure | null;
}): Promise<PrintedFigure | null> {
	const { indicator, day, kept } = question;
	const { engine, register } = await started([indicator]);
	const { geography } = register.board;
	const [printed] =
		kept === null ? [] : await askPrinted(engine, { geography, cells: [{ indicator, ...kept }] });
	if (printed) return printed;
	const [told] = await askTold(engine, { indicators: [indicator], geography, day });
	return told ?? null;
}

/** What is known of some actions' measures, asked of the figures on this computer. Rejects with a sentence. */
export async function askActionFigures(
	register: Register | null,
	actions: readonly Action[]
): Promise<ActionFigures> {
	const [{ engine, register: held }, { makeActionFigures }] = await Promise.all([
		started(actions.flatMap(({ indicators }) => indicators)),
		import('../make-actions')
	]);
	return makeActionFigures(engine, register ?? held, actions);
}
