import type { ConditionId, FindingStatus } from './condition.ts';
import { MIND_WORDS } from './condition-words-mind.ts';

/** Phrases that mean the same to us, in lower case, without hyphens or apostrophes; separated by `|`. Longest phrase wins. */
export interface WordFamily {
  readonly is: readonly ConditionId[];
  readonly words: string;
  readonly status?: FindingStatus;
}

/**
 * How people write what rules read, in both spellings of English. Some phrases are here only so that a shorter one inside them
 * does not match: "ocular hypertension" is not hypertension, "without heart failure" is dealt with by negation.
 */
export const CONDITION_WORDS: readonly WordFamily[] = [
  {
    is: ['hypertension'],
    words:
      'bp runs high|bp high|blood pressure runs high|hypertension|high blood pressure|htn|hypertensive|elevated blood pressure|high bp|elevated bp|raised blood pressure|arterial hypertension|hypertensive heart disease',
  },
  {
    is: ['hypertension', 'hypertension-uncontrolled'],
    words:
      'htn urgency|htn emergency|htn crisis|uncontrolled hypertension|poorly controlled hypertension|hypertension uncontrolled|hypertension poorly controlled|resistant hypertension|hypertensive urgency|hypertensive emergency|hypertensive crisis|malignant hypertension|accelerated hypertension|severe hypertension|uncontrolled htn|poorly controlled htn|uncontrolled high blood pressure|uncontrolled blood pressure|hypertension not controlled|uncontrolled essential hypertension|uncontrolled bp',
  },
  {
    is: ['no-rule'],
    words:
      'ocular hypertension suspect|portal hypertensive gastropathy|gestational hypertension|white coat hypertension',
  },
  { is: ['glaucoma'], words: 'ocular hypertension' },
  { is: ['cirrhosis'], words: 'portal hypertension' },
  { is: ['heart-structural'], words: 'pulmonary hypertension|pulmonary arterial hypertension' },
  { is: ['hypertensive-encephalopathy'], words: 'hypertensive encephalopathy' },
  {
    is: ['aneurysm-avm'],
    words:
      'aneurysm|aortic root dilation|aortic root dilatation|dilated aortic root|aortic dilation|aortic dilatation|dilated aorta|dilated ascending aorta|ascending aortic dilation|aortic ectasia|ectatic aorta|carotid dissection|carotid artery dissection|vertebral dissection|vertebral artery dissection|cervical artery dissection|arterial dissection|cavernoma|cavernomas|cavernous malformation|cavernous malformations|cerebral cavernous malformation|cavernous angioma|pseudoaneurysm|aneurysms|aneurism|aneurysmal|arteriovenous malformation|arterio venous malformation|avm|aaa|aortic dissection|dissection of aorta|aneurysmal vascular disease|taa|aortic aneurysm|dissecting aneurysm|evar|tevar|dissection of the aorta|aortic root aneurysm|berry aneurysm|arteriovenous fistula of brain|dural arteriovenous fistula|dural av fistula',
  },
  { is: ['heart-structural'], words: 'atrial septal aneurysm|ventricular aneurysm|aneurysm of heart' },
  {
    is: ['intracranial-haemorrhage'],
    words:
      'intracerebral hemorrhage|intracerebral haemorrhage|intracranial hemorrhage|intracranial haemorrhage|cerebral hemorrhage|cerebral haemorrhage|brain hemorrhage|brain haemorrhage|brain bleed|bleeding in the brain|subarachnoid hemorrhage|subarachnoid haemorrhage|subdural hematoma|subdural haematoma|subdural hemorrhage|epidural hematoma|extradural haematoma|hemorrhagic stroke|haemorrhagic stroke|hemorrhage into the brain|intracerebral bleed|cerebral bleed|intracranial bleed|bleed in the brain|bleed on the brain|intraparenchymal hemorrhage|intraparenchymal haemorrhage|intraventricular hemorrhage|intraventricular haemorrhage|ich|sah|sdh|subdural|subarachnoid bleed|hemorrhagic cva|haemorrhagic cva|hemorrhagic cerebrovascular accident|subdural bleed|subdural haemorrhage|brain haematoma|intracerebral hematoma|intracerebral haematoma',
  },
  {
    is: ['mi'],
    words:
      'myocardial infarction|myocardial infarct|heart attack|nstemi|stemi|acute coronary syndrome|acute mi|recent mi|mi',
  },
  {
    is: ['mi-old'],
    status: 'history',
    words:
      'old myocardial infarction|old mi|prior mi|previous mi|remote mi|old heart attack|healed myocardial infarction|prior myocardial infarction|previous myocardial infarction',
  },
  { is: ['no-rule'], words: 'ureteral stent|biliary stent|carotid stent|bile duct stent|mitral insufficiency trace' },
  { is: ['angina-unstable', 'coronary-disease'], words: 'unstable angina|crescendo angina' },
  {
    is: ['revascularised'],
    status: 'history',
    words:
      'stent|stents|cabg|coronary bypass|coronary artery bypass|bypass surgery|coronary stent|cardiac stent|pci|angioplasty|revascularization|revascularisation|drug eluting stent',
  },
  {
    is: ['coronary-disease'],
    words:
      'coronary artery disease|coronary heart disease|ischemic heart disease|ischaemic heart disease|cad|angina|angina pectoris|stable angina|atherosclerotic heart disease',
  },
  {
    is: ['heart-failure-decompensated'],
    words:
      'heart failure exacerbation|lvad|ventricular assist device|left ventricular assist device|acute myocarditis|myocarditis|endocarditis|infective endocarditis|cardiac tamponade|chf exacerbation|hf exacerbation|exacerbation of heart failure|exacerbation of chf|nyha ii iii|nyha iii iv|nyha 2 3|nyha 3 4|nyha class ii iii|nyha class iii iv|nyha class 2 3|nyha class 3 4|decompensated heart failure|acute heart failure|acute on chronic heart failure|heart failure decompensated|acute decompensated heart failure|nyha iii|nyha iv|nyha 3|nyha 4|nyha class iii|nyha class iv|nyha class 3|nyha class 4|decompensated chf|pulmonary edema|pulmonary oedema|cardiogenic shock|acute systolic heart failure|acute diastolic heart failure|unstable cardiac disease|decompensated congestive heart failure',
  },
  {
    is: ['heart-failure-compensated'],
    words:
      'compensated heart failure|nyha i|nyha ii|nyha 1|nyha 2|nyha class i|nyha class ii|nyha class 1|nyha class 2|heart failure compensated',
  },
  { is: ['heart-failure'], words: 'hf|heart failure|congestive heart failure|chf|hfref|hfpef|cardiac failure' },
  {
    is: ['valve-disease-severe'],
    words:
      'severe aortic stenosis|severe mitral stenosis|severe mitral regurgitation|severe aortic regurgitation|severe valve disease|severe valvular disease|severe valvular heart disease|critical aortic stenosis|severe tricuspid regurgitation|severe as|severe mr|aortic stenosis severe|mitral regurgitation severe',
  },
  {
    is: ['heart-structural'],
    words:
      'heart disease|cardiac disease|bad heart valve|hocm|hcm|hypertrophic cardiomyopathy|hypertrophic obstructive cardiomyopathy|takotsubo|takotsubo cardiomyopathy|stress cardiomyopathy|congenital heart disease|fontan|tetralogy of fallot|heart transplant|cardiac transplant|pericardial effusion|pericarditis|leaky valve|heart murmur|valvulopatia|aortic stenosis|mitral stenosis|mitral regurgitation|aortic regurgitation|valve disease|valvular heart disease|valvular disease|cardiomyopathy|mitral valve prolapse',
  },
  {
    is: ['arrhythmia-symptomatic', 'arrhythmia'],
    words:
      'vt storm|electrical storm|vt|v tach|vtach|vfib|v fib|ventricular arrhythmia|symptomatic arrhythmia|symptomatic atrial fibrillation|symptomatic bradycardia|symptomatic tachycardia|ventricular tachycardia|ventricular fibrillation|uncontrolled atrial fibrillation|uncontrolled arrhythmia|symptomatic svt|cardiac arrest|afib with rvr|atrial fibrillation with rapid ventricular response|unstable arrhythmia',
  },
  {
    is: ['arrhythmia'],
    words:
      'palpitations|prolonged qtc|qtc prolongation|qtc prolonged|long qtc|torsades|torsades de pointes|racing heart|heart racing|palpitaciones|taquicardia|pacemaker|implantable defibrillator|icd in place|aicd|atrial fibrillation|atrial flutter|afib|a fib|af|svt|supraventricular tachycardia|arrhythmia|dysrhythmia|long qt|long qt syndrome|heart block|sick sinus syndrome|wolff parkinson white|prolonged qt|qt prolongation|av block|atrial fib|psvt|paroxysmal supraventricular tachycardia|a flutter|arrythmia|irregular heartbeat|irregular heart beat|wpw|brugada syndrome|brugada|pvcs|premature ventricular contractions|inappropriate sinus tachycardia|pots|postural orthostatic tachycardia syndrome',
  },
  {
    is: ['stroke-tia'],
    words:
      'stroke|tia|transient ischemic attack|transient ischaemic attack|cerebral infarction|cerebral infarct|ischemic stroke|ischaemic stroke|cerebrovascular accident|cva|mini stroke|transient cerebral ischemic attack|lacunar infarct|lacunar stroke|cerebellar infarct|brain attack|ministroke|cerebral ischemia|brain infarct|mca infarct',
  },
  {
    is: ['stroke-tia-old'],
    status: 'history',
    words:
      'old stroke|remote stroke|prior stroke|old cva|prior cva|prior tia|previous stroke|previous tia|sequelae of cerebral infarction|remote tia|old tia',
  },
  { is: ['phaeochromocytoma'], words: 'pheochromocytoma|phaeochromocytoma|paraganglioma|pheo|phaeo' },
  {
    is: ['adrenal-mass'],
    words: 'adrenal mass|adrenal adenoma|adrenal incidentaloma|benign neoplasm of adrenal gland',
  },
  { is: ['preeclampsia', 'pregnancy'], words: 'preeclampsia|pre eclampsia|eclampsia|hellp syndrome' },
  {
    is: ['icp-raised'],
    words:
      'normal pressure hydrocephalus|raised intracranial pressure|increased intracranial pressure|elevated intracranial pressure|high intracranial pressure|intracranial hypertension|benign intracranial hypertension|idiopathic intracranial hypertension|pseudotumor cerebri|pseudotumour cerebri|raised icp|increased icp|elevated icp|hydrocephalus|cerebral edema|cerebral oedema|brain mass with effect|mass effect|brain herniation|papilledema|papilloedema|iih|raised pressure in the skull|pseudotumor|brain swelling|intracranial pressure raised|intracranial pressure elevated',
  },
  {
    is: ['brain-mass'],
    words:
      'brain met|cerebral met|metastases to brain|brain tumors|brain tumor|brain tumour|brain mass|glioma|glioblastoma|meningioma|brain metastases|brain metastasis|intracranial mass|brain abscess|mass lesion|intracranial tumor|intracranial tumour|intracerebral mass|cerebral tumor|cerebral tumour|brain cancer|cerebral metastases|brain mets|acoustic neuroma|astrocytoma|oligodendroglioma|vestibular schwannoma',
  },
  {
    is: ['csf-shunt'],
    words:
      'vp shunt|ventriculoperitoneal shunt|csf shunt|cerebrospinal fluid drainage device|lumboperitoneal shunt|ventricular shunt|v p shunt|ventriculo peritoneal shunt|ventriculoatrial shunt|va shunt|brain shunt|shunt for hydrocephalus|lp shunt',
  },
  {
    is: ['head-injury'],
    words:
      'head injury|concussion|traumatic brain injury|tbi|head trauma|skull fracture|intracranial injury|head injuries|blow to the head|hit head|hit my head',
  },
  {
    is: ['glaucoma'],
    words:
      'narrow angles|narrow angle|anatomically narrow angles|glaucoma|open angle glaucoma|narrow angle glaucoma|raised intraocular pressure|poag|primary open angle glaucoma|angle closure glaucoma|high eye pressure|elevated intraocular pressure',
  },
  {
    is: ['glaucoma-acute', 'glaucoma'],
    words:
      'acute angle closure|acute angle closure glaucoma|angle closure crisis|acute glaucoma|untreated glaucoma|glaucoma untreated|uncontrolled glaucoma|glaucoma uncontrolled|acute angle closure glaucoma attack',
  },
  { is: ['open-globe'], words: 'open globe|open globe injury|ruptured globe|penetrating eye injury|globe rupture' },
  {
    is: ['eye-surgery-planned'],
    words:
      'planned eye surgery|retinal surgery planned|retinal detachment surgery planned|upcoming cataract surgery|eye operation planned|cataract operation planned|upcoming cataract operation|upcoming laser eye surgery|planned cataract surgery|upcoming eye surgery|scheduled cataract surgery|scheduled eye surgery|eye surgery planned|cataract surgery planned|cataract surgery scheduled',
  },
  {
    is: ['pregnancy'],
    words:
      'missed period|late period|edd|positive pregnancy test|pregnancy test positive|hcg positive|positive hcg|pregnant|pregnancy|pregnant state|gravid|intrauterine pregnancy|iup|weeks gestation|expecting a baby|weeks pregnant|pregnant now',
  },
  {
    is: ['no-rule'],
    words:
      'gestational diabetes history|ectopic pregnancy|pregnancy planned|planning pregnancy|pregnancy planning|planning a pregnancy|trying to conceive|trying for pregnancy|history of pregnancy|previous pregnancy|prior pregnancy|molar pregnancy|pregnancy test result negative|pregnancy test negative|menopause|post menopausal|postmenopausal|hysterectomy',
  },
  {
    is: ['breastfeeding'],
    words:
      'breastfeeding|breast feeding|lactating|lactation|nursing mother|lactating mother|breast fed|breastfeeds|nursing an infant|nursing infant|nursing a baby|nursing baby|currently nursing|nursing my baby|pumping breast milk|expressing milk',
  },
  {
    is: ['anaesthetic-allergy'],
    words:
      'anaphylaxis to ketamine|allergic to ketamine|ketamine allergy|allergy to ketamine|ketamine anaphylaxis|allergic reaction to ketamine|alergia a la ketamina|alergico a la ketamina|alergica a la ketamina|allergy to anesthetic|allergy to anaesthetic|anesthetic allergy|allergy status to anesthetic agent',
  },
  {
    is: ['liver-decompensated'],
    words:
      'decompensated cirrhosis|liver failure|hepatic failure|acute liver failure|hepatic encephalopathy|ascites|child pugh c|childs c|hepatorenal syndrome|end stage liver disease|decompensated liver disease|cirrhosis decompensated|child c|cirrhosis of liver with ascites|bleeding varices|variceal bleeding|esld|fulminant hepatic failure|fulminant liver failure|childs pugh c|child pugh class c|liver failing|liver decompensation',
  },
  { is: ['cirrhosis'], words: 'cirrhosis|cirrhosis of liver|liver cirrhosis|alcoholic cirrhosis' },
  {
    is: ['ketamine-cystitis'],
    words:
      'ketamine cystitis|ketamine bladder|ketamine induced cystitis|ketamine associated cystitis|ketamine uropathy|ketamine induced uropathy|ketamine bladder syndrome|ketamine related cystitis|cystitis due to ketamine|cystitis from ketamine|cystitis after ketamine|ketamine induced ulcerative cystitis|ketamine related bladder damage|ketamine induced bladder damage|bladder damage from ketamine',
  },
  {
    is: ['cystitis'],
    words:
      'cystitis|interstitial cystitis|ulcerative cystitis|bladder pain syndrome|painful bladder syndrome|hemorrhagic cystitis|haemorrhagic cystitis|ic bps|bps|bladder ulcers|hunner lesions|hunner ulcer|ulcerated bladder',
  },
  {
    is: ['haematuria'],
    words:
      'peeing blood|pee blood|blood in pee|urinating blood|hematuria|haematuria|blood in urine|blood in the urine|bloody urine',
  },
  {
    is: ['dysuria'],
    words:
      'dysuria|painful urination|burning urination|burning on urination|burning with urination|pain on urination|pain passing urine|bladder pain|burning when i pee|burning when peeing|burns when i pee|burns to pee|hurts to pee|burning when urinating|burning when i urinate|pain when urinating|pain when i pee|pain when peeing|stinging when i pee|painful peeing|burning with peeing|pain urinating',
  },
  {
    is: ['uti'],
    words:
      'uti|urinary tract infection|acute cystitis|bladder infection|pyelonephritis|kidney infection|urinary infection',
  },
  {
    is: ['urologic-symptoms'],
    words:
      'urinary frequency|frequency of urination|frequency of micturition|increased frequency of urination|urinary urgency|urgency of urination|nocturia|overactive bladder|polyuria|pollakiuria|urgency|frequent urination|urinary hesitancy|peeing a lot|peeing often|getting up at night to urinate|getting up at night to pee|waking to urinate|up at night to pee|waking up to pee|going to the bathroom often|urinating often|urinating more often|urinating frequently|frequency|voiding frequently|oab|bladder urgency|urge incontinence|pee all the time',
  },
  {
    is: ['hyperthyroid'],
    words:
      'hyperthyroid|hyperthyroidism|thyrotoxicosis|thyrotoxic|graves disease|graves|overactive thyroid|thyroid storm|toxic goiter|toxic goitre',
  },
  {
    is: ['porphyria-acute'],
    words: 'acute porphyria|acute intermittent porphyria|porphyria|variegate porphyria|hereditary coproporphyria|aip',
  },
  { is: ['no-rule'], words: 'porphyria cutanea tarda|pct porphyria' },
  { is: ['osa'], words: 'obstructive sleep apnea|obstructive sleep apnoea|sleep apnea|sleep apnoea|osa' },
  {
    is: ['lung-disease'],
    words:
      'copd|chronic obstructive pulmonary disease|chronic obstructive lung disease|asthma|emphysema|chronic bronchitis|bronchiectasis|pulmonary fibrosis|interstitial lung disease|chronic respiratory failure',
  },
  {
    is: ['lung-exacerbation', 'lung-disease'],
    words:
      'copd exacerbation|exacerbation of copd|asthma exacerbation|asthma attack|acute asthma|acute exacerbation|exacerbation|status asthmaticus|acute bronchospasm|wheezing|wheeze|respiratory failure|acute respiratory failure|bronchospasm',
  },
  {
    is: ['home-oxygen'],
    words:
      'on oxygen|on o2|o2 dependent|supplemental oxygen|continuous oxygen|nocturnal oxygen|oxygen at night|oxygen therapy|home o 2|concentrator|oxygen concentrator|home oxygen|home o2|oxygen dependent|dependence on supplemental oxygen|long term oxygen therapy|oxygen at home',
  },
  {
    is: ['respiratory-infection'],
    words:
      'cold|common cold|head cold|chest cold|upper respiratory infection|upper respiratory tract infection|uri|urti|chest infection|lower respiratory tract infection|respiratory infection|pneumonia|bronchitis|acute bronchitis|influenza|flu|covid|covid 19|coronavirus|sinusitis|acute sinusitis|strep throat|sinus infection|pharyngitis|sore throat|tonsillitis|laryngitis|rhinovirus|rsv|croup|runny nose|rhinorrhea|rhinorrhoea|fever|febrile|cough|productive cough|coughing|sneezing|acute upper respiratory infection',
  },
  {
    is: ['nasal-pathology'],
    words:
      'nasal polyp|nasal polyps|deviated septum|nasal septal surgery|septal surgery|septoplasty|nasal septum perforation|septal perforation|chronic sinusitis|nasal surgery|nasal obstruction|turbinate hypertrophy|severe nasal congestion|nasal deformity|deviated nasal septum|nasal polyposis|polyps in nose|polyps in the nose|nose surgery|rhinoplasty|sinus surgery|severe congestion|severely congested',
  },
  { is: ['nasal-block'], words: 'nasal congestion|blocked nose|stuffy nose|congested nose|nose blocked|nasal block' },
  { is: ['obesity-class-3'], words: 'morbid obesity|severe obesity|class 3 obesity|class iii obesity|extreme obesity' },
  {
    is: ['dialysis'],
    words:
      'on hd|hd mwf|hd tts|hd tiw|dialysis|hemodialysis|haemodialysis|end stage renal disease|esrd|peritoneal dialysis|end stage kidney disease',
  },
  {
    is: ['chest-pain'],
    words:
      'chest pain|cp|chest tightness|chest pressure|chest discomfort|chestpain|pain in my chest|pain in chest|pain in the chest|tight chest|chest is tight|chest feels tight|chest heaviness|heart pain|angina attack',
  },
  {
    is: ['dyspnoea'],
    words:
      'catch my breath|catch her breath|catch his breath|winded|dyspnea on exertion|breathing hard|cannot catch breath|dyspnea|dyspnoea|shortness of breath|short of breath|difficulty breathing|trouble breathing|breathlessness|breathless|sob|difficulty in breathing|breathing difficulty|breathing difficulties|hard to breathe|cant breathe|cannot breathe|out of breath|struggling to breathe|labored breathing|laboured breathing|gasping|dyspneic|dyspnoeic',
  },
  {
    is: ['severe-headache'],
    words:
      'worst headache of|severe headache|sudden headache|sudden severe headache|thunderclap headache|worst headache|worst headache of my life|worst headache ever|bad headache|terrible headache|very bad headache|splitting headache|intense headache|excruciating headache|explosive headache',
  },
  {
    is: ['visual-change'],
    words:
      'vision going in and out|vision going|vision comes and goes|cannot see|tunnel vision|vision gone|visual change|visual changes|vision change|vision changes|blurred vision|blurry vision|double vision|visual disturbance|visual loss|vision loss|loss of vision|diplopia|sudden loss of vision|changes in vision|change in vision|seeing double|vision blurry|vision blurred|lost vision|blurry eyesight|cant see|visual disturbances|blindness sudden|sudden blindness|blurring of vision|vision problems|trouble seeing|visual blurring|scotoma|changed vision',
  },
  {
    is: ['focal-deficit'],
    words:
      'focal deficit|focal neurological deficit|focal weakness|facial droop|left sided weakness|right sided weakness|weakness on left side|weakness on right side|left sided numbness|right sided numbness|facial weakness|difficulty speaking|trouble walking suddenly|face drooping|arm weakness|leg weakness|one sided weakness|slurred speech|hemiparesis|numbness on one side|weakness on one side|aphasia|unilateral weakness|sudden weakness|trouble speaking|focal neurologic deficit|weakness one side|numbness one side|arm numbness|facial numbness|face numbness|numb face|numb arm|numbness left face|numbness right face|numbness left arm|numbness right arm|numbness in face|numbness in arm|slurring words|slurring speech|slurring|face droop|drooping face|left arm weakness|right arm weakness|left leg weakness|right leg weakness|cannot speak|cant speak|dysarthria|hemiplegia|neurological deficit|neurologic deficit',
  },
  {
    is: ['confusion'],
    words:
      'acutely confused|not herself|not himself|not oriented|loss of consciousness|unresponsive|confusion|confused|disoriented|disorientation|altered mental status|confusional state|not making sense|muddled',
  },
  {
    is: ['gut-symptoms'],
    words:
      'nausea|nauseous|vomiting|bloating|bloated|abdominal pain|stomach pain|abdominal discomfort|feeling sick|fullness|reflux|epigastric pain',
  },
  {
    is: ['sud'],
    words:
      'nitrous abuse|nitrous oxide abuse|nitrous oxide use disorder|whippets|inhalant abuse|huffing|kratom dependence|kratom addiction|kratom use disorder|kratom abuse|gabapentin abuse|benzo abuse|xanax abuse',
  },
  {
    is: ['eye-surgery-planned'],
    words:
      'retinal detachment repair|vitrectomy|gas bubble in eye|gas bubble in the eye|intraocular gas|recent eye surgery',
  },
  {
    is: ['csf-shunt'],
    words: 'shunt placed|shunt placement|shunt revision|shunted',
  },
  {
    is: ['no-rule'],
    words: 'av shunt|tips shunt|portacaval shunt',
  },
  {
    is: ['no-rule'],
    words:
      'pain|depression|major depressive disorder|major depression|mdd|trd|treatment resistant depression|recurrent depression|depressive disorder|persistent depressive disorder|dysthymia|dysthymic disorder|postpartum depression|seasonal affective disorder|anxiety|generalized anxiety disorder|generalised anxiety disorder|gad|anxiety disorder|panic disorder|panic attack|social anxiety|social phobia|ptsd|posttraumatic stress disorder|post traumatic stress disorder|ocd|obsessive compulsive disorder|adjustment disorder|adhd|attention deficit hyperactivity disorder|attention deficit disorder|autism|autism spectrum disorder|borderline personality disorder|personality disorder|anorexia nervosa|bulimia nervosa|eating disorder|binge eating disorder|insomnia|complex regional pain syndrome|crps|fibromyalgia|neuropathic pain|chronic pain|chronic pain syndrome|phantom limb pain|phantom limb|trigeminal neuralgia|postherpetic neuralgia|migraine|migraines|cluster headache|headache|headaches|tension headache|low back pain|back pain|neck pain|osteoarthritis|arthritis|rheumatoid arthritis|gout|osteoporosis|spinal stenosis|sciatica|neuropathy|peripheral neuropathy|hyperlipidemia|hyperlipidaemia|hypercholesterolemia|high cholesterol|dyslipidemia|diabetes|diabetes mellitus|type 2 diabetes|type 1 diabetes|type 2 diabetes mellitus|type 1 diabetes mellitus|prediabetes|hypothyroidism|hashimoto thyroiditis|thyroid nodule|goiter|gerd|gastroesophageal reflux disease|acid reflux|irritable bowel syndrome|ibs|crohns disease|ulcerative colitis|celiac disease|constipation|fatty liver|hemorrhoids|allergic rhinitis|seasonal allergies|hay fever|eczema|psoriasis|acne|rosacea|anemia|anaemia|iron deficiency|vitamin d deficiency|obesity|overweight|pcos|polycystic ovary syndrome|endometriosis|erectile dysfunction|benign prostatic hyperplasia|bph|kidney stones|chronic kidney disease|ckd|restless legs syndrome|hypotension|low blood pressure|syncope|vertigo|dizziness|tinnitus|hearing loss|nicotine dependence|tobacco use|smoker|tobacco use disorder|parkinson disease|multiple sclerosis|lupus|appendectomy|cholecystectomy|tonsillectomy|fatigue|tired|adrenal insufficiency|hypokalemia|hyponatremia|dry mouth|none today|anxious|sad|sleepy|drowsy|itching|am well|feel well|feeling well|feels well|asymptomatic|sprain|menopausal symptoms|irritability|poor sleep|low mood|stress|grief|borderline personality|conversion disorder|functional neurological disorder|alopecia|cataract|dry eye|myopia|hep c|hep b|ckd2|ckd3|ckd3a|ckd3b|ckd4|nkda|hepatitis c|cancer|breast cancer|prostate cancer|dermatitis|plantar fasciitis|carpal tunnel syndrome|varicose veins|peripheral artery disease|deep vein thrombosis|raynaud|psoriatic arthritis|lactose intolerance|hyperlipemia|vitamin b12 deficiency|kidney stone|gallstones|diverticulitis|diverticulosis|ulcer|peptic ulcer|gastritis|stomach ulcer|heartburn|indigestion|diarrhea|diarrhoea|sinus headache|muscle tension|tmj|bruxism|sciatic pain|disc herniation|herniated disc|degenerative disc disease|scoliosis|knee pain|shoulder pain|hip replacement|knee replacement|pelvic pain|dysmenorrhea|pmdd|pms|menopause symptoms|hypogonadism|low testosterone|infertility|chronic fatigue syndrome|long covid|lyme disease|ehlers danlos syndrome|mcas|hiv|hepatitis b|herpes|shingles|trichotillomania|tourette syndrome|tics|stutter|nightmares|hypersomnia|narcolepsy|burnout|bereavement|complex ptsd|cptsd|agoraphobia|specific phobia|phobia|double depression|atypical depression|melancholia|melancholic depression|mood disorder|gender dysphoria|melanoma|skin cancer|colon cancer|lung nodule|thyroid cancer|lymphoma|tired today|nervous|worried|a bit anxious|slept badly|bad sleep|hungry|thirsty|fine|ok|good',
  },
  ...MIND_WORDS,
];
