import type { WordFamily } from './condition-words.ts';

/** The same in Spanish, as patients and clinicians of Spanish-speaking clinics write it; without accents, which are folded. */
export const CONDITION_WORDS_ES: readonly WordFamily[] = [
  {
    is: ['hypertension'],
    words:
      'hipertension|hipertension arterial|presion alta|tension alta|presion arterial alta|hta|hipertenso|hipertensa',
  },
  {
    is: ['hypertension', 'hypertension-uncontrolled'],
    words:
      'hipertension no controlada|hipertension mal controlada|crisis hipertensiva|urgencia hipertensiva|presion descontrolada',
  },
  {
    is: ['aneurysm-avm'],
    words: 'aneurisma|aneurismas|malformacion arteriovenosa|mav|diseccion aortica|diseccion de aorta',
  },
  {
    is: ['intracranial-haemorrhage'],
    words:
      'hemorragia cerebral|hemorragia intracerebral|hemorragia intracraneal|derrame cerebral|hemorragia subaracnoidea|hematoma subdural',
  },
  { is: ['mi'], words: 'infarto|infarto de miocardio|infarto al corazon|ataque al corazon|ataque cardiaco' },
  { is: ['coronary-disease'], words: 'angina de pecho|enfermedad coronaria|cardiopatia isquemica' },
  { is: ['angina-unstable', 'coronary-disease'], words: 'angina inestable|angina no estable|angina de reposo' },
  { is: ['heart-failure'], words: 'insuficiencia cardiaca|fallo cardiaco' },
  { is: ['arrhythmia'], words: 'arritmia|fibrilacion auricular|aleteo auricular' },
  {
    is: ['stroke-tia'],
    words: 'ictus|embolia cerebral|infarto cerebral|accidente cerebrovascular|acv|ait|ataque isquemico transitorio',
  },
  { is: ['phaeochromocytoma'], words: 'feocromocitoma' },
  { is: ['preeclampsia', 'pregnancy'], words: 'preeclampsia grave' },
  { is: ['icp-raised'], words: 'hipertension intracraneal|presion intracraneal elevada|hidrocefalia' },
  { is: ['brain-mass'], words: 'tumor cerebral' },
  {
    is: ['head-injury'],
    words: 'traumatismo craneal|traumatismo craneoencefalico|golpe en la cabeza|conmocion cerebral',
  },
  { is: ['glaucoma-acute', 'glaucoma'], words: 'glaucoma agudo|glaucoma sin tratar' },
  {
    is: ['psychosis'],
    words:
      'psicosis|psicotico|psicotica|alucinaciones|alucinacion|delirios|ideas delirantes|oye voces|oigo voces|escucha voces',
  },
  {
    is: ['schizophrenia-spectrum'],
    words: 'esquizofrenia|esquizoafectivo|trastorno esquizoafectivo|trastorno delirante',
  },
  { is: ['mania', 'bipolar'], words: 'episodio maniaco|hipomania|maniaco|maniaca' },
  { is: ['bipolar'], words: 'trastorno bipolar|bipolaridad' },
  { is: ['dementia'], words: 'demencia|enfermedad de alzheimer' },
  { is: ['mild-cognitive-impairment'], words: 'deterioro cognitivo leve' },
  {
    is: ['psychosis', 'sud'],
    words:
      'psicosis inducida por sustancias|psicosis por drogas|psicosis por cocaina|psicosis por metanfetamina|psicosis alcoholica|psicosis toxica',
  },
  {
    is: ['dissociative'],
    words:
      'disociacion|disociativo|disociativa|subtipo disociativo|sintomas disociativos|trastorno disociativo|despersonalizacion|desrealizacion|trastorno de identidad disociativo',
  },
  {
    is: ['suicide-attempt'],
    words: 'sobredosis|intento de suicidio|intento suicida|intente suicidarme|intente matarme',
  },
  {
    is: ['suicidal-intent'],
    words:
      'plan suicida|tiene un plan para suicidarse|quiere acabar con su vida|quiero acabar con mi vida|se va a matar|quiero matarme|quiere matarse|se quiere matar|me quiero matar|se quiere suicidar|quitarse la vida|quitarme la vida|quiero suicidarme|quiere suicidarse|intencion suicida',
  },
  {
    is: ['suicidal-ideation'],
    words:
      'ideacion suicida|quiere morirse|se quiere morir|me quiero morir|quiero morirme|desea morir|deseos de morir|ganas de morir|ganas de morirse|no quiere vivir|piensa en suicidarse|piensa en matarse|ideas suicidas|ideas de suicidio|pensamientos suicidas|pensamientos de suicidio|quiero morir|quiere morir',
  },
  { is: ['epilepsy'], words: 'epilepsia|epileptico|epileptica' },
  {
    is: ['epilepsy', 'seizure'],
    words: 'convulsiones|ataque epileptico|crisis epileptica|crisis convulsiva',
  },
  { is: ['epilepsy-uncontrolled', 'epilepsy'], words: 'epilepsia refractaria|epilepsia no controlada' },
  {
    is: ['sud'],
    words:
      'alcoholismo|consume cocaina|usa cocaina|consume heroina|usa heroina|consume metanfetamina|consume cristal|usa cristal|consume marihuana a diario|fuma marihuana a diario|consume drogas|usa drogas|adicto|adicta|abusa de alcohol|abusa del alcohol|bebe mucho|toma mucho alcohol|alcoholico|alcoholica|dependencia del alcohol|adiccion|adiccion a drogas|drogadiccion|drogodependencia|trastorno por consumo de alcohol|trastorno por uso de sustancias|trastorno por consumo de sustancias|consumo de cocaina|consumo de heroina',
  },
  {
    is: ['sud-intoxication'],
    words: 'borracho|borracha|ebrio|ebria|intoxicado|intoxicada|sindrome de abstinencia|drogado|drogada',
  },
  { is: ['sud-ketamine'], words: 'abuso de ketamina|consumo de ketamina|adiccion a la ketamina|ketamina recreativa' },
  { is: ['pregnancy'], words: 'embarazada|embarazo|encinta|en estado de gestacion|gestante' },
  { is: ['breastfeeding'], words: 'lactancia|lactancia materna|dando pecho|dando el pecho|amamantando|lactante' },
  { is: ['liver-decompensated'], words: 'insuficiencia hepatica|cirrosis descompensada|fallo hepatico' },
  { is: ['cirrhosis'], words: 'cirrosis|cirrosis hepatica' },
  { is: ['ketamine-cystitis'], words: 'cistitis por ketamina' },
  { is: ['cystitis'], words: 'cistitis|cistitis intersticial' },
  {
    is: ['haematuria'],
    words:
      'hematuria macroscopica|sangre en la orina|orina con sangre|orino sangre|orina sangre|sangre al orinar|sangre en orina',
  },
  { is: ['dysuria'], words: 'disuria|ardor al orinar|dolor al orinar|escozor al orinar' },
  { is: ['uti'], words: 'infeccion de orina|infeccion urinaria|infeccion de vejiga' },
  {
    is: ['urologic-symptoms'],
    words: 'orinar mucho|orina mucho|orinar a menudo|urgencia urinaria|urgencia para orinar|nicturia',
  },
  { is: ['hyperthyroid'], words: 'hipertiroidismo|tirotoxicosis|enfermedad de graves' },
  { is: ['porphyria-acute'], words: 'porfiria|porfiria aguda|porfiria aguda intermitente' },
  { is: ['osa'], words: 'apnea del sueno|apnea obstructiva del sueno|apnea de sueno|saos' },
  { is: ['lung-disease'], words: 'asma|epoc|enfisema|bronquitis cronica' },
  {
    is: ['lung-exacerbation', 'lung-disease'],
    words: 'ataque de asma|crisis de asma|exacerbacion de epoc|sibilancias',
  },
  {
    is: ['home-oxygen'],
    words: 'oxigeno en casa|oxigeno domiciliario|usa oxigeno|con oxigeno|oxigeno nocturno|oxigenoterapia',
  },
  {
    is: ['respiratory-infection'],
    words:
      'resfriado|catarro|gripe|resfrio|neumonia|bronquitis|infeccion respiratoria|tos|fiebre|dolor de garganta|moqueo|sinusitis aguda|gripa',
  },
  { is: ['nasal-pathology'], words: 'polipos nasales|polipo nasal|tabique desviado|desviacion del tabique' },
  { is: ['nasal-block'], words: 'congestion nasal|nariz tapada|nariz congestionada' },
  { is: ['obesity-class-3'], words: 'obesidad morbida' },
  { is: ['dialysis'], words: 'dialisis|hemodialisis|insuficiencia renal terminal' },
  {
    is: ['chest-pain'],
    words: 'dolor de pecho|me duele el pecho|duele el pecho|dolor en el pecho|dolor toracico|opresion en el pecho',
  },
  { is: ['dyspnoea'], words: 'falta de aire|dificultad para respirar|disnea|me cuesta respirar|ahogo' },
  {
    is: ['severe-headache'],
    words: 'dolor de cabeza fuerte|dolor de cabeza muy fuerte|dolor de cabeza intenso|cefalea intensa',
  },
  { is: ['visual-change'], words: 'vision borrosa|vision doble|perdida de vision|veo doble|veo borroso' },
  {
    is: ['focal-deficit'],
    words:
      'debilidad en un lado|debilidad de un lado|cara caida|no puede hablar|dificultad para hablar|habla arrastrada',
  },
  { is: ['confusion'], words: 'desorientado|desorientada|confundido|confundida' },
  {
    is: ['gut-symptoms'],
    words: 'nauseas|vomitos|vomito|hinchazon|dolor abdominal|dolor de estomago|dolor de barriga',
  },
  {
    is: ['valve-disease-severe'],
    words:
      'estenosis aortica severa|estenosis aortica grave|estenosis mitral severa|estenosis mitral grave|insuficiencia aortica severa|insuficiencia mitral severa',
  },
  {
    is: ['heart-structural'],
    words:
      'estenosis aortica|estenosis mitral|insuficiencia aortica|insuficiencia mitral|miocardiopatia|cardiomiopatia',
  },
  {
    is: ['osa'],
    words: 'apnea',
  },
  {
    is: ['heart-failure'],
    words: 'falla cardiaca|insuficiencia cardiaca congestiva',
  },
  {
    is: ['intracranial-haemorrhage'],
    words: 'derrame',
  },
  {
    is: ['head-injury'],
    words: 'trauma craneal',
  },
  {
    is: ['sud-ketamine'],
    words: 'adicto a la ketamina|adicta a la ketamina|abusa de ketamina|usa ketamina',
  },
  {
    is: ['breastfeeding'],
    words: 'lactando|da pecho|da el pecho|amamanta',
  },
  {
    is: ['psychosis'],
    words: 've cosas|ve cosas que no estan|siente que lo persiguen|siente que la persiguen',
  },
  {
    is: ['no-rule'],
    words: 'derrame pleural|derrame articular',
  },
  {
    is: ['no-rule'],
    words:
      'dolor|bien|me siento bien|se siente bien|sin molestias|depresion|depresion mayor|depresion resistente|trastorno depresivo mayor|ansiedad|trastorno de ansiedad|ataque de panico|tept|estres postraumatico|insomnio|dolor cronico|fibromialgia|migrana|dolor de cabeza|cefalea|diabetes tipo 2|colesterol alto|hipotiroidismo|dolor de espalda|mareo|mareos|cansancio|obesidad|artritis|reflujo|presion baja|hipotension',
  },
];
