import type { IsoDate } from '$lib/domain/id';
import type { Register } from '$lib/domain/record';
import type { Report } from '$lib/domain/report';
import { reportText } from '$lib/export/report-text';
import { fingerprintOf } from '$lib/report/fingerprint';
import { asPublished, snapshotOf } from '$lib/state/report-versions';
import { askSnapshot, composeSnapshot, measuresIn } from '../ask-version';
import { editionsHeld } from './editions-held';

/**
 * What a report is published with: the editions it may draw from, and the fingerprint of its plain text as the public reads it. Rejects
 * with a sentence.
 */
export async function askPublication(register: Register, report: Report, day: IsoDate) {
	const editions = await editionsHeld();
	const snapshot = snapshotOf(register, asPublished(report, day), editions);
	if (!snapshot)
		throw new Error(
			'The template this report is written on is not in the record. Choose another before it is published.'
		);
	const { engine } = await import('$lib/state/engine.svelte');
	const running = await engine.ready(measuresIn(snapshot));
	const evidence = await askSnapshot(running, register, { made: day }, snapshot, 'public');
	const text = reportText(composeSnapshot(register, snapshot, evidence));
	return { editions, fingerprint: await fingerprintOf(text) };
}
