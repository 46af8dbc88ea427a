import type { Delivery } from '$lib/domain/meeting';

const DELIVERIES: readonly (readonly [Delivery, RegExp])[] = [
	['verbal update', /^verbal(?: (?:update|report|item))?$/i],
	['presentation', /^presentation$/i],
	['led by young people', /^led by (?:the )?(?:young people|children)(?: in care council)?$/i],
	['procedure', /^procedure$/i],
	['paper', /^(?:written )?(?:paper|report)$/i]
];

/** The delivery a text names; null where it names none. */
export const deliveryOf = (text: string): Delivery | null =>
	DELIVERIES.find(([, said]) => said.test(text.trim()))?.[0] ?? null;

/** Whether two texts say the same, capitals and blanks aside. */
export const same = (one: string, other: string) =>
	one.replace(/\s+/g, ' ').trim().toLowerCase() === other.replace(/\s+/g, ' ').trim().toLowerCase();

/** A report's name with what stands in brackets after it told apart: how it is delivered, its priority. */
export function titleOf(text: string, priorities: readonly string[]) {
	const [first = '', ...below] = text.split('\n').map((line) => line.trim());
	let report = first;
	let priority: string | null = null;
	let delivery: Delivery | null = null;
	let deferred = false;
	const told = (inner: string, own: boolean): boolean => {
		const words = inner.split(', ');
		if (words.every((word) => deliveryOf(word) !== null || /^deferred$/i.test(word))) {
			for (const word of words) {
				delivery = deliveryOf(word) ?? delivery;
				deferred ||= /^deferred$/i.test(word);
			}
			return true;
		}
		const known = priorities.find((statement) => same(statement, inner));
		if (known === undefined && !own) return false;
		priority = known ?? inner;
		return true;
	};
	for (const line of below) {
		const inner = /^\((.*)\)$/.exec(line)?.[1];
		if (inner === undefined || !told(inner, true)) report = `${report} ${line}`;
	}
	for (;;) {
		const [, before = '', inner] = /^(.*?)\s*\(([^()]*)\)$/.exec(report) ?? [];
		if (inner === undefined || before === '' || !told(inner, false)) break;
		report = before;
	}
	const [, title = '', tail = ''] = /^(.+?)\s*[-–—,:]\s*([a-z ]+)$/i.exec(report) ?? [];
	if (tail !== '' && /verbal|presentation/i.test(tail) && deliveryOf(tail) !== null) {
		delivery = deliveryOf(tail);
		report = title;
	}
	return { report: report.replace(/\s+/g, ' ').trim(), priority, delivery, deferred };
}
