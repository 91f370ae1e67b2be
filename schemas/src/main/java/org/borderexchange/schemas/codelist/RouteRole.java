package org.borderexchange.schemas.codelist;

/** What a place is on a route. */
public enum RouteRole implements Code {
    ORIGIN("origin"),
    TRANSIT("transit"),
    DESTINATION("destination");

    private final String label;

    RouteRole(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
