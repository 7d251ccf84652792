/// The word lists of the lexicon: English, German, French, Spanish, Italian, Portuguese, Dutch.

enum LexiconWords {
  static let all: [(Slots, String)] = overriding + showing + data + roles

  private static let overriding: [(Slots, String)] = [
    (
      .drop,
      """
      ignore ignoring ignored disregard disregarding forget forgetting discard dismiss override \
      overrule bypass neglect erase abandon circumvent overlook unlearn scrap \
      ignoriere ignorieren ignoriert vergiss vergessen vergesst missachte missachten verwirf \
      verwerfen lösche umgehe umgehen \
      ignore ignorez ignorer oublie oubliez oublier négligez contourne contournez \
      ignora ignorad ignorar ignore olvida olvide olvidad olvidar descarta descarte omite omita \
      ignora ignorare ignorate dimentica dimenticare dimenticate trascura tralascia \
      ignore ignora ignorar esqueça esquece esquecer esqueca desconsidere desconsidera descarte \
      negeer negeren vergeet vergeten
      """
    ),
    (
      .past,
      """
      previous previously prior above preceding earlier before foregoing former existing past \
      aforementioned initial original preceeding precedent previos \
      bisherigen bisherige vorherigen vorherige vorigen vorige obigen obige vorangegangenen \
      vorangegangene früheren frühere ursprünglichen ursprüngliche bisher zuvor davor oben \
      précédentes précédents précédente précédent antérieures antérieurs avant dessus initiales \
      anteriores anterior previas previos previa previo arriba iniciales antes \
      precedenti precedente prima sopra iniziali \
      prévias prévios acima iniciais \
      vorige voorgaande eerdere bovenstaande oorspronkelijke hiervoor
      """
    ),
    (
      .all,
      """
      all any every each entire whole alle aller allen sämtliche sämtlichen jede toutes tous \
      toute todas todos toda cualquier tutte tutti tutta ogni qualsiasi quaisquer alle elke
      """
    ),
    (
      .yours,
      """
      your yours ur deine deinen deiner dein ihre ihren ihrer eure euren tes vos ton votre tus \
      sus tu su vuestras tue tuoi tuo vostre suas seus teus tua jouw je uw
      """
    ),
    (
      .orders,
      """
      instruction instructions instrucions rules rule directive directives directions guidelines \
      guideline orders commands command prompts constraints restrictions restriction programming \
      training safeguards policies policy protocols tasks task assignment assignments \
      anweisungen anweisung instruktionen regeln befehle vorgaben richtlinien aufträge aufgaben \
      aufgabe anordnungen einschränkungen \
      consignes consigne règles ordres directives tâches \
      instrucciones reglas órdenes ordenes directrices indicaciones tareas restricciones \
      istruzioni regole ordini direttive compiti indicazioni \
      instruções instrucoes regras ordens diretrizes tarefas orientações \
      instructies regels opdrachten richtlijnen bevelen
      """
    ),
    (
      .content,
      """
      information context conversation conversations message messages input inputs text texts \
      words content dialogue discussion history chat sentences lines \
      informationen texte text unterhaltung gespräch eingaben kontext \
      informations contexte texte textes conversation messages \
      información texto textos contexto conversación mensajes \
      informazioni testo contesto conversazione \
      informações contexto conversa informatie tekst gesprek berichten
      """
    ),
    (.everything, "everything all alles tout todo tutto tudo anything"),
    (
      .told,
      """
      said told learned learnt got given received been instructed asked know gesagt gelernt \
      wurde dit appris dicho dije dito detto gezegd before previously
      """
    ),
    (.void, "void irrelevant obsolete invalid cancelled canceled nullified revoked ungültig"),
    (
      .new,
      "new neue neuen neuer nouvelles nouvelle nuevas nuevos nueva nuove nuova novas nova nieuwe"
    ),
    (
      .negation,
      "not never dont don cannot cant nicht niemals nie kein pas jamais nunca jamás mai niet nooit"
    ),
  ]

  private static let showing: [(Slots, String)] = [
    (
      .show,
      """
      show print display output repeat tell give list write share return send copy say provide \
      share recite summarize summarise translate paste spell type state describe read encode \
      zeige zeig zeigen drucke wiederhole nenne sage gib schreibe liste übersetze \
      montre montrez affiche affichez répète répétez donne donnez écris écrivez traduis \
      muestra muestre muéstrame imprime repite dime escribe traduce \
      mostra mostrami stampa ripeti dimmi scrivi mostre mostra repita diga escreva \
      toon herhaal geef vertel schrijf vertaal druk
      """
    ),
    (
      .reveal,
      """
      reveal leak disclose expose divulge print repeat output dump recite verbatim echo extract \
      verrate offenbare enthülle wiederhole révèle révélez divulgue divulguez répète répétez \
      revela revele revelar filtra repite rivela rivelami ripeti revele divulga onthul herhaal
      """
    ),
    (
      .prompt,
      """
      prompt prompts systemprompt preprompt metaprompt prompttext prompttexte prompttexten \
      systemnachricht aufforderung
      """
    ),
    (
      .system,
      """
      system systems hidden secret internal confidential initial original developer preset \
      underlying core operator \
      geheimen geheime versteckten internen ursprünglichen système cachées secrètes internes \
      sistema ocultas secretas internas nascoste segrete interne iniciais secretas systeem \
      verborgen geheime
      """
    ),
    (
      .what,
      "what whats which was welche wie quelles quels quelle cuáles cuales quali quais wat welke"
    ),
  ]

  private static let data: [(Slots, String)] = [
    (.you, "you du sie ihr vous usted ustedes vosotros voi você vocês jij jullie u"),
    (
      .assistant,
      """
      assistant assistants ai chatbot llm gpt chatgpt claude copilot bot agent ki assistent \
      assistente asistente ia
      """
    ),
    (
      .send,
      """
      send forward email mail post upload transmit exfiltrate submit transfer deliver sende \
      schicke leite weiterleiten envoie envoyez transfère envía envia reenvía invia inoltra \
      envie encaminhe stuur verstuur
      """
    ),
    (
      .action,
      """
      execute run delete call invoke visit click open fetch download install remove buy order \
      pay transfer send forward email reply respond answer say include append insert recommend \
      tell write print output act follow obey ignore use reset grant approve refund führe rufe \
      lösche antworte exécute supprime réponds ejecuta elimina responde esegui elimina rispondi \
      execute exclua responda voer verwijder antwoord
      """
    ),
    (
      .call,
      """
      call run invoke execute trigger rufe ruf starte führe aufrufen ausführen appelle appelez \
      lance lancez exécute exécutez invoque llama llame ejecuta ejecute invoca invoque chiama \
      esegui invoca chame execute roep voer
      """
    ),
    (
      .employ,
      """
      use nutze benutze verwende utilise utilisez usa use utiliza utilice utilizza utilize \
      gebruik
      """
    ),
    (
      .tool,
      """
      tool tools function werkzeug funktion outil fonction herramienta función strumento \
      funzione ferramenta função gereedschap functie
      """
    ),
    (
      .must,
      "must should shall need have required please musst sollst müssen debes debe dois devez devi deve moet"
    ),
    (
      .sensitive,
      """
      password passwords credentials credential key keys secret secrets token tokens conversation \
      history emails messages contacts data files file documents details personal private inbox \
      passwörter passwort zugangsdaten daten gespräch mots données contraseñas contraseña datos \
      password dati senhas senha dados wachtwoorden gegevens
      """
    ),
    (
      .user,
      "user users human customer owner nutzer benutzer utilisateur usuario utente usuário gebruiker"
    ),
    (
      .inform,
      "tell telling inform informing notify notifying mention mentioning ask asking alert warn reveal say"
    ),
  ]

  private static let roles: [(Slots, String)] = [
    (
      .restriction,
      """
      restrictions restriction limitations limits filters filter filtering censorship ethics \
      ethical ethic moral morals morality guidelines rules policy policies constraints confines \
      warnings warning disclaimers boundaries laws law legality safeguards content
      """
    ),
    (
      .without,
      "without free freed no not never beyond regardless ignore any bypass lacks lack removed devoid broken unbound"
    ),
    (
      .lawless,
      """
      amoral immoral unethical unfiltered uncensored unrestricted unlimited lawless illegal \
      unmoderated unbiased nsfw profanity offensive harmful evil sinister vulgar unhinged
      """
    ),
    (
      .become,
      """
      pretend act acting simulate roleplay role impersonate immerse become play embody persona \
      character mode respond
      """
    ),
    (.obey, "obey comply refuse refuses refusal fulfill fulfil deny decline complies obeys"),
    (
      .phraseStart,
      """
      do developer from stay never in god dan jailbreak jailbroken henceforth break can always \
      two both second any you free content openai answer immerse respond must
      """
    ),
  ]
}
