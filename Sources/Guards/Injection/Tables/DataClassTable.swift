/// Classes of English words for the model for data: `class: word word`. What is learned about one word of a class holds for the
/// others. Verbs stand in the form in which orders have them; nouns marked with `+` have a plural, too.

enum DataClassTable {
  static let words = """
    pay: pay wire remit reimburse donate deposit spend invest withdraw lend tip settle sponsor fund finance \
    compensate loan cash
    transfer: transfer move migrate hand pass credit shift relocate route channel funnel divert
    send: send forward email mail text transmit dispatch relay fax deliver submit message dm cc bcc ship \
    redirect despatch courier bounce fire
    upload: upload post publish share push sync export leak exfiltrate smuggle paste tweet broadcast distribute \
    expose copy replicate clone mirror duplicate stream circulate disseminate zip
    delete: delete remove erase wipe purge trash empty destroy discard shred uninstall unsubscribe unfollow \
    deactivate disable revoke format eliminate unpublish kick ban block clear clean prune scrub expunge \
    terminate dissolve detach unlink unassign sack suspend freeze disconnect
    write: write compose draft craft pen author improvise jot scribble type dictate narrate script ghostwrite rhyme
    make: create generate produce make prepare construct design develop invent devise formulate build assemble \
    sketch draw paint brainstorm plan
    tell: tell inform notify warn alert advise remind instruct assure promise apprise caution greet wish \
    reassure phone ring
    persuade: convince persuade nudge urge encourage steer trick lure lead pressure motivate entice coax cajole \
    pester manipulate deceive fool mislead lie bully threaten intimidate flatter scare shame attract
    say: say state claim mention declare announce assert conclude report pretend insist emphasise emphasize \
    stress proclaim note comment admit deny remark affirm maintain argue certify testify swear joke
    answer: answer reply respond react retort acknowledge
    print: print output return display show present echo repeat recite quote emit render spell whisper visualise \
    visualize reproduce replay list
    promote: recommend promote advertise praise endorse plug prefer sell tout glorify applaud compliment boost \
    hype laud celebrate support feature showcase spotlight champion highlight favour favor
    convert: translate convert encode decode paraphrase rephrase rewrite summarise summarize condense shorten \
    simplify transcribe reverse rot capitalise capitalize transform localise adapt recast reword abridge trim \
    expand swap transpose transliterate interpret
    explain: explain describe list enumerate outline name define discuss compare identify illustrate elaborate \
    teach analyse analyze clarify detail recount trace lecture demonstrate debate critique
    compute: calculate compute solve sort count multiply divide estimate derive guess predict add total tally \
    subtract average round factor integrate determine measure plot
    find: find search look fetch retrieve lookup query locate gather check read inspect discover detect dig \
    scrape crawl google research track spot harvest extract
    suggest: suggest propose give provide offer supply pitch
    reveal: reveal disclose divulge dump betray unveil uncover confess blurt publicise publicize unmask \
    declassify surrender spill
    ignore: ignore disregard forget skip overlook override bypass neglect abandon suspend drop dismiss overrule \
    omit avoid scrap negate waive lift defy violate break refuse reject evade disobey unlearn
    open: open visit click follow browse navigate load download go access press tap scan enter connect scroll \
    swipe unzip play watch view
    run: run execute invoke trigger launch install start activate call use perform ping boot spawn deploy \
    compile operate employ apply exec eval
    book: book reserve buy order purchase schedule cancel reschedule confirm accept decline approve sign \
    subscribe enrol enroll register refund rent upgrade checkout lease charter preorder renew rsvp attend join \
    bid
    grant: grant assign allow authorise authorize permit invite enable unlock whitelist share entitle admit \
    delegate entrust appoint elect nominate elevate issue
    change: change set update modify alter reset rename replace raise lower increase switch edit overwrite \
    adjust configure turn tweak patch revise correct amend fix substitute flip toggle reduce extend double
    ask: ask request demand collect obtain get require prompt survey interrogate beg inquire enquire interview \
    quiz solicit poll plead
    insert: include insert append embed attach put place slip prepend link cite incorporate weave inject mix \
    blend plant tag sprinkle stick stamp reference suffix
    hide: hide conceal mask keep withhold suppress cover obscure bury disguise camouflage obfuscate censor \
    redact blur silence
    judge: rate rank score grade select choose pick shortlist hire vote mark label classify flag evaluate assess \
    judge award appraise fail downgrade prioritise prioritize disqualify deem
    act: act behave roleplay play become speak talk imagine simulate impersonate assume suppose pose masquerade \
    mimic emulate imitate portray
    stop: stop cease halt quit end pause abort interrupt desist refrain kill shut
    begin: begin commence start continue proceed resume finish
    ai: assistant+ ai model+ bot+ llm+ chatbot+ agent+ copilot gpt chatgpt claude gemini llama mistral siri \
    alexa cortana summariser+ summarizer+ bard perplexity deepseek copilots gemma qwen grok vicuna palm neural \
    intelligence
    machine: machine+ robot+ crawler+ program+ software system+ reader+ engine+ helper+ reviewer+ translator+ \
    moderator+ screener+ parser+ algorithm+ automaton tool+ platform browser+ indexer+ scraper+ processor+ \
    filter+ scanner+ classifier+ grader+ evaluator+ planner+ scheduler+ responder+ concierge butler advisor+
    user: user+ human+ client+ visitor+ recipient+ requester+ operator+ reader consumer+ subscriber+ patient+ \
    student+ applicant+ buyer+ shopper+ traveller+ traveler+ guest+ member+ addressee
    person: person people customer+ owner+ employee+ caller+ boss colleague+ everybody everyone anyone anybody \
    somebody nobody colleague+ manager+ friend+ staff clerk director+ chief husband wife partner+ family \
    secretary teacher+ worker+ candidate+
    secret: password+ passcode+ pin+ credential+ token+ secret+ otp login+ cookie+ passphrase+ ssn keyphrase \
    apikey passkey+ code+ pwd passwd cvv cvc 2fa mfa totp seed mnemonic bearer jwt certificate+ hash license+ \
    licence+ combination
    private: inbox mailbox contact+ calendar+ conversation+ chat+ history transcript+ memory birthday invoices \
    thread+ correspondence messages emails payslip+ passport location diary journal dossier ledger prescription+ \
    diagnosis payroll roster itinerary receipts statement+ bill+ bookmark+ playlist+ album+ archive+ log+ \
    clipboard profile+ identity resume cv letters drafts
    file: file+ document+ folder+ attachment+ record+ data drive database spreadsheet+ backup+ repository note+ \
    photo+ directory pdf docx csv xlsx sheet+ slide+ disk drives bucket+ schema cluster instance vm container+
    money: euro+ dollar+ usd eur gbp pound+ yen bitcoin+ btc eth ether rupee+ franc+ crypto money cash usdt \
    monero cent+ penny pence quid bucks peso+ krona kroner zloty yuan won shekel+ dinar+ fund+ fee+ ransom
    account: account+ iban wallet+ bank savings balance payee beneficiary card payment+ rent invoice+ bic swift \
    sepa paypal venmo checking overdraft creditor debtor merchant
    orders: instruction+ prompt+ guideline+ directive+ rule+ command+ guidance brief+ policies protocol+ \
    constraint+ restriction+ configuration config setup mandate policy principle+ specification safeguard+ \
    limitation+ programming persona rubric criteria requirement+
    task: task+ assignment+ question+ job+ mission goal+ objective+ duty request+ query chore+ errand+ step+ \
    action+ agenda exercise+ puzzle+ problem+ inquiry enquiry challenge+ wish
    result: reply response+ output+ summary summaries message+ overview+ digest+ conclusion+ result+ verdict+ \
    translation+ sentence+ word+ paragraph+ sentences feedback wording remark+ header footer introduction title+ \
    bullet+ line+ completion+ ending
    link: link+ url+ hyperlink+ website+ site+ webhook+ button+ pixel+ webpage+ uri domain+ homepage portal \
    endpoint+ redirects tracker+ form+ qr ftp
    picture: image+ picture+ img gif logo icon+ banner+ badge+ thumbnail+ avatar+ chart+ graphic+ svg png jpg jpeg
    boss: admin+ administrator+ developer+ root ceo supervisor creator+ maker vendor provider+ openai anthropic \
    management sysadmin superuser founder+ president headquarters hq security compliance legal authority \
    authorities engineer+ google microsoft deepmind
    piece: poem+ haiku+ limerick+ story stories joke+ song+ essay+ slogan+ lyric+ riddle+ tweet+ recipe+ poetry \
    speech dialogue rap headline+ pun+ rhyme+ sonnet+ novel scene biography anecdote+ metaphor+ tagline+ \
    caption+ verse+ ballad+ ode+ proverb+ motto jingle+ parody fable+ myth+ monologue letter+ post+ newsletter \
    report+ trivia fact+ tips plans schedule menu+ analogy acronym
    program2: function+ script+ code snippet+ algorithm+ regex query macro+ loop+ module+ html css sql python \
    javascript java rust bash typescript latex ruby php
    lang: english french german spanish italian russian japanese chinese korean arabic hindi portuguese dutch \
    polish turkish latin swahili greek finnish swedish klingon esperanto hebrew czech danish norwegian welsh \
    vietnamese slang dialect mandarin cantonese ukrainian romanian hungarian thai tamil urdu bengali persian \
    farsi irish catalan basque pirate
    cipher: base64 hex hexadecimal morse rot13 binary json yaml xml emoji+ uppercase lowercase leetspeak ascii \
    unicode caps rot caesar cipher leet backwards alphabet syllables palindrome anagram markdown
    now: now immediately instantly promptly asap urgently straightaway today hereby henceforth
    first: first before beforehand prior firstly
    then: then afterwards next finally subsequently after later
    quiet: secretly silently quietly discreetly privately covertly silent stealthily unnoticed
    urgent: important urgent critical crucial vital mandatory priority emergency attention essential imperative \
    required compulsory obligatory pressing deadline serious
    previous: previous prior above earlier preceding former foregoing aforementioned past existing original \
    initial old outdated obsolete stale
    only: only exclusively solely nothing just merely exactly
    always: always never forever whenever whatever regardless
    must: must should shall ought
    please: please kindly
    device: door+ alarm+ thermostat light+ lamp+ camera+ lock+ heating garage window+ blinds speaker+ printer+ \
    router+ car oven fan fridge tv boiler heater gate+
    event: meeting+ appointment+ event+ invitation+ reservation+ flight+ hotel+ table restaurant+ booking+ \
    subscription+ conference+ call+ dinner lunch interview+ trip+ seat+ room+ ride+ taxi webinar+ session+ party
    doc: page+ article+ passage+ text+ review+ ticket+ email listing+ snippet context
    detail: phone number+ address birthday employer salary surname
    product: product+ brand+ company offer+ discount+ voucher+ coupon+ app advertisement+ ad+ advert+ sponsor+ \
    service+ deal+ bargain+ sale+ trial+ membership+ casino lottery raffle prize+ reward+
    repo: channel+ workspace team group project server branch+ commit+ board+ slack discord teams wiki forum \
    timeline wall feed
    """

  /// Words that hold sentences together: each stands for itself.
  static let functionWords = """
    a an the this that these those it its i me my mine we us our ours you your yours he him his she her they them \
    their who whom whose which what when where why how to of in on at by for from with without about into onto over \
    under up down out off as if than so and or but not no nor do does did dont doesnt didnt be is are was were been \
    being am have has had can could will would may might cannot cant wont one any all each every some same other such \
    here there own yes once upon until while because instead rather also too very more most less few let lets need \
    want like new youre im ive ill id isnt arent shouldnt after during between above below back away still yet even \
    both either neither per via
    """
}
