import type { Engine } from '$lib/database/engine';
import { askHideable, askHideableNouns, writeHidden } from '$lib/database/hidden-rows';
import { settlesBy } from '$lib/database/relations';
import type { Board } from '$lib/domain/board';
import { figureId, hiddenFigures, surroundingsOf } from '$lib/statistics/hidden-figures';
import { oneAtATime } from './one-at-a-time';

/** What of a board says which figures the public may see. */
export type BoardForHiding = Pick<Board, 'audience' | 'threshold'>;

/**
 * Lists in an engine the figures that are hidden from the public. Official statistics are as they were published, and what a
 * public record prints is out. Figures of files added here, and of a record for the council only, are neither: of those every one
 * is hidden that tells of a few children or gives such a figure away.
 */
async function settle(engine: Engine, board: BoardForHiding): Promise<void> {
	const rows = await askHideable(engine);
	const isPublic = (board.audience ?? 'public') === 'public';
	const out = new Set(
		rows.filter(({ own, in_record }) => !own || (isPublic && in_record)).map(figureId)
	);
	const found =
		out.size === rows.length
			? []
			: hiddenFigures(
					rows,
					surroundingsOf({ ...(await askHideableNouns(engine)), board }),
					(figure) => out.has(figureId(figure))
				);
	const hidden = new Map(found.flatMap((each) => [...each.hidden]));
	await writeHidden(
		engine,
		rows.flatMap((row) => {
			const inference = hidden.get(figureId(row));
			return inference ? [{ ...row, inference }] : [];
		})
	);
}

/**
 * Has an engine know what the public may not see, at once where `now` and again whenever the council's own figures in it are
 * others: after a part of the record is loaded, a file is added or one is taken back. Rejects with what the engine refused.
 */
export async function settleHidden(
	engine: Engine,
	board: BoardForHiding,
	now = true
): Promise<void> {
	const alone = oneAtATime();
	settlesBy(engine, (asked) => alone(() => settle(asked, board)));
	if (now) await alone(() => settle(engine, board));
}
