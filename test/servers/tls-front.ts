/** TLS in front of a loopback server, by a certificate made for the test; undefined where there is no openssl to make one. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { newFolder } from './bot-process.ts';

export interface Certificate {
  /** For NODE_EXTRA_CA_CERTS. */
  readonly file: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

export function makeCertificate(...names: readonly string[]): Certificate | undefined {
  const folder = newFolder();
  const [file, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const subject = [
    '-subj',
    '/CN=test',
    '-addext',
    `subjectAltName=${names.map((name) => `DNS:${name}`).join()}`,
  ];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  try {
    execFileSync('openssl', ['req', ...kind, ...subject, '-keyout', key, '-out', file], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { file, cert: readFileSync(file), key: readFileSync(key) };
}

export async function startTlsFront({ cert, key }: Certificate, port: number) {
  const sockets = new Set<Socket>();
  const server = createServer({ cert, key }, (near) => {
    const far = connect(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
