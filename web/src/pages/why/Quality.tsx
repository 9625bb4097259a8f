import type { Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { partyText } from './story';

/** How each leg's sound came through. */
export function Quality({ trace }: { trace: Schemas['SipTraceModel'] }) {
  const { t, word } = useWords();
  const legs = trace.legs.filter((leg) => leg.quality && leg.quality.packetsIn + leg.quality.packetsOut > 0);
  return (
    <Panel flush>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('why.quality')}>
        <table className="grid-table">
          <thead>
            <tr>
              <th scope="col">{t('why.party')}</th>
              <th scope="col">{t('why.heard')}</th>
              <th scope="col" className="num">{t('why.lossIn')}</th>
              <th scope="col" className="num">{t('why.lossOut')}</th>
              <th scope="col" className="num">{t('why.jitter')}</th>
              <th scope="col" className="num">{t('why.roundTrip')}</th>
              <th scope="col" className="num">MOS</th>
            </tr>
          </thead>
          <tbody>
            {legs.map(({ sipCallId, party, quality }) => {
              const mos = Math.min(quality!.mosIn || 5, quality!.mosOut || 5);
              return (
                <tr key={sipCallId}>
                  <td className="strong">{partyText(party, word)}</td>
                  <td>
                    <Pill tone={mos >= 4 ? 'ready' : mos >= 3.6 ? 'ringing' : 'alarm'}>{t(`quality.${mos >= 4 ? 'good' : mos >= 3.6 ? 'fair' : 'poor'}`)}</Pill>
                  </td>
                  <td className="num">{quality!.lossInPercent.toFixed(1)} %</td>
                  <td className="num">{quality!.lossOutPercent.toFixed(1)} %</td>
                  <td className="num">{t('unit.millis', { value: quality!.jitterMillis.toFixed(1) })}</td>
                  <td className="num">{quality!.roundTripMillis ? t('unit.millis', { value: quality!.roundTripMillis.toFixed(0) }) : '—'}</td>
                  <td className="num">{mos < 5 ? mos.toFixed(2) : '—'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
