/// Tables of advice that belongs to professionals. Nothing here is harmful in itself: an owner
/// prohibits it to send people where they are served better.

extension UseTables {
  private static let mine = """
    my, i have, i am, im, ive, should i, can i, do i, am i, could i, would i, for me, my wife, my husband, my son, my daughter, my child, my mother, my father
    """

  static let medicalAdvice = UseTable(
    category: .medicalAdvice,
    objects: [
      (
        0.7,
        """
        symptoms, diagnosis, diagnose, dosage, dose, how many mg, milligrams, medication, medicine, antibiotics, ibuprofen, paracetamol, acetaminophen, aspirin, insulin, metformin, prednisone, antidepressant, antidepressants, ssri, statins, blood pressure, blood pressure pills,
        chest pain, rash, lump, tumor, tumour, fever, infection, headache, headaches, migraine, stomach pain, abdominal pain, numbness, blood in my, bleeding, vomiting, diabetes, cancer, heart attack, stroke, pregnant, miscarriage, asthma, seizure, concussion, biopsy, mri results, lab results, blood test
        """
      )
    ],
    acts: mine + ", take, stop taking, treat, cure, mix, combine, increase, double",
    phrases: [
      (
        0.7,
        "should i take, stop taking my, what dose, is this cancer, do i have, do i need surgery, should i see a doctor, diagnose me, is it safe to take, together with alcohol"
      )
    ],
    reach: 5)

  static let legalAdvice = UseTable(
    category: .legalAdvice,
    objects: [
      (
        0.7,
        """
        lawsuit, sue, sued, lawyer, attorney, court, custody, divorce, eviction, evict, landlord, lease, contract, will, testament, inheritance, visa, asylum, immigration status, criminal charge, criminal charges, charged with, dui, arrest, arrested, plead guilty, plead, settlement, restraining order, alimony, child support, copyright claim,
        defamation, trademark, wrongful termination, fired, severance, statute of limitations, liable, liability, legal rights, small claims, bail, subpoena
        """
      )
    ],
    acts: mine + ", sign, file, break, appeal, contest, fight",
    phrases: [
      (
        0.7,
        "can i sue, should i sue, do i have a case, should i plead, is it legal for me, my legal rights, legally obligated, break my lease, am i liable, represent myself"
      )
    ],
    reach: 5)

  static let financialAdvice = UseTable(
    category: .financialAdvice,
    objects: [
      (
        0.7,
        """
        stocks, stock, shares, invest, investing, investment, investments, portfolio, retirement, 401k, ira, roth, pension, mortgage, refinance, crypto, bitcoin, ethereum, etf, etfs, index fund, index funds, mutual fund, bonds, savings, inheritance, life insurance, annuity, options trading, day trading, leverage, margin, forex, debt, bankruptcy, tax deduction, capital gains
        """
      )
    ],
    acts: mine + ", buy, sell, hold, put, allocate, withdraw, cash out",
    phrases: [
      (
        0.7,
        "should i buy, should i sell, should i invest, where should i invest, which stock, which stocks, pick stocks, how much should i save, should i refinance, pay off my, is it a good time to buy, financial advice"
      )
    ],
    reach: 5)
}
