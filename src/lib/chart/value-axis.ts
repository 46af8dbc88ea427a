import { formatNumber } from '$lib/view/number';

/** A value axis from zero, or from below it where a value is: round ticks with their words. */
export interface ValueAxis {
	readonly low: number;
	readonly high: number;
	readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

const steps = [1, 2, 5, 10] as const;
/** What is less than this is drawn as nothing, in the figures' unit. */
const least = 1e-9;
const clean = (value: number) => Number(value.toPrecision(12));
const share = /%|\bper cent\b|\bpercent/i;

/** Whether what is counted is a share of a hundred, whose ticks carry a per cent sign. */
const isShare = (unit: string, most: number | null = null) => most === 100 || share.test(unit);

/**
 * An axis that holds some values, with at most `wanted` steps. It always has zero on it: a column or a bar is read by its
 * length. Whole numbers have whole ticks. `most` is the axis's end where it is fixed, which no value moves but one beyond it.
 */
export function valueAxis(
	values: readonly number[],
	{ wanted, unit, most = null }: { wanted: number; unit: string; most?: number | null }
): ValueAxis {
	const from = Math.min(0, ...values);
	const to = Math.max(most ?? 0, ...values);
	const whole = values.every(Number.isInteger);
	const span = to - from > least ? to - from : 1;
	const power = 10 ** Math.floor(Math.log10(span / wanted));
	const factor = steps.find((each) => span / (each * power) <= wanted) ?? 10;
	const step = whole ? Math.max(1, factor * power) : factor * power;
	const low = clean(Math.floor(from / step) * step);
	const up = clean(Math.ceil(to / step) * step);
	const high = most !== null && to <= most ? most : up > low ? up : clean(low + step);
	const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
	const sign = isShare(unit, most) ? '%' : '';
	const ticks = [];
	for (let value = low; value <= high + step / 1000; value += step)
		ticks.push({ value: clean(value), text: `${formatNumber(clean(value), decimals)}${sign}` });
	return { low, high, ticks };
}
