import type { IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import { additions } from '$lib/state/additions.svelte';
import { boardYear } from '$lib/state/board-year.svelte';
import { viewMeeting, type MeetingView } from '$lib/view/meeting';
import type { MeetingFigures } from '$lib/view/meeting-figures';
import { meetingQuestions } from '$lib/view/meeting-questions';
import { calendarDay } from '../../calendar-day';
import { shownMode } from '../../shown-mode.svelte';
import type { LoadedMeeting } from './load-meeting';

/** What a page of a meeting is given. */
type Given = LoadedMeeting & {
	readonly board: { readonly calendar_date: IsoDate | null; readonly built: IsoDate };
};

async function ask(register: Register, date: IsoDate, day: IsoDate) {
	const [{ engine }, { makeMeetingFigures, measuresAsked }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('../../make-meeting-figures')
	]);
	const running = await engine.asked(shownMode.mode, measuresAsked(register, date, day));
	return makeMeetingFigures(running, register, date, day);
}

/**
 * A meeting as it stands on this computer: as the page was built until something of the board's business, or a figure, was changed
 * here. To be made while the page is.
 */
export class MeetingHere {
	readonly #given: () => Given;
	#asked = $state.raw<{ readonly of: string; readonly figures: MeetingFigures | null } | null>(
		null
	);
	#trouble = $state('');
	#looked = $state(false);
	readonly #register = $derived(boardYear.register);
	readonly #meeting = $derived.by(() => {
		const { date, meeting } = this.#given();
		return this.#register ? viewMeeting(this.#register, date, this.day) : meeting;
	});
	/** What the figures must rest on; null while what the page was built with holds. */
	readonly #wanted = $derived.by(() => {
		const { date, figures } = this.#given();
		const register = this.#register;
		if (!register || this.#meeting === null) return null;
		const wanted = JSON.stringify(meetingQuestions(register, date, this.day));
		const added = additions.list.length > 0;
		if (figures !== null && !added && figures.rests_on === wanted) return null;
		return {
			register,
			of: `${date} ${wanted} ${added ? additions.list.length : ''} ${shownMode.mode}`
		};
	});

	constructor(given: () => Given) {
		this.#given = given;
		$effect(() => {
			const wanted = this.#wanted;
			const { date } = this.#given();
			if (!wanted || this.#asked?.of === wanted.of) return;
			this.#trouble = '';
			ask(wanted.register, date, this.day).then(
				(figures) => {
					if (this.#wanted?.of === wanted.of) this.#asked = { of: wanted.of, figures };
				},
				(cause: unknown) => {
					this.#trouble = cause instanceof Error ? cause.message : String(cause);
				}
			);
		});
		// What the page was not built with is read here, and a meeting that was still to come when it was.
		$effect(() => {
			const { date, meeting, figures } = this.#given();
			const gone = meeting !== null && !meeting.past && date < this.day;
			const work =
				meeting === null || figures === null || gone || additions.list.length > 0
					? boardYear.read()
					: boardYear.readIfEdited();
			void work.then(() => (this.#looked = true));
		});
	}

	/** The day the calendar is shown as at. */
	get day(): IsoDate {
		const { board } = this.#given();
		return calendarDay(board, board.built);
	}

	/** The board's business with what was edited here; null until it was asked for. */
	get register(): Register | null {
		return this.#register;
	}

	/** The meeting; null where there is none on that day. */
	get meeting(): MeetingView | null {
		return this.#meeting;
	}

	/** Whether it is known what this computer has of it. */
	get looked(): boolean {
		return this.#looked;
	}

	/** Its figures; null while they are being read, and where they could not be. */
	get figures(): MeetingFigures | null {
		if (this.#wanted === null) return this.#given().figures;
		return this.#asked?.of === this.#wanted.of ? this.#asked.figures : null;
	}

	/** Why its figures are not shown, as a sentence; empty when nothing is wrong. */
	get trouble(): string {
		return this.#trouble || boardYear.trouble;
	}
}
