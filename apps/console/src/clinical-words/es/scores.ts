import type { Phrases } from '../translate.ts';

/** What a score asks for, and why it stands as it does. */
export const scores: Phrases = {
  'A clinician asks the C-SSRS screener today, before any dose; the session waits until it is signed':
    'Un profesional hace hoy el cribado C-SSRS, antes de cualquier dosis; la sesión espera hasta que se firme',
  'A clinician assesses the risk today; until then the patient is not left alone and not discharged':
    'Un profesional valora hoy el riesgo; hasta entonces no se deja sola a la persona ni se le da de alta',
  'Ask item 9 by voice and record who asked; a blank is not a zero':
    'Pregunte el ítem 9 de palabra y anote quién preguntó; en blanco no es cero',
  'The prescriber reviews': 'Lo revisa quien prescribe',
  'The prescriber reviews within one working day': 'Lo revisa quien prescribe en un día laborable',
  'C-SSRS screener today': 'Cribado C-SSRS hoy',
  'A clinician assesses the risk today': 'Un profesional valora hoy el riesgo',
  'C-SSRS screener': 'Cribado C-SSRS',
  'Stay with the patient; a clinician comes now; safety plan, access to means, level of care; a dose only if the prescriber decides it expressly':
    'Quédese con la persona; un profesional viene ahora; plan de seguridad, acceso a medios, nivel de atención; dosis solo si quien prescribe lo decide expresamente',
  'A clinician assesses the risk today; safety plan before the patient leaves':
    'Un profesional valora hoy el riesgo; plan de seguridad antes de que la persona se vaya',
  'Tell the treating clinician today; look at the safety plan again':
    'Avise hoy al profesional que trata; mire otra vez el plan de seguridad',
  'Finish the screen before the dose': 'Termine el cribado antes de la dosis',
  'A clinician reviews: slower titration and longer preparation may help':
    'Lo revisa un profesional: puede ayudar subir la dosis más despacio y preparar más tiempo',
  'Ask which risks are meant; screen for suicide': 'Pregunte qué riesgos son; haga el cribado de suicidio',
  'A clinician reviews: has a session stirred it up?': 'Lo revisa un profesional: ¿lo ha removido una sesión?',
  'Interview for bipolar disorder before the first dose (the questionnaire finds about 73 %, and is right about 90 % of those without)':
    'Entrevista por trastorno bipolar antes de la primera dosis (el cuestionario halla cerca del 73 %, y acierta con cerca del 90 % de quienes no lo tienen)',
  'No dose; the prescriber reviews for mania': 'Sin dosis; quien prescribe valora si hay manía',
  'Brief intervention; the full AUDIT or an interview; liver tests':
    'Intervención breve; el AUDIT completo o una entrevista; pruebas hepáticas',
  'Every point comes from item 1, so probably within recommended limits: look at recent intake before acting':
    'Todos los puntos vienen del ítem 1, así que probablemente está en los límites recomendados: mire el consumo reciente antes de actuar',
  'Dependence is likely: check the risk of withdrawal before dosing':
    'Es probable la dependencia: compruebe el riesgo de abstinencia antes de la dosis',
  'Interview about substance use, urine drug screen, look in the prescription monitoring programme':
    'Entrevista sobre consumo, análisis de drogas en orina, consulte el programa de vigilancia de recetas',
  'A clinician calls': 'Llama un profesional',
  'Tell the nurse in charge': 'Avise a la enfermería a cargo',
  'Slow or pause the infusion; look at airway and SpO2': 'Haga más lenta o pause la infusión; mire vía aérea y SpO2',
  'Stop the infusion; airway': 'Detenga la infusión; vía aérea',
  'Emergency response': 'Respuesta de emergencia',
  'Hold the discharge and rate again': 'Retenga el alta y puntúe otra vez',
  'The prescriber comes to the bedside': 'Quien prescribe viene al sillón',
  'Hold the discharge until it is back where it was before the dose':
    'Retenga el alta hasta que vuelva a donde estaba antes de la dosis',
  'PHQ-9 now': 'PHQ-9 ahora',
  'Some guidance tests for depression as well when any one item is 0 or 1':
    'Algunas guías exploran además la depresión cuando un ítem es 0 o 1',
  'Urinalysis; ask about blood in the urine; the prescriber reviews before the next dose':
    'Análisis de orina; pregunte por sangre en la orina; lo revisa quien prescribe antes de la próxima dosis',
  'Urinalysis; consider a longer interval or stopping': 'Análisis de orina; considere espaciar o parar',

  'sum {0#} × {1#} ÷ {2#} answered': 'suma {0} × {1} ÷ {2} respondidos',
  '{0@} is {1@}: these are not asked': '{0} es {1}: estos no se preguntan',
  'answered although {0@} is {1@}: not counted, ask again':
    'respondido aunque {0} es {1}: no cuenta, pregunte otra vez',
  'this instrument has no grand total': 'este instrumento no tiene total general',
  '{0@} needs {1#} of {2#} answers': '{0} necesita {1} de {2} respuestas',
  'the T-score comes from the published table or the official service; enter it as a total':
    'la puntuación T viene de la tabla publicada o del servicio oficial; anótela como total',
  'unanswered, and no rule says how to score it then': 'sin responder, y ninguna regla dice cómo puntuarlo',
  'unanswered, and the rule ({0*}) gives no total then': 'sin responder, y la regla ({0}) no da total',
  'unanswered and never imputed: a safety answer is not made up':
    'sin responder y nunca se imputa: una respuesta de seguridad no se inventa',
  '{0#} unanswered; a total may be prorated for at most {1#}':
    '{0} sin responder; un total se puede prorratear con {1} como máximo',
  'not scored by domains: {0@}': 'no se puntúa por dominios: {0}',
  'no total: {0} cannot be scored': 'sin total: {0} no se puede puntuar',
  'no answer at all in {0}': 'ninguna respuesta en {0}',
  'each domain scaled to all its items by those answered': 'cada dominio llevado a todos sus ítems por los respondidos',
  '{0@} on each answer: form {1@}, scored as {2*}': '{0} en cada respuesta: formulario {1}, puntuado como {2}',
  'not a total of {0@}: {1@}': 'no es un total de {0}: {1}',
  'counted elsewhere: the single answers are not here': 'contado en otro sitio: las respuestas no están aquí',
  'nothing was answered: a blank form has no tier': 'no se respondió nada: un formulario en blanco no tiene nivel',
  'at least {0@}; it can still come out at {1}': 'al menos {0}; aún puede quedar en {1}',
  'answered yes although the question before it was answered no: counted, ask again':
    'respondió sí aunque a la anterior respondió no: cuenta, pregunte otra vez',
  'a missing answer could change the result': 'una respuesta ausente podría cambiar el resultado',
  'sex at birth unknown or other: the lower cut is used': 'sexo al nacer desconocido u otro: se usa el corte más bajo',
  'this form is for adults; the patient is under 18': 'este formulario es para adultos; la persona tiene menos de 18',
  'the baseline has no total': 'la basal no tiene total',
  'the follow-up has no total': 'el seguimiento no tiene total',
  'no rule for change is known for {0@}': 'no se conoce regla de cambio para {0}',
  'the baseline is 0: there is no share of it': 'la basal es 0: no hay proporción',
  'the baseline is {0#}; response is defined from a baseline of {1#}':
    'la basal es {0}; la respuesta se define desde una basal de {1}',
};
