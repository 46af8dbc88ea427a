import { inOrder, type Amendment } from './amendment';
import { parseIsoDate, type IsoDate, type RowId } from './id';

/** Why a row moved when its whole meeting did: that is no slip of a report’s. The reason kept begins with these words. */
export const MEETING_MOVED = 'The meeting was moved';

/** A report put off from one meeting to a later one. */
export interface Slip {
	/** The day it was put off. */
	readonly on: IsoDate;
	readonly from: IsoDate;
	/** Null: no meeting was set instead. */
	readonly to: IsoDate | null;
	/** Null when nobody said why. */
	readonly why: string | null;
}

/** What became of a report's meeting in one day, tried and taken back within it left out. */
interface Move {
	readonly on: IsoDate;
	readonly from: IsoDate | null;
	readonly to: IsoDate | null;
	readonly why: string | null;
}

function movesOf(amendments: readonly Amendment[], item: RowId): readonly Move[] {
	const moves: Move[] = [];
	const day = (text: string | null) => (text === null ? null : parseIsoDate(text));
	for (const each of amendments.toSorted(inOrder)) {
		if (each.table !== 'work_plan_items' || each.row !== item || each.column !== 'meeting')
			continue;
		if (each.why?.startsWith(MEETING_MOVED)) continue;
		const [last, move] = [
			moves.at(-1),
			{ on: each.amended, from: day(each.before), to: day(each.after), why: each.why }
		];
		if (last?.on === move.on) moves.splice(-1, 1, { ...move, from: last.from });
		else moves.push(move);
	}
	return moves.filter(({ from, to }) => from !== to);
}

/**
 * How often a report was put off and from where to where, the earliest first. A report brought forward again has slipped only so
 * far.
 */
export function slipsOf(amendments: readonly Amendment[], item: RowId): readonly Slip[] {
	const slips: Slip[] = [];
	for (const { on, from, to, why } of movesOf(amendments, item)) {
		const last = slips.at(-1);
		if (from === null) {
			if (last?.to === null && to !== null) slips.splice(-1, 1, { ...last, to });
		} else if (to === null || to > from) slips.push({ on, from, to, why });
		else {
			while (slips.length > 0 && to <= (slips.at(-1) as Slip).from) slips.pop();
			const still = slips.at(-1);
			if (still) slips.splice(-1, 1, { ...still, to });
		}
	}
	return slips;
}
