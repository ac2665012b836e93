/** A line of the log for somebody at a terminal: the time, how bad it is, what happened, and the fields. */

const LEVELS: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'WARN',
  50: 'ERROR',
  60: 'FATAL',
};
const OWN = new Set(['time', 'level', 'msg', 'pid', 'hostname', 'err']);

export function readable(line: Readonly<Record<string, unknown>>): string {
  const { time, level, msg, err } = line;
  const at = typeof time === 'number' ? new Date(time).toTimeString().slice(0, 8) : '--:--:--';
  const fields = Object.entries(line)
    .filter(([name, value]) => !OWN.has(name) && value !== undefined)
    .map(
      ([name, value]) =>
        `${name}=${typeof value === 'string' && !/\s/u.test(value) ? value : JSON.stringify(value)}`,
    );
  const head = [at, (LEVELS[Number(level)] ?? '').padEnd(5), msg, ...fields].join(' ');
  return `${head}${err === undefined ? '' : `\n${indented(err)}`}`;
}

function indented(err: unknown): string {
  const { stack, message } = Object(err) as { readonly stack?: unknown; readonly message?: unknown };
  return String(stack ?? message ?? JSON.stringify(err)).replace(/^/gmu, '         ');
}
