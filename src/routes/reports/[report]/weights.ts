import type { FindingReason } from '$lib/domain/report';
import type { Finding, FindingWeight } from '$lib/report/finding';

/** The weights in the order they are read, each with what its group is called. */
const WEIGHTS: readonly { readonly weight: FindingWeight; readonly name: string }[] = [
	{ weight: 'leak', name: 'Could identify a child' },
	{ weight: 'wrong', name: 'The figures say otherwise' },
	{ weight: 'unsupported', name: 'Nothing held bears it out' },
	{ weight: 'missing', name: 'Not filled in' },
	{ weight: 'doubt', name: 'Holds, with something to know' },
	{ weight: 'wording', name: 'Wording' },
	{ weight: 'holds', name: 'Recomputed and right' }
];

/** Findings of one weight, those that nobody has answered first. */
export interface FindingGroup {
	readonly weight: FindingWeight;
	readonly name: string;
	readonly findings: readonly Finding[];
	/** How many have no reason recorded. */
	readonly open: number;
}

/** The findings by weight; weights without any are left out. */
export function groupFindings(
	findings: readonly Finding[],
	reasons: readonly Pick<FindingReason, 'finding'>[]
): readonly FindingGroup[] {
	const answered = new Set<string>(reasons.map(({ finding }) => finding));
	return WEIGHTS.flatMap(({ weight, name }) => {
		const own = findings.filter((each) => each.weight === weight);
		if (own.length === 0) return [];
		const open = own.filter(({ finding }) => !answered.has(finding));
		const rest = own.filter(({ finding }) => answered.has(finding));
		return [{ weight, name, findings: [...open, ...rest], open: open.length }];
	});
}

const many = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`;

/** What stands against a report going out, as a sentence; `All that can be checked holds.` and the like where nothing does. */
export function standingSentence(groups: readonly FindingGroup[]): string {
	const open = (weight: FindingWeight) => groups.find((each) => each.weight === weight)?.open ?? 0;
	const [leak, wrong, unsupported, missing] = (
		['leak', 'wrong', 'unsupported', 'missing'] as const
	).map(open) as [number, number, number, number];
	const said = [
		...(leak > 0
			? [many(leak, 'passage could identify a child', 'passages could identify a child')]
			: []),
		...(wrong > 0
			? [many(wrong, 'statement the figures contradict', 'statements the figures contradict')]
			: []),
		...(unsupported > 0
			? [many(unsupported, 'statement nothing held bears out', 'statements nothing held bears out')]
			: []),
		...(missing > 0 ? [many(missing, 'thing not filled in', 'things not filled in')] : [])
	];
	if (said.length === 0) {
		const held = groups.find(({ weight }) => weight === 'holds')?.findings.length ?? 0;
		return held === 0
			? 'The checker found nothing against it, and no statement it could recompute.'
			: `The checker found nothing against it: ${many(held, 'statement was', 'statements were')} recomputed and ${held === 1 ? 'holds' : 'hold'}.`;
	}
	const last = said.pop() ?? '';
	return `Found: ${said.length > 0 ? `${said.join(', ')} and ${last}` : last}.`;
}
