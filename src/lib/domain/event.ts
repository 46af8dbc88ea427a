import type { GeographyCode, IndicatorId, IsoDate } from './id';

/**
 * `definition` and `precision` are breaks: figures either side are not like for like and the line is cut. The others
 * are markers beside the line.
 */
export type EventKind = 'definition' | 'precision' | 'policy' | 'covid' | 'local';

/** Something dated that a reader of a chart needs to know. */
export interface Event {
	readonly event: string;
	readonly start: IsoDate;
	readonly end: IsoDate | null;
	readonly kind: EventKind;
	/** Short enough to stand on a chart. */
	readonly title: string;
	readonly detail: string;
	/** The measures it concerns; empty means every measure. */
	readonly indicators: readonly IndicatorId[];
	/** The one authority it concerns; null means everywhere. */
	readonly geography: GeographyCode | null;
	readonly source: string;
}
