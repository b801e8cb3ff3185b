import type { Phrases } from '../translate.ts';

/** Rules of brain, eye and mind (b.2) and of substances (b.3). */
export const rulesBrain: Phrases = {
  'Raised pressure in the skull, or a recent head injury': 'Presión alta en el cráneo, o golpe reciente en la cabeza',
  'Raised intracranial pressure, a mass with effect, a shunt for pressure, or a recent head injury':
    'Hipertensión intracraneal, masa con efecto, derivación por presión o golpe reciente en la cabeza',
  'Neurology or neurosurgery rules raised pressure out; or the head injury is older than the line.':
    'Que neurología o neurocirugía descarte la presión alta; o que el golpe sea anterior a la línea.',
  'the date of the head injury, or a letter that the pressure is normal':
    'la fecha del golpe en la cabeza, o una carta de que la presión es normal',
  'prescriber with neurology': 'quien prescribe, con neurología',
  'The dose can raise the pressure of the fluid around the brain.':
    'La dosis puede subir la presión del líquido que rodea el cerebro.',
  'A head injury within {0} weeks counts as recent (clinic policy).':
    'Un golpe en la cabeza dentro de {0} semanas cuenta como reciente (política de la clínica).',
  'The record calls the head injury recent.': 'El registro llama reciente al golpe en la cabeza.',
  'A head injury is listed without its date.': 'Consta un golpe en la cabeza sin fecha.',
  'Raised pressure in the skull or a mass was on record before.':
    'Antes constaba presión alta en el cráneo o una masa.',

  'Glaucoma, open eye injury or planned eye surgery': 'Glaucoma, herida ocular abierta o cirugía ocular prevista',
  'Acute, untreated or open globe waits for ophthalmology; treated and stable, a reason is asked for':
    'Agudo, sin tratar o globo abierto espera a oftalmología; tratado y estable, se pide un motivo',
  'Whether it is treated and stable: drops, eye pressure, the word of ophthalmology.':
    'Si está tratado y estable: gotas, presión ocular, la palabra de oftalmología.',
  'ophthalmology states that it is treated and stable': 'oftalmología afirma que está tratado y estable',
  'prescriber with ophthalmology': 'quien prescribe, con oftalmología',
  'The dose raises the pressure in the eye a little; here ophthalmology comes first.':
    'La dosis sube un poco la presión del ojo; aquí primero decide oftalmología.',
  'Treated glaucoma: a small rise of eye pressure is expected.':
    'Glaucoma tratado: se espera una pequeña subida de la presión ocular.',
  'The pressure in the eye is above {0#} mm[Hg].': 'La presión del ojo pasa de {0} mmHg.',
  'Nothing shows that the glaucoma is treated and stable.': 'Nada muestra que el glaucoma esté tratado y estable.',
  'treatment of the glaucoma': 'tratamiento del glaucoma',
  'The pressure in the eye is above {0#} mm[Hg] without a diagnosis.':
    'La presión del ojo pasa de {0} mmHg sin un diagnóstico.',
  'Eye surgery is planned: ask the surgeon before a dose.':
    'Hay cirugía ocular prevista: pregunte a quien opera antes de una dosis.',

  'Psychosis now': 'Psicosis ahora',
  'Delusions or hallucinations now, psychotic depression included':
    'Delirios o alucinaciones ahora, incluida la depresión psicótica',
  'Remission. Sources disagree: the esketamine label allows it where benefit outweighs risk, and a small series saw no worsening.':
    'La remisión. Las fuentes discrepan: la ficha técnica de la esketamina lo permite si el beneficio supera el riesgo, y una serie pequeña no vio empeoramiento.',
  'The drug itself causes psychotic symptoms.': 'El propio fármaco causa síntomas psicóticos.',
  'Schizophrenia spectrum': 'Espectro de la esquizofrenia',
  'Schizophrenia, schizoaffective, delusional or schizotypal disorder, even if stable':
    'Esquizofrenia, trastorno esquizoafectivo, delirante o esquizotípico, aunque estén estables',
  'The diagnosis turns out to be wrong. Sources disagree: one consensus excludes only poorly controlled psychosis.':
    'Que el diagnóstico resulte equivocado. Las fuentes discrepan: un consenso excluye solo la psicosis mal controlada.',
  'A dose can bring a relapse, even after years of stability.':
    'Una dosis puede traer una recaída, incluso tras años de estabilidad.',
  'Psychosis in the past': 'Psicosis en el pasado',
  'Remote, substance-induced or affective psychosis in remission':
    'Psicosis remota, inducida por sustancias o afectiva, en remisión',
  'Symptoms now.': 'Síntomas ahora.',
  'An earlier psychosis may come back.': 'Una psicosis anterior puede volver.',
  'Mania or a mixed state now': 'Manía o estado mixto ahora',
  'Current mania, hypomania or mixed state, or YMRS 12 or more':
    'Manía, hipomanía o estado mixto actuales, o YMRS de 12 o más',
  'Euthymia, YMRS below 12.': 'Eutimia, YMRS de menos de 12.',
  'The dose can deepen mania and agitation: wait for euthymia.':
    'La dosis puede agravar la manía y la agitación: espere a la eutimia.',
  'Bipolar disorder': 'Trastorno bipolar',
  'Bipolar I or II: mood stabiliser on board, YMRS at baseline; esketamine is off-label here':
    'Bipolar I o II: con estabilizador del ánimo, YMRS de base; aquí la esketamina es fuera de indicación',
  'Mania now. Sources disagree: the VA excludes it, Canadian and Polish clinics treat it.':
    'Manía ahora. Las fuentes discrepan: la VA lo excluye, clínicas canadienses y polacas lo tratan.',
  'A switch into mania has been reported.': 'Se ha descrito el paso a manía.',
  'No mood stabiliser is listed.': 'No consta un estabilizador del ánimo.',
  'Dementia or cognitive impairment': 'Demencia o deterioro cognitivo',
  'Major neurocognitive disorder contraindicated for clinic use; mild impairment, or MoCA below 26, asks for a reason':
    'Trastorno neurocognitivo mayor, contraindicado en la clínica; deterioro leve, o MoCA de menos de 26, pide un motivo',
  'The diagnosis turns out to be wrong.': 'Que el diagnóstico resulte equivocado.',
  'Capacity and the risk of delirium speak against a clinic session.':
    'La capacidad y el riesgo de delirium desaconsejan una sesión en la clínica.',
  'MoCA {0#}: below {1#} asks for a look at cognition and capacity.':
    'MoCA {0}: menos de {1} pide mirar la cognición y la capacidad.',
  'Mild cognitive impairment: look at capacity and the risk of delirium.':
    'Deterioro cognitivo leve: mire la capacidad y el riesgo de delirium.',
  Delirium: 'Delirium',
  'Current or recent delirium, until it is resolved': 'Delirium actual o reciente, hasta que se resuelva',
  'It has resolved, and since when.': 'Que se resolvió, y desde cuándo.',
  'A delirium comes first.': 'Primero hay que resolver el delirium.',
  'A past delirium: ask how long ago.': 'Delirium pasado: pregunte hace cuánto.',
  'when the delirium ended': 'cuándo terminó el delirium',
  'Capacity to consent': 'Capacidad para consentir',
  'A person who cannot consent, or whose capacity was not looked at, waits':
    'Espera quien no puede consentir, o cuya capacidad nadie miró',
  'Capacity assessed and present.': 'Capacidad valorada y presente.',
  'capacity assessed by a clinician': 'capacidad valorada por un profesional',
  'before consent is signed': 'antes de firmar el consentimiento',
  'This person cannot consent at present.': 'Esta persona no puede consentir por ahora.',
  'Nobody has recorded whether this person can consent.': 'Nadie ha anotado si esta persona puede consentir.',
  'Dissociative disorder': 'Trastorno disociativo',
  'Dissociative identity disorder, other dissociative disorder or depersonalisation':
    'Trastorno de identidad disociativo, otro trastorno disociativo o despersonalización',
  'The drug dissociates by itself.': 'El fármaco por sí mismo disocia.',

  'Suicide risk': 'Riesgo de suicidio',
  'C-SSRS ideation 4 or 5, plan or intent, behaviour within 3 months, or PHQ-9 item 9 of 2 or 3: escalate, never exclude; without a C-SSRS, a reason is asked for':
    'Ideación C-SSRS 4 o 5, plan o intención, conducta en 3 meses, o ítem 9 del PHQ-9 de 2 o 3: se escala, nunca excluye; sin una C-SSRS se pide un motivo',
  'A C-SSRS by a clinician today.': 'Una C-SSRS hecha hoy por un profesional.',
  'assesses the same day, safety plan, considers hospital; the person is not discharged by the system':
    'valora el mismo día, plan de seguridad, considera el hospital; el sistema no da de alta a la persona',
  'A clinician assesses this person the same day: safety plan, means, hospital considered. It does not exclude treatment, and treatment is not proven to prevent suicide.':
    'Un profesional valora a esta persona el mismo día: plan de seguridad, medios, considerar el hospital. No excluye el tratamiento, y no está probado que el tratamiento evite el suicidio.',
  'Ask about suicide today, with the C-SSRS; everyone who goes home untreated is asked.':
    'Pregunte hoy por el suicidio, con la C-SSRS; se pregunta a toda persona que se va a casa sin tratar.',
  'Nobody has asked about suicide: ask today, with the C-SSRS.':
    'Nadie ha preguntado por el suicidio: pregunte hoy, con la C-SSRS.',
  'Item 9 of the PHQ-9 is positive and no C-SSRS says how deep it goes: ask before any dose.':
    'El ítem 9 del PHQ-9 es positivo y ninguna C-SSRS dice hasta dónde llega: pregunte antes de cualquier dosis.',
  'Item 9 of the PHQ-9 says no, and the C-SSRS of this visit is missing: ask before any dose.':
    'El ítem 9 del PHQ-9 dice que no, y falta la C-SSRS de esta visita: pregunte antes de cualquier dosis.',
  'Seizure disorder': 'Trastorno convulsivo',
  'Controlled epilepsy asks for a reason; uncontrolled, within 3 months of a seizure, or of unknown control waits':
    'La epilepsia controlada pide un motivo; la no controlada, con crisis en 3 meses o de control desconocido, espera',
  'The date of the last seizure: 3 months is the line.': 'La fecha de la última crisis: 3 meses es la línea.',
  'the date of the last seizure, 3 months or more ago, and neurology where it is not':
    'la fecha de la última crisis, hace 3 meses o más, y neurología si no lo es',
  'The last seizure was {0} weeks ago; {1} weeks without one are needed.':
    'La última crisis fue hace {0} semanas; hacen falta {1} semanas sin ninguna.',
  'The record says that seizures are not controlled.': 'El registro dice que las crisis no están controladas.',
  'A seizure is on record, more than 3 months ago.': 'Consta una crisis, de hace más de 3 meses.',
  'Ketamine can both cause and stop seizures.': 'La ketamina puede causar crisis y también detenerlas.',
  'Epilepsy is listed, and nothing says when the last seizure was.':
    'Consta epilepsia, y nada dice cuándo fue la última crisis.',

  'Substance use disorder, intoxication, withdrawal or an unexpected drug screen':
    'Trastorno por consumo, intoxicación, abstinencia o análisis de drogas inesperado',
  'Moderate or severe and not in treatment, intoxicated, in withdrawal, or an unexpected positive screen: waits. Mild, in treatment, or a positive questionnaire asks for a reason':
    'Moderado o grave sin tratamiento, intoxicación, abstinencia o positivo inesperado: espera. Leve, en tratamiento o cuestionario positivo pide un motivo',
  'Treatment, remission of a month or more, or a screen explained by a prescription. Sources disagree: the esketamine label asks for careful consideration only.':
    'Tratamiento, remisión de un mes o más, o un análisis que una receta explica. Las fuentes discrepan: la ficha técnica de la esketamina solo pide considerarlo con cuidado.',
  'in treatment or in remission; a negative or explained drug screen':
    'en tratamiento o en remisión; análisis de drogas negativo o explicado',
  'not today when intoxicated or in withdrawal': 'hoy no, con intoxicación o abstinencia',
  'prescriber with addiction care': 'quien prescribe, con el equipo de adicciones',
  'Intoxication or withdrawal comes first.': 'Primero hay que atender la intoxicación o la abstinencia.',
  'The drug screen shows {0}, which nothing listed explains.':
    'El análisis de drogas muestra {0}, que nada de lo anotado explica.',
  'A current substance use disorder without treatment on record.':
    'Trastorno por consumo actual, sin tratamiento que conste.',
  'whether it is being treated': 'si se está tratando',
  'A substance use disorder under treatment.': 'Trastorno por consumo en tratamiento.',
  'A mild substance use disorder.': 'Trastorno por consumo leve.',
  'The questionnaire is positive: talk about use, screen the urine, look at the monitoring programme.':
    'El cuestionario es positivo: hable del consumo, analice la orina, consulte el programa de vigilancia.',
  'The drug screen could not be read: look at it.': 'No se pudo leer el análisis de drogas: mírelo.',
  'Substance use disorder in remission': 'Trastorno por consumo en remisión',
  'Remission: agreement, drug screen, monitoring programme':
    'Remisión: acuerdo, análisis de drogas, programa de vigilancia',
  'Use again.': 'Un nuevo consumo.',
  'The drug can be misused: agreement, drug screen and monitoring programme.':
    'Del fármaco se puede abusar: acuerdo, análisis de drogas y programa de vigilancia.',
  'Misuse of ketamine or phencyclidine': 'Abuso de ketamina o fenciclidina',
  'Active misuse contraindicated; a history asks for a specialist. A hallucinogen code counts, since ketamine is coded there, unless its words name another drug':
    'El abuso activo está contraindicado; un antecedente pide un especialista. Un código de alucinógenos cuenta, porque ahí se codifica la ketamina, salvo que sus palabras nombren otra droga',
  'Another drug was meant, or it is in remission. The VA excludes any history.':
    'Que se trate de otra droga, o que esté en remisión. La VA excluye cualquier antecedente.',
  'Misuse of this very drug, or of its group, is active.':
    'El abuso de este mismo fármaco, o de su grupo, está activo.',
  'Misuse of this drug or its group is on record: a specialist decides.':
    'Consta abuso de este fármaco o de su grupo: decide un especialista.',
  'Alcohol before the dose': 'Alcohol antes de la dosis',
  'Alcohol within 24 h puts the dose off; not asked, the answer comes first':
    'El alcohol en 24 h aplaza la dosis; si no se preguntó, primero la respuesta',
  '24 h without alcohol. One clinic says 12 h.': '24 h sin alcohol. Una clínica dice 12 h.',
  'hours since the last drink': 'horas desde la última bebida alcohólica',
  'when the hours are over': 'cuando pasen las horas',
  'Nobody has asked when the last drink was.': 'Nadie ha preguntado cuándo fue la última bebida alcohólica.',
  'Alcohol {0} h ago; {1} h are needed.': 'Alcohol hace {0} h; hacen falta {1} h.',
  'Cannabis before the dose': 'Cannabis antes de la dosis',
  'Cannabis within 24 h asks for a reason; not asked, it is asked and nothing waits for it':
    'El cannabis en 24 h pide un motivo; si no se preguntó, se pregunta y nada espera por ello',
  '24 h without cannabis; intoxication is judged by sud-active.':
    '24 h sin cannabis; la intoxicación la juzga la regla sud-active.',
  'Ask about cannabis; the answer changes nothing unless it was within a day.':
    'Pregunte por el cannabis; la respuesta no cambia nada salvo que fuera en el último día.',
  'Cannabis {0} h ago; {1} h are the line.': 'Cannabis hace {0} h; {1} h es la línea.',
  'The prescription monitoring programme was not checked': 'No se consultó el programa de vigilancia de recetas',
  'No check on record puts the dose off': 'Sin consulta anotada se aplaza la dosis',
  'A recorded check.': 'Una consulta anotada.',
  'the check, with who and when': 'la consulta, con quién y cuándo',
  minutes: 'minutos',
  'No check of the prescription monitoring programme is on record.':
    'No consta una consulta del programa de vigilancia de recetas.',
};
