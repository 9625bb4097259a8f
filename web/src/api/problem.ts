/** How /v1 says no (RFC 9457), whatever was asked. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: Record<string, string[]>;
  faults?: { place: string; code: number; english: string; chinese: string }[];
}

export function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'title' in error && 'status' in error;
}

/** Whether that is the problem, by the name that ends its type. */
export function isKind(error: unknown, name: string): boolean {
  return isProblem(error) && error.type.endsWith(`/${name}`);
}

/** What is wrong with which field, by its name; empty where nothing is said of fields. */
export function fieldsOf(error: unknown): Record<string, string> {
  if (!isProblem(error) || !error.errors) return {};
  return Object.fromEntries(Object.entries(error.errors).map(([field, messages]) => [field, messages.join('; ')]));
}

/** A failure in words for a person. */
export function problemText(error: unknown): string {
  if (isProblem(error)) {
    return error.detail && error.detail !== error.title ? `${error.title}: ${error.detail}` : error.title;
  }
  return error instanceof Error ? error.message : String(error);
}
