import type { Phrases } from '../translate.ts';

/** The emergency cards, as they are read aloud: short, in the order of doing. */
export const emergencyCards: Phrases = {
  'Stop the drug': 'Detenga el fármaco',
  'Call for help, and name who takes the other chairs': 'Pida ayuda y diga quién vigila los otros sillones',
  'Note the time': 'Anote la hora',
  'Airway, breathing, circulation': 'Vía aérea, respiración, circulación',
  'Monitor on, oxygen on': 'Monitor puesto, oxígeno puesto',

  'Not sure': 'No está claro',
  'Something is wrong': 'Algo va mal',
  'Loud voice and a shoulder squeeze: does the person answer?': 'Voz alta y apriete el hombro: ¿responde la persona?',
  'Look and feel for breath for up to 10 seconds: none or gasping → Unresponsive':
    'Mire y sienta si respira, hasta 10 segundos: nada o boqueadas → No responde',
  'Noise or no air moving → Airway closed; slow breath or blue → Slow breathing':
    'Ruido o no pasa aire → Vía aérea cerrada; respira lento o está azul → Respiración lenta',
  'Pulse, pressure, colour, skin: faint or slow pulse → Faint; hives or swelling → Anaphylaxis':
    'Pulso, presión, color, piel: pulso débil o lento → Desmayo; ronchas o hinchazón → Anafilaxia',
  'Jerking → Seizure; face, arm or speech → Stroke signs; drowsy and sweating → Low sugar: test it':
    'Sacudidas → Convulsión; cara, brazo o habla → Signos de ictus; somnolencia y sudor → Azúcar bajo: mídalo',
  'Full set of vital signs, again in 2 minutes': 'Todos los signos vitales, otra vez en 2 minutos',
  'Vital signs again': 'Signos vitales otra vez',
  'anything you cannot explain in two minutes': 'hay algo que no se explica en dos minutos',
  'Leaving the person alone': 'Dejar sola a la persona',

  'Unresponsive, not breathing normally': 'No responde, no respira con normalidad',
  'No answer, no normal breath, or no pulse within 10 seconds':
    'No responde, no respira con normalidad o sin pulso en 10 segundos',
  'Fetch the AED and the bag-mask': 'Traiga el DEA y el balón con mascarilla',
  'Compress the chest: 100–120 a minute, 5–6 cm deep': 'Comprima el pecho: 100–120 por minuto, 5–6 cm de hondo',
  'Change who compresses, check rhythm': 'Cambie quién comprime, mire el ritmo',
  '30 compressions, 2 breaths with oxygen; if breath stopped before the pulse, look for a blocked airway first':
    '30 compresiones, 2 ventilaciones con oxígeno; si dejó de respirar antes de perder el pulso, busque primero una vía aérea obstruida',
  'AED on: do what it says': 'DEA encendido: haga lo que diga',
  'cardiac or respiratory arrest': 'paro cardíaco o respiratorio',
  'Stopping compressions for more than 10 seconds': 'Parar las compresiones más de 10 segundos',

  'Slow breathing, low oxygen': 'Respiración lenta, oxígeno bajo',
  'Breath below 10 a minute, SpO2 below 90 %, or no answer to voice (MOAA/S 1 or less)':
    'Menos de 10 respiraciones por minuto, SpO2 menos de 90 % o no responde a la voz (MOAA/S 1 o menos)',
  'Head tilt or jaw thrust': 'Incline la cabeza o adelante la mandíbula',
  'Oxygen, suction': 'Oxígeno, aspiración',
  'Bag-mask if breath does not return': 'Balón con mascarilla si no vuelve a respirar',
  'Saturation, rate and depth again': 'Saturación, frecuencia y profundidad otra vez',
  'bag-mask was needed, or SpO2 stays below 90 % for a minute':
    'hizo falta el balón con mascarilla, o la SpO2 sigue bajo 90 % un minuto',
  'Waiting for an antidote: ketamine has none': 'Esperar un antídoto: la ketamina no lo tiene',

  'Airway closed (laryngospasm)': 'Vía aérea cerrada (laringoespasmo)',
  'Crowing or silent chest, no air moving': 'Estridor o pecho mudo, no pasa aire',
  'Jaw thrust with firm pressure behind the ear lobes':
    'Adelante la mandíbula con presión firme detrás de los lóbulos de las orejas',
  'Pure oxygen with steady pressure on the mask': 'Oxígeno puro con presión constante en la mascarilla',
  'Is air moving?': '¿Pasa aire?',
  'Suction what you can see': 'Aspire lo que se vea',
  'not broken in 30–60 seconds': 'no cede en 30–60 segundos',

  'Hives or swelling with airway, breath, pressure or gut signs':
    'Ronchas o hinchazón con signos de vía aérea, respiración, presión o vientre',
  'Flat, legs up; sitting if breath is hard; on the left side if pregnant':
    'Acostada, piernas en alto; sentada si le cuesta respirar; sobre el lado izquierdo si está embarazada',
  'Epinephrine into the outer thigh now': 'Epinefrina en la cara externa del muslo, ya',
  'Epinephrine again if no better': 'Epinefrina otra vez si no mejora',
  'Oxygen; a litre or two of saline': 'Oxígeno; uno o dos litros de suero salino',
  'Albuterol (salbutamol) if wheezing': 'Albuterol (salbutamol) si hay sibilancias',
  anaphylaxis: 'anafilaxia',
  'Letting the person stand or walk': 'Dejar que la persona se ponga de pie o camine',
  'Antihistamine or steroid first': 'Antihistamínico o corticoide primero',
  'The 1 mg/mL ampoule into a vein': 'La ampolla de 1 mg/mL en una vena',

  'High pressure with symptoms': 'Presión alta con síntomas',
  '180/110 twice with symptoms, or 200/120': '180/110 dos veces con síntomas, o 200/120',
  'Sit up, quiet room, infusion stopped': 'Sentada, cuarto en calma, infusión detenida',
  'Pressure by hand, right cuff, other arm': 'Presión a mano, manguito adecuado, el otro brazo',
  'Pressure by hand': 'Presión a mano',
  'Ask: chest pain, breathless, worst headache, sight, weakness, confusion':
    'Pregunte: dolor de pecho, falta de aire, el peor dolor de cabeza, vista, debilidad, confusión',
  'ECG if chest pain': 'ECG si hay dolor de pecho',
  'chest pain, breathlessness, severe headache, sight, seizure, drowsy, or a new deficit: at once':
    'hay dolor de pecho, falta de aire, dolor de cabeza intenso, problema de vista, convulsión, somnolencia o un déficit nuevo: de inmediato',
  'More than a quarter off the mean pressure in the first hour':
    'Bajar la presión media más de una cuarta parte en la primera hora',
  'Short-acting nifedipine': 'Nifedipino de acción corta',

  'High pressure, feels well': 'Presión alta, se siente bien',
  '180/110 or more without symptoms': '180/110 o más sin síntomas',
  'Slow or pause the infusion': 'Haga más lenta o pause la infusión',
  'Pressure every 5 minutes; most settle in one to two hours':
    'Presión cada 5 minutos; casi siempre baja en una a dos horas',
  'Pressure again': 'Presión otra vez',
  'Ask about symptoms each time': 'Pregunte por síntomas cada vez',
  'not falling after 2 hours, or any symptom': 'no baja en 2 horas, o hay cualquier síntoma',
  'Treating the number alone': 'Tratar solo el número',

  'Jerking and no answer. Ketamine alone can stiffen or jerk: breath and eyes are then unaffected':
    'Sacudidas y no responde. La ketamina sola puede dar rigidez o sacudidas: la respiración y los ojos siguen entonces normales',
  'On the side, nothing in the mouth, protect the head': 'De lado, nada en la boca, proteja la cabeza',
  'Time it': 'Tome el tiempo',
  '5 minutes: give the drug': '5 minutos: dé el fármaco',
  'Oxygen; test the sugar': 'Oxígeno; mida el azúcar',
  'over 5 minutes, first ever, a second one, or injury':
    'dura más de 5 minutos, es la primera de su vida, hay una segunda, o hay lesión',

  'Frightened or agitated': 'Con miedo o agitación',
  'Severe dissociation, not reassured, may get hurt': 'Disociación intensa, no se calma, puede hacerse daño',
  'One calm voice, say name, place and time': 'Una sola voz tranquila: diga nombre, lugar y hora',
  'Less light, less sound, fewer people': 'Menos luz, menos ruido, menos gente',
  'Touch only as agreed beforehand; protect the line': 'Toque solo como se acordó antes; proteja la vía',
  'Keep the vital signs going': 'Siga con los signos vitales',
  'danger to self or others, or not calm in 30 minutes':
    'hay peligro para sí o para otros, o no se calma en 30 minutos',
  'Holding down': 'Sujetar a la fuerza',

  'Faint or slow pulse': 'Desmayo o pulso lento',
  'Fainted, or pulse below 50 with symptoms': 'Desmayo, o pulso de menos de 50 con síntomas',
  'Flat, legs up': 'Acostada, piernas en alto',
  'ECG; test the sugar': 'ECG; mida el azúcar',
  'Saline 250–500 mL': 'Suero salino 250–500 mL',
  'Pulse and pressure': 'Pulso y presión',
  'Pulse and pressure again': 'Pulso y presión otra vez',
  'no quick recovery, chest pain, or heart block': 'no se recupera pronto, hay dolor de pecho o bloqueo cardíaco',

  'Any chest pain': 'Cualquier dolor de pecho',
  '12-lead ECG': 'ECG de 12 derivaciones',
  'Sit up, rest': 'Sentada, en reposo',
  'Vital signs': 'Signos vitales',
  'chest pain': 'dolor de pecho',

  'Stroke signs': 'Signos de ictus',
  'Face, arm, speech, balance, sight, or the worst headache':
    'Cara, brazo, habla, equilibrio, vista o el peor dolor de cabeza',
  'Note when last well': 'Anote cuándo estuvo bien por última vez',
  'Flat if tolerated, nothing by mouth': 'Acostada si lo tolera, nada por la boca',
  'Test the sugar': 'Mida el azúcar',
  'Pressure every 5 minutes': 'Presión cada 5 minutos',
  'suspected stroke': 'sospecha de ictus',
  'Lowering the pressure unless a physician or the ambulance says so':
    'Bajar la presión, salvo que lo diga un médico o la ambulancia',

  'Low blood sugar': 'Azúcar bajo en la sangre',
  'Below 70 mg/dL, or drowsy, sweating or confused on insulin or a sulfonylurea':
    'Menos de 70 mg/dL, o somnolencia, sudor o confusión con insulina o una sulfonilurea',
  'Test the sugar before calling it sedation': 'Mida el azúcar antes de llamarlo sedación',
  'Awake: sugar by mouth. Not awake: vein or muscle': 'Despierta: azúcar por la boca. No despierta: por vena o músculo',
  'Test the sugar again': 'Mida el azúcar otra vez',
  'not awake in 10 minutes, or on a sulfonylurea': 'no despierta en 10 minutos, o toma una sulfonilurea',
  'Anything by mouth when not fully awake': 'Dar algo por la boca si no está del todo despierta',

  'Vomiting, above all when drowsy': 'Vómito, sobre todo con somnolencia',
  'On the side, suction': 'De lado, aspiración',
  'Slow or stop the infusion': 'Haga más lenta o detenga la infusión',
  'Listen; watch the saturation': 'Ausculte; vigile la saturación',
  'something was breathed in, or saturation falls': 'aspiró algo al pulmón, o baja la saturación',

  'Any fall, during or after the session': 'Cualquier caída, durante la sesión o después',
  'Do not lift at once: head, neck, hip': 'No levante enseguida: cabeza, cuello, cadera',
  'On a blood thinner?': '¿Toma anticoagulante?',
  'Neurological check every 15 minutes': 'Examen neurológico cada 15 minutos',
  'Neurological check': 'Examen neurológico',
  'head strike on a blood thinner, a new deficit, or a deformed limb':
    'hubo un golpe en la cabeza con anticoagulante, un déficit nuevo o una extremidad deformada',

  'Wants to die': 'Quiere morir',
  'New plan or intent, or C-SSRS 4–5': 'Plan o intención nuevos, o C-SSRS 4–5',
  'Stay; never leave the person alone': 'Quédese; nunca deje sola a la persona',
  'On the phone: where are you, and a number to call back, first; a second person calls for help while you stay on the line':
    'Por teléfono: primero dónde está y un número para devolver la llamada; otra persona pide ayuda mientras usted sigue en la línea',
  'What is within reach? Make it safe': '¿Qué tiene a mano? Póngalo a salvo',
  'Prescriber face to face': 'Quien prescribe, cara a cara',
  'Safety plan; family with consent; 988 is there day and night':
    'Plan de seguridad; familia, con su permiso; el 988 atiende día y noche',
  'danger now: 911 or emergency department': 'hay peligro ahora: 911 o urgencias',
  'Promising secrecy': 'Prometer secreto',

  'Line failed': 'Falló la vía',
  'Pain or swelling at the line': 'Dolor o hinchazón en la vía',
  'Stop the pump and note what it has given': 'Detenga la bomba y anote cuánto ha dado',
  'New line elsewhere': 'Vía nueva en otro sitio',
  'Account for every milligram: in the patient, in the tissue, in bag and line':
    'Rinda cuenta de cada miligramo: en la persona, en el tejido, en bolsa y línea',
  'skin or hand in danger': 'la piel o la mano están en peligro',

  'Wants to leave, or has left': 'Quiere irse, o se ha ido',
  'Leaving before release': 'Se va antes del alta',
  'Stay with the person, calm; call escort and prescriber':
    'Quédese con la persona, con calma; llame al acompañante y a quien prescribe',
  'Car keys; remove the line': 'Llaves del auto; retire la vía',
  'Record it as what happened: time, what was not met, capacity, advice given, who was called':
    'Anótelo como lo que pasó: hora, qué no se cumplía, capacidad, consejo dado, a quién se llamó',
  'Call within the hour': 'Llame dentro de la hora',
  'Call now': 'Llame ahora',
  'impaired and driving, or a danger to self': 'conduce sin estar en condiciones, o es un peligro para sí',
  'Drugs or hands by force': 'Fármacos o manos a la fuerza',
};
