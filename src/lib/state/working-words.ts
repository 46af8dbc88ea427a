import type { Change, KeptUpload } from '$lib/workspace/change';

/** What is said of the working copy, each a sentence or two with what to do. */
export const NOTHING_TO_UNDO = 'There is nothing to undo.';
export const NOTHING_TO_REDO = 'There is nothing to do again.';
export const CHANGED_MEANWHILE =
	'Another tab changed something meanwhile, so nothing was done. Look at the changes as they are now and try again.';
export const KEPT_ELSEWHERE =
	'Another tab keeps changes on this computer, and this one was told to keep nothing. Do it in that tab, or choose here to keep things.';
export const OUT_OF_ORDER =
	'The changes are not in the order they were made in, so nothing was altered. Use another backup.';
export const NOT_ERASED =
	'This browser could not erase what is kept, so nothing was erased. Reload the page and try again, or clear this site’s data in the browser’s settings.';
export const ERASED = 'Everything kept on this computer is erased.';
export const ERASED_BUT_CACHES =
	'Everything kept on this computer is erased but the copy of the site for use without a network. Clear this site’s data in the browser’s settings to remove that too.';
export const ERASED_ELSEWHERE = 'Everything kept on this computer was erased in another tab.';
export const TAKEN_ELSEWHERE =
	'What was kept on this computer was taken out in another tab, which holds it until it is closed.';
export const NOT_TAKEN_OUT =
	'This browser could not erase what is kept, so it is still kept on this computer. Reload the page and try again, or clear this site’s data in the browser’s settings.';
export const GONE =
	'The browser has removed what was kept on this computer. The changes listed are here only until the page is closed: save a backup on the data page before that.';
export const EXPIRED =
	'What was kept on this computer was not used for as long as it was to be kept, so it was erased. Restore a backup to have it again.';

/** Why a change could not be kept: another tab kept something else in its place. */
export const misfit = ({ words }: Change): string =>
	`“${words}” could not be kept, because another tab changed the same row or added another file under its name. It is here only until the page is closed: undo it, or save a backup on the data page.`;

/** What could not be undone or done again, because the disk could not be written. */
export const stuck = ({ words }: Change, why: string | null): string =>
	`“${words}” stays as it is. ${why ?? KEPT_ELSEWHERE}`;

/** Which files the browser removed. */
export const lost = (uploads: readonly KeptUpload[]): string =>
	`The browser has removed ${uploads.map(({ file }) => file).join(', ')} to make room, so those figures are missing. Add the file again, or restore a backup.`;
