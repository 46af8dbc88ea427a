/** A label that wants to stand at a height, in pixels from the top. */
export interface Wanted {
	readonly y: number;
	readonly height: number;
}

/**
 * Moves labels of a column apart so that none overlap, keeping their order and as near as can be to where they want to be
 * (each cluster is centred on its wishes), inside top and bottom. Returns centres in the order given.
 */
export function dodge(labels: readonly Wanted[], top: number, bottom: number): readonly number[] {
	const order = labels
		.map((label, index) => ({ ...label, index }))
		.sort((a, b) => a.y - b.y || a.index - b.index);
	const groups: { members: typeof order; start: number; height: number }[] = [];
	for (const label of order) {
		groups.push({ members: [label], start: label.y - label.height / 2, height: label.height });
		settle(groups, top, bottom);
	}
	const centres = labels.map((label) => label.y);
	for (const group of groups) {
		let edge = group.start;
		for (const { index, height } of group.members) {
			centres[index] = edge + height / 2;
			edge += height;
		}
	}
	return centres;
}

function settle(
	groups: {
		members: { y: number; height: number; index: number }[];
		start: number;
		height: number;
	}[],
	top: number,
	bottom: number
) {
	for (;;) {
		const last = groups.at(-1);
		if (!last) return;
		let sum = 0;
		let above = 0;
		for (const { y, height } of last.members) {
			sum += y - above - height / 2;
			above += height;
		}
		const wish = sum / last.members.length;
		last.start = Math.max(top, Math.min(wish, bottom - last.height));
		const before = groups.at(-2);
		if (!before || before.start + before.height <= last.start) return;
		groups.pop();
		before.members.push(...last.members);
		before.height += last.height;
	}
}
