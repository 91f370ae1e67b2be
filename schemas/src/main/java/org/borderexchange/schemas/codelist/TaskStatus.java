package org.borderexchange.schemas.codelist;

/** Where a task stands. */
public enum TaskStatus implements Code {
    OPEN("open"),
    DONE("done"),
    CANCELLED("cancelled");

    private final String label;

    TaskStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
