import type { FigureBinding } from '$lib/domain/figure-binding';
import type { GeographyCode, IsoDate, PeriodId, VintageId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import type { Mode } from '$lib/domain/mode';
import type { Target } from '$lib/domain/target';
import type { Citation, TrendView } from './trend';

/** A number bound in a text, as its edition has it. */
export interface CitedFigure {
	readonly binding: FigureBinding;
	/** As printed, with the edition's own decimals: `4%`, `15`, `162 per 100,000`. `Suppressed` and the like where there is no figure. */
	readonly text: string;
	/** Why there is no figure, as a sentence; null when there is one. */
	readonly reason: string | null;
	/** The mark in the figure's place, which `isSuppressed` reads; null when there is a figure. Never printed. */
	readonly symbol: string | null;
	/** What it is: `Looked-after children convicted or cautioned, Nottingham, 2019/20`. */
	readonly what: string;
	/** `Department for Education, Local Authority Interactive Tool, edition of 8 April 2026`. */
	readonly source: string;
	/** The same edition whole, for the appendix of sources. */
	readonly citation: Citation;
	readonly published: IsoDate;
	/** What a careful reader should know beside it: rounding, likely range, revised, held back, small base. */
	readonly doubts: readonly string[];
	/** What the latest edition prints instead, as a sentence; null when it prints the same. */
	readonly since: string | null;
}

/** One figure of one line of a measure. */
export interface EvidenceFigure {
	readonly period: PeriodId;
	/** Null exactly when `symbol` is not. In the measure's unit. */
	readonly value: number | null;
	readonly symbol: string | null;
	/** Counts it is made of; null where the source prints none. */
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Decimals as printed. */
	readonly decimals: number;
	/** Null for the neighbours' mean. */
	readonly vintage: VintageId | null;
	/** The edition the counts are from, which may be another than the value's; null or left out without counts. */
	readonly counts_vintage?: VintageId | null;
}

/** Every authority's figure of one period, by which ranks and halves are told. */
export interface EvidenceStanding {
	readonly period: PeriodId;
	readonly areas: readonly {
		readonly geography: GeographyCode;
		readonly name: string;
		readonly value: number;
		readonly decimals: number;
	}[];
	/** Current authorities without a figure. */
	readonly without: number;
}

/** What is known of one measure, against which a text is checked. */
export interface MeasureEvidence {
	readonly indicator: Indicator;
	readonly authority: { readonly geography: GeographyCode; readonly name: string };
	/** The authority's figures, the earliest period first, missing ones among them. */
	readonly figures: readonly EvidenceFigure[];
	readonly comparators: readonly {
		readonly key: 'neighbours' | 'region' | 'england';
		/** `England`, `Statistical neighbours’ mean (2025 set)`. */
		readonly name: string;
		readonly figures: readonly EvidenceFigure[];
	}[];
	/** Of the latest period and of those the report cites. */
	readonly standings: readonly EvidenceStanding[];
	/** What papers of the council printed of it for the authority, by paper. */
	readonly papers: readonly {
		readonly vintage: VintageId;
		readonly title: string;
		readonly published: IsoDate;
		readonly figures: readonly EvidenceFigure[];
	}[];
	readonly targets: readonly Target[];
	/** Its editions, the latest first: id and how it is worded on a source line. */
	readonly sources: readonly {
		readonly vintage: VintageId;
		readonly published: IsoDate;
		readonly text: string;
	}[];
	/** Periods the source expected to publish before today and that are not held, as sentences. */
	readonly overdue: string | null;
}

/** Everything a report is drawn from and checked against, all of it in one mode and from the same editions. */
export interface Evidence {
	readonly mode: Mode;
	/** The calendar's day. */
	readonly day: IsoDate;
	/** By `writeBinding`; one that no edition held has is left out. */
	readonly cited: ReadonlyMap<string, CitedFigure>;
	/** By `writeAsk`, for figures and for tables; one whose measure is not held is left out. */
	readonly trends: ReadonlyMap<string, TrendView>;
	/** The measures linked to the report's agenda item and those its text speaks of. */
	readonly measures: readonly MeasureEvidence[];
}
