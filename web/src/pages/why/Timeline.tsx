import { useWords } from '../../i18n/i18n';
import { offsetText, partyText, type Data, type Happened } from './story';

const main = new Set(['call.started', 'call.routed', 'queue.entered', 'offer.made', 'leg.bridged', 'call.ended', 'transfer.started', 'flow.entered']);

export function Timeline({ events }: { events: readonly Happened[] }) {
  const { t, has, word } = useWords();
  return (
    <ol className="story">
      {events.map((event) => {
        const data = event.data as Data;
        const bad = (event.type === 'offer.ended' && data.result !== 'won' && data.result !== 'cancelled') || /failed|refused/.test(event.type);
        const key = `event.${event.type.replace('.', '_')}`;
        const words = has(key) && t(key, { ...data, result: word('offerResult', data.result), cause: word('cause', data.cause), reasonWord: word('leaving', data.reason), direction: word('direction', data.direction), where: word('destination', data.kind), party: partyText(data.party, word) });
        return (
          <li key={event.id} className={bad ? 'bad' : main.has(event.type) ? 'main' : ''}>
            <time>{offsetText(event.micros)}</time>
            <span style={{ overflowWrap: 'anywhere' }}>
              {words || <span className="mono">{event.type}</span>}
              {!words && Object.keys(data).length > 0 && <span className="muted mono"> {JSON.stringify(data)}</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
