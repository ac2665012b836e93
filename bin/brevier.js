#!/usr/bin/env node
// Plain JavaScript on purpose: an old Node must be able to read it, to say what is needed or to hand over to the
// Node that `npm ci` brought along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const NEEDED = 26;
const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const bundled = root + (windows ? 'node_modules/node/bin/node.exe' : 'node_modules/node/bin/node');

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  import('../src/main.ts');
} else if (existsSync(bundled)) {
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // Ctrl-C reaches the child by itself (same terminal); the others are passed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop('cannot run ' + bundled + ': ' + error.message));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
} else {
  stop(
    'Brevier needs Node ' +
      NEEDED +
      ' or newer, and this is Node ' +
      process.versions.node +
      '.\n' +
      'Run `npm ci` in ' +
      root +
      ' (it brings its own Node), or install Node ' +
      NEEDED +
      ' from https://nodejs.org.\n' +
      'If npm ci has run already, its install scripts were skipped: run `npm rebuild node`.',
  );
}

function stop(message) {
  process.stderr.write(message + '\n');
  process.exit(1);
}
