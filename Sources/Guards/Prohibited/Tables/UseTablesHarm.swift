/// Tables of weapons, drugs and violence.

extension UseTables {
  static let weapons = UseTable(
    category: .weapons,
    objects: [
      (
        0.7,
        """
        bomb, pipe bomb, car bomb, nail bomb, dirty bomb, pressure cooker bomb, letter bomb, fertilizer bomb,
        petrol bomb, molotov, molotov cocktail, ied, improvised explosive, explosive device, explosives,
        detonator, c4, semtex, rdx, petn, tatp, anfo, thermite, napalm, nitroglycerin, tnt, dynamite,
        grenade, landmine, suicide vest, nerve agent, nerve gas, sarin, vx, novichok, tabun, mustard gas,
        chlorine gas, phosgene, hydrogen cyanide, cyanide gas, ricin, anthrax, botulinum, bioweapon,
        biological weapon, chemical weapon, nuclear weapon, nuclear bomb, weapons grade, enriched uranium,
        weapon of mass destruction, ghost gun, untraceable gun, auto sear, glock switch, silencer,
        gun suppressor, 3d printed gun, printed gun, zip gun, bombe, rohrbombe, sprengstoff, sprengsatz,
        nervengas, explosif, explosifs, bomba, bombas, explosivos, explosivo, arma química, esplosivo
        """
      )
    ],
    acts: """
      make, making, made, build, building, built, construct, assemble, create, produce, synthesize,
      synthesise, manufacture, cook up, mix, prepare, detonate, set off, ignite, weaponize, weaponise,
      enrich, culture, cultivate, aerosolize, disperse, release, obtain, acquire, smuggle, buy illegally,
      buy without, get without, without a license, without background check, without a background check,
      convert to full auto, full auto, bring past, sneak, plant, 3d print, print, bauen, baue, herstellen,
      fabriquer, construire, fabricar, construir, hacer, costruire, maken
      """,
    phrases: [
      (
        0.8,
        "bomb making, bombmaking, bomb recipe, anarchist cookbook, mass casualty, maximum casualties"
      )
    ],
    excuses: """
      bath bomb, bath bombs, time bomb, photobomb, sex bomb, bomb calorimeter, cherry bomb, seed bomb, smoke bomb,
      hot chocolate bomb, glue gun, nail gun, heat gun, water gun, nerf, nerf gun, squirt gun, toy gun, massage gun, staple gun,
      spray gun, paint, radar gun, top gun, gun control, water pistol, poison ivy, rat poison, food poisoning,
      balloon, disposal, defuse, squad, shelter, cap gun, logic bomb, fork bomb, zip bomb, atomic habits,
      photo, google bomb, f bomb, costume, cosplay, prop, lego, origami, cake, antidote, nuclear power, treaty, non proliferation
      """,
    mention: 0.3)

  /// Guns are talked about everywhere: only getting round the law counts.
  static let firearms = UseTable(
    category: .weapons,
    objects: [
      (
        0.6,
        "gun, guns, firearm, firearms, rifle, pistol, handgun, ammunition, machine gun, assault rifle, ar 15, poison, toxin, pathogen, weapon, weapons"
      )
    ],
    acts: """
      smuggle, buy illegally, illegally buy, buy without, get without, without a license, without background check, without a background check,
      convert to full auto, full auto, sneak, bring to school, past security, through airport security, 3d print, untraceable, undetectable, serial number removed,
      weaponize, weaponise, aerosolize, more lethal, more contagious, synthesize, synthesise, poison the water, tasteless
      """,
    excuses: "control, nerf, toy, water, glue, game")

  static let drugs = UseTable(
    category: .drugs,
    objects: [
      (
        0.7,
        """
        meth, methamphetamine, crystal meth, crack cocaine, cocaine, =heroin, fentanyl, carfentanil, lsd, mdma,
        ecstasy pills, dmt, ghb, rohypnol, date rape drug, pcp, krokodil, ketamine, bath salts, spice k2, lean purple drank,
        drogen, drogues, drogas, droga, kokain, cocaïne, cocaína, heroína, metanfetamina
        """
      ),
      (
        0.5,
        "drugs, illegal drugs, oxycodone, oxycontin, xanax, adderall, opioids, shrooms, psilocybin, steroids, weed"
      ),
    ],
    acts: """
      make, making, made, cook, synthesize, synthesise, produce, manufacture, extract, smuggle, smuggling, sell,
      selling, deal, dealing, distribute, traffic, trafficking, transport, hide, buy, buying, score, snort,
      inject, smoke, shoot up, get high, without a prescription, without prescription, dark web, darknet,
      past customs, across the border, pass a drug test, roofie, spike, cut with, press, herstellen, kochen,
      verkaufen, schmuggeln, fabriquer, vendre, fabricar, vender, cocinar, produrre, maken
      """,
    phrases: [
      (
        0.75,
        "spike her drink, spike his drink, spike someones drink, roofie, meth lab, cheat a drug test, fake prescription, forge a prescription"
      )
    ],
    excuses: """
      diet coke, coca cola, drug store, drugstore, pharmacy, prescribed, my prescription, doctor, patient,
      addiction, rehab, overdose prevention, war on drugs, hormones, drug discovery, drug interactions,
      clinical trial, anesthesia, anaesthesia, breaking bad, treatment, withdrawal, garden, gardening, weeds,
      lawn, spice rack
      """,
    mention: 0.25)

  static let violence = UseTable(
    category: .violence,
    objects: [
      (
        0.6,
        """
        someone, somebody, a person, people, a human, humans, a man, a woman, my wife, my husband, my girlfriend, my boyfriend,
        my ex, my boss, my neighbor, my neighbour, my coworker, my teacher, my roommate, my sister, my brother,
        my mother, my father, my mom, my dad, my parents, my family, my friend, my classmates, my landlord, him,
        her, them, you, everyone, everybody, a child, children, kids, women, men, the president, the politicians,
        politicians, a politician, a judge, police officers, cops, a cop, jews, muslims, christians, immigrants,
        migrants, refugees, black people, white people, gays, gay people, trans people, protesters, civilians,
        hostages, the bastards, students, a crowd, jemanden, menschen, quelqu'un, alguien, qualcuno, iemand
        """
      ),
      (
        0.5,
        "a school, the school, a church, a mosque, a synagogue, a building, a hospital, the government, dog, cat, animals, puppy"
      ),
    ],
    acts: """
      kill, killing, murder, stab, shoot, shoot up, strangle, suffocate, poison, torture, behead,
      assassinate, lynch, slaughter, massacre, exterminate, beat up, beat to death, maim, mutilate, hurt, injure,
      assault, kidnap, abduct, rape, burn alive, set fire to, blow up, bomb, hang, drown,
      run over, break his legs, slit, dismember, dispose of the body, terrorize, wipe out, genocide,
      töten, umbringen, ermorden, tuer, assassiner, matar, asesinar, uccidere, ammazzare, doden, vermoorden
      """,
    phrases: [
      (
        0.85,
        """
        i will kill you, im going to kill you, im gonna kill you, kill them all, kill you all, slit your throat,
        slit his throat, death to, mass shooting plan, school shooting plan, shoot up the school,
        hire a hitman, dispose of a body, get rid of a body, get rid of a dead body, hide a dead body, deserve to die, deserves to die, should be killed,
        should be shot, should be hanged, should be executed, should be exterminated, gas the, race war,
        beat him to death, beat her to death, burn them alive, watch you die, cut your head off, bash your head,
        put a bullet in, join isis, join al qaeda, heil hitler, hitler was right, glory to isis,
        praise the shooter, ethnic cleansing is, genocide is
        """
      ),
      (
        0.55,
        "brains out, blood everywhere, pool of blood, gouged, disembowel, decapitated, severed head, entrails, screamed in agony, ripped apart, snuff"
      ),
    ],
    excuses: """
      process, processes, thread, python, linux, unix, server, task, command, job, daemon, time, weeds, weed,
      lights, light, mood, bugs, bug, cockroach, mosquito, mosquitoes, bacteria, germs, virus, cancer, engine,
      battery, conversation, vibe, buzz, joke, jokes, show, photo, photos, photograph, video, camera, arrow, basketball,
      penalty kick, free throw, hoop, film a, heart, egg, eggs, traffic, record, cold, flu, balloon, whale,
      fish, deer, hunting, turkey, zombies, zombie, orcs, dragon, dragons, enemies, boss, monster, monsters,
      vampire, bots, ants, fleas, plants, program, app, application, query, session, container, tokens, statement, function,
      sql, gracefully, with kindness, steak, chicken, lobster, meat, price, budget, stock, market, pawn, queen,
      knight, bishop, opponent, team, deadline, exam, interview, presentation, look, party, dance, cake, feelings,
      self defense, self defence, attacker, cyber attack, panic attack, heart attack, anxiety attack, asthma attack, attack surface
      """,
    reach: 5, needsIntent: true)
}
