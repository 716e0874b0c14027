import { m } from '#locales/words/messages.js';

/** What must be seen at once beside a case, in words and with a tone. */
export interface Flag {
  tone: 'alarm' | 'wait' | 'busy' | 'stop' | 'new';
  label: string;
}

export interface Flags {
  safety: boolean;
  emergency?: boolean;
  sealed: boolean;
  private: boolean;
  hidden?: boolean;
  disputed: boolean;
  recurrent?: boolean;
  escalated: number;
  toConfirm: boolean;
  cityOwned?: boolean;
  /** how often an agency gave it back */
  returns?: number;
}

/** The flags of a case, the gravest first. Lateness is not among them: the clock says it. */
export function flagsOf(flags: Flags): Flag[] {
  const all: [boolean, Flag['tone'], () => string][] = [
    [flags.emergency === true, 'alarm', m.staff_flag_emergency],
    [flags.safety, 'alarm', m.case_safety],
    [flags.disputed, 'alarm', m.staff_flag_disputed],
    [flags.escalated > 0, 'alarm', () => m.staff_flag_escalated({ level: flags.escalated })],
    [flags.sealed, 'stop', m.staff_flag_sealed],
    [flags.private && !flags.sealed, 'stop', m.staff_flag_private],
    [flags.hidden === true, 'stop', m.staff_flag_hidden],
    [flags.recurrent === true, 'wait', m.case_recurrent],
    [(flags.returns ?? 0) > 1, 'wait', () => m.staff_flag_returns({ count: flags.returns ?? 0 })],
    [flags.toConfirm, 'wait', m.staff_flag_auto],
    [flags.cityOwned === true, 'busy', m.staff_flag_city],
  ];
  return all.filter(([shown]) => shown).map(([, tone, words]) => ({ tone, label: words() }));
}
