/** Variables in the text of a .env file; everything else stays as it is, comments too. */
import { isDeepStrictEqual, parseEnv } from 'node:util';
import { BrevierError } from '../../model.ts';
import { wrongLine } from '../env-file.ts';

/** Sets the variable, or takes it out where the value is empty. Throws where that can't be done by a line. */
export function setVariable(text: string, name: string, value: string): string {
  const before = parseEnv(text);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text === '' ? [] : text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  const assigns = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, 'u');
  const kept = lines.filter((line) => !assigns.test(line));
  const place = lines.findIndex((line) => assigns.test(line));
  if (value !== '') kept.splice(place < 0 ? kept.length : place, 0, `${name}=${quoted(value)}`);
  const after = kept.length === 0 ? '' : kept.join(eol) + eol;
  const { [name]: _, ...others } = before;
  const expected = value === '' ? others : { ...others, [name]: value };
  if (wrongLine(after) !== undefined || !isDeepStrictEqual({ ...parseEnv(after) }, expected))
    throw new BrevierError('config', `${name} can't be set in .env beside what is there; set it by hand`);
  return after;
}

/** As it is, where no character has a meaning to whoever reads the file. */
function quoted(value: string): string {
  if (/^[\w.:/@%+,=~-]*$/u.test(value)) return value;
  const quote = ["'", '"', '`'].find((one) => !value.includes(one)) ?? "'";
  return `${quote}${value}${quote}`;
}
