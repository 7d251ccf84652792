/// The words of the injection rules in Russian, Ukrainian, Turkish, Arabic, Chinese, Japanese, Korean and Hindi;
/// notation as in `EnglishLexiconTable`. Words of Chinese and Japanese are found inside of sentences.

enum WorldLexiconTable {
  static let russian = """
    drop: игнорир* проигнорир* забудь* забыть забуд* отбрось* пренебр* отмен* не_обращай не_обращайте не_учитывай сотри* удали_все \
    обойди* нарушь* отброс* не_следуй
    past: предыдущ* прежн* вышеуказан* выше ранее прошл* изначальн* первоначальн* вышеизлож* до_этого полученн* исходн*
    all: все всех весь любые всё каждое
    yours: твои твой твоих свои своих ваши ваших ваш свой твоего своего твою
    orders: инструкц* указан* правил* команд* приказ* задани* директив* ограничен* распоряжен* установк* предписан*
    content: информац* текст* разговор* сообщен* контекст* диалог* слова
    everything: все всё
    told: сказано сказал* говорил* получил* узнал*
    show: покажи* выведи* скажи* напиши* переведи* дай перечисли* распечатай* назови* сообщи*
    reveal: раскро* открой* повтори* выдай* дословно разгласи* слово_в_слово
    prompt: промпт* системн*_промпт подсказк* промт*
    system: системн* скрыт* секретн* внутренн* конфиденциальн* исходн* тайн*
    what: какие какой какова что каковы
    negation: не никогда ни нельзя
    you: ты вы тебе тебя вам
    new: новые новая новый новых новую следующ*
    assistant: ассистент* ии бот* чатбот* модель помощник*
    send: отправ* перешли* пошли* передай*
    must: должен должны обязан* нужно пожалуйста
    sensitive: парол* данные историю файл* сообщени* контакт* переписк*
    secret: пароль пароля секретн*_код секрет секретный_ключ кодовое_слово тайн*
    restriction: ограничен* фильтр* цензур* этик* этическ* морал* правил* закон* запрет* рамок
    without: без свободен свободн* никаких лишен вне
    lawless: аморальн* неэтичн* незаконн* нелегальн* нецензурн* неограниченн*
    become: притворись притворяйся представь* действуй* играй* роль роли веди_себя ты_теперь теперь_ты вообрази стань
    user: пользовател* клиент*
    inform: сообщай* упомина* говори*
    henceforth: отныне с_этого_момента с_этой_минуты впредь теперь_и
    answer: ответ* отвеч*
    begin: начни* начина* начинай*
    refuse: отказ* извин* предупрежд* простите
    instead: вместо
    encode: закодир* наоборот переведи* зашифр* стих* рифм* подсказ* задом
    fiction: роман* истори* фильм* вымышленн* гипотетическ* игр* сценари* рассказ*
    authority: разработчик* администратор* уполномочен* разрешен* создател*
    urgent: срочно* важно* немедленно внимание
    only: только лишь исключительно просто ничего_больше
    say: скажи* напиши* ответь* выведи* повтори* напечатай*
    discourse: объясни* стать* пример* атак* означает защит*
    void: недействительн* отменен* неактуальн* аннулир*
    mode: режим*
    special: разработчик* бога администратор* отладк*
    call: вызови запусти выполни
    tool: инструмент* функци*
    action: выполни* удали* ответь* напиши* отправь* добавь* открой* переведи*
    transact: переведи* оплат* купи* закажи* удали* забронируй*
    """
  static let ukrainian = """
    drop: ігноруй* проігноруй* забудь* відкинь* нехтуй* скасуй* не_зважай*
    past: попередн* вище раніше минул* початков* вищезазначен*
    all: усі всі усіх всіх будь-які кожне
    yours: твої свої ваші твій свій твоїх
    orders: інструкц* вказівк* правил* команд* наказ* завдан* директив* обмежен*
    content: інформац* текст* розмов* повідомлен* контекст*
    everything: все усе
    told: сказано казали отримав
    show: покажи* виведи* скажи* напиши* переклади* дай
    reveal: розкрий* повтори* видай* дослівно
    prompt: промпт* підказк*
    system: системн* прихован* секретн* внутрішн* таємн* початков*
    what: які який що яка
    negation: не ніколи ні
    you: ти ви тебе
    new: нові нова новий наступн*
    assistant: асистент* ші бот* модель помічник*
    send: надішли* відправ* перешли*
    must: повинен мусиш потрібно
    sensitive: парол* дані історію файл* повідомлення
    secret: пароль секрет* кодове_слово
    restriction: обмежен* фільтр* цензур* етик* морал* правил* закон*
    without: без вільний жодних
    lawless: аморальн* неетичн* незаконн*
    become: уяви* прикинься грай* роль дій* поводься
    user: користувач* клієнт*
    inform: повідомляй* згадуй*
    henceforth: відтепер віднині з_цього_моменту
    answer: відпов*
    begin: почни* розпочни*
    refuse: відмов* вибач*
    instead: замість
    only: тільки лише просто
    say: скажи* напиши* виведи* повтори*
    mode: режим*
    special: розробник* бога
    authority: розробник* адміністратор*
    action: виконай* видали* напиши* надішли*
    """
  static let turkish = """
    drop: yoksay* yok_say* gormezden* unut* dikkate_alma* goz_ardi* bosver* gecersiz_say* iptal_et* atla bir_kenara
    past: onceki* yukaridaki* yukarida daha_once* eski ilk simdiye_kadar* evvelki*
    all: tum butun her hepsini tamami*
    yours: senin sizin talimatlarin*
    orders: talimat* kural* komut* emir* yonerge* gorev* kisitlama* direktif* yonlendirme*
    content: bilgi* metin* konusma* mesaj* baglam* icerik*
    everything: hepsini herseyi her_seyi
    told: soylenen* verilen* ogrendi*
    show: goster* yazdir* soyle* yaz cevir* ver listele*
    reveal: ifsa* acikla* tekrarla* sizdir* kelimesi_kelimesine acik_et*
    prompt: prompt* istem* sistem_mesaji* sistem_istemi*
    system: sistem* gizli* dahili* ozgun baslangic*
    what: ne nedir neler hangi
    negation: degil asla hic hicbir
    you: sen siz sana
    new: yeni asagidaki*
    assistant: asistan* yapay_zeka* chatbot* model*
    send: gonder* ilet* yolla*
    must: lutfen zorunda* gerek* malisin melisin
    sensitive: sifre* parola* veri* gecmis* dosya* mesajlar* kisisel*
    secret: sifre* parola* gizli_kod* gizli_anahtar* sir_
    restriction: kisitlama* sinir* filtre* sansur* etik* ahlak* kural* yasa*
    without: olmadan siz_ suz_ bagimsiz ozgur* muaf
    lawless: ahlaksiz* yasadisi* sansursuz* sinirsiz* etik_disi* filtresiz*
    become: gibi_davran* rol* taklit* canlandir* hayal_et* farz_et* simdi_sen sen_artik
    user: kullanici* musteri*
    inform: bildir* bahset* haber_ver*
    henceforth: bundan_sonra artik su_andan_itibaren bundan_boyle
    answer: cevap* yanit*
    begin: basla* baslat*
    refuse: reddet* ozur* uyari* uzgun*
    instead: yerine bunun_yerine
    encode: kodla* tersten heceler* cevir* siir* sifrele* ipucu*
    fiction: roman* hikaye* film* kurgusal* varsayimsal* oyun* senaryo*
    authority: gelistirici* yonetici* yetkili* izin*
    urgent: acil* onemli* hemen dikkat
    only: sadece yalnizca sirf
    say: soyle* yaz yazdir* de tekrarla* cevap_ver*
    void: gecersiz* iptal*
    mode: mod modu moduna
    special: gelistirici* yonetici* tanri*
    action: calistir* sil cevapla* yaz gonder* ekle* tikla*
    """
  static let arabic = """
    drop: تجاهل* انس انسى انسي اهمل* تخط* تخلى* الغ لا_تتبع اترك تناسى تناس
    past: السابقه السابق السابقة اعلاه الماضيه الماضية قبل المذكوره السالفه الاصليه الاوليه سابقا سابقه
    all: جميع كل كافه كافة اي
    yours: تعليماتك قواعدك لديك الخاصه_بك
    orders: التعليمات تعليمات* الاوامر اوامر* القواعد قواعد* الارشادات ارشادات* التوجيهات توجيهات* القيود المهام المهمه
    content: المعلومات النص المحادثه الرسائل السياق
    everything: شيء ما
    told: قيل اخبرت تعلمت
    show: اظهر* اعرض* اطبع* اكتب* قل اخبرني ترجم* اعطني ارني
    reveal: اكشف* كشف افصح كرر* سرب حرفيا
    prompt: الموجه موجه* برومبت مطالبه رسالة_النظام موجه_النظام تعليمات_النظام
    system: النظام السريه المخفيه الداخليه السري المخفي الاصلي
    what: ما ماذا
    negation: لا ليس لن ابدا
    you: انت انتم
    new: جديده جديد الجديده الجديد التاليه
    assistant: المساعد الذكاء_الاصطناعي روبوت النموذج
    send: ارسل* حول* ابعث*
    must: يجب عليك من_فضلك
    sensitive: كلمات البيانات السجل الملفات الرسائل
    secret: كلمه_السر كلمه_المرور الرمز_السري المفتاح_السري السر كلمة_السر كلمة_المرور
    restriction: قيود القيود حدود الرقابه الاخلاق* القوانين قواعد فلتر*
    without: بدون دون بلا خال متحرر حر
    lawless: غير_اخلاقي* غير_قانوني* بلا_حدود
    become: تظاهر تصرف تخيل دور العب مثل انت_الان
    user: المستخدم المستخدمين العميل
    inform: تخبر تذكر تبلغ
    henceforth: من_الان الان_فصاعدا من_الان_فصاعدا منذ_الان
    answer: اجب* الاجابه الرد رد جاوب*
    begin: ابدا* بدايه
    refuse: ترفض رفض تعتذر اعتذار تحذير*
    instead: بدلا
    encode: شفر* بالعكس ترجم* اعكس قصيده
    fiction: روايه قصه فيلم خيالي* افتراضي* لعبه سيناريو
    authority: المطور المسؤول مخول مدير*
    urgent: عاجل* مهم* فورا
    only: فقط
    say: قل اكتب* اطبع* اجب*
    void: ملغاه باطله لاغيه
    mode: وضع
    special: المطور الاله
    action: نفذ* احذف* ارسل* اكتب*
    """
  static let chinese = """
    drop: 忽略 忽视 无视 忘记 忘掉 忘了 抛弃 丢弃 绕过 不要理会 不用管 覆盖 摒弃 不再遵守 不必遵守 别管 停止遵循 撤销 忽畧 無視 忘記 拋棄
    past: 之前 以上 先前 前面 上面 上述 此前 原来 原先 原有 前文 之前的 初始 以前 上文 前述 先前的 目前为止
    all: 所有 全部 一切 任何 每一
    yours: 你的 您的 你被
    orders: 指令 指示 规则 命令 提示和要求 要求 规定 限制条件 任务 准则 设定 约束 指南 規則 設定 任務 提示词 指引
    content: 信息 内容 文本 对话 消息 上下文 文字 聊天 內容 對話
    everything: 一切内容 所有内容 全部内容
    told: 告诉你 说过 告诉过 收到 被告知 学到
    show: 输出 显示 打印 告诉我 列出 写出 翻译 给我 展示 说出 输出你 重述 輸出 顯示 提供
    reveal: 透露 泄露 重复 复述 披露 揭示 逐字 原样 公开 暴露 洩露 重複
    prompt: 提示词 系统提示 提示语 系统消息 系统指令 初始提示 prompt 你的提示 系統提示 提示詞
    system: 系统 隐藏 秘密 内部 机密 底层 系統 隱藏
    what: 什么 哪些 是什么
    negation: 不要 不能 不会 别 不得 请勿 不可以
    you: 你 您
    new: 新的 新任务 新指令 以下 接下来 下面的
    assistant: 助手 人工智能 机器人 语言模型 模型 聊天机器人 ai
    send: 发送 发给 转发 发到 上传 寄给 傳送 發送
    must: 必须 务必 应该 请 需要 必須
    sensitive: 密码 数据 聊天记录 文件 隐私 凭证 邮件 历史记录
    secret: 密码 密钥 口令 暗号 秘密 密語 密碼 机密信息
    restriction: 限制 约束 过滤 道德 伦理 规则 审查 法律 政策 束缚 底线
    without: 没有 无 不受 摆脱 没有任何 不再受 突破 解除 無 沒有
    lawless: 不道德 非法 无限制 不受限制 无审查 邪恶 违法 毫无保留
    become: 扮演 假装 模拟 你现在是 你是一个 角色 假设你 想象 充当 你将扮演 假裝
    user: 用户 使用者 客户
    inform: 告诉用户 提及 通知
    henceforth: 从现在起 从现在开始 从此 今后 從現在
    answer: 回答 回复 答复 回應 回答我
    begin: 开头 开始 以开头
    refuse: 拒绝 抱歉 对不起 警告 道歉 无法回答 不能说
    instead: 而是 取而代之 改为
    encode: 编码 倒序 翻译成 拼写 加密 反转 藏头诗 base64 首字母
    fiction: 小说 故事 电影 虚构 假想 假如 游戏 剧本 虚拟
    authority: 开发者 管理员 授权 权限 超级管理员 作者
    urgent: 紧急 重要 立即 马上 注意
    only: 只 仅 只需 只能 不要其他
    say: 输出 说 回复 打印 重复 写
    void: 无效 作废 失效 取消
    mode: 模式
    special: 开发者 开发人员 上帝 调试 管理员
    action: 执行 删除 回复 输出 发送 点击 打开 写
    test: 测试 调试
    discourse: 解释 文章 例子 攻击 什么意思 检测 防御 论文
    """
  static let japanese = """
    drop: 無視 忘れ 破棄 従わない 取り消し 上書き 気にしない 無効に スキップ 捨て
    past: 以前の 上記 これまで 前の 先ほど 以前 今まで 元の 最初の 前述
    all: すべて 全て 全部 あらゆる いかなる
    yours: あなたの 君の お前の
    orders: 指示 命令 ルール 規則 指令 制約 ガイドライン タスク 制限 設定
    content: 情報 内容 テキスト 会話 メッセージ 文脈 文章
    everything: すべての内容 全部の
    told: 言われた 教えられた 与えられた
    show: 表示 出力 教えて 見せて 書いて 翻訳 述べて 書き出し
    reveal: 明かし 暴露 繰り返し 漏ら 公開 一字一句 そのまま
    prompt: プロンプト システムプロンプト システムメッセージ
    system: システム 隠された 秘密 内部 機密 初期
    what: 何 どんな
    negation: しないで ないで 決して
    you: あなた 君
    new: 新しい 次の 以下の
    assistant: アシスタント 人工知能 チャットボット モデル
    send: 送信 転送 送って メールして
    must: なければ 必ず べき ください
    sensitive: パスワード データ 履歴 ファイル 個人情報
    secret: パスワード 秘密の鍵 合言葉 暗証番号 秘密の言葉
    restriction: 制限 制約 フィルター 倫理 道徳 規則 検閲 法律
    without: なし なく 縛られない 自由 無制限 ない
    lawless: 不道徳 違法 無制限 無検閲 非倫理
    become: ふり 演じ なりきって シミュレート 役割 ロールプレイ 振る舞
    user: ユーザー 利用者
    inform: 知らせ 言わない 伝え
    henceforth: これから 今から 今後 以降は
    answer: 答え 回答 返答 返信
    begin: 始めて から始め 冒頭
    refuse: 拒否 拒絶 謝罪 申し訳 警告 断ら
    instead: 代わりに かわりに
    encode: エンコード 逆から 暗号 翻訳 綴り
    fiction: 小説 物語 映画 架空 仮定 ゲーム シナリオ
    authority: 開発者 管理者 権限 許可
    urgent: 緊急 重要 直ちに
    only: だけ のみ
    say: 言って 出力 書いて 答えて
    void: 無効 取り消
    mode: モード
    special: 開発者 デベロッパー 神
    action: 実行 削除 送信 返信 書いて クリック
    discourse: 説明 記事 例 攻撃 意味 検出
    """
  static let korean = """
    drop: 무시* 잊어* 잊고 폐기* 따르지 잊으* 버리* 건너뛰* 무효화*
    past: 이전* 위의 앞의 앞선 지금까지* 기존* 위에 앞서 원래* 초기*
    all: 모든 모두 전부 전체 어떤
    yours: 당신의 너의 네 니
    orders: 지시* 명령* 규칙* 지침* 제한* 작업* 가이드라인* 설정* 제약* 임무*
    content: 정보* 내용* 텍스트* 대화* 메시지* 문맥*
    everything: 모든_것* 모든_내용*
    told: 말한 들은 배운
    show: 보여* 출력* 알려* 말해* 써 번역* 적어* 표시* 작성*
    reveal: 공개* 누설* 반복* 그대로 밝혀* 폭로* 유출*
    prompt: 프롬프트* 시스템프롬프트* 시스템_프롬프트* 시스템_메시지*
    system: 시스템* 숨겨진 비밀* 내부* 기밀* 초기*
    what: 무엇* 뭐* 어떤
    negation: 않* 절대 말고 마 마세요 마라
    you: 당신* 너는 넌 너
    new: 새로운 다음
    assistant: 어시스턴트* 인공지능* 챗봇* 모델* ai
    send: 보내* 전송* 전달*
    must: 해야* 반드시 제발
    sensitive: 비밀번호* 데이터* 기록* 파일* 개인정보*
    secret: 비밀번호* 암호* 비밀_코드* 비밀_키* 비밀*
    restriction: 제한* 제약* 필터* 윤리* 도덕* 규칙* 검열* 법*
    without: 없이 없는 자유* 벗어나* 없다
    lawless: 비도덕* 불법* 무제한* 무검열* 비윤리*
    become: 척* 연기* 역할* 시뮬레이션* 행동* 상상* 되어*
    user: 사용자* 고객*
    inform: 알리* 언급*
    henceforth: 지금부터* 이제부터* 앞으로*
    answer: 대답* 답변* 응답* 답해*
    begin: 시작*
    refuse: 거부* 거절* 사과* 죄송* 경고*
    instead: 대신*
    encode: 인코딩* 거꾸로 암호화* 번역* 철자*
    fiction: 소설* 이야기* 영화* 가상* 가정* 게임* 시나리오*
    authority: 개발자* 관리자* 권한* 허가*
    urgent: 긴급* 중요* 즉시
    only: 만 오직 단지
    say: 말해* 출력* 써* 대답*
    void: 무효*
    mode: 모드*
    special: 개발자* 관리자* 신
    action: 실행* 삭제* 보내* 작성* 클릭*
    """
  static let hindi = """
    drop: अनदेखा* अनदेखी* नज़रअंदाज़* नजरअंदाज* भूल* उपेक्षा* त्याग* रद्द* ध्यान_न
    past: पिछले पिछली पहले उपरोक्त ऊपर पूर्व* पुराने अब_तक मूल प्रारंभिक
    all: सभी सब सारे सारी हर समस्त
    yours: अपने अपनी तुम्हारे आपके आपका आपकी तुम्हारा
    orders: निर्देश* नियम* आदेश* दिशा-निर्देश* दिशानिर्देश* कार्य प्रतिबंध* हिदायत*
    content: जानकारी संदेश* पाठ बातचीत संदर्भ सामग्री
    everything: सबकुछ सब_कुछ
    told: बताया कहा सिखाया
    show: दिखा* बता* लिख* अनुवाद* दो प्रिंट* कह*
    reveal: प्रकट* उजागर* दोहरा* खुलासा* शब्दशः
    prompt: प्रॉम्प्ट* प्रोम्प्ट* संकेत
    system: सिस्टम* छिपे छिपा गुप्त आंतरिक गोपनीय मूल
    what: क्या कौन
    negation: नहीं मत न कभी
    you: तुम आप तू
    new: नया नए नई निम्नलिखित
    assistant: सहायक एआई चैटबॉट* मॉडल
    send: भेज* अग्रेषित*
    must: चाहिए कृपया जरूर अवश्य
    sensitive: पासवर्ड* डेटा इतिहास फ़ाइल* व्यक्तिगत
    secret: पासवर्ड* गुप्त_कोड गुप्त_शब्द गुप्त_कुंजी राज़
    restriction: प्रतिबंध* सीमा* फ़िल्टर* नैतिक* नियम* कानून* सेंसर*
    without: बिना मुक्त रहित
    lawless: अनैतिक* अवैध* गैरकानूनी असीमित
    become: नाटक भूमिका अभिनय कल्पना व्यवहार बन
    user: उपयोगकर्ता*
    henceforth: अब_से इसके_बाद आज_से
    answer: उत्तर* जवाब*
    begin: शुरू* आरंभ*
    refuse: मना* इनकार* माफ़* क्षमा* चेतावनी*
    instead: बजाय जगह
    only: केवल सिर्फ बस
    say: कह* बोल* लिख* बता*
    mode: मोड
    special: डेवलपर*
    authority: डेवलपर* प्रशासक* व्यवस्थापक*
    action: लिख* भेज* हटा*
    """
}
