package org.borderexchange.schemas.codelist;

/** Mode of transport of goods. */
public enum TransportMode implements Code {
    ROAD("road"),
    RAIL("rail"),
    SEA("sea"),
    INLAND_WATER("inland waterway"),
    AIR("air"),
    POST("post"),
    ON_PERSON("on a person");

    private final String label;

    TransportMode(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
