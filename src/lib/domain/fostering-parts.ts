import {
	carersWord,
	fosteringName,
	fosteringScope,
	putTogether,
	stageWord,
	type FosteringChecked,
	type Together
} from './fostering-checked';
import { fosteringStages } from './fostering-stages';
import { faultOf, isGiven, type ReturnFault } from './return-fault';
import { inShort } from './return-time';
import { listed } from './wording';

const cure = 'Correct the row that is wrong, or say in the note why they differ.';
const placesUsed = ['places-filled', 'places-vacant', 'places-not-available'];
const split = new Set(
	fosteringStages.filter(({ reasons }) => reasons !== null).map(({ slug }) => slug)
);

const sumOf = (figures: readonly FosteringChecked[]) =>
	figures.reduce((sum, { value }) => sum + (value ?? 0), 0);

const wrong = <Figure extends FosteringChecked>(
	total: Figure,
	parts: readonly Figure[],
	words: string
): ReturnFault<Figure> =>
	faultOf('value.parts', [total, ...parts], {
		measures: [total, ...parts].map(({ of }) => of.measure),
		what: `${fosteringName(total.of)} is ${total.value} for ${inShort(total.period)}, but ${words} come to ${sumOf(parts)}.`,
		cure
	});

/** Filled, vacant and not available are all of the places approved; some of them are no more than all. */
function places<Figure extends FosteringChecked>({ whole }: Together<Figure>) {
	const total = whole('places-approved');
	const parts = placesUsed.map(whole).filter(isGiven);
	if (!isGiven(total) || parts.length === 0) return [];
	const sum = sumOf(parts);
	const broken = parts.length === placesUsed.length ? sum !== total.value : sum > total.value;
	return broken ? [wrong(total, parts, listed(parts.map(({ of }) => stageWord(of.measure))))] : [];
}

/** Reasons are no more than the whole: one left out is not known to be nothing. */
function reasons<Figure extends FosteringChecked>({ all, whole }: Together<Figure>) {
	return [...split].flatMap((measure) => {
		const total = whole(measure);
		const parts = all
			.filter(({ of }) => of.measure === measure && of.reason !== null)
			.filter(isGiven);
		return isGiven(total) && parts.length > 0 && sumOf(parts) > total.value
			? [wrong(total, parts, 'the reasons')]
			: [];
	});
}

/** Mainstream carers and connected persons are no more than all. Supported lodgings may be counted outside them. */
function kinds<Figure extends FosteringChecked>(groups: readonly Together<Figure>[]) {
	const key = ({ of, period }: Figure) =>
		`${of.measure} ${of.reason} ${of.unit} ${of.cohort} ${period}`;
	const adds = new Set(fosteringStages.filter(({ group }) => group !== 'time').map((s) => s.slug));
	const figures = groups.flatMap(({ all }) => all).filter(({ of }) => adds.has(of.measure));
	const parts = new Map<string, Figure[]>();
	for (const each of figures.filter(isGiven))
		if (each.of.carers === 'mainstream' || each.of.carers === 'connected-persons')
			parts.set(key(each), [...(parts.get(key(each)) ?? []), each]);
	return figures.flatMap((total) => {
		if (total.of.carers !== 'all' || total.value === null) return [];
		const own = parts.get(key(total)) ?? [];
		return sumOf(own) > total.value
			? [
					wrong(
						total,
						own,
						listed(
							own.map(({ of }) =>
								of.carers === 'mainstream' ? 'mainstream carers' : carersWord(of.carers)
							)
						)
					)
				]
			: [];
	});
}

/** Children placed with the council's own carers are among the children in foster care. */
function children<Figure extends FosteringChecked>({ whole }: Together<Figure>) {
	const placed = whole('children-placed');
	const base = whole('children-in-foster-care');
	return isGiven(placed) && isGiven(base) && placed.value > base.value
		? [
				faultOf<Figure>('value.parts', [placed, base], {
					measures: ['children-placed', 'children-in-foster-care'],
					what: `Children placed (${placed.value}) are above children in foster care (${base.value}), whom they are among: ${fosteringScope(placed)}.`,
					cure: 'Correct the row that is wrong.',
					refused: [placed, base]
				})
			]
		: [];
}

/** Parts that cannot make their whole. */
export function partFaults<Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const groups = putTogether(figures);
	return [
		...groups.flatMap((group) => [...reasons(group), ...places(group), ...children(group)]),
		...kinds(groups)
	];
}
