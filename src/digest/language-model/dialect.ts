/** What of the chat completions API an endpoint speaks: found out by how it refuses, and remembered. */

export type ReplyFormat = 'json_schema' | 'json_object' | 'plain';

export interface Form {
  readonly format: ReplyFormat;
  readonly limit: 'max_tokens' | 'max_completion_tokens' | undefined;
  readonly temperature: number | undefined;
  readonly streams: boolean;
  /** Whether a stream is asked to end with its usage. */
  readonly streamUsage: boolean;
}

export interface Dialect {
  form(): Form;
  /** Learns from what a request of this form was told: what was refused, or undefined where another form would not help. */
  learn(sent: Form, refused: string): 'format' | 'parameter' | undefined;
  /** A reply of the shape came in this format, so that it is kept to. */
  proved(format: ReplyFormat): void;
  /** Whether replies of the shape have come in the format that is used now. */
  isProved(): boolean;
}

const noFormat =
  /response_format|json_schema|json_object|json mode|structured[ _]output|guided|grammar|requested parameters/u;
const noSuch =
  /unsupported|not support|unknown|unrecogni[sz]ed|not permitted|not allowed|extra|unexpected|deprecated|only the default|invalid/u;
const LOWEST_POSITIVE = 0.01;

export function nextFormat(format: ReplyFormat): ReplyFormat {
  return format === 'json_schema' ? 'json_object' : 'plain';
}

export function createDialect(host: string): Dialect {
  const refusedLimits = new Set<string>();
  let proved = false;
  let form: Form = {
    format: 'json_schema',
    // OpenAI's newer models refuse the older name; most others know only that one.
    limit: host.endsWith('openai.com') ? 'max_completion_tokens' : 'max_tokens',
    temperature: 0,
    streams: true,
    streamUsage: true,
  };

  function learnLimit(refused: string): void {
    refusedLimits.add(refused);
    const other = refused === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
    form = { ...form, limit: refusedLimits.has(other) ? undefined : other };
  }

  return {
    form: () => form,
    isProved: () => proved,
    proved(format) {
      form = { ...form, format };
      proved = true;
    },
    learn(sent, refused) {
      const text = refused.toLowerCase();
      const isRefusal = noSuch.test(text);
      if (isRefusal && sent.streamUsage && sent.streams && text.includes('stream_options')) {
        form = { ...form, streamUsage: false };
        return 'parameter';
      }
      if (isRefusal && sent.limit !== undefined && text.includes(sent.limit)) {
        // Another request may have learned it already.
        if (!refusedLimits.has(sent.limit)) learnLimit(sent.limit);
        return 'parameter';
      }
      if (sent.temperature !== undefined && text.includes('temperature')) {
        const wantsMore = sent.temperature === 0 && /positive|greater|> ?0/u.test(text);
        form = { ...form, temperature: wantsMore ? LOWEST_POSITIVE : undefined };
        return 'parameter';
      }
      if (sent.format !== 'plain' && noFormat.test(text)) {
        if (form.format === sent.format) form = { ...form, format: nextFormat(sent.format) };
        return 'format';
      }
      if (isRefusal && sent.streams && /\bstream/u.test(text)) {
        form = { ...form, streams: false };
        return 'parameter';
      }
      return undefined;
    },
  };
}
