"""What each key means, in Chinese and English, for editors who read it beside what they type.

By record and key; a key that means the same in several records stands with the record they inherit from, last of all
with ``Record``. The key "" is the file itself.
"""

from ..model.text import Record

Meaning = tuple[str, str]

MEANINGS: dict[str, dict[str, Meaning]] = {
    "Record": {
        "id": ("标识符：小写英文字母、数字，以连字符连接；会成为网址的一部分，定后不改", "Identifier: lower-case ASCII letters and digits joined by hyphens; it becomes an address, so it never changes"),
        "number": ("序号，从1起", "Its number, from 1"),
        "label": ("原文中的编号或位置，如：表1、专栏2、第五章第一节", "How the document calls it: Table 1, Box 2, Chapter 5, Section 1"),
        "title": ("标题，照录原文", "Title, exactly as printed"),
        "name": ("名称，照录原文", "Name, exactly as printed"),
        "summary": ("概要，用自己的话写一至三句", "Summary in our own words, one to three sentences"),
        "source": ("在文件中的出处，如：第四章第1项", "Where it stands in the document, such as “Chapter 4, item 1”"),
        "note": ("给读者的说明（可省）", "A remark for the reader (optional)"),
        "indicators": ("相关指标的标识符", "Identifiers of the indicators it serves"),
        "bodies": ("责任单位的标识符，须在plan.toml的[[body]]中", "Identifiers of the bodies that answer for it, from [[body]] in plan.toml"),
        "draft": ("草稿：填true，则仅在预览中显示，不会公开；公开时删去此行", "true for a draft: shown only in the preview and left out of every public build; delete the line to publish"),
        "formerly": ("曾用标识符；旧网址会转到这里", "Old identifiers; their addresses lead here"),
        "unit": ("单位，须在units.toml中；原文未印单位则省去", "Unit, one of units.toml; left out where the document prints none"),
        "unit_en": ("英文中所数的事物；仅在单位自身的英文会误导时填写", "What is counted, in English; only where the unit's own English would mislead"),
        "year": ("年份", "Year"),
    },
    "Text": {
        "zh": ("中文", "Chinese"),
        "en": ("英文", "English"),
    },
    "Noun": {
        "one": ("英文单数，如：person", "English for one, such as “person”"),
        "other": ("英文复数，如：persons", "English for any other number, such as “persons”"),
    },
    "PlanFile": {
        "": ("规划本身：文件、原则、保障措施、数据、评估、存疑之处", "What the plan is: document, principles, safeguards, facts, evaluations, findings"),
        "plan": ("规划的基本信息", "What the plan is"),
        "body": ("责任单位（可省）", "A body that answers for indicators, projects or commitments (optional)"),
        "principle": ("基本原则", "A guiding principle"),
        "safeguard": ("保障措施", "A safeguard"),
        "fact": ("文件在指标表之外报告的数据", "A figure the document reports outside its tables"),
        "evaluation": ("评估（可省）", "An evaluation (optional)"),
        "finding": ("文件中需提请读者注意、而程序无法自动发现之处", "What the reader should know of the document and no rule can see"),
    },
    "PlanInfo": {
        "title": ("规划全称", "The plan's full title"),
        "short": ("简称，用于表格、图表和导航，如：常州“十四五”", "Short title for tables, charts and breadcrumbs, such as “Changzhou, 14th plan”"),
        "region": ("地区，如：常州市", "Region, such as “Changzhou”"),
        "field": ("领域，如：人力资源和社会保障", "Field, such as “Human resources and social security”"),
        "start": ("规划期首年，如：2021", "First year of the plan, such as 2021"),
        "end": ("规划期末年，如：2025", "Last year of the plan, such as 2025"),
        "document": ("数据所出的公开文件", "The published document the figures stand in"),
        "summary": ("规划概要，两三句", "What the plan sets out to do, in two or three sentences"),
        "predecessor": ("上一期规划的标识符，即其文件夹名（可省）", "The plan of the period before: the name of its folder (optional)"),
        "above": ("本规划所落实的上级规划（可省）", "The plan of a higher level that this one carries out (optional)"),
        "draft": ("整部规划为草稿：填true，则仅在预览中显示，不会公开；公开时删去此行", "true while the whole plan is a draft: shown only in the preview and left out of every public build; delete the line to publish"),
        "fictitious": ("是否虚构示例，仅示例填true", "true for fictitious examples only"),
        "note": ("给读者的说明，每条一段（可省）", "Remarks for the reader, one each (optional)"),
    },
    "Document": {
        "title": ("文件标题", "Title of the document"),
        "number": ("文号，如：株人社发〔2021〕51号（可省）", "Document number as printed (optional)"),
        "issued": ("印发日期，不加引号，如：2021-12-15（可省）", "Date of issue without quotes, such as 2021-12-15 (optional)"),
        "issuer": ("印发机关（可省）", "Who issued it (optional)"),
    },
    "Above": {
        "title": ("上级规划全称", "Title of the higher plan"),
        "plan": ("上级规划的标识符，仅在本站收录时填写", "Its identifier, only if this portal holds it"),
    },
    "Fact": {
        "text": ("数据说明，不含数字", "What the figure is of, without the figure"),
        "value": ("数值，照录原文；五年累计数加括号，如〔21.1〕", "The figure as printed; a five-year total in brackets, such as 〔21.1〕"),
        "year": ("数值所属年份（可省）", "The year the value is for (optional)"),
        "indicator": ("所重复的指标标识符；填后程序会比对两处数字", "The indicator whose result it repeats; the two are then compared"),
    },
    "Evaluation": {
        "kind": ("类型：annual年度、mid-term中期、final总结", "Kind: annual, mid-term or final"),
        "date": ("评估日期，不加引号，如：2023-11-30", "Date without quotes, such as 2023-11-30"),
        "by": ("评估单位", "Who evaluated"),
        "third_party": ("是否第三方评估：true或false", "Whether a third party did: true or false"),
        "verdict": ("评估结论", "What it found"),
        "document": ("评估报告（可省）", "The report (optional)"),
    },
    "Finding": {
        "kind": ("类型：value数值、comparator比较词、basis口径、unit单位、notation记法、baseline基期值、completion完成率、claim说法、scope范围、wording措辞", "What it is about"),
        "subject": ("所涉条目的标识符", "Identifier of the entry it is about"),
        "message": ("说明文字", "What the reader should know"),
    },
    "IndicatorsFile": {
        "": ("指标表及其各行", "The indicator tables and their rows"),
        "table": ("文件中的一张指标表", "An indicator table of the document"),
        "indicator": ("指标表的一行", "One row of an indicator table"),
    },
    "Table": {
        "baseline_year": ("基期年份，表中有基期值一栏时填写", "Year of the baseline column, if the table has one"),
        "result_year": ("完成值年份，表中有完成值一栏时填写", "Year of the result column, if the table has one"),
        "group": ("表内分组标题（可省）", "A heading inside the table (optional)"),
        "note": ("表下注释，每条一段，用自己的话", "Notes under the table, one each, in our own words"),
    },
    "Measured": {
        "target": ("目标，照录原文，如〔42.5〕、≥95、4以内、6-9、降低20%以上", "The target exactly as printed, such as 〔42.5〕, ≥95, 4以内, 6-9"),
        "basis": ("口径，仅在原文记法看不出时填写：level期末水平、cumulative累计、yearly每年、change变化、relative相对值、qualitative文字目标", "What the figure is, typed only where the print does not say it"),
        "better": ("方向：higher越高越好，lower越低越好；目标无≥≤等符号时填写", "Direction in which a bare number is met: higher or lower"),
        "target_en": ("目标的英文，仅文字目标需要", "The target in English, for targets in words only"),
        "relative_to": ("相对值的比较对象，basis = \"relative\"时填写", "What the figure is compared with, with basis = \"relative\""),
        "milestone": ("规划对中间年份的要求（可省）", "The value the plan expects for a year on the way (optional)"),
        "observation": ("历年公布的实际值（可省）", "A published value (optional)"),
        "stated": ("文件中再次提到这一目标之处", "Another place of the document that states this target"),
    },
    "Indicator": {
        "name": ("指标名称，照录原文，不含序号和单位", "Name exactly as printed, without number and unit"),
        "table": ("所在表的标识符", "Identifier of the table it stands in"),
        "row": ("在表中的行号，从1起", "Its row in the table, from 1"),
        "group": ("所在分组的标识符（可省）", "Identifier of its group in the table (optional)"),
        "concept": ("concepts.toml中的概念，供规划之间比较（可省）", "A concept of concepts.toml, for comparison between plans (optional)"),
        "attribute": ("指标属性：binding约束性，anticipatory预期性；表中无此栏则省去", "binding or anticipatory; left out where the table has no such column"),
        "part_of": ("“其中”项：所属指标的标识符", "The indicator that this row is part of (其中)"),
        "definition": ("指标定义（可省）", "Definition (optional)"),
        "baseline": ("基期值，照录原文；空格填“—”，无此栏则省去", "Baseline as printed; “—” for an empty cell; left out where there is no such column"),
        "baseline_year": ("基期年份，仅在与表不同时填写", "Year of the baseline, where it differs from the table's"),
        "baseline_covers": ("基期值的口径：year当年值，period上一期累计数", "Whether the baseline is of one year or a previous period's total"),
        "baseline_note": ("基期值的说明（可省）", "A remark on the baseline (optional)"),
        "result": ("完成值，照录原文；无此栏则省去", "Result as printed; left out where there is no such column"),
        "result_en": ("完成值的英文，仅文字目标需要", "The result in English, for targets in words only"),
        "result_year": ("完成值年份，仅在与表不同时填写", "Year of the result, where it differs from the table's"),
        "result_met": ("文字目标是否完成：true或false", "For a target in words, whether the result meets it: true or false"),
        "completion_printed": ("表中印出的完成率，如149%", "Completion rate, only where the table prints one, such as 149%"),
        "frequency": ("数据频率：monthly月、quarterly季、yearly年（默认）", "How often values come: monthly, quarterly or yearly (assumed)"),
    },
    "Milestone": {
        "value": ("该年应达到的值，照录原文", "The value expected for the year, as printed"),
    },
    "Observation": {
        "year": ("数值所属年份", "The year the value is for"),
        "value": ("实际值，照录公布的数字，如12.1", "The value as published, such as 12.1"),
        "value_en": ("实际值的英文，仅文字目标需要", "The value in English, for targets in words only"),
        "state": ("状态：provisional初步数、final最终数、revised修订数", "provisional, final or revised"),
        "covers": ("口径：year当年值，period期初以来累计；仅累计目标需要", "One year, or everything since the period began; needed only for cumulative targets"),
        "published": ("公布日期，不加引号，如：2023-02-10", "Date of publication without quotes, such as 2023-02-10"),
        "met": ("文字目标是否达到：true或false", "For a target in words, whether it is met: true or false"),
        "source": ("数值的出处，如：统计公报", "Where the value was published"),
    },
    "Stated": {
        "target": ("此处所印的目标，照录原文", "The target exactly as printed at this place"),
        "goal": ("所在目标的标识符；goal、item、project、source四者填其一", "The goal it stands in; exactly one of goal, item, project or source"),
        "item": ("所在任务条目的标识符；四者填其一", "The task item it stands in; exactly one of the four"),
        "project": ("所在项目的标识符；四者填其一", "The project it stands in; exactly one of the four"),
        "source": ("其他出处；四者填其一", "Another place of the document; exactly one of the four"),
        "basis": ("口径，仅在与指标不同而原文未印明时填写", "What the figure is, where it differs and is not printed"),
        "target_en": ("英文，仅文字目标需要", "Its English, for targets in words only"),
    },
    "CommitmentsFile": {
        "": ("专栏项目和任务文字中的量化承诺", "Quantified promises in boxes and in the text of tasks"),
        "commitment": ("一项量化承诺", "A quantified promise"),
    },
    "Commitment": {
        "text": ("承诺内容，不含数字", "What is promised, without its figure"),
        "better": ("方向：higher越高越好（默认），lower越低越好", "Direction: higher (assumed) or lower"),
        "project": ("所在项目的标识符；project与item填其一", "The project it stands in; exactly one of project and item"),
        "item": ("所在任务条目的标识符；project与item填其一", "The task item it stands in; exactly one of project and item"),
        "restates": ("所重复的承诺或指标；填后程序会比对两处", "The commitment or indicator that this one says again; the two are compared"),
    },
    "GoalsFile": {
        "": ("规划目标", "Goals"),
        "goal": ("一项目标", "A goal"),
    },
    "Goal": {
        "tasks": ("服务于此目标的任务章节或条目", "Task sections or items that serve it"),
    },
    "TasksFile": {
        "": ("任务章节和条目", "Task sections and items"),
        "section": ("一个任务章节", "A section of tasks"),
    },
    "Section": {
        "item": ("章节中的一条任务", "A numbered item of the section"),
    },
    "Item": {
        "label": ("条目自身的编号，如：第1项；页面会在其前加上章节位置", "Its own part of the place, such as “item 1”; the section's label comes before it"),
    },
    "ProjectsFile": {
        "": ("专栏及其中的项目", "Boxes and the projects in them"),
        "box": ("一个专栏", "A box of the document"),
    },
    "Box": {
        "item": ("专栏所在任务条目的标识符", "The task item the box stands in"),
        "project": ("专栏中的一个项目", "A project of the box"),
    },
    "Project": {
        "number": ("原文编号，如01；专栏本身即一个项目则省去", "Number as printed, such as 01; left out where the box is itself one project"),
        "title": ("项目名称，照录原文；专栏内不分项目则用专栏标题", "Title exactly as printed; the box's title where it has no projects of its own"),
    },
    "PortalFile": {
        "": ("网站设置与判定规则", "Settings of the portal and the thresholds of its verdicts"),
        "portal": ("网站设置", "Settings of the portal"),
        "rules": ("判定规则的界限值", "Thresholds of the verdicts"),
        "withdrawn": ("曾经发布、现已撤下的规划（可省）", "A plan that was released and is no longer in the portal (optional)"),
    },
    "Withdrawn": {
        "plan": ("规划的标识符，即其原文件夹名", "The plan: the name its folder had"),
        "reason": ("撤下的理由，登载于修订记录", "Why it was withdrawn; the revision log shows it"),
    },
    "RevisionsFile": {
        "": ("已发布数字的修订理由", "Why figures changed that were published before"),
        "revision": ("一个已发布数字的修订", "One revision of a published figure"),
    },
    "Revision": {
        "subject": ("指标、承诺或数据的标识符，也可以是已删除的", "The indicator, commitment or fact, also one that is gone"),
        "figure": ("哪个数字：target目标、baseline基期值、actual实际值、milestone年度目标、stated文件他处所述目标、completion所印完成情况、fact数据", "Which figure: target, baseline, actual, milestone, stated (another place of the document), completion (as printed) or fact"),
        "year": ("年份；实际值和年度目标须填", "Its year; for actual values and milestones"),
        "stated_in": ("他处所述目标的位置：目标、任务或项目的标识符", "For a target stated again: the goal, task item or project that states it"),
        "was": ("上次发布时的数字，照录原文", "As printed in the last release"),
        "now": ("现在的数字，照录原文；已删除的不填", "As printed now; left out for a figure that was taken out"),
        "reason": ("修订理由，登载于修订记录", "Why it changed; the revision log shows it"),
    },
    "PortalInfo": {
        "title": ("网站名称", "Name of the portal"),
        "tagline": ("副标题", "What the portal shows, in one line"),
        "publisher": ("主办单位", "Who publishes it"),
        "as_of": ("数据截至日期，不加引号，如：2026-11-22", "The day the data are complete to, without quotes, such as 2026-11-22"),
        "licence": ("使用许可", "Under what terms data and charts may be used"),
        "contact": ("联系方式（可省）", "Whom to write to (optional)"),
        "address": ("网站公开网址，以/结尾；他站引用时需要", "Where the public finds the portal, ending in “/”; what other sites embed needs it"),
    },
    "Rules": {
        "pace": ("进度快慢的界限，单位为百分点", "Where one class of pace ends and the next begins, in percentage points"),
        "about": ("“左右”类目标的容差", "How far from a target that says “about” still meets it"),
        "age": ("数据满多少个月算陈旧", "From how many months on a value counts as old"),
    },
    "PaceRules": {
        "faster_from": ("领先达到此值为“快于预期”，加引号，如\"5\"", "Faster than expected from here on, in quotes, such as \"5\""),
        "lagging_below": ("低于此值为“相对滞后”，加引号，如\"-5\"", "Relatively lagging below this, in quotes, such as \"-5\""),
    },
    "AboutRules": {
        "rate": ("百分比指标的容差，百分点，加引号", "For rates: percentage points, in quotes"),
        "quantity": ("数量指标的容差，百分比，加引号", "For quantities: percent, in quotes"),
    },
    "AgeRules": {
        "monthly": ("月度数据：月数", "Values that come monthly: months"),
        "quarterly": ("季度数据：月数", "Values that come quarterly: months"),
        "yearly": ("年度数据：月数", "Values that come yearly: months"),
    },
    "UnitsFile": {
        "": ("各规划共用的单位", "The units that plans use"),
        "unit": ("一个单位", "A unit"),
    },
    "Unit": {
        "zh": ("单位，照录原文，如：万人", "The unit as printed, such as 万人"),
        "en": ("所数事物的英文", "What is counted, in English"),
        "measure": ("所计量的事物；不同计量的数字不会相加或比较", "What is counted; figures of different measures are never added or compared"),
        "scale": ("一个单位等于多少，如万人为10000", "How many of the counted thing one unit stands for: 10000 for 万人"),
        "rate": ("是否百分比：true或false", "Whether it is a percentage: true or false"),
    },
    "ConceptsFile": {
        "": ("多个规划共同衡量的概念", "Concepts that several plans measure"),
        "concept": ("一个概念", "A concept"),
    },
    "Concept": {
        "name": ("概念名称", "Name of the concept"),
        "definition": ("定义", "Definition"),
    },
}  # fmt: skip


def meaning(record: type[Record], key: str) -> Meaning:
    """:raises KeyError: for a key that nobody has explained."""
    for kind in record.__mro__:
        if found := MEANINGS.get(kind.__name__, {}).get(key):
            return found
    raise KeyError(f"{record.__name__}.{key} has no meaning in meanings.py")
