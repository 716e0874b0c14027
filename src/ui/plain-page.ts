interface PlainPage {
  lang: string;
  title: string;
  text: string;
  footnote: string;
  /** address of the theme */
  styleUrl: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}

/** A whole HTML page for the moments when no component can be drawn. Every text is escaped. */
export function plainPage({ lang, title, text, footnote, styleUrl }: PlainPage): string {
  return `<!doctype html>
<html lang="${escaped(lang)}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
    <link rel="stylesheet" href="${escaped(styleUrl)}" />
  </head>
  <body>
    <main class="page page-text">
      <h1>${escaped(title)}</h1>
      <p>${escaped(text)}</p>
      <p class="muted">${escaped(footnote)}</p>
    </main>
  </body>
</html>
`;
}
