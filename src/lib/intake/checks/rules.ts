import { figureRules } from './figure-rules';
import { fileRules } from './file-rules';
import { identityRules } from './identity-rules';
import { laitRules } from './lait-rules';
import { returnRules } from './return-rules';

/** The stages of the checks, in the order in which a file goes through them. */
export const STAGES = [
	'structure',
	'privacy',
	'identity',
	'period',
	'value',
	'disclosure'
] as const;

/** One stage. The first that fails speaks alone. */
export type Stage = (typeof STAGES)[number];

/** What a rule looks for, for the page that explains every check. */
export interface Rule {
	/** Stable id, and the page's anchor. A question's own part (`mapping.period`, `identity.synonym:Nottm`) is left off. */
	readonly rule: string;
	readonly stage: Stage;
	readonly title: string;
	readonly explanation: string;
	/** What the analyst does about it. */
	readonly cure: string;
}

/** Every rule that can be said of a file, stage by stage. */
export const RULES: readonly Rule[] = STAGES.flatMap((stage) =>
	[...fileRules, ...identityRules, ...figureRules, ...returnRules, ...laitRules].filter(
		(each) => each.stage === stage
	)
);

const known = new Map(RULES.map((each) => [each.rule, each]));

/**
 * The rule behind an id, with a question's own part left off: `identity.synonym:Nottm` and `mapping.period` are
 * `identity.synonym` and `mapping`. Null for an id that is not registered.
 */
export function ruleOf(id: string): Rule | null {
	const bare = id.split(':')[0] as string;
	return known.get(bare) ?? known.get(bare.split('.')[0] as string) ?? null;
}

/** The stage of a rule; one that is not registered belongs to the stage it is named after, or else to the first. */
export function stageOf(id: string): Stage {
	const named = id.split('.')[0];
	return ruleOf(id)?.stage ?? STAGES.find((stage) => stage === named) ?? 'structure';
}
