import { m } from '#locales/words/messages.js';

interface TroubleWords {
  title: string;
  text: string;
}

type Word = () => string;

const BY_STATUS: Readonly<Record<number, readonly [title: Word, text: Word]>> = {
  400: [m.trouble_request_title, m.trouble_request_text],
  401: [m.trouble_refused_title, m.trouble_refused_text],
  403: [m.trouble_refused_title, m.trouble_refused_text],
  404: [m.trouble_missing_title, m.trouble_missing_text],
  405: [m.trouble_request_title, m.trouble_request_text],
  413: [m.trouble_large_title, m.trouble_large_text],
  415: [m.trouble_request_title, m.trouble_request_text],
  429: [m.trouble_busy_title, m.trouble_busy_text],
};

/** What the error page says; a status without words of its own is a trouble of ours. */
export function troubleWords({ status, databaseAway }: App.Error): TroubleWords {
  if (databaseAway) return { title: m.trouble_database_title(), text: m.trouble_database_text() };
  const [title, text] = BY_STATUS[status] ?? [m.trouble_server_title, m.trouble_server_text];
  return { title: title(), text: text() };
}
