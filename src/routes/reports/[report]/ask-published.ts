import type { IsoDate } from '$lib/domain/id';
import type { Mode } from '$lib/domain/mode';
import type { Register } from '$lib/domain/record';
import type { ReportVersion } from '$lib/domain/report';
import { parseSnapshot } from '$lib/domain/report-snapshot';
import { reportText } from '$lib/export/report-text';
import type { ComposedReport } from '$lib/report/composed';
import { fingerprintOf } from '$lib/report/fingerprint';
import { sinceSentences } from '$lib/report/since';
import { askSnapshot, composeSnapshot, measuresIn } from '../ask-version';

/** A published report as it was, and how it stands to what is held now. */
interface PublishedReport {
	readonly composed: ComposedReport;
	/** Whether it reads exactly as it was published, as a sentence. */
	readonly same: string;
	/** What figures it quotes say now, where that differs, a sentence each. */
	readonly since: readonly string[];
}

const printOf = (report: ComposedReport) => fingerprintOf(reportText(report));

/** Draws a published report from its own editions and looks what has changed since. Null where it cannot be read. Rejects with a sentence. */
export async function askPublished(
	register: Register,
	version: ReportVersion,
	mode: Mode,
	day: IsoDate
): Promise<PublishedReport | null> {
	const snapshot = parseSnapshot(version.snapshot);
	if (!snapshot) return null;
	const { engine } = await import('$lib/state/engine.svelte');
	const running = await engine.ready(measuresIn(snapshot));
	const ask = (who: Mode) => askSnapshot(running, register, version, snapshot, who);
	const then = await ask(mode);
	const composed = composeSnapshot(register, snapshot, then);
	const print = await printOf(
		mode === 'public' ? composed : composeSnapshot(register, snapshot, await ask('public'))
	);
	const now = await askSnapshot(running, register, { made: day }, snapshot, mode, null);
	return {
		composed,
		same:
			print === snapshot.fingerprint
				? 'This is word for word what was published, drawn again from the editions it was published with.'
				: 'This is not word for word what was published: an edition it was drawn from is missing here, or has been altered. Compare it with the file that was sent out.',
		since: sinceSentences(
			snapshot.texts.map(({ text }) => text),
			then,
			now
		)
	};
}
