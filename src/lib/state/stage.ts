import type { Engine } from '$lib/database/engine';
import { isAcceptable, stageLait, type LaitReview } from '$lib/database/lait';
import type { Indicator } from '$lib/domain/indicator';
import type { Problem } from '$lib/domain/problem';
import { notUtf8 } from '$lib/intake/recognise';
import { refused, type ChosenFiles } from './chosen';
import { isUtf8 } from './decode';

const UPLOADED = 'upload.csv';

/** Reads the file into the engine, which forgets the file itself afterwards. */
export async function stage(
	engine: Engine,
	chosen: ChosenFiles,
	measures: readonly Indicator[],
	said: (sentence: string) => void
): Promise<LaitReview> {
	await engine.registerFile(UPLOADED, chosen.file);
	try {
		const staged = await stageLait(
			engine,
			{ name: chosen.file.name, registered: UPLOADED },
			measures,
			(sentence, step) => {
				if (step === 'mapping') void chosen.bytes();
				said(sentence);
			}
		);
		if (isAcceptable(staged) || (await isUtf8(chosen.file))) return staged;
		return { ...staged, problems: [notUtf8(chosen.file.name)] };
	} finally {
		await engine.dropFile(UPLOADED);
	}
}

/** What stopped an upload that our own mistake, the browser or the letters of the file broke off. */
export async function whyNot(
	name: string,
	chosen: ChosenFiles | null,
	cause: unknown
): Promise<Problem> {
	if (cause instanceof Error && cause.name === 'EngineStartError')
		return refused('upload.failed', name, cause.message);
	if (chosen && !(await isUtf8(chosen.file).catch(() => true))) return notUtf8(name);
	return refused(
		'upload.failed',
		name,
		`${name} could not be read or added, and nothing held has changed. Reload the page and choose it again.`
	);
}
