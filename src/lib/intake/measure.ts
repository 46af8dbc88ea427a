import type { Indicator } from '$lib/domain/indicator';

/** Finds a measure by its id, its LAIT code or its exact name; never by a part of a name. */
export interface MeasureFinder {
	readonly all: readonly Indicator[];
	byId(text: string): Indicator | null;
	/** By LAIT's `Short Desc`, blanks around it aside. */
	byCode(text: string): Indicator | null;
	/** By name, capitals, spaces and a dash before it aside. */
	byName(text: string): Indicator | null;
}

/** A name without what a list or a formula begins with (`- of which girls`), which no name in the record may begin with. */
export const nameOf = (text: string) =>
	text
		.replace(/\s+/g, ' ')
		.replace(/^[\s\p{Cc}\p{Cf}=+\-@＝＋－＠]+/u, '')
		.trim();

const plain = (name: string) => nameOf(name).toLowerCase();

/** Makes a finder; of two measures with one code or name the first is found, so the record's own stand first. */
export function measureFinder(indicators: readonly Indicator[]): MeasureFinder {
	const first = (key: (each: Indicator) => string | null) => {
		const found = new Map<string, Indicator>();
		for (const each of indicators) {
			const text = key(each);
			if (text !== null && !found.has(text)) found.set(text, each);
		}
		return found;
	};
	const ids = first((each) => each.indicator);
	const codes = first((each) => each.lait_code);
	const names = first((each) => plain(each.name));
	return {
		all: indicators,
		byId: (text) => ids.get(text.trim()) ?? null,
		byCode: (text) => codes.get(text.trim()) ?? null,
		byName: (text) => names.get(plain(text)) ?? null
	};
}
