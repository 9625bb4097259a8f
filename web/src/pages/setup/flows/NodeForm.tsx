import { ActionIcon, Button, Group, Select, Textarea, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/i18n';
import { Panel } from '../../../shared/Page';
import type { FlowNode } from './flowDocument';

/** One node: its name, where it leads, and the fields of its kind. */
export function NodeForm({ node, others, put, remove }: { node: FlowNode; others: string[]; put: (node: FlowNode) => void; remove: () => void }) {
  const { t } = useWords();
  const { id, type, exits, ...fields } = node;
  const [name, setName] = useState(id);
  const [text, setText] = useState(JSON.stringify(fields, null, 2));
  const [trouble, setTrouble] = useState('');
  const [exit, setExit] = useState('');

  function keepFields() {
    try {
      const read: unknown = JSON.parse(text);
      if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Error();
      setTrouble('');
      put({ id, type, ...(read as object), ...(exits ? { exits } : {}) });
    } catch {
      setTrouble(t('flow.badJson'));
    }
  }

  return (
    <Panel
      title={`${t('flow.node')} · ${type}`}
      actions={
        <ActionIcon variant="subtle" color="red" aria-label={t('flow.removeNode')} onClick={remove}>
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      }
    >
      <div style={{ display: 'grid', gap: '0.75rem' }}>
        <TextInput size="xs" label={t('flow.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} onBlur={() => name && name !== id && !others.includes(name) && put({ ...node, id: name })} />
        {Object.entries(exits ?? {}).map(([each, to]) => (
          <Group key={each} gap="xs" align="flex-end" wrap="nowrap">
            <Select size="xs" style={{ flex: 1 }} label={`${t('flow.exit')} ${each}`} data={others} value={to} onChange={(next) => next && put({ ...node, exits: { ...exits, [each]: next } })} />
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('setup.remove', { what: each })}
              onClick={() => put({ ...node, exits: Object.fromEntries(Object.entries(exits ?? {}).filter(([key]) => key !== each)) })}
            >
              <Trash2 size={14} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput size="xs" style={{ flex: 1 }} label={t('flow.addExit')} placeholder="next" value={exit} onChange={(event) => setExit(event.currentTarget.value)} />
          <Button
            size="xs"
            variant="default"
            aria-label={t('flow.addExit')}
            disabled={!exit.trim() || others.length === 0}
            onClick={() => {
              put({ ...node, exits: { ...exits, [exit.trim()]: others.find((each) => each !== id) ?? id } });
              setExit('');
            }}
          >
            <Plus size={14} aria-hidden />
          </Button>
        </Group>
        <Textarea label={t('flow.fields')} autosize minRows={4} maxRows={18} error={trouble} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8rem' } }} value={text} onChange={(event) => setText(event.currentTarget.value)} onBlur={keepFields} />
      </div>
    </Panel>
  );
}
