/** A report of a row with what stands for its lead. */
export interface Pair {
	readonly report: string;
	/** As the cell writes it; empty where nothing stands for it. */
	readonly lead: string;
	/** Why the pair may be wrong, as a sentence; null where it is sure. */
	readonly doubt: string | null;
}

const bullet = /^(?:[•·▪‣*o]|[-–—])\s+/u;

/** The pieces of a cell: what blank lines part, or else its lines. A line in brackets goes with the one before. */
export function piecesOf(cell: string): readonly string[] {
	const lines = cell.split('\n').map((line) => line.trim().replace(bullet, ''));
	const parted = lines.some((line, at) => line === '' && at > 0 && at < lines.length - 1);
	const pieces: string[] = [];
	let open = false;
	for (const line of lines) {
		if (line === '') {
			open = false;
			continue;
		}
		const goesOn = pieces.length > 0 && ((parted && open) || /^\(.*\)$/.test(line));
		if (goesOn) pieces[pieces.length - 1] += `\n${line}`;
		else pieces.push(line);
		open = true;
	}
	return pieces;
}

/** Pairs the reports of one row with its leads by their position, as a reader of the table would, and says where that is in doubt. */
export function pairsOf(reports: readonly string[], leads: readonly string[]): readonly Pair[] {
	const sure = (doubt: string | null) =>
		reports.map((report, at) => ({ report, lead: leads[at] ?? '', doubt }));
	if (leads.length === 0 || reports.length === leads.length) return sure(null);
	const [only = ''] = leads;
	if (reports.length === 1)
		return [{ report: reports[0] ?? '', lead: leads.join('\n'), doubt: null }];
	if (leads.length === 1)
		return reports.map((report) => ({
			report,
			lead: only,
			doubt: `One lead stands beside ${reports.length} reports, so it was taken for each. Is it this one’s?`
		}));
	const doubt = `${leads.length} leads stand beside ${reports.length} reports, so they were paired from the top. Is this pair right?`;
	return reports.map((report, at) => ({
		report,
		lead: at === reports.length - 1 ? leads.slice(at).join('\n') : (leads[at] ?? ''),
		doubt
	}));
}
