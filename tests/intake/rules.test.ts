import { describe, expect, it } from 'vitest';
import { RULES, ruleOf, STAGES, stageOf } from '$lib/intake/checks/rules';

const sources = Object.entries(
	import.meta.glob<string>('/src/**/*.{ts,svelte}', {
		query: '?raw',
		import: 'default',
		eager: true
	})
).filter(([path]) => !/-rules\.ts$|\/rules\.ts$/.test(path));

/** Rules of a stage, of LAIT’s whole file and of questions: those that are said of a file somebody chose. */
const spoken =
	/['"`]((?:structure|privacy|identity|period|value|disclosure|measure|place|neighbours|mapping|rows)\.[a-z]+(?:-[a-z]+)*)/g;
/** Not rules: members, file names, and what the reader of the record’s own tables says to whoever builds it. */
const others = new Set([
	'neighbours.csv',
	'neighbours.no-column',
	'neighbours.unknown-area',
	'measure.key',
	'period.period',
	'mapping.role'
]);
/** A rule of the first stage is named without its stage where a file is opened. */
const structural =
	/(?:refused|structural|refuse)\(\s*(?:file|name|[a-z.]+),\s*'([a-z]+(?:-[a-z]+)*)'/g;

const used = new Map<string, string>();
for (const [path, text] of sources) {
	for (const [, rule = ''] of text.matchAll(spoken)) if (!others.has(rule)) used.set(rule, path);
	if (text.includes('./refusal') || path.endsWith('/refusal.ts'))
		for (const [, rule = ''] of text.matchAll(structural)) used.set(`structure.${rule}`, path);
}

describe('the register of rules', () => {
	it('has every rule that the source says', () => {
		expect(used.size).toBeGreaterThan(30);
		expect([...used].filter(([rule]) => ruleOf(rule) === null)).toEqual([]);
	});

	it('has no rule that the source never says', () => {
		const said = new Set([...used.keys()].map((rule) => ruleOf(rule)?.rule));
		expect(RULES.filter(({ rule }) => !said.has(rule)).map(({ rule }) => rule)).toEqual([]);
	});

	it('has each rule once, with sentences, in the order of the stages', () => {
		expect(new Set(RULES.map(({ rule }) => rule)).size).toBe(RULES.length);
		const order = RULES.map(({ stage }) => STAGES.indexOf(stage));
		expect(order).toEqual([...order].sort((a, b) => a - b));
		for (const { title, explanation, cure } of RULES) {
			expect(title).not.toMatch(/\.$/);
			expect(explanation).toMatch(/^[A-Z“].*\.$/);
			expect(cure).toMatch(/^[A-Z].*\.$/);
		}
	});

	it('puts a rule of a stage in the stage it is named after', () => {
		for (const { rule, stage } of RULES)
			if (STAGES.some((each) => rule.startsWith(`${each}.`)))
				expect(rule.split('.')[0]).toBe(stage);
	});
});

describe('stageOf', () => {
	it.each([
		['structure.ragged', 'structure'],
		['privacy.row-level', 'privacy'],
		['identity.synonym:Nottingham UA', 'identity'],
		['mapping.value', 'structure'],
		['measure.which', 'identity'],
		['period.duplicate', 'period'],
		['value.unreadable', 'value'],
		['period.something-new', 'period'],
		['upload.failed', 'structure'],
		['', 'structure']
	])('%s is of %s', (rule, stage) => {
		expect(stageOf(rule)).toBe(stage);
	});
});
