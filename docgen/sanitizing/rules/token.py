"""Tokens by which the services of vendors know their users, each with a prefix that names the vendor.

The forms are those that the vendors document (GitHub's since 2021, Slack's xox tokens, Stripe's keys).
"""

from __future__ import annotations

from docgen.sanitizing.rule import Rule
from docgen.sanitizing.rules.placeholder import mixed

_KIND = "token"


def _token(name: str, pattern: str, *hints: str) -> Rule:
    return Rule(name, _KIND, pattern, hints=hints)


RULES = (
    _token("github-token", r"\bgh[pousr]_[A-Za-z0-9]{36,251}", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
    _token("github-fine-token", r"\bgithub_pat_[A-Za-z0-9_]{60,250}", "github_pat_"),
    _token(
        "gitlab-token",
        r"\bgl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[A-Za-z0-9_.-]{18,300}[A-Za-z0-9_-]",
        "gl",
    ),
    _token("slack-token", r"\bxox[abeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,250}[A-Za-z0-9]", "xox"),
    _token("slack-app-token", r"\bxapp-[0-9]-[A-Z0-9]{8,}-[0-9]{8,}-[a-z0-9]{32,}", "xapp-"),
    _token(
        "slack-webhook",
        r"https://hooks\.slack\.com/(?:services|workflows|triggers)/[A-Za-z0-9+/]{20,200}",
        "hooks.slack.com",
    ),
    _token(
        "discord-webhook",
        r"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,80}",
        "/api/webhooks/",
    ),
    _token("discord-token", r"\b[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}", "."),
    _token("stripe-key", r"\b[sr]k_(?:live|test|prod)_[A-Za-z0-9]{16,250}", "k_live_", "k_test_", "k_prod_"),
    _token("webhook-secret", r"\bwhsec_[A-Za-z0-9+/=]{24,80}", "whsec_"),
    _token("sendgrid-key", r"\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{32,64}", "sg."),
    _token("npm-token", r"\bnpm_[A-Za-z0-9]{36}\b", "npm_"),
    _token("pypi-token", r"\bpypi-AgE[A-Za-z0-9_-]{40,1000}", "pypi-age"),
    _token("rubygems-key", r"\brubygems_[a-f0-9]{48}\b", "rubygems_"),
    _token("hugging-face-token", r"\b(?:hf|api_org)_[A-Za-z]{34}\b", "hf_", "api_org_"),
    _token("openai-key", r"\bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{32,250}", "sk-"),
    _token("openai-old-key", r"\bsk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}\b", "t3blbkfj"),
    _token("anthropic-key", r"\bsk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{32,250}", "sk-ant-"),
    _token("twilio-key", r"\bSK[0-9a-f]{32}\b", "sk"),
    _token("telegram-bot-token", r"\b(?:bot)?(?P<secret>[0-9]{8,10}:AA[A-Za-z0-9_-]{32,34})\b", ":aa"),
    _token("vault-token", r"\bhv[sbr]\.[A-Za-z0-9_-]{24,300}", "hvs.", "hvb.", "hvr."),
    _token("shopify-token", r"\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b", "shp"),
    _token("databricks-token", r"\bdapi[a-f0-9]{32}(?:-[0-9])?\b", "dapi"),
    _token("grafana-token", r"\bgl(?:sa|c)_[A-Za-z0-9+/]{32,400}={0,2}(?:_[a-f0-9]{8})?", "glsa_", "glc_"),
    _token(
        "atlassian-token",
        r"\bAT(?:ATT|CTT|BB)[A-Za-z0-9]{1,4}[A-Za-z0-9_=-]{24,300}",
        "atatt",
        "atctt",
        "atbb",
    ),
    _token(
        "new-relic-key",
        r"\bNR(?:AK|JS|II|IQ|RA)-[A-Za-z0-9_-]{19,32}",
        "nrak-",
        "nrjs-",
        "nrii-",
        "nriq-",
        "nrra-",
    ),
    _token("docker-token", r"\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{24,40}", "dckr_"),
    _token("mailgun-key", r"\bkey-[a-z0-9]{32}\b", "key-"),
    _token("mailchimp-key", r"\b[a-f0-9]{32}-us[0-9]{1,2}\b", "-us"),
    _token("linear-key", r"\blin_(?:api|oauth)_[A-Za-z0-9]{32,64}", "lin_"),
    _token("pulumi-token", r"\bpul-[a-f0-9]{40}\b", "pul-"),
    _token("terraform-token", r"\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_-]{60,80}", ".atlasv1."),
    _token(
        "doppler-token", r"\bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}", "dp."
    ),
    _token("postman-key", r"\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b", "pmak-"),
    _token("sentry-token", r"\bsntry[su]_[A-Za-z0-9+/=_-]{40,400}", "sntry"),
    _token(
        "square-token", r"\b(?:EAAA[A-Za-z0-9_-]{60}|sq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,43})", "eaaa", "sq0"
    ),
    _token("supabase-key", r"\bsb[p]_[a-f0-9]{40}\b", "sbp_"),
    _token("fly-token", r"\bfo1_[A-Za-z0-9_-]{43}|\bfm[12][ar]?_[A-Za-z0-9+/=]{80,}", "fo1_", "fm1", "fm2"),
    _token("notion-token", r"\b(?:secret_[A-Za-z0-9]{43}|ntn_[A-Za-z0-9]{46})\b", "secret_", "ntn_"),
    _token("airtable-token", r"\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b", "pat"),
    Rule("age-key", "private-key", r"\bAGE-SECRET-KEY-1[0-9A-Z]{58}", hints=("age-secret-key-",)),
    Rule(
        "npm-auth",
        _KIND,
        r"(?i:_authToken|_auth)\s*=\s*(?P<secret>[A-Za-z0-9+/=_.-]{16,250})",
        mixed,
        ("_auth",),
    ),
)
