import type { IndicatorId } from '$lib/domain/id';
import { formatRoughDate } from '$lib/domain/rough-date';
import { listed } from '$lib/view/standing-words';
import { finding, headline, isTooFew } from './sentences';
import {
	boardLines,
	bullets,
	drawn,
	eventLines,
	expected,
	has,
	joined,
	neighbourLine,
	numbered,
	paperLines,
	paragraphs,
	type DraftTexts,
	type Telling
} from './telling';

const OWN = 'cla-offending' as IndicatorId;
/** All children of the area, in care or not. */
const ALL = [
	'first-time-entrants',
	'cautioned-or-sentenced',
	'reoffending-10-14',
	'reoffending-15-17'
] as IndicatorId[];

/** The measures a report on offending speaks of. */
export const OFFENDING_MEASURES: readonly IndicatorId[] = [OWN, ...ALL];

/** Protocols that hold where the authority is, or everywhere. */
function protocolLines({ register, place }: Telling): readonly string[] {
	const here = register.protocols.filter(({ area }) => area === 'England' || area.includes(place));
	const said = here.map(({ name, dated, review_due, note }) => {
		const signed =
			dated.length === 0
				? `${name}: no date is recorded.`
				: `${name}: dated ${listed(dated.map(formatRoughDate))}.`;
		const due =
			review_due === null
				? 'No date is recorded for its next review.'
				: `It is due for review in ${formatRoughDate(review_due)}.`;
		return `${signed} ${due}${note === null ? '' : ` Note: ${note}.`}`;
	});
	return said.length === 0
		? ['No protocol on reducing the criminalisation of children in care is recorded for the area.']
		: said;
}

function recommendations(telling: Telling): string {
	const own = telling.told(OWN);
	const all = telling.those(OFFENDING_MEASURES);
	const shown = has(own) && own.story.latest && !isTooFew(own, own.story.latest);
	return numbered(
		[
			shown && own.story.latest
				? `To note that ${finding(own, own.story.latest)}.`
				: `To note that no figure for children in our care who were cautioned or convicted can be given for ${telling.place}.`,
			own?.story.doubt
				? 'To recognise that a change in so few children says little by itself, and that the figures of several years are read together.'
				: null,
			own && own.story.papers.length > 0
				? 'To recognise that earlier papers printed other figures than are held now, and to agree that the figures in this report replace them.'
				: null,
			all.some((told) => !has(told) || told.story.without !== null || told.story.gaps.length > 0)
				? 'To recognise that some figures are missing, and that a missing figure is not a nought.'
				: null,
			`To agree that the board receives these figures again when the next ones are published${expected([own], telling.day)}.`
		].filter((each) => each !== null)
	);
}

/** Writes what a report on reducing offending says under each heading. */
export function draftOffending(telling: Telling): DraftTexts {
	const own = telling.told(OWN);
	const { place } = telling;
	const all = telling.those(ALL);
	const board = boardLines(telling, OFFENDING_MEASURES);
	const events = eventLines(telling, OFFENDING_MEASURES);
	const about = `This report is about children in our care, in law looked-after children, who come into contact with the justice system, and about what is done in ${place} to prevent it.`;
	return {
		summary: joined([
			about,
			own ? headline(own) : null,
			'Children in our care gain when trouble is dealt with as it would be in a family home, without the police where that is right. The report says what is known, how sure it is, and what is not known.'
		]),
		'summary-for-young-people': joined([
			'This report is about young people in care and the police.',
			has(own) && own.story.latest
				? `We count how many young people in care were given a caution or were found guilty in court. ${finding(own, own.story.latest)}.`
				: 'We do not have a number for this yet.',
			'We want carers, homes and the police to sort things out without a criminal record wherever they can.'
		]),
		recommendations: recommendations(telling),
		'reasons-for-recommendations': joined([
			'The council is a corporate parent to the children in its care. The Children and Social Work Act 2017 asks it to act in their best interests, to have high aspirations for them and to prepare them for adulthood.',
			'A caution or a conviction can count against a young person for years, so the board follows how many children in our care receive one and asks what is done to prevent it.',
			'Each figure is given with its period and its source, so that the board can tell what has changed from what may be chance.'
		]),
		background: joined([
			'## Children in our care',
			...paragraphs([own]),
			neighbourLine([own, ...all], telling),
			...drawn(own, telling),
			...paperLines([own]),
			'## All children in the area',
			...(all.length > 0
				? [
						`The figures below count every child who lives in ${place}, in care or not, so they do not add to the figure above.`,
						...paragraphs(all)
					]
				: ['No figures on all children in the area are held here.']),
			...drawn(telling.told('first-time-entrants'), telling).slice(0, 1),
			'## Protocols',
			...protocolLines(telling),
			...(events.length > 0 ? ['## What has happened', bullets(events)] : []),
			'## What the board asked',
			...(board.length > 0
				? board
				: ['No action, decision or question of the board about these figures is recorded.']),
			'## What is not known',
			'No figure is held here on children in our care sentenced to custody, on offences dealt with without a caution or a conviction, or on the police being called to children’s homes. The views of children and young people on this subject are not in the record: they have to be asked for before this report is published.'
		])
	};
}
