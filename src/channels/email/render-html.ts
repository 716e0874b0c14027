import type { ChannelSettings, Message, MessageTable } from '../channel.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

/** Only addresses that open in a browser become links. */
const isWebAddress = (url: string): boolean => /^https?:\/\//.test(url);

/** Mail programs know neither style sheets nor variables: every element carries its own look. */
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif";
const STYLES = {
  body: `margin:0;padding:0;background:#f0eee8;color:#1b1d26;${FONT};font-size:16px;line-height:1.5`,
  sheet: 'width:100%;max-width:600px;background:#ffffff;border:1px solid #d6d3ca;border-radius:8px',
  head: 'background:#1f2f6b;color:#ffffff;padding:16px 24px;border-radius:8px 8px 0 0;border-bottom:4px solid #f5b301',
  service: 'font-size:18px;font-weight:700;color:#ffffff',
  city: 'font-size:14px;color:#ffffff',
  main: 'padding:24px',
  text: 'margin:0 0 16px;overflow-wrap:anywhere',
  facts: 'border-collapse:collapse;margin:0 0 24px;width:100%',
  label:
    'text-align:left;vertical-align:top;font-weight:400;color:#4a4c57;padding:6px 16px 6px 0;border-bottom:1px solid #f0eee8',
  value:
    'vertical-align:top;font-weight:600;padding:6px 0;border-bottom:1px solid #f0eee8;overflow-wrap:anywhere',
  title: 'font-size:17px;margin:0 0 8px',
  cell: 'text-align:left;vertical-align:top;font-size:14px;padding:6px 12px 6px 0;border-bottom:1px solid #f0eee8',
  button:
    'display:inline-block;background:#f5b301;color:#17204a;font-weight:700;text-decoration:none;padding:12px 20px;border-radius:8px',
  plain: 'font-size:13px;color:#4a4c57;margin:12px 0 0;overflow-wrap:anywhere',
  foot: 'padding:16px 24px;border-top:1px solid #d6d3ca;font-size:13px;color:#4a4c57',
  small: 'margin:0 0 8px;overflow-wrap:anywhere',
} as const;

/** The mail as a page. All text is escaped; there is no image, no script and nothing that loads from anywhere. */
export function renderHtml(message: Message, settings: ChannelSettings): string {
  const { service, city } = settings;
  return [
    `<!doctype html><html lang="${escape(message.language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light">',
    `<title>${escape(message.subject)}</title></head><body style="${escape(STYLES.body)}">`,
    '<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px">',
    `<table role="presentation" cellpadding="0" cellspacing="0" style="${STYLES.sheet}">`,
    `<tr><td style="${STYLES.head}"><div style="${STYLES.service}">${escape(service)}</div>`,
    `<div style="${STYLES.city}">${escape(city)}</div></td></tr>`,
    `<tr><td style="${STYLES.main}">${mainOf(message)}</td></tr>`,
    `<tr><td style="${STYLES.foot}">${message.footnotes.map(footnote).join('')}</td></tr>`,
    '</table></td></tr></table></body></html>',
  ].join('\n');
}

function mainOf(message: Message): string {
  return [
    ...message.paragraphs.map((text) => `<p style="${STYLES.text}">${escape(text)}</p>`),
    factsOf(message.facts),
    ...message.tables.map(tableOf),
    message.button ? buttonOf(message.button) : '',
  ].join('\n');
}

function factsOf(facts: Message['facts']): string {
  if (facts.length === 0) return '';
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="${STYLES.label}">${escape(label)}</th><td style="${STYLES.value}">${escape(value)}</td></tr>`,
  );
  return `<table style="${STYLES.facts}">${rows.join('')}</table>`;
}

function tableOf({ title, head, rows }: MessageTable): string {
  const heads = head.map((text) => `<th scope="col" style="${STYLES.cell}">${escape(text)}</th>`).join('');
  const cells = (row: readonly string[]): string =>
    row.map((text) => `<td style="${STYLES.cell}">${escape(text)}</td>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('');
  return `<h2 style="${STYLES.title}">${escape(title)}</h2><table style="${STYLES.facts}"><tr>${heads}</tr>${body}</table>`;
}

/** The address stands below the button too: some people cannot press, or want to see where it leads. */
function buttonOf({ label, url }: { label: string; url: string }): string {
  if (!isWebAddress(url)) return '';
  const button = `<a href="${escape(url)}" style="${STYLES.button}">${escape(label)}</a>`;
  return `<p style="margin:0">${button}</p><p style="${STYLES.plain}">${escape(url)}</p>`;
}

/** A footnote may end in an address; then the address is a link. */
function footnote(text: string): string {
  const at = text.search(/https?:\/\/\S+$/);
  const words = at === -1 ? text : text.slice(0, at);
  const url = at === -1 ? '' : text.slice(at);
  const link = url === '' ? '' : `<a href="${escape(url)}" style="color:#1d3c97">${escape(url)}</a>`;
  return `<p style="${STYLES.small}">${escape(words)}${link}</p>`;
}
