"""The published tables and their columns: a contract. Columns are never renamed, removed or reordered, only added."""

from typing import get_args

from ..model.document import Evaluation, NotedFinding, PlanInfo
from ..model.measured import Observation
from ..model.notation import Comparator
from ..model.records import Commitment, Indicator
from ..model.regions import Region
from .checking import FIGURES, TEXTS
from .columns import (
    ACTUAL,
    COMPLETION,
    LINKED,
    MEASURED,
    PERIOD,
    PLAN,
    SLICE,
    SOURCE_EN,
    SOURCE_ZH,
    STATES,
    STATUS,
    TARGET,
    TITLE,
    UNIT,
    YES_NO,
    Column,
    Dataset,
    Role,
    bilingual,
    named_in,
    number,
    text,
    year,
)

PLANS = Dataset(
    "规划", "Plans", "每项规划一行。", "One row for each plan.",
    key=("plan",),
    foreign=("predecessor", "region"),
    columns=(
        text("plan", "规划", "Plan", "规划的标识，永不改变。", "Identifier of the plan; it never changes."),
        *TITLE, *bilingual("region", "地区", "Region", "规划适用的地区。", "The region the plan is for."),
        year("start", "起始年", "First year", "规划期的第一年。", "First year of the plan's period."),
        year("end", "结束年", "Last year", "规划期的最后一年。", "Last year of the plan's period."),
        text("predecessor", "上一期规划", "Predecessor", "上一期规划的标识。", "Identifier of the plan of the period before.",
             refers=named_in(PlanInfo, "predecessor")),
        text("document", "文件（中文）", "Document (Chinese)", "数字所出的文件。", "The document the figures were taken from.", role=Role.TEXT),
        Column("issued", "date", "发布日期", "Issued", "文件的发布日期。", "The day the document was issued."),
        text("document_en", "文件（英文）", "Document (English)", "数字所出文件的英文名。",
             "The document the figures were taken from, in English.", role=Role.TEXT),
        text("document_number", "文号", "Document number", "文件的文号。", "The document's official number."),
        *bilingual("issuer", "发布机关", "Issuer", "文件的发布机关。", "Who issued the document."),
        *bilingual("field", "领域", "Field", "规划的领域。", "What the plan is about."),
        *bilingual("above", "上级规划", "Plan above", "本规划所落实的上级规划。", "The plan of a higher level it carries out."),
        text("fictitious", "虚构", "Fictitious", "yes 表示示例用的虚构规划。", "yes for an invented plan, made as an example.",
             values=YES_NO),
        text("document_address", "文件网址", "Address of the document", "文件公布的网址。", "Where the document is published on the web."),
        text("region", "地区标识", "Region, by identifier", "地区的标识，见 regions 表；仅写名称的为空。",
             "The region, as in the table regions; empty where only its name is typed.", refers=named_in(PlanInfo, "region")),
    ),
)  # fmt: skip

INDICATORS = Dataset(
    "指标", "Indicators", "指标表的每一行：目标、最新数值和完成情况。",
    "Every row of the indicator tables: target, latest value and completion.",
    key=("plan", "id"),
    columns=(
        PLAN,
        text("id", "指标", "Indicator", "指标的标识，在规划内唯一。", "Identifier of the indicator, unique within its plan."),
        text("concept", "概念", "Concept", "各规划共有的概念；同一概念的指标可以比较。",
             "What several plans measure alike; indicators of one concept can be compared."),
        SOURCE_ZH,
        text("table", "表", "Table", "文件对该表的称呼，如表1、专栏2。", "What the document calls the table, such as 表1, 专栏2.",
             refers="texts"),
        Column("row", "integer", "行", "Row", "在表中的行号。", "Number of the row in the table."),
        *bilingual("name", "名称", "Name", "指标名称；中文照录原文。", "Name of the indicator; in Chinese exactly as printed."),
        *UNIT,
        text("attribute", "属性", "Attribute", "binding 约束性，anticipatory 预期性；表中没有此栏的为空。",
             "Binding or anticipatory; empty where the table does not say.", values=("binding", "anticipatory")),
        *TARGET,
        text("baseline_printed", "基期数值（原文）", "Baseline as printed", "基期数值，照录原文；“—”表示原表此格为空。",
             "The baseline exactly as printed; “—” is a cell that the table leaves empty.", role=Role.FIGURE),
        *ACTUAL, *COMPLETION,
        text("completion_printed", "完成情况（原文）", "Completion as printed", "原表所印的完成情况；没有此栏的为空。",
             "The completion that the document prints; empty where it has no such column.", role=Role.FIGURE),
        STATUS,
        number("baseline", "基期数值", "Baseline", "基期的数值，按原文单位。", "The baseline as a number in the printed unit."),
        year("baseline_year", "基期年份", "Baseline year", "基期数值所属的年份。", "The year of the baseline.", role=Role.FIGURE),
        text("part_of", "属于", "Part of", "其中项所属指标的标识，属同一规划。",
             "Identifier of the indicator of the same plan that this one is part of (其中).", refers=named_in(Indicator, "part_of")),
        *bilingual("group", "分组", "Group", "表内的分组。", "The heading inside the table that it stands under.", refers="texts"),
        SOURCE_EN, *MEASURED,
    ),
)  # fmt: skip

OBSERVATIONS = Dataset(
    "数值", "Observations", "指标已公布的每个数值：基期、各年和结果。",
    "Every published value of the indicators: baseline, yearly values and result.",
    key=("plan", "indicator", "kind", "period", "slice"), primary=False, foreign=("plan", "indicator", "source_id"),
    columns=(
        PLAN,
        text("indicator", "指标", "Indicator", "指标的标识，见 indicators 表。", "The indicator, as in the table indicators.",
             refers="indicators"),
        year("year", "年份", "Year", "数值所属的年份。", "The year the value is for."),
        number("value", "数值", "Value", "按原文单位的数值；区间为其下限；文字为空。",
               "The value as a number in the printed unit; the lower end of a range; empty for words."),
        text("printed", "原文", "As printed", "数值，照录原文。", "The value exactly as printed.", role=Role.FIGURE),
        *UNIT,
        text("kind", "种类", "Kind", "baseline 基期，actual 实际。", "Baseline or actual.", values=("baseline", "actual")),
        SOURCE_ZH,
        *bilingual("note", "说明", "Note", "关于这个数值的说明。", "A remark on this value."),
        SOURCE_EN,
        text("printed_en", "文字数值（英文）", "Value in words (English)", "文字数值的英文。", "English of a value in words.",
             role=Role.FIGURE),
        text("comparator", "比较方式", "Comparator", "数值本身是界限时的比较方式，如“≥98”。",
             "How the value is bounded where it is itself a bound, such as “≥98”.", values=Comparator, role=Role.DERIVED),
        number("high", "上限", "Upper end", "区间的上限。", "The upper end of a range."),
        text("covers", "计数范围", "Covers", "year 当年，period 期初以来的合计（基期则为上一时期的合计）；水平值为空。",
             "One year, or everything since the period began (for a baseline, the period before); empty for a level.",
             values=("year", "period")),
        text("state", "状态", "State", "provisional 初步，final 最终，revised 修订。", "Provisional, final or revised.",
             values=STATES, role=Role.FIGURE),
        Column("published", "date", "公布日期", "Published", "数值的公布日期。", "The day the value was published."),
        text("met", "是否达到", "Met", "文字目标是否达到，由来源判定。", "For a target in words: whether the source says it was met.",
             values=YES_NO),
        PERIOD,
        text("source_id", "出处标识", "Source", "数值的出处，见 sources 表的 source_id；未引用 sources 的为空。",
             "The source of the value, as source_id of the table sources; empty where none of them is cited.",
             refers=named_in(Observation, "source")),
        *bilingual("place", "出处中的位置", "Place in the source", "数值在该出处中的位置。", "Where the value stands in that source."),
        SLICE,
    ),
)  # fmt: skip

GOALS = Dataset(
    "目标", "Goals", "规划的目标。", "What the plans set out to do.",
    key=("plan", "id"),
    columns=(
        PLAN,
        text("id", "目标", "Goal", "目标的标识，在规划内唯一。", "Identifier of the goal, unique within its plan."),
        Column("number", "integer", "序号", "Number", "在文件中的序号。", "Its number in the document."),
        *TITLE, SOURCE_ZH, SOURCE_EN, LINKED,
        text("tasks", "任务", "Tasks", "所对应任务章节或任务项的标识，以分号分隔，属同一规划。",
             "Identifiers of the task sections or items of the same plan that serve it, separated by semicolons."),
    ),
)  # fmt: skip

MILESTONES = Dataset(
    "里程碑", "Milestones", "规划对各年的预期数值。", "Values that the plans expect for single years on the way.",
    key=("plan", "subject", "year"),
    columns=(
        PLAN,
        text("subject", "对象", "Subject", "同一规划的指标或承诺的标识。",
             "Identifier of an indicator or a commitment of the same plan.", refers="indicators commitments"),
        year("year", "年份", "Year", "预期达到的年份。", "The year it is expected for."),
        number("value", "数值", "Value", "预期数值，按原文单位；区间为其下限。",
               "The expected value in the printed unit; the lower end of a range."),
        text("printed", "原文", "As printed", "预期数值，照录原文。", "The expected value exactly as printed.",
             role=Role.FIGURE),
        text("subject_kind", "对象种类", "Kind of subject", "indicator 指标，commitment 承诺。", "Indicator or commitment.",
             values=("indicator", "commitment")),
        number("high", "上限", "Upper end", "区间的上限。", "The upper end of a range."),
    ),
)  # fmt: skip

EVALUATIONS = Dataset(
    "评估", "Evaluations", "对规划的年度、中期和终期评估。", "Annual, mid-term and final evaluations of the plans.",
    key=("plan", "id"), foreign=("plan", "source_id"),
    columns=(
        PLAN,
        text("kind", "种类", "Kind", "annual 年度，mid-term 中期，final 终期。", "Annual, mid-term or final.",
             values=("annual", "mid-term", "final")),
        Column("date", "date", "日期", "Date", "评估的日期。", "The day of the evaluation."),
        *bilingual("by", "评估方", "By", "由谁评估。", "Who evaluated the plan."),
        *bilingual("verdict", "结论", "Verdict", "评估的结论。", "What was concluded."),
        text("document", "文件（中文）", "Document (Chinese)", "评估报告。", "The evaluation's report.", role=Role.TEXT),
        text("id", "评估", "Evaluation", "评估的标识，在规划内唯一。", "Identifier of the evaluation, unique within its plan."),
        text("third_party", "第三方", "Third party", "是否由第三方评估。", "Whether a third party evaluated.", values=YES_NO),
        text("document_en", "文件（英文）", "Document (English)", "评估报告的英文名。", "The evaluation's report, in English.",
             role=Role.TEXT),
        text("source_id", "出处标识", "Source", "评估报告，见 sources 表的 source_id；未引用 sources 的为空。",
             "The report, as source_id of the table sources; empty where none of them is cited.",
             refers=named_in(Evaluation, "document")),
    ),
)  # fmt: skip

PROJECTS = Dataset(
    "项目", "Projects", "专栏中的项目。", "The projects of the plans' boxes.",
    key=("plan", "id"),
    columns=(
        PLAN,
        text("id", "项目", "Project", "项目的标识，在规划内唯一。", "Identifier of the project, unique within its plan."),
        text("box", "专栏", "Box", "文件对专栏的称呼，如专栏3。", "What the document calls the box, such as 专栏3.",
             refers="texts"),
        text("number", "序号", "Number", "所印的序号；专栏本身为一个项目的为空。",
             "Its number as printed; empty where the box is itself one project."),
        *TITLE,
        *bilingual("box_title", "专栏标题", "Title of the box", "专栏的标题。", "The title of the box.", refers="texts"),
        LINKED,
    ),
)  # fmt: skip

# No foreign key from project to projects: it is empty for a promise in a task's text, and validators disagree on keys
# of which only a part is empty. The same holds for part_of of indicators.
COMMITMENTS = Dataset(
    "承诺", "Commitments", "项目专栏和任务正文中可以计量的承诺。", "Quantified promises of project boxes and of the text of tasks.",
    key=("plan", "id"),
    columns=(
        PLAN,
        text("project", "项目", "Project", "所属项目的标识，见 projects 表；出自任务正文的为空。",
             "The project it belongs to, as in the table projects; empty for a promise in the text of a task.",
             refers=named_in(Commitment, "project")),
        text("id", "承诺", "Commitment", "承诺的标识，在规划内唯一。", "Identifier of the commitment, unique within its plan."),
        *bilingual("text", "内容", "Text", "承诺的内容，不含数字。", "What is promised, without its figure."),
        *UNIT, *TARGET, SOURCE_ZH, SOURCE_EN,
        text("item", "任务", "Task item", "所属任务的标识；出自专栏的为空。",
             "The task item whose text it stands in; empty for a promise of a box."),
        LINKED,
        text("restates", "重述", "Restates", "所重述的承诺或指标的标识，相加时应略去本行。",
             "The commitment or indicator that this one says again; leave this row out of any sum.",
             refers=named_in(Commitment, "restates")),
        *ACTUAL, *COMPLETION, STATUS, *MEASURED,
        text("goals", "目标", "Goals", "其任务所对应目标的标识，以分号分隔，属同一规划。",
             "Identifiers of the goals of the same plan that its task serves, separated by semicolons.",
             role=Role.DERIVED, refers="goals"),
    ),
)  # fmt: skip

FINDINGS = Dataset(
    "发现", "Findings", "文件内部互相矛盾或需要读者注意之处。",
    "Contradictions inside the documents, and what else a reader should know.",
    key=("plan", "kind", "subject", "message_zh"), primary=False,
    columns=(
        PLAN,
        text("kind", "种类", "Kind", "发现的种类，如 value（数字不一）、unit（单位不明）。",
             "The kind of finding, such as value (figures differ) or unit (unit unclear).",
             values=get_args(NotedFinding.model_fields["kind"].annotation)),
        text("subject", "对象", "Subject", "同一规划中所涉记录的标识。", "Identifier of what it is about, in the same plan.",
             refers=named_in(NotedFinding, "subject")),
        *bilingual("message", "内容", "Message", "发现的内容。", "What was found."),
    ),
)  # fmt: skip

SOURCES = Dataset(
    "出处", "Sources", "规划的数值和评估所引用的统计公报、年鉴、报告和网页，每个规划各列其引用的出处。",
    "The bulletins, yearbooks, reports and web pages that values and evaluations cite, listed for each plan that cites them.",
    key=("plan", "id"), unique="source_id",
    columns=(
        PLAN,
        text("id", "出处", "Source", "出处的标识，在规划内唯一。", "Identifier of the source, unique within its plan."),
        *TITLE,
        *bilingual("publisher", "发布单位", "Publisher", "由谁发布。", "Who published it."),
        Column("date", "date", "日期", "Date", "发布的日期。", "The day it was published."),
        text("address", "网址", "Address", "公布的网址。", "Where it is published on the web."),
        *bilingual("note", "说明", "Note", "本站的说明。", "A remark by this portal."),
        text("formerly", "曾用标识", "Former identifiers", "曾用的标识，以分号分隔。", "Identifiers that it had before, separated by semicolons.",
             role=Role.DERIVED),
        text("source_id", "全站标识", "Identifier in all tables", "由规划和出处的标识组成，在全站唯一，其他各表据以引用。",
             "Made of the identifiers of plan and source, unique in the portal; other tables refer to it.", role=Role.DERIVED),
    ),
)  # fmt: skip

MEMBERS = Dataset(
    "分组", "Members", "数值所分的各组，如各区县、男女。", "What values are broken down by, such as districts or sexes.",
    key=("plan", "id"),
    columns=(
        PLAN,
        text("id", "组", "Member", "组的标识，在规划内唯一。", "Identifier of the member, unique within its plan."),
        *bilingual("name", "名称", "Name", "组的名称。", "What the member is called."),
        text("dimension", "分组方式", "Dimension", "分组方式的标识。", "Identifier of the dimension that it is a member of."),
        *bilingual("dimension_name", "分组方式名称", "Name of the dimension", "分组方式的名称。", "What the dimension is called."),
        text("complete", "是否完整", "Complete", "各组合起来是否不重不漏。", "Whether the members together are the whole.",
             values=YES_NO),
    ),
)  # fmt: skip

REGIONS = Dataset(
    "地区", "Regions", "规划适用的地区及其隶属关系。", "The regions that plans are for, and which lies in which.",
    key=("id",), foreign=("parent",),
    columns=(
        text("id", "地区", "Region", "地区的标识。", "Identifier of the region."),
        *bilingual("name", "名称", "Name", "地区的名称。", "What the region is called."),
        text("level", "级别", "Level", "nation 国家，province 省级，city 地市级，county 县级，town 乡镇级。",
             "Nation, province, city, county or town.", values=get_args(Region.model_fields["level"].annotation)),
        text("parent", "上级地区", "Lies in", "上级地区的标识；没有的为空。", "The region that it lies in; empty for none.",
             refers=named_in(Region, "parent")),
    ),
)  # fmt: skip

TABLES: dict[str, Dataset] = {
    "plans": PLANS,
    "indicators": INDICATORS,
    "observations": OBSERVATIONS,
    "goals": GOALS,
    "milestones": MILESTONES,
    "evaluations": EVALUATIONS,
    "projects": PROJECTS,
    "commitments": COMMITMENTS,
    "findings": FINDINGS,
    "sources": SOURCES,
    "members": MEMBERS,
    "figures": FIGURES,
    "texts": TEXTS,
    "regions": REGIONS,
}
