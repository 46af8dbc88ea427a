import type { Change } from '$lib/workspace/change';
import type { EditConflict } from '$lib/workspace/history';

/** What came of making a change. */
export type Made =
	| {
			readonly outcome: 'made';
			readonly change: Change;
			/** False: it is here only until the page is closed. */
			readonly kept: boolean;
			/** Why it could not be kept, as a sentence; null when it is kept, or was not to be. */
			readonly problem: string | null;
	  }
	| {
			/** Another tab changed a row meanwhile: nothing was done. */
			readonly outcome: 'conflict';
			readonly edits: readonly EditConflict[];
	  };
