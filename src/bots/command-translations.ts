/** The command table in the other languages, by a command's name, then its subcommand's or option's. */
import type { Translations } from './commands.ts';

type Said = string | readonly [name: string, description: string];

export function said(de: Said, fr: Said, es: Said, pt: Said): Translations {
  return { de: one(de), fr: one(fr), es: one(es), pt: one(pt) };
}

function one(text: Said): { readonly name?: string; readonly description: string } {
  return typeof text === 'string' ? { description: text } : { name: text[0], description: text[1] };
}

const topic = said(
  ['thema', 'Ein Thema: ein Ressort, ein Ort, ein Name'],
  ['thème', 'Un thème : une rubrique, un lieu, un nom'],
  ['tema', 'Un tema: una sección, un lugar, un nombre'],
  ['tema', 'Um tema: uma editoria, um lugar, um nome'],
);
const zone = said(
  ['zeitzone', 'Eine Zeitzone, etwa Europe/Berlin'],
  ['fuseau', 'Un fuseau horaire, comme Europe/Paris'],
  ['zona', 'Una zona horaria, como Europe/Madrid'],
  ['fuso', 'Um fuso horário, como America/Sao_Paulo'],
);

export const commandTranslations: Readonly<Record<string, Translations>> = {
  digest: said(
    ['briefing', 'Das aktuelle Briefing'],
    ['actus', 'Le point du moment'],
    ['noticias', 'El resumen del momento'],
    ['noticias', 'O resumo do momento'],
  ),
  'digest topic': topic,
  ask: said(
    ['frage', 'Eine Frage an die gespeicherten Artikel'],
    ['question', 'Poser une question aux articles enregistrés'],
    ['pregunta', 'Preguntar a los artículos guardados'],
    ['pergunta', 'Perguntar aos artigos guardados'],
  ),
  'ask question': said(
    ['frage', 'Was möchtest du wissen?'],
    ['question', 'Que veux-tu savoir ?'],
    ['pregunta', '¿Qué quieres saber?'],
    ['pergunta', 'O que você quer saber?'],
  ),
  'ask story': said(
    ['meldung', 'Nur diese Meldung'],
    ['sujet', 'Seulement ce sujet'],
    ['noticia', 'Solo esta noticia'],
    ['notícia', 'Só esta notícia'],
  ),
  search: said(
    ['suche', 'Artikel nach Wörtern finden'],
    ['recherche', 'Trouver des articles par mots'],
    ['buscar', 'Buscar artículos por palabras'],
    ['buscar', 'Buscar artigos por palavras'],
  ),
  'search words': said(
    ['wörter', 'Wörter, die im Artikel stehen'],
    ['mots', 'Des mots que contient l’article'],
    ['palabras', 'Palabras que contiene el artículo'],
    ['palavras', 'Palavras que o artigo contém'],
  ),
  schedule: said(
    ['zeitplan', 'Ein Briefing zu deiner Uhrzeit'],
    ['horaire', 'Le point à ton heure'],
    ['horario', 'El resumen a tu hora'],
    ['horario', 'O resumo no seu horário'],
  ),
  'schedule set': said(
    'Festlegen, wann Briefings kommen',
    'Choisir quand le point arrive',
    'Elegir cuándo llega el resumen',
    'Escolher quando o resumo chega',
  ),
  'schedule set time': said(
    ['uhrzeit', 'Eine oder mehrere Uhrzeiten: 08:00 18:00'],
    ['heure', 'Une ou plusieurs heures : 08:00 18:00'],
    ['hora', 'Una o varias horas: 08:00 18:00'],
    ['hora', 'Um ou mais horários: 08:00 18:00'],
  ),
  'schedule set days': said(
    ['tage', 'daily, weekdays, weekends oder mon,wed,fri'],
    ['jours', 'daily, weekdays, weekends ou mon,wed,fri'],
    ['días', 'daily, weekdays, weekends o mon,wed,fri'],
    ['dias', 'daily, weekdays, weekends ou mon,wed,fri'],
  ),
  'schedule set zone': zone,
  'schedule set topic': topic,
  'schedule show': said(
    'Was geplant ist, und wann das nächste Briefing kommt',
    'Ce qui est programmé, et quand arrive le prochain point',
    'Qué hay programado y cuándo llega el próximo resumen',
    'O que está agendado e quando chega o próximo resumo',
  ),
  'schedule off': said(
    'Keine Briefings mehr',
    'Plus de point programmé',
    'No más resúmenes',
    'Sem mais resumos',
  ),
  topics: said(
    ['themen', 'Was zuerst kommt und was wegbleibt'],
    ['thèmes', 'Ce qui vient en premier, et ce qu’il faut masquer'],
    ['temas', 'Qué va primero y qué se deja fuera'],
    ['temas', 'O que vem primeiro e o que fica de fora'],
  ),
  'topics show': said(
    'Die Themen dieses Chats',
    'Les thèmes de ce salon',
    'Los temas de este chat',
    'Os temas deste chat',
  ),
  'topics follow': said(
    'Ein Thema nach vorn holen',
    'Mettre un thème en tête',
    'Poner un tema primero',
    'Pôr um tema em primeiro lugar',
  ),
  'topics follow topic': topic,
  'topics mute': said(
    'Ein Thema weglassen',
    'Masquer un thème',
    'Dejar un tema fuera',
    'Deixar um tema de fora',
  ),
  'topics mute topic': topic,
  'topics clear': said(
    'Die Themen dieses Chats vergessen',
    'Oublier les thèmes de ce salon',
    'Olvidar los temas de este chat',
    'Esquecer os temas deste chat',
  ),
  'topics clear topic': said(
    ['thema', 'Nur dieses Thema'],
    ['thème', 'Seulement ce thème'],
    ['tema', 'Solo este tema'],
    ['tema', 'Só este tema'],
  ),
  settings: said(
    ['einstellungen', 'Zeitzone, Zahl der Meldungen, Länge, Sprache'],
    ['réglages', 'Fuseau horaire, nombre de sujets, longueur, langue'],
    ['ajustes', 'Zona horaria, número de noticias, longitud, idioma'],
    ['configurações', 'Fuso horário, número de notícias, tamanho, idioma'],
  ),
  'settings show': said(
    'Die Einstellungen dieses Chats',
    'Les réglages de ce salon',
    'Los ajustes de este chat',
    'As configurações deste chat',
  ),
  'settings set': said('Sie ändern', 'Les changer', 'Cambiarlos', 'Mudar'),
  'settings set zone': zone,
  'settings set stories': said(
    ['meldungen', 'Meldungen je Briefing'],
    ['sujets', 'Sujets par point'],
    ['noticias', 'Noticias por resumen'],
    ['notícias', 'Notícias por resumo'],
  ),
  'settings set length': said(
    ['länge', 'Wie viel von jeder Meldung'],
    ['longueur', 'La longueur de chaque sujet'],
    ['longitud', 'Cuánto de cada noticia'],
    ['tamanho', 'Quanto de cada notícia'],
  ),
  'settings set language': said(
    ['sprache', 'Was ich hier spreche'],
    ['langue', 'La langue que je parle ici'],
    ['idioma', 'Qué idioma hablo aquí'],
    ['idioma', 'Que idioma eu falo aqui'],
  ),
  help: said(
    ['hilfe', 'Was ich kann'],
    ['aide', 'Ce que je sais faire'],
    ['ayuda', 'Lo que sé hacer'],
    ['ajuda', 'O que sei fazer'],
  ),
};
