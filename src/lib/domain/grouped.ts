/** Values that share a key, in the order they were met. */
export function grouped<Value>(
	values: readonly Value[],
	key: (value: Value) => string
): readonly (readonly Value[])[] {
	const groups = new Map<string, Value[]>();
	for (const each of values) {
		const name = key(each);
		const group = groups.get(name);
		if (group) group.push(each);
		else groups.set(name, [each]);
	}
	return [...groups.values()];
}
