package org.borderexchange.schemas.codelist;

/** What an alert carries. */
public enum ContentType implements Code {
    STOLEN_VEHICLE("stolen vehicle"),
    SMUGGLING("smuggling"),
    IRREGULAR_MIGRATION("irregular migration");

    private final String label;

    ContentType(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
