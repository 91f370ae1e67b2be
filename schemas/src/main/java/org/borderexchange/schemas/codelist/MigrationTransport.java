package org.borderexchange.schemas.codelist;

/** How people travel. */
public enum MigrationTransport implements Code {
    ON_FOOT("on foot"),
    CAR("car"),
    VAN("van"),
    LORRY("lorry"),
    BUS("bus"),
    TRAIN("train"),
    BOAT("boat"),
    AIRCRAFT("aircraft"),
    UNKNOWN("unknown");

    private final String label;

    MigrationTransport(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
