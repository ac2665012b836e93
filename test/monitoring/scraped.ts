/** Prometheus's text format, as far as a test looks into it. */

export interface Scraped {
  /** Every name that can be asked for, those of histograms' parts included. */
  readonly names: ReadonlySet<string>;
  /** The value of one line, such as `brevier_deliveries_sent_total{platform="telegram"}`; undefined where there is none. */
  value(line: string): number | undefined;
}

export function readMetrics(text: string): Scraped {
  const names = new Set<string>();
  const values = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, typed = '', type] = /^# TYPE (\S+) (\S+)$/u.exec(line) ?? [];
    const ends = type === 'histogram' || type === 'summary' ? ['_bucket', '_sum', '_count'] : [''];
    if (type !== undefined) for (const end of ends) names.add(typed + end);
    const [, name = '', value] = /^([^#\s].*) (\S+)$/u.exec(line) ?? [];
    if (value !== undefined) values.set(name, Number(value));
  }
  return { names, value: (line) => values.get(line) };
}
