/** Why a line that a model wrote is not shown. */
export type FaultKind =
  | 'markup'
  | 'link'
  | 'mention'
  | 'control-characters'
  | 'too-long'
  | 'talks-of-itself'
  | 'another-language'
  | 'not-cited'
  | 'quotation'
  | 'number'
  | 'date'
  | 'name'
  | 'speaker'
  | 'negation'
  | 'opposite'
  | 'certainty'
  | 'roles'
  | 'moved'
  | 'merged'
  | 'unsupported';

export interface Fault {
  readonly kind: FaultKind;
  /** The words that are wrong. */
  readonly what: string;
}
