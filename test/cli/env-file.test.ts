import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvFile } from '../../src/cli/env-file.ts';
import { newFolder, runBrevier } from '../servers/bot-process.ts';

function withText(text: string | Uint8Array): string {
  const path = join(newFolder(), '.env');
  writeFileSync(path, text);
  return path;
}

describe('.env', () => {
  test.each([
    ['A=1\n', { A: '1' }],
    ['\uFEFFA=1\r\n# note\r\n\r\nexport B="two words" # why\r\n', { A: '1', B: 'two words' }],
    ['A="one\ntwo"\nB=3', { A: 'one\ntwo', B: '3' }],
    ['A=\n', { A: '' }],
    ['', {}],
  ])('%j is read', (text, values) => {
    expect(readEnvFile(withText(text)).values).toEqual(values);
  });

  test('one that is not there is empty', () => {
    expect(readEnvFile(join(newFolder(), '.env')).values).toEqual({});
  });

  test.each([
    ['A=1\nDISCORD_TOKEN hunter2\n', /\.env:2: is not NAME=value/u],
    ['DISCORD_TOKEN: hunter2\n', /\.env:1: /u],
    ['A=1\nB="hunter2\nC=3\n', /\.env:2: .*quotes don't end/u],
    [Buffer.from('\uFEFFA=1\n', 'utf16le'), /UTF-8; save it anew/u],
  ])('%j is refused, and not repeated', (text, words) => {
    const read = (): unknown => readEnvFile(withText(text));
    expect(read).toThrow(words);
    expect(read).not.toThrow(/hunter2/u);
  });

  test('a folder in its place is refused', () => {
    const path = join(newFolder(), '.env');
    mkdirSync(path);
    expect(() => readEnvFile(path)).toThrow(/cannot read .*it is a folder/u);
  });

  test('whatever is in it, it is read or refused in one line', () => {
    const path = withText('');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A=', '"', "'", '#', 'x', '\n', ' ', '=', '`')), (parts) => {
        writeFileSync(path, parts.join(''));
        try {
          readEnvFile(path);
        } catch (error) {
          expect(String(error)).toMatch(/^[^\n]*\.env:\d+: [^\n]*$/u);
        }
      }),
    );
  });

  test('no command goes on with a line that would be left out', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, '.env'), 'TELEGRAM_BOT_TOKEN 1:hunter2\n');
    const { code, stderr } = await runBrevier(['start'], { cwd });
    expect([code, stderr]).toEqual([
      1,
      "brevier: .env:1: is not NAME=value, or its quotes don't end; comments begin with #\n",
    ]);
  });
});
