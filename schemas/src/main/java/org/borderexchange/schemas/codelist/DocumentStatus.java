package org.borderexchange.schemas.codelist;

/** What is wrong with a document. */
public enum DocumentStatus implements Code {
    VALID("valid"),
    STOLEN("stolen"),
    LOST("lost"),
    INVALID("invalid"),
    FALSE("false");

    private final String label;

    DocumentStatus(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
