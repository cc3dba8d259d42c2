"""The words of the public site in eight languages: what there is to translate, and the catalogues it stands in."""
