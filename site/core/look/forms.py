from django.forms.renderers import TemplatesSetting


class NhsRenderer(TemplatesSetting):
    pass
