import {
	fosteringScope,
	putTogether,
	stageWord,
	type FosteringChecked,
	type Together
} from './fostering-checked';
import { faultOf, isGiven, type ReturnFault } from './return-fault';

/** The stages of the funnel that each household passes in turn, as slugs. */
export const funnelStages = ['initial-enquiries', 'visits', 'applications', 'approvals'] as const;

/** A stage, those who withdrew after it, and the stage that follows. */
const exits = [
	['initial-enquiries', 'withdrawn-after-enquiry', 'visits'],
	['visits', 'withdrawn-after-visit', 'applications'],
	['applications', 'withdrawn-after-application', 'approvals']
] as const;

/** Each stage with the nearest stage before it that it is above. */
function above<Figure extends FosteringChecked>({ whole }: Together<Figure>) {
	const given = funnelStages.map(whole).filter(isGiven);
	return given.flatMap((later, at) => {
		const earlier = given.slice(0, at).findLast(({ value }) => value < later.value);
		return earlier ? [{ later, earlier }] : [];
	});
}

function stageFaults<Figure extends FosteringChecked>(
	group: Together<Figure>
): readonly ReturnFault<Figure>[] {
	return above(group).map(({ later, earlier }) => {
		const figures = [later, earlier];
		const words = [later, earlier].map(({ of, value }) => `${stageWord(of.measure)} (${value})`);
		const what = `${words[0]} are above ${words[1]}: ${fosteringScope(later)}.`;
		return faultOf<Figure>('value.order', figures, {
			measures: figures.map(({ of }) => of.measure),
			what,
			...(later.of.cohort
				? {
						refused: figures,
						cure: 'Of the same households no stage can have more than the stage before it. Correct the row that is wrong.'
					}
				: {
						cure: 'They may follow from an earlier period: say so in the note, or correct the row that is wrong.'
					})
		});
	});
}

/** Of those who enquired, a stage cannot lose and pass on more than reached it. */
function exitFaults<Figure extends FosteringChecked>({
	whole
}: Together<Figure>): readonly ReturnFault<Figure>[] {
	return exits.flatMap(([stage, out, next]) => {
		const [reached, withdrew, went] = [whole(stage), whole(out), whole(next)];
		if (!isGiven(reached) || !reached.of.cohort || !isGiven(withdrew)) return [];
		// A later stage above an earlier one is said by itself.
		const on = isGiven(went) && went.value <= reached.value ? went : undefined;
		if (withdrew.value + (on?.value ?? 0) <= reached.value) return [];
		const figures = [withdrew, ...(on ? [on] : []), reached];
		return [
			faultOf<Figure>('value.order', figures, {
				measures: figures.map(({ of }) => of.measure),
				what: `${stageWord(out)} (${withdrew.value})${on ? ` and ${stageWord(next)} (${on.value})` : ''} are together above ${stageWord(stage)} (${reached.value}): ${fosteringScope(reached)}.`,
				cure: 'A household either withdrew or went on. Correct the row that is wrong.',
				refused: figures
			})
		];
	});
}

/** Those who enquired are the enquiries of the period. */
function baseFaults<Figure extends FosteringChecked>(
	groups: readonly Together<Figure>[]
): readonly ReturnFault<Figure>[] {
	const enquiries = groups.map(({ whole }) => whole('initial-enquiries')).filter(isGiven);
	const key = ({ of, period }: Figure) => `${of.carers} ${of.unit} ${period}`;
	const flows = new Map(enquiries.filter(({ of }) => !of.cohort).map((each) => [key(each), each]));
	return enquiries.flatMap((cohort) => {
		const flow = flows.get(key(cohort));
		if (!cohort.of.cohort || !flow || flow.value === cohort.value) return [];
		return [
			faultOf<Figure>('value.order', [cohort, flow], {
				measures: ['initial-enquiries'],
				what: `${cohort.value} are followed as those who enquired, but the enquiries of the period are ${flow.value}: ${fosteringScope(flow)}.`,
				cure: 'Correct the row that is wrong, or say in the note whom the follow-up leaves out.'
			})
		];
	});
}

/** Stages that are out of their order: a warning in a period, where households differ, and a fault of the same households. */
export function orderFaults<Figure extends FosteringChecked>(
	figures: readonly Figure[]
): readonly ReturnFault<Figure>[] {
	const groups = putTogether(figures);
	return [
		...groups.flatMap((group) => [...stageFaults(group), ...exitFaults(group)]),
		...baseFaults(groups)
	];
}
