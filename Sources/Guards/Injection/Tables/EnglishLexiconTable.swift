/// The English words of the injection rules: one line per slot. `word*` stands for every word that begins so,
/// `two_words` for words that follow each other.

enum EnglishLexiconTable {
  static let words = """
    drop: scratch reset break breaking lift forgo ditch shed dump_your dont_need_to_obey not_need_to_obey \
    dont_have_to_follow not_have_to_follow without_regard_to go_against no_need_to_follow violate defy disobey* ignor* disregard* forget forgetting forgot discard* dismiss* overrid* overrul* bypass* neglect erase \
    abandon* circumvent* overlook unlearn scrap nullify void suspend skip delete_all clear_your wipe \
    pay_no_attention pay_no_heed set_aside put_aside leave_behind do_away_with throw_away cast_aside \
    stop_following no_longer_follow dont_follow do_not_follow not_bound_by do_not_obey dont_obey never_mind \
    nevermind supersede* replace_all cancel_all drop_all drop_the deactivate disable turn_off switch_off \
    remove_all break_free let_go_of do_not_adhere stop_obeying get_rid_of reset_your throw_out
    past: precede* came_before before_this first_message your_first up_there beginning until_this previous* prior above preceding preceeding earlier before foregoing former existing past aforementioned \
    initial original precedent previos prev preceeds preceded precedes came_before so_far until_now up_to_now \
    up_to_this_point hitherto old_ given_before most_recent
    all: all any every each entire whole complete full every_single any_and_all
    yours: your yours ur thy
    orders: guidance brief briefing objective objectives setup configuration guardrail* limitation* filters \
    conditioning mandate instruction* instrucions instructon* rule rules directive* direction directions guideline* orders \
    command commands prompts constraint* restriction* programming training safeguard* policy policies protocol* \
    task tasks assignment* mandate* regulation* requirements principles guidance instructed programming_
    content: information context conversation* message* input inputs text texts words content* dialogue \
    discussion* history chat sentence* lines paragraph* block
    everything: everything anything whatever all_of_it all_that all_of_the_above
    told: configured set_up supplied fed loaded briefed provided handed shown said told learned learnt got given received been instructed asked know taught trained written programmed
    show: show print display output repeat tell give list write share return send copy say provide recite \
    summari* paste spell type state describe read encode echo respond_with reply_with answer_with quote restate \
    paraphrase translate render convert transcribe
    reveal: reveal* leak* disclos* expose* divulg* print repeat output dump* recite verbatim word_for_word echo \
    extract spill uncover unveil give_away exactly_as_written confess
    prompt: developer_message initial_text your_context configuration_text config_text first_prompt prompt systemprompt preprompt metaprompt prompttext system_message system_prompt pre_prompt \
    initialization_text first_message setup_text system_instruction system_instructions initial_prompt
    system: system hidden secret internal confidential initial original developer preset underlying core operator \
    private backend undisclosed
    what: what whats which
    negation: not never dont don cannot cant wont shouldnt mustnt doesnt avoid without neither nor isnt arent
    you: you youre youll u thou yourself
    assistant: assistant* ai chatbot* llm llms gpt chatgpt claude copilot bot agent agents gemini bard language_model \
    large_language_model ai_model the_model the_ai gpt4 openai_model virtual_assistant language_models ai_system whoever_reads \
    if_you_are_reading if_youre_reading reading_this when_processing when_summarizing automated_system \
    automated_systems processing_this email_assistant ai_assistant
    send: send* forward* email mail post upload* transmit* exfiltrat* submit transfer* deliver* share dm message_ \
    http_request post_request report_to
    action: execut* run delete call invoke visit click open fetch download install remove buy order pay transfer \
    send forward email reply respond answer say include append insert recommend tell write print output act follow \
    obey ignore use reset grant approve refund add create make put start provide display mention rate rank promote \
    navigate go_to create_a generate search query update invite book schedule
    must: must should shall need have required please ought obligated have_to need_to are_to you_will be_sure \
    make_sure ensure it_is_important kindly
    void: expired fake wrong meaningless void gone abolished no_longer_matter do_not_matter dont_matter waived \
    waive not_real irrelevant obsolete invalid cancelled canceled nullified revoked outdated null suspended lifted \
    no_longer_apply no_longer_valid no_longer_applies superseded deprecated disabled expired rescinded \
    no_longer_relevant do_not_apply dont_apply not_apply
    new: new updated revised actual real true latest following different next modified alternate
    sensitive: password* credential* key keys secret secrets token tokens conversation history emails messages \
    contacts data files file documents details personal private inbox account information chat_history api_key \
    api_keys environment_variables cookies session transcript context calendar passcode ssn bank address transactions
    restriction: restrict* limitation* limits limit filter* censor* ethic* moral* guideline* rule rules policy policies \
    constraint* confine* warning* disclaimer* boundar* laws law legality safeguard* guardrail* safety content_policy \
    bounds inhibitions norms taboo* barrier* scruples consequences protocols shackles chains principles
    without: without free freed no not never beyond regardless any bypass* lacks lack removed devoid broken unbound \
    free_from free_of liberated unshackled not_bound isnt_bound no_longer_bound doesnt_have does_not_have void_of \
    zero unconstrained lifted irrespective unhindered escaped exempt
    lawless: amoral* immoral* unethical* unfilter* uncensor* unrestrict* unlimited lawless illegal* unmoderated \
    nsfw profan* offensive evil sinister vulgar unhinged unaligned unconstrained rogue ruthless depraved \
    harmful malicious dangerous_ obscene blunt_ remorseless sociopath* psychopath* machiavell* unbiased explicit \
    without_hesitation no_matter_what anything_goes
    become: pretend* act acting simulat* roleplay* role_play role impersonat* immers* become play embody persona \
    behave assume transform imagine_you emulat* you_are_now youre_now you_will_be switch_to enter act_as \
    take_on_the_role take_the_role step_into respond_as answer_as speak_as
    user: user users human customer owner client reader person people recipient
    inform: tell telling inform* notify* notifying mention* ask asking alert warn reveal say disclose explain
    obey: do_exactly_as do_as_i_say follow follows following_my adher* heed heeding stick_to abide* obey* comply compli* fulfill fulfil submissive do_as must_answer will_answer always_answer \
    follow_my follow_the_following follow_these adhere_to listen_to_me answer_any answers_any execute_any \
    do_whatever do_what_i accept_any slave loyal agree_to
    call: call run invoke execute trigger perform activate launch
    employ: use using utilize employ
    tool: tool tools function plugin api endpoint command_line shell
    secret: the_key protected_word hidden_phrase secret_text the_code the_secret_word confidential_code confidential_key \
    key_phrase your_key protected_key top_secret secret password passphrase passcode secret_key secret_code secret_word secret_phrase access_code hidden_key \
    secret_message secret_information secret_token hidden_code hidden_word api_key encryption_key passkey \
    security_code launch_code codeword code_word secret_number hidden_password credentials private_key \
    confidential_information confidential_data the_flag the_secret your_secret secret_string secrets pin_code \
    secret_instructions hidden_message secret_value unlock_code magic_word
    mode: protocol personality persona mode modes jailbreak_mode setting_
    special: shadow dark hacker expert_ developer dev god debug debugging admin administrator sudo root dan unrestricted maintenance diagnostic \
    uncensored evil jailbreak unlocked unfiltered opposite superuser chaos override test freedom service privileged
    henceforth: from_now_on from_this_point from_this_moment henceforth hereafter from_here_on going_forward \
    for_the_rest_of for_the_remainder starting_now effective_immediately as_of_now from_now for_the_next \
    in_all_future in_every_response in_each_response from_then_on
    answer: answer* respon* reply replies repl* output outputs completion reaction
    begin: begin* start starts starting prefix* preface* commence open_with lead_with opening prepend \
    first_sentence first_line first_words
    refuse: no_disclaimers no_warnings no_refusals no_moralizing cannot unable refus* declin* deny denies apolog* sorry disclaimer* warning* reject* hesitat* lecture* cannot_assist \
    cant_assist cannot_help cant_help i_cannot i_cant i_am_unable im_unable unable_to as_an_ai caveat* moraliz* \
    not_able_to cannot_fulfill cant_fulfill preach* against_the_law not_appropriate inappropriate objection* refrain
    instead: instead rather_than in_place_of in_lieu
    encode: encod* base64 rot13 hex hexadecimal revers* backward* spell* translat* leetspeak acrostic* cipher \
    caesar morse binary ascii rhym* poem haiku pig_latin letter_by_letter character_by_character one_letter \
    first_letter each_letter unicode synonym* emoji* emojis rot_13 base_64 obfuscat* encrypt* letters characters \
    riddle* codeblock code_block json yaml markdown syllable* anagram* hint hints clue* alternating interleav*
    fiction: novel story stories movie film fiction* hypothetic* imagin* imaginary game scenario simulat* play \
    theatre scene script_ fantasy universe world dream parallel_universe thought_experiment what_if roleplay \
    screenplay fictitious pretend alternate_reality chapter protagonist make_believe
    authority: developer developers admin administrator* authoriz* authoris* permission* openai anthropic google \
    meta microsoft security_team your_creator your_creators engineer* clearance privileged superuser root owner \
    ceo supervisor it_department compliance audit auditor red_team researcher creator law_enforcement police \
    government system_administrator verified credentials_verified moderator official my_boss
    urgent: urgent* emergency immediately important* attention critical asap priority mandatory warning alert \
    life_or_death lives_depend die dying fired lose_my_job
    harm: bomb* explosiv* malware ransomware virus weapon* hack hacking meth methamphetamine drug* poison* murder \
    kill phish* keylogger exploit* ddos botnet steal* fraud counterfeit* terror* napalm suicide hotwire launder* \
    smuggl* racist racism hate_speech slur* molotov trojan worm_ rootkit backdoor cocaine heroin anthrax nerve_agent \
    stalk* blackmail* extort* identity_theft credit_card_fraud porn* torture assassin* shoplift* sabotage
    both: both two_responses two_answers two_different two_ways two_outputs twice each_prompt two_separate \
    first_response second_response two_versions dual
    combine: combin* concat* join* assembl* put_together piece_together merge append_ stitch glue string_together
    discourse: explain* meaning article articles essay paper papers example examples detect* prevent* mitigat* attack \
    attacks attacker* researcher* prompt_injection injection* defend* defense vulnerab* definition define tutorial \
    blog difference understand teach education* awareness security classify classification guard against history_of
    only: only just exactly solely nothing_else nothing_more no_other and_only_that simply strictly verbatim \
    no_explanation no_explanations without_explanation precisely
    say: say print output write respond reply answer return display repeat type echo produce speak state
    before: before first prior_to prior beforehand before_you
    summary: summar* response answer output report reply analysis translation review recommendation* conclusion
    when: when if whenever every_time each_time once upon after unless
    always: always constantly forever at_all_times in_every in_all no_matter
    jailbreak: dan jailbreak* jailbroken do_anything_now stan aim_ dude mongo_tom evil_bot devmode chadgpt betterdan \
    anti_dan evil_confidant always_intelligent unchained no_limits anarchy freegpt badgpt darkgpt devil
    end: end stop finished halt over ignore_above terminate conclude
    mine: my me mine our we us i im ive id myself
    transact: pay* transfer* buy* purchas* book* reserv* delet* invite* cancel* wire donate refund* approve* \
    grant* subscrib* schedul* remove* reset* create add* update* change* modify* share* post* publish install* \
    download* visit* click* message order
    link: http https www url link links website site webpage mailto href webhook
    character: character characters persona personality in_character break_character out_of_character stay_in \
    alter_ego avatar entity named called
    test: test testing debug* diagnostic* evaluat* exercise experiment* simulation verify verification audit trial \
    benchmark maintenance calibration
    opposite: opposite inverse contrary reverse
    text: text document email mail message page webpage website article passage paragraph file content data \
    transcript following review comment result results
    """
}
