import type { ChannelSettings, Message, MessageTable } from '../channel.ts';

/** The mail for those who read text only. */
export function renderText(message: Message, settings: ChannelSettings): string {
  const blocks = [
    ...message.paragraphs,
    message.facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...message.tables.map(tableText),
    message.button ? `${message.button.label}:\n${message.button.url}` : '',
    ['-- ', `${settings.service}, ${settings.city}`, ...message.footnotes].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function tableText({ title, rows }: MessageTable): string {
  return [title, ...rows.map((row) => `- ${row.join(' · ')}`)].join('\n');
}
