import type { StandingAnswer, StandingArea, StandingFigure } from '$lib/database/queries/standing';
import type { GeographyCode, PeriodId } from '$lib/domain/id';
import type { Indicator } from '$lib/domain/indicator';
import { lait, offending, place } from './answer';

/** A figure in short: `4`, `15/337=4`, `c`, `c/148` for a mark with its base; empty for no row. */
export function figure(text: string): StandingFigure | null {
	if (text === '') return null;
	const counted = /^(\d+)\/(\d+)=(.*)$/.exec(text);
	const based = /^(\D+)\/(\d+)$/.exec(text);
	const printed = counted?.[3] ?? based?.[1] ?? text;
	const number = /^-?\d+(\.\d+)?$/.test(printed);
	const base = counted?.[2] ?? based?.[2];
	return {
		value: number ? Number(printed) : null,
		symbol: number ? null : printed,
		numerator: counted ? Number(counted[1]) : null,
		denominator: base === undefined ? null : Number(base),
		decimals: number ? (printed.split('.')[1]?.length ?? 0) : 0,
		vintage: lait.vintage,
		counts_vintage: counted ? lait.vintage : null
	};
}

/** What a case gives; names are the authorities', and their figures in short. */
export interface Case {
	readonly indicator?: Indicator;
	/** Nottingham's figure. */
	readonly own: string;
	readonly previous?: string;
	/** Of the period LAIT takes the change from, and that period. */
	readonly before?: string;
	readonly lait_previous_period?: string;
	readonly others?: Readonly<Record<string, string>>;
	/** The names of the neighbours, closest first. */
	readonly neighbours?: readonly string[];
	readonly neighbour_set?: string | null;
	readonly england?: string;
	readonly period?: string;
}

/** `E09000001` and on, by place in the list of names. */
const codeOf = (index: number) => `E0900${String(index + 1).padStart(4, '0')}` as GeographyCode;

/** An answer for Nottingham from a small table. */
export function standing(given: Case): StandingAnswer {
	const { own, previous = '', others = {}, neighbours = [], england = '' } = given;
	const authority = place('Nottingham');
	const area = (geography: GeographyCode, name: string, text: string): StandingArea => ({
		geography,
		name,
		region: null,
		neighbour_rank: neighbours.includes(name) ? neighbours.indexOf(name) + 1 : null,
		figure: figure(text),
		previous: null
	});
	const areas = [
		{
			...area(authority.geography, authority.name, own),
			previous: figure(previous),
			lait_previous: figure(given.before ?? previous)
		},
		...Object.entries(others).map(([name, text], index) => area(codeOf(index), name, text))
	].sort((a, b) => (a.name < b.name ? -1 : 1));
	const previous_period = previous === '' ? null : ('2018-04-01/2019-03-31' as PeriodId);
	return {
		indicator: given.indicator ?? offending,
		authority,
		region: null,
		period: (given.period ?? '2019-04-01/2020-03-31') as PeriodId,
		previous_period,
		lait_previous_period: (given.lait_previous_period as PeriodId | undefined) ?? previous_period,
		neighbour_set: given.neighbour_set ?? (neighbours.length > 0 ? '2025' : null),
		areas,
		england: area('E92000001' as GeographyCode, 'England', england),
		region_area: null,
		vintages: [lait]
	};
}

/** Other authorities named by letters, one a figure. */
export const many = (figures: readonly string[]) =>
	Object.fromEntries(
		figures.map((text, index) => [
			`Area ${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`,
			text
		])
	);
