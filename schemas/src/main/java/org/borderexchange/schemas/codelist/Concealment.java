package org.borderexchange.schemas.codelist;

/** Where goods are hidden. */
public enum Concealment implements Code {
    VEHICLE_CAVITY("cavity of the vehicle"),
    FUEL_TANK("fuel tank"),
    TYRE("tyre"),
    LOAD_COVER("among other load"),
    ON_BODY("on the body"),
    LUGGAGE("luggage"),
    POSTAL("postal item"),
    CONTAINER_STRUCTURE("structure of the container"),
    OTHER("other"),
    NONE("not hidden");

    private final String label;

    Concealment(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
