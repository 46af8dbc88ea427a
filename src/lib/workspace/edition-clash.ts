import type { VintageId } from '$lib/domain/id';
import type { Change, KeptUpload, Step } from './change';
import { freeName } from './edition';

/** Whether one of these changes is of another file under the name of the edition that a step adds. Undone ones are dropped by it. */
export const isTaken = (changes: readonly Change[], step: Step): boolean =>
	step.kind === 'edition-added' &&
	changes.some(
		(each) =>
			!each.undone &&
			each.step.kind !== 'rows-edited' &&
			each.step.upload.vintage.vintage === step.upload.vintage.vintage &&
			each.step.upload.vintage.hash !== step.upload.vintage.hash
	);

/** The name under which the very file and sheet that a step adds is kept already, where it had to stand beside another's. */
function keptAs(changes: readonly Change[], { vintage, sheet }: KeptUpload): VintageId | null {
	const numbered = new RegExp(`^${vintage.vintage}-\\d+$`);
	const kept = changes.flatMap(({ undone, step }) =>
		undone || step.kind !== 'edition-added' ? [] : [step.upload]
	);
	const same = kept.find(
		(each) =>
			each.vintage.hash === vintage.hash &&
			each.sheet === sheet &&
			numbered.test(each.vintage.vintage)
	);
	return same?.vintage.vintage ?? null;
}

/**
 * The step with another name for its edition, where another tab added another file under that name: two files must never
 * be kept under one, nor one under two. The very same step otherwise.
 */
export function besideOthers(changes: readonly Change[], step: Step): Step {
	if (step.kind !== 'edition-added' || !isTaken(changes, step)) return step;
	const taken = changes.flatMap((each) =>
		each.step.kind === 'rows-edited' ? [] : [each.step.upload.vintage.vintage]
	);
	const { upload } = step;
	const vintage = keptAs(changes, upload) ?? freeName(upload.vintage.vintage, new Set(taken));
	return { ...step, upload: { ...upload, vintage: { ...upload.vintage, vintage } } };
}
