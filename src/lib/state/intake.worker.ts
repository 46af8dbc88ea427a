import { packFigures } from '$lib/database/staged/pack';
import type { LaitContents } from '$lib/domain/lait';
import { Desk } from '$lib/intake/desk';
import { LaitReader } from '$lib/intake/lait-bulk/reader';
import { countFigures } from '$lib/intake/read-sheet';
import { hashOf } from '$lib/workspace/edition';
import type { DeskAnswer, DeskReply, DeskRequest } from './desk-in-worker';

let desk: Desk | null = null;

const post = (reply: DeskReply, transfer: Transferable[]) => postMessage(reply, { transfer });

/** The bytes of the LAIT file read last and the turn they were read in, until their hash is asked for. */
let lait: { readonly turn: number; readonly bytes: ArrayBuffer } | null = null;

function hashOfLait(turn: number): Promise<string> {
	if (lait?.turn !== turn) throw new Error('Another file was read since.');
	const hash = hashOf(lait.bytes);
	lait = null;
	return hash;
}

const bytesOf = (content: Blob | ArrayBuffer) =>
	content instanceof ArrayBuffer ? content : content.arrayBuffer();

/** Hands the rows on as they are read. */
function readLait(reader: LaitReader, turn: number): LaitContents {
	for (let batch = reader.next(); batch !== null; batch = reader.next())
		post(
			{ turn, batch },
			Object.values(batch).map(({ buffer }) => buffer)
		);
	return reader.contents();
}

async function answer(request: DeskRequest, turn: number): Promise<DeskAnswer> {
	if (request.ask === 'set-up') {
		desk = new Desk(request.setting);
		return null;
	}
	if (!desk) throw new Error('The desk is not set up.');
	switch (request.ask) {
		case 'open':
			return desk.open(request.name, new Uint8Array(await request.file.arrayBuffer()));
		case 'paste':
			return desk.paste(request.text, request.html);
		case 'read': {
			const reading = desk.read(request.key, request.place, new Map(request.answers));
			desk.describe(reading);
			const counted = countFigures(reading.figures);
			return { ...reading, figures: packFigures(reading.figures), counted };
		}
		case 'lait':
			lait = { turn, bytes: await bytesOf(request.content) };
			return readLait(new LaitReader(new Uint8Array(lait.bytes)), turn);
		case 'lait-hash':
			return hashOfLait(request.of);
		case 'put-away':
			desk.putAway(request.key);
			return null;
	}
}

addEventListener('message', async ({ data }: MessageEvent<DeskRequest & { turn: number }>) => {
	const { turn } = data;
	try {
		const given = await answer(data, turn);
		const packed = given !== null && typeof given === 'object' && 'figures' in given;
		post({ turn, answer: given }, packed ? [given.figures.buffer] : []);
	} catch (cause) {
		post({ turn, failed: cause instanceof Error ? cause.message : String(cause) }, []);
	}
});
