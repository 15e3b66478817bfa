"""Words of a published enumeration as people write them."""

from __future__ import annotations

# Abbreviations whose capitals the enumerations do not show.
_CAPITALS = {"csirt": "CSIRT", "ddos": "DDoS", "ict": "ICT", "ict-related": "ICT-related"}
_WHOLE = {"it_security": "IT security", "system_failure_malfunction": "System failure/malfunction"}
# Signs that the enumerations leave out, as the instructions of ITS (EU) 2025/302 have them.
_SIGNS = {
    "authority agency law enforcement": "authority/agency/law enforcement",
    "clients financial counterparts and": "clients, financial counterparts and",
    "compatibility configuration": "compatibility/configuration",
    "damage manipulation theft": "damage/manipulation/theft",
    "disasters force majeure": "disasters/force majeure",
    "insufficient unclear": "insufficient/unclear",
    "intermediary reinsurance": "intermediary, reinsurance",
    "obsolescence ageing": "obsolescence/ageing",
    "police law": "police/law",
    "policies procedures": "policies, procedures",
    "skills knowledge": "skills & knowledge",
    "systems acquisition development": "systems acquisition, development",
}
# ITS (EU) 2025/302 Annex II, 4.2: a detailed root cause names its class first.
_CLASSES = ("malicious_actions", "process_failure", "system_failure", "human_error", "external_event")


def wording(word: str) -> str:
    """``system_failure_hardware_maintenance`` as ``System failure: hardware maintenance``."""
    if word in _WHOLE:
        return _WHOLE[word]
    if word.isupper():  # codes of countries and currencies
        return word
    kind = next((each for each in _CLASSES if word.startswith(f"{each}_")), "")
    rest = word.removeprefix(f"{kind}_") if kind else word
    said = _with_signs(" ".join(_CAPITALS.get(part, part) for part in rest.split("_")))
    if kind:
        return f"{kind.replace('_', ' ').capitalize()}: {said}"
    return said[:1].upper() + said[1:]


def _with_signs(said: str) -> str:
    for bare, whole in _SIGNS.items():
        said = said.replace(bare, whole)
    return said
