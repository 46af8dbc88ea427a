import { unitWord } from '$lib/domain/fostering-checked';
import { fosteringUnits } from '$lib/domain/fostering-words';
import { capital, listed } from '$lib/domain/wording';
import type { SubjectContext, SubjectSection } from '../subject';
import { sectionOf } from '../subject-section';
import { balancesOf, isBalancePart, joinBalances, latestBalances } from './balance';
import { balanceFigure } from './balance-figure';
import { balanceFinding, mixedSentence } from './balance-words';
import { figuresOf, type FosteringFigure } from './recruitment';
import { recruitmentFaults } from './recruitment-faults';
import { emptySection } from './section-parts';
import { carersNoun } from './stock-words';

const key = 'balance';

/** What makes a balance one: approvals alone end the funnel and are no stock. */
const isStock = ({ of }: FosteringFigure) => of.measure !== 'approvals';

/**
 * Opening + approved + transferred in - left - transferred out = closing, for carers of one kind (a slug of `carerKinds`): a figure
 * for each unit held. A net figure is given only where every part is there, in one unit and one window, and the whole reconciles.
 */
export function reconcilerSection(context: SubjectContext, carers: string): SubjectSection {
	const title = `Who came and who left: ${carersNoun(carers)}`;
	const figures = figuresOf(context, carers).filter(isBalancePart);
	if (!figures.some(isStock))
		return emptySection(
			key,
			title,
			`No figure of ${carersNoun(carers)} who left, or of how many there were, is held.`
		);
	const units = fosteringUnits
		.map(({ slug }) => slug)
		.filter((unit) => figures.some((each) => each.of.unit === unit && isStock(each)));
	const mixed = mixedSentence(figures);
	const all = units.map((unit) => {
		const ours = figures.filter(({ of }) => of.unit === unit);
		const balances = balancesOf(ours);
		const run = latestBalances(balances);
		return {
			unit,
			of: { carers, unit, figures: ours, balances, run, joined: joinBalances(run), mixed },
			faults: recruitmentFaults(context, ours)
		};
	});
	const [first] = all;
	return sectionOf({
		key,
		title,
		intro: `What there was at the beginning, with those approved and transferred in, less those who left and were transferred out, must make what there is at the end: in one unit and over one stretch of time.${
			units.length > 1
				? ` ${capital(listed(units.map(unitWord)))} are counted apart and never added.`
				: ''
		}`,
		figures: all.map(({ of, faults }) => balanceFigure(context, of, faults)),
		summary: first ? [{ section: key, ...balanceFinding(first.of), doubt: null }] : []
	});
}
