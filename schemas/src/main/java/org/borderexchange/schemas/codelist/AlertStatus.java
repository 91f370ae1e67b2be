package org.borderexchange.schemas.codelist;

/** Where an alert stands in its life. */
public enum AlertStatus implements Code {
    ACTIVE("active"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired"),
    ACHIEVED("purpose achieved");

    private final String label;

    AlertStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
