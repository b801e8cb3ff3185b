import { DEVICE_MG, type DoseOrder, orderMg } from '../dosing/index.ts';
import { eventId } from '../record/index.ts';
import { allOf, type Session, type SessionEntryOf, unsignedSpokenOrders } from '../session/index.ts';
import { gotIn } from './changed.ts';
import { amountText, type Fact, words } from './paper.ts';

/** Every order of the session: the one in force, and before it those whose place it took or that were withdrawn. */
export function orderFacts(session: Session, clock: (at: number) => string, nameOf: (id: string) => string): Fact[] {
  const unsigned = new Set(unsignedSpokenOrders(session).map(({ id }) => id));
  const withdrawn = new Map(allOf(session, 'order-cancelled').map((entry) => [eventId(entry.body.order), entry]));
  const said = ({ id, body }: SessionEntryOf<'order-written'>): string =>
    `${orderWords(body.order)}, ordered by ${nameOf(body.orderedBy)}${unsigned.has(id) ? ', spoken and not yet signed' : ''}`;
  const inForce = session.order?.entry;
  const earlier = allOf(session, 'order-written').filter(({ id }) => id !== inForce?.id);
  return [
    ...earlier.map((entry) => {
      const gone = withdrawn.get(entry.id);
      const end = gone === undefined ? 'replaced' : `withdrawn ${clock(gone.at)}: ${words(gone.body.reason)}`;
      return { label: 'Earlier order', value: `${said(entry)}, ${clock(entry.at)}; ${end}` };
    }),
    { label: 'Order', value: inForce === undefined ? 'none in force' : said(inForce) },
  ];
}

/** What was ordered, as it is read: how much, by which weight, how fast. */
function orderWords(order: DoseOrder): string {
  const mg = orderMg(order);
  const whole = mg === null ? 'an amount that is not known' : `${amountText(mg)} mg`;
  if (order.form === 'nasal-devices') return `${order.devices} nasal devices of ${DEVICE_MG} mg, ${whole}`;
  const weight =
    order.weight === undefined ? '' : ` for ${amountText(order.weight.kg)} kg (${order.weight.rule} weight)`;
  switch (order.form) {
    case 'infusion':
      return `infusion, ${whole}${weight} over ${order.minutes} min`;
    case 'bolus':
      return `bolus, ${whole}${weight} over ${order.overSeconds} s`;
    case 'injection':
      return `injection, ${whole}${weight}, from ${amountText(order.vialMgPerMl)} mg/mL`;
    case 'mouth':
      return `${words(order.route)}, ${whole}${weight}, ${order.preparation}`;
  }
}

export function doseRows(session: Session, clock: (at: number) => string, nameOf: (id: string) => string): string[][] {
  return session.entries.flatMap((entry): string[][] => {
    const { givenBy } = entry.body as { readonly givenBy?: string };
    // Who gave it, where somebody else entered it.
    const by =
      givenBy === undefined || givenBy === entry.author.id
        ? nameOf(entry.author.id)
        : `${nameOf(givenBy)}, entered by ${nameOf(entry.author.id)}`;
    const at = clock(entry.at);
    switch (entry.kind) {
      case 'drug-prepared':
        return [
          [
            at,
            `drew up ${entry.body.product}`,
            entry.body.drawnMg === undefined ? '' : `${amountText(entry.body.drawnMg)} mg`,
            `lot ${entry.body.lot}${entry.body.item === undefined ? '' : `, container ${entry.body.item}`}`,
            by,
          ],
        ];
      case 'device-given':
        return [
          [
            at,
            `nasal device ${entry.body.device}`,
            gotIn(entry.body.mg, entry.body.delivery),
            `${words(entry.body.delivery.kind)}; lot ${entry.body.lot ?? 'not recorded'}; watched by ${nameOf(entry.body.watchedBy)}`,
            by,
          ],
        ];
      case 'injection-given':
        return [
          [
            at,
            words(entry.body.route),
            gotIn(entry.body.mg, entry.body.delivery),
            `${entry.body.place}; ${words(entry.body.delivery.kind)}; lot ${entry.body.lot ?? 'not recorded'}`,
            by,
          ],
        ];
      case 'bolus-given':
        return [
          [
            at,
            'IV bolus',
            gotIn(entry.body.mg, entry.body.delivery),
            `over ${entry.body.overSeconds} s; ${words(entry.body.delivery.kind)}; lot ${entry.body.lot ?? 'not recorded'}`,
            by,
          ],
        ];
      case 'mouth-dose-given':
        return [
          [
            at,
            words(entry.body.route),
            gotIn(entry.body.mg, entry.body.delivery),
            `${entry.body.preparation}; ${words(entry.body.delivery.kind)}`,
            by,
          ],
        ];
      case 'infusion-started':
        return [
          [
            at,
            `infusion ${entry.body.infusion} started`,
            `${amountText(entry.body.bagVolumeMl * entry.body.mgPerMl)} mg in ${amountText(entry.body.bagVolumeMl)} mL`,
            `${amountText(entry.body.mlPerHour)} mL/h`,
            by,
          ],
        ];
      case 'infusion-stopped':
        return [
          [
            at,
            `infusion ${entry.body.infusion} stopped`,
            entry.body.pumpedMl === undefined ? '' : `${amountText(entry.body.pumpedMl)} mL pumped`,
            words(entry.body.because),
            by,
          ],
        ];
      case 'infusion-rate-changed':
        return [
          [
            at,
            `infusion ${entry.body.infusion} rate`,
            `${amountText(entry.body.mlPerHour)} mL/h`,
            entry.body.because,
            by,
          ],
        ];
      case 'infusion-paused':
        return [[at, `infusion ${entry.body.infusion} paused`, '', entry.body.because, by]];
      case 'infusion-resumed':
        return [[at, `infusion ${entry.body.infusion} resumed`, `${amountText(entry.body.mlPerHour)} mL/h`, '', by]];
      case 'line-flushed':
        return [
          [
            at,
            'line flushed',
            `${amountText(entry.body.volumeMl)} mL`,
            entry.body.mlPerHour === undefined ? 'by hand' : `${amountText(entry.body.mlPerHour)} mL/h`,
            by,
          ],
        ];
      case 'line-discarded':
        return [[at, 'line discarded', '', '', by]];
      case 'line-failed':
        return [
          [
            at,
            'line failed',
            `${amountText(entry.body.lostMlMin)} to ${amountText(entry.body.lostMlMax)} mL lost`,
            words(entry.body.how),
            by,
          ],
        ];
      case 'medicine-given':
        return [
          [
            at,
            entry.body.name ?? entry.body.medicine,
            `${amountText(entry.body.doseMg)} mg ${entry.body.route}`,
            entry.body.because,
            by,
          ],
        ];
      default:
        return [];
    }
  });
}
