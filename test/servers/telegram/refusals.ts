/** What Telegram itself would refuse, in its words: limits that its schema doesn't hold. */
import type { InputRichMessage } from 'grammy/types';
import { plainer, richBlocks, richProblem } from './rich.ts';
import { htmlProblem, tagCount, visibleText } from './html.ts';

export type Fields = Readonly<Record<string, unknown>>;

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

interface Markup {
  readonly inline_keyboard?: readonly (readonly InlineButton[])[];
  readonly force_reply?: boolean;
  readonly input_field_placeholder?: string;
}

interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly input_message_content: Fields;
  readonly reply_markup?: Markup;
}

interface Command {
  readonly command: string;
  readonly description: string;
}

export function refusal(method: string, fields: Fields): string | undefined {
  switch (method) {
    case 'sendMessage':
    case 'sendRichMessage':
    case 'editMessageText':
      return (
        (fields['rich_message'] ? richRefusal : textRefusal)(fields) ??
        markupRefusal(fields['reply_markup'] as Markup | undefined)
      );
    case 'sendMessageDraft':
      return draftRefusal(fields);
    case 'sendDocument':
      return documentRefusal(fields);
    case 'answerInlineQuery':
      return inlineRefusal(fields['results'] as readonly InlineResult[]);
    case 'setMyCommands':
      return commandsRefusal(fields['commands'] as readonly Command[]);
    case 'setWebhook':
      return webhookRefusal(fields);
    default:
      return undefined;
  }
}

function textRefusal(fields: Fields, name = 'text'): string | undefined {
  const text = String(fields[name] ?? '');
  const problem = fields['parse_mode'] === 'HTML' ? htmlProblem(text) : undefined;
  if (problem !== undefined) return `Bad Request: can't parse entities: ${problem}`;
  const visible = visibleText(text);
  if (visible.replace(/[\s\u200B\u2060]/gu, '') === '') return 'Bad Request: message text is empty';
  if (visible.length > 4096) return 'Bad Request: message is too long';
  return tagCount(text) > 100 ? 'ENTITIES_TOO_LONG' : undefined;
}

/** Only to a person, and never with an id of 0; an empty text shows that the bot thinks. */
function draftRefusal(fields: Fields): string | undefined {
  if (Number(fields['chat_id']) <= 0) return 'Bad Request: TEXTDRAFT_PEER_INVALID';
  if (Number(fields['draft_id']) === 0) return 'Bad Request: TEXTDRAFT_ID_INVALID';
  return (fields['text'] ?? '') === '' ? undefined : textRefusal(fields);
}

interface Upload {
  readonly name: string;
  readonly text: string;
}

/** https://core.telegram.org/bots/api#sending-files and #senddocument */
function documentRefusal(fields: Fields): string | undefined {
  const upload = (fields['uploads'] as Readonly<Record<string, Upload>> | undefined)?.[
    String(fields['document'])
  ];
  if (!upload) return 'Bad Request: there is no document in the request';
  if (upload.text === '') return 'Bad Request: file must be non-empty';
  if (upload.name === '' || /[/\\]/u.test(upload.name)) return 'Bad Request: wrong file name';
  if (Buffer.byteLength(upload.text) > 50 * 1024 * 1024) return 'Request Entity Too Large';
  return String(fields['caption'] ?? '').length > 1_024
    ? 'Bad Request: message caption is too long'
    : undefined;
}

function richRefusal(fields: Fields): string | undefined {
  const { html = '' } = fields['rich_message'] as InputRichMessage;
  const problem = richProblem(html);
  if (problem !== undefined) return `Bad Request: can't parse rich message: ${problem}`;
  const text = visibleText(plainer(html));
  if (text.trim() === '') return 'Bad Request: RICH_MESSAGE_EMPTY';
  if (!text.isWellFormed()) return 'Bad Request: strings must be encoded in UTF-8';
  const tooLong = text.length > 32_768 || richBlocks(html) > 500;
  return tooLong ? 'Bad Request: RICH_MESSAGE_TOO_LONG' : undefined;
}

function markupRefusal(markup: Markup | undefined): string | undefined {
  if (markup?.force_reply === true) {
    const words = markup.input_field_placeholder;
    return words !== undefined && (words === '' || words.length > 64) ? 'PLACEHOLDER_INVALID' : undefined;
  }
  const rows = markup?.inline_keyboard ?? [];
  if (rows.flat().length > 100 || rows.some((row) => row.length > 8)) return 'REPLY_MARKUP_TOO_LONG';
  for (const { text, callback_data: data, url } of rows.flat()) {
    if (text === '' || (data === undefined) === (url === undefined)) return 'BUTTON_INVALID';
    const bytes = Buffer.byteLength(data ?? 'x');
    if (bytes === 0 || bytes > 64) return 'Bad Request: BUTTON_DATA_INVALID';
    if (url !== undefined && !/^https?:\/\/[^\s]+$/u.test(url)) return 'Bad Request: BUTTON_URL_INVALID';
  }
  return undefined;
}

function inlineRefusal(results: readonly InlineResult[]): string | undefined {
  if (results.length > 50) return 'Bad Request: RESULTS_TOO_MUCH';
  if (new Set(results.map(({ id }) => id)).size < results.length) return 'Bad Request: RESULT_ID_DUPLICATE';
  for (const { id, title, input_message_content: content, reply_markup: markup } of results) {
    if (id === '' || Buffer.byteLength(id) > 64) return 'Bad Request: RESULT_ID_INVALID';
    if (title.trim() === '') return 'Bad Request: ARTICLE_TITLE_EMPTY';
    const problem = textRefusal(content, 'message_text') ?? markupRefusal(markup);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function commandsRefusal(commands: readonly Command[]): string | undefined {
  if (commands.length > 100) return 'Bad Request: BOT_COMMANDS_TOO_MUCH';
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/u.test(command)) return 'Bad Request: BOT_COMMAND_INVALID';
    if (description === '' || description.length > 256) return 'Bad Request: BOT_COMMAND_DESCRIPTION_INVALID';
  }
  return undefined;
}

function webhookRefusal({ url, secret_token: secret }: Fields): string | undefined {
  if (!String(url).startsWith('https://')) return 'Bad Request: bad webhook: An HTTPS URL must be provided';
  return /^[\w-]{1,256}$/u.test(String(secret)) ? undefined : 'Bad Request: secret token is invalid';
}
