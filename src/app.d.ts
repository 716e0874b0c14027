import type { Locale } from '#locales/locale.ts';
import type { Officer } from '#domain/actor.ts';
import type { Site } from '#ui/site.ts';

declare global {
  namespace App {
    interface Locals {
      /** told to the person and written to the log with every trouble */
      requestId: string;
      locale: Locale;
      /** the position through which a signed-in person acts; null for everybody else */
      officer: Officer | null;
    }
    interface PageData {
      site?: Site;
    }
    interface Error {
      /** request id of a trouble of ours; absent when the trouble is the visitor's (404 and the like) */
      id?: string;
      databaseAway?: boolean;
    }
  }
}
