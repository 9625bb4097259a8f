const known = ['sign-in', 'no answer limit', 'page asleep', 'page closed', 'no microphone'];

/** What the server itself gave as the reason of a break, in the reader's words; what people typed as it is. */
export function reasonText(reason: string, t: (key: string) => string): string {
  return known.includes(reason) ? t(`reason.${reason}`) : reason;
}
