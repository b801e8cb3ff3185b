import type { WordFamily } from './condition-words.ts';

/** How people write what rules of mind, seizures and substances read; the others stand in `condition-words.ts`. */
export const MIND_WORDS: readonly WordFamily[] = [
  {
    is: ['psychosis'],
    words:
      'voices came back|voices are back|voices in her head|voices in his head|hearing things|seeing things|responding to internal stimuli|rtis|psychosis|psychotic|psychotic features|psychotic symptoms|psychotic disorder|psychotic depression|hallucination|hallucinations|hallucinating|delusion|delusions|delusional|hearing voices|hears voices|paranoid psychosis|brief psychotic disorder|psychoses|hears things|paranoia|command hallucinations|voices in my head|psychotic episode|first episode psychosis|ideas of reference',
  },
  {
    is: ['psychosis', 'sud'],
    words:
      'substance induced psychosis|substance induced psychotic disorder|drug induced psychosis|drug induced psychotic disorder|meth induced psychosis|meth induced psychotic disorder|methamphetamine induced psychosis|methamphetamine induced psychotic disorder|amphetamine induced psychosis|amphetamine induced psychotic disorder|stimulant induced psychosis|stimulant induced psychotic disorder|cocaine induced psychosis|cocaine induced psychotic disorder|alcohol induced psychosis|alcohol induced psychotic disorder|cannabis induced psychosis|cannabis induced psychotic disorder|marijuana induced psychosis|marijuana induced psychotic disorder|hallucinogen induced psychosis|hallucinogen induced psychotic disorder|opioid induced psychosis|opioid induced psychotic disorder|lsd induced psychosis|lsd induced psychotic disorder',
  },
  {
    is: ['schizophrenia-spectrum'],
    words:
      'schizophrenia|schizophrenic|schizoaffective|schizoaffective disorder|schizophreniform|delusional disorder|schizotypal|schizotypal disorder|schizo affective|schizo affective disorder|schizophrenic disorder',
  },
  {
    is: ['no-rule'],
    words:
      'schizoid personality disorder|chronic cough|fever blister|cold sore|cold sores|cold intolerance|social withdrawal|withdrawal bleeding|cold hands',
  },
  {
    is: ['mania', 'bipolar'],
    words:
      'mania|manic|manic episode|hypomania|hypomanic|hypomanic episode|mixed episode|mixed affective episode|mixed features|current episode mixed|current episode manic|current episode hypomanic|mixed affective state|mixed manic|in a mixed state',
  },
  {
    is: ['bipolar'],
    words:
      'bad type 1|bad type 2|bad type ii|bad ii|bipolar|bipolar disorder|bipolar i|bipolar ii|manic depression|manic depressive|bipolar depression|bipolar affective disorder|bi polar|bi polar disorder|bpad|bipolar 1|bipolar 2|bd i|bd ii|bpd ii|bp ii|bipolar one|bipolar two|manic depressive illness|cyclothymia|cyclothymic disorder',
  },
  {
    is: ['dementia'],
    words:
      'dementia|alzheimer|alzheimers|alzheimers disease|alzheimer disease|major neurocognitive disorder|lewy body|vascular dementia|frontotemporal dementia|neurocognitive disorder major|senile dementia|alzheimer dementia|alzheimers dementia|pick disease',
  },
  {
    is: ['mild-cognitive-impairment'],
    words:
      'cognitive decline|memory loss|memory decline|memory impairment|cognitive impairment|mild cognitive impairment|mci|mild neurocognitive disorder',
  },
  { is: ['delirium'], words: 'delirium|delirious|acute confusional state|delirium tremens' },
  {
    is: ['dissociative'],
    words:
      'dissociation|dissociative|dissociates|dissociating|dissociative subtype|dissociative symptoms|dissociative features|dissociative episodes|dissociative identity disorder|dissociative disorder|depersonalization|depersonalisation|derealization|derealisation|depersonalization derealization|dissociative amnesia|dissociative fugue|multiple personality disorder|dpdr|dp dr|dissociative disorders|osdd|multiple personality|dissociative disorder not otherwise specified',
  },
  {
    is: ['suicide-attempt'],
    words:
      'overdose|overdosed|od last|od x|od in|od on|od attempt|cut wrists|slit wrists|cut her wrists|cut his wrists|hung herself|hung himself|jumped from|intento suicidarse|od x2|od x3|suicide attempt|attempted suicide|suicidal behavior|suicidal behaviour|overdose attempt|tried to kill myself|tried to end my life|suicide attempts|tried to kill herself|tried to kill himself|tried to kill themselves|tried to hang|tried to overdose|overdosed on purpose|intentional overdose',
  },
  {
    is: ['suicidal-intent'],
    words:
      'plan to od|wants to od|going to od|planning to od|suicidal intent|suicide plan|suicidal plan|suicidal ideation with plan|suicidal ideation with intent|plan to kill myself|intent to die|acute suicidal ideation|active suicidal ideation|acute suicidality|acutely suicidal|acute suicidal|imminent suicide risk|actively suicidal|wants to kill myself|mdsi|wants to kill herself|wants to kill himself|wants to kill themselves|want to kill myself|going to kill myself|ending my life|end my life|ending her life|ending his life|end her life|end his life|ending it all|end it all|take my own life|take my life|taking my life|plan to overdose|planning to overdose|planning suicide|plans suicide|plan to end my life|kill myself|acute suicide risk',
  },
  {
    is: ['suicidal-ideation'],
    words:
      'suicidal ideation|suicidal ideations|suicidal thoughts|suicidal|suicidality|thoughts of suicide|si|wants to be dead|want to be dead|wishes she was dead|wishes he was dead|does not want to live|no reason to live|suicidal urges|wants to die|passive suicidal ideation|suicide ideation|suicide thoughts|si hi|better off dead|wish i was dead|wishes to be dead|wish to be dead|want to die|death wish|not want to live|dont want to live',
  },
  {
    is: ['suicidal-history'],
    status: 'history',
    words: 'personal history of suicidal behavior|personal history of suicide attempt',
  },
  {
    is: ['epilepsy'],
    words:
      'epilepsy|epileptic|seizure disorder|epilepsy not intractable|seizure disorders|sz disorder|epilepsies|jme|juvenile myoclonic epilepsy|absence seizures|absence epilepsy|absence seizure|epilepsia partialis',
  },
  {
    is: ['epilepsy-uncontrolled', 'epilepsy'],
    words:
      'uncontrolled epilepsy|epilepsy uncontrolled|intractable epilepsy|refractory epilepsy|uncontrolled seizures|uncontrolled seizure disorder|status epilepticus|epilepsy poorly controlled|poorly controlled epilepsy|drug resistant epilepsy|frequent seizures|intractable seizures|epilepsy intractable',
  },
  {
    is: ['epilepsy', 'seizure'],
    words: 'seizure|seizures|convulsion|convulsions|grand mal|had a fit|szs|petit mal|myoclonic seizures',
  },
  {
    is: ['sud'],
    words:
      'accidental overdose|heroin overdose|opioid overdose|fentanyl overdose|heroin|fentanyl use|fentanyl abuse|street fentanyl|smokes crack|meth|relapsed on meth|relapsed on alcohol|relapsed on opioids|relapsed on cocaine|using cocaine|uses cocaine|using heroin|drinks a fifth|fifth of vodka|pint of vodka|pint vodka|fifth vodka|bottle of wine daily|handle of vodka|drinking again|using drugs|uses meth|substance use disorder|substance abuse|alcohol use disorder|alcohol dependence|alcoholism|alcohol dependence uncomplicated|opioid use disorder|opioid dependence|cocaine use disorder|cocaine dependence|stimulant use disorder|stimulant dependence|methamphetamine use disorder|methamphetamine dependence|cannabis use disorder|cannabis dependence|sedative use disorder|benzodiazepine dependence|drug dependence|addiction|drug addiction|polysubstance dependence|polysubstance use disorder|sud|aud|oud|heroin dependence|heroin use|moderate alcohol use disorder|severe alcohol use disorder|drug abuse|other psychoactive substance dependence|sedative hypnotic or anxiolytic dependence|substance dependence|tramadol dependence|oxycodone dependence|fentanyl dependence|opiate dependence|narcotic dependence|painkiller dependence|dependence on alcohol|dependence on opioids|dependence on opiates|dependence on benzodiazepines|drug dependency|alcohol dependency|chemical dependency|opiate use disorder|opiate addiction|opiate abuse|painkiller addiction|opioid addiction|cocaine addiction|heroin addiction|heroin abuse|heroin user|meth addiction|meth use|meth user|meth abuse|crystal meth|crystal meth use|methamphetamine abuse|methamphetamine addiction|amphetamine use disorder|amphetamine abuse|amphetamine addiction|cocaine use|crack use|crack cocaine|iv drug use|ivdu|intravenous drug use|injection drug use|illicit drug use|polysubstance abuse|substance misuse|drug misuse|drug use disorder|alcohol misuse|alcohol addiction|alcoholic|alcohol use disorder moderate|alcohol use disorder severe|benzodiazepine use disorder|benzo addiction|benzodiazepine misuse|sedative dependence|inhalant use disorder|drug user|substance addiction|opioid misuse',
  },
  {
    is: ['sud'],
    status: 'remission',
    words:
      'recovering alcoholic|recovered alcoholic|former alcoholic|ex alcoholic|recovering addict|former addict|ex addict|former drug user|sober alcoholic|alcoholic in recovery|in recovery from alcohol',
  },
  {
    is: ['no-rule'],
    words:
      'tobacco dependence|caffeine dependence|non alcoholic fatty liver disease|nonalcoholic fatty liver disease|non alcoholic steatohepatitis|nonalcoholic steatohepatitis|nash|nafld|masld|alcoholic hepatitis|alcoholic fatty liver|former smoker|ex smoker|sexual abuse|physical abuse|childhood abuse|domestic abuse|emotional abuse',
  },
  {
    is: ['sud-mild'],
    words:
      'heavy alcohol|heavy alcohol use|drinks heavily|drinks daily|daily alcohol|daily drinker|excessive drinking|quit drinking|quit alcohol|stopped drinking|alcohol abuse|cannabis abuse|opioid abuse|cocaine abuse|mild alcohol use disorder|mild substance use disorder|mild cannabis use disorder|mild opioid use disorder|alcohol use disorder mild|cannabis use disorder mild|opioid use disorder mild|binge drinking|heavy drinking|heavy drinker|problem drinking|problem drinker|risky drinking|hazardous drinking|marijuana abuse|cannabis misuse',
  },
  {
    is: ['sud-intoxication'],
    words:
      'hungover|hangover|buzzed|beers this morning|beers this am|been drinking|drinking today|drank today|drank this morning|intoxicated|intoxication|drunk|withdrawal|alcohol withdrawal|opioid withdrawal|stoned|under the influence|benzodiazepine withdrawal|high on cannabis|high on marijuana|high on drugs|high on weed|high right now|high today|hungover from last night|smells of alcohol|going through withdrawal|withdrawing|in withdrawal|inebriated|tipsy',
  },
  { is: ['sud-hallucinogen', 'sud'], words: 'hallucinogen abuse|hallucinogen dependence|hallucinogen use disorder' },
  {
    is: ['sud-ketamine'],
    words:
      'buys ketamine|ketamine on the street|snorts ketamine|snorting ketamine|ketamine off street|ketamine from a dealer|black market ketamine|weekend ketamine|ketamine abuse|ketamine misuse|ketamine dependence|ketamine use disorder|ketamine addiction|recreational ketamine|recreational ketamine use|pcp abuse|pcp use|phencyclidine abuse|phencyclidine use disorder|phencyclidine dependence|harmful use of ketamine|dependence caused by ketamine|pcp dependence|misused ketamine|abused ketamine|phencyclidine misuse|pcp misuse|pcp use disorder|use of ketamine recreationally|recreational use of ketamine|uses ketamine recreationally|used ketamine recreationally|ketamine recreationally|ketamine abuser|k hole|special k|street ketamine|illicit ketamine|ketamine overuse|addicted to ketamine|abuses ketamine|misuses ketamine',
  },
];
