package org.borderexchange.schemas.codelist;

/** What becomes of an operation when it ends. */
public enum OperationEnding implements Code {
    HANDED_OVER("handed over to one country"),
    ARCHIVED("archived"),
    ERASED("erased");

    private final String label;

    OperationEnding(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
