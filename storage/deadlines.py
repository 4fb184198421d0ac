"""An organisation's own deadline: the decision's, or the later one that the department granted it."""

from sqlalchemy import Date, case, func, type_coerce

from storage.schema import decisions, reports

# An amendment may move the decision's own deadline past a granted one: nobody then has less time than others.
GRANTED = type_coerce(case((reports.c.extended_to > decisions.c.deadline, reports.c.extended_to)), Date)
EFFECTIVE = type_coerce(func.coalesce(GRANTED, decisions.c.deadline), Date)
