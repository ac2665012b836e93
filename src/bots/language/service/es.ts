import type { ServiceWording } from './wording.ts';

export const spanish: ServiceWording = {
  privacy: {
    heading: 'Qué guardo, y por cuánto tiempo',
    lines: ({ conversation, ledger, left, modelHost, chatFeeds, database }) => [
      `De este chat: su número, sus ajustes y temas, su horario${chatFeeds ? ', los canales de noticias que añadió' : ''} y qué noticias ya recibió, para no repetir las de ayer. Hasta que se olvide.`,
      `Durante ${ledger} días: cuándo se enviaron los resúmenes y los números de sus mensajes.`,
      `Durante ${conversation} días: las preguntas que se me hacen y mis respuestas, las noticias y pasajes de que trataban, y los números de los mensajes y de quien preguntó. Ningún nombre, y nada que no se me diga a mí.`,
      `Si me quitan de un chat, su horario termina al momento y lo demás se borra a los ${left} días.`,
      modelHost === undefined
        ? `Todo se queda en la máquina en la que funciono${database ? ' y en la base de datos de quien la lleva' : ''}. No se usa ningún modelo de lenguaje: solo salen mis mensajes, hacia la plataforma en la que los lees.`
        : `Todo se queda en la máquina en la que funciono${database ? ' y en la base de datos de quien la lleva' : ''}, salvo mis mensajes y lo que un modelo de lenguaje recibe para escribir: artículos y tus preguntas. Está en ${modelHost}.`,
    ],
    how: '/export lo entrega en un archivo. /forget lo borra al momento; /forget me borra lo que me preguntaste.',
  },
  forget: {
    ask: '¿Olvido este chat? Sus ajustes, temas, horario, memoria y todo lo que guardo de él se borran al momento, y no llegan más resúmenes. No se puede deshacer.',
    askNot:
      'Solo los administradores pueden hacer que olvide este chat. Lo que tú me preguntaste sí puedo olvidarlo, en todos los chats.',
    chatButton: 'Olvidar este chat',
    meButton: 'Olvidar mis preguntas',
    done: 'Olvidado. Ya no guardo nada de este chat; /start empieza de nuevo.',
    doneMe: 'Olvidado: lo que me preguntaste, en todos los chats.',
    which: '¿Olvidar qué? /forget es este chat; /forget me es lo que me preguntaste.',
  },
  exported: {
    chat: 'Todo lo que guardo de este chat.',
    me: 'Todo lo que guardo de tus preguntas, en todos los chats.',
    onlyAdmins:
      'Solo los administradores pueden tener lo que guardo de este chat. /export me te entrega lo que me preguntaste.',
    sent: 'Te lo he enviado a nuestro chat privado.',
    unreachable:
      'Es solo para ti, y aún no puedo escribirte: abre un chat privado conmigo, pulsa Iniciar y vuelve a pedirlo aquí.',
  },
  feeds: {
    notAllowed: 'Los canales de noticias los elige quien lleva este bot; los chats no pueden añadir ninguno.',
    none: (most) =>
      `Este chat no ha añadido ningún canal; puede tener ${most}. Para añadir uno: /feeds add https://example.org/feed.xml`,
    own: (count, most) => `Canales que ha añadido este chat, ${count} de ${most}:`,
    shared: 'Sus artículos van al fondo común: todos los chats de este bot pueden leerlos.',
    which: '¿Qué canal? Por ejemplo: /feeds add https://example.org/feed.xml',
    unknownVerb: (verb) => `No conozco «/feeds ${verb}»; usa /feeds add URL o /feeds remove URL.`,
    added: (name) => `Añadido: ${name}. Sus artículos llegan en unos minutos.`,
    joined: (name) => `Añadido: ${name}. Ya se lee, así que sus artículos están aquí.`,
    known: (name) => `Este chat ya tiene ese canal: ${name}.`,
    removed: (url) => `Quitado: ${url}. Lo que llegó de él se queda el tiempo previsto.`,
    notYours: (url) => `${url} no es de los canales que añadió este chat; /feeds los muestra.`,
    noAddress: (typed) => `«${typed}» no es una dirección; usa una como https://example.org/feed.xml`,
    private: 'Esa dirección no está en la internet pública, así que no la leo.',
    noFeed: (typed) => `En ${typed} no hay ningún canal, ni la página nombra uno.`,
    unreachable: (typed) => `${typed} no se puede leer ahora. ¿Es correcta la dirección?`,
    tooMany: (most) => `Este chat ya tiene sus ${most} canales; /feeds remove URL hace sitio.`,
    tooManyInAll: 'Por ahora no se pueden añadir más canales a este bot.',
  },
  access: {
    notAllowed: 'Lo siento, soy un bot privado y no se me puede usar aquí. Quien me lleva puede permitirlo.',
  },
  admin: {
    usage:
      '/admin stats, /admin block ID, /admin unblock ID, /admin list, /admin leave ID. Un ID es discord:123 o telegram:456 para una persona, telegram:-100123 para un grupo, discord:server:123 para un servidor.',
    wrongId: (typed) =>
      `«${typed}» no es un ID; usa discord:123, discord:server:123, telegram:456 o telegram:-100123.`,
    blocked: (id) => `${id} está bloqueado.`,
    blockedAndLeft: (id) => `${id} está bloqueado y me he ido de allí.`,
    unblocked: (id) => `${id} ya no está bloqueado.`,
    notBlocked: (id) => `${id} no está bloqueado.`,
    configured: (id) => `${id} está bloqueado por la configuración; quítalo de access.block.`,
    isOwner: (id) => `${id} es administrador mío y no se puede bloquear.`,
    noBlocks: 'Nadie está bloqueado.',
    blocks: 'Bloqueados:',
    inConfiguration: (id) => `${id}, por la configuración`,
    allowed: (ids) => `Permitidos, y nadie más: ${ids}`,
    left: (id) => `Me he ido de ${id}.`,
    notIn: (id) => `No estoy en ${id}, o no puedo irme de allí.`,
  },
};
