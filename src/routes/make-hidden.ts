import type { Engine } from '$lib/database/engine';
import { listHidden } from '$lib/database/hidden-rows';
import { withFigures } from '$lib/database/relations';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import { viewHidden, type HiddenFiguresView } from '$lib/view/hidden-list';

/** Everything that is hidden from the public: the council is told by which reckoning, and nobody what it is. */
export const makeHidden = async (
	engine: Engine,
	{ board }: Pick<Register, 'board'>,
	mode: Mode
): Promise<HiddenFiguresView> =>
	viewHidden(await listHidden(withFigures(engine, { mode: 'public' })), board, mode);
