import { memo } from 'react';
import { useWords } from '../../i18n/i18n';
import type { Agent } from '../../live/LiveStore';
import { AgentTimer } from '../../shared/AgentTimer';
import { Pill } from '../../shared/Pill';
import { causeOf, doingOf, tones } from '../../shared/tones';

interface Props {
  agent: Agent;
  /** With whom: the number, and the queue. */
  talk: string;
  isOpen: boolean;
  onOpen: (id: number, tile: HTMLElement) => void;
}

/** An agent with what he does, why and since when; pressed, what a supervisor may do about it. Hundreds of them: each is drawn anew only when it says something else. */
export const AgentTile = memo(function AgentTile({ agent, talk, isOpen, onOpen }: Props) {
  const { t } = useWords();
  const does = doingOf(agent);
  const cause = causeOf(agent, t);
  return (
    <button type="button" className="agent-tile" aria-haspopup="menu" aria-expanded={isOpen} onClick={(event) => onOpen(agent.id, event.currentTarget)}>
      <span className="who">
        <span>{agent.name || agent.login}</span>
        <span className="muted">{agent.extension}</span>
      </span>
      <span className="what">
        <Pill tone={tones[does]}>{t(`doing.${does}`)}</Pill>
        <AgentTimer agent={agent} />
      </span>
      <span className="with">{talk || cause || ' '}</span>
    </button>
  );
});
