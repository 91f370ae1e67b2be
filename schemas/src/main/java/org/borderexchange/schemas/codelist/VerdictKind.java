package org.borderexchange.schemas.codelist;

/** What an officer says of a hit. */
public enum VerdictKind implements Code {
    CONFIRMED("confirmed"),
    REJECTED("rejected");

    private final String label;

    VerdictKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
