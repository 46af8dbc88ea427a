const DAY = 86_400_000;

/**
 * Whether what is kept on a shared computer is to go: it was last used longer ago than it may be kept. `expires_after` is in
 * days, null for never; `used` and `now` are milliseconds since 1970. A clock that went backwards, or an instant that is none,
 * lets nothing go.
 */
export function hasExpired(
	expires_after: number | null,
	used: number | null,
	now: number
): boolean {
	if (expires_after === null || used === null) return false;
	const idle = now - used;
	return Number.isFinite(idle) && expires_after > 0 && idle > expires_after * DAY;
}

/** When it was last used: never earlier than noted before, so that a clock put right again does not make it look old. */
export const usedAt = (before: number | null, now: number): number =>
	Math.max(Number.isFinite(before) ? (before ?? 0) : 0, Number.isFinite(now) ? now : 0);
