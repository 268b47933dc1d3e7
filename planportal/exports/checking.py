"""The two tables to check the portal by: every figure and every text that it publishes, one row each."""

from ..model.releases import FIGURES as KINDS
from .columns import PERIOD, PLAN, SLICE, STATES, UNIT, Dataset, Role, bilingual, text, year

FIGURES = Dataset(
    "数字", "Figures", "本站公布的每个数字，照录原文，并注明出处，可据以与文件逐一核对。",
    "Every figure that this portal publishes, as printed and with its place, to check it against the documents.",
    key=("plan", "subject_kind", "subject", "figure", "stated_in", "period", "slice"), primary=False,
    columns=(
        PLAN,
        text("subject_kind", "对象种类", "Kind of subject", "indicator 指标，commitment 承诺，fact 表外数据。",
             "Indicator, commitment, or fact, a figure that the document reports outside its tables.",
             values=("indicator", "commitment", "fact")),
        text("subject", "对象", "Subject", "同一规划的指标、承诺或表外数据的标识。",
             "Identifier of an indicator, a commitment or a fact of the same plan.", refers="indicators commitments"),
        text("figure", "数字种类", "Kind of figure",
             "target 目标，baseline 基期，actual 实际，milestone 里程碑，stated 文件别处所述目标，completion 原表所印完成情况，"
             "fact 表外数据。",
             "Target, baseline, actual value, milestone, the target as another place of the document states "
             "it, completion as the document prints it, or fact.", values=KINDS),
        year("year", "年份", "Year", "数字所属的年份；目标、别处所述目标和完成情况为空。",
             "The year the figure is for; empty for a target, for one stated again and for completion."),
        text("stated_in", "别处", "Stated in",
             "别处所述目标所在的目标、任务或项目的标识；在其他地方的，为其出处的原文；同一处的第二个数字起带序号，如 x/2。",
             "For a target stated again: the goal, task item or project where it stands, or the place in Chinese; "
             "from the second figure of the same place on with a number, such as x/2.", refers="goals projects"),
        text("printed", "原文", "As printed", "照录原文；“—”表示原表此格为空。",
             "Exactly as printed; “—” is a cell that the table leaves empty.", role=Role.FIGURE),
        text("printed_en", "英文", "In English", "数字的英文表述，含单位，按实际计量的数量级；文字为其译文；原表为空格的和规则得不出的完成情况为空。",
             "The figure in English with its unit, counted in ones; words as translated. Empty for an empty cell and "
             "for a printed completion that no rule gives.", role=Role.DERIVED),
        *UNIT,
        text("state", "状态", "State", "实际数值：provisional 初步，final 最终，revised 修订。",
             "Of an actual value: provisional, final or revised.", values=STATES),
        *bilingual("name", "名称", "Name", "指标、承诺或表外数据的名称。", "What the figure is of."),
        *bilingual("source", "出处", "Source", "在文件中的位置；另行公布的数值为其来源，没有注明的为空。",
              "Its place in the document; for a value published elsewhere its source, empty where none is given."),
        PERIOD,
        SLICE,
    ),
)  # fmt: skip

TEXTS = Dataset(
    "文字", "Texts", "录入的每条文字，中英文对照；关于页除外。",
    "Every text that was typed, in Chinese and English, except the about page.",
    key=("plan", "key"), primary=False,
    columns=(
        text("plan", "规划", "Plan", "规划的标识，见 plans 表；全站共用的文字为空。",
             "Identifier of the plan, as in the table plans; empty for texts of the whole portal.", refers="plans"),
        text("key", "位置", "Key",
             "文字在记录中的位置，由标识组成，如 indicator/urban-new-jobs/name；在同一规划内唯一。",
             "Where the text stands among the records, made of identifiers, such as indicator/urban-new-jobs/name; "
             "unique within its plan.", refers="goals indicators projects"),
        text("zh", "中文", "Chinese", "中文。", "The text in Chinese.", role=Role.TEXT),
        text("en", "英文", "English", "英文。", "The text in English.", role=Role.TEXT),
    ),
)  # fmt: skip
