/** "Ask about this", in a message's menu: on one of the bot's own, a question about it; on another's, its words are the question. */
import type { Message, MessageContextMenuCommandInteraction } from 'discord.js';
import type { Connection } from './connection.ts';
import { ASK_ABOUT, modalOf, QUESTION } from './forms.ts';
import { answer, baseOf } from './respond.ts';
import { languageOf } from '../language/languages.ts';
import { textsIn } from './texts.ts';

export async function askAbout(
  interaction: MessageContextMenuCommandInteraction,
  connection: Connection,
): Promise<void> {
  const { targetMessage: message, locale } = interaction;
  const own = message.author.id === interaction.client.user.id;
  const words = own ? '' : wordsOf(message);
  if (words !== '') {
    const base = baseOf(interaction, 'ask', connection);
    return await answer(interaction, { ...base, type: 'command', name: 'ask', args: words }, connection);
  }
  const texts = textsIn(languageOf(locale));
  const field = { name: QUESTION, label: texts.yourQuestion, required: true, long: true };
  await interaction.showModal(
    modalOf(`${ASK_ABOUT}${own ? message.id : ''}`, { title: texts.askAboutThis, fields: [field] }),
  );
}

/** What it says, else what its first embed does. */
function wordsOf({ cleanContent, embeds }: Message): string {
  const [embed] = embeds;
  const text = cleanContent.trim() || [embed?.title, embed?.description].filter(Boolean).join('. ');
  return text.replace(/\s+/gu, ' ').trim();
}
