import type { ChannelSettings, Message } from '../channel.ts';
import { oneLine } from './one-line.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';

/** A mail as nodemailer takes it. */
export interface ComposedMail {
  from: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string;
  messageId: string;
  references?: string;
  inReplyTo?: string;
  headers: Record<string, string>;
}

/**
 * The mail of a message: the same Message-ID at every try, so that mail systems drop what arrives twice; all mails of
 * one report answer the same thread; machines are told not to answer.
 */
export function composeMail(message: Message, settings: ChannelSettings): ComposedMail {
  const host = new URL(settings.origin).hostname;
  const thread = message.thread === null ? null : `<${message.thread}@${host}>`;
  return {
    from: settings.from,
    to: { name: '', address: message.to },
    subject: oneLine(message.subject),
    text: renderText(message, settings),
    html: renderHtml(message, settings),
    messageId: `<${message.id}@${host}>`,
    ...(thread === null ? {} : { references: thread, inReplyTo: thread }),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': message.language,
      ...unsubscribeHeaders(message.unsubscribeUrl),
    },
  };
}

/** RFC 8058: mail programs show their own button, and it posts. */
function unsubscribeHeaders(url: string | null): Record<string, string> {
  if (url === null) return {};
  return { 'List-Unsubscribe': `<${oneLine(url)}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
