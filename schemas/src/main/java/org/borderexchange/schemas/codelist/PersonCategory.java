package org.borderexchange.schemas.codelist;

/** Data-subject category, Directive (EU) 2016/680 Art. 6. */
public enum PersonCategory implements Code {
    SUSPECT("suspect"),
    CONVICTED("convicted"),
    VICTIM("victim"),
    WITNESS("witness"),
    CONTACT("contact or associate"),
    MISSING("missing person");

    private final String label;

    PersonCategory(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
