import { Anchor, Button, Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Background, Controls, MarkerType, ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { Plus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { api, hooks, must, onlyIf, read, type Schemas, type Versioned } from '../../../api/client';
import { isProblem } from '../../../api/problem';
import { useWords } from '../../../i18n/i18n';
import { Page, Panel } from '../../../shared/Page';
import { doing } from '../../../shared/tell';
import { connected, linesOf, nodeOfPlace, placesOf, withNewNode, withNode, withoutNode, type FlowDocument } from './flowDocument';
import { NodeForm } from './NodeForm';
import { TryOut } from './TryOut';
import './flows.css';

type Fault = Schemas['FlowFaultList']['faults'][number];

/** A flow as it is drawn: its draft, checked at its nodes, tried, and published. */
export default function FlowEditor({ id }: { id: number }) {
  // Read when it is opened, and not again under what is being drawn.
  const draft = useQuery({ queryKey: ['get', '/v1/flows/{id}/draft', id], queryFn: () => read(api.GET('/v1/flows/{id}/draft', { params: { path: { id } } })), staleTime: Infinity, gcTime: 0 });
  return draft.data ? <Canvas id={id} first={draft.data} /> : null;
}

function Canvas({ id, first }: { id: number; first: Versioned<unknown> }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [document, setDocument] = useState(first.value as FlowDocument);
  const seen = useRef(first);
  const [chosen, setChosen] = useState<string | null>(null);
  const [faults, setFaults] = useState<Fault[] | null>(null);
  const schema = hooks.useQuery('get', '/v1/flows/schema', {}, { staleTime: Infinity });
  const kinds = kindsOf(schema.data);
  const path = { params: { path: { id } } };
  const bad = useMemo(() => new Set((faults ?? []).map((fault) => nodeOfPlace(document, fault.place))), [faults, document]);
  const places = useMemo(() => placesOf(document), [document]);
  const nodes: Node[] = document.nodes.map((node) => ({
    id: node.id,
    position: places.get(node.id)!,
    data: { label: `${node.id}\n${node.type}` },
    selected: node.id === chosen,
    className: `flow-node${bad.has(node.id) ? ' bad' : ''}${node.id === chosen ? ' chosen' : ''}`,
    sourcePosition: 'right' as never,
    targetPosition: 'left' as never,
  }));
  const edges: Edge[] = document.nodes.flatMap((node) =>
    linesOf(node).map(([to, exits]) => ({ id: `${node.id} ${to}`, source: node.id, target: to, label: exits.join(', '), markerEnd: { type: MarkerType.ArrowClosed } })),
  );
  const node = document.nodes.find((each) => each.id === chosen);

  async function save(): Promise<void> {
    seen.current = await read<unknown>(api.PUT('/v1/flows/{id}/draft', { ...path, headers: onlyIf(seen.current), body: document as never }));
  }

  async function check(): Promise<void> {
    await save();
    setFaults((await must(api.POST('/v1/flows/{id}/validate', path))).faults);
  }

  async function publish(): Promise<void> {
    await save();
    try {
      seen.current = await read<unknown>(api.POST('/v1/flows/{id}/publish', { ...path, headers: onlyIf(seen.current) }));
      setFaults([]);
    } catch (error) {
      if (isProblem(error) && error.faults) setFaults(error.faults);
      throw error;
    }
    await queries.invalidateQueries({ queryKey: ['get', '/v1/flows'] });
  }

  return (
    <Page
      wide
      title={document.name}
      hint={
        <Anchor component={Link} href="/setup/flows" size="sm" underline="always">
          {t('flow.back')}
        </Anchor>
      }
      actions={
        <>
          <Menu>
            <Menu.Target>
              <Button variant="default" leftSection={<Plus size={15} aria-hidden />}>
                {t('flow.addNode')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {kinds.map((kind) => (
                <Menu.Item
                  key={kind}
                  onClick={() => {
                    const [next, added] = withNewNode(document, kind);
                    setDocument(next);
                    setChosen(added);
                  }}
                >
                  {kind}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <Button variant="default" onClick={() => void doing(save, t('app.saved'))}>
            {t('flow.save')}
          </Button>
          <Button variant="default" onClick={() => void doing(check)}>
            {t('flow.check')}
          </Button>
          <Button onClick={() => void doing(publish, t('app.saved'))}>{t('flow.publish')}</Button>
        </>
      }
    >
      <div className="flow-columns">
        <Panel flush>
          <div className="flow-canvas" role="group" aria-label={t('flow.canvas')}>
            <ReactFlow
              nodes={nodes}
              edges={edges}
              fitView
              proOptions={{ hideAttribution: true }}
              onNodeClick={(_, each) => setChosen(each.id)}
              onPaneClick={() => setChosen(null)}
              onNodesChange={(changes) =>
                setDocument((before) => {
                  const layout = { ...Object.fromEntries(placesOf(before)) };
                  let moved = false;
                  for (const change of changes) {
                    if (change.type === 'position' && change.position) {
                      layout[change.id] = { x: Math.round(change.position.x), y: Math.round(change.position.y) };
                      moved = true;
                    }
                  }
                  return moved ? { ...before, layout } : before;
                })
              }
              onConnect={({ source, target }) => setDocument((before) => connected(before, source, target))}
            >
              <Background />
              <Controls showInteractive={false} />
            </ReactFlow>
          </div>
        </Panel>
        <div className="flow-side">
          {faults && (
            <Panel title={faults.length === 0 ? t('flow.valid') : t('flow.faults', { count: faults.length })}>
              <ul style={{ margin: 0, paddingInlineStart: '1.1rem' }}>
                {faults.map((fault) => {
                  const where = nodeOfPlace(document, fault.place);
                  return (
                    <li key={fault.place + fault.code}>
                      {where && (
                        <Anchor component="button" type="button" size="sm" underline="always" onClick={() => setChosen(where)}>
                          {where}
                        </Anchor>
                      )}{' '}
                      {language === 'zh' ? fault.chinese : fault.english}
                    </li>
                  );
                })}
              </ul>
            </Panel>
          )}
          {node ? (
            <NodeForm
              key={node.id}
              node={node}
              others={document.nodes.map((each) => each.id)}
              put={(next) => {
                setDocument(withNode(document, node.id, next));
                setChosen(next.id);
              }}
              remove={() => {
                setDocument(withoutNode(document, node.id));
                setChosen(null);
              }}
            />
          ) : (
            <Panel>
              <span className="muted">{t('flow.choose')}</span>
            </Panel>
          )}
          <TryOut id={id} before={save} choose={setChosen} />
        </div>
      </div>
    </Page>
  );
}

/** Kinds of nodes, as the server's schema names them. */
function kindsOf(schema: unknown): string[] {
  const defs = (schema as { $defs?: { node?: { oneOf?: { $ref: string }[] } } } | undefined)?.$defs;
  return (defs?.node?.oneOf ?? []).map(({ $ref }) => $ref.split('/').pop()!);
}
