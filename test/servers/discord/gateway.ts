/** The loopback gateway: sessions by shard, which are resumed with what they missed. https://discord.com/developers/docs/events/gateway */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Watch } from '../watch.ts';
import { APPLICATION, BOT, channels, GUILD, guildOf } from './payloads.ts';
import type { Json } from './types.ts';

const OPCODES = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, hello: 10, heartbeatAck: 11 } as const;

interface Session {
  socket: WebSocket | undefined;
  sequence: number;
  /** What was said while nobody was connected. */
  missed: string[];
}

export interface Gateway {
  readonly sessions: readonly string[];
  dispatch(type: string, data: Json): void;
  drop(code?: number, meanwhile?: () => void): Promise<void>;
  /** Closes all connections with the code, after which nobody is to come back. */
  end(code: number): void;
  close(): void;
}

export function startGateway(
  server: Server,
  {
    token,
    url,
    watch,
  }: { readonly token: () => string | undefined; readonly url: () => string; readonly watch: Watch },
): Gateway {
  const begun: string[] = [];
  const shards = new Map<number, Session>();
  const sockets = new WebSocketServer({ server });
  let count = 1;

  function shardOf(data: Json): number {
    const guild = data['guild_id'] ?? ('owner_id' in data || 'unavailable' in data ? data['id'] : undefined);
    return guild === undefined ? 0 : Number((BigInt(String(guild)) >> 22n) % BigInt(count));
  }

  function say(session: Session, type: string, data: Json): void {
    session.sequence += 1;
    const text = JSON.stringify({ op: OPCODES.dispatch, t: type, s: session.sequence, d: data });
    if (session.socket) session.socket.send(text);
    else session.missed.push(text);
  }

  function identify(socket: WebSocket, d: Json): Session {
    const [shard = 0, of = 1] = (d['shard'] ?? [0, 1]) as readonly number[];
    count = of;
    const session: Session = { socket, sequence: 0, missed: [] };
    shards.set(shard, session);
    const guild = guildOf(GUILD, channels);
    const own = shardOf(guild) === shard;
    say(session, 'READY', {
      v: 10,
      user: BOT,
      guilds: own ? [{ id: GUILD, unavailable: true }] : [],
      session_id: String(shard),
      resume_gateway_url: url().replace('http', 'ws'),
      application: { id: APPLICATION, flags: 0 },
    });
    if (own) say(session, 'GUILD_CREATE', guild);
    begun.push(`identify ${shard}/${of}`);
    return session;
  }

  sockets.on('connection', (socket) => {
    let session: Session | undefined;
    socket.send(JSON.stringify({ op: OPCODES.hello, d: { heartbeat_interval: 45_000 } }));
    socket.on('message', (raw: Buffer) => {
      const { op, d } = JSON.parse(raw.toString('utf8')) as { readonly op: number; readonly d: Json };
      if (op === OPCODES.heartbeat) socket.send(JSON.stringify({ op: OPCODES.heartbeatAck }));
      if (op === OPCODES.identify && d['token'] !== token()) return socket.close(4004);
      if (op === OPCODES.identify) session = identify(socket, d);
      if (op === OPCODES.resume) {
        session = shards.get(Number(d['session_id']));
        if (!session) return socket.close(4009);
        session.socket = socket;
        for (const text of session.missed.splice(0)) socket.send(text);
        say(session, 'RESUMED', {});
        begun.push('resume');
      }
      watch.changed();
    });
    socket.on('close', () => {
      if (session?.socket === socket) session.socket = undefined;
      watch.changed();
    });
  });

  return {
    sessions: begun,
    dispatch(type, data) {
      const session = shards.get(shardOf(data));
      if (session) say(session, type, data);
    },
    async drop(code, meanwhile) {
      const before = begun.length;
      const dropped = [...shards.values()];
      for (const session of dropped) {
        if (code === undefined) session.socket?.terminate();
        else session.socket?.close(code);
        session.socket = undefined;
      }
      meanwhile?.();
      await watch.until(() => begun.length >= before + dropped.length);
    },
    end(code) {
      for (const client of sockets.clients) client.close(code);
    },
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}
