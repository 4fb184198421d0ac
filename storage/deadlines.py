"""An organisation's own deadline: the decision's, or the later one that the department granted it."""

from sqlalchemy import Date, case, type_coerce

from storage.schema import decisions, reports

# An amendment may move the decision's own deadline past a granted one: nobody then has less time than others.
EFFECTIVE = type_coerce(
    case(
        (reports.c.extended_to > decisions.c.deadline, reports.c.extended_to),
        else_=decisions.c.deadline,
    ),
    Date,
)
