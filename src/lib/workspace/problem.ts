/** Why something could not be kept, as a sentence for the page with what to do. Never an exception. */
export interface WorkspaceProblem {
	readonly rule: 'workspace.refused' | 'workspace.full' | 'workspace.failed';
	readonly message: string;
}

/** What came of asking this browser to keep or give back something. */
export type Kept<Value> =
	| { readonly done: true; readonly value: Value }
	| { readonly done: false; readonly problem: WorkspaceProblem };

/** A thing done. */
export const done = <Value>(value: Value): Kept<Value> => ({ done: true, value });

/** A thing not done, worded from what the browser threw. */
export function undone(cause: unknown): {
	readonly done: false;
	readonly problem: WorkspaceProblem;
} {
	return { done: false, problem: problemFrom(cause) };
}

/** Words what the browser threw. Its own message is not shown: it is not written for a reader. */
export function problemFrom(cause: unknown): WorkspaceProblem {
	const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
	if (name === 'QuotaExceededError')
		return {
			rule: 'workspace.full',
			message:
				'This browser has no room left to keep the file. It can be used until the page is closed; free some space, or add it again next time.'
		};
	if (name === 'SecurityError' || name === 'InvalidStateError' || name === 'ReferenceError')
		return {
			rule: 'workspace.refused',
			message:
				'This browser does not let the page keep files. They can be used until the page is closed; allow site data for this page, or leave private browsing, to keep them.'
		};
	return {
		rule: 'workspace.failed',
		message:
			'This browser could not keep or read the files added on this computer. Reload the page and add the file again if it is missing.'
	};
}
