"""What happens at a meeting: steps, materials and who has looked, the practical task, opinions."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from storage.schema.base import Id, Moment, metadata

meeting_steps = Table(
    "meeting_steps",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("kind", String(16), primary_key=True),  # core.proceedings.StepKind
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("until", Moment),
    Column("by_user", BigInteger, nullable=False),
)

materials = Table(
    "materials",
    metadata,
    Column("id", Id, primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("meeting_id", ForeignKey("meetings.id"), nullable=False),
    Column("item", Integer, nullable=False),  # the agenda item's place, from 0
    Column("text", Text, nullable=False, server_default=""),
    Column("file_id", Text, nullable=False, server_default=""),
    Column("file_name", Text, nullable=False, server_default=""),
    Column("is_photo", Boolean, nullable=False, server_default=false()),
    Column("mime", Text, nullable=False, server_default=""),
    Column("by_user", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
    Column("removed_at", Moment),
    Index("ix_materials_meeting", "meeting_id"),
)

material_looks = Table(
    "material_looks",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("item", Integer, primary_key=True, autoincrement=False),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
)

practical_answers = Table(
    "practical_answers",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("direction", String(16), primary_key=True),
    Column("aspect", String(16), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("option", String(16), nullable=False, server_default=""),
    Column("own", Text, nullable=False, server_default=""),
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
)

opinions = Table(
    "opinions",
    metadata,
    Column("meeting_id", ForeignKey("meetings.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisations.id"), primary_key=True),
    Column("department_id", ForeignKey("departments.id"), nullable=False),
    Column("agrees", Boolean, nullable=False),
    Column("remark", Text, nullable=False, server_default=""),
    Column("by", ForeignKey("people.id"), nullable=False),
    Column("at", Moment, nullable=False),
)
