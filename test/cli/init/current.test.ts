import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readCurrent } from '../../../src/cli/init/current.ts';
import { loadConfig } from '../../../src/config.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const noOther = { BREVIER_CONFIG: '' };

test('in a checkout the shipped settings stay as they are, so that an upgrade finds them so', () => {
  expect(readCurrent(checkout, noOther).settingsPath).toBe(join(checkout, 'config', 'brevier.local.yaml'));
});

test('elsewhere there is one settings file, and the owner’s own comes first', () => {
  const folder = mkdtempSync(join(tmpdir(), 'brevier-current-'));
  const write = (name: string, zone: string): void =>
    writeFileSync(join(folder, 'config', name), `defaults: { zone: ${zone} }\n`);
  expect(readCurrent(folder, noOther).settingsPath).toBe(join(folder, 'config', 'brevier.yaml'));
  mkdirSync(join(folder, 'config'));
  write('brevier.yaml', 'Asia/Tokyo');
  expect(loadConfig(noOther, folder).defaults.zone).toBe('Asia/Tokyo');
  write('brevier.local.yaml', 'Europe/Berlin');
  expect(loadConfig(noOther, folder).defaults.zone).toBe('Europe/Berlin');
  expect(readCurrent(folder, noOther).settingsPath).toBe(join(folder, 'config', 'brevier.local.yaml'));
});
