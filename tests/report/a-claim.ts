import type { Engine } from '$lib/database/engine';
import type { GeographyCode, IndicatorId, RowId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import type { Report } from '$lib/domain/report';
import type { Template } from '$lib/domain/template';
import { checkReport, type CheckInput } from '$lib/report/check';
import type { Finding } from '$lib/report/finding';
import { citesIn } from '$lib/report/markup';
import type { Evidence } from '$lib/view/evidence';
import { askEvidence } from '../../src/routes/reports/ask-evidence';
import { day } from '../view/answer';

/** What a claim is checked with, unless a test says otherwise: Nottingham's offending figures, for the public. */
export interface Asked {
	readonly mode?: Mode;
	readonly indicators?: readonly string[];
	readonly geography?: string;
	readonly template?: string;
	readonly title?: string;
	/** Parts other than the background that are written in. */
	readonly others?: Readonly<Record<string, string>>;
	readonly threshold?: number;
	readonly evidence?: (evidence: Evidence) => Evidence;
}

/** Evidence asked for before: texts without live numbers share it. */
const known = new Map<string, Promise<Evidence>>();

/** Asks for the evidence of a text, as the page does, and gives what the checker is given. */
export async function asClaim(
	{ engine, register }: { readonly engine: Engine; readonly register: Register },
	text: string,
	asked: Asked = {}
): Promise<CheckInput> {
	const { mode = 'public', template = 'nottingham', threshold = 5, others = {} } = asked;
	const { indicators = ['cla-offending'], geography = 'E06000018' } = asked;
	const report: Report = {
		report: 'a-report' as RowId,
		title: asked.title ?? 'A report to the Board',
		...{ meeting: day('2021-11-15'), item: null, template: template as RowId },
		...{ state: 'draft', published: null }
	};
	const texts = Object.entries({ background: text, ...others }).map(([part, written]) => ({
		report: report.report,
		part: part as RowId,
		text: written
	}));
	const cites = citesIn(texts.map((each) => each.text));
	const key = JSON.stringify([indicators, geography, mode, cites]);
	const evidence = await (known.get(key) ??
		askEvidence(engine, {
			register: {
				...register,
				board: { ...register.board, geography: geography as GeographyCode }
			},
			...cites,
			...{ indicators: indicators as readonly IndicatorId[], mode },
			...{ editions: null, day: day('2021-10-01') }
		}));
	known.set(key, Promise.resolve(evidence));
	return {
		...{ report, texts, threshold },
		template: register.templates.find((each) => each.template === template) as Template,
		parts: register.template_parts,
		evidence: asked.evidence ? asked.evidence(evidence) : evidence
	};
}

/** The findings about what a text says, without what the template misses. */
export const ofClaims = (input: CheckInput): readonly Finding[] =>
	checkReport(input).filter(({ weight }) => weight !== 'missing');

/** Findings as `weight rule`, for a test to list. */
export const named = (findings: readonly Finding[]) =>
	findings.map(({ weight, rule }) => `${weight} ${rule}`);
