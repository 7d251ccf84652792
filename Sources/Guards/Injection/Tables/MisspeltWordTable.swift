/// English words that are put right where they are misspelt, beside the whole words of the lexicon: those that the lexicon lists by their
/// beginning, and words that stand beside them in attacks.

enum MisspeltWordTable {
  static let words = """
    ignore ignored ignoring disregard disregarding forget forgetting discard override overrule bypass \
    circumvent disobey previous previously preceding instruction instructions directive directives \
    guideline guidelines restriction restrictions restricted limitation limitations constraint constraints \
    regulation regulations safeguard safeguards guardrails programming developer developers administrator \
    reveal revealed disclose expose divulge repeat repeating recite output verbatim exactly everything \
    anything whatever system prompt prompts message messages hidden secret secrets internal confidential \
    password passwords passphrase credential credentials initial original conversation context paragraph \
    pretend pretending simulate simulation roleplay imagine imaginary character persona assistant \
    unrestricted unfiltered uncensored unlimited illegal immoral unethical ethics ethical morals morality \
    censorship filter filters warning warnings disclaimer disclaimers refuse refusal decline apologise \
    apologize policy policies content language model answer answers answering respond response responses \
    question questions without always never should would could please about above before after following \
    follow instead translate summarise summarize summary explain write print display show provide detailed \
    developing security research authorised authorized permission access emergency important immediately \
    encode decode backwards reverse letters letter command commands execute terminal sentence sentences \
    hypothetical fictional scenario story villain explosive explosives weapon weapons malware ransomware \
    phishing hacking virus poison methamphetamine counterfeit launder stolen credit criminal consequences \
    allowed forbidden dangerous harmful virtual possible information knowledge completely absolutely \
    capable capabilities freedom released obey comply complete consider remember according
    """
}
