/** Why something could not be kept, as a sentence for the page with what to do. Never an exception. */
export interface WorkspaceProblem {
	readonly rule:
		| 'workspace.refused'
		| 'workspace.full'
		| 'workspace.newer'
		| 'workspace.blocked'
		| 'workspace.failed';
	readonly message: string;
}

/** What came of asking this browser to keep or give back something. */
export type Kept<Value> =
	| { readonly done: true; readonly value: Value }
	| { readonly done: false; readonly problem: WorkspaceProblem };

/** Does something with what the browser keeps: what it throws is a problem to show, not an exception. */
export async function attempt<Value>(work: () => Promise<Value>): Promise<Kept<Value>> {
	try {
		return { done: true, value: await work() };
	} catch (cause) {
		return { done: false, problem: problemFrom(cause) };
	}
}

const BACKUP = 'Save a backup on the data page before you close it.';

/** Words what the browser threw. Its own message is not shown: it is not written for a reader. */
export function problemFrom(cause: unknown): WorkspaceProblem {
	const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
	switch (name) {
		case 'QuotaExceededError':
			return {
				rule: 'workspace.full',
				message: `This browser has no room left, so what you do now is here only until the page is closed. ${BACKUP} Then free some space and choose to keep it again.`
			};
		case 'SecurityError':
		case 'InvalidStateError':
		case 'ReferenceError':
		case 'NotAllowedError':
			return {
				rule: 'workspace.refused',
				message: `This browser does not let the page keep anything, so what you do is here only until the page is closed. ${BACKUP} To keep it, allow site data for this page or leave private browsing.`
			};
		case 'VersionError':
			return {
				rule: 'workspace.newer',
				message:
					'What is kept on this computer was kept by a newer release of this site, so it is left alone and not shown. Reload the page to get that release.'
			};
		case 'BlockedError':
			return {
				rule: 'workspace.blocked',
				message:
					'Another tab of this site holds what is kept on this computer in its earlier form. Close the other tabs of this site and reload this page.'
			};
		default:
			return {
				rule: 'workspace.failed',
				message: `This browser could not keep or read what is kept on this computer, so what you do now is here only until the page is closed. ${BACKUP} Then reload the page.`
			};
	}
}
