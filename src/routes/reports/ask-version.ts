import type { Engine } from '$lib/database/engine';
import type { VintageId } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import type { ReportSnapshot, ReportVersion } from '$lib/domain/report';
import { parseSnapshot } from '$lib/domain/report-snapshot';
import { composeReport } from '$lib/report/compose';
import type { ComposedReport } from '$lib/report/composed';
import { citesIn } from '$lib/report/markup';
import type { Evidence } from '$lib/view/evidence';
import { askEvidence } from './ask-evidence';

/** A version of a report drawn from the editions it was kept with, and the same figures as they are now. */
interface DrawnVersion {
	readonly snapshot: ReportSnapshot;
	readonly composed: ComposedReport;
	/** What its numbers were drawn from. */
	readonly then: Evidence;
}

/** The measures a snapshot has numbers and figures of. */
export function measuresIn({ texts }: Pick<ReportSnapshot, 'texts'>) {
	const { bindings, asks } = citesIn(texts.map(({ text }) => text));
	return [...new Set([...bindings, ...asks].map(({ indicator }) => indicator))];
}

/** What a snapshot is drawn from: its own editions, or those given; null: all that are held now. */
export function askSnapshot(
	engine: Engine,
	register: Register,
	version: Pick<ReportVersion, 'made'>,
	snapshot: ReportSnapshot,
	mode: Mode,
	editions: readonly VintageId[] | null = snapshot.editions
): Promise<Evidence> {
	return askEvidence(engine, {
		register,
		...citesIn(snapshot.texts.map(({ text }) => text)),
		indicators: [],
		mode,
		editions,
		around: editions === null ? null : (snapshot.around ?? null),
		day: snapshot.report.published ?? version.made
	});
}

/** A snapshot put together as it reads. */
export const composeSnapshot = (
	{ board }: Pick<Register, 'board'>,
	snapshot: ReportSnapshot,
	evidence: Evidence
): ComposedReport =>
	composeReport({ ...snapshot, evidence, board: { ...board, ...snapshot.around?.board } });

/** Draws a version as it stood. Null where its snapshot cannot be read. */
export async function drawVersion(
	engine: Engine,
	register: Register,
	version: ReportVersion,
	mode: Mode
): Promise<DrawnVersion | null> {
	const snapshot = parseSnapshot(version.snapshot);
	if (!snapshot) return null;
	const then = await askSnapshot(engine, register, version, snapshot, mode);
	return { snapshot, then, composed: composeSnapshot(register, snapshot, then) };
}
