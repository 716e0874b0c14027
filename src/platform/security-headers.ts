/** Headers that protect whoever reads an answer, whatever it is: a page, a file of the build, a redirection. */
export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  // A signed link or a tracking code must not travel to another site. Not no-referrer: with it a browser sends every
  // form with "Origin: null", and the check of the origin refuses it.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'geolocation=(self), camera=(self), microphone=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()',
} as const;

/** For HTML that no page of the product made, an error of an endpoint for instance: words and our theme, nothing else. */
export const BARE_PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
