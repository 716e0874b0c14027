import type { Locale } from '#locales/locale.ts';
import type { Officer } from '#domain/actor.ts';
import type { Staff } from '#features/people/officer-of.ts';
import type { App as SambatApp } from '#store/app.ts';
import type { Site } from '#ui/site.ts';

declare global {
  namespace App {
    interface Locals {
      /** told to the person and written to the log with every trouble */
      requestId: string;
      locale: Locale;
      app: SambatApp;
      /** who is signed in, with or without a position at this moment */
      staff: Staff | null;
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
