package org.borderexchange.schemas.identifier;

/** A value that is not what its kind demands. The message says what is demanded and never echoes what was given. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param demanded a phrase for an officer, such as "1 to 10 letters or digits" */
    public InvalidValue(String demanded) {
        super(demanded);
    }
}
