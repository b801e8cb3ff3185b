import type { Phrases } from '../translate.ts';

/** Rules of the day (b.6), of the site, and of what could not be read. */
export const rulesDay: Phrases = {
  ' and ': ' y ',
  ' or ': ' o ',
  'No way home is arranged': 'No hay modo acordado de volver a casa',
  'A named adult or arranged transport; no driving until the next day after sleep':
    'Un adulto con nombre o transporte acordado; sin conducir hasta el día siguiente, tras dormir',
  'A named escort or transport the clinic accepts.': 'Un acompañante con nombre o un transporte que la clínica acepte.',
  'name and number of the escort, or the transport': 'nombre y teléfono del acompañante, o el transporte',
  'before the dose': 'antes de la dosis',
  'Nothing says how this person gets home safely.': 'Nada dice cómo volverá esta persona a casa a salvo.',
  'Not fasted, or not asked': 'Sin ayuno, o sin preguntar',
  'Esketamine: food 2 h, fluid 30 min. Injected ketamine: solids 4 h, clear fluid 2 h (clinic policy)':
    'Esketamina: comida 2 h, líquido 30 min. Ketamina inyectada: sólidos 4 h, líquido claro 2 h (política de la clínica)',
  'The hours passing. Sources disagree for ketamine: 2 h after a light meal to 8 h after solids.':
    'Que pasen las horas. Para la ketamina las fuentes discrepan: de 2 h tras una comida ligera a 8 h tras sólidos.',
  'the hours since food and fluid': 'las horas desde comida y líquido',
  'Needed: {0} h since food and {1} h since fluid.': 'Hacen falta {0} h desde la comida y {1} h desde el líquido.',
  'Nobody has asked when food and fluid were last taken.':
    'Nadie ha preguntado cuándo se comió y bebió por última vez.',
  'Consent is not signed': 'El consentimiento no está firmado',
  'Signed, current, for this molecule; off-label wording for ketamine':
    'Firmado, vigente, para esta molécula; con texto de uso fuera de indicación para la ketamina',
  'A signed consent in the current wording.': 'Un consentimiento firmado con el texto vigente.',
  'consent in the current wording, signed': 'consentimiento con el texto vigente, firmado',
  'No current consent for this molecule is on record.': 'No consta un consentimiento vigente para esta molécula.',
  'REMS enrolment': 'Inscripción en el REMS',
  'Esketamine: site certified and patient enrolled before the first dose':
    'Esketamina: sede certificada y paciente inscrito antes de la primera dosis',
  'Enrolment and certification on record.': 'Inscripción y certificación anotadas.',
  'patient enrolled and site certified': 'paciente inscrito y sede certificada',
  'before the first dose': 'antes de la primera dosis',
  'Esketamine may only be given at a certified site to an enrolled patient.':
    'La esketamina solo se puede dar en una sede certificada a un paciente inscrito.',
  'A medicine was taken too close to the dose': 'Un medicamento se tomó demasiado cerca de la dosis',
  'A hold of the interaction table was not kept, or nobody knows: the prescriber decides':
    'Una espera de la tabla de interacciones no se cumplió, o nadie lo sabe: decide quien prescribe',
  'The hours since the last dose of it.': 'Las horas desde su última dosis.',
  '{0*}: last dose not known, {1} h are asked for': '{0}: última dosis desconocida, se piden {1} h',
  '{0*}: {1} h ago, {2} h are asked for{3}': '{0}: hace {1} h, se piden {2} h{3}',
  '{0*}: last dose not known, {1} h are asked for. Nothing is stopped for this without its prescriber.':
    '{0}: última dosis desconocida, se piden {1} h. Nada se suspende por esto sin quien lo receta.',
  '{0*}: {1} h ago, {2} h are asked for{3}. Nothing is stopped for this without its prescriber.':
    '{0}: hace {1} h, se piden {2} h{3}. Nada se suspende por esto sin quien lo receta.',
  'never stopped abruptly': 'nunca se suspende de golpe',
  'moved, not stopped: seizure, rash on restart': 'se mueve, no se suspende: crisis, erupción al reiniciar',
  'the same drug': 'el mismo fármaco',
  'not stopped when given for addiction': 'no se suspende si se da por adicción',
  'by its prescriber': 'por quien lo receta',
  'Nothing is stopped for this without its prescriber.': 'Nada se suspende por esto sin quien lo receta.',
  'Vital signs are not complete': 'Los signos vitales no están completos',
  'Heart rate, saturation and respiratory rate of today; the pressure has a rule of its own':
    'Pulso, saturación y frecuencia respiratoria de hoy; la presión tiene su propia regla',
  'The vital signs.': 'Los signos vitales.',
  'heart rate, saturation on room air, respiratory rate':
    'pulso, saturación con aire ambiente, frecuencia respiratoria',
  'Without them nobody can say what is normal for this person today.':
    'Sin ellos nadie puede decir qué es normal hoy para esta persona.',
  'Nobody has asked about symptoms today': 'Nadie ha preguntado hoy por síntomas',
  'How the person feels today; "none" is an answer': 'Cómo se encuentra hoy la persona; «ninguno» es una respuesta',
  'The symptoms of today, or that there are none.': 'Los síntomas de hoy, o que no hay ninguno.',
  'the symptoms of today, or that there are none': 'los síntomas de hoy, o que no hay ninguno',
  'Nothing says how this person feels today: an emergency cannot be seen.':
    'Nada dice cómo se encuentra hoy esta persona: no se puede ver una emergencia.',
  'The medicine list was not looked at today': 'Hoy no se ha revisado la lista de medicamentos',
  'A list, reviewed today': 'Una lista, revisada hoy',
  'A review today.': 'Una revisión hoy.',
  'the list, read through with the patient': 'la lista, leída con la persona',
  'No medicine list is recorded: an interaction cannot be seen.':
    'No consta una lista de medicamentos: no se puede ver una interacción.',
  'The medicine list was not reviewed today.': 'La lista de medicamentos no se ha revisado hoy.',
  'Esketamine for depression with suicidal thoughts, without an antidepressant':
    'Esketamina para la depresión con ideas suicidas, sin antidepresivo',
  'Depression with acute suicidal ideation or behaviour, by nasal esketamine: the label asks for an oral antidepressant beside it. None listed as taken: waits':
    'Depresión con ideación o conducta suicida aguda, con esketamina nasal: la ficha técnica pide además un antidepresivo oral. Sin ninguno anotado como tomado: espera',
  'An oral antidepressant is started or already taken; or the indication is treatment-resistant depression.':
    'Se inicia o ya se toma un antidepresivo oral; o la indicación es depresión resistente al tratamiento.',
  'which oral antidepressant is taken, or one started': 'qué antidepresivo oral toma, o iniciar uno',
  'today, with the suicide risk assessed first': 'hoy, después de valorar el riesgo de suicidio',
  'No medicine list is recorded: it is not known whether an oral antidepressant is taken, which the label asks for.':
    'No consta una lista de medicamentos: no se sabe si toma un antidepresivo oral, que la ficha técnica pide.',
  'No oral antidepressant is listed as taken, which the label asks for in depression with acute suicidal thoughts or behaviour.':
    'No consta que tome un antidepresivo oral, que la ficha técnica pide en la depresión con ideas o conducta suicidas agudas.',
  'an oral antidepressant': 'un antidepresivo oral',
  'a.2: the label names the indication with an oral antidepressant; section b has no row that asks':
    'a.2: la ficha técnica nombra la indicación junto con un antidepresivo oral; la sección b no tiene fila que lo pregunte',
  'Treatment resistance is claimed and not shown': 'Se afirma resistencia al tratamiento y no se muestra',
  'Treatment-resistant depression with fewer than 2 adequate antidepressant trials on record':
    'Depresión resistente con menos de 2 intentos adecuados de antidepresivo anotados',
  'Two adequate trials with dose, weeks and outcome.': 'Dos intentos adecuados con dosis, semanas y resultado.',
  'Payers refuse treatment-resistant depression with fewer than two adequate trials.':
    'Los pagadores rechazan la depresión resistente con menos de dos intentos adecuados.',

  'No history is recorded': 'No consta la historia clínica',
  'Without a list of diagnoses nothing is known about contraindications; an empty list is an answer':
    'Sin lista de diagnósticos nada se sabe de contraindicaciones; una lista vacía es una respuesta',
  'The list of diagnoses, empty when there are none.': 'La lista de diagnósticos, vacía si no hay ninguno.',
  'the list of diagnoses': 'la lista de diagnósticos',
  'section 0, rule 1: missing data is never "no"': 'sección 0, regla 1: un dato ausente nunca es «no»',
  'No list of diagnoses was recorded: a contraindication cannot be seen.':
    'No se anotó una lista de diagnósticos: no se puede ver una contraindicación.',
  'No allergies are recorded': 'No constan alergias',
  'Without a list of allergies an allergy to the drug cannot be seen; an empty list is an answer':
    'Sin lista de alergias no se ve una alergia al fármaco; una lista vacía es una respuesta',
  'The list of allergies, empty when there are none.': 'La lista de alergias, vacía si no hay ninguna.',
  'the list of allergies': 'la lista de alergias',
  'Only a part of the allergies was told: another one cannot be seen.':
    'Solo se dijo una parte de las alergias: otra no se puede ver.',
  'No list of allergies was recorded: an allergy to the drug cannot be seen.':
    'No se anotó una lista de alergias: no se puede ver una alergia al fármaco.',
  'A diagnosis was not recognised': 'Un diagnóstico no se reconoció',
  'Listed and asked about: an entry without content waits, unknown words ask for a reason, unknown codes are shown':
    'Se lista y se pregunta: una anotación vacía espera, las palabras desconocidas piden un motivo, los códigos desconocidos se muestran',
  'Someone reads it and says what it is.': 'Que alguien lo lea y diga qué es.',
  'what the entry stands for': 'qué significa la anotación',
  'the request contract: what is not recognised is listed, never ignored':
    'el contrato de la petición: lo que no se reconoce se lista, nunca se ignora',
  'empty entry': 'anotación vacía',
  'A diagnosis was sent without code and without words: unrecognised.':
    'Llegó un diagnóstico sin código ni palabras: no se reconoce.',
  '"{0*}" is unrecognised: no rule looked at it. Read it and say what it is.':
    '«{0}» no se reconoce: ninguna regla lo miró. Léalo y diga qué es.',
  '"{0*}" is unrecognised: its code is in no family that a rule reads.':
    '«{0}» no se reconoce: su código no está en ninguna familia que una regla lea.',
  '"{0*}" says that something is absent; that counts neither as present nor as certainly absent. Mark it ruled-out when it is.':
    '«{0}» dice que algo no está; no cuenta como presente ni como ausente seguro. Márquelo como descartado si lo está.',
  '"{0*}" names a sign, which is judged only as one of today. Is it so now, and what is it from?':
    '«{0}» nombra un signo, que solo se juzga como de hoy. ¿Es así ahora, y a qué se debe?',
  'whether it is so today, and its cause': 'si es así hoy, y su causa',
  '"{0*}" of "{1*}" is unrecognised: no rule looked at it. Read it and say what it is.':
    '«{0}» de «{1}» no se reconoce: ninguna regla lo miró. Léalo y diga qué es.',
  'A medicine was not recognised': 'Un medicamento no se reconoció',
  'Listed and asked about: unknown, ambiguous, misspelt, or code and name disagree':
    'Se lista y se pregunta: desconocido, ambiguo, mal escrito, o código y nombre no coinciden',
  'which medicine it is': 'qué medicamento es',
  '"{0*}" was read as {1}: confirm.': '«{0}» se leyó como {1}: confírmelo.',
  'A medicine was sent without name and without code: unrecognised.':
    'Llegó un medicamento sin nombre ni código: no se reconoce.',
  '"{0*}" is unrecognised: no interaction could be looked for. Which medicine is it?':
    '«{0}» no se reconoce: no se pudo buscar ninguna interacción. ¿Qué medicamento es?',
  '"{0*}" is unrecognised as written. Is it {1}?': '«{0}» no se reconoce tal como está escrito. ¿Es {1}?',
  '{0*}: code and name are different medicines; both were judged. Which one is it?':
    '{0}: el código y el nombre son medicamentos distintos; se juzgaron los dos. ¿Cuál es?',
  '"{0*}" says that it is not taken; ask when the last dose was.':
    '«{0}» dice que no se toma; pregunte cuándo fue la última dosis.',
  'An allergy was not recognised': 'Una alergia no se reconoció',
  'Listed and asked about; an allergy without a substance waits':
    'Se lista y se pregunta; una alergia sin sustancia espera',
  'the substance': 'la sustancia',
  'An allergy was sent without its substance: it may be this drug.':
    'Llegó una alergia sin su sustancia: puede ser este fármaco.',
  '"{0*}" is unrecognised; it is neither ketamine nor esketamine as written.':
    '«{0}» no se reconoce; tal como está escrito no es ketamina ni esketamina.',
  'An answer in words was not recognised': 'Una respuesta en palabras no se reconoció',
  'A symptom, an infection or an earlier reaction that no rule understood is shown and asked about':
    'Un síntoma, una infección o una reacción anterior que ninguna regla entendió se muestra y se pregunta',
  '"{0*}" is unrecognised: read it and decide.': '«{0}» no se reconoce: léalo y decida.',
  'An earlier reaction to the drug: read it before this dose.':
    'Una reacción anterior al fármaco: léala antes de esta dosis.',

  'No prescriber on site': 'Nadie que prescriba en la sede',
  'Esketamine for outpatients: a prescriber on site from the first device to release':
    'Esketamina ambulatoria: alguien que prescriba en la sede, del primer dispositivo al alta',
  'a prescriber on site': 'alguien que prescriba en la sede',
  'when one arrives': 'cuando llegue',
  'Nobody has said that a prescriber is on site.': 'Nadie ha dicho que haya en la sede alguien que prescriba.',
  'No prescriber is on site.': 'No hay en la sede nadie que prescriba.',
  'Rescue equipment is not signed off': 'El material de rescate no está firmado',
  "Today's check of oxygen, suction, bag-mask, AED and kit, nothing expired":
    'La revisión de hoy de oxígeno, aspiración, balón, DEA y botiquín, nada caducado',
  'the check signed, expired items replaced': 'la revisión firmada, lo caducado repuesto',
  'Expired: {0}.': 'Caducado: {0}.',
  "Today's check of the rescue equipment is not signed.": 'La revisión de hoy del material de rescate no está firmada.',
  'No standing order for rescue drugs': 'Sin orden permanente para los fármacos de rescate',
  'A standing order in force for the rescue drugs a nurse may give':
    'Una orden permanente vigente para los fármacos de rescate que enfermería puede dar',
  'Without an order a nurse has to wait for one in an emergency.':
    'Sin una orden, en una emergencia enfermería tiene que esperarla.',
  'Glucose before a fasted dose': 'Glucosa antes de una dosis en ayunas',
  'On insulin, a sulfonylurea or a glinide: capillary glucose within 60 min; below 70 treat and put off; 70 to 99 or above 300 a reason':
    'Con insulina, sulfonilurea o glinida: glucosa capilar en 60 min; menos de 70 tratar y aplazar; de 70 a 99 o más de 300, un motivo',
  'a capillary glucose in range within 60 min': 'una glucosa capilar en rango en 60 min',
  'after treating and rechecking': 'tras tratar y volver a medir',
  'A medicine that lowers glucose is listed and glucose was not measured.':
    'Consta un medicamento que baja la glucosa y no se ha medido.',
  'The glucose is not from the last {0} min.': 'La glucosa no es de los últimos {0} min.',
  'Low glucose: treat, recheck, then screen again.': 'Glucosa baja: trate, vuelva a medir y repita el cribado.',
  'Glucose is near the edge: watch for signs that look like sedation.':
    'La glucosa está cerca del límite: vigile signos que parezcan sedación.',
};
