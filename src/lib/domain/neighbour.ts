import type { GeographyCode } from './id';

/**
 * One place in an authority's list of ten statistical neighbours. The model is re-run every few years and half the
 * list changes with it, so the set (its year of issue) is part of every figure made from it.
 */
export interface Neighbour {
	/** The year the set was issued: `2021`, `2025`. */
	readonly neighbour_set: string;
	readonly geography: GeographyCode;
	/** 1 is the closest, 10 the least close. */
	readonly rank: number;
	readonly neighbour: GeographyCode;
	/** DfE's word: `Very close`, `Close`, `Somewhat close`, `Not close`. */
	readonly closeness: string;
}
