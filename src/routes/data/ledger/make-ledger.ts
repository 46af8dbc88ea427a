import type { Engine } from '$lib/database/engine';
import { askLedger } from '$lib/database/queries/ledger';
import { askRestatements } from '$lib/database/queries/restatements';
import { modeOfFigures } from '$lib/database/relations';
import { ENGLAND } from '$lib/domain/geography';
import type { GeographyCode, IndicatorId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import { viewLedger, type LedgerView } from '$lib/view/ledger';
import { viewRestatements, type RestatementsView } from '$lib/view/restatements';

/** What the ledger's page shows of one measure in one place. */
export interface LedgerPage {
	readonly ledger: LedgerView;
	/** Where editions disagree for the place, its region and England, whatever the measure. */
	readonly restatements: RestatementsView;
	/** Whom its figures are for. */
	readonly mode: Mode;
}

/** Asks and words one ledger. The build and the browser both make it here. Null when measure or place is unknown. */
export async function makeLedger(
	engine: Engine,
	register: Register,
	question: { readonly indicator: IndicatorId; readonly geography: GeographyCode }
): Promise<LedgerPage | null> {
	const answer = await askLedger(engine, question);
	if (!answer) return null;
	const { geography, name, region } = answer.geography;
	const around = [region, ENGLAND].flatMap(
		(code) =>
			register.geographies.find((each) => each.geography === code && code !== geography) ?? []
	);
	const restatements = await askRestatements(engine, [
		geography,
		...around.map((each) => each.geography)
	]);
	return {
		ledger: viewLedger(answer, register.revision_notes),
		restatements: viewRestatements(restatements, [name, ...around.map((each) => each.name)]),
		mode: modeOfFigures(engine)
	};
}
