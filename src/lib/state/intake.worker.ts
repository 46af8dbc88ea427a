import { packFigures } from '$lib/database/staged/pack';
import { Desk } from '$lib/intake/desk';
import { countFigures } from '$lib/intake/read-sheet';
import type { DeskAnswer, DeskRequest } from './desk-in-worker';

let desk: Desk | null = null;

async function answer(request: DeskRequest): Promise<DeskAnswer> {
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
		case 'put-away':
			desk.putAway(request.key);
			return null;
	}
}

addEventListener('message', async ({ data }: MessageEvent<DeskRequest & { turn: number }>) => {
	try {
		const given = await answer(data);
		const packed = given !== null && typeof given === 'object' && 'figures' in given;
		const transfer = packed ? [given.figures.buffer] : [];
		postMessage({ turn: data.turn, answer: given }, { transfer });
	} catch (cause) {
		postMessage({
			turn: data.turn,
			failed: cause instanceof Error ? cause.message : String(cause)
		});
	}
});
