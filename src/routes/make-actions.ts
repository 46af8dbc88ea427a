import type { Engine } from '$lib/database/engine';
import { askCurrent, askPrinted } from '$lib/database/queries/printed';
import { isClosed, type Action } from '$lib/domain/action';
import type { IndicatorId } from '$lib/domain/id';
import type { Meeting } from '$lib/domain/meeting';
import type { Register } from '$lib/domain/record';
import type { ActionFigures } from '$lib/view/action-figures';
import { cellOf, figureKey, targetFor } from '$lib/view/action-figures';
import type { ActionRecord } from '$lib/view/actions';
import { latestFigure, viewThenAndNow } from '$lib/view/then-and-now';

/** What the log of actions is shown from: worded on the reader's own day. */
export interface BuiltActions {
	readonly record: ActionRecord & Pick<Register, 'amendments'>;
	readonly figures: ActionFigures;
}

const days = (meetings: readonly Meeting[]) => meetings.map(({ meeting }) => ({ meeting }));

/** The figures kept with some actions, and what is known of their measures now. */
export async function makeActionFigures(
	engine: Engine,
	register: Register,
	actions: readonly Action[]
): Promise<ActionFigures> {
	const { board, indicators, targets, events } = register;
	const { geography } = board;
	const linked = [...new Set<IndicatorId>(actions.flatMap((action) => action.indicators))];
	const cells = actions.map(cellOf).filter((cell) => cell !== null);
	const [printed, current] = await Promise.all([
		askPrinted(engine, { geography, cells }),
		askCurrent(engine, { geography, indicators: linked })
	]);
	return Object.fromEntries(
		actions.flatMap((action) => {
			const kept = cellOf(action);
			return action.indicators.flatMap((indicator, place) => {
				const measure = indicators.find((each) => each.indicator === indicator);
				if (!measure) return [];
				const then =
					(kept &&
						place === 0 &&
						printed.find(
							(each) =>
								each.indicator === indicator &&
								each.period === kept.period &&
								each.vintage === kept.vintage
						)) ||
					null;
				const view = viewThenAndNow({
					measure,
					then,
					day: action.meeting,
					of_the_day: then === null || then.status === 'paper' || then.status === 'local',
					target: targetFor(targets, indicator, then?.period ?? null),
					...latestFigure(current, indicator),
					events: events.filter(
						(event) =>
							(event.indicators.length === 0 || event.indicators.includes(indicator)) &&
							(event.geography === null || event.geography === geography)
					),
					still: board.calendar_date
				});
				return [[figureKey(action, place), view]];
			});
		})
	);
}

/** The log of actions with its figures. */
export async function makeActions(engine: Engine, register: Register): Promise<BuiltActions> {
	const { actions, meetings, amendments } = register;
	return {
		record: {
			actions,
			meetings: days(meetings),
			amendments: amendments.filter(({ table }) => table === 'actions')
		},
		figures: await makeActionFigures(engine, register, actions)
	};
}

/** The actions that are open, for the first page. */
export const makeOpenActions = ({ actions, meetings }: Register): ActionRecord => ({
	actions: actions.filter((action) => !isClosed(action)),
	meetings: days(meetings)
});
