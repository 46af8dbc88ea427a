/** Whom a page or a file is for: `internal` is exact, `public` holds back what could identify a child. */
export type Mode = 'internal' | 'public';
