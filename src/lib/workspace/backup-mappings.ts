import { answerOf, MAPPINGS, openDatabase, reading } from './database';
import { attempt, type Kept } from './problem';

/** How tables were mapped before, by their header. */
export type Mappings = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every mapping this browser remembers. */
export function readMappings(): Promise<Kept<Mappings>> {
	return attempt(async () => {
		const database = await openDatabase();
		try {
			const store = reading(database, MAPPINGS);
			const [headers, answers] = await Promise.all([
				answerOf(store.getAllKeys()),
				answerOf(store.getAll() as IDBRequest<Record<string, string>[]>)
			]);
			return Object.fromEntries(headers.map((header, at) => [String(header), answers[at] ?? {}]));
		} finally {
			database.close();
		}
	});
}

/** Remembers mappings of headers that none is remembered for, as part of a transaction. */
export async function addMappings(stores: IDBTransaction, mappings: Mappings): Promise<void> {
	const store = stores.objectStore(MAPPINGS);
	const known = new Set((await answerOf(store.getAllKeys())).map(String));
	for (const [header, answers] of Object.entries(mappings))
		if (!known.has(header)) store.put(answers, header);
}
