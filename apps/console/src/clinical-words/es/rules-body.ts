import type { Phrases } from '../translate.ts';

/** Rules of reproduction (b.4), organs, airway, age and body size (b.5). */
export const rulesBody: Phrases = {
  Pregnancy: 'Embarazo',
  'Pregnancy, by answer, test or record': 'Embarazo, por respuesta, prueba o registro',
  'A negative test, and a record that no longer says pregnant.':
    'Una prueba negativa, y un registro que ya no diga embarazo.',
  'The drug may harm the unborn child.': 'El fármaco puede dañar al bebé en gestación.',
  'Pregnancy is possible and not tested': 'Embarazo posible y sin prueba',
  'Could be pregnant, or not known, and no test: waits': 'Podría estar embarazada, o no se sabe, y sin prueba: espera',
  'A test; or the answer that pregnancy is not possible.':
    'Una prueba; o la respuesta de que no es posible un embarazo.',
  'a urine test, or the recorded reason why none is needed':
    'una prueba de orina, o el motivo anotado de que no hace falta',
  'Pregnancy is possible and no test is on record.': 'El embarazo es posible y no consta ninguna prueba.',
  'Nothing says whether this person could be pregnant.': 'Nada dice si esta persona podría estar embarazada.',
  Breastfeeding: 'Lactancia',
  'Esketamine: waits for a decision, the label says not to; ketamine: asks for a reason, watch the infant':
    'Esketamina: espera una decisión, la ficha técnica dice que no; ketamina: pide un motivo, vigile al bebé',
  'Not breastfeeding, or a decision on record. Sources disagree: the label says no, milk levels are very low.':
    'Que no dé el pecho, o que conste una decisión. Las fuentes discrepan: la ficha técnica dice que no, los niveles en leche son muy bajos.',
  'a decision on breastfeeding, made with the mother': 'una decisión sobre la lactancia, tomada con la madre',
  'The esketamine label says not to breastfeed during treatment: decide first.':
    'La ficha técnica de la esketamina dice no dar el pecho durante el tratamiento: decida antes.',
  'Very little ketamine passes into milk; the infant is watched.':
    'A la leche pasa muy poca ketamina; se vigila al bebé.',
  'Ask about breastfeeding.': 'Pregunte por la lactancia.',

  'Allergy to the drug or what is in it': 'Alergia al fármaco o a lo que contiene',
  'Allergy to ketamine, esketamine or an excipient of the product; an allergy to an unnamed anaesthetic waits for its name':
    'Alergia a ketamina, esketamina o un excipiente del producto; una alergia a un anestésico sin nombre espera a saberlo',
  'The allergy turns out to be to something else.': 'Que la alergia resulte ser a otra cosa.',
  'which anaesthetic it was, and what happened': 'qué anestésico fue, y qué pasó',
  'An allergy to the drug or to something in the product is on record.':
    'Consta una alergia al fármaco o a algo del producto.',
  'An allergy to an anaesthetic is coded without its name: it may be this one.':
    'Consta una alergia a un anestésico sin su nombre: puede ser este.',
  'name of the anaesthetic': 'nombre del anestésico',

  'Severe liver disease': 'Enfermedad hepática grave',
  'Child-Pugh C, decompensated cirrhosis or acute liver failure; cirrhosis of unknown class waits for the class':
    'Child-Pugh C, cirrosis descompensada o fallo hepático agudo; la cirrosis de clase desconocida espera la clase',
  'The Child-Pugh class.': 'La clase de Child-Pugh.',
  'the Child-Pugh class': 'la clase de Child-Pugh',
  'Child-Pugh points from albumin, bilirubin and INR, at least':
    'puntos de Child-Pugh por albúmina, bilirrubina e INR, al menos',
  'A failing liver cannot clear the drug; it was not studied here.':
    'Un hígado que falla no elimina el fármaco; aquí no se ha estudiado.',
  'Severe liver disease is listed as past: ask whether it is still so, and its Child-Pugh class.':
    'Consta como pasada una enfermedad hepática grave: pregunte si sigue presente y su clase de Child-Pugh.',
  'An overactive thyroid is listed as past: ask whether it is still so, and measure.':
    'Consta como pasado un tiroides hiperactivo: pregunte si sigue así y mídalo.',
  'Cirrhosis is listed without its Child-Pugh class.': 'Consta cirrosis sin su clase de Child-Pugh.',
  'Moderate liver disease or raised liver enzymes': 'Enfermedad hepática moderada o enzimas hepáticas altas',
  'Child-Pugh B: longer observation; ALT or AST above 3 times the upper limit':
    'Child-Pugh B: observación más larga; ALT o AST más de 3 veces el límite superior',
  'Class A, or enzymes at or below 3 times the limit.': 'Clase A, o enzimas de 3 veces el límite o menos.',
  'Moderate liver disease: watch longer.': 'Enfermedad hepática moderada: vigile más tiempo.',
  'Liver enzymes are above {0} U/L, {1} times the limit of {2}.':
    'Las enzimas hepáticas pasan de {0} U/L, {1} veces el límite de {2}.',

  'Bladder disease': 'Enfermedad de la vejiga',
  'Interstitial or ulcerative cystitis, blood in urine or unexplained pain waits until evaluated; ketamine cystitis is contraindicated':
    'Cistitis intersticial o ulcerosa, sangre en la orina o dolor sin explicar espera a evaluarse; la cistitis por ketamina está contraindicada',
  'Urology finds another cause.': 'Que urología halle otra causa.',
  'urinalysis, and urology’s word on the cause': 'análisis de orina, y la palabra de urología sobre la causa',
  'before the next dose': 'antes de la próxima dosis',
  'prescriber with urology': 'quien prescribe, con urología',
  'This drug has already harmed this bladder.': 'Este fármaco ya dañó esta vejiga.',
  'The drug can injure the bladder: find the cause first.': 'El fármaco puede dañar la vejiga: halle antes la causa.',
  'Cystitis is on record: ask about the bladder each time.': 'Consta cistitis: pregunte por la vejiga cada vez.',
  'Urinary tract infection': 'Infección urinaria',
  'Waits until treated': 'Espera hasta tratarse',
  'Treated, and urine clear.': 'Tratada, y orina limpia.',
  'treated and free of symptoms': 'tratada y sin síntomas',
  'An infection of the urine is treated first; it also hides harm to the bladder.':
    'Una infección de orina se trata antes; además oculta un daño de la vejiga.',
  'Bladder symptoms': 'Síntomas de vejiga',
  'New frequency, urgency or nocturia, or a high bladder questionnaire: urinalysis, consider stopping':
    'Frecuencia, urgencia o nicturia nuevas, o cuestionario de vejiga alto: análisis de orina, considere parar',
  'Another cause.': 'Otra causa.',
  'These can be the first signs of harm to the bladder.': 'Pueden ser los primeros signos de daño en la vejiga.',

  'Overactive thyroid': 'Tiroides hiperactivo',
  'Thyrotoxicosis waits until euthyroid; one that is listed as euthyroid is noted':
    'La tirotoxicosis espera al eutiroidismo; la que consta como eutiroidea se anota',
  'TSH and free T4 in range.': 'TSH y T4 libre en rango.',
  'TSH and free T4 in range': 'TSH y T4 libre en rango',
  'The laboratory shows too much thyroid hormone.': 'El laboratorio muestra demasiada hormona tiroidea.',
  'Listed as euthyroid: look at the last TSH.': 'Consta como eutiroideo: mire la última TSH.',
  'An overactive thyroid is listed and nothing shows that it is controlled.':
    'Consta un tiroides hiperactivo y nada muestra que esté controlado.',
  'Acute porphyria': 'Porfiria aguda',
  'Acute porphyria: a specialist is asked': 'Porfiria aguda: se pregunta a un especialista',
  'A form that is not acute.': 'Una forma que no sea aguda.',
  'Some lists exclude ketamine in porphyria; the evidence is thin.':
    'Algunas listas excluyen la ketamina en la porfiria; las pruebas son escasas.',

  'Sleep apnoea, known or suspected': 'Apnea del sueño, conocida o sospechada',
  'Known, or STOP-BANG 3 or more, asks for a reason; severe, untreated and on an opioid waits':
    'Conocida, o STOP-BANG de 3 o más, pide un motivo; grave, sin tratar y con un opioide espera',
  'Severity, treatment, opioid.': 'Gravedad, tratamiento, opioide.',
  'treated (CPAP in use), or a plan for airway and oxygen by the prescriber':
    'tratada (usa CPAP), o un plan de vía aérea y oxígeno de quien prescribe',
  'Severe untreated sleep apnoea and an opioid: breathing can fail under sedation.':
    'Apnea del sueño grave sin tratar y un opioide: con sedación la respiración puede fallar.',
  'The airway may close under sedation.': 'Con sedación la vía aérea puede cerrarse.',
  'severity and treatment of the sleep apnoea': 'gravedad y tratamiento de la apnea del sueño',
  'Ask the STOP-BANG questions.': 'Haga las preguntas STOP-BANG.',
  'Lung disease': 'Enfermedad pulmonar',
  'Stable COPD or asthma asks for a reason; an exacerbation, oxygen at home or saturation below 92 % waits':
    'La EPOC o el asma estables piden un motivo; una exacerbación, oxígeno en casa o saturación de menos de 92 % espera',
  'Stable, without oxygen, saturation 92 % or more.': 'Estable, sin oxígeno, saturación de 92 % o más.',
  'stable again, saturation 92 % or more on room air': 'otra vez estable, saturación de 92 % o más con aire ambiente',
  'not today in an exacerbation': 'hoy no, con una exacerbación',
  'The lungs have no reserve for sedation today.': 'Hoy los pulmones no tienen reserva para la sedación.',
  'Oxygen at home is listed as past: ask whether it is still used.':
    'El oxígeno en casa consta como pasado: preguntar si aún se usa.',
  'Stable lung disease: less reserve, irritable airways.':
    'Enfermedad pulmonar estable: menos reserva, vías aéreas irritables.',
  'Low oxygen saturation': 'Saturación de oxígeno baja',
  '92 to 94 % at rest asks for a reason; below 92 % puts the dose off':
    'De 92 a 94 % en reposo pide un motivo; menos de 92 % aplaza la dosis',
  'A repeat of 95 % or more.': 'Una repetición de 95 % o más.',
  'a repeat of 92 % or more on room air, and the cause': 'una repetición de 92 % o más con aire ambiente, y la causa',
  'Saturation {0} % at rest is below {1} %.': 'La saturación de {0} % en reposo está bajo {1} %.',
  'Saturation {0} % at rest: alarm limits of its own are needed in the order.':
    'Saturación {0} % en reposo: la orden necesita límites de alarma propios.',

  'Acute cold, chest infection or blocked nose': 'Resfriado, infección de pecho o nariz tapada',
  'Ketamine: waits, the larynx is irritable; esketamine: waits when the nose is blocked':
    'Ketamina: espera, la laringe está irritable; esketamina: espera con la nariz tapada',
  'Free of symptoms; for esketamine, a free nose.': 'Sin síntomas; para la esketamina, la nariz libre.',
  'free of symptoms': 'sin síntomas',
  'Through a blocked nose nobody knows how much is taken up.': 'Por una nariz tapada nadie sabe cuánto se absorbe.',
  'An airway infection, with a free nose.': 'Infección respiratoria, con la nariz libre.',
  'An airway infection, and nothing says that the nose is free.':
    'Infección respiratoria, y nada dice que la nariz esté libre.',
  'Secretions and an irritable larynx can close the airway.':
    'Las secreciones y una laringe irritable pueden cerrar la vía aérea.',
  'Fever: look for an infection.': 'Fiebre: busque una infección.',
  'Ask about a cold or another infection today.': 'Pregunte hoy por un resfriado u otra infección.',
  'Disease of the nose': 'Enfermedad de la nariz',
  'Polyps, septal surgery or severe congestion: for a nasal route a reason, or another route':
    'Pólipos, cirugía del tabique o congestión intensa: para una vía nasal un motivo, u otra vía',
  'Another route.': 'Otra vía.',
  'Uptake through this nose is uncertain.': 'La absorción por esta nariz es incierta.',

  'Age is not known': 'No se conoce la edad',
  'Without an age nobody can tell a minor from an adult': 'Sin edad nadie distingue a un menor de un adulto',
  'The age.': 'La edad.',
  'the date of birth': 'la fecha de nacimiento',
  'section 0 asks for a missing flag; the age rules need an age':
    'la sección 0 pide un aviso de dato ausente; las reglas de edad necesitan una edad',
  'The age is not recorded: this may be a minor.': 'La edad no consta: puede ser un menor.',
  'Under 18 years': 'Menos de 18 años',
  'Not approved under 18 years': 'No aprobado por debajo de los 18 años',
  'The eighteenth birthday.': 'Cumplir dieciocho años.',
  '{0} years old: treatment is approved from {1} years.': '{0} años: el tratamiento está aprobado desde los {1} años.',
  '65 years or older': '65 años o más',
  'Larger rises of pressure; esketamine starts at 28 mg in Europe':
    'Mayores subidas de presión; en Europa la esketamina empieza con 28 mg',
  'Nothing but the dose.': 'Nada más que la dosis.',
  'A rise of 40 mm[Hg] or more is twice as common from 65 years.':
    'Una subida de 40 mmHg o más es el doble de frecuente desde los 65 años.',
  'European labels start at 28 mg.': 'Las fichas técnicas europeas empiezan con 28 mg.',
  'Body mass index 30 or more': 'Índice de masa corporal de 30 o más',
  'From 30: choose the dosing weight; from 40: a reason, the airway':
    'Desde 30: elija el peso de dosificación; desde 40: un motivo, la vía aérea',
  'Weight and height of today.': 'Peso y estatura de hoy.',
  'Class 3 obesity is listed: plan for the airway.': 'Consta obesidad de clase 3: prevea la vía aérea.',
  'Weight and height are needed for the dose.': 'Para la dosis hacen falta peso y estatura.',
  'Body mass index 40 or more: plan for the airway, choose the dosing weight.':
    'Índice de masa corporal de 40 o más: prevea la vía aérea, elija el peso de dosificación.',
  'Choose which weight the dose is computed from, and write it down.':
    'Elija con qué peso se calcula la dosis, y anótelo.',
  'Dialysis or end-stage kidney disease': 'Diálisis o enfermedad renal terminal',
  'No experience on dialysis': 'Sin experiencia en diálisis',
  'Kidney function.': 'La función renal.',
  'Nobody has experience with the drug on dialysis.': 'Nadie tiene experiencia con el fármaco en diálisis.',
};
