package org.borderexchange.schemas.codelist;

/** Whether a hit still holds. */
public enum HitStatus implements Code {
    CURRENT("current"),
    LAPSED("lapsed: an alert was withdrawn, expired or amended");

    private final String label;

    HitStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
