/// The words of the injection rules in German, French, Spanish, Italian, Portuguese, Dutch and Polish; notation as
/// in `EnglishLexiconTable`.

enum EuropeanLexiconTable {
  static let german = """
    drop: ignorier* vergiss vergessen vergesst missacht* verwirf verwerfen verwerft losch* umgeh* uberschreib* ausser_acht \
    hinweg nicht_beachten nicht_mehr_befolgen ubergeh* streich* lass_alle beiseite hinfallig
    past: bisherig* vorherig* vorig* obig* vorangegangen* fruher* ursprunglich* bisher zuvor davor oben vorstehend* vorangehend* \
    bis_jetzt darüber weiter_oben erhalten*
    all: alle aller allen alles samtlich* jede jeder jegliche* ganze* gesamte* kompletten
    yours: deine deinen deiner dein deinem ihre ihren ihrer eure euren
    orders: anweisung* instruktion* regel regeln befehl* vorgabe* richtlinie* auftrag* aufgabe* anordnung* einschrankung* \
    weisung* direktive* beschrankung* anleitung*
    content: information* texte text unterhaltung gesprach* eingabe* kontext nachricht* dialog worte satz* inhalt*
    everything: alles
    told: gesagt gelernt wurde erhalten mitgeteilt bekommen weisst
    show: zeig* druck* nenn* sag* gib schreib* ubersetz* sende ausgeben wiedergeben formulier* lautet lauten
    reveal: verrat* offenbar* enthull* wiederhol* offenleg* preisgeb* gib_aus wortlich wortwortlich preis
    prompt: prompt systemprompt systemnachricht* systemanweisung* aufforderung eingabeaufforderung systemtext
    system: system geheim* versteckt* intern* ursprunglich* vertraulich* verborgen* system-
    what: was welche* wie
    negation: nicht niemals nie kein keine keinen keinerlei weder
    you: du sie ihr dich dir euch ihnen
    new: neue neuer neuen neues folgende* anderen
    assistant: ki assistent* sprachmodell* chatbot* ki-modell modell
    send: sende* schick* leite weiterleit* ubermittl* ubertrag* poste
    must: musst mussen sollst sollen bitte
    sensitive: passwort* zugangsdaten daten gesprach* verlauf nachrichten dateien kontakte schlussel
    secret: passwort* kennwort* geheimwort geheimcode zugangscode geheimnis* geheimer_schlussel losungswort
    restriction: einschrankung* beschrankung* regeln filter* grenzen zensur ethik* moral* richtlinien gesetz* tabus
    without: ohne frei keine keinerlei jenseits ungeachtet losgelost befreit unabhangig_von
    lawless: unmoralisch* unethisch* ungefiltert* unzensiert* uneingeschrankt* illegal* skrupellos* grenzenlos* gesetzlos*
    become: spiel* tu_so simulier* verhalte* rolle verkorper* stell_dir du_bist_jetzt sie_sind_jetzt sei agier* handle fungier*
    user: nutzer* benutzer* anwender* kunde*
    inform: informier* erwahn* mitteil* verrate erzahl*
    henceforth: ab_jetzt ab_sofort von_nun_an von_jetzt_an kunftig fortan ab_nun
    answer: antwort* erwider*
    begin: beginn* fang* starte*
    refuse: verweiger* entschuldig* ablehn* warnung* weiger* hinweise
    instead: stattdessen statt anstelle
    encode: codier* kodier* ruckwarts buchstabier* ubersetz* verschlussel* umgekehrt reim* gedicht hinweis*
    fiction: roman geschichte film fiktiv* hypothetisch* vorstell* spiel szenario gedankenexperiment
    authority: entwickler* administrator* befugt* autorisier* berechtig* genehmig* chef
    urgent: dringend* wichtig* sofort notfall achtung unverzuglich
    only: nur lediglich ausschliesslich nichts_anderes einfach sonst_nichts
    say: sag* schreib* antwort* gib druck* nenne
    discourse: erklar* artikel beispiel* angriff* bedeut* erkenn* schutz* forsch*
    void: ungultig* irrelevant* hinfallig* aufgehoben nichtig gegenstandslos unwichtig ausser_kraft
    mode: modus
    special: entwickler* gott admin
    call: rufe ruf starte fuhre aufrufen ausfuhren
    employ: nutze benutze verwende
    tool: werkzeug* funktion
    action: antworte* losche* schreib* sende* fuhre rufe befolge* gib kaufe uberweise offne klicke
    transact: uberweis* kauf* buch* losch* lade* storniere* reservier* bezahl*
    before: bevor zuerst vor
    """
  static let french = """
    drop: ignor* oubli* neglig* contourn* efface* outrepass* faites_abstraction fais_abstraction ne_tiens_pas_compte \
    ne_tenez_pas_compte ne_tenez_plus_compte ne_respecte_plus ne_suis_plus laisse_tomber supprime* abandonn* ecarte* passe_outre
    past: precedent* anterieur* avant dessus initial* ci-dessus deja recues jusqu_ici jusqu_a_present prealable* au_dessus
    all: toutes tous toute tout ensemble chaque integralite
    yours: tes vos ton votre ta
    orders: consigne* regle* ordre* directive* tache* instruction* contrainte* restriction* recommandation* commande*
    content: information* contexte texte* conversation* message* entree* contenu mots phrases
    everything: tout
    told: dit appris recu recues donne donnees
    show: montre* affich* donne* ecri* tradui* dis dites liste* communique*
    reveal: revel* divulg* repet* devoil* recite* mot_pour_mot textuellement livre*
    prompt: prompt invite message_systeme invite_systeme instruction_systeme prompt_systeme
    system: systeme cache* secret* interne* confidentiel* initial* originel*
    what: quelles quels quelle quel qu est_ce
    negation: ne pas jamais n aucun aucune
    you: tu vous toi
    new: nouvelle* nouveau* suivante*
    assistant: assistant* ia chatbot* modele
    send: envoi* envoy* transfer* transmet* expedie* poste*
    must: dois devez doit faut veuillez
    sensitive: mots_de_passe donnees identifiants historique conversation fichiers messages contacts cles
    secret: mot_de_passe code_secret cle_secrete phrase_secrete code_d_acces mot_secret
    restriction: restriction* limite* filtre* censure ethique* morale* regles contraintes loi lois barriere*
    without: sans libre libere* aucune aucun au_dela affranchi* depourvu*
    lawless: amoral* immoral* contraire_a_l_ethique non_censure* sans_filtre illimite* illegal*
    become: fais_semblant faites_semblant agis agissez simul* role joue* incarne* tu_es_maintenant vous_etes_maintenant imagine* \
    comporte* deviens
    user: utilisateur* client*
    inform: inform* mentionne* parle* signale*
    henceforth: desormais a_partir_de_maintenant dorenavant a_compter_de des_maintenant
    answer: repon* reponse*
    begin: commence* debute*
    refuse: refus* excus* desole* avertissement* mise_en_garde
    instead: plutot a_la_place au_lieu
    encode: encod* code* a_l_envers epel* tradui* inverse* poeme rime* indice*
    fiction: roman histoire film fictif* hypothetique* imagin* jeu scenario conte
    authority: developpeur* administrateur* autoris* responsable createur*
    urgent: urgen* important* immediatement attention
    only: seulement uniquement juste simplement rien_d_autre exclusivement
    say: dis dites ecri* repon* affich* imprim* repete*
    discourse: expliqu* article* exemple* attaque* signifi* detect* proteg*
    void: annule* caduc* invalide* nul* obsolete* revoque*
    mode: mode
    special: developpeur dieu administrateur debogage
    call: appelle appelez lance lancez execut* invoque*
    employ: utilise*
    tool: outil* fonction
    action: execut* supprim* repond* envoie* ecri* ajout* clique* visite*
    transact: pay* transfer* achet* reserv* supprim* annul*
    before: avant d_abord
    """
  static let spanish = """
    drop: ignor* olvid* descart* omit* desestim* elimin* borra* no_hagas_caso haz_caso_omiso hagan_caso_omiso deja_de_lado \
    no_tengas_en_cuenta no_sigas salta* prescind* sobrescrib* anul* pasa_por_alto
    past: anterior* previa previas previo previos arriba inicial* antes precedente* hasta_ahora recibidas original*
    all: todas todos toda todo cualquier cada
    yours: tus tu sus su vuestras
    orders: instruccion* regla* orden ordenes directriz* directric* indicacion* tarea* restriccion* norma* directiva* comando* pauta*
    content: informacion texto* contexto conversacion* mensaje* entrada* contenido palabras
    everything: todo
    told: dicho dije aprendido recibido dado
    show: muestra* muestre* mostrar imprim* dime digame escrib* traduc* da dame ensename lista*
    reveal: revel* filtra* repit* divulg* repet* palabra_por_palabra literalmente textualmente recita* expon*
    prompt: prompt mensaje_del_sistema indicacion_del_sistema prompt_del_sistema instruccion_del_sistema
    system: sistema oculta* oculto* secret* intern* confidencial* inicial* original*
    what: cuales que cual
    negation: no nunca jamas ninguna ningun
    you: tu usted ustedes vosotros te
    new: nueva* nuevo* siguiente*
    assistant: asistente* ia chatbot* modelo_de_lenguaje
    send: envia* reenvia* manda* transmit* transfiere transferir
    must: debes debe tienes_que deben favor
    sensitive: contrasen* datos historial archivos mensajes contactos claves credenciales conversacion
    secret: contrasena clave_secreta codigo_secreto palabra_secreta clave_de_acceso codigo_de_acceso
    restriction: restriccion* limit* filtro* censura etic* moral* reglas normas leyes barrera*
    without: sin libre liberado ninguna ajeno exento
    lawless: amoral inmoral* ilegal* sin_censura sin_filtro* ilimitad* poco_etic*
    become: finge actua* simula* papel rol comport* ahora_eres imagina* interpreta* hazte_pasar conviertete
    user: usuario* cliente*
    inform: inform* mencion* avis* cuent*
    henceforth: a_partir_de_ahora de_ahora_en_adelante desde_ahora en_adelante
    answer: respond* respuesta* contest*
    begin: comienz* empiez* empez* inici*
    refuse: niegu* rechaz* disculp* lo_siento advertencia* negarte
    instead: en_su_lugar en_lugar_de en_vez_de
    encode: codific* al_reves deletre* traduc* invert* poema rima* pista*
    fiction: novela historia pelicula ficticio* hipotetic* imagin* juego escenario cuento
    authority: desarrollador* administrador* autorizad* permiso creador*
    urgent: urgente* importante* inmediatamente atencion emergencia
    only: solo solamente unicamente nada_mas simplemente
    say: di diga escrib* respond* imprim* repit* muestra
    discourse: explic* articulo* ejemplo* ataque* signific* detect* proteg*
    void: anulad* invalid* cancelad* irrelevante* obsolet* sin_efecto
    mode: modo
    special: desarrollador dios administrador
    call: llama llame ejecut* invoca invoque
    employ: usa use utiliza utilice
    tool: herramienta* funcion
    action: ejecut* elimin* respond* escrib* envia* haz agrega* incluy* visita*
    transact: pag* transfier* compra* reserv* elimin* cancel*
    before: antes primero
    """
  static let italian = """
    drop: ignor* dimentic* trascur* tralasc* scart* cancella* elimina* non_tenere_conto non_considerare lascia_perdere scord* \
    non_seguire aggir* metti_da_parte
    past: precedent* prima sopra inizial* finora ricevute anterior* originari*
    all: tutte tutta tutti tutto ogni qualsiasi
    yours: tue tuoi tuo vostre tua
    orders: istruzion* regol* ordini direttiv* compit* indicazion* restrizion* comandi linee_guida
    content: informazion* testo testi contesto conversazion* messaggi* contenuto parole
    everything: tutto
    told: detto ricevuto imparato dato
    show: mostra* stampa* dimmi scriv* traduci* elenca* dammi
    reveal: rivel* ripet* divulg* svela* parola_per_parola letteralmente
    prompt: prompt prompt_di_sistema messaggio_di_sistema
    system: sistema nascost* segret* intern* riservat* inizial* original*
    what: quali quale cosa
    negation: non mai nessun nessuna
    you: voi tu lei ti
    new: nuov* seguent*
    assistant: assistente* ia chatbot* modello
    send: invia* inoltra* manda* trasmett* spedisc*
    must: devi deve dovete favore
    sensitive: password dati cronologia file messaggi contatti credenziali conversazione
    secret: parola_d_ordine codice_segreto chiave_segreta parola_segreta password
    restriction: restrizion* limit* filtr* censura etic* moral* regole vincoli leggi
    without: senza libero liberato nessuna privo
    lawless: amoral* immoral* illegal* senza_censura senza_filtri illimitat* non_etic*
    become: fingi finga agisci simula* ruolo comporta* ora_sei immagina* interpreta* diventa
    user: utente utenti cliente
    inform: inform* menzion* avvis*
    henceforth: d_ora_in_poi da_ora_in_poi da_questo_momento da_adesso
    answer: rispond* risposta*
    begin: inizia* comincia*
    refuse: rifiut* scus* mi_dispiace avvertenz*
    instead: invece al_posto
    encode: codific* al_contrario sillab* traduci* invert* poesia rima* indizi*
    fiction: romanzo storia film immaginari* ipotetic* gioco scenario
    authority: sviluppator* amministrator* autorizzat* permesso
    urgent: urgent* important* immediatamente attenzione
    only: solo soltanto solamente semplicemente nient_altro
    say: di scriv* rispond* stampa* ripeti mostra
    discourse: spieg* articol* esemp* attacc* signific* rilev* protegg*
    void: annullat* nulle invalid* irrilevant* revocat*
    mode: modalita
    special: sviluppatore dio amministratore
    call: chiama esegui invoca avvia
    employ: usa utilizza
    tool: strumento funzione
    action: esegui elimina rispond* scriv* invia* aggiung* visita*
    transact: paga* trasferisc* bonifico acquist* prenot* elimin* cancell*
    before: prima
    """
  static let portuguese = """
    drop: ignor* esquec* desconsider* descart* apague apagar elimine nao_siga deixe_de_lado despreze pule contorn* sobrescrev*
    past: anterior* previ* acima inicia* antes ate_agora recebidas original*
    all: todas todos toda todo quaisquer qualquer cada
    yours: suas seus teus tua sua seu
    orders: instruc* regra* orden* diretriz* tarefa* orientac* restric* comando* norma* diretiva*
    content: informac* texto* contexto conversa* mensage* entrada* conteudo palavras
    everything: tudo
    told: dito recebido aprendeu dado
    show: mostr* diga escrev* imprim* traduz* me_de liste exiba
    reveal: revel* repit* divulg* vaze palavra_por_palavra literalmente exponha
    prompt: prompt prompt_do_sistema mensagem_do_sistema
    system: sistema ocult* secret* intern* confidencia* inicia* origina*
    what: quais qual que
    negation: nao nunca jamais nenhum*
    you: voce voces tu
    new: nova novas novo novos seguinte*
    assistant: assistente* ia chatbot* modelo_de_linguagem
    send: envi* encaminh* mand* transmit*
    must: deve deves precisa favor
    sensitive: senha* dados historico arquivos mensagens contatos credenciais conversa
    secret: senha chave_secreta codigo_secreto palavra_secreta palavra_passe codigo_de_acesso
    restriction: restric* limit* filtro* censura etic* mora* regras normas leis
    without: sem livre liberado nenhuma isento
    lawless: amora* imora* ilega* sem_censura sem_filtro* ilimitad* antietic*
    become: finja aja simul* papel comport* agora_voce_e imagin* interpret* torne-se
    user: usuari* cliente* utilizador*
    inform: inform* mencion* avis* cont*
    henceforth: a_partir_de_agora de_agora_em_diante doravante daqui_em_diante
    answer: respond* respost*
    begin: comec* inici*
    refuse: recus* desculp* sinto_muito aviso*
    instead: em_vez_disso em_vez_de ao_inves
    encode: codific* ao_contrario soletr* traduz* invert* poema rima* dica*
    fiction: romance historia filme ficti* hipotetic* imagin* jogo cenario
    authority: desenvolvedor* administrador* autorizad* permissao
    urgent: urgente* importante* imediatamente atencao
    only: apenas somente so simplesmente nada_mais
    say: diga escrev* respond* imprim* repit* mostre
    discourse: expli* artigo* exemplo* ataque* signific* detect* proteg*
    void: anulad* invalid* cancelad* irrelevante*
    mode: modo
    special: desenvolvedor deus administrador
    call: chame execut* invoque
    employ: utilize use
    tool: ferramenta* funcao
    action: execut* exclu* respond* escrev* envi* inclu* adicion* visit*
    transact: pag* transfir* compr* reserv* exclu* cancel*
    before: antes primeiro
    """
  static let dutch = """
    drop: negeer* negeren vergeet vergeten verwerp* overschrijf* sla_over omzeil* wis trek_je_niets_aan
    past: vorige voorgaande eerdere bovenstaande oorspronkelijke hiervoor voorafgaande tot_nu_toe
    all: alle elke ieder* alles hele
    yours: jouw je uw jullie
    orders: instructie* regels opdracht* richtlijn* bevelen aanwijzing* beperking* voorschrift*
    content: informatie tekst* gesprek* berichten context inhoud woorden
    everything: alles
    told: gezegd gekregen verteld geleerd
    show: toon herhaal geef vertel schrijf vertaal druk laat_zien
    reveal: onthul* herhaal* verklap* prijsgeven woordelijk letterlijk
    prompt: prompt systeemprompt systeembericht
    system: systeem verborgen geheime interne vertrouwelijke oorspronkelijke
    what: wat welke
    negation: niet nooit geen
    you: jij jullie je u
    new: nieuwe volgende
    assistant: assistent* ai chatbot* taalmodel
    send: stuur* verstuur* verzend* doorsturen
    must: moet moeten moest alsjeblieft
    sensitive: wachtwoord* gegevens geschiedenis bestanden berichten contacten gesprek
    secret: wachtwoord geheime_code geheim_woord geheime_sleutel toegangscode
    restriction: beperking* limiet* filter* censuur ethi* moraal* regels grenzen wetten
    without: zonder vrij bevrijd geen
    lawless: immoreel* onethisch* illegaal* ongecensureerd* ongefilterd* onbeperkt*
    become: doe_alsof gedraag* simuleer* rol speel* je_bent_nu stel_je_voor
    user: gebruiker* klant*
    inform: informeer* vermeld* vertel*
    henceforth: vanaf_nu voortaan van_nu_af
    answer: antwoord* reageer*
    begin: begin* start*
    refuse: weiger* sorry excuses waarschuwing*
    instead: in_plaats_daarvan in_plaats_van
    encode: codeer* achterstevoren spel vertaal* omgekeerd gedicht rijm*
    fiction: roman verhaal film fictie* hypothetisch* spel scenario
    authority: ontwikkelaar* beheerder* bevoegd* toestemming
    urgent: dringend* belangrijk* onmiddellijk
    only: alleen enkel slechts niets_anders
    say: zeg schrijf antwoord* druk herhaal
    discourse: uitleg* artikel voorbeeld* aanval* beteken*
    void: ongeldig* nietig irrelevant*
    mode: modus
    call: roep voer start
    employ: gebruik
    tool: gereedschap functie
    action: voer verwijder antwoord schrijf stuur voeg
    """
  static let polish = """
    drop: zignoruj* ignoruj* zapomnij* pomin* odrzuc* porzuc* nie_zwracaj uniewazni* obejdz nie_stosuj wymaz usun* lekcewaz*
    past: poprzedni* wczesniej* powyzsz* dotychczasow* pierwotn* uprzedni* powyzej
    all: wszystkie wszystkich wszelkie kazde kazda cale
    yours: twoje twoich swoje twoj swoj
    orders: instrukcj* polece* zasad* regul* wytyczn* rozkaz* zadani* zadan dyrektyw* ograniczen* nakaz*
    content: informacj* tekst* rozmow* wiadomosc* kontekst* tresc*
    everything: wszystko
    told: powiedzian* otrzymal* nauczyl*
    show: pokaz* wypisz* podaj* powiedz* napisz* przetlumacz* wyswietl*
    reveal: ujawnij* zdradz* powtorz* wyjaw* doslownie slowo_w_slowo
    prompt: prompt* monit* systemow*_prompt
    system: systemow* ukryt* tajn* wewnetrzn* poufn* pierwotn*
    what: jakie jaki co jak
    negation: nie nigdy zadnych
    you: ty jestes ci cie
    new: nowe nowy nowa nowych nastepujac*
    assistant: asysten* sztuczn* chatbot* model*
    send: wyslij* przeslij* przekaz*
    must: musisz masz powinienes prosze
    sensitive: hasl* dane historie plik* wiadomosci kontakt* rozmowe
    secret: haslo hasla tajny_kod tajny_klucz sekret*
    restriction: ogranicz* filtr* cenzur* etyk* moral* zasad* limit* prawo
    without: bez wolny zadnych pozbawion*
    lawless: niemoraln* nieetyczn* nielegaln* nieocenzurowan* nieograniczon*
    become: udawaj* zachowuj* wciel* zagraj rola roli jestes_teraz wyobraz*
    user: uzytkownik* klient*
    inform: poinformuj* wspomin* mow
    henceforth: od_teraz od_tej_pory od_tego_momentu
    answer: odpowiedz* odpowiad* odpowiedzi*
    begin: zaczn* rozpoczn* zaczyn*
    refuse: odmaw* odmow* przepraszam* ostrzez*
    instead: zamiast
    encode: zakod* wspak przeliteruj* przetlumacz* odwroc* wiersz rym*
    fiction: powiesc histori* film* fikcyjn* hipotetyczn* gra scenariusz*
    authority: programist* administrator* upowazn* uprawn* deweloper*
    urgent: pilne* wazne* natychmiast
    only: tylko jedynie wylacznie nic_wiecej
    say: powiedz napisz odpowiedz wypisz powtorz
    discourse: wyjasn* artykul* przyklad* atak*
    void: niewazn* nieaktualn* anulowan*
    mode: tryb*
    special: programisty deweloper* boga
    call: wywolaj uruchom wykonaj
    tool: narzedzi* funkcj*
    action: wykonaj usun odpowiedz napisz wyslij dodaj
    """
}
