package org.borderexchange.schemas.serde;

/** Bytes that are no event and never will be, however often they are read. The message names the fault, never the content. */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Of stored bytes: their schema is none of those that this release carries. */
    static MalformedEvent ofLaterRelease() {
        return new MalformedEvent("written under a schema that this release does not know");
    }

    MalformedEvent(String message) {
        super(message);
    }

    MalformedEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
