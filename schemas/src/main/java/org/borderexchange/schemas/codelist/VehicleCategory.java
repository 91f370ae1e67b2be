package org.borderexchange.schemas.codelist;

/** Object categories after SIS, Regulation (EU) 2018/1862 Art. 38. */
public enum VehicleCategory implements Code {
    PASSENGER_CAR("passenger car"),
    LORRY("lorry"),
    BUS("bus"),
    MOTORCYCLE("motorcycle"),
    TRAILER("trailer over 750 kg"),
    CARAVAN("caravan"),
    MACHINE("agricultural or industrial machine"),
    BOAT("boat"),
    BOAT_ENGINE("boat engine"),
    CONTAINER("container"),
    AIRCRAFT("aircraft"),
    COMPONENT("component part"),
    REGISTRATION_CERTIFICATE("registration certificate"),
    PLATE("registration plate");

    private final String label;

    VehicleCategory(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
