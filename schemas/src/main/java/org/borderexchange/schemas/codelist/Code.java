package org.borderexchange.schemas.codelist;

/** An entry of a code list. */
public interface Code {

    /** As it travels: in JSON, in events, in metrics. */
    default String code() {
        return name();
    }

    /** What the enum calls itself. */
    String name();

    /** For people, in English. */
    String label();
}
