import type { IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Citation, TrendView } from '$lib/view/trend';

/** A run of text. `cited`: it is a live figure, and what a reader should know beside it. */
export interface ComposedRun {
	readonly text: string;
	readonly bold: boolean;
	readonly cited: {
		readonly key: string;
		readonly what: string;
		readonly source: string;
		readonly doubts: readonly string[];
	} | null;
}

/** A piece under a heading. Numbers are printed as they stand here, so every output has the same. */
export type ComposedBlock =
	| {
			readonly kind: 'paragraph';
			/** `2.1`; a recommendation of a part without a number is `1`. Null for none. */
			readonly number: string | null;
			readonly runs: readonly ComposedRun[];
	  }
	| { readonly kind: 'heading'; readonly text: string }
	| {
			readonly kind: 'list';
			readonly ordered: boolean;
			readonly items: readonly (readonly ComposedRun[])[];
	  }
	| {
			readonly kind: 'ticks';
			readonly choices: readonly { readonly text: string; readonly ticked: boolean }[];
	  }
	/** `caption`: `Figure 1: …` or `Table 1: …`; `alt` is the figure in words; `source` stands without the word “Source”. */
	| {
			readonly kind: 'figure';
			readonly caption: string;
			readonly alt: string;
			readonly view: TrendView;
			readonly source: string;
	  }
	| {
			readonly kind: 'table';
			readonly caption: string;
			readonly view: TrendView;
			readonly source: string;
	  }
	/** Something asked for that cannot be drawn, said as a sentence in its place. */
	| { readonly kind: 'missing'; readonly sentence: string };

/** One heading of the report with what stands under it. */
export interface ComposedPart {
	readonly part: string;
	readonly number: string | null;
	readonly heading: string;
	readonly blocks: readonly ComposedBlock[];
}

/** A report as it is read, whatever it is written out as. */
export interface ComposedReport {
	readonly title: string;
	/** `Nottingham City Council`. */
	readonly council: string;
	/** `Corporate Parenting Board`. */
	readonly board: string;
	readonly meeting: IsoDate;
	/** `Monday 15 November 2021`. */
	readonly meeting_words: string;
	readonly mode: Mode;
	/** `Public version: numbers that could identify a child are hidden`, printed on every page. */
	readonly mode_words: string;
	/** `draft`: said on every page. */
	readonly state: 'draft' | 'published';
	readonly header_as: 'paragraphs' | 'table';
	readonly header: readonly ComposedPart[];
	readonly sections: readonly ComposedPart[];
	readonly appendices: readonly ComposedPart[];
	/** Every edition a number, figure or table is from, each once: the appendix of sources. */
	readonly sources: readonly Citation[];
	/** What was hidden in this mode and why, as sentences that give nothing away. */
	readonly hidden: readonly string[];
}
