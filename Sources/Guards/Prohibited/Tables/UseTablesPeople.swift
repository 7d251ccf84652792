/// Tables of self-harm, child safety, hate and sexual content. The words are here so that they can be
/// recognised.

extension UseTables {
  static let selfHarm = UseTable(
    category: .selfHarm,
    objects: [
      (
        0.65,
        """
        myself, my wrists, my wrist, my arms, my own life, suicide, self harm, yourself, noose, selbstmord,
        mich umbringen, me suicider, suicidarme, matarme, quitarme la vida, anorexic, anorexia, bulimia, thinspo, pro ana
        """
      )
    ],
    acts: """
      kill, killing, hang, cut, cutting, harm, hurt, hurting, commit, committing, attempt, burn, starve, drown, shoot, poison, overdose, painless, painlessly,
      become, hide, how many pills, lethal dose, bleach, slit
      """,
    phrases: [
      (
        0.8,
        """
        kill myself, end my life, take my own life, want to die, wish i was dead, wish i were dead,
        better off dead, suicide note, suicide method, suicide methods, painless suicide, cut myself, cutting myself, hurt myself, harm myself,
        hang myself, slit my wrists, no reason to live, dont want to live, dont want to be alive, dont want to exist, suicidal, kill yourself, kys, go die,
        drink bleach, you should die, end it all, starve myself, make myself throw up, how many pills, self harm, selfharm, pro ana, thinspo,
        ich will sterben, mich umbringen, je veux mourir, me suicider, quiero morir, suicidarme, voglio morire, quero morrer
        """
      ),
      (0.55, "commit suicide"),
      (
        0.4,
        "i hate myself, worthless, razor blade, hopeless, nobody would miss me, relapse, self loathing, numb the pain"
      ),
    ],
    excuses: """
      suicide squad, suicide prevention, hotline, workout, exercise, gym, pace myself, hair, budget, laughing, embarrass, embarrassment,
      suicide doors, career suicide, political suicide, cut myself some slack, cut myself off, a slice, a piece, kill myself laughing, bleach my hair,
      vegetables, finger, deadline, assisted dying
      """,
    mention: 0.3, reach: 5)

  static let childSafety = UseTable(
    category: .childSafety,
    objects: [
      (
        0.75,
        """
        child, children, kid, kids, a minor, minors, underage, underage girl, underage boy, little girl, little boy, young girl, young boy, teen girl, toddler, infant, preteen, schoolgirl, schoolboy,
        loli, shota, 8 year old, 9 year old, 10 year old, 11 year old, 12 year old, 13 year old, 14 year old, 15 year old, 16 year old,
        twelve year old, thirteen year old, fourteen year old, fifteen year old, daughter, stepdaughter, son, kinder, enfant, niña, niño, menor
        """
      )
    ],
    acts: """
      sex, sexual, sexually, sexy, nude, naked, porn, pornography, erotic, erotica, seduce, groom, grooming, molest, molesting, rape, fondle, touch inappropriately, lewd, orgasm, penis, vagina,
      cock, pussy, horny, undress, aroused, fuck, fucking, fucked, sext, explicit, incest, virginity, lure, lust
      """,
    phrases: [
      (
        0.9,
        "child porn, child pornography, csam, kiddie porn, lolicon, shotacon, jailbait, underage sex, underage porn, sex with a minor, sex with minors, pedophile community, map pride, kinderpornografie"
      )
    ],
    excuses: """
      sex education, sex ed, gender, assigned, abuse prevention, pediatric, puberty, parents, safeguarding, sexual orientation, child support, vaccin, same sex, sex of the baby, biological sex, statistics,
      nude colour, naked mole, exploitation act, custody, process, node, nodes, element, elements, tree, parent
      """,
    reach: 8, isContent: true)

  static let hate = UseTable(
    category: .hate,
    objects: [
      (
        0.6,
        """
        jews, jew, jewish people, the jews, muslims, muslim, islam, christians, hindus, blacks, black people, africans, white people, asians, asian people, chinese people,
        mexicans, hispanics, latinos, immigrants, migrants, refugees, foreigners, gypsies, roma, arabs, indians, gays, gay people, homosexuals, lesbians, trans people, transgender people, transgenders,
        women, females, disabled people, autistic people, the disabled, fat people, old people, poor people, homeless people, indigenous people, liberals, atheists, catholics,
        juden, muslime, ausländer, flüchtlinge, schwule, juifs, musulmans, arabes, immigrés, judíos, musulmanes, inmigrantes, ebrei, musulmani
        """
      )
    ],
    acts: """
      kill all, inferior, subhuman, vermin, cockroaches, rats, parasites, are animals, like animals, savages, filth, filthy, scum, disgusting, dirty, stupid, lazy, criminals, rapists, terrorists, evil, plague, cancer on,
      hate, despise, exterminate, eradicate, deport, wipe out, get rid of, dont belong, go back to, should not exist, shouldnt exist, shouldnt be allowed, ruining, invading, replacing us, control the,
      controlling the, worthless, dumb, ugly, retarded, sick, mental illness, abomination, unnatural, burn in hell, belong in the kitchen, less intelligent, superior race, sterilized, not human, too many, all the same,
      untermenschen, dreck, abschaum, vermine, basura, feccia, are the problem, whores, sluts, liars, thieves, greedy
      """,
    phrases: [
      (
        0.85,
        """
        =nigger, =niggers, =nigga, =niggas, =kike, =kikes, faggot, faggots, =fag, =fags, =tranny, =trannies, =chink, =chinks, =gook, =gooks, =spic, =spics, wetback, wetbacks, raghead, towelhead, sandnigger, =paki, =pakis, =coon, =coons, =dyke, =dykes, =retard, =retards,
        white power, white genocide, great replacement, jewish conspiracy, zionist conspiracy, holocaust hoax, holocaust didnt happen, holocaust never happened, gas the jews, six million wasnt, master race,
        death to all, heil hitler, ausländer raus, sieg heil, mudslime, shitskin, subhuman, subhumans, feminazi, libtard, soyboy
        """
      ),
      (
        0.6,
        "white supremacy, bitch, whore, slut, cunt, piece of shit, you are worthless, nobody likes you, ugly bitch, stupid bitch, fat pig, fucking idiot, motherfucker, stfu, moron, fuck you, go to hell, dickhead, asshole, =bastard"
      ),
    ],
    excuses: """
      racism, antisemitism, discrimination, stereotype, stereotypes, prejudice, bias, combat, slur, history, holocaust memorial, rights, equality, inclusion, respect, hate crime, hate speech, hate group, against hate, museum, dyke levee,
      fire retardant, flame retardant, chink in the armor, allergic, coon cat, maine coon, son of a, jackass, i hate when, sewing, shoes
      """,
    reach: 6)

  static let sexual = UseTable(
    category: .sexual,
    objects: [
      (
        0.6,
        """
        sex, sexual, erotic, porn, pornographic, sex scene, sex story, smut, nsfw, nudes, orgy, bdsm, blowjob, handjob, threesome, fetish, hentai, sexting, lingerie, stripper, dildo
        """
      )
    ],
    acts: """
      write, create, generate, describe, roleplay, role play, imagine, story, scene, draw, tell, explicit, detailed, graphic, steamy, fantasy, seduce, moan, undress, hot, have, having, wants, fanfic, fan fiction
      """,
    phrases: [
      (
        0.8,
        """
        =cock, pussy, =cumming, blowjob, handjob, clit, clitoris, her tits, big tits, jerk off, jerking off, fuck me, fucked her, fucks her, fucked him, fucking her, suck my dick, suck his dick, sucks his, his cock, my cock, her pussy, my pussy, deepthroat, gangbang,
        creampie, anal sex, oral sex, doggy style, cowgirl position, thrusting into, thrusts into, thrust into her, inside her wet, throbbing, his throbbing, erect penis, her nipples, hard nipples, wet panties, masturbate, masturbating, masturbation, orgasm, ejaculate, horny, milf, futanari, hentai, dominatrix, rimjob, cuckold, butt plug, sex slave,
        moaned as, moans as, spread her legs, between her legs, between her thighs, rode him, stroked his, ass cheeks, naked body, his erection, slutty, submissive slut, erotica
        """
      ),
      (
        0.45,
        "penis, vagina, breasts, boobs, nipples, naked, nude, seduced, seductive, arousal, aroused, moaned, moaning, lust, panties, kinky, =cum, anal, porn, pornhub, onlyfans, make love, making love"
      ),
    ],
    excuses: """
      sex education, sexual health, health, contraception, sexual orientation, assigned, biology, anatomy, chicken breasts, breast cancer, breastfeeding, cancer, doctor, medical, gender, sexual harassment, sexual assault, sexual abuse, harassment, sex ratio, same sex,
      naked eye, naked mole, cum laude, summa cum laude, cockpit, weathercock, cockerel, pussy cat, pussycat, art history, sculpture, statistics, chromosomes, reproduction, safe sex, std, stds, sti, survey, nude colour, sex determination, throbbing headache, headache, anal gland, magna
      """,
    mention: 0.5, isContent: true)
}
