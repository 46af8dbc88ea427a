import { parsePeriod } from '$lib/domain/period';
import { formatPeriodShort } from '$lib/domain/period-words';
import type { MeasureEvidence } from '$lib/view/evidence';
import type { Finding } from '../finding';
import type { NumberClaim } from './numbers';
import { findingAt, type Sentence } from './reading';

/** A number said to be a target, beside what the board's record says the measure should reach. */
export function targetFinding(
	claim: NumberClaim,
	sentence: Sentence,
	spoken: readonly MeasureEvidence[]
): Finding {
	const at = (rule: string, weight: Finding['weight'], words: string) =>
		findingAt(sentence, claim.start, claim.end, { rule, weight, sentence: words });
	const targets = spoken.flatMap(({ targets: all, indicator }) =>
		all.map((target) => ({ target, indicator }))
	);
	const met = targets.find(({ target }) => target.value === claim.value);
	if (met) {
		const period = parsePeriod(met.target.period);
		return at(
			'target-holds',
			'holds',
			`“${claim.text}” is the target recorded for “${met.indicator.name}”${period ? `, ${formatPeriodShort(period)}` : ''} (${met.target.source}).`
		);
	}
	const [other] = targets;
	return other
		? at(
				'target-wrong',
				'wrong',
				`The target recorded for “${other.indicator.name}” is ${other.target.value}, not “${claim.text}” (${other.target.source}).`
			)
		: at(
				'target-unsupported',
				'unsupported',
				`The record holds no target that “${claim.text}” could be. Say who set it, or record it on the measure.`
			);
}
