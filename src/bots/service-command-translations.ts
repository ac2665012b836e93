/** The commands beside the news in the other languages. */
import { said } from './command-translations.ts';
import type { Translations } from './commands.ts';

const chat = said(
  'Was ich von diesem Chat speichere',
  'Ce que je garde de ce salon',
  'Lo que guardo de este chat',
  'O que eu guardo deste chat',
);
const me = said(
  'Was du mich gefragt hast, in allen Chats',
  'Ce que tu m’as demandé, dans tous les salons',
  'Lo que me preguntaste, en todos los chats',
  'O que você me perguntou, em todos os chats',
);
const url = said(
  'Die Adresse eines Feeds oder seiner Seite',
  'L’adresse d’un flux ou de sa page',
  'La dirección de un canal o de su página',
  'O endereço de um feed ou da sua página',
);

const IDS = 'discord:123, discord:server:123, telegram:456';
const id = said(IDS, IDS, IDS, IDS);

export const serviceTranslations: Readonly<Record<string, Translations>> = {
  privacy: said(
    ['datenschutz', 'Was ich speichere, und wie lange'],
    ['confidentialité', 'Ce que je garde, et combien de temps'],
    ['privacidad', 'Qué guardo, y por cuánto tiempo'],
    ['privacidade', 'O que eu guardo, e por quanto tempo'],
  ),
  export: said(
    'Was ich speichere, als Datei',
    ['exporter', 'Ce que je garde, dans un fichier'],
    ['exportar', 'Lo que guardo, en un archivo'],
    ['exportar', 'O que eu guardo, em um arquivo'],
  ),
  'export chat': chat,
  'export me': me,
  forget: said(
    ['vergessen', 'Löschen, was ich speichere'],
    ['oublier', 'Effacer ce que je garde'],
    ['olvidar', 'Borrar lo que guardo'],
    ['esquecer', 'Apagar o que eu guardo'],
  ),
  'forget chat': chat,
  'forget me': me,
  feeds: said(
    'Feeds, die dieser Chat hinzugefügt hat',
    ['flux', 'Les flux ajoutés par ce salon'],
    ['canales', 'Los canales que ha añadido este chat'],
    'Os feeds que este chat adicionou',
  ),
  'feeds show': said(
    'Die Feeds dieses Chats',
    'Les flux de ce salon',
    'Los canales de este chat',
    'Os feeds deste chat',
  ),
  'feeds add': said(
    'Einen Feed lesen lassen',
    'Faire lire un flux',
    'Hacer que lea un canal',
    'Fazer ler um feed',
  ),
  'feeds add url': url,
  'feeds remove': said(
    'Einen Feed nicht mehr lesen lassen',
    'Ne plus faire lire un flux',
    'Hacer que deje de leer un canal',
    'Parar de ler um feed',
  ),
  'feeds remove url': url,
  admin: said(
    'Für die Betreiber dieses Bots',
    'Pour qui gère ce bot',
    'Para quien lleva este bot',
    'Para quem mantém este bot',
  ),
  'admin stats': said('Wie es allem geht', 'Comment tout se porte', 'Cómo va todo', 'Como vai tudo'),
  'admin list': said('Wer gesperrt ist', 'Qui est bloqué', 'Quién está bloqueado', 'Quem está bloqueado'),
  'admin block': said(
    'Einer Person, Gruppe oder einem Server nicht mehr antworten',
    'Ne plus répondre à une personne, un groupe ou un serveur',
    'No responder más a una persona, un grupo o un servidor',
    'Não responder mais a uma pessoa, um grupo ou um servidor',
  ),
  'admin block id': id,
  'admin unblock': said('Wieder antworten', 'Répondre à nouveau', 'Volver a responder', 'Voltar a responder'),
  'admin unblock id': id,
  'admin leave': said(
    'Aus einer Gruppe oder einem Server austreten',
    'Quitter un groupe ou un serveur',
    'Salir de un grupo o servidor',
    'Sair de um grupo ou servidor',
  ),
  'admin leave id': id,
};
