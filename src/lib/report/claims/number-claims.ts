import type { PeriodId } from '$lib/domain/id';
import type { MeasureEvidence } from '$lib/view/evidence';
import { figureInFull, heldFigure, shareOf } from '$lib/view/evidence-facts';
import { isSuppressed, missingClause } from '$lib/view/missing';
import type { Finding } from '../finding';
import { areaName, figureOf } from './areas';
import { cellsOf, type Cell } from './cells';
import { ofTwoMeasures, periodUnsaid } from './number-guesses';
import { shortPeriod as short } from './periods';
import { claimsNothing } from './claims-nothing';
import { couldBe, matches } from './match';
import { SURE, spokenOf } from './measures';
import { numbersIn, type NumberClaim } from './numbers';
import { contradiction } from './contradictions';
import { paperFlip, paperSays } from './paper-figures';
import { findingAt, type Reading, type Sentence } from './reading';
import { isDifference, wrongDifference } from './differences';
import { children } from './small-numbers';
import { targetFinding } from './target-claims';

/** Where a figure is from, as a source line has it; empty for a mean, which is of many. */
function sourceOf(measure: MeasureEvidence, vintage: string | null): string {
	const source = measure.sources.find((each) => each.vintage === vintage);
	return source ? ` Source: ${source.text}.` : '';
}

function holds(
	claim: NumberClaim,
	sentence: Sentence,
	measure: MeasureEvidence,
	cell: Cell,
	reading: Reading
): Finding | null {
	const figure = figureOf(measure, cell.whose, cell.period);
	const matched = matches(claim, measure.indicator, figure);
	const held = heldFigure(figure);
	if (!matched || !held) return null;
	const { indicator } = measure;
	const beyond = matched === 'counts' && claim.base === null;
	const named = `${indicator.name}, ${areaName(measure, cell.whose)}: ${figureInFull(indicator, held)}`;
	const typed = `Insert it as a live number, so that it keeps its source and is hidden where it must be.`;
	return findingAt(sentence, claim.start, claim.end, {
		rule: beyond ? 'more-decimals-than-source' : 'number-holds',
		weight: beyond ? 'doubt' : 'holds',
		sentence: beyond
			? `“${claim.text}” can be worked out from the counts, but the source prints ${figureInFull(indicator, held)}. Print no more decimals than the source does.`
			: `“${claim.text}” is what is held. ${named}.${sourceOf(measure, held.vintage)} ${typed}`,
		flip: cell.whose === 'own' ? paperFlip(measure, cell.period, held, reading) : null
	});
}

/** The whole counts a sentence gives itself, as 181 of 233: a share worked out from them is judged as a share. */
const isOfItsOwnCounts = (claim: NumberClaim, numbers: readonly NumberClaim[]) =>
	claim.kind === 'percent' &&
	numbers.some(({ value, base }) => {
		if (base === null || base <= 0 || !Number.isInteger(value)) return false;
		const { rounded, cut } = shareOf(value, base, claim.decimals);
		return rounded === claim.value || cut === claim.value;
	});

function notHeld(
	claim: NumberClaim,
	sentence: Sentence,
	measure: MeasureEvidence,
	cell: Cell,
	reading: Reading
): Finding {
	const { indicator } = measure;
	const [name, place] = [indicator.name, areaName(measure, cell.whose)];
	const figure = figureOf(measure, cell.whose, cell.period);
	const held = heldFigure(figure);
	const at = (rule: string, weight: Finding['weight'], words: string, flip: string | null = null) =>
		findingAt(sentence, claim.start, claim.end, { rule, weight, sentence: words, flip });
	if (figure && !held)
		return isSuppressed(figure.symbol) && cell.whose === 'own'
			? at(
					'typed-where-hidden',
					reading.evidence.mode === 'public' ? 'leak' : 'unsupported',
					`“${name}” is hidden for ${place}, ${short(cell.period)}, because few children may be behind it, and “${claim.text}” is typed where it would stand. Take it out, or insert it as a live number: that is hidden wherever it must be.`
				)
			: at(
					'number-unsupported',
					'unsupported',
					`There is no figure of “${name}” for ${place}, ${short(cell.period)}: the figure is ${missingClause(figure.symbol, figure.denominator)}. “${claim.text}” cannot be checked: say where it is from, or take it out.`
				);
	const beside = cell.other && figureOf(measure, cell.whose, cell.other);
	if (beside && matches(claim, indicator, beside)) {
		const [one, two] = [short(cell.other as PeriodId), short(cell.period)];
		return at(
			'year-label',
			'doubt',
			`“${claim.text}” is the figure for ${one}. A bare year could as well mean ${two}${held ? `, whose figure is ${figureInFull(indicator, held)}` : ''}. Write ${one}.`
		);
	}
	const where = measure.figures.filter((each) => matches(claim, indicator, each));
	const elsewhere =
		where.length > 0
			? ` It is the figure for ${where.map(({ period }) => short(period)).join(' and ')}.`
			: '';
	if (!held)
		return at(
			'number-unsupported',
			'unsupported',
			`Nothing held bears “${claim.text}”: there is no figure of “${name}” for ${place}, ${short(cell.period)}.${elsewhere} Say where it is from, or insert a number that is held.`
		);
	if (claim.kind === 'count' && indicator.unit === 'percent' && claim.base === null)
		return at(
			'number-unsupported',
			'unsupported',
			`Nothing held bears “${claim.text}”. “${name}” for ${place} is ${figureInFull(indicator, held)}. Say where the number is from, or insert one that is held.`
		);
	return at(
		'number-wrong',
		'wrong',
		`“${claim.text}” is not what is held. “${name}” for ${place} is ${figureInFull(indicator, held)}.${elsewhere}${paperSays(measure, cell.period, claim, reading)} Insert the live number, or say where yours is from.`,
		paperFlip(measure, cell.period, held, reading)
	);
}

/** A small number of children is for the rule of small numbers to judge. */
const isOfFewChildren = ({ kind, base, value, noun }: NumberClaim, threshold: number) =>
	kind === 'count' && base === null && value > 0 && value <= threshold && children.test(noun);

function checkNumber(
	claim: NumberClaim,
	sentence: Sentence,
	numbers: readonly NumberClaim[],
	reading: Reading
): Finding | null {
	const spoken = spokenOf(sentence, reading);
	const sure = spoken.filter(({ score }) => score >= SURE);
	// Where the sentence itself names a measure it could be of, another that happens to have the number does not bear it.
	const own = sure.filter(({ carried, measure }) => !carried && couldBe(claim, measure.indicator));
	const likely = own.length > 0 ? own : spoken.filter(({ score }) => score >= 0.3);
	if (claim.target)
		return targetFinding(
			claim,
			sentence,
			sure.map(({ measure }) => measure)
		);
	const cells = new Map(
		likely.map(({ measure }) => [measure, cellsOf(claim, sentence, measure, numbers)])
	);
	for (const { measure } of likely) {
		const first = cells.get(measure)?.first;
		const found = first && holds(claim, sentence, measure, first, reading);
		if (found) return found;
	}
	const speaksOf = sure.filter(({ carried }) => !carried);
	const said = isDifference(
		claim,
		sentence,
		(speaksOf.length > 0 ? speaksOf : [...new Set([...sure, ...likely])]).map(
			({ measure }) => measure
		)
	);
	if (said) return said;
	if (isOfItsOwnCounts(claim, numbers)) return null;
	const told = spoken.find(
		({ measure, score }) =>
			score >= 0.3 && paperSays(measure, null, claim, reading, sentence.text) !== ''
	);
	if (told)
		return findingAt(sentence, claim.start, claim.end, {
			rule: 'number-of-a-paper',
			weight: 'holds',
			sentence: paperSays(told.measure, null, claim, reading, sentence.text).trim()
		});
	for (const { measure } of likely) {
		const { first = null, others = [] } = cells.get(measure) ?? {};
		for (const cell of others) {
			const found =
				first?.plain === true && cell.whose === first.whose
					? null
					: holds(claim, sentence, measure, cell, reading);
			if (found) return found;
		}
	}
	const whole = ofTwoMeasures(
		claim,
		sentence,
		likely.map(({ measure }) => measure),
		reading
	);
	if (whole) return whole;
	const unsaid = periodUnsaid(
		claim,
		sentence,
		likely.map(({ measure }) => measure),
		cells
	);
	if (unsaid) return unsaid;
	const named = sure.find(
		({ carried, measure: { indicator } }) =>
			!carried && (claim.kind !== 'points' || indicator.unit === 'percent')
	);
	const gap = named && wrongDifference(claim, sentence, named.measure);
	if (gap) return gap;
	if (isOfFewChildren(claim, reading.threshold) && !sure.some((each) => !each.carried)) return null;
	const fitting = sure.filter(({ measure }) => couldBe(claim, measure.indicator));
	const [best, second] = fitting;
	const first = best && cells.get(best.measure)?.first;
	if (best && first) {
		const finding = notHeld(claim, sentence, best.measure, first, reading);
		const alone = numbers.filter(({ kind }) => kind === claim.kind).length === 1;
		const unsure =
			best.carried ||
			(second !== undefined && second.score > best.score - 0.2) ||
			!(first.plain || alone);
		return finding.weight === 'wrong' && unsure
			? {
					...finding,
					rule: 'number-unsupported',
					weight: 'unsupported',
					sentence: `Nothing held bears “${claim.text}”. The nearest to it: ${finding.sentence.replace(/^.*? is not what is held\. /, '')}`
				}
			: finding;
	}
	return findingAt(sentence, claim.start, claim.end, {
		rule: 'number-unsupported',
		weight: 'unsupported',
		sentence: `Nothing held bears “${claim.text}”: the sentence names no measure of the record${claim.kind === 'percent' ? ' and no number it is a share of' : ''}. Say where it is from, or insert a live number.`
	});
}

/** Every number an author typed, tied to a measure and worked out again, or marked as unsupported. */
export const checkNumbers = (reading: Reading): readonly Finding[] =>
	reading.sentences
		.filter((sentence) => !claimsNothing(reading, sentence))
		.flatMap((sentence) => {
			const numbers = numbersIn(sentence.text, sentence.cites);
			return numbers.flatMap((claim) => {
				const found = checkNumber(claim, sentence, numbers, reading);
				return found === null ? [] : [found, ...contradiction(claim, sentence, found, reading)];
			});
		});
