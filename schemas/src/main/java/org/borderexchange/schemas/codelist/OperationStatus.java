package org.borderexchange.schemas.codelist;

/** Where a joint operation stands. */
public enum OperationStatus implements Code {
    RUNNING("running"),
    ENDED("ended");

    private final String label;

    OperationStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
