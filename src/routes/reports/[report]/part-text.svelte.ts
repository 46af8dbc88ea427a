import type { RowId } from '$lib/domain/id';
import { manyLines } from '$lib/domain/prose';
import type { RecordRow } from '$lib/domain/row-edit';
import { boardYear, type RowConflict } from '$lib/state/board-year.svelte';
import { editReportText } from '$lib/state/report-edits';
import { workingCopy } from '$lib/state/working-copy.svelte';
import { formKey } from '../../form-key';
import { PutBy } from './put-by';

/** How long the hand must rest before what is typed becomes a change of the working copy, in milliseconds. */
const PAUSE = 5_000;

/** What is written under one heading: put by as it is typed, and made a change of the working copy when the hand rests or leaves. */
export class PartText {
	readonly #report: RowId;
	readonly #part: RowId;
	readonly #half: PutBy;
	readonly #ontyped: (text: string | null) => void;
	/** The text of the working copy that what is typed takes the place of. */
	#base: string;
	/** How it stood before `#change`, which what is typed next goes on with. */
	#before: string;
	#change: number | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#keeping: Promise<void> | null = null;
	text: string;
	#fault = $state('');
	#conflicts = $state.raw<readonly RowConflict[]>([]);
	#restored = $state('');
	#status = $state('');

	/** `ontyped` is told what is typed and not kept; null when nothing is. */
	constructor(report: RowId, part: RowId, ontyped: (text: string | null) => void) {
		this.#report = report;
		this.#part = part;
		this.#ontyped = ontyped;
		this.#base = this.#before = this.#stored();
		const opened = this.#base;
		this.text = $state(opened);
		this.#half = new PutBy(
			formKey('report_text', report, part),
			() => ({ text: this.text, base: this.#base }),
			() => {
				if (this.begun) this.#status = 'Put by.';
			}
		);
	}

	/** What is wrong with it, as a sentence; empty when nothing is. */
	get fault(): string {
		return this.#fault;
	}

	/** What another tab made of it meanwhile; empty when it did not. */
	get conflicts(): readonly RowConflict[] {
		return this.#conflicts;
	}

	/** Says that what was typed before stands here again; empty when it does not. */
	get restored(): string {
		return this.#restored;
	}

	/** `Writing…`, `Put by.` where a reload brings it back, `Kept.` where it is in the working copy; empty before anything was typed. */
	get status(): string {
		return this.#status;
	}

	/** Whether something typed is not in the working copy yet. */
	get begun(): boolean {
		return manyLines(this.text) !== this.#base;
	}

	/** Fills in what was typed and not kept when the page was left; to be called when it is shown. */
	opened(): () => void {
		void this.#half.restored().then((put) => {
			if (put === null || this.begun || put.text === this.#base) return;
			this.text = put.text;
			this.#restored =
				put.base !== this.#base
					? 'This is what you were writing. What is kept was changed meanwhile: leaving this box puts yours in its place.'
					: 'This is what you were writing.';
			this.#ontyped(this.text);
		});
		return () => {
			clearTimeout(this.#timer);
			if (this.begun) {
				this.#half.putBy();
				void this.keep();
			}
		};
	}

	/** Something was typed. */
	typed(): void {
		this.#status = 'Writing…';
		this.#fault = '';
		this.#half.typed();
		this.#ontyped(this.text);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.keep(), PAUSE);
	}

	/** The page is about to go: what is not kept is put by again, as another tab may have kept and forgotten its own of this part. */
	hurry(): void {
		if (this.begun) this.#half.putBy();
	}

	/** Takes what stands in the working copy where nothing else is typed: it was undone, or written in another tab. */
	follow(): void {
		const stored = this.#stored();
		if (stored === this.#base || this.begun) return;
		this.text = this.#base = this.#before = stored;
		this.#change = null;
		this.#status = '';
	}

	/** Makes what is typed a change of the working copy. Never rejects. */
	keep(): Promise<void> {
		clearTimeout(this.#timer);
		return (this.#keeping ??= this.#keep().finally(() => {
			this.#keeping = null;
			// What was typed while it was being kept waits for its own turn.
			if (this.begun && this.#fault === '' && this.#conflicts.length === 0) this.typed();
		}));
	}

	/** Puts what is typed in place of what another tab made of it. */
	mine(): Promise<void> {
		this.#conflicts = [];
		this.#base = this.#before = this.#stored();
		this.#change = null;
		return this.keep();
	}

	/** Takes what another tab made of it. */
	theirs(): void {
		this.#conflicts = [];
		this.text = this.#base = this.#before = this.#stored();
		this.#change = null;
		this.#settle();
	}

	async #keep(): Promise<void> {
		if (this.#conflicts.length > 0) return;
		if (!this.begun) return this.#settle();
		const text = manyLines(this.text);
		const stored = this.#stored();
		if (stored !== this.#base && stored !== text) {
			this.#conflicts = [this.#conflictWith(stored)];
			return;
		}
		const goes_on = this.#change !== null && workingCopy.undoable?.id === this.#change;
		const done = goes_on && (await this.#make(text, this.#before, this.#change));
		if (!done && !(await this.#make(text, stored, null))) return;
		this.#base = text;
		if (!this.begun) this.#settle();
	}

	/** False where it was not made. */
	async #make(text: string, before: string, instead: number | null): Promise<boolean> {
		const { register } = boardYear;
		if (!register) {
			this.#fault = boardYear.trouble;
			return false;
		}
		const of = { report: this.#report, part: this.#part };
		const others = register.report_texts.filter(
			(each) => each.report !== of.report || each.part !== of.part
		);
		const report_texts = before === '' ? others : [...others, { ...of, text: before }];
		const edited = editReportText({ ...register, report_texts }, of.report, of.part, text);
		if (edited.faults) {
			this.#fault = edited.faults.map(({ sentence }) => sentence).join(' ');
			return false;
		}
		if (edited.edits.length === 0 && instead === null) return true;
		if (edited.edits.length === 0) return false;
		const { conflicts, problem, change } = await boardYear.make(
			edited.words,
			edited.edits,
			instead
		);
		if (conflicts.length > 0) {
			if (instead === null) this.#conflicts = conflicts;
			return false;
		}
		this.#change = change;
		this.#before = before;
		this.#fault = problem ?? '';
		return true;
	}

	#settle(): void {
		this.#half.forget();
		this.#restored = '';
		if (this.#status !== '') this.#status = 'Kept.';
		this.#ontyped(null);
	}

	#conflictWith(stored: string): RowConflict {
		const row = (text: string): RecordRow => ({
			report: this.#report,
			part: this.#part,
			text
		});
		const key = `${this.#report}\t${this.#part}`;
		return {
			edit: {
				table: 'report_texts',
				key,
				before: row(this.#base),
				after: row(this.text)
			},
			now: row(stored)
		};
	}

	#stored(): string {
		return (
			boardYear.register?.report_texts.find(
				(each) => each.report === this.#report && each.part === this.#part
			)?.text ?? ''
		);
	}
}
