"""Turns quotations that were typed into pages into records that pages point at, in every place that kept a copy."""

import json
from datetime import timedelta
from html import escape

from django.utils import timezone

ASK_AGAIN = timedelta(days=90)  # where nobody had written down a day
GRACE = timedelta(days=30)
NOTE = "Moved here from a page. Look up when they agreed, and where the signed paper is."


class Quotations:
    """Makes one record for each words that somebody agreed to, and knows those it has made."""

    def __init__(self, apps):
        self.apps = apps
        self.Contribution = apps.get_model("core", "Contribution")
        self.Text = apps.get_model("core", "ContributionText")
        self.languages = dict(apps.get_model("wagtailcore", "Locale").objects.values_list("pk", "language_code"))
        self.known = {}

    def record(self, words, who, language, agreed, ask_again_on=None):
        """Return the number of the record of these words; there is one, however often they were typed."""
        key = (words.strip(), who.strip(), language)
        if key not in self.known:
            today = timezone.localdate()
            ask_again_on = ask_again_on or today + ASK_AGAIN
            record = self.Contribution.objects.create(
                title=f"From a page ({len(self.known) + 1})",
                kind="words",
                agreement_note=NOTE,
                agreed_on=today,
                review_on=ask_again_on,
                shown_until=max(ask_again_on, today) + GRACE,
                on_website=agreed,
            )
            self.Text.objects.create(contribution=record, language=language, words=key[0], who=key[1], sort_order=0)
            self.known[key] = record.pk
        return self.known[key]

    def knows(self, words, who, language):
        """Tell whether there is a record of these words already."""
        return (words.strip(), who.strip(), language) in self.known

    def in_blocks(self, raw, language, is_current=True):
        """Return the raw blocks with references where quotations were, and whether there were any.

        What stands only in older versions was taken out by somebody, and stays out: no record is made of it.
        """
        changed, blocks = False, []
        for block in raw:
            value = block.get("value")
            if block.get("type") == "quote" and isinstance(value, dict) and "contribution" not in value:
                words, who = value.get("quote") or "", value.get("attribution") or ""
                agreed = bool(value.get("said_with_consent"))
                is_kept = words and (is_current or self.knows(words, who, language))
                number = self.record(words, who, language, agreed) if is_kept else None
                block, changed = {**block, "value": {"contribution": number}}, True
            blocks.append(block)
        return blocks, changed

    def in_pages(self, label, field):
        """Move the quotations of all pages of one kind: published text, older versions, sources of translations."""
        model = self.apps.get_model(*label.split("."))
        for page in model.objects.iterator(chunk_size=200):
            stream = getattr(page, field)
            blocks, changed = self.in_blocks(list(stream.raw_data), self.languages.get(page.locale_id, "en"))
            if changed:
                setattr(page, field, type(stream)(stream.stream_block, blocks, is_lazy=True))
                page.save(update_fields=[field])
        self.in_copies(label, lambda content, is_current: self._blocks_of_copy(content, field, is_current))

    def in_copies(self, label, change):
        """Let `change` mend every stored copy of pages of one kind; it returns whether it did something.

        It is told whether the copy is the newest draft of its page.
        """
        app, name = label.lower().split(".")
        kind = self.apps.get_model("contenttypes", "ContentType").objects.filter(app_label=app, model=name).first()
        if kind is None:  # a new database
            return
        newest = set(self.apps.get_model(app, name).objects.values_list("latest_revision_id", flat=True))
        for revision in self.apps.get_model("wagtailcore", "Revision").objects.filter(content_type=kind).iterator():
            if change(revision.content, revision.pk in newest):
                revision.save(update_fields=["content"])
        sources = self.apps.get_model("wagtail_localize", "TranslationSource").objects
        for source in sources.filter(specific_content_type=kind).iterator():
            content = json.loads(source.content_json)
            if change(content, False):
                source.content_json = json.dumps(content)
                source.save(update_fields=["content_json"])

    def forget_strings(self):
        """Delete what the translators' screens have kept of the words."""
        strings = self.apps.get_model("wagtail_localize", "String").objects
        translated = self.apps.get_model("wagtail_localize", "StringTranslation").objects
        for words, who, _language in self.known:
            for text in {words, escape(words), escape(words, quote=False)}:
                strings.filter(data=text).delete()
                translated.filter(data=text).delete()

    def _blocks_of_copy(self, content, field, is_current):
        stored = content.get(field)
        if not stored:
            return False
        raw = json.loads(stored) if isinstance(stored, str) else stored
        blocks, changed = self.in_blocks(raw, self.languages.get(content.get("locale"), "en"), is_current)
        if changed:
            content[field] = json.dumps(blocks) if isinstance(stored, str) else blocks
        return changed


def settle(schema_editor):
    """Let PostgreSQL check the new references now: it changes no table while checks are still to come."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")
