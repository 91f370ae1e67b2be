package org.borderexchange.schemas.codelist;

/** What happened on the migration path. */
public enum MigrationEventKind implements Code {
    ATTEMPTED_CROSSING("attempted crossing"),
    DETECTED_CROSSING("detected crossing"),
    APPREHENSION("apprehension"),
    FACILITATION("facilitation"),
    SEARCH_AND_RESCUE("search and rescue"),
    INCIDENT("incident with victims");

    private final String label;

    MigrationEventKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
