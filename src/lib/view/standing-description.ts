import { formatNumber } from './number';
import type { StandingDot, StandingRule } from './standing';

/** A figure with the range beside it, where the range is of chance: `Nottingham 2% (likely range 1.2% to 4.6%)`. */
function figureOf(dot: StandingDot): string {
	const { name, value, text, low, high, range_kind } = dot;
	if (value === null) return `${name} ${text.toLowerCase()}`;
	if (range_kind !== 'counts' || low === null || high === null) return `${name} ${text}`;
	const unit = text.endsWith('%') ? '%' : '';
	const [from, to] = [low, high].map((end) => `${formatNumber(end, 1)}${unit}`);
	return `${name} ${text} (likely range ${from} to ${to})`;
}

/**
 * The dots in one sentence, as the picture's name: `Nottingham 2% (likely range 1.2% to 4.6%); neighbours from 2% to 5%;
 * England 2%; neighbours’ mean 3%.`
 */
export function nameDots(dots: readonly StandingDot[], rules: readonly StandingRule[]): string {
	const own = dots.find((dot) => dot.own);
	const held = dots
		.filter((dot) => !dot.own && dot.value !== null)
		.sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
	const [least, most] = [held[0]?.text, held.at(-1)?.text];
	const others = least === most ? `neighbours ${least}` : `neighbours from ${least} to ${most}`;
	return `${[
		...(own ? [figureOf(own)] : []),
		...(held.length > 0 ? [others] : []),
		...rules.map(({ label }) => label.replace(/^Neighbours/, 'neighbours'))
	].join('; ')}.`;
}

/** The neighbours' figure in words, the best first, each with its likely range. */
export function describeDots(dots: readonly StandingDot[], rules: readonly StandingRule[]): string {
	return `Dots with ranges. ${[...dots.map(figureOf), ...rules.map((rule) => rule.label)].join('; ')}.`;
}

/** The strip in one sentence, as the picture's name: the figure and rank, then how far all are spread. */
export function nameStrip(
	dots: readonly StandingDot[],
	cuts: readonly StandingRule[],
	label: string
): string {
	const spread = `${dots.length} authorities from ${dots[0]?.text} to ${dots.at(-1)?.text}`;
	return `${[label, spread, ...cuts.map((cut) => cut.label)].join('; ')}.`;
}

/** The strip in words: ends, quarters, the authority and those without a figure. */
export function describeStrip(
	dots: readonly StandingDot[],
	cuts: readonly StandingRule[],
	label: string,
	without: number
): string {
	const [least, most] = [dots[0]?.text, dots.at(-1)?.text];
	const quarters = cuts.map((cut) => cut.label).join(', ');
	return `A dot an authority, ${dots.length} from ${least} to ${most}: ${quarters}. ${label}. ${
		without === 0 ? 'None is' : `${without} ${without === 1 ? 'is' : 'are'}`
	} without a figure.`;
}
