package org.borderexchange.schemas.codelist;

/** How sure the author is. */
public enum Confidence implements Code {
    CONFIRMED("confirmed"),
    PROBABLE("probable"),
    POSSIBLE("possible");

    private final String label;

    Confidence(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
