import type { StandingDot, StandingRule } from './standing';

/** The neighbours' figure in words, the best first. */
export function describeDots(dots: readonly StandingDot[], rules: readonly StandingRule[]): string {
	const said = dots.map(
		({ name, text, value }) => `${name} ${value === null ? text.toLowerCase() : text}`
	);
	return `Dots with ranges. ${[...said, ...rules.map((rule) => rule.label)].join('; ')}.`;
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
