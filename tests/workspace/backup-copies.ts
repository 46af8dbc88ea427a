import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { IsoDate, VintageId } from '$lib/domain/id';
import type { RecordRow } from '$lib/domain/row-edit';
import { backupFiles, type BackupContent } from '$lib/workspace/backup';
import { readBackup } from '$lib/workspace/backup-read';
import type { Change, KeptBytes, KeptUpload, Step } from '$lib/workspace/change';
import { fold, isInOrder } from '$lib/workspace/history';

/** A working copy: changes, and the files of their editions. */
export interface Copy {
	readonly changes: readonly Change[];
	readonly bytes: ReadonlyMap<VintageId, KeptBytes>;
}

export const bufferOf = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text)).buffer;
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** An upload of a file with this text. */
export const upload = (id: string, text: string, file = `${id}.csv`): KeptUpload => ({
	vintage: {
		vintage: id as VintageId,
		publisher: 'Department for Education',
		title: 'LAIT',
		published: '2026-04-08' as IsoDate,
		retrieved: '2026-05-01' as IsoDate,
		status: 'statistics',
		licence: 'OGL v3',
		note: null,
		hash: hashOf(text)
	},
	format: 'lait-long',
	file,
	sheet: null,
	size: Buffer.byteLength(text),
	dictionary: null,
	answers: { 'period.bare-year': 'end' },
	neighbour_sets: [],
	accepted: '2026-05-02' as IsoDate
});

export const added = (id: string, text: string): Step => ({
	kind: 'edition-added',
	upload: upload(id, text)
});

/** An edit of one row of the targets; null where there is none. */
export const edited = (key: string, before: string | null, after: string | null): Step => {
	const row = (value: string | null): RecordRow | null =>
		value === null ? null : { indicator: key, value };
	return {
		kind: 'rows-edited',
		edits: [{ table: 'targets', key, before: row(before), after: row(after) }]
	};
};

/** Changes made of steps, one a minute from a given hour on, the last of them undone where asked. */
export const changesOf = (steps: readonly Step[], hour = 9, undone = 0): readonly Change[] =>
	steps.map((step, place) => ({
		id: place + 1,
		at: new Date(Date.UTC(2026, 10, 20, hour, place)).toISOString(),
		words: `${step.kind}, the ${place + 1}th`,
		step,
		undone: place >= steps.length - undone
	}));

/** The files that editions with these texts need. */
export const filesOf = (texts: Readonly<Record<string, string>>): Copy['bytes'] =>
	new Map(
		Object.entries(texts).map(([id, text]) => [
			id as VintageId,
			{ bytes: bufferOf(text), dictionary: null }
		])
	);

export const contentOf = ({ changes, bytes }: Copy): BackupContent => ({
	board: 'Nottingham City Corporate Parenting Board',
	program: '0.1.0',
	made: '2026-11-22T09:30:00.000Z',
	record: hashOf('manifest'),
	changes,
	edits: fold(changes).edits,
	bytes,
	settings: { keeping: 'kept', expires_after: null },
	mappings: { 'area\tyear': { 'mapping.area': 'geography' } }
});

/** What comes back of a copy through a backup. Throws its sentence when it is refused. */
export async function throughBackup(copy: Copy) {
	const read = await readBackup(await backupFiles(contentOf(copy)));
	if (!read.done) throw new Error(read.sentence);
	return read.value;
}

/** Bytes as texts, to be compared. */
export const plainBytes = (bytes: Copy['bytes']) =>
	[...bytes]
		.map(([id, kept]) => [
			id,
			Buffer.from(kept.bytes).toString('latin1'),
			kept.dictionary && Buffer.from(kept.dictionary).toString('latin1')
		])
		.sort();

const KEYS = ['dental', 'cla-offending', 'cla-offending\t2019-04-01/2020-03-31'];
const act = fc.record({
	what: fc.constantFrom('add', 'withdraw', 'edit', 'edit', 'remove'),
	which: fc.nat({ max: 2 }),
	text: fc.string({ maxLength: 20 }),
	wait: fc.integer({ min: 1, max: 100_000 })
});

/** Any working copy: editions added and withdrawn, rows edited one after another, some of the last changes undone. */
export const copies: fc.Arbitrary<Copy> = fc
	.tuple(fc.array(act, { maxLength: 9 }), fc.nat({ max: 3 }))
	.map(([acts, undone]) => {
		const rows = new Map<string, string>();
		const texts = new Map<number, string>();
		const standing = new Set<number>();
		const steps: Step[] = [];
		const at: number[] = [];
		let now = Date.UTC(2026, 10, 1);
		const take = (step: Step, wait: number) => {
			steps.push(step);
			at.push((now += wait));
		};
		for (const { what, which, text, wait } of acts) {
			const id = `lait-2026-0${which + 1}-01`;
			const key = KEYS[which] ?? '';
			const stood = rows.get(key) ?? null;
			if (what === 'add' && !standing.has(which)) {
				// The same file is never two editions of one copy.
				texts.set(which, texts.get(which) ?? `${which} ${text}`);
				standing.add(which);
				take(added(id, texts.get(which) ?? ''), wait);
			} else if (what === 'withdraw' && standing.delete(which))
				take({ ...added(id, texts.get(which) ?? ''), kind: 'edition-withdrawn' } as Step, wait);
			else if (what === 'edit' && stood !== text) {
				rows.set(key, text);
				take(edited(key, stood, text), wait);
			} else if (what === 'remove' && rows.delete(key)) take(edited(key, stood, null), wait);
		}
		const changes = changesOf(steps, 9, Math.min(undone, steps.length)).map((each, place) => ({
			...each,
			at: new Date(at[place] ?? now).toISOString()
		}));
		if (!isInOrder(changes)) throw new Error('The fixture is out of order.');
		const files = [...texts].map(([which, text]) => [`lait-2026-0${which + 1}-01`, text] as const);
		return { changes, bytes: filesOf(Object.fromEntries(files)) };
	});
