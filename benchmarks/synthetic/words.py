"""The words that synthetic plans are made of, each as (Chinese, English).

They combine into texts that look like those of real plans and are nearly all different; what they say means nothing.
"""

FIRST = (
    ("云", "Yun"), ("青", "Qing"), ("长", "Chang"), ("江", "Jiang"), ("宁", "Ning"), ("安", "An"), ("金", "Jin"),
    ("龙", "Long"), ("海", "Hai"), ("文", "Wen"), ("东", "Dong"), ("西", "Xi"), ("南", "Nan"), ("北", "Bei"),
    ("平", "Ping"), ("兴", "Xing"), ("玉", "Yu"), ("石", "Shi"), ("永", "Yong"), ("泰", "Tai"),
)  # fmt: skip
SECOND = (
    ("岭", "ling"), ("州", "zhou"), ("阳", "yang"), ("川", "chuan"), ("源", "yuan"), ("城", "cheng"), ("山", "shan"),
    ("湖", "hu"), ("河", "he"), ("泉", "quan"), ("溪", "xi"), ("台", "tai"), ("港", "gang"), ("口", "kou"),
    ("林", "lin"), ("田", "tian"), ("桥", "qiao"), ("峰", "feng"), ("浦", "pu"), ("坪", "ping"),
)  # fmt: skip

# Identifier, name of the field, and its short form.
FIELDS = (
    ("hrss", ("人力资源和社会保障", "Human resources and social security"), ("人社", "HRSS")),
    ("employment", ("就业促进", "Employment promotion"), ("就业", "employment")),
    ("insurance", ("社会保险", "Social insurance"), ("社保", "insurance")),
    ("talent", ("人才发展", "Talent development"), ("人才", "talent")),
    ("labor", ("劳动关系", "Labor relations"), ("劳动", "labor")),
)

# Identifier, name, unit, how it is aimed at, and about what it is in the first year.
CONCEPTS = (
    ("urban-new-jobs", ("城镇新增就业人数", "New urban jobs"), "万人", "total", "10"),
    ("surveyed-unemployment", ("城镇调查失业率", "Surveyed urban unemployment rate"), "%", "ceiling", "5.2"),
    ("registered-unemployment", ("城镇登记失业率", "Registered urban unemployment rate"), "%", "ceiling", "3.6"),
    ("startups", ("扶持自主创业人数", "People helped to start a business"), "万人", "total", "1.2"),
    ("graduate-employment", ("高校毕业生就业率", "Employment rate of college graduates"), "%", "floor", "92"),
    ("training", ("职业技能培训人次", "Participations in skills training"), "万人次", "total", "9"),
    (
        "pension-insured",
        ("基本养老保险参保人数", "Persons insured under basic old-age insurance"),
        "万人",
        "stock",
        "310",
    ),
    ("pension-coverage", ("基本养老保险参保率", "Participation rate of basic old-age insurance"), "%", "floor", "91"),
    ("unemployment-insured", ("失业保险参保人数", "Persons insured against unemployment"), "万人", "stock", "120"),
    ("injury-insured", ("工伤保险参保人数", "Persons insured against work injury"), "万人", "stock", "140"),
    ("professionals", ("专业技术人才总量", "Professional and technical personnel"), "万人", "stock", "62"),
    ("skilled-workers", ("高技能人才总量", "Highly-skilled personnel"), "万人", "stock", "31"),
    (
        "skilled-share",
        ("每万名劳动者中高技能人才数", "Highly-skilled personnel per 10,000 workers"),
        "人",
        "stock",
        "980",
    ),
    (
        "professional-certificates",
        ("新增专业技术资格证书", "New professional certificates"),
        "万人次",
        "total",
        "1.4",
    ),
    ("skill-certificates", ("新增职业技能等级证书", "New vocational skill certificates"), "万人次", "total", "3"),
    ("contract-rate", ("劳动合同签订率", "Labor contract signing rate"), "%", "floor", "93"),
    ("mediation-rate", ("劳动争议调解成功率", "Mediation success rate of labor disputes"), "%", "floor", "66"),
    ("arbitration-rate", ("劳动争议仲裁结案率", "Case-closure rate of labor arbitration"), "%", "floor", "90"),
    ("supervision-rate", ("劳动监察案件结案率", "Case-closure rate of labor inspection"), "%", "floor", "94"),
    ("card-coverage", ("社会保障卡持卡率", "Share of people holding a social security card"), "%", "floor", "89"),
)

GROUPS = (
    ("高校毕业生", "college graduates"), ("退役军人", "veterans"), ("农民工", "migrant workers"),
    ("失业人员", "unemployed people"), ("残疾人", "people with disabilities"), ("企业职工", "employees"),
    ("灵活就业人员", "flexible workers"), ("新业态劳动者", "platform workers"), ("返乡青年", "returning young people"),
    ("女性劳动者", "women in work"), ("大龄劳动者", "older workers"), ("技工院校学生", "students of technical schools"),
)  # fmt: skip

# What an indicator of one plan alone counts, its unit, how it is aimed at, and about what it is in the first year.
SERVICES = (
    (("接受职业指导", "given career guidance"), "万人次", "total", "2.5"),
    (("参加公益培训", "in free training"), "万人次", "total", "1.8"),
    (("签约履行率", "kept to their contracts, share"), "%", "floor", "86"),
    (("参加补充保险人数", "with supplementary insurance"), "万人", "stock", "24"),
    (("每年走访", "visited each year"), "万人次", "yearly", "3"),
    (("投诉重复率", "complaining again, share"), "%", "ceiling", "6.5"),
    (("线上办理率", "served online, share"), "%", "floor", "71"),
)

OBJECTS = (
    ("零工市场", "casual labor markets"), ("创业孵化基地", "startup incubators"), ("技能大师工作室", "master workshops"),
    ("公共实训基地", "public training bases"), ("博士后工作站", "postdoctoral stations"), ("人才驿站", "talent stations"),
    ("调解组织", "mediation bodies"), ("社保服务站", "social insurance stations"), ("招聘会", "job fairs"),
    ("就业见习岗位", "internship places"), ("劳务品牌", "labor-service brands"), ("智慧窗口", "smart service counters"),
    ("基金监督平台", "fund supervision platforms"), ("技能竞赛", "skills contests"), ("用工监测点", "labor monitoring points"),
    ("家门口服务点", "neighborhood service points"), ("仲裁庭", "arbitration tribunals"), ("专家团队", "expert teams"),
    ("培训课程", "training courses"), ("电子档案库", "digital archives"), ("工资集体协商", "wage consultations"),
    ("产业学院", "industry colleges"), ("数据共享目录", "shared data catalogs"), ("诚信用工名录", "lists of fair employers"),
)  # fmt: skip

ACTIONS = (
    ("新建", "Set up"), ("改造", "Renew"), ("评选", "Select"), ("扩建", "Enlarge"), ("整合", "Merge"), ("推广", "Spread"),
    ("规范", "Put in order"), ("联通", "Connect"), ("资助", "Fund"), ("认定", "Recognize"),
)  # fmt: skip

WORKS = (
    ("提升工程", "upgrading project"), ("行动计划", "action plan"), ("专项行动", "special campaign"),
    ("示范项目", "model project"), ("护航计划", "escort program"), ("倍增计划", "doubling plan"),
)  # fmt: skip

THEMES = (
    ("就业更加充分", "Fuller employment"), ("创业更有活力", "Livelier startups"), ("保障更加可靠", "More reliable insurance"),
    ("技能更加过硬", "Better skills"), ("人才更加集聚", "More talent"), ("工资更加合理", "Fairer wages"),
    ("关系更加和谐", "Calmer labor relations"), ("监督更加有力", "Stronger supervision"), ("服务更加便捷", "Easier services"),
    ("数据更加通畅", "Data that flow"), ("基层更加扎实", "Stronger local offices"), ("风险更加可控", "Risks under control"),
)  # fmt: skip

AIMS = (
    ("围绕重点产业链的用工需求", "To meet the labor needs of key industrial chains"),
    ("针对县域公共服务的薄弱环节", "To mend the weak links of county services"),
    ("面向平台经济的新变化", "To answer what is new in the platform economy"),
    ("着眼人口结构的长期趋势", "In view of the long trend of the population"),
    ("按照办事群众的实际体验", "Guided by what applicants experience"),
    ("结合乡村振兴的年度安排", "In step with the yearly program for the countryside"),
    ("对照上一期评估提出的问题", "In reply to what the last evaluation asked"),
    ("顺应制造业升级的节奏", "Keeping pace with the upgrading of industry"),
)
MEANS = (
    ("建立{0}与部门数据的共享机制", "{0} share their data with the departments"),
    ("把{0}纳入年度考核并公布结果", "{0} are rated every year and the results are published"),
    ("分批支持{0}向乡镇延伸", "{0} reach the townships in stages"),
    ("为{0}制定统一的服务标准", "{0} get one standard of service"),
    ("由财政对{0}给予阶段性补助", "{0} are funded for a limited time"),
    ("委托第三方跟踪{0}的成效", "a third party follows what {0} achieve"),
    ("依托{0}开展逐户走访", "{0} organize visits from door to door"),
    ("推动{0}与院校结对共建", "{0} are paired with colleges"),
)
ENDS = (
    ("重点帮助{0}缩短办理时间", "so that {0} wait less"),
    ("让{0}在家门口得到服务", "so that {0} are served close to home"),
    ("逐步提高{0}的收入水平", "so that the income of {0} rises step by step"),
    ("优先满足{0}的培训需求", "so that the training needs of {0} come first"),
    ("及时化解涉及{0}的矛盾", "so that disputes of {0} are settled early"),
    ("持续扩大{0}的参保覆盖面", "so that more {0} are insured"),
    ("定期了解{0}的意见建议", "so that the opinions of {0} are heard regularly"),
    ("保障{0}的合法权益", "so that the rights of {0} are kept"),
)
