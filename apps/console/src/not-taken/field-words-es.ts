/** Every field of a command, for whoever reads an entry of his own that was not taken. One that is missing fails a test. */
const WORDS = `about: acerca de|acceptable: aceptable|accompaniedBy: con quién va|action: acción|activity: actividad|actualKg: kg reales
acuteIllness: enfermedad aguda|address: dirección|adjustment: ajuste|adult: adulto|adultHere: adulto presente|advice: consejos|adviceGiven: consejos dados
afterwards: después|agreed: acordado|alarm: alarma|alcoholLastAt: último alcohol|allergies: alergias|allergiesSeen: alergias vistas|allowed: permitido
alternatives: alternativas|amount: importe|answer: respuesta|answerBy: responder antes de|answered: respondido|answeredBy: respondido por|answers: respuestas
apnoeaSeconds: segundos de apnea|arm: brazo|as: como|askedIn: pedido por|at: hora|attempts: intentos|authorisation: autorización|bagVolumeMl: bolsa, mL
band: margen|baseline: valor de base|basis: fundamento|because: motivo|birthDate: fecha de nacimiento|bladder: vejiga|bleeding: sangrado|bloodPressure: presión arterial|body: contenido
booking: reserva|by: por|byHand: a mano|cadss6: CADSS-6|call: llamada|callBack: devolver la llamada|called: llamado|calledName: nombre de uso|caller: quien llama
cannabisLastAt: último cannabis|capacity: capacidad de decidir|card: ficha|care: atención|caseId: caso|cents: centavos|chair: sillón|change: cambio|changed: cambiado
channel: vía|checkedBy: comprobado por|circulation: circulación|city: ciudad|class: clase|classes: clases|clearing: lo que falta aclarar|clockSkewMs: desvío del reloj, ms
closesAt: cierre|code: código|codes: códigos|command: entrada|conditions: diagnósticos|consciousness: conciencia|consent: consentimiento|contact: contacto
container: envase|containerId: envase|containerIds: envases|copayCents: copago, centavos|country: país|counts: recuentos|course: tratamiento|cover: guardia
criterion: criterio|cuff: manguito|date: fecha|dates: fechas|decision: decisión|deleted: borrado|deletion: borrado|delivery: entrega|detail: detalle
deviation: desviación|device: dispositivo|devices: dispositivos|diastolic: diastólica|diastolicHighMmHg: diastólica alta, mmHg|diastolicMmHg: diastólica, mmHg
differs: difiere|direction: sentido|dissociation: disociación|document: documento|done: hecho|dose: dosis|doseMg: dosis, mg|doseMinutes: dosis, minutos|doses: dosis
drawId: extracción|drawnMg: extraído, mg|driving: conducir|drug: fármaco|dueAt: vence|duty: deber|email: correo|emergency: emergencia|enrolledOn: inscrito el
entry: entrada|escalate: pasar a|escort: acompañante|escortName: nombre del acompañante|escorts: acompañantes|esketamine: esketamina|estimate: presupuesto
etco2HighMmHg: CO2 espirado alto, mmHg|etco2LowMmHg: CO2 espirado bajo, mmHg|etco2MmHg: CO2 espirado, mmHg|evaluation: evaluación|event: suceso|everyDays: cada, días
everyMinutes: cada, minutos|everyMinutesWhileRunning: cada, minutos, mientras corre|evidence: prueba|expectedAt: previsto a las|expectedMg: previsto, mg
expiresAt: caduca|expiry: caducidad|eyeMask: antifaz|facts: hechos|falls: caídas|familyCalled: familia avisada|familyName: apellido|fax: fax|felt: cómo se sintió
firstDoseConfirmed: primera dosis confirmada|firstSession: primera sesión|firstTreatment: primer tratamiento|flushMl: lavado, mL|flushMlPerHour: lavado, mL/h
forDays: durante, días|form: forma|forms: formularios|foundMg: hallado, mg|freed: hueco|frequencyDays: frecuencia, días|from: desde|fromFirstDose: desde la primera dosis
fromLastDose: desde la última dosis|gait: marcha|gauge: calibre|given: dado|givenBy: dado por|givenName: nombre|givesUp: deja|glp1Symptoms: síntomas por GLP-1
glucoseMgDl: glucosa, mg/dL|goal: meta|goals: metas|goesWith: va con|grade: grado|grid: pauta de control|gridMinute: minuto de la pauta|guardian: tutor
haematuria: sangre en la orina|handedTo: entregado a|heard: oído|heardFrom: oído de|heartRatePerMin: pulso, por min|heightCm: talla, cm|heldMinutes: retenido, minutos
helped: ayudó|holds: pausas de medicinas|holdsNotKept: pausas no cumplidas|history: antecedentes|hours: horas|how: cómo|hydrationMinutes: sin beber, minutos|id: clave|identifiedBy: identificado por
identifiers: identificadores|improvementPercent: mejoría, %|index: lugar|indication: indicación|infusion: infusión|inputs: datos|instruction: instrucción
instrument: escala|insurer: aseguradora|intakeAndOutput: entradas y salidas|intervalDays: intervalo, días|intervalMs: intervalo, ms|into: en|intoxicated: bajo efectos
invoice: factura|item: línea|judgeAfter: valorar después de|kept: conservado|ketamine: ketamina|kg: kg|kind: clase|language: idioma|lastAt: última vez
lastClearFluidAt: último líquido claro|lastMessageAt: último mensaje|lastSolidsAt: última comida|law: ley|legalName: nombre legal|less: menos|letter: carta
letterLanguage: idioma de la carta|lightGrid: pauta ligera|lights: luces|limitMinutes: límite, minutos|limits: límites|line: línea|lineOut: vía retirada|lines: líneas
location: lugar|longInfusion: infusión larga|lookedAfter: bien atendido|lostMlMax: perdido como mucho, mL|lostMlMin: perdido al menos, mL|lot: lote
lowersGlucose: baja la glucosa|maintenance: mantenimiento|manner: manera|marks: marcas|maxMg: máximo, mg|meanMmHg: media, mmHg|meaning: significado|measuredAt: medido a las
measuredMg: medido, mg|medicine: medicina|medicines: medicinas|message: mensaje|met: cumplido|mg: mg|mgMax: mg como máximo|mgMin: mg como mínimo|mgPerDay: mg al día
mgPerHour: mg/h|mgPerKg: mg/kg|mgPerKgPerHour: mg/kg/h|mgPerMl: mg/mL|middleName: segundo nombre|minIntervalMinutes: intervalo mínimo, minutos|minutes: minutos
missing: falta|mlPerContainer: mL por envase|mlPerHour: mL/h|molecule: molécula|moment: momento|mood: ánimo|more: más|moreTaken: tomó más|music: música
myself: yo solo|name: nombre|nasalBlock: nariz tapada|nausea: náuseas|ndc: NDC|newMedicines: medicinas nuevas|newSinceBaseline: nuevo desde la base|next: siguiente
nextCallAt: próxima llamada|nextTime: la próxima vez|nonImprovementsInARow: sin mejoría seguidas|note: nota|npi: NPI|number: número|nurseChangeMinutes: cambio de enfermera, minutos
observationMinutes: observación, minutos|observations: observaciones|of: de qué|offLabelWording: texto de uso fuera de indicación|offer: oferta|on: sobre|onSite: presente
onsetAt: comienzo|opensAt: apertura|order: orden|orderedBy: ordenado por|oriented: orientado|origin: origen|otherPatient: otro paciente|outcome: resultado
overSeconds: en segundos|overfill: sobrellenado|override: excepción|overrides: excepciones|owner: responsable|ownerRole: puesto responsable|oxygenLPerMin: oxígeno, L/min
painAndNausea: dolor y náuseas|painDays: días con dolor|painNrs: dolor, 0 a 10|paper: papel|paragraphs: párrafos|patient: paciente|patientAgreed: el paciente está de acuerdo
patientEnrolled: paciente inscrito|patientId: paciente|payment: pago|paymentMonthsMax: meses de pago como máximo|payments: pagos|people: personas|per: por
perWeek: por semana|percent: %|person: persona|phase: fase|phone: teléfono|phoneTried: teléfono probado|place: lugar|places: lugares|plan: plan
plannedSessions: sesiones previstas|point: momento|policy: política|policyVersion: versión de la política|postalCode: código postal|practice: consulta
preparation: preparación|prescriber: prescriptor|present: presente|prices: precios|primaryOn: principal desde|primedWith: purgado con|printedName: nombre en letra
product: producto|professionals: profesionales|pronouns: pronombres|proposal: propuesta|providers: profesionales|pulseHighPerMin: pulso alto, por min
pulseLowPerMin: pulso bajo, por min|pump: bomba|pumpedMl: bombeado, mL|quantity: cantidad|question: pregunta|raised: planteado|reached: localizado|reaction: reacción
readAt: leído a las|readBack: repetido en voz alta|readings: lecturas|reads: lee|ready: listo|readyAt: listo a las|reason: motivo|reasonFor: motivo de|reasons: motivos
receiptId: recepción|recordNumber: número de historia|reference: referencia|referral: derivación|referrer: quien deriva|refills: reposiciones|regimen: pauta|regimens: pautas
registrant: titular del registro|registration: registro|related: relacionado|relation: relación|release: alta|replaces: en lugar de|resolvedAt: resuelto
respiration: respiración|respiratoryRateHighPerMin: respiración alta, por min|respiratoryRateLowPerMin: respiración baja, por min|respiratoryRatePerMin: respiración, por min
resting: en reposo|result: resultado|risk: riesgo|role: puesto|roles: puestos|route: vía|rule: regla|rules: reglas|rxcui: RxCUI|sad: triste|safe: a salvo|safety: seguridad
saidBy: dicho por|saturation: saturación|says: dice|scale: escala|schedule: horario|score: puntuación|scores: puntuaciones|seconds: segundos|sedation: sedación
seen: visto|selfCheck: autocomprobación|series: serie|serious: grave|session: sesión|sessionId: sesión|sessions: sesiones|settings: ajustes|severity: gravedad
sexAtBirth: sexo al nacer|shared: compartido|sick: con náuseas|signature: firma|signedAt: firmado|signs: señales|since: desde|site: sede|siteCertified: sede certificada|siteClean: zona limpia
siteId: sede|size: tamaño|sleep: sueño|slidingScale: escala de precios|source: fuente|sources: fuentes|spans: tramos|spatOut: escupió|spo2LowPercent: SpO2 baja, %
spo2NotifyPercent: avisar con SpO2, %|spo2Percent: SpO2, %|standingOrder: orden permanente|standingOrders: órdenes permanentes|startsAt: empieza|state: estado
status: situación|step: paso|stillTaking: sigue tomándola|stop: parada|stopWord: palabra para parar|stopped: parado|stream: historia|substance: sustancia
suicideRisk: riesgo de suicidio|supplier: proveedor|surroundings: entorno|symptoms: síntomas|system: sistema|systolic: sistólica|systolicHighMmHg: sistólica alta, mmHg
systolicLowMmHg: sistólica baja, mmHg|systolicMmHg: sistólica, mmHg|task: tarea|teachBack: preguntas de comprensión|tell: avisar|telling: a quién se avisa
temperatureC: temperatura, °C|template: modelo|testedAt: probado|text: texto|therapist: terapeuta|tin: TIN|tired: cansancio|title: título|to: a|told: dicho|topic: tema
total: total|totalCents: total, centavos|touch: contacto físico|trials: intentos de tratamiento|tried: probado|unit: unidad|unmet: no cumplido|until: hasta
unwatchedUntil: sin guardia hasta|upload: documento|urgent: urgente|usual: habitual|value: valor|values: valores|verdict: resultado|version: versión
vialMgPerMl: vial, mg/mL|visit: visita|visits: visitas|vitals: constantes|volumeMl: volumen, mL|volumeToInfuseMl: volumen por infundir, mL|vomited: vomitó
waiting: en espera|wants: desea|watchedBy: vigilado por|watchedThroughout: vigilado todo el tiempo|week: semana|weekday: día de la semana|weeks: semanas|weight: peso
weightKg: peso, kg|what: qué|when: cuándo|where: dónde|whereNow: dónde está ahora|who: quién|whom: a quién|with: con|wording: texto|words: palabras|worry: preocupación
wrong: equivocado|zone: zona horaria`;

export const FIELD_WORDS_ES: Readonly<Record<string, string>> = Object.fromEntries(
  WORDS.split(/[|\n]/).map((line) => {
    const at = line.indexOf(': ');
    return [line.slice(0, at), line.slice(at + 2)];
  }),
);
