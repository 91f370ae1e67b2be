package org.borderexchange.schemas.codelist;

/** What the hub decided of an act. */
public enum CaseOutcome implements Code {
    ACCEPTED("accepted"),
    REFUSED("refused");

    private final String label;

    CaseOutcome(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
