import type { TraceView } from '@keel/formats/api';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { list } from '../page/index.ts';
import { Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import { drugName } from './drug-name.ts';

/** From a container to everybody who received of it, and from each of them to what else they received. */
export function TraceSheet(props: {
  readonly container: { readonly id: string; readonly drug: string; readonly lot: string };
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const trace = useQuery(viewQuery<TraceView>('trace', props.container.id)).data;
  const when = (at: string): string => dateTimeText(Date.parse(at), zone, i18n.language);
  return (
    <Sheet
      open
      wide
      title={`${drugName(t, props.container.drug)}, ${t('register.lot', { lot: props.container.lot })}, ${props.container.id}`}
      onClose={props.onClose}
    >
      <div className={list['sheet']}>
        <p className={list['soft']}>{t('register.trail.lead')}</p>
        {trace === undefined ? (
          <Waiting />
        ) : (
          <>
            {trace.receipt && (
              <p>
                {t('register.trail.receipt', {
                  when: when(trace.receipt.at),
                  supplier: trace.receipt.supplier,
                  invoice: trace.receipt.invoice,
                })}
              </p>
            )}
            {trace.draws.length === 0 && <p className={list['soft']}>{t('register.trail.nobody')}</p>}
            <ul className={list['rows']}>
              {trace.draws.map((draw) => {
                const others = (
                  trace.people.find(({ patient }) => patient?.id === draw.patient?.id)?.containers ?? []
                ).filter((id) => id !== props.container.id);
                return (
                  <li key={draw.drawId} className={list['row']}>
                    <div>
                      <p className={list['name']}>{draw.patient?.name}</p>
                      <p>
                        {t('register.trail.draw', {
                          when: when(draw.at),
                          mg: figure(draw.mg, 2),
                          by: draw.by.name,
                          given: figure(draw.givenMg, 2),
                          wasted: figure(draw.wastedMg, 2),
                        })}
                      </p>
                      {others.length > 0 && (
                        <p className={list['soft']}>{t('register.trail.others', { list: others.join(', ') })}</p>
                      )}
                    </div>
                    <Link to="/session/$id/record" params={{ id: draw.session }}>
                      {t('register.trail.session')}
                    </Link>
                  </li>
                );
              })}
              {trace.wastes.map((waste) => (
                <li key={`${waste.command}/${waste.index}`} className={list['row']}>
                  <p>
                    {t('register.trail.waste', {
                      when: when(waste.at),
                      mg: figure(waste.mg, 2),
                      by: waste.by.name,
                      witness: waste.witness?.name ?? t('register.trail.unwitnessed'),
                    })}
                    <br />
                    <span className={list['soft']}>
                      {waste.manner} · {waste.because}
                    </span>
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Sheet>
  );
}
