/// All tables of prohibited uses, and the signs that mean the same in each. Words are from general
/// knowledge of how such requests are put; no collection of prompts was used.

enum UseTables {
  /// Every category's table.
  static let all: [UseTable] = [
    weapons, firearms, malware, intrusion, fraud, deception, selfHarm, childSafety, hate, violence,
    drugs, privacy, elections, sexual, medicalAdvice, legalAdvice, financialAdvice,
  ]

  /// Signs of intent, of asking for facts, of distance, and of saying no.
  static let signs: [(UseLexicon.Sign, String)] = [
    (
      .intent,
      """
      how to, how do i, how can i, how would i, how could i, how should i, how do you, how can one,
      how do we, how can we, how does one, how would one, how might i, how might one,
      ways to, best way, easiest way, a way to, teach me, help me, tell me how, show me how, explain how,
      explain in detail how, describe how, step by step, steps to, steps for, instructions,
      give me, guide, tutorial, recipe, blueprint, manual for, write me, write a, write an, create a,
      generate a, draft a, make me, provide me, list of ways, i want to, i wanna, i need to, i will, ill,
      im going to, i am going to, im gonna, gonna, i plan to, im planning, going to, lets, we should,
      we must, you should, should be, deserve to, deserves to, need to be, needs to be, must be, have to be,
      where can i, where do i, where to buy, where to get, without getting caught, without being detected,
      undetected, untraceable, without anyone, get away with, convince me, encourage, i would like to,
      id like to, i intend to, come up with, script that, script for, code that, code for, program that,
      wie kann ich, wie baue ich, wie macht man, wie kann man, anleitung, ich will, schreib mir,
      comment faire, comment fabriquer, comment puis je, je veux, comment on, écris moi,
      cómo hacer, como hacer, cómo puedo, como puedo, quiero, cómo se hace, come fare, come posso, voglio,
      como fazer, como posso, quero, hoe maak ik, hoe kan ik, ik wil
      """
    ),
    (
      .fact,
      """
      why, when, when did, when was, who was, who did, who invented, what happened, history of, what year,
      how many people, how many, how often, is it true, is it legal, is it illegal, is it wrong, was it,
      according to, reported, reports, researchers, study, studies, statistics, what is the, what are the,
      what does, what did, what was, meaning of, definition, defined as, dangers of, effects of, risks of,
      consequences, penalty for, laws on, laws against, difference between, origin of, police said,
      arrested, convicted, sentenced, charged with, court, historians, museum, warum, pourquoi, por qué,
      perché
      """
    ),
    (
      .distance,
      """
      minecraft, fortnite, call of duty, gta, grand theft auto, skyrim, sims, roblox, counter strike,
      hitman, valorant, overwatch, zelda, pokemon, dungeons and dragons, dnd, video game, videogame,
      board game, chess, game, gameplay, in game, player, npc, boss fight, level up, quest,
      movie, film, novel, fiction, fictional, story about, character, screenplay, plot, chapter, theatre,
      hamlet, macbeth, harry potter, star wars, game of thrones, joke, metaphor, idiom, lyrics,
      prevent, prevention, preventing, protect, protection, protect against, defend against, awareness, educate, education, training on, recognise, recognize, victims of,
      survivor, support group, hotline, therapist, counselling, counseling, charity, report a, reporting,
      moderation, mitigate, mitigation, penetration test, pentest, my own, security team,
      research paper, documentary, article about, essay on, essay about, helping a friend, safety of,
      stay safe, keep safe, how to stop, stop people from, cope with, dealing with, recover from
      """
    ),
    (
      .negation,
      "dont, do not, never, not to, should not, shouldnt, must not, wont, isnt, arent, no one should"
    ),
  ]
}
