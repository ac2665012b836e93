/** Who may change a server's settings: who manages it, and to whom its admins have given the command. */
import {
  type APIGuildMember,
  ApplicationCommandPermissionType,
  type Client,
  Events,
  type GuildMember,
  PermissionFlagsBits,
  type RESTGetAPIGuildApplicationCommandsPermissionsResult,
  Routes,
} from 'discord.js';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { CommandSpec } from '../commands.ts';
import { explain } from './errors.ts';

type Grants = RESTGetAPIGuildApplicationCommandsPermissionsResult;

export interface Person {
  readonly guildId: string;
  readonly userId: string;
  readonly member: GuildMember | APIGuildMember | null;
  /** Of the member in the channel, where Discord told. */
  readonly manages: boolean;
}

export interface Managers {
  /** `command`: what the person uses: a command by its name or id, or the action of a button. */
  isManager(person: Person, command: string): Promise<boolean>;
}

const MOST_SERVERS = 1_000;
/** Changes are told by an event, which a drop of the connection may lose. */
const KEPT_MS = 60_000;
/** Buttons whose action isn't named after their command. */
const commandOfAction: Readonly<Record<string, string>> = {
  mute: 'topics',
  unmute: 'topics',
  topic: 'topics',
  forget: 'forget',
};

export function createManagers(client: Client, specs: readonly CommandSpec[], logger: Logger): Managers {
  const kept = new LRUCache<string, Grants>({ max: MOST_SERVERS, ttl: KEPT_MS });
  client.on(Events.ApplicationCommandPermissionsUpdate, ({ guildId }) => kept.delete(guildId));

  async function grantsIn(guildId: string, applicationId: string): Promise<Grants> {
    const known = kept.get(guildId);
    if (known) return known;
    const path = Routes.guildApplicationCommandsPermissions(applicationId, guildId);
    const grants = (await client.rest.get(path)) as Grants;
    kept.set(guildId, grants);
    return grants;
  }

  async function commandId(command: string): Promise<string | undefined> {
    if (/^\d+$/u.test(command)) return command;
    const verb = /^[a-z]+/u.exec(command)?.[0] ?? '';
    const managed = specs.filter(({ managers }) => managers).map(({ name }) => name);
    const name = managed.includes(verb) ? verb : (commandOfAction[verb] ?? 'settings');
    const registered = client.application?.commands;
    const known = registered && (registered.cache.size > 0 ? registered.cache : await registered.fetch());
    return known?.find((one) => one.name === name)?.id;
  }

  return {
    async isManager({ guildId, userId, member, manages }, command) {
      if (manages) return true;
      const applicationId = client.application?.id;
      if (applicationId === undefined) return false;
      try {
        const grants = await grantsIn(guildId, applicationId);
        const id = grants.length > 0 ? await commandId(command) : undefined;
        const own = grants.find((one) => one.id === id)?.permissions ?? [];
        // @everyone, whose id is the server's, is nobody in particular.
        const roles = new Set(rolesOf(member));
        return own.some(
          ({ id, type, permission }) =>
            permission &&
            ((type === ApplicationCommandPermissionType.User && id === userId) ||
              (type === ApplicationCommandPermissionType.Role && id !== guildId && roles.has(id))),
        );
      } catch (error) {
        logger.warn({ reason: explain(error) }, 'Discord does not tell who may use a command');
        return false;
      }
    },
  };
}

export function managesGuild(permissions: { has(flag: bigint): boolean } | null | undefined): boolean {
  return permissions?.has(PermissionFlagsBits.ManageGuild) ?? false;
}

function rolesOf(member: Person['member']): readonly string[] {
  if (!member) return [];
  return Array.isArray(member.roles) ? member.roles : [...member.roles.cache.keys()];
}
