package org.borderexchange.schemas.codelist;

/** Kind of document, after ICAO 9303. */
public enum DocumentKind implements Code {
    PASSPORT("passport"),
    ID_CARD("identity card"),
    RESIDENCE_PERMIT("residence permit"),
    DRIVING_LICENCE("driving licence"),
    VISA("visa"),
    OTHER("other");

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
