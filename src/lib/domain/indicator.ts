import type { IndicatorId, IsoDate } from './id';
import type { YearKind } from './period';
import type { PrincipleId } from './principle';

/** What the number counts. `rate` is per `per` of a population; `score` is an average with no unit of its own. */
export type Unit = 'percent' | 'rate' | 'count' | 'score' | 'pounds' | 'other';

/** Which way is better. `none` gets higher, lower or similar, never better or worse. */
export type Polarity = 'low' | 'high' | 'none';

/** A measure the board may follow. */
export interface Indicator {
	readonly indicator: IndicatorId;
	/** Plain name with the field's standard terms: `Looked-after children cautioned or convicted`. */
	readonly name: string;
	/** The board's theme, or the source's topic for a measure the board does not follow. */
	readonly theme: string;
	readonly unit: Unit;
	/** The population a rate is per (10,000 or 100,000); null when the unit is not a rate. */
	readonly per: number | null;
	/** What the unit is of, as a chart's axis says it: `% of looked-after children aged 10 to 17`. */
	readonly unit_label: string;
	/** Decimals the source prints. */
	readonly decimals: number;
	readonly polarity: Polarity;
	readonly year_kind: YearKind;
	/** Who is counted, for a sentence: `looked-after children aged 10 to 17`. Null: the sentence uses the name. */
	readonly subject: string | null;
	/** What is said of them, for a sentence: `were cautioned or convicted`. Null: the sentence uses the name. */
	readonly predicate: string | null;
	readonly definition: string;
	/** What a reader must know before quoting it; null when nothing. */
	readonly caution: string | null;
	/** The publisher and publication, `DfE, Children looked after in England`. */
	readonly source: string;
	/** When the source says it will next publish; null when it does not say. */
	readonly next_update: IsoDate | null;
	/** LAIT's own code (`Short Desc`); null when LAIT does not carry the measure. */
	readonly lait_code: string | null;
	/** False where LAIT prints no quartile band. */
	readonly quartile: boolean;
	/** Place on the board's scorecard, from 1; null for a measure the scorecard does not show. */
	readonly scorecard: number | null;
	/**
	 * The corporate parenting principles it speaks to; none where it speaks to none of them. The record's tables say, and nothing
	 * else does: absent from a measure that was asked of the database or read from a source's file.
	 */
	readonly principles?: readonly PrincipleId[];
}
