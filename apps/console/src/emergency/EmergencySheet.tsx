import { Sheet } from '@keel/ui/sheet';
import { useTranslation } from 'react-i18next';
import { useVisit } from '../visit/index.ts';
import type { EmergencyDesk } from './desk.ts';
import { EmergencyDeskView } from './EmergencyDeskView.tsx';

/** The emergency of the session that is open here. */
export function EmergencySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const desk: EmergencyDesk = {
    session: visit.session,
    patient: visit.patient,
    brief: visit.view.brief,
    site: visit.view.site,
    zone: visit.zone,
    now: visit.now,
    people: visit.view.people.filter(({ roles }) => roles.includes('nurse') || roles.includes('prescriber')),
    nameOf: visit.nameOf,
    say: (kind, body) => void visit.say(kind, body),
    local: [],
    charts: true,
    person: true,
  };
  return (
    <Sheet open wide title={t('emergency.title')} onClose={onClose}>
      <EmergencyDeskView desk={desk} />
    </Sheet>
  );
}
