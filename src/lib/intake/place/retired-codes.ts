import type { GeographyCode, IsoDate } from '$lib/domain/id';

/**
 * Authorities that were given a new ONS code and went on as they were, their codes oldest first: Buckinghamshire,
 * North Yorkshire, Somerset, Durham, Shropshire and Wiltshire became unitary, Northumberland, Gateshead, Barnsley and
 * Sheffield had a boundary moved. Source: DfE's list of authorities (`las.csv`), whose retired codes keep the DfE number
 * or, before 2009, the name.
 */
const recoded: readonly (readonly string[])[] = [
	['E10000002', 'E06000060'],
	['E10000023', 'E06000065'],
	['E10000027', 'E06000066'],
	['E10000010', 'E06000047'],
	['E10000026', 'E06000051'],
	['E10000033', 'E06000054'],
	['E10000022', 'E06000048', 'E06000057'],
	['E08000020', 'E08000037'],
	['E08000016', 'E08000038'],
	['E08000019', 'E08000039']
];

const lives: ReadonlyMap<string, readonly string[]> = new Map(
	recoded.flatMap((codes) => codes.map((code) => [code, codes] as const))
);

/** Every code the same authority has had, the one asked for first; only that one where it never changed. */
export const codesOf = (code: string): readonly string[] => [
	code,
	...(lives.get(code) ?? []).filter((each) => each !== code)
];

/** An authority that is no more. Its figures are never those of a successor, whose bounds are others. */
export interface Abolished {
	/** Its last day. */
	readonly until: IsoDate;
	readonly successors: readonly GeographyCode[];
}

const until = (day: string, ...successors: readonly string[]): Abolished => ({
	until: day as IsoDate,
	successors: successors as readonly GeographyCode[]
});

/**
 * Authorities abolished, by their last code. Days from DfE's list of authorities; successors as the orders that abolished
 * them name them: Bedfordshire, Cheshire, Cornwall with Isles of Scilly, Dorset, Bournemouth, Poole, Northamptonshire,
 * Cumbria.
 */
const abolished: ReadonlyMap<string, Abolished> = new Map([
	['E10000001', until('2009-03-31', 'E06000055', 'E06000056')],
	['E10000004', until('2009-03-31', 'E06000049', 'E06000050')],
	['E10000005', until('2009-03-31', 'E06000052', 'E06000053')],
	['E10000009', until('2019-03-31', 'E06000059', 'E06000058')],
	['E06000028', until('2019-03-31', 'E06000058')],
	['E06000029', until('2019-03-31', 'E06000058')],
	['E10000021', until('2021-03-31', 'E06000061', 'E06000062')],
	['E10000006', until('2023-03-31', 'E06000063', 'E06000064')]
]);

/** When an authority was abolished and what followed it; null for one that was not. */
export const abolition = (code: string): Abolished | null => abolished.get(code) ?? null;
