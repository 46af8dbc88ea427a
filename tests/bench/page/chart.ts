import { line, plot, ruleY } from '@observablehq/plot';
import { csvParse } from 'd3-dsv';

/** The least a page can do: fetch the chart's own figures as CSV, parse them with d3-dsv, draw them with Plot. */
const rows = csvParse(await (await fetch('./chart.csv')).text(), (row) => ({
	series: row.series,
	date: new Date(row.date ?? ''),
	value: row.value === '' ? NaN : Number(row.value)
}));
document.body.append(
	plot({
		width: 880,
		height: 420,
		marks: [ruleY([0]), line(rows, { x: 'date', y: 'value', stroke: 'series' })]
	})
);
