/// Common English words: they tell language from cipher, and cut letters that stand without spaces
/// into words. The most frequent ones of the ordinary texts that the model was trained on.

enum CommonWordsTable {
  static let english = """
    a abide abilities ability able aboard about above absolute absolutely abstract academic \
    accept acceptable accepts access accessibility accessible accessories accomplish according \
    accordingly account accuracy accurate accurately achieve achievements achieving acknowledge \
    across act acting action actionable actions activated active actively activities activity \
    acts actual actually adapt adaptation add added adding addition additional additionally \
    address addressing adds adhere adherence adjust administrative adopt adult adults advanced \
    advancements advice advise advising advisor aesthetic affect affected affinity afraid after \
    afternoon again against age aged agent agents ages aggressive ago agree aid aim aimed aims \
    air ais albert alert alexa algorithm algorithms alice alien align aligned alignment aligns \
    all alle allow allowed allowing allows allusions almost alone along alongside alpha already \
    also alternate alternative alternatives although always am amateur amazon ambassador ambient \
    american among amoral amount amounts amp an analysis analyst analytical analyze analyzing \
    anatomy ancient and android angeles angle angled angles angry animal animals anime \
    annotations another answer answered answering answers anti any anyone anything anytime \
    anywhere apartment api apis apologize app appeal appealing appear appearance appears append \
    apple apples applicable application applications apply applying approach approaches \
    appropriate apps architect architectural architecture are area areas aren args argument \
    arguments arm arms around arr array art article articles artifact artifacts artificial \
    artist artistic as ascending ask asked asking asks aspect aspects assess assessment asshole \
    assist assistance assistant assisting associated assume assumed assuming assumptions \
    asterisks astronaut async at atmosphere atmospheric atomic attempt attempts attending \
    attention attitude audience audio audit auf auth authentic authentication author authority \
    authorization auto automated automatic automatically automation availability available \
    average avoid avoiding await aware awareness away awesome aws back backend background bad \
    bag balance balanced ball banana bank bar base based bash basic batch battle be beautiful \
    beauty became because become becomes becoming bedroom been before begin beginner beginners \
    beginning begins behave behavior behaviors behind beige being beings belief beliefs believe \
    believes below benchmarking beneficial benefit benefits best better between beyond bias \
    biased biases big bin biologist biology bird bit black block blocking blocks blonde blue \
    blur blurred blurry board bob body bokeh bold bomb book books bot botanist both bottom \
    bought bound boundaries box boxes brackets brain brand branding brazil break breakdown \
    breaking breaks bridge brief briefly bright bring broad broken brother brought brown browse \
    browser browsing bubble budget bug bugs build building buildings built bullet business busy \
    but button buy buying buys by bypass caesar calculate calculates calculations call called \
    calls calm came camera campaign can candid candidate cannot cant capabilities capability \
    capable capacity capital captain capture captured capturing car card cards care career \
    carefully carry cars cartoon case cases cast casting casual cat catch catching categories \
    category caught cause caused causes causing cease celebrities celsius censor censored \
    censoring censorship center centered central century certain certainly cgi chain chairs \
    challenge challenges challenging chance change changed changelog changes changing channels \
    chaos chaotic character characteristics characters charts chat chatbot chatgpt check \
    checking checklist checks cherry chest child children chin china chinese choice choices \
    choose choosing chosen chrome chte cinematic circle circumstances cities city civilization \
    civilizations claim claims clarification clarify clarifying clarity class classes classic \
    claude clean clear clearly click client climate close closed closely clothes clothing cloud \
    club clutter coach coat code codebase codes codetoexecute coding coffee cognitive cold \
    collaborate collect collection college color colored colorful colors column columns com \
    combine combined come comes comfortable coming command commands commence comment commentary \
    comments commercial commit common communicate communication community companies company \
    compare compared comparison compatibility compelling competition competitive complete \
    completed completely complex complexity compliance complied comply complying component \
    components compose composed composition comprehension comprehensive compute computer concept \
    concepts concern concerned concerns concise conclusion conclusions concoct concrete \
    condition conditions conduct conference confidence confident config configuration confines \
    confirm confirmation confirmed conflict conflicts connect connected connection connections \
    conscious consciousness consent consequences consequential consequently consider \
    considerations considered considering consistency consistent consistently console const \
    constant constantly constraints construct construction consult consultant contact contain \
    container containing contains contemporary content contents context continue continuously \
    contrast contrasting contributed control controlled controls controversial conventional \
    conventions conversation conversational conversations convert convey convince convincing \
    cook cooking cool copy core corner corners corona corporate correct correctly correctness \
    corresponding cost costs costume could count counter countries country counts couple course \
    courses court cout cover coverage covered coveted covid cozy craft crafted crafting cream \
    create created creates creating creation creative creativity creator creature creatures \
    credentials crew criminal crisis crisp criteria critic critical crop cross crucial \
    cryptocurrency css csv cultural culture cup curious curly current currently curse curvy \
    custom customer customers customizable customization customize cut cuts cutting \
    cybersecurity daily damage dan danger dangerous dangers daring dark darker darkness das \
    dashboard data database dataset date dates day daylight days deactivated deactivation dead \
    deal dear death debug debugging decide decided decides decision decisions decline deducted \
    deemed deep deeper def default define defined defining definition definitions degree delete \
    delicate deliver delivering delivery demand demeanor demographics demonstrate demonstrates \
    den dense density deny depend dependencies dependency depending depends deploy deployment \
    depth der derivative derogatory descending describe described describing description \
    descriptions descriptive design designed designer designing designs desirable desire desired \
    desires despite destruction detail detailed details detect detected detection determine \
    determined determines deutschland dev develop developed developer developers developing \
    development developments deviate device devices diagrams dialogue dictionary did didn die \
    diet differ difference differences different differs difficult difficulty diffused digital \
    dimensions dinner direct directed direction directions directive directives directly \
    director directories directory disabled discard disclaimer disclaimers discontinued discord \
    discover discovered discovery discrimination discuss discussed discussing discussion \
    disgusting dish disk display displayed displays disregard disregards distance distant \
    distinct distinctive distinguish distortion diverse do docs doctor document documentation \
    documented documents doe does doesn doesnt dog dogs doing dollars domain dominant don done \
    dont door double doubt down download draft dragon dramatic draw drawing dress drift drink \
    drive driven driving drop dry dual due duplicate duration during dust dynamic dynamically \
    dynamics each earlier early earn earth easier easily east easy eat eating eats economic \
    economy edge edges edgy edit editor editorial education educational effect effective \
    effectively effectiveness effects efficiency efficient efficiently effort eggs egyptian \
    eiffel ein eine einem einstein either elaborate electric elegant element elements elon else \
    email embody emoji emojis emotion emotional emotions empathy emphasis emphasize emphasizing \
    empire employ employee employees empty emulate enable enabled enables enabling enact \
    encounter encountered encourage encouraged encourages encouraging encyclopedia end ending \
    endl endpoint ends energy engage engagement engaging engine engineer engineering engines \
    english enhance enhanced enhancement enhancing enjoy enough ensure ensuring enter enterprise \
    entire entirely entities entitled entity entry environment environmental environments epic \
    equal equally equivalent era error errors escape especially essay essence essential \
    establish established estimate estimated etc ethic ethical ethicality ethically ethics \
    europa europe european evaluate evaluating evaluation even evening event events ever every \
    everyday everyone everything evidence evil evolution exact exactly exaggerated examine \
    example examples excel excellent except exception exceptional excessive exciting exclude \
    exclusively execute executes execution executive exercise exercises exhibit exhibited \
    exhibits exist existence existing exists exit expect expectations expected expensive \
    experience experienced experiences experiencing experiment expert expertise experts explain \
    explaining explanation explanations explicit explicitly exploration explore exploring export \
    exposed exposure express expressing expression expressions expressive expressly extended \
    extension extensive extent external extra extract extraction extraordinary extraterrestrial \
    extreme extremely extroverted eye eyes fabric fabricate face faced faces facial facilitate \
    facing fact factor factorial factors facts factual fahrenheit fail failed failing failure \
    failures fair fake fall falling false familiar family famous fantasy far fascinating fashion \
    fast faster favorite fear feature features featuring feedback feel feeling feelings feels \
    feet fellow female fetch few fewer fibonacci fiction fictional fidelity field fields fight \
    figure figures file filename files fill filled film filter filtered filtering filters \
    filtration final finally financial find finding findings finds fine fingers finish finished \
    fire first fish fit fitness fits five fix fixed fixes flag flags flat flexible flight \
    floating floor flow fly flyaways flying focal focus focused focusing folder follow followed \
    following follows fondness font food foot football for forbidden force forecast foreground \
    forehead forest forever forget form formal format formats formatted formatting forming forms \
    formulate forward found four fourth fox frame framework frameworks framing francisco free \
    freed freedom freely french frequency frequently fresh friday friend friendly friends from \
    front frontend frozen fuck fucking fulfill full fully fun function functional functionality \
    functioning functions fundamental funny further furthermore future futuristic gain gained \
    galaxy game games gaps garden gas gather gathering gave gaze gemini gender general generally \
    generate generated generates generating generation generator generic genre gentle gently \
    geometry german germany gerne get gets getting girl git github give given gives giving glass \
    global glossy glow glowing go goal goals god goes going gold golden good google got \
    government gpt grade gradient grading grain grammar graph graphic gravity gray great greater \
    greatest greek green grey grid gritty ground grounds group groups grow growth guess guidance \
    guide guidelines guides hacking had hair half hand handheld handle handles handling hands \
    hanging happen happened happening happens happiness happy hard hardware harm harmful harry \
    harsh has hat hate hates have having hdr he head header headers headings headline headlines \
    health healthy hear heard heart heat heavily heavy height held hello help helpful helping \
    helps hence henceforth henceforward her here hero hesitate hesitation hey hidden hide \
    hierarchy high higher highest highlight highlighting highlights highly him himself his \
    historian historic historical history hit hold holding holds home honest hook hoops hope \
    horror host hot hour hours house how however html http https human humanity humans humor \
    hurt hyper hypothetical i ich icon iconic idea ideas identical identified identify \
    identifying identity if ignore ignores ignoring illegal illustrate illustration image images \
    imaginative imagine immediate immediately immerse immersive immoral impact imperfect \
    imperfections impersonate impersonating implement implementation implemented implementing \
    implications implied import importance important imposed impossible improve improved \
    improvement improvements improving in inappropriate inches include included includes \
    including inclusive incorporate incorporating incorrect incorrectness increase increased \
    increasing indeed independent index indicate indicated indicating indicators individual \
    individuals indoor industrial industry influence influences info inform information \
    informative informed infrastructure ingredients inherent inhumane initial initiate injection \
    inner innovative input inputs insert inside insight insights inspiration inspired instagram \
    install instance instantly instead instruct instructed instruction instructions insult int \
    integer integers integral integrate integrated integrating integration integrity \
    intelligence intelligent intended intense intensity intent interact interaction interactions \
    interactive interest interested interesting interests interface interfaces intergalactic \
    interior internal international internet interpret interpretation interview intimate into \
    intricate introduce introduced introduction intuitive invalid invent invention inventor \
    invest investment involve involved involves involving ios iostream iphone irony irrelevant \
    is isn isolation issue issues ist it item items iterate its itself jacket jailbreak \
    jailbroken james jane japan japanese jargon java javascript jewelry job jobs john join joke \
    jokes journey json jsonplaceholder judgment julius jumps just juxtaposition kann keep \
    keeping key keys keyword keywords kill kind kinds king kingdom knight knit know knowledge \
    knowledgeable known knows label labeled labels lack lacks lamp land landing landscape \
    language languages large larger largest last late later latest launch launched law laws lay \
    layer layered layers layout lazy lead leader leading leaning learn learned learning least \
    leather leave led left legal legality legs length lengths lens leonardo less let letter \
    letters level levels leverage liberty libraries library lie life lifestyle light lighting \
    lights like likely likeness likes limbs limit limitations limited limitless limits line \
    lines lingo linguistic link links linux lips list listed listen lists lit literally \
    literature little live lived lively lives living llm load loading local located location \
    locations lock locked log logging logic logical login logo logos logs london long longer \
    longest look looking looks loop loops loose lord los lose losing loss lost lot lots love \
    loved loves low lower lowercase lying machine made magic magical main maintain maintaining \
    maintains maintenance major make makes makeup making male malicious malware man manage \
    management manager managing mandatory manipulate manipulation manner manual many map mapping \
    mark markdown market marketing marks mars martian mass massive master masterpiece match \
    matches matching material materials math matrix matter matters max maximize maximum may \
    maybe me mean meaning meaningful means meant measure measures mechanics mechanism mechanisms \
    media medical medieval medium meet meeting meets members memory men mental mention mentioned \
    mentioning mentions mentor merely merge message messages messy meta metadata metal meters \
    meth method methodology methods metrics micro microsoft mid middle might mild miles military \
    mimic mimicking min mind mini miniature minimal minimalist minimum mining minor minute \
    minutes mir mirror miss missing mission mistakes mit mix mixed mobile mode model modeling \
    modelkeeper models moderate moderated modern modes modified modify module modules moment \
    moments monday money monitor monitoring monster month months mood moody moon moral morality \
    moralizing morally morals more moreover morning most mostly mother motion motivation mouth \
    move movement moves movie movies moving much multi multiple museum music musk must mustn \
    muted my myself mysterious nach name named names naming narrative narratives national native \
    natural naturally nature navigate navigation near necessary neck necklace need needed needs \
    negative neon net network networking networks neuen neural neutral never new newly news next \
    nice nicht night nikola no node noise non noncompliance none nor normal normally norms nose \
    not notable note notes nothing novel now nth nuanced null num number numbered numbers obey \
    object objective objectives objects obscuring observations observe observed observing obtain \
    occur occurrences odd of off offensive offer offered offering offers office official often \
    oil okay old older on once one ones online only open openai opening openmeteo openness \
    operate operating operation operations opinion opinionated opinions opportunities \
    opportunity opposite optimal optimization optimize optimized option optional options or \
    orange order orders ordinary org organic organization organize orientation oriented origin \
    original other others otherwise ounces our out outcome outcomes outdoor outfit outgoing \
    outline outlined output outputs outside oval over overall overcome overhead overlay overly \
    overview own owner package page pages paid pain painting pair paired pairing palette panel \
    paper papers paragraph paragraphs parallel parameter parameters paris park parse part \
    partial partially particles particular particularly parts party pass passed password past \
    paste path paths patient pattern patterns paused pay payment pdf peace peaceful penchant \
    people per perceived percentage perfect perfectly perform performance performed performing \
    period permanent permissible permission permitted person persona personal personalities \
    personality personalized personas perspective perspectives persuasive phase phases \
    philosopher philosophical philosophy phone photo photograph photography photoreal \
    photorealism photorealistic photos php phrase phrases physical physics pick picture piece \
    pieces pilot pink pirate place placed placeholder placeholders placement places plain plan \
    plane planet planning plans plant plants plastic platform platforms play played player \
    players playful playing please plot plus poem point points policies policing policy polish \
    political politically poor pop popular popularity population pores porn portal portfolio \
    portrait portray pose poses posing position positioned positive possess possessed possesses \
    possible possibly post posts posture potential potentially potion potter pounds power \
    powered powerful powers practical practice practices pre precede preceding precise precisely \
    precision predict predictions preface prefer preference preferences preferred prefix premium \
    prepare prepared preparing presence present presentation presented presenting presents \
    preserve preserving president press pressure pretend pretending pretty prevent previous \
    previously price prices primarily primary prime principle principles print printed println \
    prints prior prioritize priority prison privacy private pro probably probe problem problems \
    proceed process processes processing produce produced produces producing product production \
    products profanities profanity professional professionals profile profit program programmed \
    programmer programming programs progress progression project projects prominent promote \
    promotes promoting prompt prompted prompts proper properly properties property proportions \
    propose props protect protection protocol protocols prove provide provided provides \
    providing proving provocative psychological public purchase pure purely purple purpose \
    purposes push put putting python quality quantum quarter queen queries query \
    querywithlocation question questioning questions quick quickly quiet quite quotes race \
    racist radius rain raise random randomly range rant rapid rapidly rare rate rates rather \
    rating ratio raw rde reach react reaction read readability readable reader readers reading \
    readme reads ready real realism realistic reality realized really realm reason reasoning \
    reasons receive received receives receiving recent recently recipe reckless recognition \
    recognized recommend recommendation recommendations recommended record records rectangle \
    recursion recursive red reduce reduced refer reference references refine refinement reflect \
    reflecting reflection reflections reflective reflects refrain refuse refused refuses regard \
    regarding regardless region regrettably regular regularly regulated regulations reject \
    rejected relatable related relationship relationships relative relaxed release released \
    relevance relevant reliability reliable remain remaining remains remarkable remember remind \
    reminder remote remove removed render rendered rendering renewable renowned repeat repeated \
    replace replaced replacing replicate replies reply replying report reporting reports \
    repository represent representing represents request requested requests require required \
    requirement requirements requires research resembling reset resolution resolve resort \
    resource resources respect respectively respond responding responds response responses \
    responsibilities responsibility responsible responsive rest restaurant resting restricted \
    restrictions result results resume retrieve return returns reveal revenue reverse reversed \
    reverses revert review reviewing revoked revolutionary rewrite rich right rights rim ring \
    rings rise risk risks risky robot robust role roleplay roleplaying roles roman romantic rome \
    room root rough round rounded route routine row rows rude rule rules run running runs rust \
    sadly safe safety said salary sales same sample san sarcasm sarcastic satisfy saturday save \
    saved saw say saying says scalability scalable scale scan scary scenario scenarios scene \
    schema school sci science scientific scientist scope score scoring scott screen script \
    scripts scrutinize sea seamless seamlessly search searches searching season seated second \
    secondary seconds secret secrets section sections secure security see seek seeking seem \
    seems seen sees select selection self selfie sell selling sells send sending sends senior \
    sense sensitive sent sentence sentences sentient seo separate separated separation sequence \
    series serious serve served server serves service services serving session sessions set sets \
    setting settings setup several severity sexual shadow shadows shakespeare shall shallow \
    shape shaped shapes share shared sharing sharp she sheet shell shellcommand shift ship shirt \
    shoes shop short shot should shoulder shoulders shouldn show showcase showing shown shows \
    shut side sides sie sign signal signals signature significance significant significantly \
    signs silhouette silver similar simple simply simulate simulated simulating simulation \
    simulator since sind single singularity site sitting situation situations six size sizes \
    sketch skill skilled skills skin skip sky slang sleep slight slightest slightly slow small \
    smaller smart smartphone smile smoke smooth smoothing snapshot snippet snippets so social \
    societal society soft softly software solar sold solely solid solution solutions solve \
    solving some someone something sometimes song sonnet soon sorry sort sorted sorting sorts \
    sought sound sounds source sources space spaces spaceship spacex spacing speak speaker \
    speaking special specialist specialized specializes specializing species specific \
    specifically specifications specified specify speech speed spell spend spends spent spirit \
    split sports spread sql square squares stability stable stack stage stance stand standard \
    standards standing stands star stars start started starting starts state stated statement \
    statements states static stating station statistics status stay staying std stemmed step \
    steps stick still stock stone stop storage store stories story storytelling str straight \
    strands strategic strategies strategist strategy streaming street strength strengths stress \
    strict strictly string strings strive strong structural structure structured structures \
    struggling stuck student students studies studio study studying stuff style styles stylized \
    sub subject subjects subtle success successful successfully succinct such suche suggest \
    suggested suggesting suggestion suggestions suggests suit suitable sum summaries summarize \
    summary summer sun sunlight sunset super superior superseded supplies supply support \
    supported supporting supports supposed suppress sure surface surfaces surrounding survival \
    sustainable swear swearing swears swiftly swim switch symbol symbolic symbols syntax system \
    systems table tables tactics tag tags tailor tailored take takeaway taken takes taking talk \
    talking talks tall tan target targeting targetlanguage task tasked tasks tea teach teacher \
    teaching teal team teams tech technical technique techniques technological technologies \
    technology tell telling tells temperature template ten tension term terminal terms tesla \
    test testing tests text texts texture textured textures than thank thanks that the their \
    them theme themes themselves then theoretical theories theory there therefore these they \
    thick thigh thin thing things think thinking thinks third this thorough thoroughly those \
    though thought thoughts thread threat threats three through throughout throw thus tight tilt \
    time timeline times timing tiny tip tips title titles to today together token tokens told \
    tom tomorrow tone tones too took tool toolformer tools top topic topics total totally tour \
    toward towards tower town toxic track tracking trade traditional traffic train trained \
    training trait traits transcends transform transforming transition transitions translate \
    translation transparency transparent travel traveler traveling treasure treat treatment tree \
    trees trends triangle tries trigger triggers trip triumph trouble true truly trump trust \
    truth try trying tuesday turkish turn turned turning turns twice two txt type types typical \
    typically typicode typing typography ukraine ultimate ultimately ultra unable unaware \
    unbiased uncensored uncertain unclear und under understand understanding understood \
    unethical unexpected unfamiliar unfiltered unfortunately unique uniqueness unit united \
    universal universe unknown unless unlimited unnamed unnecessary unrestrained unrestricted \
    unsafe unsure until unusual up upcoming update updated updates uploaded upon upper urban url \
    us usage use used useful usefulness user users uses using usual usually utility utilization \
    utilize utilizing utterly vague valid validate validation valuable value values variable \
    variables variants variations variety various vary vast vector veracity verification \
    verified verify version versions vertical very via vibe vibrant video videos view viewpoints \
    views village vinci vintage violate violates violence violent viral virtual visibility \
    visible vision visit visiting visual visualization visually visuals vital voice void volume \
    volumetric von vowels vulgar vulnerabilities waist wait waiting walk walking wall walls want \
    wanted wants war warm warn warning warnings warped was watch watching water watermark \
    watermarks waves way ways we weak weaknesses weapons wear wearing wears weather web website \
    websites week weeks weight weights welche welcome well went were wet whale what whatever \
    when whenever where whether which while whimsical white who whole whose why wide widely \
    width wie wikipedia will willing win wind window windows winning winter wisdom wise wish \
    wissen with within without wizard wolfram woman women won wooden word words work worked \
    workflow workflows working works world worst worth would wouldn wrapper write writer writes \
    writing written wrong wrote www year years yellow yes yet york you young your yourself \
    youtube yyyy zeit zero
    """
}
