package org.borderexchange.schemas.directory;

/** The directory's files cannot be used; the message names file and entry. */
public final class InvalidDirectory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidDirectory(String message) {
        super(message);
    }

    InvalidDirectory(String message, Throwable cause) {
        super(message, cause);
    }
}
