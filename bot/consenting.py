"""The consent text of this installation: the department's own template, or the bundled one, filled in."""

from bot.errors import Refusal
from bot.settings import Settings
from core import consent
from core.consent import ConsentText, Operator
from screens.consent import TEMPLATE

OWN_TEMPLATE = "templates/consent.txt"  # in DATA_DIR: where it stands, it is used
LONGEST = 12_000  # characters: three messages


def consent_of(settings: Settings) -> ConsentText:
    """With the operator's details from the settings. Refusal where the own template can't be used."""
    operator = Operator(
        settings.operator_name or settings.department_name,
        settings.operator_address,
        settings.operator_contact,
    )
    path = settings.data_dir / OWN_TEMPLATE
    template, edition = TEMPLATE, consent.VERSION
    if path.is_file():
        edition = consent.OWN
        try:
            template = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise Refusal(f"{path} can't be read as UTF-8 text: {type(error).__name__}") from None
        if not template.strip() or len(template) > LONGEST:
            raise Refusal(f"{path} is empty or longer than {LONGEST} characters")
    return consent.filled(template, operator, settings.retention_days, settings.erase_after_days, edition)
