package org.borderexchange.schemas.codelist;

/** What a person or organisation does in the matter. */
public enum InvolvementRole implements Code {
    DRIVER("driver"),
    PASSENGER("passenger"),
    OWNER("owner"),
    ORGANISER("organiser"),
    COURIER("courier"),
    FACILITATOR("facilitator"),
    CONSIGNOR("consignor"),
    CONSIGNEE("consignee"),
    CARRIER("carrier"),
    GUARDIAN("guardian"),
    OTHER("other");

    private final String label;

    InvolvementRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
