import type { Phrases } from '../translate.ts';

/** The interactions (c): what happens, what to do, what was measured. None of them tells anybody to stop a medicine. */
export const rulesInteractions: Phrases = {
  Benzodiazepine: 'Benzodiacepina',
  'More sedation; a smaller or shorter antidepressant effect, by dose.':
    'Más sedación; efecto antidepresivo menor o más corto, según la dosis.',
  'Never stop it abruptly; lowest dose; watch sedation. Trials held it 12 h and capped it at 6 mg lorazepam a day.':
    'Nunca se suspende de golpe; la dosis más baja; vigile la sedación. En los ensayos se omitió durante 12 h y se limitó a 6 mg de lorazepam al día.',
  'Dose and time of the last one. Sources disagree: no effect in two esketamine trials.':
    'Dosis y hora de la última. Las fuentes discrepan: sin efecto en dos ensayos de esketamina.',
  'Sleeping drug': 'Fármaco para dormir',
  'More sedation.': 'Más sedación.',
  'Hold 12 h; watch sedation.': 'No lo tome en las 12 h anteriores; vigile la sedación.',
  'Time of the last one.': 'La hora de la última.',
  Opioid: 'Opioide',
  'Breathing and consciousness are depressed together.': 'La respiración y la conciencia se deprimen a la vez.',
  'Major with sleep apnoea: breathing and consciousness are depressed together.':
    'Importante con apnea del sueño: la respiración y la conciencia se deprimen a la vez.',
  'Continue a stable dose, do not stop it; capnography or tighter saturation limits; naloxone at hand.':
    'Siga con una dosis estable, no lo suspenda; capnografía o límites de saturación más estrechos; naloxona a mano.',
  'Dose, and sleep apnoea.': 'La dosis, y la apnea del sueño.',
  'Other sedating medicine': 'Otro medicamento que seda',
  'Sedation adds up.': 'La sedación se suma.',
  'Monitor; a dose at night is fine; sodium oxybate not in the same night.':
    'Vigile; una dosis por la noche está bien; oxibato de sodio no en la misma noche.',
  'Sodium oxybate is the major one: not in the same night.':
    'El oxibato de sodio es el más importante: no en la misma noche.',
  'A dose at night is fine.': 'Una dosis por la noche está bien.',
  'Dose and time of the last one.': 'Dosis y hora de la última.',
  Alcohol: 'Alcohol',
  'Put the dose off; 24 h before and after without alcohol.': 'Aplace la dosis; 24 h antes y después sin alcohol.',
  'Alcohol and the drug sedate together; intoxication comes first.':
    'El alcohol y el fármaco sedan a la vez; primero la intoxicación.',
  'Alcohol is listed: none for a day before and after.': 'Consta alcohol: nada un día antes y un día después.',
  'Hours since the last drink.': 'Las horas desde la última bebida alcohólica.',
  'the hours without alcohol': 'las horas sin alcohol',
  'when they have passed': 'cuando hayan pasado',
  Stimulant: 'Estimulante',
  'Pressure and heart rate rise together.': 'La presión y el pulso suben a la vez.',
  'Measure the pressure closely; trials held it from 12 h before to 2 h after.':
    'Mida la presión a menudo; en los ensayos se omitió desde 12 h antes hasta 2 h después.',
  'Monoamine oxidase inhibitor': 'Inhibidor de la monoaminooxidasa',
  'Blood pressure may rise further.': 'La presión puede subir más.',
  'The prescriber decides; pressure every 5 to 10 min. The label asks for close pressures and forbids nothing; a small cohort saw larger rises and no crisis.':
    'Decide quien prescribe; presión cada 5 a 10 min. La ficha técnica pide medirla a menudo y no prohíbe nada; una cohorte pequeña vio subidas mayores y ninguna crisis.',
  'The dose. Sources disagree: some clinics exclude it.':
    'La dosis. Las fuentes discrepan: algunas clínicas lo excluyen.',
  Lamotrigine: 'Lamotrigina',
  'May blunt effects and side effects (2 of 5 studies).': 'Puede atenuar efectos y efectos adversos (2 de 5 estudios).',
  'Continue and record; move the dose more than 12 h away; never stop it.':
    'Siga y anótelo; separe la dosis más de 12 h; nunca lo suspenda.',
  Lithium: 'Litio',
  'No significant interaction was found.': 'No se halló ninguna interacción importante.',
  'Continue.': 'Siga igual.',
  'Nothing known.': 'Nada que se sepa.',
  Antipsychotic: 'Antipsicótico',
  'Haloperidol, risperidone and clozapine may blunt psychotomimetic effects, olanzapine does not; weak evidence.':
    'Haloperidol, risperidona y clozapina pueden atenuar los efectos psicotomiméticos, la olanzapina no; pruebas débiles.',
  'This one was not studied with ketamine; of those that were, none had to be stopped. Continue.':
    'Este no se estudió con ketamina; de los estudiados, ninguno hubo que suspender. Siga igual.',
  Valproate: 'Valproato',
  'Shares an enzyme; case reports of bladder and liver.': 'Comparte una enzima; casos aislados de vejiga e hígado.',
  Antidepressant: 'Antidepresivo',
  'None important; a slightly higher pressure peak with SSRIs in one series.':
    'Ninguna importante; pico de presión algo mayor con ISRS en una serie.',
  'CYP3A4 inhibitor': 'Inhibidor de CYP3A4',
  'Less of the drug is broken down: swallowed, clarithromycin raised exposure 2.6 times and grapefruit 3.0 times; itraconazole did not.':
    'Se degrada menos fármaco: por la boca, la claritromicina multiplicó la exposición por 2.6 y el pomelo por 3.0; el itraconazol no.',
  'Swallowed or sublingual: reduce the dose or avoid, wait 3 to 5 days after stopping. Other routes: minor.':
    'Tragado o sublingual: reduzca la dosis o evítelo; deje pasar 3 a 5 días tras terminarlo. Otras vías: menor.',
  'Swallowed: reduce the dose or avoid.': 'Tragado: reduzca la dosis o evítelo.',
  'CYP2B6 inhibitor': 'Inhibidor de CYP2B6',
  'Swallowed with ticlopidine, exposure rose 2.4 times; clopidogrel is weak.':
    'Por la boca con ticlopidina, la exposición se multiplicó por 2.4; el clopidogrel es débil.',
  'Swallowed: reduce the dose.': 'Tragado: reduzca la dosis.',
  'A weak inhibitor.': 'Un inhibidor débil.',
  'Enzyme inducer': 'Inductor enzimático',
  'Rifampicin lowers exposure by 86 % swallowed and 14 % into a vein; St John’s wort by 58 % swallowed.':
    'La rifampicina baja la exposición 86 % por la boca y 14 % por vena; la hierba de San Juan 58 % por la boca.',
  'Swallowed: expect no effect, use a vein or adjust; it lasts 2 weeks. An anticonvulsant is not stopped for it.':
    'Tragado: cuente con que no hará efecto; use la vena o ajuste; dura 2 semanas. Un anticonvulsivo no se suspende por ello.',
  'Swallowed: expect loss of effect, use another route or adjust. An anticonvulsant is not stopped for it.':
    'Tragado: cuente con que el efecto se pierda; use otra vía o ajuste. Un anticonvulsivo no se suspende por ello.',
  'By this route the effect is minor.': 'Por esta vía el efecto es menor.',
  'Not measured for this medicine by this route.': 'No se ha medido con este medicamento por esta vía.',
  '{0}: exposure {1} [{2}].': '{0}: exposición {1} [{2}].',
  '{0}: exposure {1} ({2}) [{3}].': '{0}: exposición {1} ({2}) [{3}].',
  unchanged: 'sin cambio',
  'less norketamine, higher effect scores': 'menos norketamina, más puntuación de efecto',
  'between {0} and {1}': 'entre {0} y {1}',
  'Opioid antagonist': 'Antagonista opioide',
  'It ended the antidepressant effect in one crossover of 12 people.':
    'Anuló el efecto antidepresivo en un estudio cruzado de 12 personas.',
  'Discuss; never stop it in addiction without that team.': 'Háblelo; en adicción nunca se suspende sin ese equipo.',
  'Form and time of the last one. Other groups disagree.': 'Forma y hora de la última. Otros grupos discrepan.',
  Theophylline: 'Teofilina',
  'The seizure threshold falls.': 'Baja el umbral convulsivo.',
  'Avoid, or a specialist decides; 24 to 48 h.': 'Evítelo, o decide un especialista; 24 a 48 h.',
  'Thyroid hormone': 'Hormona tiroidea',
  'Two anaesthesia cases of severe pressure and heart rate; minor when euthyroid.':
    'Dos casos de anestesia con presión y pulso muy altos; menor con tiroides en rango.',
  'TSH within 12 months; measure the pressure.': 'TSH de los últimos 12 meses; mida la presión.',
  'Thyroid hormone and signs of too much of it: severe rises of pressure were seen.':
    'Hormona tiroidea y signos de exceso: se vieron subidas graves de presión.',
  'Minor while the thyroid is in range.': 'Menor mientras el tiroides esté en rango.',
  'TSH.': 'La TSH.',
  'Blood pressure medicine': 'Medicamento para la presión',
  'Continued in the trials, morning dose before the session; hypotension is possible.':
    'En los ensayos se continuó, con la dosis de la mañana antes de la sesión; es posible la hipotensión.',
  'Take as usual, do not hold.': 'Tómelo como siempre, no omita la toma.',
  'Nothing. Some pain clinics hold it.': 'Nada. Algunas clínicas del dolor lo suspenden.',
  'Another NMDA antagonist': 'Otro antagonista NMDA',
  'The same receptor.': 'El mismo receptor.',
  'Not on the same day; the effect is not known.': 'No el mismo día; el efecto no se conoce.',
  'Sympathomimetic or vasoconstrictor': 'Simpaticomimético o vasoconstrictor',
  'Blood pressure rises further.': 'La presión sube más.',
  'Not on the day.': 'No el mismo día.',
  'GLP-1 receptor agonist': 'Agonista del receptor GLP-1',
  'A slow stomach: vomiting and aspiration under sedation.': 'Estómago lento: vómito y aspiración con sedación.',
  'Most continue; ask for symptoms on the day; in dose escalation or with symptoms a longer fast, an antiemetic or another day. Never stopped for the session without its prescriber.':
    'La mayoría sigue; pregunte por síntomas ese día; al subir la dosis o con síntomas, más ayuno, un antiemético u otro día. Nunca se suspende por la sesión sin quien lo receta.',
  'Symptoms of a full stomach today: vomiting and aspiration under sedation.':
    'Hoy síntomas de estómago lleno: vómito y aspiración con sedación.',
  'A slow stomach: ask for nausea, bloating and pain, and whether the dose is being raised; 24 h of liquids where at risk.':
    'Estómago lento: pregunte por náusea, hinchazón y dolor, y si se está subiendo la dosis; 24 h de líquidos si hay riesgo.',
  'Nausea, bloating or pain today; dose escalation.': 'Náusea, hinchazón o dolor hoy; subida de dosis.',
  'no symptoms of the stomach': 'sin síntomas de estómago',
  'Medicine that can lower glucose while fasting': 'Medicamento que puede bajar la glucosa en ayunas',
  'Low glucose looks like sedation.': 'La glucosa baja parece sedación.',
  'Glucose before the dose and when drowsy; the dose while fasting is set by its prescriber.':
    'Glucosa antes de la dosis y si hay somnolencia; la dosis en ayunas la fija quien lo receta.',
  'Capillary glucose at the gate.': 'Glucosa capilar antes de la dosis.',
  'Nasal spray': 'Pulverizador nasal',
  'No effect on uptake when 1 h apart.': 'Sin efecto en la absorción con 1 h de separación.',
  'At least 1 h before esketamine.': 'Al menos 1 h antes de la esketamina.',
  'Barbiturate or diazepam in the syringe': 'Barbitúrico o diazepam en la jeringa',
  'They precipitate with ketamine.': 'Precipitan con la ketamina.',
  'Never in one syringe.': 'Nunca en la misma jeringa.',
  'Nothing.': 'Nada.',
};
