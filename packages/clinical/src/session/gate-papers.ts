import { consentOfRoute, consentStanding, isForAnother, isOutdated, openQuestions } from '../consent/index.ts';
import { MINUTE_MS } from '../units/index.ts';
import { IN_DOUBT, takenBack } from './against-more.ts';
import type { GateAsking } from './gate-asking.ts';
import { isPlausible } from './plausible.ts';
import { allOf, latestOf } from './session.ts';

/** Why a signature does not hold. */
const STANDING = {
  missing: 'nothing is signed',
  expired: 'it has expired',
  'wording-changed': 'the words have changed since it was signed: ask again',
  withdrawn: 'it was withdrawn',
  'in-doubt': IN_DOUBT,
  'not-off-label': 'it does not say that ketamine is used off label',
} as const;

/** The consent; for esketamine the programme, and a prescriber on site. */
export function gateConsent({ session, patient, now, route, molecule, input, say }: GateAsking): void {
  const consent = latestOf(session, 'consent-checked');
  // What was signed on a screen is bound to its words and is read here; a paper is looked at by a person each time.
  const signed = patient === null || route === null ? null : consentStanding(patient, route, now);
  const gone = takenBack(session, patient, now);
  if (gone !== null) {
    say('consent-missing', gone.because, { missing: ['consent'] });
  } else if (consent === undefined) {
    if (signed?.signed?.body.signature === undefined) {
      say('consent-missing', 'not checked today', { missing: ['consent'] });
    } else if (signed.state !== 'in-force') {
      const { document, version } = signed.signed.body;
      say('consent-missing', STANDING[signed.state], {
        inputs: [input('signed', `${document} ${version}`, signed.signed)],
        missing: ['consent'],
      });
    }
  } else if (route !== null && isForAnother(consent.body.document, route)) {
    say('consent-missing', 'it is for another route', {
      inputs: [input('consent', consent.body.document, consent)],
      missing: ['consent'],
    });
  } else if (isOutdated(consent.body.document, consent.body.version)) {
    say('consent-missing', STANDING['wording-changed'], {
      inputs: [input('consent', `${consent.body.document} ${consent.body.version}`, consent)],
      missing: ['consent'],
    });
  } else if (consent.body.expiresAt !== undefined && consent.body.expiresAt <= now) {
    say('consent-missing', 'it has expired', { inputs: [input('expired', consent.body.document, consent)] });
  } else if (molecule === 'ketamine' && !consent.body.offLabelWording) {
    say('consent-missing', 'it does not say that ketamine is used off label', {
      inputs: [input('consent', consent.body.document, consent)],
    });
  }
  // What was signed stands, and whoever waits for an answer has not been informed.
  const [open] = patient === null || route === null ? [] : openQuestions(patient, consentOfRoute(route).id);
  if (open !== undefined) {
    say('consent-question-open', 'asked, and nobody has answered', {
      inputs: [input('consent', open.asked.body.document, open.asked)],
      missing: ['answer'],
    });
  }
  if (molecule === 'esketamine') {
    const rems = latestOf(session, 'rems-checked');
    if (rems === undefined) {
      say('rems-not-enrolled', 'not checked', { missing: ['patient enrolment', 'site certificate'] });
    } else if (!rems.body.patientEnrolled || !rems.body.siteCertified) {
      say(
        'rems-not-enrolled',
        rems.body.patientEnrolled ? 'the site is not certified' : 'the patient is not enrolled',
        {
          inputs: [
            input('enrolled', rems.body.patientEnrolled, rems),
            input('certified', rems.body.siteCertified, rems),
          ],
        },
      );
    }
    const prescriber = latestOf(session, 'prescriber-presence');
    if (prescriber?.body.onSite !== true) {
      say('prescriber-not-on-site', prescriber === undefined ? 'not recorded' : 'not here now', {
        missing: ['prescriber on site'],
      });
    }
  }
}

/** Medicines that were gone through, holds, and glucose where one of them lowers it. */
export function gateMedicines({ session, now, most, input, say }: GateAsking): void {
  const medicines = latestOf(session, 'medicines-reviewed');
  if (medicines === undefined) say('medlist-stale', 'not reviewed in this session', { missing: ['medicine list'] });
  else {
    for (const rule of medicines.body.holdsNotKept) {
      say('hold-not-met', rule, { inputs: [input('hold', rule, medicines)] });
    }
    if (medicines.body.lowersGlucose === true) {
      const glucose = allOf(session, 'glucose-measured').findLast(isPlausible);
      if (glucose === undefined || (now - glucose.at) / MINUTE_MS > most('glucose-age-minutes')) {
        say('glucose-fasting', 'a medicine on the list lowers glucose', { missing: ['glucose'] });
      } else {
        const value = glucose.body.glucoseMgDl;
        const inputs = [input('glucose', value, glucose, 'mg/dL')];
        if (value < most('glucose-treat-below'))
          say('glucose-fasting', `${value} mg/dL: treat, measure again`, { inputs });
        else if (value < most('glucose-caution-below') || value > most('glucose-caution-above')) {
          say('glucose-fasting', `${value} mg/dL`, { inputs, limb: { verdict: 'caution', override: ['prescriber'] } });
        }
      }
    }
  }
}
