import type { Phrases } from '../translate.ts';

/** What the drug-level models say of a curve: where they end, what they assume, whom they were made from. */
export const drugLevels: Phrases = {
  'A predicted level of a typical person with a band for the population: not a measurement, not dosing advice.':
    'Nivel previsto de una persona típica con una banda de la población: ni medición ni consejo de dosis.',
  'Model output, not an order.': 'Resultado de un modelo, no una orden.',
  'Arterial and venous curves stand on one chart: while an infusion runs arterial levels are 1.5 to 2 times venous ones, whatever the regimen.':
    'En la misma gráfica hay curvas arteriales y venosas: durante una infusión el nivel arterial es de 1.5 a 2 veces el venoso, sea cual sea el tratamiento.',
  'the regimen has no dose': 'el tratamiento no tiene dosis',
  'no model of {0} is known for route "{1*}"': 'no se conoce un modelo de {0} para la vía «{1}»',
  'No band can be drawn: how people differ is not known for this model ({0*}).':
    'No se puede dibujar una banda: en este modelo no se sabe cuánto difieren las personas ({0}).',
  'no dose is recorded for this session': 'no consta ninguna dosis de esta sesión',
  "One person's pattern is not a cause: these are this person's own measurements beside a population's predicted level. Levels, nerves, rest and time of day all move together in a session.":
    'El patrón de una persona no es una causa: son sus propias mediciones junto al nivel previsto de una población. Nivel, nervios, reposo y hora del día se mueven juntos en una sesión.',
  'The running infusion has no planned end: ahead, it is drawn for {0#} minutes more.':
    'La infusión en marcha no tiene fin previsto: hacia adelante se dibuja {0} minutos más.',
  'Of {0#} between {1#} and {2#} was taken ({3*}): the curve takes the middle, the band all of it.':
    'De {0} se tomó entre {1} y {2} ({3}): la curva usa el medio, la banda todo.',
  'This model was made from {0} and is drawn for {1}, which clears 5 to 8 % faster.':
    'Este modelo se hizo con {0} y se dibuja para {1}, que se elimina de 5 a 8 % más rápido.',
  'This model was made from {0} and is drawn for {1}, which clears 5 to 8 % more slowly.':
    'Este modelo se hizo con {0} y se dibuja para {1}, que se elimina de 5 a 8 % más despacio.',
  'racemic ketamine': 'ketamina racémica',
  esketamine: 'esketamina',
  'Weight {0#}; {1#} doses; plasma, {2}': 'Peso {0}; {1} dosis; plasma, {2}',
  'Weight {0#}; {1#} doses; effect site, {2}': 'Peso {0}; {1} dosis; lugar de efecto, {2}',
  'Between people: {0*}': 'Entre personas: {0}',
  venous: 'venoso',
  arterial: 'arterial',
  'model, population': 'modelo, población',
  'the dose has no effect at that time: it comes later, or not at all':
    'a esa hora la dosis no tiene efecto: llega después, o nunca',
  'the level is already above that at that time, without this dose':
    'a esa hora el nivel ya está por encima, sin esta dosis',
  'the peak is already above that, without this dose': 'el pico ya está por encima, sin esta dosis',
  'the dose does not reach this level at all': 'la dosis no alcanza ese nivel',
  'a session is running: doses and times are found in the plan only, and the order is the prescriber’s':
    'hay una sesión en marcha: dosis y horas se buscan solo en el plan, y la orden es de quien prescribe',
  'must be a level above 0 ng/mL': 'debe ser un nivel por encima de 0 ng/mL',

  "{0#} is outside the model's {1#} to {2#} ({3*}).": '{0} está fuera del modelo, de {1} a {2} ({3}).',
  'The model is for children ({0*}); {1#} and no age were given.':
    'El modelo es para niños ({0}); se dio {1} y ninguna edad.',
  'Age was not given: computed as for 60 years or younger.': 'No se dio la edad: calculado como con 60 años o menos.',
  'Age was not given: whether it is within {0#} to {1#} is unknown.':
    'No se dio la edad: no se sabe si está entre {0} y {1}.',
  'Whether the person is Asian was not given: computed as not.':
    'No se dijo si la persona es asiática: calculado como que no.',
  'Whether the person is Japanese was not given: computed as not.':
    'No se dijo si la persona es japonesa: calculado como que no.',
  'This model has no effect of "{0*}": the curve is the same without it.':
    'Este modelo no tiene efecto de «{0}»: la curva es igual sin él.',
  'Japanese was given without Asian: the two effects are apart in this model, and the publication applied both to Japanese people.':
    'Se dijo japonesa sin asiática: en este modelo son dos efectos, y la publicación aplicó ambos a personas japonesas.',
  "{0#} in the session from minute {1#} is outside the model's {2#} to {3#}.":
    '{0} en la sesión desde el minuto {1} está fuera del modelo, de {2} a {3}.',
  '{0#} by route "{1*}" in the session from minute {2#} is outside the model\'s {3#} to {4#}.':
    '{0} por la vía «{1}» en la sesión desde el minuto {2} está fuera del modelo, de {3} a {4}.',
  'Dose {0#} holds {1#}: it was computed as one device. Enter each {2#} device as its own dose, because later devices are taken up less.':
    'La dosis {0} es de {1}: se calculó como un solo dispositivo. Anote cada dispositivo de {2} como dosis propia, porque los siguientes se absorben menos.',
  'In the first {0#} minutes after a fast bolus this model reads too low: no peak is taken from them. ket-domino-1984 follows early levels better.':
    'En los primeros {0} minutos tras un bolo rápido este modelo da valores bajos: de ellos no se toma ningún pico. ket-domino-1984 sigue mejor los primeros niveles.',
  'At 70 kg this model has a clearance of {0#} and a volume of {1#}; adult studies give {2*} L/h and {3*} L.':
    'Con 70 kg este modelo tiene una depuración de {0} y un volumen de {1}; los estudios en adultos dan {2} L/h y {3} L.',
  'must be a number in {0*}': 'debe ser un número en {0}',
  '{0#} is outside {1#} to {2#}': '{0} está fuera de {1} a {2}',
  'unknown covariate; known are {0*}': 'dato desconocido; se conocen {0}',
  '{0#} years: model {1@} is for adults ({2*})': '{0} años: el modelo {1} es para adultos ({2})',
  'must be true or false': 'debe ser sí o no',
  'must be a number of minutes': 'debe ser un número de minutos',
  'model {0@} has no route "{1@}"; it has {2*}': 'el modelo {0} no tiene la vía «{1}»; tiene {2}',
  'only an iv dose runs over time; route "{0@}" takes its dose at once':
    'solo una dosis iv dura un tiempo; la vía «{0}» toma su dosis de una vez',

  'Composite for racemic ketamine: Clements-250 parent, Otto norketamine, route modules':
    'Compuesto para ketamina racémica: base Clements-250, norketamina de Otto, módulos por vía',
  'Domino, three compartments, racemic ketamine IV': 'Domino, tres compartimentos, ketamina racémica IV',
  'Clements and Nimmo, two compartments, racemic ketamine IV (0.25 mg/kg arm)':
    'Clements y Nimmo, dos compartimentos, ketamina racémica IV (grupo de 0.25 mg/kg)',
  'Hijazi, two compartments, racemic ketamine IV in neuro-intensive care':
    'Hijazi, dos compartimentos, ketamina racémica IV en cuidados neurointensivos',
  'Herd and Anderson, racemic ketamine IV in children': 'Herd y Anderson, ketamina racémica IV en niños',
  'Elkomy, racemic ketamine IV in children with heart disease':
    'Elkomy, ketamina racémica IV en niños con enfermedad del corazón',
  'Sherwin, racemic ketamine IV bolus in children': 'Sherwin, bolo de ketamina racémica IV en niños',
  'Hornik, racemic ketamine IV in children': 'Hornik, ketamina racémica IV en niños',
  'Fanta, three compartments, S-ketamine IV': 'Fanta, tres compartimentos, S-ketamina IV',
  'Otto, S-ketamine and S-norketamine IV': 'Otto, S-ketamina y S-norketamina IV',
  'Perez-Ruixo, esketamine nasal, IV and oral with noresketamine':
    'Perez-Ruixo, esketamina nasal, IV y oral con noresketamina',
  'Simons, S-ketamine oral thin film and IV with S-norketamine and S-hydroxynorketamine':
    'Simons, S-ketamina en película oral e IV con S-norketamina y S-hidroxinorketamina',
  'Flint, S-ketamine infusion in paediatric intensive care (parent only)':
    'Flint, infusión de S-ketamina en cuidados intensivos pediátricos (solo el fármaco)',
  'adults of 40 to 150 kg, 0.1 to 1.5 mg/kg': 'adultos de 40 a 150 kg, de 0.1 a 1.5 mg/kg',
  'adults; not validated in children, in severe obesity, or for sub-anaesthetic 40-minute infusions':
    'adultos; sin validar en niños, en obesidad grave ni en infusiones subanestésicas de 40 minutos',
  'adults, 0.1 to 1 mg/kg': 'adultos, de 0.1 a 1 mg/kg',
  'critically ill adults only: not for a clinic': 'solo adultos en estado crítico: no para una clínica',
  '1.5 to 14 years, 10.8 to 74.8 kg': 'de 1.5 a 14 años, de 10.8 a 74.8 kg',
  '0.5 to 18 years': 'de 0.5 a 18 años',
  children: 'niños',
  'healthy adults': 'adultos sanos',
  'healthy adults, sub-anaesthetic IV; beyond 50 to 110 kg it extrapolates':
    'adultos sanos, IV subanestésica; fuera de 50 a 110 kg extrapola',
  'adults of 18 to 86 years, 39 to 170 kg, 14 to 112 mg by nose':
    'adultos de 18 a 86 años, de 39 a 170 kg, de 14 a 112 mg por la nariz',
  'healthy adults of 53 to 93 kg': 'adultos sanos de 53 a 93 kg',
  'ventilated infants and children in intensive care': 'lactantes y niños ventilados en cuidados intensivos',
  'borrowed from published models of other data; the muscle absorption rate is an assumption':
    'tomado de modelos publicados con otros datos; la velocidad de absorción muscular es un supuesto',
  'no between-subject variability was published with these parameters':
    'con estos parámetros no se publicó la variación entre personas',
  'no between-subject variability was found for these parameters':
    'para estos parámetros no se halló la variación entre personas',
  'clearance only; the printed spread of Vbeta and half-life does not map to a parameter':
    'solo la depuración; la dispersión impresa de Vbeta y vida media no corresponde a un parámetro',
  'printed as CV; no correlations were found': 'impresa como CV; no se hallaron correlaciones',
  'not found': 'no hallado',
  'the abstract gives 34 to 98 % without saying which parameter has which':
    'el resumen da de 34 a 98 % sin decir qué parámetro tiene cuál',
  'clearance only': 'solo la depuración',
  'clearances only': 'solo las depuraciones',
  published: 'publicado',
  'published, except kmet (30 % assumed)': 'publicado, salvo kmet (30 % supuesto)',
  'published; between-occasion terms are drawn once a person, so a series of sessions repeats one occasion':
    'publicado; la variación entre ocasiones se sortea una vez por persona, así que una serie repite una ocasión',
  'Put together by this project from published parts: it is not a published model.':
    'Reunido por este proyecto con partes publicadas: no es un modelo publicado.',
  'Early samples were dense: while a dose runs this model reads higher than venous models and falls faster.':
    'Las primeras muestras fueron seguidas: durante una dosis este modelo da más que los venosos y baja antes.',
  'Fitted in intensive care after brain or spinal injury: not for clinic patients.':
    'Ajustado en cuidados intensivos tras lesión cerebral o medular: no para pacientes de una clínica.',
  'Disposition comes from one open program only, and its clearance is less than half of the other models in children.':
    'La disposición viene de un solo programa abierto, y su depuración es menos de la mitad que la de otros modelos en niños.',
  'Noresketamine: the peak agrees with the published table, the area over 24 h is 1.38 to 1.56 times the printed one. Treat noresketamine exposure as unvalidated.':
    'Noresketamina: el pico coincide con la tabla publicada, el área de 24 h es de 1.38 a 1.56 veces la impresa. Tome la exposición a noresketamina como no validada.',
  'Weight had no effect in 820 adults: the same dose gives the same curve at every weight.':
    'En 820 adultos el peso no tuvo efecto: la misma dosis da la misma curva con cualquier peso.',
  'Arterial blood: while an infusion runs, and just after, these levels are 1.5 to 2 times what a vein shows.':
    'Sangre arterial: durante una infusión y justo después estos niveles son de 1.5 a 2 veces los de una vena.',
  'The swallowed part (F2 1.16) is a scale of the fit, not a fraction, and feeds metabolites only.':
    'La parte tragada (F2 1.16) es una escala del ajuste, no una fracción, y solo alimenta metabolitos.',
  'The paper prints values at 70 kg without exponents: 0.75 for clearances and 1 for volumes are assumed.':
    'El artículo da valores a 70 kg sin exponentes: se suponen 0.75 para depuraciones y 1 para volúmenes.',
  'Norketamine clearance rises 0.87 % an hour in this model, which a constant-rate engine does not compute: only S-ketamine is shown.':
    'En este modelo la depuración de norketamina sube 0.87 % por hora, lo que un motor de tasas constantes no calcula: solo se muestra S-ketamina.',
  'Fitted in paediatric intensive care: not for clinic patients.':
    'Ajustado en cuidados intensivos pediátricos: no para pacientes de una clínica.',
};
