import type { Engine } from '$lib/database/engine';
import {
	isAcceptable,
	isHeldInFull,
	recompare,
	stageLait,
	type LaitReview
} from '$lib/database/lait';
import { listVintages } from '$lib/database/queries/vintages';
import type { IsoDate } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { today } from '$lib/domain/calendar';
import type { Problem } from '$lib/domain/problem';
import type { Vintage } from '$lib/domain/vintage';
import { notUtf8 } from '$lib/intake/recognise';
import { chooseEdition, dateInName } from '$lib/workspace/edition';
import { refused, type ChosenFiles } from './chosen';
import { isUtf8 } from './decode';
import { problemOfDate } from './publication';

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

/** Where a staged file stands among the editions held. */
interface Place {
	/** From the edition held, else from the file's name; null when neither says. */
	readonly published: IsoDate | null;
	/** The edition the very same file already is; null when the file is new. */
	readonly held: Vintage | null;
	readonly held_in_full: boolean;
	readonly review: LaitReview;
}

/** Finds the file's day and edition, and compares it with what is held as of that day. */
export async function place(
	engine: Engine,
	chosen: ChosenFiles,
	staged: LaitReview
): Promise<Place> {
	const { hash } = await chosen.bytes();
	const { held } = chooseEdition(today(), hash, await listVintages(engine));
	const published = held?.published ?? dateInName(chosen.file.name);
	if (!isAcceptable(staged)) return { published, held, held_in_full: false, review: staged };
	const held_in_full = held !== null && (await isHeldInFull(engine, staged, held));
	const review =
		published !== null && problemOfDate(published) === null
			? await recompare(engine, staged, published)
			: staged;
	return { published, held, held_in_full, review };
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
