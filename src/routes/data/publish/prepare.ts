import { askEditionRows } from '$lib/database/queries/edition-rows';
import { csvRows } from '$lib/domain/csv-rows';
import { sha256 } from '$lib/domain/sha256';
import type { RecordManifest } from '$lib/domain/manifest';
import type { VintageId } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { RowEdit } from '$lib/domain/row-edit';
import { engine } from '$lib/state/engine.svelte';
import { published } from '$lib/state/published.svelte';
import {
	assemble,
	audienceOf,
	readAgain,
	type Assembled,
	type EditionToPublish,
	type PublishChoices,
	type StandingTables
} from '$lib/state/publishing';
import { localFigures, printedFigure } from '$lib/state/published-figures';
import { changesInRecord } from '$lib/state/publishing-settled';
import { workingCopy } from '$lib/state/working-copy.svelte';
import { checkPublic, type StoppedEdition } from '$lib/view/public-check';

/** The record that stands and what this computer would add to it. */
export interface Prepared {
	readonly standing: StandingTables;
	readonly manifest: RecordManifest;
	readonly hash: string;
	/** The text of the manifest that stands; null where it cannot be had again byte for byte. */
	readonly text: string | null;
	readonly register: Register;
	readonly editions: readonly EditionToPublish[];
	/** Files whose figures are not loaded here: they stay on this computer. */
	readonly unread: readonly string[];
	readonly edits: readonly RowEdit[];
	/** The record that would be, as long as nothing is chosen: a whole LAIT file takes seconds to put in its places. */
	readonly assembled: Assembled;
}

/** What the record would be, and what is in the way. */
export interface Considered {
	readonly assembled: Assembled;
	readonly register: Register | null;
	readonly problems: readonly string[];
	readonly stopped: readonly StoppedEdition[];
}

/** Lets the page be drawn before it is busy for a while. */
export const drawn = () => new Promise((on) => setTimeout(on));

function joined(parts: readonly Uint8Array[]): string {
	const texts = parts.map((part) => new TextDecoder().decode(part));
	const [header = ''] = csvRows(texts[0] ?? '');
	return `${[header, ...texts.flatMap((text) => csvRows(text).slice(1))].join('\n')}\n`;
}

/**
 * Gets the record as the site has it now and everything the working copy adds to it, and notes which changes the record holds
 * already. Rejects with a sentence where the record or the engine cannot be had.
 */
export async function prepare(
	say: (sentence: string) => void,
	wanted: AbortSignal
): Promise<Prepared> {
	say('Reading what is kept on this computer.');
	await workingCopy.read();
	say('Fetching the record as the site has it now.');
	const { manifest, hash } = await published.newest();
	const standing = {
		tables: await published.tables(),
		observations: joined(await published.observations('all'))
	};
	wanted.throwIfAborted();
	const { register } = readAgain(standing.tables);
	if (register === null || published.hash !== hash)
		throw new Error('The record of this site is being replaced. Try again in a minute.');
	const { editions: added, edits } = workingCopy.state;
	const editions: EditionToPublish[] = [];
	const unread: string[] = [];
	if (added.length > 0) {
		say('Loading the figures added on this computer.');
		const loaded = await engine.ready();
		for (const { vintage, file, sheet } of added) {
			wanted.throwIfAborted();
			const rows = await askEditionRows(loaded, vintage);
			if (rows) editions.push({ vintage, file, sheet, rows });
			else unread.push(file);
		}
	}
	const text = `${JSON.stringify(manifest, null, '\t')}\n`;
	const same = (await sha256(new TextEncoder().encode(text))) === hash;
	say('Putting the new record together.');
	await drawn();
	const assembled = assemble(standing, editions, edits);
	await workingCopy.settle(changesInRecord(workingCopy.changes, assembled));
	return {
		standing,
		manifest,
		hash,
		text: same ? text : null,
		register,
		editions,
		unread,
		edits,
		assembled
	};
}

/** Puts the new record together and checks it: every table read again, and a public record for what is for the council only. */
function consider(prepared: Prepared, choices: PublishChoices): Considered {
	const { standing, register: before, editions, edits } = prepared;
	const open = choices.edits.size + choices.left_out.size + choices.hidden.size === 0;
	const assembled = open ? prepared.assembled : assemble(standing, editions, edits, choices);
	const { register, problems } = readAgain(assembled.tables);
	const isPublic = register !== null && audienceOf(register) === 'public';
	const out = new Set(
		audienceOf(before) === 'public'
			? localFigures(standing.observations, before).map(printedFigure)
			: []
	);
	return {
		assembled,
		register,
		problems: problems.map(({ message }) => message),
		stopped: isPublic
			? checkPublic(localFigures(assembled.observations, register), register, (figure) =>
					out.has(printedFigure(figure))
				)
			: []
	};
}

/** What is done with an edition that holds figures for the council only. */
export type Handling = 'left-out' | 'hidden';

/** The same with what was decided about rows and editions. `asked` are all editions there is something to decide about. */
export function considerWith(
	prepared: Prepared,
	edits: ReadonlyMap<string, 'mine' | 'record'>,
	handling: ReadonlyMap<VintageId, Handling>
): { readonly asked: readonly StoppedEdition[]; readonly considered: Considered } {
	const bare = consider(prepared, { left_out: new Set(), hidden: new Set(), edits });
	const own = new Map(bare.assembled.editions.map(({ vintage, as }) => [as.vintage, vintage]));
	if (bare.stopped.every(({ vintage }) => !handling.has(vintage)))
		return { asked: bare.stopped, considered: bare };
	const decided = (how: Handling) =>
		bare.stopped.filter(({ vintage }) => handling.get(vintage) === how);
	const considered = consider(prepared, {
		left_out: new Set(decided('left-out').flatMap(({ vintage }) => own.get(vintage) ?? [])),
		hidden: new Set(decided('hidden').flatMap(({ figures }) => figures.map(({ id }) => id))),
		edits
	});
	return { asked: bare.stopped, considered };
}
