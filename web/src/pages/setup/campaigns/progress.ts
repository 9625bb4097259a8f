/** Outcomes in the order in which a bar shows them: what was wanted first. */
const colors: Record<string, string> = {
  answered: 'green.8',
  hung_up: 'teal.7',
  abandoned: 'red.7',
  machine: 'violet.7',
  busy: 'orange.7',
  no_answer: 'yellow.7',
  refused: 'pink.7',
  failed: 'gray.7',
  lost: 'gray.7',
  withdrawn: 'gray.6',
  do_not_call: 'gray.6',
};

export interface Section {
  outcome: string;
  count: number;
  share: number;
  color: string;
}

/** Numbers that are done by what they came to, as shares of all. */
export function sectionsOf(done: Record<string, number>, all: number): { sections: Section[]; done: number } {
  const known = Object.keys(colors);
  const place = (outcome: string) => (known.includes(outcome) ? known.indexOf(outcome) : known.length);
  const sections = Object.entries(done)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => place(a) - place(b))
    .map(([outcome, count]) => ({ outcome, count, share: all > 0 ? (100 * count) / all : 0, color: colors[outcome] ?? 'gray.6' }));
  return { sections, done: sections.reduce((sum, section) => sum + section.count, 0) };
}
