import { untrack } from 'svelte';
import { SvelteMap } from 'svelte/reactivity';
import type { IndicatorId, IsoDate, RowId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import type { Report, ReportText } from '$lib/domain/report';
import { partsInOrder, type Template, type TemplatePart } from '$lib/domain/template';
import { checkReport } from '$lib/report/check';
import { composeReport } from '$lib/report/compose';
import type { ComposedReport } from '$lib/report/composed';
import type { Finding } from '$lib/report/finding';
import { citesIn } from '$lib/report/markup';
import { additions } from '$lib/state/additions.svelte';
import { boardYear } from '$lib/state/board-year.svelte';
import { workingCopy } from '$lib/state/working-copy.svelte';
import type { Evidence } from '$lib/view/evidence';
import { measuresSpokenOf } from './measures';

/** What the page of a report is given. */
interface Given {
	readonly report: RowId;
	readonly mode: Mode;
	/** The calendar's day. */
	readonly day: IsoDate;
}

/** How long the hand must rest before what is typed is drawn and checked, in milliseconds. */
const REST = 300;

async function ask(register: Register, wanted: Wanted, mode: Mode, day: IsoDate) {
	const [{ engine }, { askEvidence }] = await Promise.all([
		import('$lib/state/engine.svelte'),
		import('../ask-evidence')
	]);
	// A figure of a file just taken back must not stand in a report.
	await workingCopy.followed;
	const running = await engine.ready(wanted.measures);
	return askEvidence(running, {
		register,
		bindings: wanted.bindings,
		asks: wanted.asks,
		indicators: wanted.measures,
		mode,
		editions: null,
		day
	});
}

interface Wanted extends ReturnType<typeof citesIn> {
	readonly measures: readonly IndicatorId[];
}

/** A report as it stands on this computer: what is written, how it reads, and what the checker finds. To be made while the page is. */
export class ReportHere {
	readonly #given: () => Given;
	/** What is being typed and is not in the working copy yet, by part. */
	readonly #typed = new SvelteMap<RowId, string>();
	/** What is drawn: `texts` as they were when the hand rested. */
	#drawn = $state.raw<readonly ReportText[]>([]);
	/** As it was last asked for, which may be of the other mode still. */
	#asked_for = $state.raw<Evidence | null>(null);
	#asked = $state('');
	#trouble = $state('');
	#reading = $state(false);
	#looked = $state(false);
	readonly #report = $derived.by((): Report | null => {
		const { report } = this.#given();
		return boardYear.register?.reports.find((each) => each.report === report) ?? null;
	});
	readonly #template = $derived.by((): Template | null => {
		const { report } = this;
		return boardYear.register?.templates.find((each) => each.template === report?.template) ?? null;
	});
	readonly #parts = $derived(
		this.#template === null
			? []
			: partsInOrder(this.#template, boardYear.register?.template_parts ?? [])
	);
	readonly #texts = $derived.by((): readonly ReportText[] => {
		const { report } = this.#given();
		const stored = (boardYear.register?.report_texts ?? []).filter(
			(each) => each.report === report
		);
		const typed = [...this.#typed].map(([part, text]) => ({ report, part, text }));
		return [...stored.filter(({ part }) => !this.#typed.has(part)), ...typed];
	});
	readonly #wanted = $derived.by((): Wanted => {
		const cited = citesIn(this.#drawn.map(({ text }) => text));
		const { register } = boardYear;
		const measures =
			register && this.#report ? measuresSpokenOf(register, this.#report, this.#drawn, cited) : [];
		return { ...cited, measures };
	});
	/** What an internal version shows must not stand on a page for the public for a moment. */
	readonly #evidence = $derived.by(() => {
		const { mode } = this.#given();
		return this.#asked_for?.mode === mode ? this.#asked_for : null;
	});
	readonly #composed = $derived.by((): ComposedReport | null => {
		const { register } = boardYear;
		if (!register || !this.#report || !this.#template || !this.#evidence) return null;
		return composeReport({
			report: this.#report,
			texts: this.#drawn,
			template: this.#template,
			parts: this.#parts,
			evidence: this.#evidence,
			board: register.board
		});
	});
	readonly #findings = $derived.by((): readonly Finding[] => {
		const { register } = boardYear;
		if (!register || !this.#report || !this.#template || !this.#evidence) return [];
		return checkReport({
			report: this.#report,
			texts: this.#drawn,
			template: this.#template,
			parts: this.#parts,
			evidence: this.#evidence,
			threshold: register.board.threshold ?? 5
		});
	});

	constructor(given: () => Given) {
		this.#given = given;
		$effect(() => {
			void boardYear.read().then(() => (this.#looked = true));
		});
		$effect(() => {
			const texts = this.#texts;
			const first = untrack(() => this.#drawn.length === 0);
			const timer = setTimeout(() => (this.#drawn = texts), first ? 0 : REST);
			return () => clearTimeout(timer);
		});
		$effect(() => {
			const { register } = boardYear;
			const wanted = this.#wanted;
			const { report, mode, day } = this.#given();
			if (!register || !this.#report || this.#report.state === 'published') return;
			const editions = additions.list.map(({ vintage }) => vintage);
			const of = JSON.stringify([report, mode, day, wanted, editions]);
			if (untrack(() => this.#asked) === of) return;
			this.#asked = of;
			this.#reading = true;
			this.#trouble = '';
			ask(register, wanted, mode, day).then(
				(evidence) => {
					if (this.#asked !== of) return;
					this.#asked_for = evidence;
					this.#reading = false;
				},
				(cause: unknown) => {
					if (this.#asked !== of) return;
					this.#asked = '';
					this.#reading = false;
					this.#trouble = cause instanceof Error ? cause.message : String(cause);
				}
			);
		});
	}

	/** The report; null while it is being read, and where there is none on this computer. */
	get report(): Report | null {
		return this.#report;
	}

	/** Its template; null where the record has it no more. */
	get template(): Template | null {
		return this.#template;
	}

	/** The template's headings, in their order. */
	get parts(): readonly TemplatePart[] {
		return this.#parts;
	}

	/** What is written, with what is being typed. */
	get texts(): readonly ReportText[] {
		return this.#texts;
	}

	/** Its figures; null until they were read. */
	get evidence(): Evidence | null {
		return this.#evidence;
	}

	/** How it reads; null until its figures were read. */
	get composed(): ComposedReport | null {
		return this.#composed;
	}

	/** What the checker finds in it. */
	get findings(): readonly Finding[] {
		return this.#findings;
	}

	/** Whether it is known what this computer has of it. */
	get looked(): boolean {
		return this.#looked;
	}

	/** Why its figures are not shown, as a sentence; empty when nothing is wrong. */
	get trouble(): string {
		return this.#trouble || boardYear.trouble;
	}

	/** Whether its figures are being read. */
	get reading(): boolean {
		return this.#reading;
	}

	/** Draws what is typed at once; resolves when its figures are there, or could not be read. */
	async drawn(): Promise<void> {
		this.#drawn = this.#texts;
		do await new Promise((resolve) => setTimeout(resolve, 30));
		while (this.#reading);
	}

	/** Takes what is being typed in a part; null: what is stored is what is typed. */
	type(part: RowId, text: string | null): void {
		if (text === null) this.#typed.delete(part);
		else this.#typed.set(part, text);
	}
}
