/// Tables of malware, fraud, privacy invasion and election deception.

extension UseTables {
  static let malware = UseTable(
    category: .malware,
    objects: [
      (
        0.7,
        """
        malware, ransomware, keylogger, key logger, trojan, rootkit, botnet, spyware, computer worm, computer virus, self replicating,
        cryptolocker, infostealer, info stealer, credential stealer, password stealer, backdoor, remote access trojan,
        reverse shell payload, exploit kit, ddos, ddos attack, denial of service attack, zero day exploit,
        zero day, fork bomb, phishing kit, fileless malware, dropper, loader malware, stealer, cryptojacker, browser hijacker, logic bomb,
        schadsoftware, erpressungstrojaner, logiciel malveillant, rançongiciel, virus informático, virus informatique
        """
      )
    ],
    acts: """
      write, create, develop, code, build, make, making, program, design, deploy, spread, distribute, infect, launch, install, hide, sell, rent,
      evade antivirus, bypass antivirus, evade detection, encrypt, steal, log, programmieren, écrire, escribir
      """,
    phrases: [
      (
        0.75,
        "hack into someones, hack into my, hack into a, steal passwords, steal credit card, logs keystrokes, log all keystrokes, spread a virus, evade antivirus, bypass antivirus, undetectable malware, fully undetectable, encrypt all files and demand, demand ransom, demands a ransom, disable windows defender"
      )
    ],
    excuses: """
      life hack, growth hack, hackathon, remove, removal, clean, scan, infected my, protect my, ctf,
      bug bounty, authorized, ethical hacking, hacker news, forgot my, my own password, locked out, analysis of, analyze, reverse engineer,
      trojan horse, trojan war, build a website, create a website, website for, design a website, database schema,
      create a database, design a database, build a database, learn to code, decorator, context manager, trojan asteroid
      """,
    mention: 0.25)

  /// Breaking into what belongs to others.
  static let intrusion = UseTable(
    category: .malware,
    objects: [
      (
        0.6,
        """
        someones account, someone elses account, her account, his account, someones email, someones phone,
        his phone, her phone, facebook account, instagram account, gmail account, bank account, snapchat account,
        wifi password, neighbors wifi, neighbours wifi, school network, schools computer, company network,
        government network, power grid, corporate network, server i dont own, website, database, webserver, web server, atm, voting machine,
        traffic lights, medical device, passwords, hospital network, into a computer, computer system, security system
        """
      )
    ],
    acts: """
      hack, hacking, hack into, break into, crack, brute force, exfiltrate, hijack, take down, compromise, breach, sabotage,
      gain unauthorized access, unauthorized access, infiltrate, log keystrokes, capture keystrokes, deface, hacken, pirater, hackear, craccare
      """,
    excuses: """
      life hack, growth hack, hackathon, ctf, bug bounty, authorized, ethical hacking, hacker news, forgot my, my own password, locked out, crack open, hash
      """,
    reach: 6)

  static let fraud = UseTable(
    category: .fraud,
    objects: [
      (
        0.7,
        """
        phishing, phishing email, phishing page, phishing site, spear phishing, scam, scam email, ponzi scheme, pyramid scheme, advance fee, fake invoice,
        fake id, fake ids, fake passport, fake passports, fake documents, forged documents, counterfeit money, counterfeit, counterfeit bills, fake money,
        fake check, fake cheque, stolen credit card, stolen credit cards, credit card numbers, credit card fraud, insurance fraud,
        tax fraud, identity theft, wire fraud, money laundering, money mule, romance scam, fake reviews, fake news,
        fake receipts, fake diploma, fake degree, fake vaccine card, fake charity, fake bank, deepfake, blackmail, bribe, dirty money, pump and dump,
        social engineering, catfish, falschgeld, gefälschten ausweis, faux billets, dinero falso, phishing mail
        """
      )
    ],
    acts: """
      write, create, make, making, design, generate, forge, print, counterfeit, launder, run, set up, start, commit, use, spend, sell, buy,
      fälschen, waschen, falsifier, blanchir, falsificar, lavar, riciclare
      """,
    phrases: [
      (
        0.75,
        "launder money, laundering money, evade taxes, tax evasion scheme, steal someones identity, steal identities, shoplift, rob a bank, embezzle, forge a signature, scam people, scam elderly, trick people into, trick users into, get their password, click a malicious link, reveal their passwords, geld waschen, blanchir de l'argent, lavar dinero"
      )
    ],
    excuses: """
      simulation, simulated, phishing simulation, warning, warn, spot, identify, filter, fake plants, fake fur, fake tan, fake smile, fake nails,
      fake snow, magic, magician, trick or treat, card trick, heart, scene, spotlight, second base, base, steal the show, deal, bargain,
      exam preparation, study for, unit test, mock, dummy data, test data, con artist, thunder, nap, kiss, glance, cheat sheet, cheat day, cheat code
      """,
    mention: 0.25)

  /// Deceiving and stealing, with whom or what it is done to.
  static let deception = UseTable(
    category: .fraud,
    objects: [
      (
        0.6,
        """
        insurance company, my insurance, elderly, elderly people, old people, grandparents, the irs, taxes, customers, donors, investors, someones identity,
        a signature, his signature, her signature, bank, cvv, social security number, plagiarism detector, an exam, my exam, atm, credit card, credit cards, passwords, a car, cars,
        from a store, from stores, from work, from my employer, my employer, my company, his money, her money, people out of, evidence, a celebrity, a police officer, a doctor
        """
      )
    ],
    acts: """
      trick, deceive, defraud, scam, swindle, cheat, cheat on, impersonate, pose as, steal, shoplift, rob, evade, dodge, blackmail, extort, bribe, embezzle,
      falsify, fabricate evidence, plant evidence, skim, hot wire, hotwire, forge
      """,
    excuses: """
      simulation, warning, spot, identify, scene, spotlight, base, steal the show, bargain, unit test, mock, dummy data, test data, heart, kiss, glance,
      halloween, costume, cosplay, dodge ram, dodge charger, safety car, robber barons
      """,
    reach: 6)

  static let privacy = UseTable(
    category: .privacy,
    objects: [
      (
        0.65,
        """
        my girlfriend, my boyfriend, my wife, my husband, my ex, my partner, my spouse, my coworker, my employees, my neighbor, my neighbour, someone,
        somebody, a person, a woman, a girl, him, her, them, a stranger, celebrity, journalist, activist, whistleblower, someones phone,
        her phone, his phone, someones location, her location, his location, home address, private address, where she lives, where he lives,
        private information, personal information, private messages, text messages, medical records, browsing history,
        someones house, social security number, private photos, nudes
        """
      )
    ],
    acts: """
      spy, spying, spy on, stalk, stalking, secretly record, secretly track, secretly follow, secretly film, track without, tracking without, doxx, dox, doxxing,
      eavesdrop, wiretap, bug the, hidden camera, gps tracker, install spyware, stalkerware, deanonymize, de anonymize, find out where, find where,
      without their knowledge, without her knowledge, without his knowledge, without consent, without their consent, without her knowing, without him knowing,
      without them knowing, read her texts, read his texts, leak, facial recognition, peep, upskirt, ausspionieren, espionner, espiar, spiare
      """,
    phrases: [
      (
        0.75,
        "doxx, dox someone, revenge porn, upskirt, stalkerware, track her phone without, track my wife, track my girlfriend, hidden camera in, spy on my, nudes without, private address of, home address of, social security number of, phone number of the president, medical records of"
      )
    ],
    excuses: """
      my child, parental, my kids, consent form, privacy policy, spy novel, spy museum, spy kids, i spy, stalks, celery,
      my own phone, my lost phone, lost my phone, find my, package, order, fictional, batman, superman, spiderman, barbie, cartoon, expose my film
      """,
    reach: 5, needsIntent: true)

  static let elections = UseTable(
    category: .elections,
    objects: [
      (
        0.65,
        """
        voters, voter, election, elections, ballots, ballot, votes, polling place, polling stations, voter registration, vote count,
        voting machines, voting day, election results, electorate, candidate, wähler, électeurs, votantes, elecciones, wahl
        """
      )
    ],
    acts: """
      deceive, mislead, suppress, intimidate, discourage, rig, steal, hack, tamper, stuff, forge, manipulate, fake, falsify,
      disinformation, misinformation, deepfake, robocall, wrong date, false date, wrong day, wrong location, fabricate, buy votes, sway with lies,
      bot accounts, fake accounts, sockpuppet, stop people from voting, prevent people from voting, stay home, vote twice, vote multiple times, disenfranchise
      """,
    phrases: [
      (
        0.75,
        "rig an election, rig the election, suppress voters, voter suppression campaign, stuff ballots, stuff the ballot, vote by text message, vote twice, steal an election, deepfake of the candidate, wrong polling"
      )
    ],
    excuses:
      "secure, audit, observers, integrity, class president, school election, leader election, raft, consensus"
  )
}
