/**
 * Discord's gateway by a proxy. discord.js asks its WebSocket library for a connection without an agent, and has no option for
 * one: the class is given one before discord.js takes hold of it.
 */
import { Agent as HttpAgent, type ProxyEnv } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createRequire } from 'node:module';
import type { ClientOptions, WebSocket } from 'ws';

type Constructor = new (address: string | URL, protocols: string[], options: ClientOptions) => WebSocket;

/** To be called before discord.js is imported. `proxyEnv`: in Node's form. */
export function gatewayByProxy(proxyEnv: Readonly<ProxyEnv>): void {
  const agents = {
    https: new HttpsAgent({ keepAlive: false, proxyEnv }),
    http: new HttpAgent({ keepAlive: false, proxyEnv }),
  };
  const ofDiscord = createRequire(createRequire(import.meta.url).resolve('discord.js'));
  const library: { WebSocket: Constructor } = createRequire(ofDiscord.resolve('@discordjs/ws'))('ws');
  library.WebSocket = class extends library.WebSocket {
    constructor(address: string | URL, protocols: string[], options: ClientOptions) {
      const secure = String(address).startsWith('wss:');
      super(address, protocols, { ...options, agent: secure ? agents.https : agents.http });
    }
  };
}
