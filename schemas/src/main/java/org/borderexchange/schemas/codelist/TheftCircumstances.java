package org.borderexchange.schemas.codelist;

/** How an object was lost. */
public enum TheftCircumstances implements Code {
    THEFT("theft"),
    ROBBERY("robbery"),
    EMBEZZLEMENT("embezzlement"),
    FRAUD("fraud"),
    UNKNOWN("unknown");

    private final String label;

    TheftCircumstances(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
