import type { Geography } from '$lib/domain/geography';
import type { HeldFigures } from '$lib/domain/held-figures';
import type { Event } from '$lib/domain/event';
import type { IndicatorId, IsoDate, PeriodId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { TableView } from './table';
import type { Citation, TrendMark } from './trend';

/** One value as it is drawn: null is a gap with its reason, never zero. */
export interface DrawnValue {
	readonly value: number | null;
	/** As printed: `17`, `54%`, `Suppressed`. */
	readonly text: string;
	/** Why there is no value, as a sentence; null when there is one. */
	readonly reason: string | null;
}

/** A value with the ends of its likely range, in its own unit; null when none can be given. */
export interface RangedValue extends DrawnValue {
	readonly low: number | null;
	readonly high: number | null;
}

/** Bars of parts, one bar a period: outcomes by disposal, places by use. Parts are in an order that means something, the first at the foot. */
export interface StackedDrawing {
	readonly kind: 'stacked';
	readonly parts: readonly { readonly key: string; readonly name: string }[];
	readonly bars: readonly {
		readonly period: PeriodId;
		/** Under the bar: `Q1 2021/22`. */
		readonly label: string;
		/** One for each part, in their order. */
		readonly slices: readonly DrawnValue[];
		/** Over the bar: `29`, or `29 and some not given` where a slice is missing. */
		readonly total: string;
		/** Why the bar is not drawn, as a sentence: its figures cannot all be right. Null when it is drawn. */
		readonly refused: string | null;
	}[];
	/** What is counted, as the axis says it: `offences`. */
	readonly unit: string;
	readonly marks: readonly TrendMark[];
}

/** Bars lying, one a reason or stage, each with its words before it and its figure after it. */
export interface BarsDrawing {
	readonly kind: 'bars';
	readonly bars: readonly (RangedValue & { readonly label: string })[];
	readonly unit: string;
	/** The end of the axis, where the figure is a share: 100. Null for the largest value. */
	readonly most: number | null;
	/** The label of our own bar where the others are other places’: those are then grey. Left out where all are ours. */
	readonly ours?: string;
}

/** A dot with its likely range for each of one or two groups a row: looked-after children beside all children, us beside England. */
export interface DotsDrawing {
	readonly kind: 'dots';
	/** The first is ours and is drawn in the accent. */
	readonly groups: readonly { readonly key: string; readonly name: string }[];
	readonly rows: readonly {
		readonly label: string;
		/** One for each group, in their order. */
		readonly dots: readonly RangedValue[];
	}[];
	readonly unit: string;
	/** The end of the axis, where the figure is a share: 100. Null for the largest value. */
	readonly most: number | null;
}

/** Small columns by period, a panel a measure, all panels over one another on one time axis with its events. */
export interface ColumnsDrawing {
	readonly kind: 'columns';
	readonly periods: readonly { readonly period: PeriodId; readonly label: string }[];
	readonly panels: readonly {
		readonly name: string;
		/** One for each period, in their order. */
		readonly columns: readonly DrawnValue[];
	}[];
	readonly unit: string;
	readonly marks: readonly TrendMark[];
}

/** What a figure of a subject draws. */
export type SubjectDrawing = StackedDrawing | BarsDrawing | DotsDrawing | ColumnsDrawing;

/** A figure of a subject's page: drawing, table, sentence and every download are made from it. */
export interface SubjectFigure {
	/** Its place on the page, and in the names of its files: `leavers-by-reason`. */
	readonly key: string;
	/** Its finding, as a sentence that stands alone as a title. */
	readonly finding: string;
	/** How sure, as sentences after the finding; empty where nothing is in doubt. */
	readonly doubt: string;
	/** Measure, place, period and unit. */
	readonly subtitle: string;
	/** The periods it covers, worded: `Q1 2020/21 to Q4 2021/22`. */
	readonly period: string;
	readonly unit: string;
	/** Null when there is nothing that may be drawn; `empty` then says why. */
	readonly drawing: SubjectDrawing | null;
	/** A sentence in place of the drawing; null when there is one. */
	readonly empty: string | null;
	/** The figure in words, for a reader who cannot see it. */
	readonly description: string;
	readonly table: TableView;
	/** What cannot be right in the figures, each naming edition and row, with the cure: never drawn as if true. */
	readonly faults: readonly string[];
	/** Sentences a reader needs beside it: what is counted, what is kept apart, how old it is. */
	readonly notes: readonly string[];
	readonly sources: readonly Citation[];
	/** The same as one line; null when there are none. */
	readonly source_line: string | null;
}

/** A sentence with what bears it, among those that hold or those to beware of. */
export interface Statement {
	/** Stable, for tests and links: `net-gain`, `leavers-sum`. */
	readonly key: string;
	readonly sentence: string;
	/** The figures behind it, worded with their periods and units. */
	readonly because: string;
}

/** What a set of figures bears and what it does not. */
export interface Reading {
	readonly heading: string;
	readonly holds: readonly Statement[];
	readonly beware: readonly Statement[];
}

/** One sentence of the summary at the top, with its doubt and the section it is from. */
export interface SummaryLine {
	readonly section: string;
	/** The number that matters, large: `17`, `54%`, `about 9 times`; null for a line of words. */
	readonly figure: string | null;
	/** What it is, with its period: read aloud after the figure or alone. */
	readonly sentence: string;
	readonly doubt: string | null;
}

/** A section of a subject's page. */
export interface SubjectSection {
	/** Its anchor. */
	readonly key: string;
	readonly title: string;
	/** What a reader must know first; null when the title says it. */
	readonly intro: string | null;
	/** Measures whose own trend figures the page draws here, in this order, each linked to its page; none in most sections. */
	readonly measures: readonly IndicatorId[];
	readonly figures: readonly SubjectFigure[];
	readonly readings: readonly Reading[];
	/** Tables that no picture goes with. */
	readonly tables: readonly TableView[];
	/** What it says at the top of the page; none where it has nothing to say. */
	readonly summary: readonly SummaryLine[];
	/** In place of everything else where no figure is held: a sentence with what to do. Null otherwise. */
	readonly empty: string | null;
}

/** What every section is worded from. */
export interface SubjectContext {
	readonly held: HeldFigures;
	/** The board's own authority. */
	readonly authority: Pick<Geography, 'geography' | 'name' | 'region'>;
	readonly mode: Mode;
	readonly today: IsoDate;
	readonly events: readonly Event[];
}
