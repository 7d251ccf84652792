/// The frames of the slot grammar, one a line: type, name, confidence, reach in words, then the anchor and
/// its parts. A part is any of its slots; `>` stands after the part before it, `<` before the anchor, `~` on
/// either side of the anchor; `!` must not stand near. A frame whose type begins with `data` counts
/// in tool results and retrieved text; elsewhere it is evidence for the model only.

enum FrameTable {
  static let frames = """
    override past-orders 0.95 10 drop ~past ~orders|prompt
    override your-orders 0.86 9 drop ~yours ~orders|prompt
    override all-orders 0.77 9 drop ~all ~orders|prompt
    override past-content 0.7 9 drop ~past ~everything|content|told|text
    override everything-told 0.75 9 drop ~everything ~told|past|you
    override some-orders 0.5 9 drop ~orders|prompt
    override what-was 0.62 3 drop >past
    override system-orders 0.78 9 drop ~system ~orders|prompt
    override restrictions 0.75 9 drop ~restriction ~yours|all|past
    override void-orders 0.87 10 void ~past|yours|all ~orders|prompt|content
    override not-obey 0.8 10 negation >obey ~past|yours|all ~orders|prompt|told
    override not-obey-orders 0.6 8 negation >obey ~orders
    override break-your 0.6 6 drop ~yours ~restriction|orders
    override act-as-if-none 0.6 12 become ~negation|without ~orders|restriction
    override opposite-orders 0.7 10 opposite ~yours ~orders|told
    override instead-of 0.5 8 instead >say|show|action
    override stop-being 0.5 8 end >become|assistant|told
    override no-longer 0.55 8 you >negation|without >assistant|become|character
    override now-you 0.5 12 drop|end|void ~you ~become|new|henceforth
    override only-thing 0.5 12 only >you >say|action|answer
    override obey-instead 0.7 12 instead ~obey|say|answer ~orders|new|following|mine
    override ended 0.55 6 end ~past|yours ~orders|prompt
    override drop-instead 0.6 14 drop ~instead ~say|answer|action
    override drop-then-only 0.6 16 drop >only ~say|answer
    override drop-and-say 0.4 14 drop >say
    new-instructions new-for-you 0.6 8 new ~orders ~yours|assistant|you|mine
    new-instructions new-orders 0.4 3 new >orders
    new-instructions new-henceforth 0.6 10 henceforth ~orders|new ~you|yours|must|only
    new-instructions priority 0.55 10 orders ~urgent ~past|yours|all
    prompt-extraction reveal-your-prompt 0.92 9 reveal ~yours|system ~prompt
    prompt-extraction show-your-prompt 0.87 9 show|say >yours ~prompt
    prompt-extraction show-system-prompt 0.77 9 show|reveal >system >prompt|orders
    prompt-extraction show-your-system-orders 0.88 10 show|reveal ~yours ~system|past ~orders
    prompt-extraction repeat-above 0.8 9 reveal >past ~content|everything|text|told|all
    prompt-extraction repeat-all-above 0.8 9 reveal >content|everything|text|all >past
    prompt-extraction show-above 0.6 9 show >everything|content|text >past
    prompt-extraction show-your-orders 0.6 9 show|reveal >yours >orders
    prompt-extraction given-to-you 0.7 12 show|reveal >orders|prompt >told|you
    prompt-extraction what-your-system-orders 0.87 9 what >yours >system|past >orders|prompt
    prompt-extraction what-your-prompt 0.78 9 what >yours >prompt
    prompt-extraction what-your-orders 0.62 7 what >yours >orders
    prompt-extraction what-told 0.65 10 what >you >told ~past|before|orders|not
    prompt-extraction all-before 0.7 10 show|reveal|summary >all|everything|content|text >past|told
    prompt-extraction which-orders-you 0.66 10 what >orders|restriction >you|yours|told
    prompt-extraction told-not 0.66 12 what >you >told >negation
    prompt-extraction how-told 0.5 14 show|what|reveal ~you ~told ~orders|system|prompt
    prompt-extraction text-before 0.55 9 content|text >past ~you|yours|system|what
    prompt-extraction orders-you-got 0.66 12 show|reveal|say >orders >you|yours >told|obey|must
    prompt-extraction encode-prompt 0.75 12 encode ~yours|system|past ~prompt|orders
    prompt-extraction starting-with 0.78 12 show|reveal >begin ~you|past|everything|all|content
    prompt-extraction about-your-prompt 0.55 8 prompt ~yours
    prompt-extraction system-prompt 0.35 4 system >prompt
    secret-extraction reveal-your-secret 0.82 10 reveal|show ~secret ~yours|system|you|told|past
    secret-extraction what-secret 0.6 7 what >secret !mine
    secret-extraction encode-secret 0.75 12 encode ~secret !mine
    secret-extraction reveal-secret 0.66 7 reveal|show >secret !mine
    secret-extraction you-know-secret 0.7 10 you ~told ~secret
    secret-extraction you-hide 0.66 9 you >negation|system|secret >secret
    secret-extraction letters-of-secret 0.7 12 encode|begin >secret !mine
    secret-extraction say-secret 0.5 8 say|show|become|fiction ~secret !mine
    secret-extraction hint-secret 0.6 12 become|fiction|test ~encode ~secret
    secret-extraction authority-secret 0.6 16 authority ~secret !mine
    secret-extraction game-secret 0.55 16 fiction|test ~secret
    secret-extraction not-secret 0.55 8 negation >secret ~say|show|reveal|you
    jailbreak become-without 0.72 14 become ~without >restriction
    jailbreak you-without 0.5 10 you|assistant|character ~without >restriction
    jailbreak become-lawless 0.7 12 become ~lawless
    jailbreak lawless-you 0.5 8 lawless ~you|assistant|character|answer
    jailbreak henceforth-free 0.8 16 henceforth ~lawless|without|jailbreak
    jailbreak henceforth-you 0.45 10 henceforth ~you ~become|answer|must|obey
    jailbreak persona-name 0.82 10 jailbreak ~become|mode|you|character
    jailbreak special-mode 0.6 2 special >mode
    jailbreak special-mode-on 0.8 10 special >mode ~become|you|action|henceforth
    jailbreak obey-all 0.62 10 obey ~all|everything|always ~mine|you|orders|must
    jailbreak never-refuse 0.66 7 negation|without >refuse
    jailbreak you-never-refuse 0.75 12 you|answer|must|assistant >negation|without >refuse
    jailbreak fiction-without 0.75 16 fiction ~without >restriction|lawless
    jailbreak character-lawless 0.65 12 character ~lawless|without
    jailbreak character 0.3 12 character ~become|you|always
    jailbreak two-answers 0.55 4 both >answer
    jailbreak answer-prefix 0.6 8 begin >yours >answer
    jailbreak answer-begins 0.6 9 answer ~begin ~must|you|yours|always
    jailbreak opposite 0.55 8 opposite ~mode|answer|become|refuse
    jailbreak always-answer 0.5 9 always ~answer ~you|must|all
    jailbreak hypothetical-no-rules 0.6 20 fiction ~lawless|harm
    jailbreak no-rules 0.45 6 without >restriction
    jailbreak many-restrictions 0.5 8 restriction ~lawless
    jailbreak assistant-unbound 0.7 14 assistant ~without|lawless ~restriction|become
    jailbreak harm-role 0.5 20 harm ~become|character
    jailbreak harm-how 0.45 10 harm ~show|say ~you|must|how
    jailbreak free-you 0.5 8 you >without >restriction|authority
    jailbreak become-you 0.3 10 become ~you
    authority i-am 0.5 6 mine >authority
    authority authority-orders 0.6 12 authority ~drop|reveal|without|obey
    authority test-reveal 0.66 14 test ~reveal|show ~prompt|orders|system|secret
    authority test-free 0.6 14 test ~drop|without ~restriction|orders|refuse
    authority urgent-order 0.45 10 urgent ~must|you >action
    payload combine-answer 0.5 12 combine ~answer|action|say
    payload encoded-order 0.6 14 encode ~action|obey|answer ~orders|following|content
    output only-say 0.4 5 say ~only
    output say-nothing-else 0.5 10 say|answer >only ~must|always|instead
    secrecy hide-from-user 0.7 8 negation|without >inform|say >user
    data-instruction assistant-must 0.68 12 assistant ~must|you >action
    data-instruction assistant-do 0.5 8 assistant >action
    data-instruction assistant-orders 0.64 12 assistant ~orders ~must|yours|new|urgent
    data-instruction before-answering 0.64 9 before >answer|summary|action ~must|you|action
    data-instruction your-answer 0.62 9 yours >summary ~must|begin|action|instead
    data-instruction in-your-answer 0.6 9 action >yours >summary
    data-instruction user-asks 0.6 12 when >user ~answer|action|always
    data-instruction when-you 0.5 9 when >you >action ~always|must|answer
    data-instruction please-send 0.45 6 must >send|transact
    data-instruction you-do 0.3 6 you|must >action
    data-instruction urgent-you 0.5 10 urgent ~assistant|you ~action|must
    data-instruction rate 0.55 8 must|you|always >say >only
    data-instruction user-wants 0.5 10 user >told|must >you|action
    exfiltration-request send-data 0.75 16 send ~sensitive ~link
    exfiltration-request send-yours 0.7 14 send ~sensitive ~yours|user|all|everything
    exfiltration-request append-link 0.6 16 link ~summary|content|sensitive|encode ~action|send
    """
}
