import { ActionIcon, Button, Group, Modal, MultiSelect, NumberInput, PasswordInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useWords } from '../../i18n/i18n';
import { Nothing } from '../../shared/Page';
import { doing, saving } from '../../shared/tell';

export type Values = Record<string, unknown>;

export interface Field {
  key: string;
  label: string;
  kind?: 'text' | 'long' | 'number' | 'switch' | 'select' | 'many' | 'tags' | 'password';
  hint?: string;
  options?: { value: string; label: string }[];
  required?: boolean;
}

export type Errors = Record<string, string>;

/** What was said of a field, by its name or as a part of something larger. */
export function errorOf(errors: Errors, key: string): string | undefined {
  return errors[key] ?? Object.entries(errors).find(([field]) => field.endsWith(`.${key}`) && !key.includes('.'))?.[1];
}

/**
 * Asks for the fields of one thing, and saves it. What is left empty is not sent.
 * @param again Shows it as it is by now, where somebody else has changed it meanwhile.
 */
export function RowForm({ title, fields, initial, save, onClose, again }: { title: string; fields: Field[]; initial: Values; save: (values: Values) => Promise<unknown>; onClose: () => void; again?: () => Promise<unknown> }) {
  const { t } = useWords();
  const [values, setValues] = useState<Values>(initial);
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const put = (key: string, value: unknown) => setValues((before) => ({ ...before, [key]: value }));
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const wrong = await saving(() => save(values), t('app.saved'), again);
    setBusy(false);
    if (wrong) setErrors(wrong);
    else onClose();
  }
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form onSubmit={submit}>
        <div style={{ display: 'grid', gap: '0.75rem' }}>
          {fields.map((field) => (
            <FieldInput key={field.key} field={field} value={values[field.key]} error={errorOf(errors, field.key)} put={(value) => put(field.key, value)} />
          ))}
        </div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('app.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

export function FieldInput({ field, value, error, put }: { field: Field; value: unknown; error?: string; put: (value: unknown) => void }) {
  const common = { label: field.label, description: field.hint, required: field.required, error };
  switch (field.kind) {
    case 'switch':
      return <Switch label={field.label} description={field.hint} error={error} checked={Boolean(value)} onChange={(event) => put(event.currentTarget.checked)} />;
    case 'number':
      return <NumberInput {...common} value={(value as number | undefined) ?? ''} onChange={(next) => put(next === '' ? null : Number(next))} />;
    case 'select':
      return <Select {...common} searchable clearable={!field.required} data={field.options ?? []} value={(value as string | null) || null} onChange={put} />;
    case 'many':
      return <MultiSelect {...common} searchable data={field.options ?? []} value={(value as string[] | undefined) ?? []} onChange={put} />;
    case 'tags':
      return <TagsInput {...common} value={(value as string[] | undefined) ?? []} onChange={put} />;
    case 'password':
      return <PasswordInput {...common} autoComplete="new-password" value={(value as string | undefined) ?? ''} onChange={(event) => put(event.currentTarget.value)} />;
    case 'long':
      return <Textarea {...common} autosize minRows={2} value={(value as string | undefined) ?? ''} onChange={(event) => put(event.currentTarget.value)} />;
    default:
      return <TextInput {...common} value={(value as string | undefined) ?? ''} onChange={(event) => put(event.currentTarget.value)} />;
  }
}

/** Of what was filled in, only what has a value: the rest is left to the server. */
export function given(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null));
}

export interface Column<Row> {
  label: string;
  cell: (row: Row) => ReactNode;
  num?: boolean;
}

export function Rows<Row>({ rows, columns, id, label, edit, remove, more }: { rows: readonly Row[] | undefined; columns: Column<Row>[]; id: (row: Row) => string | number; label: string; edit?: (row: Row) => void; remove?: (row: Row) => Promise<unknown>; more?: (row: Row) => ReactNode }) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Row | null>(null);
  if (!rows) return null;
  if (rows.length === 0) return <Nothing>{t('setup.none')}</Nothing>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="grid-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.num ? 'num' : undefined}>
                {column.label}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('wall.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)}>
              {columns.map((column) => (
                <td key={column.label} className={column.num ? 'num' : undefined}>
                  {column.cell(row)}
                </td>
              ))}
              <td>
                <Group gap={2} justify="flex-end" wrap="nowrap">
                  {more?.(row)}
                  {edit && (
                    <ActionIcon variant="subtle" aria-label={t('setup.change', { what: String(id(row)) })} onClick={() => edit(row)}>
                      <Pencil size={15} aria-hidden />
                    </ActionIcon>
                  )}
                  {remove && (
                    <ActionIcon variant="subtle" color="red" aria-label={t('setup.remove', { what: String(id(row)) })} onClick={() => setAsked(row)}>
                      <Trash2 size={15} aria-hidden />
                    </ActionIcon>
                  )}
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal opened={asked !== null} onClose={() => setAsked(null)} title={t('setup.sure')} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsked(null)}>
            {t('app.cancel')}
          </Button>
          <Button color="red.8" onClick={() => void doing(() => remove!(asked!)).then((done) => done && setAsked(null))}>
            {t('app.remove')}
          </Button>
        </Group>
      </Modal>
    </div>
  );
}
