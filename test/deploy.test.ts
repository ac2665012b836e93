/** What it is deployed with: the image, compose files and the systemd unit hold together, and name what exists. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { argumentsOf, readDockerfile, readDockerignore } from '../deploy/dockerfile.ts';
import { newFolder } from './servers/bot-process.ts';

const project = resolve(import.meta.dirname, '..');
const read = (name: string): string => readFileSync(join(project, name), 'utf8');
/** Every variable of example.env. */
const known = new Set([...read('config/example.env').matchAll(/^#?([A-Z_]+)=/gmu)].map(([, name]) => name));

describe('the Dockerfile', () => {
  const [dependencies, image] = readDockerfile(read('Dockerfile'));
  const all = (name: string): readonly string[] =>
    (image?.instructions ?? []).filter((one) => one.name === name).map(({ rest }) => rest);

  test('copies what exists, and what .dockerignore lets in', () => {
    const visible = readDockerignore(read('.dockerignore'));
    const copied = [...(dependencies?.instructions ?? []), ...(image?.instructions ?? [])]
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from='))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.filter((name) => !visible.has(name) || !existsSync(join(project, name)))).toEqual([]);
    expect(copied).toEqual(expect.arrayContaining(JSON.parse(read('package.json')).files));
  });

  test('makes an image that is not run by root, is asked how it is, and is stopped gently', () => {
    expect(all('USER')).toEqual(['1000:1000']);
    expect(all('STOPSIGNAL')).toEqual(['SIGTERM']);
    expect(all('VOLUME')).toEqual(['/brevier/data']);
    for (const form of [...all('HEALTHCHECK'), ...all('CMD')])
      expect(existsSync(join(project, argumentsOf(form)[1] ?? ''))).toBe(true);
    expect(all('HEALTHCHECK')).toHaveLength(1);
  });
});

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly restart: string;
  readonly stop_grace_period: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, object>>;
}

describe.each(['compose.yaml', 'compose.postgres.yaml'])('%s', (file) => {
  const source = read(file);
  const { services, volumes }: Compose = parse(source, { merge: true });
  const bots = Object.values(services).filter(({ build }) => build !== undefined);

  test('runs bots that come back, and have the time to finish', () => {
    expect(bots.length).toBeGreaterThan(0);
    for (const bot of bots)
      expect(bot).toMatchObject({ build: '.', restart: 'unless-stopped', stop_grace_period: '15s' });
    for (const { depends_on: needs = {} } of bots)
      for (const name of Object.keys(needs)) expect(services[name]?.healthcheck).toBeDefined();
  });

  test('names only variables and volumes that there are', () => {
    const variables = [...source.matchAll(/\$\{([A-Z_]+)/gu)].map(([, name]) => name);
    const set = bots.flatMap(({ environment }) => Object.keys(environment));
    expect([...variables, ...set].filter((name) => !known.has(name))).toEqual([]);
    const used = Object.values(services).flatMap((service) =>
      service.volumes.map((one) => one.split(':')[0] ?? ''),
    );
    for (const name of used)
      expect(name.startsWith('.') ? existsSync(join(project, name)) : name in volumes).toBe(true);
  });
});

test('with SQLite the store lies in a volume', () => {
  const { services }: Compose = parse(read('compose.yaml'));
  expect(services['brevier']).toMatchObject({
    environment: { STORE_URL: 'sqlite:data/brevier.db' },
    volumes: expect.arrayContaining(['data:/brevier/data']),
  });
});

describe('the healthcheck', () => {
  const run = promisify(execFile);
  const check = (port: number) =>
    run(process.execPath, [join(project, 'bin', 'healthcheck.js')], { env: { HEALTH_PORT: String(port) } });

  test.each([
    [200, undefined],
    [503, 'it answers 503'],
  ])('of a bot that answers %i', async (status, says) => {
    const server = createServer((request, response) =>
      response.writeHead(request.url === '/healthz' ? status : 404).end(),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const checking = check(typeof address === 'object' && address ? address.port : 0);
    if (says === undefined) await expect(checking).resolves.toMatchObject({ stderr: '' });
    else await expect(checking).rejects.toMatchObject({ code: 1, stderr: `not healthy: ${says}\n` });
    server.close();
  });

  test('of a bot that does not', async () => {
    await expect(check(1)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('the systemd unit', () => {
  const source = read('deploy/brevier.service');

  test('starts what exists, keeps its data, and comes back', () => {
    expect(source).toContain(
      'ExecStart=/opt/brevier/node_modules/node/bin/node /opt/brevier/bin/brevier.js start\n',
    );
    for (const line of [
      'DynamicUser=yes',
      'StateDirectory=brevier',
      'Restart=on-failure',
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
    ])
      expect(source).toContain(`\n${line}\n`);
    expect(source).toContain('STORE_URL=sqlite:/var/lib/brevier/brevier.db');
  });

  test.skipIf(!hasSystemd())('is one that systemd understands (skipped where there is none)', () => {
    const unit = join(newFolder(), 'brevier.service');
    writeFileSync(unit, source.replace(/^ExecStart=\S+/mu, `ExecStart=${process.execPath}`));
    expect(execFileSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' })).toBe('');
  });
});

function hasSystemd(): boolean {
  try {
    execFileSync('systemd-analyze', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
