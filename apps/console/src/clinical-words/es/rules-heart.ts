import type { Phrases } from '../translate.ts';

/** Rules of blood pressure and heart (b.1), and what is said of every rule: who releases it, how, by when. */
export const rulesHeart: Phrases = {
  'reads the flag and records a reason': 'lee el aviso y anota un motivo',
  'ends by itself when what is missing is recorded': 'termina por sí solo cuando se anota lo que falta',
  'two clinicians and a documented reason, unless the clinic blocks it':
    'dos profesionales y un motivo escrito, salvo que la clínica lo prohíba',
  'only where the clinic allows it: letter of a vascular specialist and a second clinician (clinic policy)':
    'solo donde la clínica lo permite: carta de especialista vascular y una segunda persona clínica (política de la clínica)',
  nurse: 'enfermería',
  prescriber: 'quien prescribe',
  'prescriber with primary care': 'quien prescribe, con atención primaria',
  'prescriber with cardiology': 'quien prescribe, con cardiología',
  'prescriber with endocrinology': 'quien prescribe, con endocrinología',
  'within 30 min before the dose': 'en los 30 min antes de la dosis',
  'while chair and nurse are free today': 'mientras hoy haya sillón y enfermería libres',
  'today while chair and nurse are free': 'hoy, mientras haya sillón y enfermería libres',
  'not today unless the repeat is below the line': 'hoy no, salvo que la repetición quede bajo la línea',
  'today if it settles': 'hoy, si se normaliza',
  'not today': 'hoy no',
  'before the course begins': 'antes de que empiece la serie',

  'Blood pressure is not known': 'No se conoce la presión arterial',
  'Both limbs of the pressure are needed, measured within 30 min before the dose':
    'Hacen falta las dos cifras de la presión, medidas en los 30 min antes de la dosis',
  'A resting blood pressure.': 'Una presión arterial en reposo.',
  'systolic and diastolic pressure at rest': 'presión sistólica y diastólica en reposo',
  'Without a complete blood pressure nobody can say whether the dose is safe today.':
    'Sin una presión arterial completa nadie puede decir si la dosis es segura hoy.',
  'The pressure is {0} min old; it counts for {1} min.': 'La presión es de hace {0} min; vale durante {1} min.',

  'Blood pressure is above the label guide': 'La presión arterial supera la guía de la ficha técnica',
  'Above 140 systolic or above 90 diastolic, below the hold line':
    'Más de 140 de sistólica o más de 90 de diastólica, bajo la línea de espera',
  'A repeat at or below 140/90; or one at the hold line.':
    'Una repetición de 140/90 o menos; o una en la línea de espera.',
  'Blood pressure {0}/{1} mm[Hg]': 'Presión arterial {0}/{1} mmHg',
  'Blood pressure {0}/{1} mm[Hg] is above the guide of {2}/{3}; the dose adds to it for an hour or two.':
    'La presión arterial de {0}/{1} mmHg supera la guía de {2}/{3}; la dosis la sube más durante una o dos horas.',
  'The label asks to weigh a delay, it does not forbid.':
    'La ficha técnica pide sopesar un aplazamiento, no lo prohíbe.',

  'Blood pressure is at the hold line': 'La presión arterial está en la línea de espera',
  '160 systolic or more, or 100 diastolic or more, puts the dose off':
    '160 de sistólica o más, o 100 de diastólica o más, aplaza la dosis',
  'A repeat below 160/100.': 'Una repetición de menos de 160/100.',
  'a repeated pressure below the line, by hand, right cuff, after 5 to 10 min of rest':
    'una presión repetida bajo la línea, a mano, con el manguito adecuado, tras 5 a 10 min de reposo',
  'Blood pressure {0}/{1} mm[Hg] is at or above the hold line of {2}/{3}.':
    'La presión arterial de {0}/{1} mmHg alcanza la línea de espera de {2}/{3}.',

  'Blood pressure is in the range of hypertensive urgency':
    'La presión arterial está en rango de urgencia hipertensiva',
  '180 systolic or more, or 110 diastolic or more: no dose, medical review the same day':
    '180 de sistólica o más, o 110 de diastólica o más: sin dosis, revisión médica el mismo día',
  'A repeat below the line, and no symptom of organ damage.':
    'Una repetición bajo la línea y ningún síntoma de daño a órganos.',
  'confirmed once after 5 min, seen by a physician the same day, pressure treated':
    'confirmada una vez a los 5 min, vista por un médico el mismo día, presión tratada',
  'Blood pressure {0}/{1} mm[Hg]: no dose today.': 'Presión arterial {0}/{1} mmHg: hoy sin dosis.',
  'Confirm after 5 min, ask for symptoms, and have a physician see this person today.':
    'Confirme a los 5 min, pregunte por síntomas y que un médico vea hoy a esta persona.',

  'Blood pressure or breathing is outside the range of any protocol':
    'La presión o la respiración están fuera de lo que admite cualquier protocolo',
  'Systolic below 90, or breathing below 10 or above 30 a minute: two protocols give nothing':
    'Sistólica de menos de 90, o respiración de menos de 10 o más de 30 por minuto: dos protocolos no dan nada',
  'A repeat inside the range and a reason for the first value.':
    'Una repetición dentro del rango y una explicación del primer valor.',
  'a repeat by hand inside the range, and the cause found':
    'una repetición a mano dentro del rango, y hallada la causa',
  'the table of pressures by source states it; no row of the reference does':
    'lo dice la tabla de presiones por fuente; ninguna fila de la referencia lo dice',
  'At these values the protocols that state a range give no dose.':
    'Con estos valores los protocolos que dan un rango no dan dosis.',

  'Signs of a hypertensive or cardiac emergency': 'Signos de emergencia hipertensiva o cardíaca',
  'Chest pain, breathlessness, sudden severe headache, visual change, seizure, focal deficit or confusion today; one that is said to be over waits for a physician':
    'Hoy dolor de pecho, falta de aire, dolor de cabeza intenso y repentino, cambio de visión, convulsión, déficit focal o confusión; lo que se dice pasado espera a un médico',
  'when it ended and what it was': 'cuándo terminó y qué fue',
  '{0*}: said to be over, and it may have been the heart or the brain. A physician sees this person today, before any dose.':
    '{0}: se dice que ya pasó, y pudo ser el corazón o el cerebro. Un médico ve hoy a esta persona, antes de cualquier dosis.',
  'A physician finds another cause and writes it down.': 'Un médico halla otra causa y la anota.',
  'emergency care now; a new screening after it': 'atención de emergencia ahora; después, un cribado nuevo',
  '{0*} today can mean organ damage: no dose, emergency care now. The pressure beside it decides how fast, not whether.':
    '{0} hoy puede significar daño a órganos: sin dosis, atención de emergencia ahora. La presión decide con qué prisa, no si se hace.',

  'Hypertension is documented as uncontrolled': 'Consta hipertensión no controlada',
  'Documented uncontrolled hypertension waits until it is controlled':
    'La hipertensión documentada como no controlada espera hasta que se controle',
  'Readings in range under treatment.': 'Lecturas en rango con tratamiento.',
  'blood pressure controlled, with readings': 'presión controlada, con lecturas',
  'The record says that the pressure is not controlled.': 'El registro dice que la presión no está controlada.',
  'Hypertension, in range today': 'Hipertensión, hoy en rango',
  'Treated hypertension with a pressure in range: expect a larger rise':
    'Hipertensión tratada con presión en rango: cuente con una subida mayor',
  'A pressure above the guide.': 'Una presión por encima de la guía.',
  'People with hypertension peak higher during the session.':
    'En quien tiene hipertensión la presión sube más durante la sesión.',

  'Aneurysm or arteriovenous malformation': 'Aneurisma o malformación arteriovenosa',
  'Aneurysm of aorta, intracranial or peripheral arteries, dissection, or arteriovenous malformation, repaired or not':
    'Aneurisma de aorta, de arterias intracraneales o periféricas, disección o malformación arteriovenosa, reparados o no',
  'The entry turns out to be wrong.': 'Que la anotación resulte equivocada.',
  'A rise of blood pressure can make it bleed; the label makes no exception for a repaired one.':
    'Una subida de la presión puede hacer que sangre; la ficha técnica no exceptúa los reparados.',
  'History of bleeding inside the skull': 'Antecedente de sangrado dentro del cráneo',
  'Any history of intracerebral haemorrhage': 'Cualquier antecedente de hemorragia intracerebral',
  'A rise of blood pressure can make it bleed again.': 'Una subida de la presión puede hacer que sangre otra vez.',

  'Recent heart attack, revascularisation or unstable angina':
    'Infarto, revascularización o angina inestable recientes',
  'Within 6 weeks contraindicated; from 6 weeks to 12 months cardiology is asked; undated, the date comes first':
    'En 6 semanas contraindicado; de 6 semanas a 12 meses se pregunta a cardiología; sin fecha, primero la fecha',
  'The date of the event: 6 weeks and 12 months are the lines.':
    'La fecha del episodio: 6 semanas y 12 meses son las líneas.',
  'the date of the event, and cardiology’s word within 12 months of it':
    'la fecha del episodio y, en los 12 meses siguientes, la palabra de cardiología',
  'A cardiac event is listed without its date: it may be less than 6 weeks ago.':
    'Consta un episodio cardíaco sin fecha: puede ser de hace menos de 6 semanas.',
  'The event was {0} weeks ago; within {1} weeks no dose is given.':
    'El episodio fue hace {0} semanas; dentro de {1} semanas no se da dosis.',
  'The event was {0} weeks ago, within the year that trials excluded: ask cardiology.':
    'El episodio fue hace {0} semanas, en el año que los ensayos excluyeron: pregunte a cardiología.',
  'Coronary disease or an old heart attack': 'Enfermedad coronaria o infarto antiguo',
  'Coronary disease or an old heart attack without symptoms': 'Enfermedad coronaria o infarto antiguo, sin síntomas',
  'Symptoms, or an event within 12 months.': 'Síntomas, o un episodio en 12 meses.',
  'Faster heart and higher pressure ask more of narrowed arteries.':
    'Un corazón más rápido y una presión más alta exigen más a unas arterias estrechas.',

  'Heart disease that is not stable': 'Enfermedad del corazón no estable',
  'Decompensated heart failure, NYHA III or IV, unstable angina, symptomatic arrhythmia or severe valve disease; an unstated degree is asked first':
    'Insuficiencia cardíaca descompensada, NYHA III o IV, angina inestable, arritmia con síntomas o enfermedad valvular grave; si no consta el grado, primero se pregunta',
  'Cardiology states that it is stable, with NYHA class and degree.':
    'Cardiología afirma que es estable, con clase NYHA y grado.',
  'stable, and said so by cardiology: NYHA class, degree of the valve disease, rhythm':
    'estable, y así lo dice cardiología: clase NYHA, grado de la valvulopatía, ritmo',
  'The heart is not stable: the rise of pressure and rate can overtax it.':
    'El corazón no está estable: la subida de presión y pulso puede sobrepasarlo.',
  'Heart failure is listed without its degree: it may be decompensated or NYHA III to IV.':
    'Consta insuficiencia cardíaca sin su grado: puede estar descompensada o ser NYHA III a IV.',
  'Heart disease that lasts is listed as past: ask whether it is still so, and to what degree.':
    'Consta como pasada una enfermedad del corazón que perdura: pregunte si sigue presente y en qué grado.',
  'The record says that the pressure was not controlled: ask whether it is still so.':
    'El historial dice que la presión no estaba controlada: pregunte si sigue así.',
  'whether it is still so': 'si sigue siendo así',
  'NYHA class': 'clase NYHA',
  'compensated or not': 'compensada o no',
  'Heart disease whose degree should be known before a dose.':
    'Enfermedad del corazón cuyo grado conviene conocer antes de una dosis.',
  'degree of the heart disease': 'grado de la enfermedad del corazón',
  Arrhythmia: 'Arritmia',
  'Atrial fibrillation or another arrhythmia, rate controlled; ECG':
    'Fibrilación auricular u otra arritmia, con frecuencia controlada; ECG',
  'An ECG in sinus rhythm; or symptoms.': 'Un ECG en ritmo sinusal; o síntomas.',
  'The dose speeds up the heart.': 'La dosis acelera el corazón.',

  'Heart rate is outside the usual range': 'El pulso está fuera del rango habitual',
  'Below 50 or from 101 to 119 a reason is asked for; 120 or more puts the dose off':
    'Menos de 50 o de 101 a 119 se pide un motivo; 120 o más aplaza la dosis',
  'A repeat between 50 and 100 at rest.': 'Una repetición entre 50 y 100 en reposo.',
  'a repeat below 120 at rest and the cause looked for': 'una repetición de menos de 120 en reposo, y buscada la causa',
  'Heart rate {0}/min at rest: {1} or more puts the dose off.': 'Pulso {0}/min en reposo: {1} o más aplaza la dosis.',
  'Heart rate {0}/min at rest is outside {1} to {2}.': 'El pulso de {0}/min en reposo está fuera de {1} a {2}.',

  'Stroke or transient ischaemic attack': 'Ictus o ataque isquémico transitorio',
  'Within 6 weeks contraindicated; older, a reason is asked for; undated, the date comes first':
    'En 6 semanas contraindicado; si es más antiguo se pide un motivo; sin fecha, primero la fecha',
  'The date of the event: 6 weeks is the line.': 'La fecha del episodio: 6 semanas es la línea.',
  'the date of the event': 'la fecha del episodio',
  'A past stroke or TIA: trials excluded it, the label weighs it.':
    'Ictus o AIT pasado: los ensayos lo excluyeron, la ficha técnica lo sopesa.',
  'A stroke or TIA is listed without its date: it may be less than 6 weeks ago.':
    'Consta un ictus o AIT sin fecha: puede ser de hace menos de 6 semanas.',
  'History of hypertensive encephalopathy': 'Antecedente de encefalopatía hipertensiva',
  'A history asks for pressures more often': 'Un antecedente pide medir la presión más a menudo',
  'A brain that once suffered from high pressure needs closer measuring: take the pressure more often.':
    'Un cerebro que ya sufrió por la presión alta pide más vigilancia: mida la presión más a menudo.',
  Phaeochromocytoma: 'Feocromocitoma',
  'Untreated phaeochromocytoma; an adrenal mass of unknown kind is asked about':
    'Feocromocitoma sin tratar; por una masa suprarrenal de tipo desconocido se pregunta',
  'It was removed, or the mass makes no catecholamines.': 'Que se extirpó, o que la masa no produce catecolaminas.',
  'treated, and said so by endocrinology': 'tratado, y así lo dice endocrinología',
  'An untreated tumour can release catecholamines in a crisis.':
    'Un tumor sin tratar puede liberar catecolaminas en una crisis.',
  'A treated phaeochromocytoma is on record.': 'Consta un feocromocitoma tratado.',
  'The code of an adrenal mass does not say whether it makes catecholamines.':
    'El código de una masa suprarrenal no dice si produce catecolaminas.',
  'kind of the adrenal mass': 'tipo de la masa suprarrenal',
  'Pre-eclampsia or eclampsia': 'Preeclampsia o eclampsia',
  'Pre-eclampsia or eclampsia now; one of an earlier pregnancy is noted':
    'Preeclampsia o eclampsia ahora; la de un embarazo anterior se anota',
  'The entry belongs to an earlier pregnancy.': 'Que la anotación sea de un embarazo anterior.',
  'The UK ketamine label rules it out.': 'La ficha técnica británica de la ketamina lo excluye.',
  'Pre-eclampsia of an earlier pregnancy is on record.': 'Consta preeclampsia de un embarazo anterior.',
};
