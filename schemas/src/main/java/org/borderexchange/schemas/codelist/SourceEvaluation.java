package org.borderexchange.schemas.codelist;

/** Reliability of the source, Regulation (EU) 2016/794 Art. 29. */
public enum SourceEvaluation implements Code {
    A("no doubt"),
    B("mostly reliable"),
    C("mostly unreliable"),
    X("cannot be assessed");

    private final String label;

    SourceEvaluation(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }
}
