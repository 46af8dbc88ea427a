import type { BackupContent } from './backup';
import { vintagesOf } from './change';

const plural = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

/** What a backup is and holds, in plain words, for whoever finds it without the program. */
export function readme({ board, program, made, record, changes, bytes }: BackupContent): string {
	const editions = vintagesOf(changes);
	const missing = [...editions].filter((vintage) => !bytes.has(vintage));
	return [
		`${board}: backup of changes made on one computer`,
		'',
		'INTERNAL: this may hold figures not yet published. Keep it where the files it was made from may be kept.',
		'',
		`Made: ${made}`,
		`By: Corporate Parenting Board dashboard, version ${program}`,
		`On the published record: ${record ?? 'not known'}`,
		`Holds: ${plural(changes.length, 'change')} and the files of ${plural(editions.size - missing.length, 'edition')}`,
		...(missing.length === 0
			? []
			: [`Without the files of: ${missing.join(', ')}, which the browser no longer held`]),
		'',
		'To restore it: open the dashboard, choose Data, then Backup, and choose the zip. What it holds is shown first.',
		'Restoring refuses files that were changed, so work on copies.',
		'',
		'What is inside:',
		'  changes.csv        what was done, in order, to be read in any spreadsheet',
		'  tables/            rows that were edited, as they stand; the column "state" says new, changed or taken out',
		'  editions/          the files that were added, each as it came, in a folder by the name of its edition',
		'  backup.json        the same changes exactly, and the SHA-256 and size of every file here',
		'',
		'In the CSV files a cell that a spreadsheet would run as a formula begins with an apostrophe.',
		''
	].join('\n');
}
