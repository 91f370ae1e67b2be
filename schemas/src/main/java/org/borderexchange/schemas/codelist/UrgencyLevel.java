package org.borderexchange.schemas.codelist;

/** How fast an alert must be dealt with. */
public enum UrgencyLevel implements Code {
    ROUTINE("routine"),
    URGENT("urgent");

    private final String label;

    UrgencyLevel(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
